"""What is said of a text that is being written: in the entry that changed, and new elsewhere."""

from itertools import count

from drafting.compare import carry_uids
from drafting.model import Document, Layer
from drafting.structure import parse_text
from drafting.workbench.edit_effects import brought_in, effects

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


def said(text: Document, eid: str, rule: str) -> bool:
    """Whether the finding is among what is said of an article once the text is saved as it stands."""
    uid = next(node.uid for node in text.walk() if node.eid == eid)
    return rule in [mark.key for mark in effects(text, text, uid, Layer.STATUTE, "es").here]


NUMBERED = "LEY DE PRUEBA\n\n" + "\n\n".join(f"Artículo {n}.- Texto {n}." for n in (1, 2, 3, 5, 6))


def numbered(old: str, new: str) -> Document:
    numbers = count(1)
    return carry_uids(None, parse_text(NUMBERED.replace(old, new)), lambda: f"u{next(numbers)}")


def test_a_number_borne_twice_is_said_beside_both_articles_once_it_is_saved() -> None:
    text = numbered("Artículo 3.-", "Artículo 2.-")
    twice = [node.uid for node in text.walk() if node.number == "2"]
    for uid in twice:
        found = effects(text, text, uid, Layer.STATUTE, "es")
        assert [mark.key for mark in found.here].count("number_repeated") == 1, uid
    assert len(twice) == 2


def test_a_gap_is_said_beside_both_articles_and_nowhere_else() -> None:
    text = numbered("", "")
    assert [said(text, f"art_{n}", "number_missing") for n in (1, 2, 3, 5, 6)] == [
        False, False, True, True, False,
    ]  # fmt: skip


def test_what_the_draft_says_too_is_told_apart_from_what_the_edit_brought() -> None:
    saved, now = written(("Los registros.", "Los registros del artículo 50 de esta Ley."))
    for eid, standing in (("art_1", 0), ("art_2", 1)):
        uid = next(node.uid for node in now.walk() if node.eid == eid)
        found = effects(now, now, uid, Layer.STATUTE, "es", saved)
        assert len([mark for mark in found.standing if mark.key == "ref_missing"]) == standing, eid
    uid = next(node.uid for node in now.walk() if node.eid == "art_2")
    aside = [(uid, "ref_missing", "artículo 40")]
    assert missing(effects(now, now, uid, Layer.STATUTE, "es", saved, aside).aside) == ["art_2"]
    assert missing(brought_in(saved, now, "es")) == ["art_1__fr_II"]
    assert brought_in(now, now, "es") == ()


def test_an_article_without_words_is_known_as_empty() -> None:
    saved, now = written(("Los plazos se cuentan en días hábiles.", ""))
    uid = next(node.uid for node in now.walk() if node.eid == "art_3")
    assert effects(now, now, uid, Layer.STATUTE, "es").empty
    assert not effects(saved, saved, uid, Layer.STATUTE, "es").empty
