"""Tracked changes of a Word file, carried out on the draft, give the text that Word gives."""

import re
from itertools import count

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drafting.compare import carry_uids
from drafting.compare.words import word_edits
from drafting.model import Document
from drafting.review.apply import settle
from drafting.review.model import Origin, Proposed, State
from drafting.review.placing import Spots
from drafting.structure import parse
from drafting.word import comments, proposals
from drafting.word.read import read_blocks
from tests.word.reading import docx, p, r
from tests.word.test_comments import around, comment, commented
from tests.word.test_proposals import END_DEL, END_INS, dele, ins, moved

FIRST, LAST = p("Artículo 1.- Uno."), p("Artículo 9.- Fin.")


def draft_of(data: bytes) -> Document:
    numbers = iter(range(1000))
    return carry_uids(None, parse(read_blocks(data, "original")), lambda: f"u{next(numbers)}")


def carried_out(data: bytes) -> Document:
    draft = draft_of(data)
    spots = Spots(draft)
    found = [
        Proposed(
            f"p{place}", "law", one.kind, 1, one.old, one.new, spots.of(one), uid=one.anchor.uid,
            state=State.ACCEPTED, origin=Origin(1, "customs", "file"), order=place,
        )
        for place, one in enumerate(proposals.place(proposals.read_proposals(data), draft))
    ]  # fmt: skip
    made = settle(draft, found, word_edits)
    assert made.conflicts == ()
    return made.document


@pytest.mark.parametrize(
    "body",
    [
        p("Artículo 2.- La autoridad ", dele("nacional"), ins("competente"), " resuelve."),
        p("Artículo 2.- La autoridad", ins(" competente"), " resuelve."),
        p("Artículo 2.- La autoridad ", ins("competente "), "resuelve."),
        p("Artículo 2.- La", ins("s"), " autoridad", ins("es"), " resuelve", dele("n"), "."),
        p("Artículo 2.- La autoridad", dele(" nacional"), " resuelve."),
        p("Artículo 2.- La autoridad ", dele("nacional "), "resuelve."),
        p("Artículo 2.- La autoridad resuelve", ins(", en su caso,"), " y avisa."),
        p("Artículo 2.- La autoridad", dele(", en su caso,"), " avisa."),
        p("Artículo 2.- La autoridad ", ins("re"), "suelve."),
        p("Artículo 2.- La autoridad resuelve.", ins(" Y avisa.")),
        p("Artículo 2.- ", ins("En todo caso, "), "la autoridad resuelve."),
        p("Artículo 2.- A, B", dele(","), ins(" y"), " C."),
        p("Artículo 2.- Plazo de ", dele("diez"), ins("veinte"), " días ", dele("hábiles"), ins("naturales"), "."),
    ],
    ids=range(13),
)  # fmt: skip
def test_words_inside_a_paragraph(body: str) -> None:
    data = docx(FIRST + body + LAST)
    assert carried_out(data).printed == parse(read_blocks(data)).printed


def test_a_new_paragraph_stands_behind_the_one_it_was_written_behind() -> None:
    body = (
        FIRST
        + p("Artículo 2.- Dos.", properties=END_INS)
        + p(ins("Artículo 2 Bis.- Otro."))
        + p("Artículo 3.- Tres.")
    )
    data = docx(body)
    assert carried_out(data).printed == parse(read_blocks(data)).printed


def test_a_paragraph_that_is_struck_with_its_end_goes() -> None:
    data = docx(FIRST + p(dele("Artículo 2.- Dos."), properties=END_DEL) + LAST)
    assert carried_out(data).printed == parse(read_blocks(data)).printed


def test_words_that_move_leave_one_place_and_stand_in_the_other() -> None:
    body = (
        FIRST
        + p("Artículo 2.- Dos.", moved("From", " Y algo más."))
        + p("Artículo 3.- Tres.", moved("To", " Y algo más.", id=8))
    )
    data = docx(body)
    assert carried_out(data).printed == parse(read_blocks(data)).printed


def test_a_paragraph_that_is_more_than_one_provision_is_cut_between_them() -> None:
    data = docx(FIRST + p("Artículo 2.- Son: ", r("I. Uno;")) + p(dele("II. Dos."), r(" III. Tres.")) + LAST)
    made = carried_out(data)
    assert "Dos" not in made.printed
    assert "Tres" in made.printed


def test_paragraphs_of_two_provisions_become_one_and_what_is_left_of_the_second_goes() -> None:
    body = (
        FIRST
        + p("Artículo 2.- Dos ", dele("y más."), properties=END_DEL)
        + p(dele("Artículo 3.- Tres "), "y cuatro.")
    )
    data = docx(body + LAST)
    assert [node.printed for node in carried_out(data).walk()] == [
        "Artículo 1.- Uno.",
        "Artículo 2.- Dos y cuatro.",
        "Artículo 9.- Fin.",
    ]


WORDS = st.lists(
    st.sampled_from(["uno ", "dos ", "tres. ", ins("nuevo "), ins("más "), dele("viejo "), dele("otro ")]),
    max_size=4,
)


@given(
    paragraphs=st.lists(st.tuples(st.booleans(), WORDS, st.booleans()), min_size=1, max_size=4),
    ends=st.sampled_from([END_INS, END_DEL]),
)
def test_whatever_one_hand_struck_wrote_joined_and_parted_reads_as_in_the_file(
    paragraphs: list[tuple[bool, list[str], bool]], ends: str
) -> None:
    numbers, body = count(), FIRST
    for place, (article, pieces, marked) in enumerate(paragraphs, start=2):
        assume(article or not marked or not any("w:ins" in piece for piece in pieces))
        head = [f"Artículo {place}.- Texto "] if article else []
        body += p(*head, *pieces, properties=ends if marked else "")
    body = re.sub("(nuevo|más)", lambda word: f"{word[1]}{next(numbers)}", body)
    data = docx(body + LAST)
    made, meant = carried_out(data), parse(read_blocks(data))
    assert _lines(made) == _lines(meant)


def _lines(document: Document) -> list[str]:
    return [" ".join(line.split()) for line in document.printed.split("\n") if line.strip()]


def quoted(body: str) -> tuple[str, str | None, str]:
    data = commented(body, comment("?"))
    draft = draft_of(data)
    (one,) = comments.place(comments.read_comments(data), draft)
    found = Spots(draft).quote(one.anchor)
    eid = next(node.eid for node in draft.walk() if node.uid == found.uid)
    return eid, found.quote.exact if found.quote else None, found.onward


def test_a_comment_on_words_of_two_provisions_hangs_on_the_first_and_says_how_it_goes_on() -> None:
    start, end = around("|").split("|")
    body = p("Artículo 1.- Uno ", start, "y dos.") + p("Artículo 2.- Tres", end, " y cuatro.")
    assert quoted(body) == ("art_1", "y dos.", "Artículo 2.- Tres")
    body = p(start, "Artículo 1.- Son:") + p("I. Una;") + p("II. Otra.", end) + p("Artículo 2.- Tres.")
    assert quoted(body) == ("art_1", None, "I. Una;\nII. Otra.")
    body = p("Artículo 1.- Uno ", start, "y dos.") + p("Sin ", end, "número.") + p("Artículo 2.- Tres.")
    assert quoted(body) == ("art_1", "y dos.", "Sin")


def test_a_comment_on_a_whole_law_does_not_quote_all_of_it() -> None:
    start, end = around("|").split("|")
    many = "".join(p(f"Artículo {number}.- Texto de la disposición.") for number in range(2, 90))
    eid, _, onward = quoted(p(start, "Artículo 1.- Uno.") + many + p("Artículo 90.- Fin.", end))
    assert eid == "art_1"
    assert onward.startswith("Artículo 2.- Texto de la disposición.\nArtículo 3.-")
    assert onward.endswith(" …")
    assert len(onward) <= 602
