"""What differs between two contents, and where."""

import pytest

from drafting.word.resolve import (
    Content,
    Margin,
    content,
    differences,
)
from tests.word.contents import FOOTNOTES, docx, note, reference, said
from tests.word.test_resolve import p, row, t


def law(*blocks: str) -> Content:
    return content(docx("".join(blocks)), "accept")


def test_differences_name_the_place_and_nothing_else() -> None:
    words = [p(t(word)) for word in "abcdefgh"]
    changed = [*words[:3], p(t("new")), *words[3:6], p(t("G")), words[7]]
    (added, reworded) = differences(law(*words), law(*changed))
    assert (added.place, added.first, added.second) == ((("paragraph", 4),), None, said("new"))
    assert (reworded.place, reworded.first, reworded.second) == ((("paragraph", 7),), said("g"), said("G"))
    assert (reworded.part, reworded.block) == ("body", 6)


def test_differences_go_into_tables_and_notes() -> None:
    tables = [f"<w:tbl>{row(p(t('a')), p(t(cell)))}</w:tbl>" for cell in "bc"]
    (found,) = differences(law(p(t("x")), tables[0]), law(p(t("x")), tables[1]))
    assert found.place == (("table", 2), ("row", 1), ("cell", 2), ("paragraph", 1))
    one, other = (
        content(docx(p(reference(1)), FOOTNOTES, footnotes="footnotes:" + note(1, t(text))), "accept")
        for text in "bc"
    )
    (found,) = differences(one, other)
    assert (found.part, found.first, found.second) == ("footnote", said("b"), said("c"))


def test_differences_name_headers() -> None:
    made = [Content((), (Margin("header", "first", 2, (said(text),)),)) for text in "ab"]
    (found,) = differences(*made)
    assert (found.part, found.place) == ("header", (("section", 2), ("first", 1), ("paragraph", 1)))


@pytest.mark.parametrize("one", [law(), law(p(t("a"))), law(p(t("a")), p(t("b")))])
@pytest.mark.parametrize("other", [law(), law(p(t("b"))), law(p(t("a")), p(t("b")))])
def test_there_are_differences_exactly_when_contents_are_unequal(one: Content, other: Content) -> None:
    assert bool(differences(one, other)) == (one != other)
