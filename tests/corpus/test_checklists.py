"""The checklists of corpus/ and the words they are asked with."""

import tomllib
from pathlib import Path

import pytest

from drafting import corpus
from drafting.corpus.template_columns import template_names
from drafting.errors import InvalidData
from drafting.messages import LANGUAGES

FILE = corpus.DIRECTORY / "checklists" / "legal-authorities.toml"


def test_the_template_has_its_ninety_requirements_in_both_languages() -> None:
    template = corpus.legal_authorities()
    assert len(template.requirements) == 90
    assert len(template.sections) == 24
    for item in template.requirements:
        assert set(item.texts) == set(item.rationales) == set(item.terms) == set(LANGUAGES), item.id
        assert all(len(item.terms[language]) >= 6 for language in LANGUAGES), item.id
        assert item.sources, item.id
        assert item.forms, item.id
        assert template.section(item.section) is not None


def test_no_sentence_stands_twice_in_the_template() -> None:
    items = corpus.legal_authorities().requirements
    for language in LANGUAGES:
        texts = [text for item in items for text in (item.texts[language], item.rationales[language])]
        assert len(set(texts)) == len(texts)


def test_the_template_says_that_it_is_not_the_original_of_that_name() -> None:
    template = corpus.legal_authorities()
    assert "not the original" in template.notice("en")
    assert "no es el documento original" in template.notice("es")
    assert "NOT the original" in FILE.read_text(encoding="utf-8").split("\n", 1)[0]


def test_what_was_named_from_memory_is_marked_so() -> None:
    seen = {
        source.citation: source.seen
        for item in corpus.legal_authorities().requirements
        for source in item.sources
    }
    assert set(seen.values()) == {"verified", "excerpt", "unverified"}
    assert seen["CWC Art. VII(4)"] == seen["UNSCR 1540 OP3(d)"] == "unverified"
    assert seen["22 U.S.C. 6723"] == "verified"


GOOD = """
id = "mine"
edition = "2"
date = 2026-01-31
[name]
en = "Mine"
[[sections]]
id = "a"
en = "A"
[[requirements]]
id = "A-1"
section = "a"
scope = "both"
layer = "either"
en = "Say it."
"""


def test_a_template_in_one_language_needs_no_more_than_a_text(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(GOOD)
    found = corpus.read_checklist(file)
    assert (found.id, found.edition, found.notices) == ("mine", "2", {})
    (item,) = found.requirements
    assert (item.text("es"), item.layer, item.rationale("es"), item.terms) == ("Say it.", None, "", {})


@pytest.mark.parametrize(
    ("before", "after", "place", "said"),
    [
        ('layer = "either"', 'layer = "law"', "mine.toml, requirements 1, layer", "statute"),
        ('scope = "both"', 'scope = "all"', "mine.toml, requirements 1, scope", "chemical"),
        ('section = "a"', 'section = "b"', "mine.toml, requirements 1, section", "“b”"),
        ('id = "A-1"', 'id = "A 1"', "mine.toml, requirements 1, id", "A 1"),
        ('en = "Say it."', "", "mine.toml, requirements 1, es", "text"),
        ('en = "Say it."', "en = 3", "mine.toml, requirements 1, en", "text"),
        ('en = "Say it."', 'en = "Say it."\nforms = ["song"]', "mine.toml, requirements 1, forms", "song"),
        ('en = "Say it."', 'en = "Say it."\nterms_en = [""]', "mine.toml, requirements 1, terms_en", "empty"),
        ('en = "Say it."', 'en = "Say it."\nwhy = "So."', "mine.toml, requirements 1, why", "nobody"),
        ('en = "Say it."', 'en = "Say it."\nsources = [{cite = "X", seen = "maybe"}]', "requirements 1, sources 1, seen", "verified"),
        ("date = 2026-01-31", 'date = "soon"', "mine.toml, date", "date"),
        ('edition = "2"', "", "mine.toml, edition", "text"),
        ("[[sections]]", "[[other]]", "mine.toml, sections", "row"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_file_row_and_field(
    tmp_path: Path, before: str, after: str, place: str, said: str
) -> None:
    assert GOOD.count(before) == 1
    file = tmp_path / "mine.toml"
    file.write_text(GOOD.replace(before, after))
    with pytest.raises(InvalidData) as wrong:
        corpus.read_checklist(file)
    assert place in str(wrong.value)
    assert said in str(wrong.value)


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(GOOD + GOOD[GOOD.index("[[requirements]]") :])
    with pytest.raises(InvalidData, match="requirements 2, id"):
        corpus.read_checklist(file)


def test_no_word_means_two_things_to_the_lexicon() -> None:
    lexicon = corpus.lexicon()
    for language in LANGUAGES:
        words = [word for row in lexicon.synonyms for word in row.get(language, ())]
        assert len(set(words)) == len(words)
        assert not set(words) & set(lexicon.silent[language])


def test_a_form_of_speech_is_given_in_both_languages() -> None:
    for name, phrases in corpus.lexicon().forms.items():
        assert set(phrases) == set(LANGUAGES), name


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[silent]\n[[synonyms]]\nen = ["a"]\n', "language.toml, silent, es"),
        ('[silent]\nen = ["a"]\n[[synonyms]]\nfr = ["a"]\n', "language.toml, synonyms 1, es"),
        (
            '[silent]\nen = ["a"]\n[[synonyms]]\nen = ["a"]\n[[forms]]\nen = ["x"]\n',
            "language.toml, forms 1, id",
        ),
    ],
)
def test_a_lexicon_that_says_something_impossible_is_refused(tmp_path: Path, text: str, place: str) -> None:
    file = tmp_path / "language.toml"
    file.write_text(text)
    with pytest.raises(InvalidData) as wrong:
        corpus.read_lexicon(file)
    assert place in str(wrong.value)


def test_no_name_stands_for_two_columns_of_a_template() -> None:
    names = [name for known in template_names().columns.values() for name in known]
    assert len(set(names)) == len(names)


def test_the_file_is_what_was_loaded() -> None:
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    assert [row["id"] for row in data["requirements"]] == [
        item.id for item in corpus.legal_authorities().requirements
    ]
