"""Which words were struck and inserted, as a lawyer would mark them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.compare.tokens import tokens
from drafting.compare.words import word_edits
from drafting.model import Edit, Op


def marked(old: str, new: str) -> str:
    """The edits on one line: [-struck-]{+inserted+}."""
    signs = {Op.EQUAL: "{}", Op.DELETE: "[-{}-]", Op.INSERT: "{{+{}+}}"}
    return "".join(signs[edit.op].format(edit.text) for edit in word_edits(old, new))


def side(edits: tuple[Edit, ...], left_out: Op) -> str:
    return "".join(edit.text for edit in edits if edit.op is not left_out)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("El titular podrá pedir copia.", "El titular deberá pedir copia.",
         "El titular [-podrá-]{+deberá+} pedir copia."),
        ("prisión de tres a doce años", "prisión de cinco a doce años", "prisión de [-tres-]{+cinco+} a doce años"),
        ("El informe se publicará.", "El informe anual se publicará.", "El informe{+ anual+} se publicará."),
        ("a, b y c", "a y c", "a[-, b-] y c"),
        # phrases, not confetti
        ("la oficina de la entidad federativa informará", "la delegación de la cuenca hidrológica informará",
         "la [-oficina de la entidad federativa-]{+delegación de la cuenca hidrológica+} informará"),
        # an insertion begins where a phrase begins
        ("Se informará a la Secretaría. Se guardará copia.",
         "Se informará a la Secretaría. Se dará aviso. Se guardará copia.",
         "Se informará a la Secretaría.{+ Se dará aviso.+} Se guardará copia."),
        # nothing in common
        ("Derogado.", "La Secretaría publicará la lista", "[-Derogado.-]{+La Secretaría publicará la lista+}"),
        ("La ley del lugar, y la de origen.", "Quien exporte, la pagará.",
         "[-La ley del lugar, y la de origen.-]{+Quien exporte, la pagará.+}"),
        ("shall keep records", "must keep records", "[-shall-]{+must+} keep records"),
        ("", "nuevo", "{+nuevo+}"),
        ("viejo", "", "[-viejo-]"),
        ("igual", "igual", "igual"),
        ("", "", ""),
        # white space is text as well
        ("uno  dos", "uno dos", "uno[-  -]{+ +}dos"),
        ("fin.\n", "fin.", "fin.[-\n-]"),
    ],
)  # fmt: skip
def test_edits_read_like_a_lawyers(old: str, new: str, expected: str) -> None:
    assert expected == marked(old, new)


@pytest.mark.parametrize(
    ("old", "new", "whole"),
    [
        ("la sustancia 107-44-8 y", "la sustancia 107-44-9 y", ["107-44-8", "107-44-9"]),
        (
            "del 13 de enero de 1993 en",
            "del 14 de enero de 1997 en",
            ["13 de enero de 1993", "14 de enero de 1997"],
        ),
        ("on January 13, 1993 at", "on January 14, 1993 at", ["January 13, 1993", "January 14, 1993"]),
        ("multa de $1,500.00 por", "multa de $2,500.00 por", ["$1,500.00", "$2,500.00"]),
        ("un 10.5% del", "un 12.5% del", ["10.5%", "12.5%"]),
        ("un 10 % del", "un 12 % del", ["10 %", "12 %"]),
        ("el artículo 12 Bis y", "el artículo 12 Ter y", ["12 Bis", "12 Ter"]),
        ("el artículo 50-A y", "el artículo 50-B y", ["50-A", "50-B"]),
        ("el artículo 17 H y", "el artículo 17 J y", ["17 H", "17 J"]),
        ("el artículo 1o. y", "el artículo 2o. y", ["1o.", "2o."]),
        ("la fracción XXIX-Ñ y", "la fracción XXIX-O y", ["XXIX-Ñ", "XXIX-O"]),
        ("véase Art. 5 en", "véase Sec. 5 en", ["Art.", "Sec."]),
        ("en el D.O.F. del", "en el B.O.E. del", ["D.O.F.", "B.O.E."]),
        ("de 1,000 kg", "de 1,500 kg", ["1,000", "1,500"]),
        ("según § 1002.4(a) y", "según § 1002.5(a) y", ["1002.4", "1002.5"]),
    ],
)
def test_numbers_dates_and_references_are_never_cut(old: str, new: str, whole: list[str]) -> None:
    edits = word_edits(f"El pago {old} procede.", f"El pago {new} procede.")
    assert whole == [edit.text for edit in edits if edit.op is not Op.EQUAL]


def test_a_sentence_that_ends_in_no_keeps_its_stop() -> None:
    assert [token.core for token in tokens("Dijo que no. La ley sigue.")[0]][3:5] == [".", "La"]


words = st.sampled_from(
    [
        "la",
        "ley",
        "de",
        ",",
        ".",
        "artículo",
        "12 Bis",
        "1o.",
        "107-44-8",
        "deberá",
        "$1,000",
        "\n",
        "  ",
        "á",
        "𝒳",
    ]
)
texts = st.lists(words, max_size=14).map(" ".join) | st.text(max_size=30)


@settings(deadline=None)
@given(texts, texts)
def test_the_joins_give_both_texts_exactly(old: str, new: str) -> None:
    edits = word_edits(old, new)
    assert old == side(edits, Op.INSERT)
    assert new == side(edits, Op.DELETE)
    assert all(edit.text for edit in edits)
    assert all(first.op is not second.op for first, second in pairwise(edits))


@settings(deadline=None)
@given(texts, texts)
def test_exchanging_the_texts_exchanges_the_signs(old: str, new: str) -> None:
    forth, back = word_edits(old, new), word_edits(new, old)
    for op, other in ((Op.DELETE, Op.INSERT), (Op.EQUAL, Op.EQUAL)):
        assert [edit.text for edit in forth if edit.op is op] == [
            edit.text for edit in back if edit.op is other
        ]


@settings(deadline=None)
@given(st.text())
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    pieces, tail = tokens(text)
    assert text == "".join(piece.space + piece.core for piece in pieces) + tail


def test_texts_too_large_for_one_table_are_cut_at_phrases_they_share(monkeypatch: pytest.MonkeyPatch) -> None:
    old = " ".join(f"palabra{number}" for number in range(300))
    new = old.replace("palabra150 ", "").replace("palabra200", "otra")
    whole = word_edits(old, new)
    monkeypatch.setattr("drafting.compare.words._MOST_CELLS", 5_000)
    assert whole == word_edits(old, new)
    edits = word_edits(old, " ".join(f"nada{number}" for number in range(300)))
    assert [edit.op for edit in edits] == [Op.DELETE, Op.INSERT]
