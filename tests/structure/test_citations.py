"""Citations in the words of a law: what is cited, of which text, and where the words stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.model import Language
from drafting.structure.citations import Citation, citations


def brief(cited: Citation) -> str:
    """ "article 12 / fraction III (own)"."""
    steps = " / ".join(f"{step.kind.value} {step.number}" for step in cited.steps)
    return f"{steps}{' to ' + cited.through if cited.through else ''} ({cited.whose.value}{', here' if cited.here else ''})"


SPANISH = {
    "el artículo 12, fracción III, inciso a), de esta Ley": ["article 12 / fraction III / inciso a) (own)"],
    "el inciso a) de la fracción II del artículo 9": ["article 9 / fraction II / inciso a) (unsaid)"],
    "los artículos 5, fracción II, y 7 de la Ley de Comercio Exterior": [
        "article 5 / fraction II (other)",
        "article 7 (other)",
    ],
    "los artículos 5, 7 y 9 a 12 de la presente Ley": [
        "article 5 (own)",
        "article 7 (own)",
        "article 9 to 12 (own)",
    ],
    "el segundo párrafo del artículo 4": ["article 4 / paragraph segundo (unsaid)"],
    "el segundo párrafo de la fracción II del artículo 12": [
        "article 12 / fraction II / paragraph segundo (unsaid)"
    ],
    "el artículo 12, fracción II, segundo párrafo, de esta Ley": [
        "article 12 / fraction II / paragraph segundo (own)"
    ],
    "el primer y segundo párrafos del artículo 4": [
        "article 4 / paragraph primer (unsaid)",
        "article 4 / paragraph segundo (unsaid)",
    ],
    "los párrafos décimo primero y último de este artículo": [
        "paragraph décimo primero (own, here)",
        "paragraph último (own, here)",
    ],
    "el artículo 9, décimo tercer párrafo": ["article 9 / paragraph décimo tercer (unsaid)"],
    "Según el artículo 3. El artículo 5 de la Ley de Aguas rige.": [
        "article 3 (unsaid)",
        "article 5 (other)",
    ],
    "las fracciones I y II del presente artículo": ["fraction I (own, here)", "fraction II (own, here)"],
    "conforme al artículo 12 Bis, en 30 días": ["article 12 Bis (unsaid)"],
    "los artículos 10, 11 y 30 días después": ["article 10 (unsaid)", "article 11 (unsaid)"],
    "el artículo segundo transitorio": ["transitory segundo (unsaid)"],
    "el artículo 1° de la ley Nº 19.496": ["article 1° (other)"],
    "los artículos 14 y 16 constitucionales": ["article 14 (other)", "article 16 (other)"],
    "esa ley, en sus artículos 3 y 4": ["article 3 (other)", "article 4 (other)"],
    "los artículos 24.2 y 38 de esta Ley": ["article 24 / apartado 2 (own)", "article 38 (own)"],
    "los artículos 240, 250, incisos segundo y tercero, 287 bis y 456 bis A del Código Penal": [
        "article 240 (other)",
        "article 250 / paragraph segundo (other)",
        "article 250 / paragraph tercero (other)",
        "article 287 bis (other)",
        "article 456 bis A (other)",
    ],
    "el artículo 86.1 y la disposición adicional decimoséptima de la Ley 30/1995": [
        "article 86 / apartado 1 (other)",
        "disposition decimoséptima (other)",
    ],
    "cien artículos de lujo": [],
}
ENGLISH = {
    "section 5(2)(a) of this Act": ["section 5 / subsection 2 / paragraph a (own)"],
    "sections 5 to 9": ["section 5 to 9 (unsaid)"],
    "paragraph (a) of section 5": ["section 5 / paragraph a (unsaid)"],
    "paragraphs (a) and (b) of subsection (1) of section 5": [
        "section 5 / subsection 1 / paragraph a (unsaid)",
        "section 5 / subsection 1 / paragraph b (unsaid)",
    ],
    "the second paragraph of section 12": ["section 12 / paragraph second (unsaid)"],
    "the first and last paragraphs of subsection (2)": [
        "subsection 2 / paragraph first (unsaid, here)",
        "subsection 2 / paragraph last (unsaid, here)",
    ],
    "subsection (2)": ["subsection 2 (unsaid, here)"],
    "sections 702(g) and 706(a) and (b) of the Act": [
        "section 702 / subsection g (other)",
        "section 706 / subsection a (other)",
    ],
    "section 399AA of the Public Health Service Act": ["section 399AA (other)"],
    "the Data Retention Regulations 2009": [],
}
CASES: list[tuple[Language, str, list[str]]] = [
    *(("es", words, found) for words, found in SPANISH.items()),
    *(("en", words, found) for words, found in ENGLISH.items()),
]


@pytest.mark.parametrize(("language", "words", "found"), CASES, ids=[words for _, words, _ in CASES])
def test_a_citation_is_read_as_a_lawyer_reads_it(language: Language, words: str, found: list[str]) -> None:
    assert [brief(cited) for cited in citations(words, language)] == found


@given(
    st.lists(st.sampled_from([*SPANISH, *ENGLISH, "y", ",", ";", "de", "X)", "7"]), max_size=6),
    st.sampled_from(["es", "en"]),
)
def test_a_citation_quotes_the_words_it_was_read_from(parts: list[str], language: Language) -> None:
    text = " ".join(parts)
    for cited in citations(text, language):
        assert 0 <= cited.start < cited.end <= len(text)
        assert text[cited.start : cited.end] == cited.words
        assert cited.steps
