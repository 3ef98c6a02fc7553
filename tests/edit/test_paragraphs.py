"""Paragraphs put in, taken out and moved by typing: what cites one of them is offered the number it has now."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.edit import entry_of, replace_words, words_of
from drafting.edit.items import add_item
from drafting.edit.mending import broken
from drafting.edit.paragraphs import OWN, paragraphs, place_of, worded
from drafting.edit.pointing import pointed
from drafting.edit.renumber import Plan, carry_out
from drafting.model import Document
from tests.edit.texts import law, minter, named, printed

TEXT = """LEY X

Artículo 1.- La autoridad anota las licencias.

Son de anotarse:

I. Las primeras, y
II. Las demás.

Cada mes se publica la lista, salvo lo que dice el párrafo anterior.

El registro es público.

Artículo 2.- Rigen el segundo párrafo del artículo 1, los párrafos tercero y cuarto del mismo artículo y el artículo 1, primer párrafo.

Artículo 3.- Según el último párrafo del artículo 1 y el artículo 1, párrafo tercero. El segundo párrafo del artículo 1 de la Ley de Aguas no rige.
"""
ENGLISH = """CHEMICALS ACT 2020

PART 1
PRELIMINARY

1. Register
The Minister keeps a register.

The register is public, subject to the preceding paragraph.

A copy costs nothing.

2. Effect
The second paragraph of section 1 and the last paragraph of section 1 apply to copies.

3. Fees
The Minister sets the fees.

4. End
The Minister.
"""
LAW = law(TEXT)
ACT = law(ENGLISH)


def typed(document: Document, eid: str, *changes: tuple[str, str]) -> Document:
    """The provision with lines put before others: (the beginning of a line, what stands before it now)."""
    uid = named(document, eid)
    was = words_of(entry_of(document, uid).node)
    lines = was.body.split("\n")
    for start, new in changes:
        at = next(n for n, line in enumerate(lines) if line.startswith(start))
        lines[at : at + 1] = [line for line in (new, lines[at]) if line]
    return replace_words(document, uid, replace(was, body="\n".join(lines)), minter("x"))


def without(document: Document, eid: str, start: str) -> Document:
    uid = named(document, eid)
    was = words_of(entry_of(document, uid).node)
    body = "\n".join(line for line in was.body.split("\n") if not line.startswith(start))
    return replace_words(document, uid, replace(was, body=body), minter("y"))


def offered(base: Document, now: Document) -> list[tuple[str, str]]:
    return [(one.number, one.new) for one in broken(base, now)]


def mended(base: Document, now: Document) -> Document:
    return carry_out(now, Plan((), broken(base, now)))


def text_of(document: Document, eid: str) -> str:
    return next(node.text for node in document.walk() if node.eid == eid)


def test_a_citation_that_counts_paragraphs_leads_to_one() -> None:
    texts = {one.mark: one.text for node in LAW.walk() for one in paragraphs(node)}
    found = [(one.number, texts.get(one.target, "")[:12]) for one in pointed(LAW)]
    assert found == [
        ("anterior", "Son de anota"),
        ("segundo", "Son de anota"),
        ("tercero", ""),  # "del mismo artículo": which that is nobody can tell
        ("cuarto", ""),
        ("primer", "La autoridad"),
        ("último", "El registro "),
        ("tercero", "Cada mes se "),
    ]


def test_a_paragraph_put_above_moves_what_cites_those_below() -> None:
    now = typed(LAW, "art_1", ("Son de anotarse", "Lo hace cada día."))
    assert offered(LAW, now) == [("segundo", "tercer"), ("tercero", "cuarto")]
    text = mended(LAW, now).printed
    assert "Rigen el tercer párrafo del artículo 1" in text
    assert "el artículo 1, párrafo cuarto. El segundo párrafo del artículo 1 de la Ley de Aguas no" in text
    assert "el artículo 1, primer párrafo" in text


def test_what_is_mended_is_not_offered_again() -> None:
    now = typed(LAW, "art_1", ("Son de anotarse", "Lo hace cada día."))
    assert broken(LAW, mended(LAW, now)) == ()


def test_a_new_first_paragraph_moves_the_words_of_the_article_down() -> None:
    now = typed(LAW, "art_1", ("La autoridad", "Esta Ley rige en todo el país."))
    assert offered(LAW, now) == [("segundo", "tercer"), ("primer", "segundo"), ("tercero", "cuarto")]


def test_one_taken_out_moves_the_others_up_and_what_cites_it_is_left() -> None:
    now = without(LAW, "art_1", "Son de")
    # the fractions stand in the first paragraph now; the second is the one that was the third
    assert offered(LAW, now) == [("tercero", "segundo")]


def test_the_last_paragraph_is_no_longer_the_last() -> None:
    uid = named(LAW, "art_1")
    was = words_of(entry_of(LAW, uid).node)
    now = replace_words(LAW, uid, replace(was, body=was.body + "\nTodo es gratuito."), minter("x"))
    assert offered(LAW, now) == [("último", "cuarto")]


def test_the_paragraph_before_is_named_where_another_comes_between() -> None:
    now = typed(LAW, "art_1", ("Cada mes", "La lista es completa."))
    assert ("anterior", "segundo") in offered(LAW, now)
    assert "salvo lo que dice el párrafo segundo" in mended(LAW, now).printed


def test_in_a_fraction_the_paragraph_before_is_named_with_it() -> None:
    document = law(
        "Artículo 1.- Son:\n\nI. Las licencias.\n\nSe piden por escrito.\n\n"
        "Lo dispuesto en el párrafo anterior es gratuito.\n\nII. Los avisos."
    )
    now = typed(document, "art_1", ("Lo dispuesto", "Se firman."))
    assert offered(document, now) == [("anterior", "segundo de esta fracción")]
    assert broken(document, mended(document, now)) == ()
    assert "el párrafo segundo de esta fracción es gratuito" in mended(document, now).printed


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("El segundo párrafo de este artículo rige.", 1),
        ("Lo del párrafo segundo del presente artículo rige.", 1),
        ("Lo del segundo párrafo rige.", 1),
        ("Lo del artículo 9 y los párrafos primero y segundo del mismo artículo rige.", None),
        ("Lo del segundo párrafo del artículo anterior rige.", None),
        ("Lo del segundo párrafo de dicha fracción rige.", None),
        ("Lo del artículo 9, letra e) e incisos primero y segundo rige.", None),
        ("Los párrafos segundo y noveno rigen.", None),
    ],
)
def test_nobody_is_taken_at_a_word_that_may_mean_another(words: str, place: int | None) -> None:
    document = law(f"Artículo 1.- Uno.\n\nDos.\n\n{words}\n\nArtículo 2.- Otro.\n\nMás.")
    marks = [one.mark for one in paragraphs(entry_of(document, named(document, "art_1")).node)]
    found = [one.target for one in pointed(document) if one.number == "segundo"]
    assert found == ([marks[place]] if place is not None else [""])


def test_english_paragraphs_are_counted_too() -> None:
    now = typed(ACT, "sec_1", ("The register is", "It is kept on paper."), ("A copy", "It is large."))
    assert offered(ACT, now) == [("preceding", "first"), ("second", "third")]
    assert "The third paragraph of section 1 and the last paragraph" in mended(ACT, now).printed


def test_the_same_line_moved_down_is_the_same_paragraph() -> None:
    document = law(
        TEXT.replace("El registro es público.", "El registro es público.\n\nLa consulta es gratuita.")
    )
    uid = named(document, "art_1")
    was = words_of(entry_of(document, uid).node)
    swapped = was.body.split("\n")
    swapped[-1], swapped[-2], swapped[-3] = swapped[-2], swapped[-3], swapped[-1]
    now = replace_words(document, uid, replace(was, body="\n".join(swapped)), minter("x"))
    before = {one.text: one.mark for one in paragraphs(entry_of(document, uid).node)}
    after = {one.text: one.mark for one in paragraphs(entry_of(now, uid).node)}
    assert after == before, "comments and mappings stay on the words they were made on"


def test_a_citation_written_anew_is_left_as_it_was_written() -> None:
    now = typed(LAW, "art_1", ("Son de anotarse", "Lo hace cada día."))
    uid = named(now, "art_2")
    was = words_of(entry_of(now, uid).node)
    now = replace_words(
        now, uid, replace(was, body=was.body.replace("segundo párrafo", "cuarto párrafo")), minter()
    )
    assert offered(LAW, now) == [("tercero", "cuarto")]


def test_fractions_that_followed_their_plan_are_not_offered_again() -> None:
    document = law(
        "Artículo 1.- Son:\n\nI. Uno;\n\nII. Dos, y\n\nIII. Tres.\n\nArtículo 2.- Según las fracciones I y II del artículo 1."
    )
    found = add_item(document, named(document, "art_1__fr_I"), "Nueva", minter("x"), first=True)
    now = carry_out(found.document, found.plan)
    assert "las fracciones II y III del artículo 1" in now.printed
    assert broken(document, now) == ()


@pytest.mark.parametrize(
    ("number", "count", "place"),
    [("primer", 4, 0), ("Segunda", 4, 1), ("décimo primero", 12, 10), ("último", 3, 2), ("penúltimo", 3, 1),
     ("quinto", 4, None), ("last", 2, 1), ("second", 2, 1), ("penúltimo", 1, None)],
)  # fmt: skip
def test_an_ordinal_names_a_place(number: str, count: int, place: int | None) -> None:
    assert place_of(number, count) == place


@pytest.mark.parametrize(
    ("place", "like", "behind", "said"),
    [(0, "segundo", " párrafo del", "primer"), (2, "Segundo", " párrafo", "Tercer"), (2, "segundo", " del", "tercero"),
     (12, "SEGUNDO", " PÁRRAFO", "DÉCIMO TERCER"), (0, "segundo", " y tercer párrafos", "primer"),
     (0, "segundo", " y el tercer párrafo", "primero")],
)  # fmt: skip
def test_an_ordinal_is_written_as_it_stands(place: int, like: str, behind: str, said: str) -> None:
    assert worded(place, like, behind, "es") == said


# --- what always holds ------------------------------------------------------------------------------------

WORDS = ["La autoridad resuelve.", "El plazo es de un mes.", "Se avisa al solicitante.", "Todo queda escrito.",
         "Nada se cobra.", "Cabe recurso."]  # fmt: skip
NEW = ["Esto es nuevo del todo.", "Otra cosa distinta se añade.", "También hay fianza."]
ORDINALS = ["primer", "segundo", "tercer", "cuarto", "quinto", "sexto"]


@st.composite
def laws(draw: st.DrawFn) -> tuple[Document, str, list[str]]:
    """A law, the part whose paragraphs are edited, and its paragraphs."""
    lines = draw(st.permutations(WORDS))[: draw(st.integers(2, 6))]
    numbers = st.sampled_from([*ORDINALS[: len(lines)], "último"])
    said = [f"el {draw(numbers)} párrafo del artículo 1" for _ in range(draw(st.integers(1, 4)))]
    if draw(st.booleans()):
        said.append("el artículo 1, párrafo segundo, de esta Ley")
    text = "Artículo 1.- " + "\n\n".join(lines) + "\n\nArtículo 2.- Rigen " + ", ".join(said) + "."
    return law(text), "art_1", lines


@settings(max_examples=120, deadline=None)
@given(laws(), st.data())
def test_every_citation_of_a_paragraph_that_stays_leads_to_it_and_the_way_back_is_the_same_text(
    made: tuple[Document, str, list[str]], data: st.DataObject
) -> None:
    document, eid, lines = made
    uid = named(document, eid)
    was = words_of(entry_of(document, uid).node)
    new = list(lines)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(new)))
        if data.draw(st.booleans()) or len(new) < 2:
            unused = [line for line in NEW if line not in new]
            new[at:at] = unused[:1]
        else:
            del new[min(at, len(new) - 1)]
    now = replace_words(document, uid, replace(was, body="\n".join(new)), minter("x"))
    plan = Plan((), broken(document, now))
    after = carry_out(now, plan)
    before = _cited_words(document)
    for (place, words), (_, leads) in zip(before, _cited_words(after), strict=True):
        assert words not in new or leads == words, (place, new)
    back = replace_words(carry_out(after, plan.inverse()), uid, was, minter("z"))
    assert list(printed(back).values()) == list(printed(document).values())


def _cited_words(document: Document) -> list[tuple[int, str]]:
    texts = {one.mark: one.text for node in document.walk() for one in paragraphs(node)}
    home = named(document, "art_2")
    return [(at, texts.get(one.target, "")) for at, one in enumerate(pointed(document)) if one.uid == home]


def test_the_mark_of_the_first_is_not_that_of_the_article() -> None:
    node = entry_of(LAW, named(LAW, "art_1")).node
    assert paragraphs(node)[0].mark == node.uid + OWN
