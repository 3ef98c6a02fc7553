"""Each check finds the slip it is for, in both languages, and says nothing of a text without it."""

from pathlib import Path

import pytest

from drafting.checks import RULES, Finding, check
from drafting.corpus.check_rules import check_rules, known
from drafting.messages import LANGUAGES, sentence
from drafting.model import Language
from drafting.structure import parse_text
from drafting.workbench import checking
from tests.checks import planted, read, slips

SEEDS = Path(__file__).parent.parent.parent / "seeds"

SOUND = """Ley de Prueba

Artículo 1.- Esta Ley regula las licencias a que se refiere el artículo 3, fracción I, de esta Ley.

Artículo 2.- Para los efectos de esta Ley se entiende por:

I. Autoridad: la Secretaría, y

II. Licencia: el acto por el que la Autoridad permite una actividad.

Artículo 3.- La Autoridad expedirá:

I. La Licencia, dentro de un plazo de diez días contados a partir de la solicitud, y

II. Los demás actos.

Artículo 4.- Al que mienta se le impondrán de dos a seis años de prisión y de treinta y seis a mil días multa.

Artículo 5.- Conforme al artículo 400 del Código Penal Federal y al artículo 12 de la Convención.

Transitorios

Primero.- Esta Ley entrará en vigor el día siguiente de su publicación.
"""

SOUND_ENGLISH = """Licences Act

1 Licences
This Act governs the licences issued under section 3(a).

2 Interpretation
In this Act—
“authority” means the Minister;
“licence” means a permission given by the authority.

3 Grant
The authority may grant—
(a) a licence, within ten days after the application;
(b) any other permission.

4 Offence
A person who lies is liable to imprisonment for a term of two to six years.

5 Other law
Nothing in this Act affects section 400 of the Penal Code Act 1999.

6 Commencement
This Act comes into force on the day after it is passed.
"""

#: rule -> (language, what of the sound text is replaced, by what, the words that show it)
PLANTED: list[tuple[str, Language, str, str, str]] = [
    ("ref_missing", "es", "artículo 3, fracción I, de esta Ley", "artículo 33 de esta Ley", "artículo 33"),
    ("ref_missing", "es", "artículo 3, fracción I,", "artículo 3, fracción VII,", "artículo 3, fracción VII"),
    ("ref_missing", "en", "section 3(a)", "section 33(a)", "section 33(a)"),
    (
        "ref_repealed",
        "es",
        "La Autoridad expedirá:\n\nI. La Licencia, dentro de un plazo de diez días contados a partir de la solicitud, y\n\nII. Los demás actos.",
        "(Se deroga)",
        "artículo 3, fracción I",
    ),
    ("penalty_inverted", "es", "de dos a seis años", "de seis a dos años", "de seis a dos años"),
    ("penalty_inverted", "en", "of two to six years", "of six to two years", "of six to two years"),
    ("term_twice", "es", "II. Licencia: el acto", "II. Autoridad: el acto", "Autoridad"),
    ("term_unused", "es", "II. Licencia:", "II. Salvoconducto:", "Salvoconducto"),
    ("term_unused", "en", "“licence” means", "“safe conduct” means", "safe conduct"),
    ("number_repeated", "es", "Artículo 5.-", "Artículo 4.-", ""),
    ("number_missing", "es", "Artículo 5.-", "Artículo 6.-", ""),
    ("number_missing", "es", "II. Los demás", "III. Los demás", ""),
    ("deadline_no_start", "es", " contados a partir de la solicitud", "", "dentro de un plazo de diez días"),
    (
        "deadline_no_start",
        "en",
        "within ten days after the application",
        "within ten days",
        "within ten days",
    ),
    ("modal_slip", "es", "La Autoridad expedirá:", "La Autoridad deberá podrá expedir:", "deberá podrá"),
    ("modal_slip", "en", "The authority may grant", "The authority shall may grant", "shall may"),
    ("no_entry_into_force", "es", "entrará en vigor", "se publicará", ""),
    (
        "no_entry_into_force",
        "en",
        "6 Commencement\nThis Act comes into force on the day after",
        "6 Printing\nThis Act is published after",
        "",
    ),
]


def found(text: str, language: Language) -> tuple[Finding, ...]:
    return check(parse_text(text, language), known=known())


@pytest.mark.parametrize(("text", "language"), [(SOUND, "es"), (SOUND_ENGLISH, "en")], ids=["es", "en"])
def test_a_sound_text_is_left_in_peace(text: str, language: Language) -> None:
    assert found(text, language) == ()


@pytest.mark.parametrize(
    ("rule", "language", "sound", "slip", "words"),
    PLANTED,
    ids=[f"{rule}-{language}-{n}" for n, (rule, language, *_) in enumerate(PLANTED)],
)
def test_a_planted_slip_is_found_with_the_words_that_show_it(
    rule: str, language: Language, sound: str, slip: str, words: str
) -> None:
    text = SOUND if language == "es" else SOUND_ENGLISH
    assert sound in text
    told = [one for one in found(text.replace(sound, slip), language) if one.rule == rule]
    assert [one.evidence for one in told] == [words]


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("rule", RULES)
def test_five_slips_of_every_kind_are_found_in_both_languages(rule: str, language: Language) -> None:
    slips = [one for one in planted.planted() if (one.rule, one.language) == (rule, language)]
    assert len(slips) >= 5
    for one in slips:
        assert rule in {found.rule for found in planted.found(one)}, one.text


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_texts_that_slips_are_planted_in_are_sound(language: Language) -> None:
    assert found(slips.SOUNDS[language], language) == ()


@pytest.mark.parametrize(
    "words",
    [
        "El Registro se publica en el Diario Oficial. El Registro es del Estado, y un registro basta.",
        "Se crea el Padrón de Operadores. El Padrón de Operadores es público; otro padrón y operadores no.",
        "La Ley Aduanera y el Código Fiscal rigen; la Ley Aduanera es una ley aduanera.",
        "La Secretaría de Salud opina. La Secretaría de Salud, secretaría de salud, decide.",
    ],
    ids=["custom", "created", "other texts", "bodies"],
)
def test_a_capital_by_custom_needs_no_definition(words: str) -> None:
    text = slips.SOUND.replace("Artículo 6.- ", f"Artículo 6.- {words}\n\nArtículo 7.- {words} ")
    assert [one.evidence for one in found(text, "es") if one.rule == "term_undefined"] == []


@pytest.mark.parametrize(
    "words",
    [
        "El plazo de diez días podrá ampliarse.",
        "Presentado el recurso, resolverá en un plazo de diez días.",
        "La Secretaría del H. Ayuntamiento, una vez publicada, avisará en un plazo de diez días.",
        "El Comité, el cual resolverá en un plazo de diez días, avisará.",
        "Con residencia en el municipio por un plazo de diez años.",
    ],
    ids=["known", "opened", "abbreviation", "relative", "residence"],
)
def test_a_time_that_begins_somewhere_is_left_in_peace(words: str) -> None:
    text = slips.SOUND.replace("Artículo 6.- ", f"Artículo 6.- {words} ")
    assert [one.evidence for one in found(text, "es") if one.rule == "deadline_no_start"] == []


@pytest.mark.parametrize(
    "words",
    [
        "Se le prohíbe contratar durante un plazo de diez años.",
        "El operador que advierta un error lo avisará en un plazo de diez días.",
        "Si la licencia es negada, avisará en un plazo de diez días.",
    ],
    ids=["duration", "noticing", "condition"],
)
def test_a_time_that_a_condition_begins_is_left_in_peace(words: str) -> None:
    text = SOUND.replace("Artículo 5.- ", f"Artículo 5.- {words} ")
    assert [one.evidence for one in found(text, "es") if one.rule == "deadline_no_start"] == []


@pytest.mark.parametrize(
    ("words", "slips"),
    [
        ("If a record is found to be wrong, you must correct it within ten days.", []),
        ("You must submit a new one within ten days if you find an error in it.", []),
        ("Where two ministries differ, they meet within ten days.", []),
        ("A person whose licence is refused may appeal within ten days.", []),
        ("A holder who gives up business returns the licence within ten days.", []),
        (
            "If the agencies differ, the matter goes to a board, which decides within ten days.",
            ["within ten days"],
        ),
        ("If the holder is a company, it registers within ten days.", ["within ten days"]),
        ("A person who holds a licence registers within ten days.", ["within ten days"]),
    ],
)
def test_an_event_set_as_the_condition_begins_a_time(words: str, slips: list[str]) -> None:
    text = SOUND_ENGLISH.replace("5 Other law\n", f"5 Other law\n{words} ")
    assert [one.evidence for one in found(text, "en") if one.rule == "deadline_no_start"] == slips


@pytest.mark.parametrize(
    ("language", "words", "slips"),
    [
        ("es", "se le aplicarán tres meses de prisión y multa no menor de cincuenta veces la Unidad.", []),
        (
            "es",
            "se le impondrán de dos a seis años de prisión y de mil a cien días multa.",
            ["de mil a cien días"],
        ),
        (
            "en",
            "is liable to a fine of not more than $25,000 or to imprisonment for not more than 18 months.",
            [],
        ),
    ],
    ids=["two penalties", "the second of two", "fine or prison"],
)
def test_two_penalties_have_no_least_and_most_between_them(
    language: Language, words: str, slips: list[str]
) -> None:
    sound, at = (SOUND, "Artículo 5.- ") if language == "es" else (SOUND_ENGLISH, "5 Other law\n")
    text = sound.replace(at, f"{at}{words} ")
    assert [one.evidence for one in found(text, language) if one.rule == "penalty_inverted"] == slips


def test_several_numbers_in_one_designation_are_no_gap() -> None:
    text = SOUND.replace("Artículo 5.- C", "Artículos 5 a 7.- (Se derogan).\n\nArtículo 8.- C")
    assert [one.rule for one in found(text, "es")] == []
    later = text.replace("Artículo 8.-", "Artículo 9.-")
    assert [(one.rule, dict(one.values)["number"]) for one in found(later, "es")] == [("number_missing", "9")]


@pytest.mark.parametrize(
    ("chapters", "articles", "said"),
    [
        ("I III IV", "1 2 3 4 5 6", [("number_missing", "III")]),
        ("I II II", "1 2 3 4 5 6", [("number_repeated", "II")]),
        ("I III II", "1 2 3 4 5 6", [("number_backwards", "II")]),
        ("PRIMERO TERCERO", "1 2 3 4", [("number_missing", "TERCERO")]),
        ("I II", "7o 9o 8o 10", [("number_backwards", "8")]),
        ("I II III I II", "1 2 3 4 5 6 7 8 9 10", []),
        ("I II", "98 99 100 10", []),
    ],
    ids=["gap", "twice", "swapped", "words", "articles", "anew", "far"],
)
def test_divisions_and_articles_run_on_in_order(
    chapters: str, articles: str, said: list[tuple[str, str]]
) -> None:
    heads, numbers = chapters.split(), articles.split()
    each = len(numbers) // len(heads)
    parts = [
        f"CAPÍTULO {head}\n\nDe algo\n\n"
        + "\n\n".join(f"Artículo {one}.- Texto." for one in numbers[place * each : (place + 1) * each])
        for place, head in enumerate(heads)
    ]
    slips_found = found("LEY DE PRUEBA\n\n" + "\n\n".join(parts), "es")
    told = [(one.rule, dict(one.values)["number"]) for one in slips_found if one.rule.startswith("number")]
    assert told == said


@pytest.mark.parametrize(
    "words",
    [
        "Conforme al Código Penal Federal, artículo 400, se sanciona.",
        "Según el citado artículo 400, se sanciona.",
        "Lo dispuesto por la Convención (artículo 45, párrafo 2) rige.",
        "Por la vía del artículo 72 de ésta, se decide.",
        "Esta Ley reglamenta el artículo 44o. constitucional.",
        "Derogado por: Ley Nº 21.001 de 02/07/2021 artículo 99.",
        "Modifíquese el artículo 88 de la Ley 12, que queda así:\n\n“ARTÍCULO 88. Responsabilidad. Quien causa responde.",
    ],
    ids=["code", "cited", "treaty", "of that", "constitution", "by its number", "quoted"],
)
def test_what_another_text_is_cited_for_is_left_in_peace(words: str) -> None:
    text = slips.SOUND.replace("Artículo 6.- ", f"Artículo 6.- {words} ")
    assert [one.evidence for one in found(text, "es") if one.rule == "ref_missing"] == []


@pytest.mark.parametrize(
    ("language", "words", "slips"),
    [
        ("es", "La lista es la del Anexo III de esta Ley.", ["Anexo III"]),
        ("es", "La lista es la del Anexo 2 de la presente Ley y la del Anexo I de esta Ley.", []),
        ("es", "La lista es la del Anexo IV de la Convención, y el Anexo V es otro.", []),
        ("es", "La lista es la del Apéndice 4 de esta Ley.", []),
        ("en", "The list is in Schedule 3 to this Regulation.", ["Schedule 3"]),
        ("en", "The list is in Schedule 2 to this Regulation.", []),
    ],
    ids=["one more", "in figures", "another's", "of another word", "schedule", "there"],
)
def test_an_annex_that_is_not_there_is_missed(language: Language, words: str, slips: list[str]) -> None:
    sound, at = (SOUND, "Artículo 5.- ") if language == "es" else (SOUND_ENGLISH, "5 Other law\n")
    more = ("ANEXO I\n\nUno.\n\nANEXO II\n\nDos.", "SCHEDULE 1\n\nOne.\n\nSCHEDULE 2\n\nTwo.")
    text = f"{sound.replace(at, f'{at}{words} ')}\n\n{more[language == 'en']}\n"
    assert [one.evidence for one in found(text, language) if one.rule == "ref_missing"] == slips


def test_a_mark_in_running_text_can_be_cited() -> None:
    text = slips.SOUND.replace(
        "II. Los demás actos", "II. Los demás actos: a) los simples, y b) los otros"
    ).replace("el artículo 3, fracción I, de esta Ley", "el artículo 3, fracción II, inciso b), de esta Ley")
    assert [one.evidence for one in found(text, "es") if one.rule == "ref_missing"] == []


def test_a_citation_that_moved_along_is_left_in_peace() -> None:
    one = next(slip for slip in planted.planted() if slip.rule == "ref_moved" and slip.language == "es")
    text = one.text.replace("el artículo 3, fracción I,", "el artículo 4, fracción I,").replace(
        "señala el artículo 4", "señala el artículo 5"
    )
    mended = one._replace(text=text)
    assert [finding for finding in planted.found(mended) if finding.rule == "ref_moved"] == []


def test_every_rule_has_its_row_and_its_sentence_in_both_languages() -> None:
    assert tuple(check_rules()) == tuple(dict.fromkeys([*check_rules(), *RULES]))
    values = dict.fromkeys(
        ("cited", "words", "term", "number", "after", "moved", "count", "name", "present", "usual"), "x"
    )
    for rule in check_rules():
        for language in LANGUAGES:
            assert sentence(f"check.{rule}", language, **values)


def test_a_quote_stands_in_the_words_of_its_provision() -> None:
    for path in sorted(SEEDS.glob("*/*.txt")):
        document = parse_text(path.read_text(encoding="utf-8"))
        printed = {node.eid: node.printed for node in document.walk()}
        for mark in checking.say(document, "es"):
            assert mark.quote is None or mark.quote.exact in printed[mark.eid]


def test_the_slips_of_the_seeded_drafts_are_these() -> None:
    said = {
        (f"{path.parent.name}/{path.stem}", one.rule, one.evidence)
        for path in sorted(SEEDS.glob("*/*.txt"))
        for one in check(parse_text(path.read_text(encoding="utf-8")), known=known())
    }
    law = "ley-federal-quimica"
    unused = {(f"{law}/{n:02}", "term_unused", "Reexportación") for n in range(7, 13)}
    planted = {  # seeds/contradictions.toml
        ("ley-control-exportaciones/02", "penalty_inverted", "de ochocientos a doscientos días"),
        ("ley-control-exportaciones/02", "deadline_no_start", "en un plazo de veinte días hábiles"),
        ("ley-control-exportaciones/02", "name_former", "Procuraduría General de la República"),
    }
    assert said == {*unused, *planted, (f"{law}/08", "ref_missing", "artículo 10 Bis")}


def test_what_was_found_right_in_texts_of_our_own_is_still_found() -> None:
    right = {key for key, verdict in read.verdicts().items() if verdict}
    assert right <= {key for key, _, _ in read.told()}
