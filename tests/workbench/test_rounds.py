"""A review round: packages go out, files come back."""

import zipfile
from datetime import date
from io import BytesIO

import pytest

from drafting.errors import BadRequest, Conflict, DraftingError, NotFound
from drafting.model import Draft, Mark, Quote
from drafting.review.carry import Fate
from drafting.review.model import State
from drafting.word.annotate import annotate
from drafting.workbench import Workbench, marks
from tests.word.commented import comments
from tests.workbench.mapped import REGULATION, RULES
from tests.workbench.returning import tracked, typed
from tests.workbench.reviewing import UNTIL, everything, proposals, sent, uid_of


def test_a_round_asks_offices_that_are_known_until_a_day_to_come(
    desk: Workbench, drafts: list[Draft]
) -> None:
    before = everything(desk)
    for names, day in ((["nobody"], UNTIL), ([], UNTIL), (["customs"], date(2026, 2, 1))):
        with pytest.raises(BadRequest):
            desk.reviews.open_round("law", names, day)
    with pytest.raises(NotFound):
        desk.reviews.round("law")
    assert everything(desk) == before
    made = desk.reviews.open_round("law", ["customs", "health"], UNTIL)
    assert (made.number, made.draft, made.days_left(date(2026, 3, 18))) == (1, 2, 2)
    longer = desk.reviews.change_round("law", 1, until=date(2026, 4, 1))
    assert (longer.until, [one.days_left for one in desk.reviews.status("law", 1)]) == (
        date(2026, 4, 1),
        [31, 31],
    )


def test_a_package_has_the_draft_a_note_and_the_changes_since_they_last_saw_it(
    desk: Workbench, drafts: list[Draft]
) -> None:
    desk.reviews.open_round("law", ["customs"], UNTIL, number=1)
    desk.reviews.open_round("law", ["customs", "health"], UNTIL, number=2, kinds=["comment"])

    def names(number: int, reviewer: str) -> list[str]:
        data = desk.reviews.package("law", number, reviewer)
        assert data == desk.reviews.package("law", number, reviewer)
        with zipfile.ZipFile(BytesIO(data)) as archive:
            assert archive.testzip() is None
            return archive.namelist()

    assert names(1, "customs") == ["00_oficio.docx", "01_law_1_limpio.docx"]
    assert names(2, "health") == ["00_oficio.docx", "01_law_2_anotado.docx"]
    assert names(2, "customs") == [
        "00_oficio.docx",
        "01_law_2_anotado.docx",
        "02_law_2_cambios.docx",
        "03_law_2_cuadro-comparativo.docx",
    ]
    with pytest.raises(BadRequest):
        desk.reviews.package("law", 1, "health")


def test_nobody_is_sent_what_another_office_said(desk: Workbench, drafts: list[Draft]) -> None:
    one = desk.reviews.add(drafts[1].id, uid_of(desk, drafts[1], "art_3"), "¿Por qué?")
    desk.reviews.open_round("law", ["customs", "health"], UNTIL, kinds=["comment"])
    secret = Mark("comment", "art_1", "Dato reservado", author="Ana")
    file = annotate(sent(desk), desk.document(drafts[1].id), [secret], language="es", when=one.when)
    assert desk.reviews.take("law", 1, "customs", file, "a.docx").comments == 1
    desk.reviews.reply(one.key, "Lo dijo Aduanas")
    with zipfile.ZipFile(BytesIO(desk.reviews.package("law", 1, "health"))) as archive:
        for name in archive.namelist():
            with zipfile.ZipFile(BytesIO(archive.read(name))) as parts:
                said = b"".join(parts.read(part) for part in parts.namelist()).decode(errors="ignore")
            assert ("reservado" in said, "Aduanas" in said) == (False, False), name
    assert [c.text for c in comments(sent(desk, "health")).values()] == ["¿Por qué?"]


def test_a_file_comes_back_as_proposals_and_comments_of_the_reviewer(
    desk: Workbench, drafts: list[Draft]
) -> None:
    desk.reviews.open_round("law", ["customs", "health"], UNTIL)
    file = tracked(sent(desk), "Ana", "cuatro años", "cinco años")
    document = desk.document(drafts[1].id)
    words = Mark("comment", "art_1", "¿Solo público?", quote=Quote("orden público"), author="Ana")
    file = annotate(file, document, [words], language="es", when=desk.events(1)[0].at)
    made = desk.reviews.take("law", 1, "customs", file, "aduanas.docx")
    assert (made.draft, made.proposals, made.comments, made.unplaced) == (2, 1, 1, 0)
    assert desk.reviews.returned_file(made.decision) == file
    (proposal,) = desk.reviews.proposals("law")
    assert (proposal.eid, proposal.author, proposal.origin.reviewer, proposal.state) == (
        "art_3", "Ana", "customs", State.OPEN,
    )  # fmt: skip
    (comment,) = desk.reviews.comments("law")
    assert (comment.eid, comment.quote.exact, comment.text) == ("art_1", "orden público", "¿Solo público?")
    assert [(one.asked.reviewer, one.answered, one.waiting) for one in desk.reviews.status("law", 1)] == [
        ("customs", True, 2),
        ("health", False, 0),
    ]
    before = everything(desk)
    with pytest.raises(Conflict):
        desk.reviews.take("law", 1, "customs", file, "otra.docx")
    assert everything(desk) == before
    desk.reviews.put_back(made.decision)
    assert (desk.reviews.proposals("law"), desk.reviews.comments("law")) == ((), ())
    assert desk.verify() == ()


def test_our_own_comments_come_back_as_answers_and_not_as_new_ones(
    desk: Workbench, drafts: list[Draft]
) -> None:
    one = desk.reviews.add(
        drafts[1].id, uid_of(desk, drafts[1], "art_3"), "¿Por qué?", quote=Quote("prisión")
    )
    desk.reviews.open_round("law", ["customs"], UNTIL, kinds=["comment"])
    again = sent(desk)
    assert desk.reviews.take("law", 1, "customs", again, "a.docx").comments == 0
    (mark,) = marks.of_draft(desk, drafts[1].id, ["comment"], "es")
    answer = Mark("comment", "art_3", "Por la Convención.", author="Ana")
    answered = annotate(
        None,
        desk.document(drafts[1].id),
        [Mark("comment", "art_3", mark.text, quote=mark.quote, author="drafter", replies=(answer,))],
        language="es",
        when=desk.events(1)[0].at,
    )
    assert desk.reviews.take("law", 1, "customs", answered, "b.docx").comments == 1
    assert [(reply.author, reply.text) for reply in desk.reviews.comment(one.key).replies] == [
        ("Aduanas (Ana)", "Por la Convención.")
    ]
    assert len(desk.reviews.comments("law")) == 1


def test_what_was_changed_without_tracking_is_a_proposal_too(desk: Workbench, drafts: list[Draft]) -> None:
    desk.reviews.open_round("law", ["customs"], UNTIL)
    file = typed(tracked(sent(desk), "Ana", "cuatro años", "cinco años"), "orden público", "interés social")
    made = desk.reviews.take("law", 1, "customs", file, "a.docx")
    assert (made.draft, made.proposals) == (2, 2)
    found = proposals(desk)
    assert (found["interés social"].author, found["interés social"].eid) == ("", "art_1")


def test_a_file_of_something_else_is_refused_and_nothing_is_kept(
    desk: Workbench, drafts: list[Draft]
) -> None:
    desk.reviews.open_round("law", ["customs"], UNTIL)
    desk.add_instrument(REGULATION)
    other = desk.import_draft("regulation", RULES.encode(), "r.txt").draft
    before = everything(desk)
    for data, name in (
        (desk.export_clean(other.id), "r.docx"),
        (b"Hola", "a.txt"),
        (b"PK\x03\x04no", "a.docx"),
    ):
        with pytest.raises(DraftingError):
            desk.reviews.take("law", 1, "customs", data, name)
    with pytest.raises(BadRequest):
        desk.reviews.take("law", 1, "health", sent(desk), "a.docx")
    assert everything(desk) == before


def test_a_file_made_on_an_older_draft_is_laid_on_the_latest(desk: Workbench, drafts: list[Draft]) -> None:
    desk.reviews.open_round("law", ["customs"], UNTIL)
    old = tracked(desk.export_clean(drafts[0].id), "Ana", "omita la declaración", "omita declarar")
    old = tracked(old, "Ana", "seis años", "siete años")
    made = desk.reviews.take("law", 1, "customs", old, "vieja.docx")
    assert made.draft == 1
    there = {one.proposal.new: one for one in desk.reviews.standing(drafts[1].id)}
    assert (there["omita declarar"].fate, there["siete años"].fate) == (Fate.AROUND, Fate.CHANGED)


def test_a_redline_that_comes_back_brings_only_what_the_reviewer_did(
    desk: Workbench, drafts: list[Draft]
) -> None:
    desk.reviews.open_round("law", ["customs"], UNTIL, number=1)
    desk.reviews.open_round("law", ["customs"], UNTIL, number=2)
    with zipfile.ZipFile(BytesIO(desk.reviews.package("law", 2, "customs"))) as archive:
        redline = archive.read("02_law_2_cambios.docx")
    made = desk.reviews.take(
        "law", 2, "customs", tracked(redline, "Ana", "orden público", "interés social"), "r.docx"
    )
    assert (made.draft, made.proposals) == (1, 1)
    assert made.skipped > 0
    assert desk.reviews.standing(drafts[1].id)[0].spots
