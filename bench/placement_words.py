"""Makes ``corpus/placement-words.csv`` from the labelled provisions: what words lean to, layer by layer.

``python -m bench.placement_words`` writes the table; ``--out`` prints instead how the classifier does on the held-out
sets with tables that have not seen them. scikit-learn is used here alone.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bench.placement import BINS, FOLDS, scores
from drafting import corpus
from drafting.corpus.places import DIRECTORY
from drafting.model import Document, Layer
from drafting.placement import RuleBook, classify
from drafting.placement.lean import LONGEST, Words, features
from drafting.placement.lines import folded
from tests.marked import SETS as MARKED
from tests.marked import marked
from tests.placement import held
from tests.placement.labelled import fresh, read, texts

FILE = DIRECTORY / "placement-words.csv"

#: a word counts that stands in so many labelled provisions; so many words are kept, those that tell most
LEAST, KEPT = 3, 5000


class Known(NamedTuple):
    """A labelled provision: the set and the text it is from, its words, where it belongs."""

    part: str
    text: str
    words: str
    layer: Layer


def known() -> Iterator[Known]:
    """Every labelled provision at hand."""
    for text in texts():
        if text.path is not None:
            yield from _of(
                "development", text.law, read(text.path), ((eid, to) for eid, to, _ in text.labels)
            )
    for name in ("fresh", "critic", "last"):
        for one in fresh(name):
            articles = classify(one.document, corpus.placement_rules()).articles
            yield from _of(
                name, one.law, one.document, zip((a.eid for a in articles), one.layers, strict=True)
            )
    for which in MARKED:
        for law in marked(which):
            yield from _of(which, law.name, law.document, ((label.eid, label.layer) for label in law.labels))
    for which in (one for one in (*held.SETS, *held.REAL) if one not in held.UNTOUCHED):
        for found in held.texts(which):
            yield from _of(f"held {which}", found.name, found.document, found.labels)


def _of(part: str, text: str, document: Document, labels: Iterable[tuple[str, Layer]]) -> Iterator[Known]:
    nodes = {node.eid: node for node in document.walk()}
    for eid, layer in labels:
        if eid in nodes:
            words = "\n".join(folded(below.printed) for below in nodes[eid].walk())
            yield Known(part, text, words[:LONGEST], layer)


def fitted(rows: Sequence[Known]) -> Words:
    """The table of these provisions."""
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    reader = TfidfVectorizer(analyzer=features, min_df=LEAST, binary=True, use_idf=False)
    matrix = reader.fit_transform([row.words for row in rows])
    model = LogisticRegression(C=10.0, max_iter=3000, class_weight="balanced")
    model.fit(matrix, [row.layer.value for row in rows])
    order = [list(model.classes_).index(layer.value) for layer in Layer]
    weights = model.coef_[order]
    weights = weights - weights.mean(axis=0)
    tells = np.abs(weights).max(axis=0)
    names = reader.get_feature_names_out()
    chosen = sorted(np.argsort(-tells)[:KEPT], key=lambda at: names[at])
    table = {names[at]: tuple(round(float(one), 2) for one in weights[:, at]) for at in chosen}
    return Words(
        table,
        tuple(round(float(one), 2) for one in model.intercept_[order]),
        f"{len(rows)}/{rows[0].text}/{len(table)}",
    )


def unseen() -> dict[str, RuleBook]:
    """For each text, by its name, the rules with a table that has seen neither it nor a held-out set."""
    rows = [row for row in known() if not row.part.startswith("held")]
    names = list(dict.fromkeys(row.text for row in rows))
    found: dict[str, RuleBook] = {}
    for fold in range(FOLDS):
        apart = set(names[fold::FOLDS])
        words = fitted([row for row in rows if row.text not in apart])._replace(digest=f"fold {fold}")
        other = replace(corpus.placement_rules(), words=words, digest=f"fold {fold}")
        found.update(dict.fromkeys(apart, other))
    return found


def held_out(rows: Sequence[Known], book: RuleBook) -> None:
    """The held-out sets with a table that has seen none of them, and how sure it was."""
    words = fitted([row for row in rows if not row.part.startswith("held")])
    other = replace(book, words=words, digest="held out")
    sure: list[tuple[float, bool]] = []
    for which in (*held.SETS, *held.REAL):
        said = list(held.said(which, other))
        sure += [(one.confidence, one.layer is one.said) for one in said]
        print(which, len(said), *(f"{one:.3f}" for one in scores((one.layer, one.said) for one in said)))
    for low, high in BINS:
        here = [one for one in sure if low <= one[0] < high]
        if here:
            print(
                low,
                len(here),
                f"{sum(one for one, _ in here) / len(here):.3f}",
                f"{sum(right for _, right in here) / len(here):.3f}",
            )


def main(arguments: Sequence[str]) -> None:
    """Write the table, or try it."""
    rows = list(known())
    if "--out" in arguments:
        held_out(rows, corpus.placement_rules())
        return
    words = fitted(rows)
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("word", *(layer.value for layer in Layer)))
        writer.writerow(("", *words.none))
        writer.writerows((word, *weights) for word, weights in sorted(words.weights.items()))
    print(len(rows), "provisions,", len(words.weights), "words")


if __name__ == "__main__":
    main(sys.argv[1:])
