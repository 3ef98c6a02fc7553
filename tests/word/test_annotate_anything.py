"""Whatever stands in a paragraph, a quote of any of its words is commented on those words."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.files import read_document
from drafting.model import Mark, Quote
from drafting.word.annotate import annotate
from drafting.word.read import read_blocks
from drafting.word.read_places import stretches
from tests.word.commented import comments
from tests.word.reading import deleted, docx, ins, p, r

WORDS = st.lists(
    st.sampled_from(["la", "autoridad", "resolverá", "«plazo»,", "75-44-5", "nacio\u0301n", "y"]),
    min_size=1,
    max_size=4,
)
RUN = WORDS.map(lambda words: r(" ".join(words) + " "))
PIECE = st.one_of(
    RUN,
    RUN.map(ins),
    WORDS.map(lambda words: deleted(" ".join(words))),
    RUN.map(lambda run: f'<w:hyperlink w:anchor="x">{run}</w:hyperlink>'),
    RUN.map(lambda run: f"<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>"),
    st.sampled_from(
        ["<w:r><w:tab/></w:r>", "<w:r><w:noBreakHyphen/></w:r>", "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"]
    ),
)
BODY = st.lists(st.lists(PIECE, min_size=1, max_size=6), min_size=1, max_size=4)


def letters(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=60, deadline=None)
@given(
    paragraphs=BODY, cuts=st.lists(st.tuples(st.integers(0, 400), st.integers(1, 60)), min_size=1, max_size=5)
)
def test_any_words_of_any_paragraphs(paragraphs: list[list[str]], cuts: list[tuple[int, int]]) -> None:
    data = docx("".join(p(f"Artículo {n}.- x", *pieces) for n, pieces in enumerate(paragraphs, start=1)))
    document = read_document(data, "ley.docx")
    nodes = [node for node in document.walk() if node.printed]
    marks = []
    for start, length in cuts:
        node = nodes[start % len(nodes)]
        at = start % len(node.printed)
        exact = node.printed[at : at + length]
        if exact.strip():
            quote = Quote(exact, node.printed[:at], node.printed[at + length :])
            marks.append(Mark("x", node.eid, exact, quote=quote))
    made = annotate(data, document, marks, language="es", when=datetime(2026, 1, 1, tzinfo=UTC))
    assert read_blocks(made) == read_blocks(data)
    assert read_blocks(made, "original") == read_blocks(data, "original")
    if marks:
        for mark, comment in zip(marks, comments(made).values(), strict=True):
            found = letters((comment.words or "").replace("o\u0301", "ó"))
            assert found == letters(mark.text).replace("o\u0301", "ó")


@given(st.text("abc ", max_size=80), st.text("abc ", max_size=80))
def test_stretches_are_the_same_on_both_sides_and_in_order(a: str, b: str) -> None:
    at_a = at_b = 0
    for one in stretches(a, b):
        assert one.a >= at_a
        assert one.b >= at_b
        assert a[one.a : one.a + one.length] == b[one.b : one.b + one.length]
        at_a, at_b = one.a + one.length, one.b + one.length


def test_a_long_text_with_changes_is_matched_around_them() -> None:
    parts = [f"artículo{n}estableceelplazonúmero{n * 7919 % 997}delaleyvigente" for n in range(300)]
    changed = [
        "" if n % 40 == 5 else part.replace("plazo", "término") if n % 30 == 3 else part
        for n, part in enumerate(parts)
    ]
    a, b = "".join(parts), "".join(changed)
    kept = sum(one.length for one in stretches(a, b))
    assert kept > 0.9 * len(b)
