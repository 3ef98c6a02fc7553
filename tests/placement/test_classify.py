"""Context counts: what an article is about holds for what is listed in it."""

from typing import Any

import pytest

from drafting.corpus import placement_rules
from drafting.model import Document, Layer
from drafting.placement import Placed, classify, guess_layer
from drafting.placement.signals import hits
from drafting.placement.units import units
from drafting.structure import parse_text
from drafting.structure.eid import assign
from tests.placement.labelled import read, texts
from tests.trees import document

BOOK = placement_rules()


def placed(tree: str, layer: Layer = Layer.STATUTE, **options: Any) -> dict[str, Placed]:
    made = assign(document(tree, **options))
    return {one.eid: one for one in classify(made, BOOK, layer).provisions}


def test_a_bare_amount_below_a_penalty_is_a_penalty() -> None:
    found = placed(
        """
        art 1 | | Se sancionará con multa a quien omita la declaración:
          fr I | De quinientas a mil veces, y
          fr II | De mil a dos mil veces, si se trata de una persona moral.
        """,
        Layer.REGULATION,
    )
    assert {one.belongs for one in found.values()} == {Layer.STATUTE}
    assert found["art_1__fr_I"].rules[0] == "P02"
    assert "Se sancionará" in found["art_1__fr_I"].evidence[0].quote.exact


def test_a_cross_reference_to_a_list_is_not_a_list() -> None:
    found = placed(
        "art 1 | | Las sustancias controladas son las que figuran en el Anexo I y sus modificaciones."
    )
    assert found["art_1"].belongs is Layer.STATUTE
    assert "P10" not in found["art_1"].rules


def test_one_number_is_not_a_table_but_three_are() -> None:
    one = placed("art 1 | | Se controla el fosgeno, 75-44-5.")
    three = placed("art 1 | | Se controlan el fosgeno 75-44-5, el cianuro 74-90-8 y la cloropicrina 76-06-2.")
    assert one["art_1"].belongs is Layer.STATUTE
    assert three["art_1"].belongs is Layer.REGULATION
    assert three["art_1"].rules[0] == "P10"


def test_a_definition_that_names_chemicals_is_not_a_schedule() -> None:
    found = placed(
        """
        art 1 | | Para los efectos de esta Ley se entenderá por:
          fr I | Precursor: el tricloruro de fósforo (7719-12-2) y los demás reactivos;
          fr II | Sustancia tóxica: el fosgeno (75-44-5), el cianuro de hidrógeno (74-90-8) y sus mezclas.
        """
    )
    assert {one.belongs for one in found.values()} == {Layer.STATUTE}


def test_a_delegation_stands_in_the_statute() -> None:
    found = placed(
        "art 1 | | Se faculta a la Secretaría para publicar y actualizar, mediante acuerdo, el listado."
    )
    assert found["art_1"].belongs is Layer.STATUTE
    assert "P05" in found["art_1"].rules


def test_an_article_of_two_layers_says_which_fraction_is_apart() -> None:
    found = placed(
        """
        art 1 | | La persona titular de la licencia observará lo siguiente:
          fr I | Queda prohibido transferir la licencia a otra persona;
          fr II | La solicitud de licencia contendrá nombre, domicilio y copia simple del contrato, en el formato oficial.
        """
    )
    assert found["art_1__fr_II"].belongs is Layer.REGULATION
    assert found["art_1"].mixed or found["art_1"].belongs is Layer.REGULATION


def test_the_chapter_counts() -> None:
    bare = placed("art 1 | | Será de cien a mil pesos.", Layer.REGULATION)
    under = placed(
        """
        chapter I | De las infracciones y sanciones
          art 1 | | Será de cien a mil pesos.
        """,
        Layer.REGULATION,
    )
    share = dict(under["art_1"].shares)[Layer.STATUTE]
    assert share > dict(bare["art_1"].shares)[Layer.STATUTE]


def test_a_text_of_which_no_rule_speaks_stays_where_it_stands() -> None:
    for layer in Layer:
        found = placed("art 1 | | El color de la puerta es verde.", layer)["art_1"]
        assert found.belongs is layer
        assert found.quiet
        assert not found.evidence


def test_entry_into_force_belongs_to_whatever_says_it() -> None:
    for layer in Layer:
        found = placed("art 1 | | Este instrumento entrará en vigor mañana.", layer)["art_1"]
        assert found.belongs is layer


def test_where_the_doctrine_is_open_counsel_is_asked() -> None:
    found = placed("art 1 | | La infracción se sancionará con multa de mil unidades.", Layer.REGULATION)
    assert found["art_1"].opinion == "P02"


def test_a_quote_is_in_the_words_of_its_provision() -> None:
    for text in texts():
        if text.root == "corpora":
            continue
        found = read(text.path)
        words = {node.eid: node.printed for node in found.walk()}
        for one in classify(found, BOOK).provisions:
            for evidence in one.evidence:
                quote = evidence.quote
                assert quote.prefix + quote.exact + quote.suffix in words[evidence.eid]
                assert quote.exact


@pytest.mark.parametrize("law", [text.law for text in texts() if text.root != "corpora"])
def test_an_instrument_is_known_by_what_it_calls_itself(law: str) -> None:
    text = next(text for text in texts() if text.law == law)
    assert guess_layer(read(text.path), BOOK) is text.instrument


def test_the_same_words_are_judged_once_and_the_same() -> None:
    made = assign(document("art 1 | | Se impondrá pena de prisión de dos años."))
    assert classify(made, BOOK, Layer.STATUTE) == classify(made, BOOK, Layer.STATUTE)


def test_nothing_is_said_of_an_empty_text() -> None:
    assert classify(Document("es", "", ()), BOOK, Layer.STATUTE).provisions == ()


def test_an_article_that_a_decree_sets_out_stands_for_itself() -> None:
    found = placed(
        """
        art 1 | | Se adiciona la Ley de Gases para quedar como sigue:
          art 5 | | Se impondrá pena de prisión de dos años a quien omita la declaración.
          art 6 | | El Comité estará integrado por cinco vocales y habrá quórum con tres.
        """
    )
    assert all(one.whole for one in found.values())
    assert [one.belongs for one in found.values()] == [Layer.STATUTE, Layer.STATUTE, Layer.EXECUTIVE_ORDER]


def test_numbered_paragraphs_without_articles_are_judged_too() -> None:
    text = "EXECUTIVE ORDER\n\n1. The committee shall be composed of five members.\n\n2. Four members are a quorum."
    made = parse_text(text, language="en")
    assert {one.belongs for one in classify(made, BOOK).provisions} == {Layer.EXECUTIVE_ORDER}


def test_every_provision_with_words_has_a_layer() -> None:
    for text in texts():
        if text.root == "corpora":
            continue
        made = read(text.path)
        silent = {"row", "note", "preface"}
        worded = {node.eid for node in made.walk() if node.text.strip() and node.kind not in silent}
        inside = {below.eid for node in made.walk() if node.kind in silent for below in node.walk()}
        assert worded - inside <= {one.eid for one in classify(made, BOOK).provisions}, text.law


def test_a_text_full_of_one_signal_is_judged_by_its_first_hits() -> None:
    made = assign(document("art 1 | | " + "Se sancionará con multa de mil. " * 3_000))
    (one,) = classify(made, BOOK, Layer.REGULATION).provisions
    assert one.belongs is Layer.STATUTE
    found = [hit for unit in units(made) for hit in hits(unit, BOOK, "es")]
    assert 100 < len(found) < 2_000


def test_an_annex_with_a_table_leans_to_a_list_without_any_number() -> None:
    text = (
        "LEY DE BIENES\n\nArtículo 1.- Esta Ley es de orden público.\n\nANEXO I\n\nLISTA DE PAÍSES\n\nPaís | Región\n"
        + ("Alfa | Norte\nBeta | Sur\nGama | Este\n")
    )
    found = {one.eid: one for one in classify(parse_text(text), BOOK, Layer.STATUTE).provisions}
    assert found["annex_I"].belongs is Layer.REGULATION
    assert found["art_1"].belongs is Layer.STATUTE


def test_an_order_in_bare_ordinals_is_judged_point_by_point_beside_its_transitory() -> None:
    text = (
        "ACUERDO POR EL QUE SE DISTRIBUYEN FUNCIONES\n\nPRIMERO.- Cada dependencia designará un enlace.\n\n"
        "SEGUNDO.- El Comité sesionará cada mes.\n\nTERCERO.- A quien mienta se le impondrá multa de mil unidades.\n\n"
        "TRANSITORIO ÚNICO.- Este Acuerdo entrará en vigor mañana."
    )
    said = [one.belongs for one in classify(parse_text(text), BOOK).articles][-4:]
    assert said == [Layer.EXECUTIVE_ORDER, Layer.EXECUTIVE_ORDER, Layer.STATUTE, Layer.EXECUTIVE_ORDER]


def test_a_long_annex_is_not_all_it_mentions() -> None:
    lines = "".join(
        f"\n  par {n} | | Comentario al punto {n}: se cuenta por días hábiles." for n in range(1, 200)
    )
    lines += "\n  par 200 | | Queda prohibido negar el crédito.\n  par 201 | | La multa será de mil."
    found = placed(f"annex I | | COMENTARIOS{lines}", Layer.REGULATION)
    assert found["annex_I"].belongs is Layer.REGULATION
    assert found["annex_I__par_201"].belongs is Layer.STATUTE
