"""How well provisions are placed, on the labelled development set, beside two baselines.

``python -m bench.placement [--verbose]`` prints the tables; ``--verbose`` lists every disagreement. The rules
were written with the development texts at hand, so their figure is an upper estimate; what was fitted (two
numbers, the table of words) is fitted anew with the text left out, as the bag of words is.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bench import incremental
from drafting import corpus
from drafting.model import Document, Layer
from drafting.placement import Placed, RuleBook, classify, guess_layer, weigh
from drafting.placement.classify import judged
from drafting.placement.units import Unit, units
from tests.marked import SETS, marked
from tests.placement import held
from tests.placement.labelled import Text, fresh, read, texts

#: the two fitted numbers, and where they are looked for
SCALES = (0.5, 0.6, 0.7)
PRIORS = (1.8, 2.2, 2.6)

#: so often the bag of words is trained anew
FOLDS = 5

BINS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 0.97), (0.97, 1.01))


@dataclass(frozen=True)
class Case:
    """One labelled provision: its text, what is right, what was said, how surely."""

    text: str
    eid: str
    why: str
    words: str
    layer: Layer
    said: Layer
    confidence: float


#: one book for all texts, or one for each by its name
Books = RuleBook | Mapping[str, RuleBook]


def _for(text: str, books: Books) -> RuleBook:
    return books if isinstance(books, RuleBook) else books[text]


def cases(found: Sequence[Text], books: Books) -> list[Case]:
    """The labelled provisions as the classifier places them; each text's own layer is guessed."""
    made = []
    for text in found:
        if text.path is None:
            continue
        document = read(text.path)
        wanted = {eid for eid, _, _ in text.labels}
        words = _words(document, wanted)
        by_eid = _said(document, wanted, _for(text.law, books))
        for eid, layer, why in text.labels:
            one = by_eid[eid]
            made.append(Case(text.law, eid, why, words[eid], layer, one.belongs, one.confidence))
    return made


def _said(document: Document, wanted: set[str], book: RuleBook) -> dict[str, Placed]:
    """What is said of the wanted provisions; of a long law only the articles they stand in are judged."""
    own = _own(document)
    return {
        one.eid: one
        for unit in _units(document)
        if any(piece.provision.eid in wanted for piece in unit.pieces)
        for one in judged(unit, book, document.language, own)
    }


@cache
def _units(document: Document) -> tuple[Unit, ...]:
    return tuple(units(document))


@cache
def _own(document: Document) -> Layer:
    return guess_layer(document, corpus.placement_rules())


def fresh_pairs(books: Books, name: str = "fresh") -> list[tuple[Layer, Layer]]:
    """A set written after the rules: what is right, what is said."""
    return [
        (layer, one.belongs)
        for text in fresh(name)
        for layer, one in zip(
            text.layers, classify(text.document, _for(text.law, books)).articles, strict=True
        )
    ]


def marked_pairs(which: str, books: Books) -> list[tuple[Layer, Layer]]:
    """A set of texts written after the rules, in the manner of many countries: what is right, what is said."""
    pairs = []
    for text in marked(which):
        book = _for(text.name, books)
        said = {one.eid: one.belongs for one in classify(text.document, book).provisions}
        pairs += [(label.layer, said[label.eid]) for label in text.labels]
    return pairs


def _words(document: Document, wanted: set[str]) -> dict[str, str]:
    return {
        node.eid: " ".join(below.printed for below in node.walk())[:6000]
        for node in document.walk()
        if node.eid in wanted
    }


def scores(pairs: Iterable[tuple[Layer, Layer]]) -> tuple[float, float]:
    """Accuracy and macro-F1 of (right, said)."""
    counted = Counter(pairs)
    total = sum(counted.values())
    right = sum(count for (layer, said), count in counted.items() if layer is said)
    return right / total, sum(f1(counted, layer) for layer in Layer) / len(Layer)


def f1(counted: Counter[tuple[Layer, Layer]], layer: Layer) -> float:
    """Of one layer."""
    hit = counted[layer, layer]
    both = sum(counted[layer, said] + counted[said, layer] for said in Layer)
    return 2 * hit / both if both else 0.0


def fitted(found: Sequence[Text], books: Mapping[str, RuleBook]) -> list[Case]:
    """Every text judged with the scale and the prior that are best on all the others."""
    kept = weigh.SCALE
    by_setting: dict[tuple[float, float], list[Case]] = {}
    try:
        for scale in SCALES:
            for prior in PRIORS:
                weigh.SCALE = scale
                others = {
                    name: replace(book, prior=prior, digest=f"{scale}/{prior}")
                    for name, book in books.items()
                }
                by_setting[scale, prior] = cases(found, others)
    finally:
        weigh.SCALE = kept
    judged: list[Case] = []
    for text in found:
        best = max(
            by_setting,
            key=lambda setting: scores(
                (case.layer, case.said) for case in by_setting[setting] if case.text != text.law
            )[1],
        )
        judged += [case for case in by_setting[best] if case.text == text.law]
    return judged


def bag_of_words(made: Sequence[Case]) -> list[tuple[Layer, Layer]]:
    """Words and pairs of words in a logistic regression, a fifth of the texts judged by one trained on the others."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_pipeline

    read_as = TfidfVectorizer(ngram_range=(1, 2), strip_accents="unicode").build_analyzer()
    words = {(case.text, case.eid): read_as(case.words) for case in made}
    pairs: list[tuple[Layer, Layer]] = []
    names = list(dict.fromkeys(case.text for case in made))
    for fold in range(FOLDS):
        apart = set(names[fold::FOLDS])
        train = [case for case in made if case.text not in apart]
        model = make_pipeline(
            TfidfVectorizer(analyzer=list, min_df=2, sublinear_tf=True),
            OneVsRestClassifier(LogisticRegression(C=10.0, class_weight="balanced", solver="liblinear")),
        )
        model.fit([words[case.text, case.eid] for case in train], [case.layer.value for case in train])
        left = [case for case in made if case.text in apart]
        said = model.predict([words[case.text, case.eid] for case in left])
        pairs += [(case.layer, Layer(value)) for case, value in zip(left, said, strict=True)]
    return pairs


def table() -> str:
    """The tables of docs/quality.md."""
    from bench import placement_held
    from bench.placement_words import unseen

    found = [text for text in texts() if text.path is not None]
    books = unseen()
    made = cases(found, books)
    pairs = [(case.layer, case.said) for case in made]
    most = Counter(layer for layer, _ in pairs).most_common(1)[0][0]
    left_out = fitted(found, books)
    rows = [
        ("majority", [(layer, most) for layer, _ in pairs]),
        ("bag of words, a fifth of the texts left out", bag_of_words(made)),
        ("rules", pairs),
        ("rules, fitted numbers with each text left out", [(case.layer, case.said) for case in left_out]),
        ("rules, on texts written after them", fresh_pairs(books)),
        (
            "rules, on texts that try to mislead (0.861, 0.854 as first run)",
            fresh_pairs(books, "critic"),
        ),
        ("rules, on further countries, written after that", fresh_pairs(books, "last")),
        *((f"rules, {which} set", marked_pairs(which, books)) for which in SETS),
    ]
    lines = [
        "| who | provisions | accuracy | macro-F1 | statute | regulation | executive order |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for name, said in rows:
        counted = Counter(said)
        accuracy, macro = scores(said)
        each = " | ".join(f"{f1(counted, layer):.3f}" for layer in Layer)
        lines.append(f"| {name} | {len(said)} | {accuracy:.3f} | {macro:.3f} | {each} |")
    return "\n".join(
        [*lines, "", *placement_held.lines(), "", *reliability(left_out), "", *_by_text(made), "", *_cost()]
    )


def reliability(made: Sequence[Case | held.Said]) -> list[str]:
    lines = ["| said to be sure from | provisions | said | right |", "|---|--:|--:|--:|"]
    for low, high in BINS:
        here = [case for case in made if low <= case.confidence < high]
        if here:
            said = sum(case.confidence for case in here) / len(here)
            right = sum(case.layer is case.said for case in here) / len(here)
            lines.append(f"| {low:.2f} | {len(here)} | {said:.3f} | {right:.3f} |")
    return lines


def _by_text(made: Sequence[Case]) -> list[str]:
    lines = ["| text | provisions | right |", "|---|--:|--:|"]
    for law_id in dict.fromkeys(case.text for case in made):
        own = [case for case in made if case.text == law_id]
        lines.append(f"| {law_id} | {len(own)} | {sum(case.layer is case.said for case in own)} |")
    return lines


def _cost() -> list[str]:
    return [
        "| what it costs | result |",
        "|---|---|",
        *(f"| {what} | {said} |" for what, said in incremental.rows()),
    ]


def main(arguments: Sequence[str]) -> None:
    """Print the tables, with ``--verbose`` the disagreements."""
    print(table())
    if "--verbose" in arguments:
        for case in cases(texts(), corpus.placement_rules()):
            if case.layer is not case.said:
                print(
                    f"{case.text} {case.eid}: {case.layer} ({case.why}), said {case.said} {case.confidence}"
                )


if __name__ == "__main__":
    main(sys.argv[1:])
