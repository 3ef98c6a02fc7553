"""The clean export: every word of the draft, in styles a drafter can find."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings

from drafting.messages import catalogue
from drafting.model import Document, Kind, Provision
from drafting.word import house, resolve
from drafting.word.elements import legible
from tests.word.schema import W, parts, violations
from tests.word.trees import documents

LAW = Document(
    "es",
    "Ley de Ejemplo",
    (
        Provision(Kind.PREFACE, text="LEY DE EJEMPLO"),
        Provision(
            Kind.TITLE,
            "PRIMERO",
            "Del objeto",
            label="Título Primero",
            joints=("\n", " "),
            children=(
                Provision(
                    Kind.CHAPTER,
                    "I",
                    "Único",
                    label="Capítulo I",
                    joints=("\n", " "),
                    children=(
                        Provision(
                            Kind.ARTICLE,
                            "1",
                            label="Artículo 1.-",
                            text="Son  dos fines:",
                            children=(
                                Provision(
                                    Kind.FRACTION,
                                    "I",
                                    label="I.",
                                    text="Uno:",
                                    children=(Provision(Kind.INCISO, "a", label="a)", text="Primero."),),
                                ),
                                Provision(Kind.FRACTION, "II", label="II.", text="Otro\nen dos líneas."),
                                Provision(Kind.PARAGRAPH, text="Segundo párrafo."),
                            ),
                        ),
                        Provision(Kind.ARTICLE, "2", "Rubro", label="Artículo 2.", joints=(" ", "\n"), text="Texto."),
                    ),
                ),
            ),
        ),
        Provision(
            Kind.ANNEX,
            "1",
            "Lista",
            label="ANEXO 1",
            joints=("\n", " "),
            children=(
                Provision(
                    Kind.TABLE,
                    heading="Sustancias",
                    children=tuple(
                        Provision(Kind.ROW, text=text) for text in ("Núm.\tNombre\tCAS", "1\tAlfa\t", "2\tsolo dos")
                    ),
                ),
            ),
        ),
    ),
)  # fmt: skip


def style_of(data: bytes, text: str) -> str:
    return next(one.style for one in resolve.resolved(data, "accept") if one.text == text)


def named(data: bytes) -> dict[str, object]:
    sheet = parts(data)["word/styles.xml"]
    return {style.get(f"{W}styleId", ""): style for style in sheet.iter(f"{W}style")}


def style_name(data: bytes, text: str) -> str:
    return named(data)[style_of(data, text)].find(f"{W}name").get(f"{W}val")  # type: ignore[attr-defined]


def test_the_clean_file_has_every_word_and_blank_of_the_draft() -> None:
    assert "\n".join(resolve.paragraphs(house.clean(LAW), "accept")) == LAW.printed


@given(documents())
@settings(max_examples=60, deadline=None)
def test_any_draft_comes_back_from_its_clean_file(document: Document) -> None:
    data = house.clean(document)
    assert resolve.paragraphs(data, "accept") == resolve.paragraphs(data, "reject")
    assert "\n".join(resolve.paragraphs(data, "accept")) == document.printed
    assert violations(data) == []


def test_the_paragraphs_promised_are_the_paragraphs_found() -> None:
    assert house.paragraphs(LAW) == resolve.paragraphs(house.clean(LAW), "accept")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LEY DE EJEMPLO", "Título de ley"),
        ("Título Primero", "Título (división)"),
        ("Del objeto", "Título (división)"),
        ("Capítulo I", "Capítulo"),
        ("Artículo 1.- Son  dos fines:", "Artículo"),
        ("I. Uno:", "Fracción"),
        ("a) Primero.", "Inciso"),
        ("Segundo párrafo.", "Párrafo"),
        ("Artículo 2. Rubro", "Artículo (rubro)"),
        ("Texto.", "Párrafo"),
        ("ANEXO 1", "Anexo"),
        ("Lista", "Anexo (rubro)"),
        ("Sustancias", "Tabla (rubro)"),
    ],
)
def test_each_kind_of_provision_has_a_style_of_its_own(text: str, name: str) -> None:
    assert style_name(house.clean(LAW), text) == name


def test_divisions_rest_on_the_headings_of_word_at_the_depth_they_have_in_this_draft() -> None:
    data = house.clean(LAW)
    bases = {
        name: named(data)[style_of(data, name)].find(f"{W}basedOn").get(f"{W}val")  # type: ignore[attr-defined]
        for name in ("Título Primero", "Capítulo I", "ANEXO 1", "Artículo 2. Rubro")
    }
    assert bases == {
        "Título Primero": "Heading1",
        "Capítulo I": "Heading2",
        "ANEXO 1": "Heading1",
        "Artículo 2. Rubro": "Heading3",
    }
    levels = [style.find(f"{W}pPr/{W}outlineLvl") for id, style in named(data).items() if id == "Heading2"]  # type: ignore[attr-defined]
    assert [level.get(f"{W}val") for level in levels] == ["1"]


def test_the_label_of_an_article_is_bold_and_its_text_is_not() -> None:
    body = parts(house.clean(LAW))["word/document.xml"]
    bold = ["".join(run.itertext()) for run in body.iter(f"{W}r") if run.find(f"{W}rPr/{W}b") is not None]
    assert "Artículo 1.-" in bold
    assert not any("fines" in text for text in bold)


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_style_name_holds_what_word_reads_as_a_second_name(language: str) -> None:
    names = {key: text for key, text in catalogue(language).items() if key.startswith("word.style")}
    assert names
    assert not [text for text in names.values() if set(text) & set(",;")]
    assert len(set(names.values())) == len(names)


def test_a_deeper_inciso_says_its_depth_in_the_style_pane() -> None:
    odd = Provision(
        Kind.ARTICLE, children=(Provision(Kind.INCISO, "a", label="a)", text="x"),), label="Art. 1."
    )
    assert style_name(house.clean(Document("es", "", (odd,))), "a) x") == "Inciso (nivel 1)"


def test_what_announces_a_list_stays_on_the_page_of_its_first_item() -> None:
    body = parts(house.clean(LAW))["word/document.xml"]
    kept = ["".join(p.itertext()) for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept == ["Artículo 1.- Son  dos fines:", "I.Uno:"]


def test_an_english_act_gets_english_names_and_language() -> None:
    act = Document("en", "Act", (Provision(Kind.SECTION, "1", label="SEC. 1.", text="Words."),))
    data = house.clean(act)
    assert style_name(data, "SEC. 1. Words.") == "Section"
    assert parts(data)["word/styles.xml"].find(f".//{W}lang").get(f"{W}val") == "en-US"  # type: ignore[union-attr]
    assert "".join(parts(data)["word/footer.xml"].itertext()) == "Page  PAGE 1 of  NUMPAGES 1"


def test_a_table_repeats_its_first_row_and_a_short_row_spans_what_is_left() -> None:
    body = parts(house.clean(LAW))["word/document.xml"]
    rows = list(body.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert [len(row.findall(f"{W}tc")) for row in rows] == [3, 3, 2]
    assert rows[2].find(f"{W}tc[2]/{W}tcPr/{W}gridSpan").get(f"{W}val") == "2"  # type: ignore[union-attr]


def test_columns_fill_the_page_exactly() -> None:
    body = parts(house.clean(LAW))["word/document.xml"]
    assert sum(int(column.get(f"{W}w", "0")) for column in body.iter(f"{W}gridCol")) == 12240 - 2 * 1417


def test_header_and_properties_name_the_draft() -> None:
    data = house.clean(LAW, subtitle="Proyecto 12 & último")
    assert "".join(parts(data)["word/header.xml"].itertext()) == "Ley de EjemploProyecto 12 & último"
    with zipfile.ZipFile(BytesIO(data)) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "<dc:title>Ley de Ejemplo</dc:title>" in core
    assert "<dc:subject>Proyecto 12 &amp; último</dc:subject>" in core
    assert "<dc:language>es-MX</dc:language>" in core


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert house.clean(LAW, subtitle="x") == house.clean(LAW, subtitle="x")


def test_characters_that_xml_cannot_hold_are_shown_not_dropped() -> None:
    hostile = Document("es", "\x01", (Provision(Kind.PARAGRAPH, text="a\x00b\x0cc\x7fd\ud800e\ufffef\rg"),))
    found = resolve.paragraphs(house.clean(hostile), "accept")
    assert found == ("a␀b␌c␡d\ufffde\ufffdf␍g",)
    assert found == house.paragraphs(hostile)


def test_markup_in_a_text_stays_text() -> None:
    hostile = Document(
        "es", "<w:p>&", (Provision(Kind.PARAGRAPH, text='</w:t><script>alert("1")</script>&amp;'),)
    )
    assert resolve.paragraphs(house.clean(hostile), "accept") == ('</w:t><script>alert("1")</script>&amp;',)


def test_legible_leaves_ordinary_text_alone() -> None:
    assert legible("Artículo 1º.—\tñ\n😀\u00a0\u200b") == "Artículo 1º.—\tñ\n😀\u00a0\u200b"


def test_a_draft_without_a_word_is_still_a_word_file() -> None:
    data = house.clean(Document("en", "", ()))
    assert resolve.paragraphs(data, "accept") == ()
    assert violations(data) == []
