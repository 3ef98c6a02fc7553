"""No chemical is invented in the real laws, none of which has one; `make quality` reads every version."""

from pathlib import Path

import pytest

from tests.corpora import chemicals
from tests.substances.drafts import looked_at

pytestmark = pytest.mark.corpora


def test_no_chemical_is_invented_in_any_real_law(laws: Path) -> None:
    texts, _, found = chemicals.invented(laws, newest=True)
    assert texts > 20
    assert found == []


@pytest.mark.parametrize("name", ["es/mx-cpeum-2024/v008_2024-10-31.txt"])
def test_a_chemical_planted_in_a_real_law_is_the_only_one_found(laws: Path, name: str) -> None:
    planted = "Artículo 20\nQueda prohibido el sarín (107–44–8).\n"
    text = (laws / name).read_text(encoding="utf-8").replace("Artículo 20\n", planted, 1)
    examined = looked_at(chemicals.files.read_document(text.encode(), "law.txt", "es"))
    assert [one.written.cas for one in examined.numbers] == ["107-44-8"]
    assert len(examined.spots) == 1
