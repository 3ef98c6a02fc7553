"""A review round from the sending to the next draft, and comments that outlive drafts."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from drafting.compare.table import Choices
from drafting.errors import BadRequest, Conflict, DraftingError, NotFound
from drafting.model import Draft, Mark, Op, Quote
from drafting.review.apply import Why
from drafting.review.carry import Fate
from drafting.review.model import Proposed, State
from drafting.word.annotate import annotate
from drafting.workbench import Workbench, exports, marks
from drafting.workbench.tables import with_extras
from tests.word.commented import comments
from tests.workbench.conftest import FIRST, LAW, SECOND, at_work
from tests.workbench.mapped import REGULATION, RULES
from tests.workbench.returning import tracked, typed

UNTIL = date(2026, 3, 20)


@pytest.fixture
def drafts(desk: Workbench) -> list[Draft]:
    return [
        desk.import_draft("law", text.encode(), f"{n}.txt").draft for n, text in enumerate((FIRST, SECOND))
    ]


def uid_of(desk: Workbench, draft: Draft, eid: str) -> str:
    return next(node.uid for node in desk.document(draft.id).walk() if node.eid == eid)


def sent(desk: Workbench, reviewer: str = "customs") -> bytes:
    """The Word file that a reviewer of the latest round gets."""
    found = desk.reviews.round("law")
    with zipfile.ZipFile(BytesIO(desk.reviews.package("law", found.number, reviewer))) as archive:
        name = next(name for name in archive.namelist() if "limpio" in name or "anotado" in name)
        return archive.read(name)


def proposals(desk: Workbench) -> dict[str, Proposed]:
    return {one.new or one.old: one for one in desk.reviews.proposals("law")}


def everything(desk: Workbench) -> list[object]:
    return [*desk.events(1000), *desk.drafts("law")]


# --- comments -------------------------------------------------------------------------------------


def test_a_comment_goes_with_its_provision_and_says_when_its_words_changed(
    desk: Workbench, drafts: list[Draft]
) -> None:
    first, second = drafts
    penalty = uid_of(desk, first, "art_3")
    said = desk.reviews.add(first.id, penalty, "¿Es proporcional?", quote=Quote("dos a seis años"))
    calm = desk.reviews.add(first.id, penalty, "¿Quién?", quote=Quote("quien omita"))
    there = {one.comment.key: one for one in desk.reviews.heard(second.id)}
    assert there[said.key].fate is Fate.CHANGED
    assert [edit.text for edit in there[said.key].edits if edit.op is Op.DELETE] == ["dos a seis"]
    assert (there[calm.key].fate, there[calm.key].quote.exact) == (Fate.AROUND, "quien omita")
    assert there[calm.key].quote.prefix.endswith("años a ")


def test_a_comment_on_words_that_are_not_there_is_refused(desk: Workbench, drafts: list[Draft]) -> None:
    uid = uid_of(desk, drafts[0], "art_3")
    before = everything(desk)
    for bad in (
        lambda: desk.reviews.add(drafts[0].id, uid, "?", quote=Quote("diez años")),
        lambda: desk.reviews.add(drafts[0].id, "nobody", "?"),
        lambda: desk.reviews.add(drafts[0].id, uid, "  "),
        lambda: desk.reviews.add(drafts[0].id, uid, "x" * 20_001),
    ):
        with pytest.raises(DraftingError):
            bad()
    assert everything(desk) == before


def test_a_thread_is_answered_settled_and_taken_back(
    desk: Workbench, drafts: list[Draft], tmp_path: Path
) -> None:
    one = desk.reviews.add(drafts[1].id, uid_of(desk, drafts[1], "art_1"), "¿Desde cuándo?")
    other = at_work(tmp_path / "data", who="Colega")
    other.reviews.reply(one.key, "Desde su publicación.")
    desk.reviews.reply(one.key, "Gracias.")
    settled = desk.reviews.settle(one.key, state=State.ANSWERED, answer="Ver transitorio.", answered_in=2)
    assert [(reply.author, reply.text) for reply in settled.replies] == [
        ("Colega", "Desde su publicación."),
        ("drafter", "Gracias."),
    ]
    with pytest.raises(Conflict):
        other.reviews.settle(one.key, state=State.REJECTED, after=0)
    assert settled.settling is not None
    desk.reviews.undo(settled.settling)
    assert desk.reviews.comment(one.key).state is State.OPEN
    gone = desk.reviews.withdraw(one.key)
    assert (desk.reviews.comments("law"), [found.key for found in desk.reviews.withdrawn("law")]) == (
        (),
        [one.key],
    )
    desk.reviews.undo(gone.id)
    assert len(desk.reviews.comment(one.key).replies) == 2
    assert desk.verify() == ()


def test_comments_stand_in_margins_and_in_word_as_threads(desk: Workbench, drafts: list[Draft]) -> None:
    uid = uid_of(desk, drafts[1], "art_3")
    one = desk.reviews.add(drafts[1].id, uid, "¿Por qué?", quote=Quote("prisión"))
    desk.reviews.reply(one.key, "Por la Convención.")
    (mark,) = marks.of_draft(desk, drafts[1].id, ["comment"], "es")
    assert (mark.eid, mark.text, mark.done, len(mark.replies)) == ("art_3", "¿Por qué?", False, 1)
    desk.reviews.settle(one.key, state=State.ACCEPTED, answer="Se precisa.")
    made = desk.annotated.export(drafts[1].id, ["comment"])
    found = list(comments(made.data).values())
    assert [(c.text, c.words, bool(c.answers), c.done) for c in found] == [
        ("¿Por qué?", "prisión", False, True),
        ("Por la Convención.", "prisión", True, found[1].done),
        ("Se precisa.", "prisión", True, found[2].done),
    ]


def test_a_comment_whose_provision_went_can_hang_on_another(desk: Workbench, drafts: list[Draft]) -> None:
    one = desk.reviews.add(drafts[1].id, uid_of(desk, drafts[1], "art_1-bis"), "¿Y el mar?")
    without = SECOND.replace("Artículo 1 Bis.- Rige en todo el territorio.\n\n", "")
    third = desk.import_draft("law", f"{without}\nArtículo 4.- Rige.".encode(), "3.txt").draft
    (gone,) = desk.reviews.heard(third.id)
    assert gone.fate is Fate.GONE
    desk.reviews.anchor(one.key, uid_of(desk, third, "art_4"))
    assert desk.reviews.heard(third.id)[0].fate is Fate.SAME


# --- rounds ---------------------------------------------------------------------------------------


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


# --- decisions and the next draft -----------------------------------------------------------------


@pytest.fixture
def round_(desk: Workbench, drafts: list[Draft]) -> Workbench:
    """Three reviewers: two want other figures in article 3, all want something elsewhere."""
    desk.reviews.open_round("law", ["customs", "health", "opcw"], UNTIL)
    clean = sent(desk)
    customs = tracked(
        tracked(clean, "Ana", "cuatro años", "cinco años"), "Ana", "orden público", "interés social"
    )
    health = tracked(clean, "Berta", "uno a cuatro", "dos a ocho")
    opcw = tracked(clean, "Carl", "la Autoridad Nacional", " designada", behind=True)
    for reviewer, data in (("customs", customs), ("health", health), ("opcw", opcw)):
        desk.reviews.take("law", 1, reviewer, data, f"{reviewer}.docx")
    return desk


def test_what_each_wants_stands_side_by_side(round_: Workbench, drafts: list[Draft]) -> None:
    sides = round_.reviews.sides(drafts[1].id, uid_of(round_, drafts[1], "art_3"))
    assert [side.reviewer for side in sides] == ["customs", "health"]
    wanted = ["".join(edit.text for edit in side.edits or () if edit.op is not Op.DELETE) for side in sides]
    assert "uno a cinco años" in wanted[0]
    assert "dos a ocho años" in wanted[1]


def test_accepted_proposals_become_the_next_draft_and_conflicts_are_shown_first(round_: Workbench) -> None:
    found = proposals(round_)
    keys = [one.key for one in found.values()]
    round_.reviews.decide_all(dict.fromkeys(keys), State.ACCEPTED)
    settled = round_.reviews.settled("law")
    (conflict,) = settled.conflicts
    assert conflict.why is Why.OVERLAP
    assert {one.new for one in conflict.proposals} == {"cinco años", "dos a ocho"}
    with pytest.raises(BadRequest, match="conflict"):
        round_.reviews.make_draft("law")
    assert len(round_.drafts("law")) == 2
    round_.reviews.decide(found["cinco años"].key, State.REJECTED, reason="Se sigue a Salud")
    round_.reviews.decide(
        found["dos a ocho"].key, State.AMENDED, amended="dos a cinco", reason="Proporcional"
    )
    made = round_.reviews.make_draft("law", note="Ronda 1")
    text = round_.document(made.draft.id).printed
    assert "prisión de dos a cinco años" in text
    assert "Esta ley es de interés social." in text
    assert "la Autoridad Nacional designada;" in text
    assert made.draft.number == 3
    assert round_.reviews.made_in("law") == {
        found[new].key: 3 for new in ("interés social", "dos a ocho", "designada")
    }
    with pytest.raises(BadRequest, match="accepted"):
        round_.reviews.make_draft("law")
    assert round_.verify() == ()


def test_what_is_in_conflict_can_be_left_for_later(round_: Workbench) -> None:
    round_.reviews.decide_all(dict.fromkeys(one.key for one in proposals(round_).values()), State.ACCEPTED)
    made = round_.reviews.make_draft("law", partial=True)
    assert "uno a cuatro años" in round_.document(made.draft.id).printed
    assert len(round_.reviews.settled("law").conflicts) == 1
    assert len(round_.reviews.made_in("law")) == 2


def test_a_draft_that_was_put_away_gives_its_proposals_back(round_: Workbench) -> None:
    key = proposals(round_)["interés social"].key
    round_.reviews.decide(key, State.ACCEPTED)
    made = round_.reviews.make_draft("law")
    round_.remove_draft("law", made.draft.number)
    assert round_.reviews.made_in("law") == {}
    assert [one.key for one in round_.reviews.settled("law").applied] == [key]


def test_a_decision_needs_what_it_needs_and_the_slower_one_is_told(round_: Workbench, tmp_path: Path) -> None:
    one = proposals(round_)["interés social"]
    with pytest.raises(BadRequest):
        round_.reviews.decide(one.key, State.REJECTED)
    with pytest.raises(BadRequest):
        round_.reviews.decide(one.key, State.AMENDED, amended="  ")
    with pytest.raises(BadRequest):
        round_.reviews.decide(one.key, State.ANSWERED)
    other = at_work(tmp_path / "data", who="Colega")
    other.reviews.decide(one.key, State.DEFERRED, after=one.decision)
    with pytest.raises(Conflict) as told:
        round_.reviews.decide(one.key, State.ACCEPTED, after=one.decision)
    assert "Colega" in told.value.sentence("es")
    current = round_.reviews.proposal(one.key)
    round_.reviews.undo(current.decision)
    assert round_.reviews.proposal(one.key).state is State.OPEN


def test_deciding_moves_nothing_in_the_list(round_: Workbench) -> None:
    before = [one.key for one in round_.reviews.proposals("law")]
    round_.reviews.decide(before[0], State.ACCEPTED)
    assert [one.key for one in round_.reviews.proposals("law")] == before


def test_a_file_of_which_something_is_decided_stays(round_: Workbench) -> None:
    (customs, *_) = round_.reviews.returned("law", 1)
    round_.reviews.decide(proposals(round_)["interés social"].key, State.ACCEPTED)
    with pytest.raises(Conflict):
        round_.reviews.put_back(customs.decision)


def test_the_matrix_says_who_said_what_and_what_became_of_it(round_: Workbench) -> None:
    found = proposals(round_)
    round_.reviews.decide(found["interés social"].key, State.ACCEPTED, reason="Procede")
    round_.reviews.decide(found["cinco años"].key, State.REJECTED, reason="Excesivo")
    round_.reviews.make_draft("law")
    book = load_workbook(BytesIO(round_.reviews.dispositions("law", "xlsx", number=1)))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    said = "\n".join(cells)
    for words in (
        "Aduanas (Ana)",
        "Artículo 3",
        "Excesivo",
        "Rechazado",
        "Borrador 3",
        "interés social",
        "Procede",
    ):
        assert words in said, words
    assert round_.reviews.dispositions("law", "docx", number=1)[:2] == b"PK"


def test_everything_is_in_the_record(round_: Workbench) -> None:
    key = proposals(round_)["interés social"].key
    round_.reviews.decide(key, State.ACCEPTED)
    round_.reviews.make_draft("law")
    verbs = {event.verb for event in round_.events(1000)}
    assert {"round.decided", "returned.decided", "proposal.decided", "review_draft.decided"} <= verbs


def test_an_instrument_without_rounds_has_nothing_to_say(desk: Workbench, drafts: list[Draft]) -> None:
    assert LAW.slug == "law"
    assert (desk.reviews.rounds("law"), desk.reviews.proposals("law"), desk.reviews.comments("law")) == (
        (),
        (),
        (),
    )
    assert desk.reviews.dispositions("law", "docx")[:2] == b"PK"


def test_comments_stand_in_a_column_of_the_comparative_table(desk: Workbench, drafts: list[Draft]) -> None:
    old, new = drafts
    desk.reviews.add(new.id, uid_of(desk, new, "art_3"), "¿Por qué?", quote=Quote("prisión"))
    document = desk.document(new.id)
    said = marks.of_draft(desk, new.id, ["comment"], "es")
    choices = with_extras(Choices(), document, kinds=["comment"], said=said)
    table = exports.table(desk, (old, new), choices)
    (cell,) = [line.text for row in table.rows for extra in row.extras for line in extra if line.text]
    assert "¿Por qué?" in cell
