"""Which draft brought each word in."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.compare.blame import Segment, blame, segments
from tests.compare.law import TEXTS, numbered
from tests.compare.lineage import drawn
from tests.compare.test_history import LIST
from tests.compare.test_properties import CALM

WORDS = st.lists(st.sampled_from(" ".join(TEXTS[:4]).split()), max_size=14).map(" ".join)


@st.composite
def wordings(draw: st.DrawFn) -> list[str]:
    """A text and its revisions: words struck, inserted, exchanged; now and then all of it anew."""
    text = draw(WORDS)
    found = [text]
    for _ in range(draw(st.integers(0, 6))):
        words = text.split()
        for _ in range(draw(st.integers(0, 3))):
            at = draw(st.integers(0, len(words)))
            words[at : at + draw(st.integers(0, 3))] = draw(WORDS).split()[: draw(st.integers(0, 4))]
        text = draw(WORDS) if draw(st.integers(0, 9)) == 0 else " ".join(words)
        found.append(text)
    return found


def test_a_word_that_survives_keeps_the_draft_it_came_with() -> None:
    found = segments(
        [
            (1, "La licencia dura un año."),
            (3, "La licencia dura dos años y no se prorroga."),
            (4, "La licencia de exportación dura dos años y no se prorroga."),
        ]
    )
    assert found == (
        Segment("La licencia", 1),
        Segment(" de exportación", 4),
        Segment(" dura ", 1),
        Segment("dos años y no se prorroga", 3),
        Segment(".", 1),
    )


def test_a_word_struck_and_written_again_is_the_later_drafts() -> None:
    found = segments([(1, "De tres a ocho años."), (2, "De dos a ocho años."), (3, "De tres a ocho años.")])
    assert Segment("tres", 3) in found


@settings(CALM, max_examples=200)
@given(wordings())
def test_segments_join_to_the_last_wording_exactly(texts: list[str]) -> None:
    found = segments(enumerate(texts, start=1))
    assert "".join(segment.text for segment in found) == texts[-1]
    assert all(segment.text and 1 <= segment.draft <= len(texts) for segment in found)
    assert all(one.draft != two.draft for one, two in pairwise(found))


@settings(CALM, max_examples=200)
@given(wordings())
def test_words_stood_in_the_draft_they_are_put_down_to_and_in_every_later_one(texts: list[str]) -> None:
    for segment in segments(enumerate(texts, start=1)):
        for text in texts[segment.draft - 1 :]:
            assert set(re.findall(r"\w+", segment.text)) <= set(re.findall(r"\w+", text))


def test_blame_has_a_line_for_each_part_of_the_present_text() -> None:
    third = (
        LIST.replace("anual", "mensual").replace("mermas.", "mermas;") + "  fr III | Un plan de emergencia.\n"
    )
    found = drawn(LIST, LIST.replace("anual", "mensual"), third)
    lines = blame(found.history(found.uid(3, "art_1")))
    assert [(line.provision.eid, line.depth, line.born, line.label) for line in lines] == [
        ("art_1", 0, 1, 1),
        ("art_1__fr_I", 1, 1, 1),
        ("art_1__fr_II", 1, 1, 1),
        ("art_1__fr_III", 1, 3, 3),
    ]
    assert Segment("mensual", 2) in lines[2].text
    assert lines[3].text == (Segment("Un plan de emergencia.", 3),)


def test_a_new_number_belongs_to_the_draft_that_gave_it() -> None:
    found = drawn(numbered(*TEXTS[:2]), numbered(TEXTS[5], *TEXTS[:2]), numbered(TEXTS[5], *TEXTS[:2]))
    (line,) = blame(found.history(found.uid(3, "art_2")))
    assert (line.provision.text, line.born, line.label) == (TEXTS[0], 1, 2)
    assert line.text == (Segment(TEXTS[0], 1),)


def test_the_blame_of_what_is_gone_is_that_of_its_last_words() -> None:
    found = drawn(numbered(*TEXTS[:3]), numbered(*TEXTS[:2]))
    (line,) = blame(found.history(found.uid(1, "art_3")))
    assert line.text == (Segment(TEXTS[2], 1),)
