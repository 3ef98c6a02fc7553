"""The rules of placement, from ``corpus/placement-rules.toml``: validated row by row, patterns included."""

from __future__ import annotations

import csv
import hashlib
import re
from dataclasses import replace
from functools import cache
from io import StringIO
from math import isfinite
from pathlib import Path
from string import Formatter

from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.rows import Row
from drafting.errors import InvalidData
from drafting.model import Layer
from drafting.placement.patterns import fault, fold_pattern
from drafting.placement.rules import Name, Pattern, Rule, RuleBook, Rules, Signals
from drafting.placement.words import Words

_ID = re.compile(r"[A-Z][0-9]{2}")
_CLAUSE = re.compile(r"[a-z][a-z_]{0,39}")
_LAYERS = tuple(layer.value for layer in Layer)

#: what a proposed wording may leave open
_PLACES = frozenset({"annex", "regulation", "of_regulation", "statute", "of_statute", "target"}) | {
    "basis", "authority", "authority_first", "to_authority", "treaty", "to_treaty", "gazette", "act",
}  # fmt: skip

#: what a misplaced text can be called
FINDINGS = ("penalty", "power", "duty", "right", "delegation", "list", "form", "detail", "roles")

#: what a rule without a word of its own is called, by the layer it belongs in
_CALLED = {"statute": "right", "regulation": "detail", "executive_order": "roles", "own": "detail"}

#: the words that findings across a set look for, and the names that advice takes from a law
VOCABULARY = (
    "grants",
    "lists",
    "forms",
    "limits",
    "cites",
    "authorities",
    "treaties",
    "matters",
    "gazettes",
    "itself",
    "powers",
    "punishes",
    "defines",
)

#: the wordings the advice asks for
CLAUSES = (
    "introducing_list",
    "introducing_form",
    "reference_list",
    "enabling_list",
    "reference_form",
    "enabling_form",
    "reference_detail",
    "reference_penalty",
    "limits",
    "removed",
)


@cache
def placement_rules() -> RuleBook:
    """The rules of ``corpus/placement-rules.toml``. Raises InvalidData."""
    words = read_placement_words(DIRECTORY / "placement-words.csv")
    return replace(read_placement_rules(DIRECTORY / "placement-rules.toml"), words=words)


def read_placement_words(path: Path) -> Words:
    """What words lean to, from a file with a line for each: the word and a weight for every layer.

    The line without a word is what holds for all. Raises InvalidData naming file and row.
    """
    try:
        data = path.read_bytes()
        rows = list(csv.reader(StringIO(data.decode("utf-8"))))
    except OSError as error:
        raise InvalidData("data_missing_file", place=str(path)) from error
    except (ValueError, csv.Error) as error:
        raise InvalidData("data_not_csv", place=path.name, reason=" ".join(str(error).split())) from error
    weights: dict[str, tuple[float, ...]] = {}
    for number, row in enumerate(rows, start=1):
        if number == 1 and row == ["word", *_LAYERS]:
            continue
        place = f"{path.name}, {number}"
        try:
            word, (statute, regulation, order) = row[0], map(float, row[1:])
        except (ValueError, IndexError) as wrong:
            raise InvalidData("placement_bad_words", place=place) from wrong
        if not isfinite(statute + regulation + order):
            raise InvalidData("placement_bad_words", place=place)
        if word in weights:
            raise InvalidData("data_twice", place=place, found=word)
        weights[word] = (statute, regulation, order)
    none = weights.pop("", (0.0, 0.0, 0.0))
    return Words(weights, none, hashlib.sha256(data).hexdigest()[:16])


def read_placement_rules(path: Path) -> RuleBook:
    """The rules of a file. Raises InvalidData naming file, row and field of what is wrong."""
    top = Row.of_file(path)
    top.edition(1)
    prior = top.whole("prior") / 10
    names = tuple(_name(row) for row in top.rows("instruments"))
    rules = [_rule(row) for row in top.rows("rules", once="id")]
    clauses = dict(_clause(row) for row in top.rows("clauses", once="id"))
    for name in CLAUSES:
        if name not in clauses:
            raise top.error("placement_missing_clause", "clauses", found=name)
    vocabulary = dict(_words(row) for row in top.rows("vocabulary", once="id"))
    for name in VOCABULARY:
        if name not in vocabulary:
            raise top.error("placement_missing_clause", "vocabulary", found=name)
    top.nothing_else()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    return RuleBook(Rules(rules), names, clauses, vocabulary, prior, digest)


def _name(row: Row) -> Name:
    layer = row.one_of("layer", tuple(Layer))
    found: dict[str, dict[str, tuple[Pattern, ...]]] = {
        part: {language: _patterns(row, f"{part}_{language}") for language in LANGUAGES}
        for part in ("titles", "words")
    }
    is_open = row.flag("open", default=False)
    row.nothing_else()
    return Name(layer, found["titles"], found["words"], is_open)


def _rule(row: Row) -> Rule:
    rule_id = row.text("id")
    if not _ID.fullmatch(rule_id):
        raise row.error("placement_bad_id", "id", found=rule_id)
    layer = row.one_of("layer", (*_LAYERS, "own"))
    warn_in = row.texts("warn_in")
    for found in warn_in:
        if found not in _LAYERS:
            raise row.error("data_unknown_value", "warn_in", found=found, known=", ".join(_LAYERS))
    weight = row.whole("weight")
    if not 1 <= weight <= 100:
        raise row.error("placement_bad_weight", "weight", found=weight)
    rule = Rule(
        id=rule_id,
        layer=None if layer == "own" else Layer(layer),
        form=row.one_of("form", ("annex", "manual")) if row.has("form") else "",
        finding=row.one_of("finding", FINDINGS) if row.has("finding") else _CALLED[layer],
        warn_in=tuple(Layer(found) for found in warn_in),
        priority=row.whole("priority"),
        weight=weight / 10,
        at_least=max(1, row.whole("at_least", default=1)),
        governs=row.flag("governs", default=False),
        subject=_texts(row, "subject"),
        reason=_texts(row, "reason"),
        advice=_texts(row, "advice"),
        opinion=_texts(row, "opinion") if row.has("opinion_es") or row.has("opinion_en") else {},
        sources={"en": row.texts("sources"), "es": row.texts("sources_es") or row.texts("sources")},
        looks={language: _signals(row, language) for language in LANGUAGES},
        examples=_texts(row, "example"),
        near_misses=_texts(row, "near_miss"),
    )
    row.nothing_else()
    return rule


def _signals(row: Row, language: str) -> Signals:
    strong = _patterns(row, f"signals_{language}")
    if not strong:
        raise row.error("data_expected_texts", f"signals_{language}")
    hints = tuple(Pattern(found.source, strong=False) for found in _patterns(row, f"hints_{language}"))
    headings = _patterns(row, f"headings_{language}")
    return Signals((*strong, *hints), headings, _patterns(row, f"unless_{language}"))


def _patterns(row: Row, field: str) -> tuple[Pattern, ...]:
    found = row.texts(field)
    for pattern in found:
        if why := fault(fold_pattern(pattern)):
            raise row.error(f"placement_pattern_{why}", field, found=pattern)
    return tuple(Pattern(pattern) for pattern in found)


def _texts(row: Row, field: str) -> dict[str, str]:
    return {language: row.text(f"{field}_{language}") for language in LANGUAGES}


def _clause(row: Row) -> tuple[str, dict[str, str]]:
    name = row.named(_CLAUSE)
    texts = _texts(row, "text")
    for language, text in texts.items():
        try:
            asked = {field for _, field, _, _ in Formatter().parse(text) if field is not None}
        except ValueError:
            asked = {"{"}
        if unknown := sorted(asked - _PLACES):
            raise row.error(
                "data_unknown_value", f"text_{language}", found=unknown[0], known=", ".join(sorted(_PLACES))
            )
    row.nothing_else()
    return name, texts


def _words(row: Row) -> tuple[str, dict[str, tuple[Pattern, ...]]]:
    found: dict[str, tuple[Pattern, ...]] = {
        language: _patterns(row, f"patterns_{language}") for language in LANGUAGES
    }
    row.nothing_else()
    return row.text("id"), found
