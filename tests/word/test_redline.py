"""The redline: accept all gives the new draft, reject all the old one, whatever was changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings

from drafting.compare import compare
from drafting.model import Change, ChangeKind, Comparison, Document, Edit, Kind, Op, Provision
from drafting.word import house, layout, resolve
from drafting.word import redline as module
from drafting.word.plan import Marked, MarkedLine, plan
from drafting.word.redline import UnprovedRedlineError, redline
from tests.word.schema import W, parts, violations
from tests.word.trees import by_eid, comparisons

WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def article(number: int, text: str, *children: Provision, **more: object) -> Provision:
    made = Provision(Kind.ARTICLE, str(number), label=f"Artículo {number}.-", text=text, children=children)
    return replace(made, eid=f"art_{number}", **more)  # type: ignore[arg-type]


def law(*provisions: Provision) -> Document:
    return Document("es", "Ley de Ejemplo", provisions)


def table(*rows: str) -> Provision:
    kids = tuple(Provision(Kind.ROW, text=text, eid=f"row_{text.split()[0]}") for text in rows)
    return Provision(Kind.TABLE, heading="Lista", eid="table", children=kids)


def marked(old: Document, new: Document) -> bytes:
    return redline(by_eid(old, new), author="Consejería", when=WHEN)


def words(data: bytes, tag: str) -> list[str]:
    body = parts(data)["word/document.xml"]
    return ["".join(mark.itertext()) for mark in body.iter(f"{W}{tag}") if mark.find(f"{W}r") is not None]


def sides(data: bytes) -> tuple[Sequence[str], Sequence[str]]:
    return resolve.paragraphs(data, "reject"), resolve.paragraphs(data, "accept")


@given(comparisons())
@settings(max_examples=80, deadline=None)
def test_any_two_drafts_come_back_from_their_redline(comparison: Comparison) -> None:
    data = redline(comparison, author="A", when=WHEN)
    assert "\n".join(resolve.paragraphs(data, "reject")) == comparison.old.printed
    assert "\n".join(resolve.paragraphs(data, "accept")) == comparison.new.printed


@given(comparisons())
@settings(max_examples=50, deadline=None)
def test_any_redline_follows_the_schema_order_and_numbers_its_marks_once(comparison: Comparison) -> None:
    data = redline(comparison, author="A", when=WHEN)
    assert violations(data) == []
    ids = [node.get(f"{W}id") for node in parts(data)["word/document.xml"].iter() if node.get(f"{W}author")]
    assert len(ids) == len(set(ids))


@given(comparisons())
@settings(max_examples=40, deadline=None)
def test_the_real_comparison_comes_back_too(comparison: Comparison) -> None:
    found = compare(comparison.old, comparison.new)
    data = redline(found, author="A", when=WHEN)
    assert sides(data) == (house.paragraphs(comparison.old), house.paragraphs(comparison.new))


@given(comparisons())
@settings(max_examples=80, deadline=None)
def test_word_level_marks_never_need_the_coarser_fallback(comparison: Comparison) -> None:
    old, new = layout.lay_out(comparison.old), layout.lay_out(comparison.new)
    for by_word in (True, False):
        planned = plan(comparison, old, new, by_word=by_word)
        assert _side(planned, Op.DELETE) == layout.texts(old)
        assert _side(planned, Op.INSERT) == layout.texts(new)


@given(comparisons())
@settings(max_examples=80, deadline=None)
def test_no_insertion_ends_a_paragraph_before_one_that_begins_with_an_insertion(
    comparison: Comparison,
) -> None:
    old, new = layout.lay_out(comparison.old), layout.lay_out(comparison.new)
    planned = plan(comparison, old, new, by_word=True)
    for one, following in pairwise(planned):
        if isinstance(one, MarkedLine) and isinstance(following, MarkedLine) and one.fate is Op.EQUAL:
            open_end = one.segments[-1].op is Op.INSERT and any(s.op is not Op.INSERT for s in one.segments)
            assert not (open_end and following.begins is Op.INSERT)


def _side(planned: Sequence[Marked], own: Op) -> tuple[str, ...]:
    other = Op.INSERT if own is Op.DELETE else Op.DELETE
    texts = []
    for one in planned:
        if one.fate is other:
            continue
        groups = (one.segments,) if isinstance(one, MarkedLine) else one.cells
        cells = ["".join(s.words for s in group if s.op is not other) for group in groups]
        texts.append(cells[0].replace("\t", " ") if isinstance(one, MarkedLine) else "\t".join(cells))
    return tuple(texts)


def test_only_the_words_that_differ_are_marked() -> None:
    data = marked(
        law(article(1, "La multa será de cien días.")), law(article(1, "La multa será de mil días."))
    )
    assert words(data, "del") == ["cien"]
    assert words(data, "ins") == ["mil"]


def test_the_edits_of_the_comparison_are_the_ones_shown() -> None:
    old, new = law(article(1, "a b c")), law(article(1, "a x c"))
    edits = (Edit(Op.EQUAL, "a "), Edit(Op.DELETE, "b c"), Edit(Op.INSERT, "x c"))
    change = Change((ChangeKind.MODIFIED,), old.provisions[0], new.provisions[0], edits)
    data = redline(Comparison(old, new, (change,)), author="A", when=WHEN)
    assert words(data, "del") == ["b c"]


def test_edits_that_tell_another_text_are_not_believed() -> None:
    old, new = law(article(1, "a b c")), law(article(1, "a x c"))
    change = Change(
        (ChangeKind.MODIFIED,), old.provisions[0], new.provisions[0], (Edit(Op.DELETE, "lies"),), ()
    )
    data = redline(Comparison(old, new, (change,)), author="A", when=WHEN)
    assert sides(data) == (("Artículo 1.- a b c",), ("Artículo 1.- a x c",))


def test_a_new_article_brings_its_paragraph_mark_and_the_last_one_needs_no_rest() -> None:
    data = marked(law(article(1, "uno")), law(article(1, "uno"), article(2, "dos")))
    body = parts(data)["word/document.xml"]
    assert len(body.findall(f".//{W}pPr/{W}rPr/{W}ins")) == 1
    assert sides(data) == (("Artículo 1.- uno",), ("Artículo 1.- uno", "Artículo 2.- dos"))
    assert body.findall(f".//{W}p")[-1].find(f"{W}pPr/{W}rPr") is None


def test_a_moved_article_is_deleted_where_it_stood_and_inserted_where_it_stands() -> None:
    one, two, three = (article(n, f"texto número {n}") for n in (1, 2, 3))
    old, new = law(one, two, three), law(two, three, one)
    moved = Change((ChangeKind.MOVED,), one, one)
    same = [Change((ChangeKind.UNCHANGED,), node, node) for node in (two, three)]
    data = redline(Comparison(old, new, (*same, moved)), author="A", when=WHEN)
    assert words(data, "del") == ["Artículo 1.-", " ", "texto número 1"]
    assert words(data, "ins") == ["Artículo 1.-", " ", "texto número 1"]
    assert sides(data) == (tuple(old.printed.split("\n")), tuple(new.printed.split("\n")))


def test_the_comparison_decides_which_of_two_articles_moved() -> None:
    long, short = article(1, "palabra " * 50), article(2, "breve")
    changes = (Change((ChangeKind.UNCHANGED,), short, short), Change((ChangeKind.MOVED,), long, long))
    data = redline(Comparison(law(long, short), law(short, long), changes), author="A", when=WHEN)
    assert "breve" not in "".join(words(data, "del"))


def test_a_copy_with_uids_is_found_by_its_eid() -> None:
    old, new = law(article(1, "La multa será de cien días.")), law(article(1, "La multa será de mil días."))
    change = Change((ChangeKind.MODIFIED,), replace(old.provisions[0], uid="u"), new.provisions[0])
    assert words(redline(Comparison(old, new, (change,)), author="A", when=WHEN), "del") == ["cien"]


def test_a_comparison_that_names_nothing_still_gives_both_texts() -> None:
    old, new = law(article(1, "uno")), law(article(2, "dos"))
    data = redline(Comparison(old, new, ()), author="A", when=WHEN)
    assert sides(data) == (("Artículo 1.- uno",), ("Artículo 2.- dos",))


def test_a_fraction_that_becomes_an_inciso_keeps_its_words_and_changes_its_style() -> None:
    before = Provision(Kind.FRACTION, "I", label="I.", text="Lo mismo.", eid="x")
    after = replace(before, kind=Kind.INCISO, label="a)")
    data = marked(law(article(1, "Esto:", before)), law(article(1, "Esto:", after)))
    assert words(data, "del") == ["I."]
    assert [one.style for one in resolve.resolved(data, "reject")] == ["LawArticle", "LawFraction1"]
    assert [one.style for one in resolve.resolved(data, "accept")] == ["LawArticle", "LawInciso1"]


def test_a_heading_that_gets_a_line_of_its_own_is_marked_as_paragraphs() -> None:
    run_in = article(1, "Texto.", heading="Rubro")
    data = marked(law(run_in), law(replace(run_in, joints=(" ", "\n"))))
    assert sides(data) == (("Artículo 1.- Rubro Texto.",), ("Artículo 1.- Rubro", "Texto."))


def test_rows_come_and_go_as_rows_and_cells_change_inside() -> None:
    old = law(table("Núm.\tNombre", "1\tAlfa", "2\tBeta"))
    new = law(table("Núm.\tNombre", "1\tAlfa pura", "3\tGama"))
    data = marked(old, new)
    body = parts(data)["word/document.xml"]
    assert len(list(body.iter(f"{W}tbl"))) == 1
    assert [len(body.findall(f".//{W}trPr/{W}{tag}")) for tag in ("ins", "del")] == [1, 1]
    assert " pura" in words(data, "ins")
    assert sides(data) == (tuple(old.printed.split("\n")), tuple(new.printed.split("\n")))


def test_a_row_with_another_number_of_cells_is_replaced() -> None:
    data = marked(law(table("1\tAlfa")), law(table("1\tAlfa\t107-44-8")))
    assert sides(data) == (("Lista", "1\tAlfa"), ("Lista", "1\tAlfa\t107-44-8"))
    assert len(list(parts(data)["word/document.xml"].iter(f"{W}tbl"))) == 1


def test_a_table_that_goes_leaves_no_paragraph_behind() -> None:
    data = marked(law(table("1\tAlfa"), article(1, "x")), law(article(1, "x")))
    assert resolve.paragraphs(data, "accept", blanks=True) == ("Artículo 1.- x", "")


def test_every_mark_has_author_and_date() -> None:
    data = marked(law(article(1, "a"), article(2, "b")), law(article(1, "c"), article(3, "d")))
    body = parts(data)["word/document.xml"]
    marks = [node for tag in ("ins", "del", "pPrChange") for node in body.iter(f"{W}{tag}")]
    assert {(node.get(f"{W}author"), node.get(f"{W}date")) for node in marks} == {
        ("Consejería", "2026-03-01T09:30:00Z")
    }


def test_a_time_of_another_zone_is_told_in_utc_and_one_without_as_it_is() -> None:
    comparison = by_eid(law(), law(article(1, "a")))
    mexico = datetime(2026, 3, 1, 9, tzinfo=timezone(timedelta(hours=-6)))
    for when, told in ((mexico, "2026-03-01T15:00:00Z"), (datetime(2026, 3, 1, 9), "2026-03-01T09:00:00Z")):
        body = parts(redline(comparison, author="A", when=when))["word/document.xml"]
        assert {node.get(f"{W}date") for node in body.iter(f"{W}ins")} == {told}


def test_a_nameless_author_is_the_workbench() -> None:
    body = parts(redline(by_eid(law(), law(article(1, "a"))), author=" ", when=WHEN))["word/document.xml"]
    assert {node.get(f"{W}author") for node in body.iter(f"{W}ins")} == {"Taller de redacción legislativa"}


def test_a_hostile_author_cannot_break_the_file() -> None:
    data = redline(by_eid(law(), law(article(1, "a"))), author='"><w:p/>\x00', when=WHEN)
    assert resolve.paragraphs(data, "accept") == ("Artículo 1.- a",)


def test_the_same_comparison_gives_the_same_bytes() -> None:
    old, new = law(article(1, "a")), law(article(1, "b"))
    assert marked(old, new) == marked(old, new)


def test_the_header_says_which_drafts_these_are() -> None:
    comparison = by_eid(law(), law(article(1, "a")))
    for subtitle, told in (
        ("Proyectos 11 y 12", "Proyectos 11 y 12"),
        ("", "Versión con control de cambios"),
    ):
        data = redline(comparison, author="A", when=WHEN, subtitle=subtitle)
        assert "".join(parts(data)["word/header.xml"].itertext()) == f"Ley de Ejemplo{told}"


def test_the_reader_goes_on_with_tracking() -> None:
    settings_part = parts(marked(law(), law(article(1, "a"))))["word/settings.xml"]
    assert settings_part.find(f"{W}trackRevisions") is not None


def test_two_equal_drafts_give_a_file_without_a_mark() -> None:
    body = parts(marked(law(article(1, "a")), law(article(1, "a"))))["word/document.xml"]
    assert [node.tag for node in body.iter() if node.get(f"{W}author")] == []


def test_control_characters_are_shown_on_both_sides() -> None:
    data = marked(law(article(1, "a\x00 b")), law(article(1, "a\x0c b")))
    assert sides(data) == (("Artículo 1.- a␀ b",), ("Artículo 1.- a␌ b",))


def test_a_redline_that_fails_its_proof_is_written_again_with_whole_paragraphs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    proofs: list[str] = ["accept"]
    real = module._unproved
    monkeypatch.setattr(module, "_unproved", lambda *given: proofs.pop() if proofs else real(*given))
    data = marked(law(article(1, "uno dos")), law(article(1, "uno tres")))
    assert words(data, "del") == ["Artículo 1.-", " ", "uno dos"]
    assert sides(data) == (("Artículo 1.- uno dos",), ("Artículo 1.- uno tres",))


def test_a_redline_that_cannot_be_proved_is_not_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resolve, "resolved", lambda data, side, blanks=False: ())
    with pytest.raises(UnprovedRedlineError) as refused:
        marked(law(article(1, "a")), law(article(1, "b")))
    assert refused.value.place == "accept"
    assert "accept" in refused.value.sentence("es")
