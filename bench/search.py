"""``python -m bench.search``: what a search costs on a law of 1,200 articles in twelve drafts."""

from __future__ import annotations

import re
import tempfile
import time
from pathlib import Path

from bench.long_law import long_law
from drafting.model import Instrument, Layer
from drafting.workbench import Workbench

ASKED = (
    "sustancias",
    "exportación licencia",
    "multa declaracion",
    '"en los términos de"',
    "expor*",
    "exprotacion",
    "art 1168",
    "inspector de armas químicas unicornio",
)


def table(articles: int = 1200, drafts: int = 12) -> str:
    """Each search and its CPU time, the median of five; every article says something of its own."""
    with tempfile.TemporaryDirectory() as directory:
        desk = Workbench(Path(directory), who="bench")
        desk.add_instrument(Instrument("law", "Ley larga", "LL", "es", Layer.STATUTE, 1))
        parts = re.split(r"(?m)^(?=Artículo \d)", long_law(articles))
        parts = [f"{part.rstrip()} Clave {place}.\n\n" if place else part for place, part in enumerate(parts)]
        for number in range(drafts):
            text = "".join(
                part.replace(".\n", f", texto {number}.\n", 1) if place % 9 == number % 9 else part
                for place, part in enumerate(parts)
            )
            desk.import_draft("law", text.encode(), f"{number}.txt")
        size = (Path(directory) / "workspace.db").stat().st_size / 1e6
        lines = [
            f"{drafts} drafts of {articles} articles, {size:.1f} MB.",
            "",
            "| search | found | CPU ms |",
            "|---|---:|---:|",
        ]
        for words in ASKED:
            spent = []
            for _ in range(5):
                start = time.process_time()
                answer = desk.searching.find(words, "es")
                spent.append(1000 * (time.process_time() - start))
            total = answer.texts.total + len(answer.straight)
            lines.append(f"| {words} | {total} | {sorted(spent)[2]:.0f} |")
        return "\n".join(lines)


if __name__ == "__main__":
    print(table())
