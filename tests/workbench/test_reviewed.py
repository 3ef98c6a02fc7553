from datetime import date
from io import BytesIO

import pytest
from docx import Document as Word

from drafting.errors import BadRequest
from drafting.workbench import Workbench, marks
from drafting.workbench.briefing import export
from tests.workbench.conftest import FIRST, SECOND

SLUG = "ley"
DAY = date(2026, 2, 20)


@pytest.fixture
def two(desk: Workbench) -> tuple[Workbench, int, int]:
    slug = desk.instruments()[0].slug
    first = desk.import_draft(slug, FIRST.encode(), "1.txt", on=date(2026, 1, 10)).draft
    desk.clauses.reviewed.mark(slug, "OPAQ", DAY)
    second = desk.import_draft(slug, SECOND.encode(), "2.txt", on=date(2026, 2, 25)).draft
    return desk, first.id, second.id


def test_a_review_covers_the_draft_it_was_made_on(two):
    desk, first, _ = two
    assert desk.clauses.reviewed.covered(first)
    assert not desk.clauses.reviewed.back(first)


def test_a_later_change_and_what_came_new_go_back_to_the_body(two):
    desk, _, second = two
    back = {one.eid: one.what for one in desk.clauses.reviewed.back(second)}
    assert back == {"art_1-bis": "new", "art_3": "changed"}


def test_margins_say_which_provision_the_review_no_longer_covers(two):
    desk, _, second = two
    said = marks.of_draft(desk, second, ["review"], "es")
    assert [mark.eid for mark in said] == ["art_1-bis", "art_3"]
    assert all("OPAQ" in mark.text and "ya no lo cubre" in mark.text for mark in said)


def test_a_second_review_of_what_changed_covers_it_again_and_can_be_taken_back(two):
    desk, _, second = two
    slug = desk.instruments()[0].slug
    made = desk.clauses.reviewed.mark(slug, "opaq", DAY, first="art_3")
    assert [one.eid for one in desk.clauses.reviewed.back(second)] == ["art_1-bis"]
    desk.clauses.reviewed.undo(made.id)
    assert len(desk.clauses.reviewed.back(second)) == 2


def test_what_must_go_back_is_a_word_table(two):
    desk, _, second = two
    (table,) = Word(BytesIO(desk.clauses.reviewed.export(second, "OPAQ", "docx"))).tables
    words = "\n".join(cell.text for row in table.rows for cell in row.cells)
    assert "Artículo 3" in words
    assert "uno a cuatro años" in words


def test_a_review_without_a_body_or_of_provisions_that_are_not_there_is_refused(two):
    desk, _, _ = two
    slug = desk.instruments()[0].slug
    for wrong in ({"body": " "}, {"first": "art_99"}, {"day": date(2027, 1, 1)}):
        with pytest.raises(BadRequest):
            desk.clauses.reviewed.mark(slug, **{"body": "OPAQ", "day": DAY, **wrong})


@pytest.mark.parametrize(("language", "title"), [("es", "Carpeta de la reunión"), ("en", "Briefing")])
def test_the_briefing_is_one_word_document_with_all_its_tables(two, language, title):
    desk, _, _ = two
    made = Word(BytesIO(export(desk, language=language)))
    assert made.paragraphs[0].text == title
    assert len(made.tables) == 14
    words = "\n".join(cell.text for table in made.tables for row in table.rows for cell in row.cells)
    assert "uno a cuatro años" in words
    assert not [
        text for text in words.split() if text.startswith(("briefing.", "clauses.", "mapping.", "review."))
    ]


def test_the_briefing_tells_the_changes_since_a_day(two):
    desk, _, _ = two
    later = Word(BytesIO(export(desk, since=date(2026, 1, 1), language="en")))
    assert "first draft in this workspace" in "\n".join(
        c.text for table in later.tables for r in table.rows for c in r.cells
    )


def test_a_reviewed_provision_that_went_is_told_in_a_sentence(two):
    desk, _, _ = two
    slug = desk.instruments()[0].slug
    third = SECOND.replace("Artículo 3", "Artículo 4").replace("prisión", "arresto")
    last = desk.import_draft(slug, third.split("Artículo 4")[0].encode(), "3.txt", on=date(2026, 3, 1)).draft
    assert "gone" in {one.what for one in desk.clauses.reviewed.back(last.id)}
    for language, said in (("es", "ya no está"), ("en", "the provision was removed")):
        report = desk.clauses.reviewed.report(last.id, "OPAQ", language)
        assert any(said in row.cells[1].text for row in report.tables[0].rows)
