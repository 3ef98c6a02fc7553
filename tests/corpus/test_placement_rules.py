"""The file of placement rules is a lawyer's to edit: what is wrong is named by file, row and field."""

from pathlib import Path

import pytest

from drafting.corpus import DIRECTORY, placement_rules, read_placement_rules
from drafting.corpus.placement import read_placement_words
from drafting.errors import InvalidData

FILE = DIRECTORY / "placement-rules.toml"


def edited(tmp_path: Path, *pairs: tuple[str, str]) -> Path:
    text = FILE.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = tmp_path / "placement-rules.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('id = "P02"', 'id = "P01"', "rules 2, id"),
        ('id = "P03"', 'id = "third"', "rules 3, id"),
        ('layer = "statute"\nwarn_in', 'layer = "decree"\nwarn_in', "rules 1, layer"),
        ("weight = 46", "weight = 0", "rules 1, weight"),
        ("weight = 46", 'weight = "much"', "rules 1, weight"),
        ("subject_es =", "subject_fr =", "rules 1, subject_es"),
        ("governs = true", "governs = 1", "rules 1, governs"),
        ("governs = true", "governed = true", "rules 1, governed"),
        ('warn_in = ["regulation"', 'warn_in = ["regulations"', "rules 1, warn_in"),
        (r"'\bimprison(?:ment|ed)\b'", r"'(imprison'", "rules 1, signals_en"),
        (r"'\bimprison(?:ment|ed)\b'", r"'(\w+ )*imprison'", "rules 1, signals_en"),
        (r"'\bimprison(?:ment|ed)\b'", "'.*imprison'", "rules 1, signals_en"),
        ('id = "enabling_list"', 'id = "enabling_lists"', "clauses"),
        ('id = "limits"\npatterns', 'id = "limit"\npatterns', "vocabulary"),
        ("como establece {statute}.", "como establece {ministry}.", "text_es"),
        ("schema = 1", "schema = 2", "schema"),
    ],
)
def test_what_is_wrong_is_named_by_row_and_field(tmp_path: Path, old: str, new: str, place: str) -> None:
    with pytest.raises(InvalidData) as caught:
        read_placement_rules(edited(tmp_path, (old, new)))
    assert caught.value.place.startswith("placement-rules.toml")
    assert place in caught.value.place
    for language in ("es", "en"):
        assert caught.value.place in caught.value.sentence(language)


def test_a_lawyer_can_add_a_rule(tmp_path: Path) -> None:
    rule = """
[[rules]]
id = "W40"
layer = "regulation"
warn_in = ["statute"]
priority = 40
weight = 20
subject_en = "Colours of labels"
subject_es = "Colores de las etiquetas"
reason_en = "Colours change."
reason_es = "Los colores cambian."
advice_en = "Put them in the regulation."
advice_es = "Llévelos al Reglamento."
signals_en = ['\\blabels? (?:are|is) (?:red|green)\\b']
signals_es = ['\\betiquetas? (?:rojas?|verdes?)\\b']
example_en = "The label is green."
example_es = "Llevará etiqueta verde."
near_miss_en = "The label is old."
near_miss_es = "Llevará etiqueta."

"""
    path = edited(tmp_path, ("# ----", f"{rule}# ----"))
    book = read_placement_rules(path)
    assert book.by_id["W40"].finding == "detail"
    assert book.digest != placement_rules().digest


def test_patterns_may_be_written_with_accents_and_capitals(tmp_path: Path) -> None:
    path = edited(tmp_path, (r"'\banos de (?:prision|carcel)\b'", r"'\bAños de (?:Prisión|cárcel)\b'"))
    rule = read_placement_rules(path).by_id["P01"]
    assert any(pattern.matches("dos anos de prision") for pattern in rule.looks["es"].signals)


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"word,statute,regulation,executive_order\nuno,1,2\n", "placement_bad_words", "words.csv, 2"),
        (b"uno,1,2,three\n", "placement_bad_words", "words.csv, 1"),
        (b"uno,1,2,nan\n", "placement_bad_words", "words.csv, 1"),
        (b"uno,1,2,3\n\n", "placement_bad_words", "words.csv, 2"),
        (b"uno,1,2,3\ndos,1,2,3\nuno,3,2,1\n", "data_twice", "words.csv, 3"),
        (b"a\xff,1,2,3\n", "data_not_csv", "words.csv"),
        (b"a" * 200_000 + b",1,2,3\n", "data_not_csv", "words.csv"),
    ],
    ids=["short", "no number", "not a number", "empty row", "twice", "not UTF-8", "without end"],
)
def test_a_bad_row_of_the_table_of_words_is_named(tmp_path: Path, data: bytes, code: str, place: str) -> None:
    path = tmp_path / "words.csv"
    path.write_bytes(data)
    with pytest.raises(InvalidData) as caught:
        read_placement_words(path)
    assert (caught.value.code, caught.value.place) == (code, place)


def test_the_table_of_words_is_read_whole_and_known_by_its_digest(tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_bytes(b"word,statute,regulation,executive_order\n,0.5,-1,0\nuno,1,2,-3\n")
    words = read_placement_words(path)
    assert (words.weights, words.none) == ({"uno": (1.0, 2.0, -3.0)}, (0.5, -1.0, 0.0))
    path.write_bytes(b"uno,1,2,-3\n")
    other = read_placement_words(path)
    assert (other.weights, other.none) == (words.weights, (0.0, 0.0, 0.0))
    assert other.digest != words.digest
    path.unlink()
    with pytest.raises(InvalidData) as caught:
        read_placement_words(path)
    assert caught.value.code == "data_missing_file"
