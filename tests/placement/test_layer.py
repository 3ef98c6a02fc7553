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
    ],
)
def test_an_instrument_is_known_by_its_opening(opening: str, language: str, layer: Layer) -> None:
    document = files.read_document(f"{opening}\n\n{BODY[language]}".encode(), "law.txt", None)
    assert document.language == language
    assert guess_layer(document, corpus.placement_rules()) is layer


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
