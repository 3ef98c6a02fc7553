"""Nothing of the text is ever dropped, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from drafting.model import Block
from drafting.structure import blocks_of, parse, parse_text
from drafting.structure.lines import _RULE, normalise

PIECES = st.sampled_from(
    [
        "Artículo 1o.- Texto.", "Artículo 12 Bis.- La Secretaría podrá:", "ARTÍCULO ÚNICO.- Se expide.", "TÍTULO PRIMERO",
        "CAPÍTULO II De las penas", "I. Uno;", "II.- Dos:", "a) Tres;", "i) Cuatro", "1. Cinco", "(a)(1) Six", "(ii) Seven",
        "TRANSITORIOS", "PRIMERO.- Vigencia.", "DECRETO por el que se expide", "LEY DE ALGO", "ANEXO I", "A | B\nC | D",
        "Artículo reformado DOF 10-06-2011", "“Artículo 3.- Citado", "cierra.”", "§ 5 Title.", "SEC. 2. SHORT TITLE.",
        "Schedule 1", "# Encabezado", "== Otro", "una línea\notra línea", "   sangrado", "Disposición final única. Vigencia.",
    ]
)  # fmt: skip


def letters(text: str) -> str:
    return "".join(text.split())


@given(st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=30))
def test_the_tree_prints_every_letter_of_the_input_in_order(pieces: list[str]) -> None:
    text = "\n\n".join(pieces)
    blocks = blocks_of(text)
    for language in ("es", "en"):
        printed = letters(parse(blocks, language).printed)  # type: ignore[arg-type]
        assert printed == letters("\n".join(block.text for block in blocks))


@given(st.text(max_size=400))
def test_reading_lines_drops_blanks_and_rules_only(text: str) -> None:
    kept = letters("\n".join(block.text for block in blocks_of(text)))
    marks = str.maketrans("", "", "#=|-*_ :")
    assert letters(kept).translate(marks) == letters(normalise(text)).translate(marks)


PLAIN = st.sampled_from(
    ["= 30 x 2", "# de licencia", "## Título", "=== A", "#", "conforme al", "Artículo 12. Uno", "a\tb\tc"]
)


@given(
    st.lists(st.one_of(PLAIN, st.text("ab #=.\t", max_size=12)), max_size=12), st.sampled_from(["\n", "\n\n"])
)
def test_a_plain_text_keeps_every_sign_at_the_start_of_a_line(lines: list[str], between: str) -> None:
    kept = [line for line in lines if not _RULE.match(" ".join(line.split()))]  # a rule is not text
    blocks = blocks_of(between.join(lines), markup=False)
    assert letters("\n".join(block.text for block in blocks)) == letters("".join(kept))
    assert "heading" not in {block.style for block in blocks}


@given(st.lists(st.text(min_size=1, max_size=30), max_size=12))
def test_any_blocks_make_a_document_with_distinct_eids(texts: list[str]) -> None:
    document = parse([Block(text) for text in texts])
    found = [provision.eid for provision in document.walk()]
    assert len(found) == len(set(found))


def test_an_empty_text_is_an_empty_document() -> None:
    assert parse_text("").provisions == ()


def test_a_deep_document_does_not_exhaust_the_stack() -> None:
    levels = ["I. Uno", "a) Dos", "1. Tres", "i) Cuatro", "A. Cinco"] * 2_000
    document = parse_text("\n\n".join(["Artículo 1.- Uno:", *levels]))
    assert sum(1 for _ in document.walk()) > 9_000


def test_a_label_repeated_without_end_costs_no_more_than_it_weighs() -> None:
    document = parse_text("\n\n".join(["Artículo 1.- Uno:", "I. Dos;", "otra cosa"] * 5_000))
    found = [provision.eid for provision in document.walk()]
    assert len(found) == len(set(found)) == 15_000
