"""A draft as a Word file with comments: in the file it came from, or in house style."""

from collections.abc import Iterator

import pytest

from drafting.errors import BadRequest
from drafting.model import Annex, Document, Language, Mark, Quote
from drafting.structure import parse_text
from drafting.word.read import read_blocks
from drafting.workbench import Workbench, annotated, marks
from tests.word.commented import comments, part
from tests.word.reading import docx, p
from tests.workbench.conftest import FIRST


def says_autoridad(document: Document, language: Language) -> Iterator[Mark]:
    for node in document.walk():
        if "orden público" in node.text:
            yield Mark("substances", node.eid, "¿De qué orden?", quote=Quote("orden público"))


@pytest.fixture(autouse=True)
def sayers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "SAYERS", {"substances": says_autoridad})


def test_a_word_draft_is_commented_in_its_own_file(desk: Workbench) -> None:
    data = docx(p("Artículo 1.- Esta ley es de orden público.", properties='<w:jc w:val="right"/>'))
    draft = desk.import_draft("law", data, "ley.docx").draft
    uid = next(node.uid for node in desk.document(draft.id).walk() if node.eid == "art_1")
    said = [Mark("comment", "art_1", "Bien.", uid=uid, author="Ana Ruiz")]
    made = desk.annotated.export(draft.id, ["substances"], said=said)
    assert made.comments == 2
    assert [(c.author, c.words) for c in comments(made.data).values()] == [
        ("Taller · listas de control", "orden público"),
        ("Ana Ruiz", "Artículo 1.- Esta ley es de orden público."),
    ]
    assert b'<w:jc w:val="right"/>' in part(made.data, "word/document.xml")


def test_a_text_draft_is_commented_in_house_style_with_its_annexes(desk: Workbench) -> None:
    draft = desk.import_draft("law", FIRST.encode(), "ley.txt").draft
    annexes = [Annex("Requisitos", ("Requisito", "Dónde"), (("Uno", "Artículo 1"),))]
    made = desk.annotated.export(draft.id, ["substances"], language="en", annexes=annexes)
    assert [c.author for c in comments(made.data).values()] == ["Workbench · control lists"]
    assert read_blocks(made.data)[-1].text == "Uno\tArtículo 1"
    assert "Borrador 1" in part(made.data, "word/header.xml").decode()


def test_an_unknown_kind_is_refused(desk: Workbench) -> None:
    draft = desk.import_draft("law", FIRST.encode(), "ley.txt").draft
    with pytest.raises(BadRequest, match="rumours"):
        desk.annotated.export(draft.id, ["rumours"])


def says_by_weight(document: Document, language: Language) -> Iterator[Mark]:
    for severity in ("info", "warning", "error"):
        yield Mark("substances", "art_1", f"{severity}.", severity=severity)


def test_only_what_weighs_enough_is_said_and_persons_always(
    desk: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "SAYERS", {"substances": says_by_weight})
    draft = desk.import_draft("law", FIRST.encode(), "ley.txt").draft
    said = [Mark("comment", "art_1", "Bien.", author="Ana Ruiz")]
    for severity, expected in (
        ("info", ["info.", "warning.", "error.", "Bien."]),
        ("warning", ["warning.", "error.", "Bien."]),
        ("error", ["error.", "Bien."]),
    ):
        made = desk.annotated.export(draft.id, ["substances"], severity=severity, said=said)  # type: ignore[arg-type]
        assert [c.text for c in comments(made.data).values()] == expected
        assert made.comments == len(expected)


def test_listed_comments_stand_in_full_at_the_end(desk: Workbench) -> None:
    draft = desk.import_draft("law", FIRST.encode(), "ley.txt").draft
    said = [
        Mark(
            "comment",
            "art_1",
            "Bien.",
            author="Ana",
            replies=(Mark("comment", "art_1", "No.", author="Eva"),),
        )
    ]
    made = desk.annotated.export(draft.id, ["substances"], said=said, listed=True)
    rows = [block.text for block in read_blocks(made.data)][-3:]
    assert rows == [
        "Disposición\tDe\tComentario",
        "Artículo 1\n«orden público»\tlistas de control\t¿De qué orden?",
        "Artículo 1\tAna\tBien.\nEva: No.",
    ]
    assert "Comentario" not in read_blocks(desk.annotated.export(draft.id, [], listed=True).data)[-1].text


def test_what_a_checklist_only_suggests_comes_on_demand_one_comment_for_each_article() -> None:
    document = parse_text(FIRST)
    said = [
        Mark("checklist", "art_2__fr_I", "Uno.", key="A-1"),
        Mark("checklist", "art_2__fr_II", "Dos.", key="A-2"),
        Mark("checklist", "art_3", "Tres.", key="A-3"),
        Mark("checklist", "art_1", "Confirmado.", author="Ana"),
        Mark("placement", "art_3", "Otra cosa."),
    ]
    assert [mark.text for mark in annotated.offered(said, document, wanted=False)] == [
        "Confirmado.",
        "Otra cosa.",
    ]
    found = annotated.offered(said, document, wanted=True)
    assert [(mark.eid, mark.text) for mark in found] == [
        ("art_1", "Confirmado."), ("art_2", "Uno.\nDos."), ("art_3", "Otra cosa."), ("art_3", "Tres."),
    ]  # fmt: skip
