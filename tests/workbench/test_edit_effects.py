"""What is said of a text that is being written: in the entry that changed, and new elsewhere."""

from itertools import count

from drafting.compare import carry_uids
from drafting.model import Document, Layer
from drafting.structure import parse_text
from drafting.workbench.edit_effects import effects

SAVED = """LEY DE PRUEBA

Artículo 1.- La autoridad expedirá:

I. Las licencias que esta Ley exige;

II. Los registros.

Artículo 2.- Conforme al artículo 40 de esta Ley se llevará un padrón.

Artículo 3.- Los plazos se cuentan en días hábiles.
"""


def written(*pairs: tuple[str, str]) -> tuple[Document, Document]:
    """The law, and the same with other words, every provision with its uid."""
    numbers = count(1)
    saved = carry_uids(None, parse_text(SAVED), lambda: f"u{next(numbers)}")
    text = SAVED
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return saved, carry_uids(saved, parse_text(text), lambda: f"u{next(numbers)}")


def missing(marks: object) -> list[str]:
    return [mark.eid for mark in marks if mark.key == "ref_missing"]  # type: ignore[attr-defined]


def test_a_slip_inside_the_entry_is_told_there_and_what_was_there_before_is_no_effect() -> None:
    saved, now = written(("Los registros.", "Los registros del artículo 50 de esta Ley."))
    uid = next(node.uid for node in now.walk() if node.eid == "art_1")
    found = effects(saved, now, uid, Layer.STATUTE, "es")
    assert missing(found.here) == ["art_1__fr_II"]
    assert missing(found.elsewhere) == []


def test_a_slip_that_came_elsewhere_is_an_effect() -> None:
    saved, now = written(("días hábiles", "días hábiles, salvo los del artículo 60 de esta Ley"))
    uid = next(node.uid for node in now.walk() if node.eid == "art_1")
    found = effects(saved, now, uid, Layer.STATUTE, "es")
    assert missing(found.here) == []
    assert missing(found.elsewhere) == ["art_3"]
