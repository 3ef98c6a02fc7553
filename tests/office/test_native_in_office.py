"""LibreOffice's own accept-all and reject-all on redlines in the drafter's own file, in the safe profile."""

import pytest

from drafting.word import native
from drafting.word.profile import SAFE
from tests.office.conftest import Office
from tests.word.native.making import AUTHOR, WHEN
from tests.word.native.test_safe import LAST, MORE, NESTED, ONE, OTHER, TWO, shared

pytestmark = pytest.mark.office

CASES = {
    "a paragraph more in a cell": (ONE, TWO),
    "a paragraph less in a cell": (TWO, ONE),
    "the last paragraph of a cell replaced": (LAST, OTHER),
    "the last paragraph of a cell replaced by two": (LAST, MORE),
    "the last two paragraphs of a cell replaced by one": (MORE, LAST),
    "a table comes at the end of a cell": (ONE, NESTED),
    "a table goes at the end of a cell": (NESTED, ONE),
    "a footer that sections share": (shared("Borrador de trabajo"), shared("Borrador")),
}


def test_libreoffice_gives_both_drafts_of_a_safe_redline(in_office: Office) -> None:
    asked = []
    for old, new in CASES.values():
        data = native.redline(old, new, author=AUTHOR, when=WHEN, profile=SAFE).data
        asked += [(old, "as_is+"), (data, "reject+"), (new, "as_is+"), (data, "accept+")]
    found = in_office(asked)
    for number, name in enumerate(CASES):
        old_text, rejected, new_text, accepted = found[4 * number : 4 * number + 4]
        assert old_text != new_text, name
        assert (rejected, accepted) == (old_text, new_text), name


def test_libreoffice_leaves_no_empty_line_at_the_end_of_a_cell_in_the_other_profile_either(
    in_office: Office,
) -> None:
    pairs = ((ONE, TWO), (TWO, ONE), (LAST, OTHER), (LAST, MORE))
    asked = []
    for old, new in pairs:
        data = native.redline(old, new, author=AUTHOR, when=WHEN).data
        asked += [(old, "as_is+"), (data, "reject+"), (new, "as_is+"), (data, "accept+")]
    found = in_office(asked)
    assert found[1::2] == found[::2]
