"""What an instrument is, by the lines that texts of many countries begin with."""

import pytest

from drafting import corpus, files
from drafting.model import Layer
from drafting.placement import guess_layer

S, R, E = Layer.STATUTE, Layer.REGULATION, Layer.EXECUTIVE_ORDER
BODY = {
    "en": "Section 1. The office does it.\n\nSection 2. So be it.\n\nSection 3. And that.",
    "es": "Artículo 1. La oficina lo hará.\n\nArtículo 2. Así sea.\n\nArtículo 3. Y eso.",
}


@pytest.mark.parametrize(
    ("opening", "language", "layer"),
    [
        ("Number 8 of 2031\n\nCHEMICAL ARMS ACT 2031\n\nPART 1\n\nPRELIMINARY", "en", S),
        ("Chemical Arms Act 2031\n\n2031 CHAPTER 6", "en", S),
        ("2031 No. 3231\n\nCUSTOMS\n\nThe Export Control Order 2031", "en", R),
        ("15 CFR Part 799—Declarations", "en", R),
        ("Order on the treaty\n\nBy the authority vested in me as President, it is hereby ordered:", "en", E),
        ("E.O. 14999 Continuation of Export Control Regulations", "en", E),
        ("LEY NÚM. 29.250", "es", S),
        ("DECRETO 1419 DE 2031\n\npor el cual se reglamenta la Ley 525", "es", R),
        ("Decreto Supremo N° 104, que aprueba el reglamento", "es", R),
        ("DECRETO por el que se expide la Ley Federal de Armas", "es", S),
        ("DECRETO 920/2031\n\nCréase la Comisión Interministerial", "es", E),
        ("ACUERDO por el que se sujeta al requisito de permiso previo la exportación", "es", R),
        ("ACUERDO por el que se distribuyen funciones entre las dependencias", "es", E),
        ("OPERATIONS MANUAL FOR LICENSING OFFICERS", "en", E),
        ("MANUAL DE ORGANIZACIÓN DE LA DIRECCIÓN DE PERMISOS", "es", E),
        ("Real Decreto 512/2031, por el que se crea la Comisión Interministerial", "es", E),
        ("REAL DECRETO LEGISLATIVO 5/2031, por el que se aprueba el texto refundido", "es", S),
        ("TEXTO REFUNDIDO DE LA LEY DE SUSTANCIAS", "es", S),
        ("DECISIÓN DE EJECUCIÓN (UE) 2031/7 DE LA COMISIÓN", "es", R),
        ("Chemicals (Control) Ordinance", "en", S),
        ("22 U.S.C. CHAPTER 75—CHEMICAL ARMS", "en", S),
    ],
)
def test_an_instrument_is_known_by_its_opening(opening: str, language: str, layer: Layer) -> None:
    document = files.read_document(f"{opening}\n\n{BODY[language]}".encode(), "law.txt", None)
    assert document.language == language
    assert guess_layer(document, corpus.placement_rules()) is layer


def test_a_preamble_that_speaks_of_its_final_dispositions_is_no_title() -> None:
    text = (
        "I\n\nEste real decreto legislativo refunde lo que la Ley ordena.\n\nDISPONGO:\n\n"
        "Artículo único. Se aprueba el texto refundido de la Ley del Registro.\n\n"
        "Disposición adicional única. Las remisiones se entienden hechas a esta ley.\n\n"
        "TEXTO REFUNDIDO DE LA LEY DEL REGISTRO\n\nArtículo 1. La oficina lo hará conforme a esta ley.\n\n"
        "Artículo 2. Así sea según esta ley."
    )
    assert guess_layer(files.read_document(text.encode(), "a.txt", "es"), corpus.placement_rules()) is S


@pytest.mark.parametrize(
    ("title", "said"), [("MINISTERIAL DIRECTIVE 4/2031", "en"), ("RESOLUCIÓN 4/2031", "es")]
)
def test_a_title_of_two_layers_is_decided_by_what_the_text_holds(title: str, said: str) -> None:
    board = {
        "en": "1. The Committee is chaired by the Department of Trade and meets each month.\n\n"
        "2. Three members are a quorum.\n\n3. Each department designates a liaison officer.",
        "es": "Artículo 1. El Comité se integra por tres vocales y sesionará cada mes.\n\n"
        "Artículo 2. Hay quórum con dos vocales.\n\nArtículo 3. Cada dependencia designará un enlace.",
    }
    forms = {
        "en": "1. An application is made on form A-1 within 30 days and states the CAS number.\n\n"
        "2. Records are kept for five years in electronic form.\n\n3. The fee is 40 pounds.",
        "es": "Artículo 1. La solicitud se presenta en el formulario A-1 por duplicado.\n\n"
        "Artículo 2. La etiqueta llevará el número de lote.\n\nArtículo 3. El plazo será de 30 días hábiles.",
    }
    book = corpus.placement_rules()
    for body, layer in ((board, E), (forms, R)):
        document = files.read_document(f"{title}\n\n{body[said]}".encode(), "law.txt", said)
        assert guess_layer(document, book) is layer


def test_without_a_title_an_order_is_what_its_articles_are() -> None:
    forms = (
        "1. An application under this Order is made on form A-1 within 30 days and states the CAS number.\n\n"
    )
    forms += "2. Records are kept for five years in electronic form.\n\n3. The fee is 40 pounds."
    board = "1. Under this Order the board is chaired by the Department of Trade and meets each month.\n\n"
    board += "2. Three members are a quorum.\n\n3. Each department designates a liaison officer."
    book = corpus.placement_rules()
    assert guess_layer(files.read_document(forms.encode(), "a.txt", "en"), book) is R
    assert guess_layer(files.read_document(board.encode(), "b.txt", "en"), book) is E
