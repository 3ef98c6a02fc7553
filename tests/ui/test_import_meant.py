"""What an imported text is taken for before anybody says: its kind, and the instrument it is a draft of."""

from drafting.files import read_document
from drafting.model import Instrument, Layer
from drafting.ui.views.preview import meant, preview

ACT = Instrument("act", "Goods Export Act", "Act", "en", Layer.STATUTE, 1)
RULES = Instrument("rules", "Goods Export Regulations", "Rules", "en", Layer.REGULATION, 2)


def test_regulations_are_no_draft_of_the_act() -> None:
    found = preview(
        read_document(b"Goods Export Regulations\n\n1 Citation\n\nThese Regulations apply.\n", "r.txt", "en")
    )
    assert found.layer is Layer.REGULATION
    assert meant(found, (ACT,)) == ""
    assert meant(found, (ACT, RULES)) == "rules"


def test_the_title_decides_before_the_kind() -> None:
    found = preview(read_document(b"Goods Export Act\n\n1 Title\n\nThis Act applies.\n", "a.txt", "en"))
    other = Instrument("other", "Other Act", "Other", "en", Layer.STATUTE, 0)
    assert meant(found, (other, ACT)) == "act"
    assert meant(found, (other,)) == "other"
    assert meant(found, ()) == ""
