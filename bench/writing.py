"""What writing in a law of 1,200 articles costs the server. ``python -m bench.writing``."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from bench.cost import seconds
from bench.long_law import long_law
from drafting import edit
from drafting.edit.entries import entry_of, words_of
from drafting.model import Document, Instrument, Layer
from drafting.ui.speech import Speech
from drafting.ui.views import arranging, editing
from drafting.workbench import Workbench, edit_effects
from drafting.workbench.arranging import Step, Verb
from tests.corpora.conftest import corpora
from tests.corpora.test_arranging import measure
from tests.corpora.test_writing import documents

ARTICLES = 1_200
SPEECH = Speech("es")
SECTION = """\
## Writing in a long law

CPU of the server on a law of {articles:,} articles while one of them is written (`bench/writing.py`). The checks of the whole text run
beside the page: what is typed or saved meanwhile does not wait for them.

| step | first time | again |
|---|---:|---:|
{rows}

On real laws (`python -m tests.corpora.test_arranging`), a fraction or a chapter was put in where one is cited, and every citation looked
at again: {real}
"""


def rows(articles: int = ARTICLES) -> Iterator[tuple[str, float, float]]:
    """What was done, and its CPU seconds the first time and again."""
    with tempfile.TemporaryDirectory() as place:
        desk = Workbench(Path(place), who="bench")
        desk.add_instrument(Instrument("larga", "Ley Larga", "LL", "es", Layer.STATUTE))
        desk.import_draft("larga", long_law(articles).encode(), "larga.txt")
        copy = desk.editing.begin(desk.draft("larga").id)
        base, text = desk.editing.base(copy), desk.editing.document(copy.id)
        entry = entry_of(text, f"art_{articles // 2}")
        numbers = count(1)

        def typed() -> Document:
            words = words_of(entry.node)
            body = f"{words.body}\nTexto {next(numbers)} conforme al artículo 5 de esta Ley."
            return edit.replace_words(text, entry.uid, replace(words, body=body), lambda: f"n{next(numbers)}")

        def opened() -> None:
            altered = edit_effects.altered(base, text)
            editing.rail(text, base, altered, {}, SPEECH)
            editing.now(copy, text, entry, SPEECH)

        def saved() -> None:
            words = words_of(entry.node)
            body = f"{words.body}\nGuardado {next(numbers)}."
            seen = desk.editing.copy(copy.id).last.number
            desk.editing.write(copy.id, entry.uid, replace(words, body=body), seen=seen)

        def checked() -> None:
            now = typed()
            edit_effects.effects(text, now, entry.uid, Layer.STATUTE, "es")
            desk.editing.arranging.broken(copy, now)

        fraction = next(node.uid for node in text.walk() if node.kind.value == "fraction")
        step = Step(Verb.ITEM_ADD, fraction, text="Nueva")
        work: dict[str, Callable[[], object]] = {
            "outline and fields": opened,
            "redline of what is typed": lambda: edit_effects.preview(base, typed(), entry.uid),
            "checks, placement, citations of the whole text": checked,
            "a save": saved,
            "a fraction put in, all citations followed": lambda: desk.editing.arranging.look(text, step),
            "the list of titles and chapters": lambda: arranging.divisions(text, SPEECH),
        }
        for name, deed in work.items():
            yield name, seconds(deed), seconds(deed)


def real(laws: Path, every: int = 5) -> str:
    """What came of putting fractions and chapters into real laws, in a sentence."""
    told: Counter[str] = Counter()
    for document in documents(laws, every=every):
        told.update(measure(document))
    names = ("laws", "put in between", "citations that followed", "citations that lead elsewhere")
    return ", ".join(f"{name} {told[name]:,}" for name in names) + "."


def section() -> str:
    """The part of docs/quality.md."""
    lines = (f"| {name} | {first:.2f} s | {again:.2f} s |" for name, first, again in rows())
    laws = corpora()
    said = real(laws) if laws else "the real laws are not on the machine that wrote this page."
    return SECTION.format(articles=ARTICLES, rows="\n".join(lines), real=said)


if __name__ == "__main__":
    print(section())
