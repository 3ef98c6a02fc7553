"""A draft made here wears the file of the draft it came from, and so does what is exported of it."""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest

from drafting.model import Document, Language
from drafting.review.model import State
from drafting.word import resolve
from drafting.workbench import Workbench, dressing, exports
from tests.files.test_odt import odt, para
from tests.word.dress.making import article, reworded
from tests.word.reading import docx, p, r
from tests.workbench.conftest import FIRST
from tests.workbench.returning import tracked

WHEN = datetime(2026, 11, 22, tzinfo=UTC)
OURS = '<w:ind w:left="1234"/>'
LAW = docx(
    p(r("LEY DE SUSTANCIAS", "<w:b/>"))
    + article("Artículo 1.-", "Esta ley es de orden público.", OURS)
    + article("Artículo 2.-", "La Autoridad llevará un padrón de sustancias.", OURS)
    + article("Artículo 3.-", "Se impondrá prisión de dos a seis años.", OURS)
    + "<w:sectPr/>"
)


def main(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def in_own_file(data: bytes) -> bool:
    """Whether it is the drafter's file: their indents, not our styles."""
    return OURS in main(data) and "LawArticle" not in main(data)


def next_text(desk: Workbench, old: str, new: str) -> Document:
    return reworded(desk.document(desk.draft("law").id), old, new)


def test_accepted_proposals_stand_in_the_drafters_file_and_the_chain_goes_on(desk: Workbench) -> None:
    desk.import_draft("law", LAW, "ley.docx")
    desk.reviews.open_round("law", ["customs"], WHEN.date())
    desk.reviews.take(
        "law", 1, "customs", tracked(LAW, "Ana", "dos a seis años", "uno a ocho años"), "r.docx"
    )
    (one,) = desk.reviews.standing(desk.draft("law").id)
    desk.reviews.decide(one.proposal.key, State.ACCEPTED)
    second = desk.reviews.make_draft("law").draft
    assert in_own_file(desk.source(second.id))
    assert "uno a ocho años" in desk.document(second.id).printed
    assert "El taller escribió el texto en el archivo de Word del borrador 1, con su formato." in second.note
    third = dressing.dress(desk, second, next_text(desk, "un padrón", "el padrón"))
    assert third.own
    assert in_own_file(third.data)


def test_everything_exported_of_it_is_in_that_file(desk: Workbench) -> None:
    first = desk.import_draft("law", LAW, "ley.docx").draft
    made = dressing.dress(desk, first, next_text(desk, "orden público", "interés social"))
    second = desk.import_draft("law", made.data, "law_2.docx").draft
    redline = exports.redline(desk, first, second, exports.Marking("Ana", WHEN))
    assert in_own_file(redline.data)
    assert redline.warnings == ()
    assert len(re.findall("<w:ins ", main(redline.data))) == 1
    assert in_own_file(exports.clean(desk, second).data)
    assert not in_own_file(exports.clean(desk, second, house=True).data)
    assert in_own_file(exports.annotated(desk, second, ["placement"], "es").data)


def test_a_draft_without_a_word_file_is_dressed_in_house_style_and_says_so(desk: Workbench) -> None:
    draft = desk.import_draft("law", FIRST.encode(), "ley.txt").draft
    made = dressing.dress(desk, draft, next_text(desk, "orden público", "interés social"))
    assert not made.own
    assert made.told == ("El borrador 1 no vino de un archivo de Word: el nuevo va en el estilo de la casa.",)


@pytest.mark.parametrize("first_is_word", [True, False])
def test_where_one_draft_is_a_word_file_the_redline_is_made_in_it(
    desk: Workbench, first_is_word: bool
) -> None:
    text = "\n\n".join(node.printed for node in desk.read(LAW, "ley.docx").walk()).encode()
    changed = text.replace("orden público".encode(), "interés social".encode())
    files = ((LAW, "a.docx"), (changed, "b.txt")) if first_is_word else ((changed, "a.txt"), (LAW, "b.docx"))
    old, new = (desk.import_draft("law", data, name).draft for data, name in files)
    made = exports.redline(desk, old, new, exports.Marking("Ana", WHEN, cover=False), reader="en")
    assert in_own_file(made.data)
    assert len(made.warnings) == 1
    assert "did not come from a Word file" in made.warnings[0]
    rejected, accepted = resolve.both(made.data)
    for found, draft in ((rejected, old), (accepted, new)):
        said = "".join(piece for block in found.blocks for piece in block.pieces if isinstance(piece, str))
        assert "".join(said.split()) == "".join(desk.document(draft.id).printed.split())


def test_warnings_speak_the_readers_language_and_the_file_its_own(desk: Workbench) -> None:
    old = desk.import_draft("law", FIRST.encode(), "ley.txt").draft
    new = desk.import_draft("law", LAW, "ley.docx").draft
    told: dict[Language, str] = {"es": "no vino de un archivo", "en": "did not come from"}
    for reader, words in told.items():
        made = exports.redline(desk, old, new, exports.Marking("Ana", WHEN), reader=reader)
        assert words in made.warnings[0]
        assert "Control de cambios".upper() in main(made.data)


def test_a_clean_copy_says_what_it_left_out(desk: Workbench) -> None:
    marked = tracked(LAW, "Ana", "dos a seis años", "uno a ocho años")
    draft = desk.import_draft("law", marked, "ley.docx").draft
    made = exports.clean(desk, draft, reader="en")
    assert made.warnings == ("Draft 1 carried open tracked changes: in the clean copy they are accepted.",)
    assert "<w:ins" not in main(made.data)
    assert in_own_file(made.data)


def test_without_libreoffice_an_odt_is_in_house_style_and_the_sentence_says_why(
    desk: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTING_SOFFICE", "off")
    drafts = [
        desk.import_draft("law", odt(para("Artículo 1.- Uno.") + para(words)), f"{at}.odt").draft
        for at, words in enumerate(("Artículo 2.- Dos.", "Artículo 2.- Tres."))
    ]
    made = exports.redline(desk, *drafts, exports.Marking("Ana", WHEN), reader="en")
    assert "LibreOffice is not installed here" in made.warnings[0]
    assert "LibreOffice is not installed here" in exports.annotated(desk, drafts[1], [], "en").warnings[0]
