"""What an advice changes is shown in part, and says how much more there is."""

import pytest

from drafting.ui.speech import Speech
from drafting.ui.views.placing import AT_ONCE, shown


@pytest.mark.parametrize(
    ("rows", "at_once", "more"),
    [
        (0, 0, ""),
        (AT_ONCE, AT_ONCE, ""),
        (AT_ONCE + 1, AT_ONCE + 1, ""),
        (AT_ONCE + 240, AT_ONCE, "… y 240 renglones más"),
    ],
)
def test_every_row_is_there_and_the_rest_is_counted(rows: int, at_once: int, more: str) -> None:
    all_of_them = [{"label": str(n)} for n in range(rows)]
    view = shown(all_of_them, Speech("es"))
    assert len(view["shown"]) == at_once
    assert view["shown"] + view["rest"] == all_of_them
    assert view["more"] == more
