"""Two drafts against a common base."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.compare.overlap import hunks_of, merge
from drafting.compare.three import Point, Status, ThreeWay, three
from drafting.compare.words import word_edits
from drafting.model import ChangeKind, Document, Significance
from drafting.structure import eid
from tests.compare.law import TEXTS, articles, numbered
from tests.compare.test_history_blame import WORDS
from tests.compare.test_properties import CALM, documents, drafts
from tests.trees import document

BASE = numbered(*TEXTS[:4])
SWAPPED = {Status.ONLY_A: Status.ONLY_B, Status.ONLY_B: Status.ONLY_A}


def met(base: str, a: str, b: str) -> ThreeWay:
    return three(*(eid.assign(document(text)) for text in (base, a, b)))


def loud(found: ThreeWay) -> list[tuple[str, str]]:
    """The points at which something but numbers changed."""
    quiet = (Status.UNCHANGED, Status.RENUMBERED)
    return [(point.provision.eid, point.status.value) for point in found.points if point.status not in quiet]


def with_second(text: str) -> str:
    return numbered(TEXTS[0], text, *TEXTS[2:4])


RECORD = TEXTS[1]  # "... llevará un registro de instalaciones y publicará cada año un resumen ..."

CASES = {
    "nothing changed": (BASE, BASE, []),
    "one side reworded": (with_second(RECORD.replace("año", "mes")), BASE, [("art_2", "only_a")]),
    "the other side reworded": (BASE, with_second(RECORD.replace("año", "mes")), [("art_2", "only_b")]),
    "both the same": (
        with_second(RECORD.replace("año", "mes")),
        with_second(RECORD.replace("año", "mes")),
        [("art_2", "agree")],
    ),
    "both, differently": (
        with_second(RECORD.replace("cada año", "cada mes")),
        with_second(RECORD.replace("cada año", "dos veces por semestre")),
        [("art_2", "collide")],
    ),
    "one struck, the other reworded": (
        numbered(TEXTS[0], *TEXTS[2:4]),
        with_second(RECORD.replace("año", "mes")),
        [("art_2", "collide")],
    ),
    "both struck": (numbered(TEXTS[0], *TEXTS[2:4]), numbered(TEXTS[0], *TEXTS[2:4]), [("art_2", "agree")]),
    "one inserted": (
        articles(("1", TEXTS[0]), ("1 Bis", TEXTS[8]), *zip("234", TEXTS[1:4], strict=True)),
        BASE,
        [("art_1-bis", "only_a")],
    ),
    "both inserted the same under other numbers": (
        articles(("1", TEXTS[0]), ("1 Bis", TEXTS[8]), *zip("234", TEXTS[1:4], strict=True)),
        numbered(TEXTS[0], TEXTS[8], *TEXTS[1:4]),
        [("art_1-bis", "agree")],
    ),
    "both inserted another text at the same place": (
        articles(("1", TEXTS[0]), ("1 Bis", TEXTS[8]), *zip("234", TEXTS[1:4], strict=True)),
        articles(("1", TEXTS[0]), ("1 Bis", TEXTS[9]), *zip("234", TEXTS[1:4], strict=True)),
        [("art_1-bis", "both_inserted")],
    ),
    "both inserted at other places": (
        articles(("1", TEXTS[0]), ("1 Bis", TEXTS[8]), *zip("234", TEXTS[1:4], strict=True)),
        articles(*zip("123", TEXTS[:3], strict=True), ("3 Bis", TEXTS[9]), ("4", TEXTS[3])),
        [("art_1-bis", "only_a"), ("art_3-bis", "only_b")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_each_side_did_and_how_it_stands_to_the_other(case: str) -> None:
    a, b, wanted = CASES[case]
    assert loud(met(BASE, a, b)) == wanted


def test_a_number_that_only_shifted_is_no_change_worth_a_word() -> None:
    found = met(BASE, numbered(TEXTS[0], TEXTS[8], *TEXTS[1:4]), BASE)
    assert found.summary() == {"unchanged": 1, "renumbered": 3, "only_a": 1}


def test_two_renumberings_of_what_a_provision_cites_do_not_collide() -> None:
    def law(*texts: str) -> str:
        cited = next(str(at) for at, text in enumerate(texts, start=1) if text == TEXTS[3])
        return numbered(*(text.replace("{n}", cited) for text in texts))

    citing = "Lo previsto en el artículo {n} se aplicará también a los almacenes y a sus empleados."
    base = law(citing, TEXTS[3])
    a, b = law(citing, TEXTS[8], TEXTS[3]), law(citing, TEXTS[9], TEXTS[10], TEXTS[3])
    found = {point.provision.eid: point.status for point in met(base, a, b).points if point.base}
    assert found == {"art_1": Status.RENUMBERED, "art_2": Status.RENUMBERED}
    reworded = b.replace("y a sus empleados", "y a sus dueños")
    found = {point.provision.eid: point.status for point in met(base, a, reworded).points if point.base}
    assert found["art_1"] is Status.ONLY_B


def test_the_same_insertion_that_cites_the_same_article_by_two_numbers_agrees() -> None:
    citing = "Incurre en falta quien contravenga los artículos 1 y {} de esta Ley."
    a = articles(("1", TEXTS[0]), ("2", TEXTS[1]), ("2 Bis", citing.format(2)))
    b = articles(("1", TEXTS[0]), ("2", TEXTS[8]), ("3", TEXTS[1]), ("4", citing.format(3)))
    found = met(numbered(*TEXTS[:2]), a, b)
    assert ("art_2-bis", "agree") in loud(found)
    other = met(numbered(*TEXTS[:2]), a, b.replace("1 y 3", "1 y 2"))  # the article that b inserted
    assert ("art_2-bis", "agree") not in loud(other)


def test_edits_of_different_words_can_be_combined_and_are_only_offered() -> None:
    a = RECORD.replace("de instalaciones", "público de instalaciones")
    b = RECORD.replace("cada año", "cada mes")
    (point,) = [p for p in met(BASE, with_second(a), with_second(b)).points if p.status is Status.COLLIDE]
    assert point.combined
    assert point.combined.text == a.replace("cada año", "cada mes")
    assert point.a
    assert point.a.new
    assert point.a.new.text == a


def test_edits_of_the_same_words_are_not_combined() -> None:
    a, b = RECORD.replace("cada año", "cada mes"), RECORD.replace("cada año", "cada semestre")
    (point,) = [p for p in met(BASE, with_second(a), with_second(b)).points if p.status is Status.COLLIDE]
    assert point.combined is None


def test_what_one_side_inserts_into_what_the_other_strikes_collides() -> None:
    base = (
        "art 1 | Los titulares llevarán lo que sigue, al día:\n  fr I | Un registro de sustancias;\n"
        + articles(("2", TEXTS[1]))
    )
    inserted = base.replace(
        "sustancias;\n", "sustancias;\n  fr II | Un inventario anual de existencias y mermas.\n"
    )
    found = met(base, inserted, articles(("2", TEXTS[1])))
    assert ("art_1__fr_II", "collide") in loud(found)


def test_parts_of_an_inserted_article_are_matched_under_it() -> None:
    def law(last: str) -> str:
        return BASE + f"\nart 5 | Los inspectores harán:\n  fr I | Visitas de rutina;\n  fr II | {last}"

    found = met(BASE, law("Tomas de muestras."), law("Tomas de muestras y fotografías."))
    assert loud(found) == [("art_5", "agree"), ("art_5__fr_I", "agree"), ("art_5__fr_II", "both_inserted")]


# --- what holds for any three documents --------------------------------------------------------------------


@st.composite
def trios(draw: st.DrawFn) -> tuple[Document, Document, Document]:
    base, a = draw(drafts())
    return base, a, draw(st.sampled_from([a, base]) | documents)


def swapped(point: Point) -> Point:
    return replace(point, status=SWAPPED.get(point.status, point.status), a=point.b, b=point.a)


@settings(CALM, max_examples=80)
@given(trios())
def test_exchanging_the_sides_exchanges_the_sides_and_nothing_else(
    trio: tuple[Document, Document, Document],
) -> None:
    base, a, b = trio
    forth, back = three(base, a, b), three(base, b, a)
    assert Counter(forth.points) == Counter(swapped(point) for point in back.points)


@CALM
@given(trios())
def test_every_provision_of_the_three_stands_in_exactly_one_point(
    trio: tuple[Document, Document, Document],
) -> None:
    found = three(*trio)
    assert [point.base for point in found.points if point.base] == list(found.base.walk())
    for side, document_of in (("a", found.a), ("b", found.b)):
        changes = [getattr(point, side) for point in found.points if getattr(point, side)]
        assert Counter(id(change.new) for change in changes if change.new) == Counter(
            map(id, document_of.walk())
        )


@CALM
@given(drafts())
def test_against_an_untouched_side_only_the_other_did_anything(pair: tuple[Document, Document]) -> None:
    base, a = pair
    found = three(base, a, base)
    assert set(found.summary()) <= {"unchanged", "renumbered", "only_a"}
    assert set(three(base, a, a).summary()) <= {"unchanged", "renumbered", "agree"}


@CALM
@given(trios())
def test_where_one_side_changed_words_the_other_has_the_bases(
    trio: tuple[Document, Document, Document],
) -> None:
    for point in three(*trio).points:
        quiet = {Status.ONLY_A: point.b, Status.ONLY_B: point.a}.get(point.status)
        if quiet and point.base:
            assert quiet.new
            assert (quiet.new.heading, quiet.new.text) == (point.base.heading, point.base.text)
            assert ChangeKind.MOVED not in quiet.kinds
            if ChangeKind.MODIFIED in quiet.kinds:  # its label is printed otherwise, and that is all
                assert quiet.significance == (Significance.TYPOGRAPHY,)


# --- combining ----------------------------------------------------------------------------------------------


@settings(CALM, max_examples=150)
@given(WORDS, WORDS, WORDS)
def test_combining_is_symmetric_and_exact_on_either_side_alone(base: str, a: str, b: str) -> None:
    to_a, to_b, same = word_edits(base, a), word_edits(base, b), word_edits(base, base)
    assert merge(base, to_a, to_b) == merge(base, to_b, to_a)
    assert merge(base, to_a, same) == a
    assert merge(base, to_a, to_a) == a
    both = merge(base, to_a, to_b)
    if both is not None:
        gained = {*hunks_of(to_a), *hunks_of(to_b)}
        assert len(both) == len(base) + sum(len(hunk.text) - (hunk.end - hunk.start) for hunk in gained)
