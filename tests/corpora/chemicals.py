"""Chemicals in real laws and in drafts made from the lists: what is found, and what is invented.

``python -m tests.corpora.chemicals`` prints the table of docs/quality.md and every hit in a real law, to be read.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench import law
from drafting import files
from drafting.errors import UnreadableFile
from drafting.files import read_document
from drafting.model import Document
from tests.corpora.conftest import corpora
from tests.substances import critic
from tests.substances.drafts import DASHES, annex, lines, looked_at, prose, with_dash

_FORMATS = (".txt", ".md", ".adoc", ".xml", ".docx")
_VERSION = re.compile(r"v\d{3}_")


def documents(laws: Path, *, newest: bool = False) -> Iterator[tuple[str, Document]]:
    """Every text of the real laws that can be read as one; of a law in versions only the ``newest`` if asked."""
    paths = [
        path
        for path in sorted(laws.rglob("*"))
        if path.suffix in _FORMATS and path.name != "SOURCE.md" and "xsd" not in path.parts
    ]
    last = {
        path.parent: path
        for path in paths
        if _VERSION.match(path.name) and path.suffix in (".txt", ".md", ".adoc")
    }
    for path in paths:
        if newest and _VERSION.match(path.name) and path != last.get(path.parent):
            continue
        try:
            yield str(path.relative_to(laws)), files.read_document(path.read_bytes(), path.name, None)
        except UnreadableFile:
            continue


def invented(laws: Path, *, newest: bool = False) -> tuple[int, int, list[str]]:
    """How many texts and words were read, and every chemical, number or reference found in them."""
    texts, words, found = 0, 0, []
    for name, document in documents(laws, newest=newest):
        texts += 1
        words += len(document.printed.split())
        examined = looked_at(document)
        found += [f"{name} {spot.provision.eid}: {spot.text[:120]}" for spot in examined.spots]
        found += [f"{name} {ref.eid}: {ref.words[:120]}" for one in examined.lists for ref in one.references]
    return texts, words, found


def carried() -> tuple[int, int, int]:
    """Over every dash and language, in a table and in prose: numbers printed, found, and findings beside them."""
    printed = found = said = 0
    for language in ("es", "en"):
        for dash in DASHES:
            rows = [row._replace(cas=with_dash(row.cas, dash)) for row in lines(language)]
            running = ", ".join(f"{row.name} ({row.cas})" for row in rows if row.cas != "—")
            for draft in (annex(rows), prose([running])):
                examined = looked_at(draft)
                printed += sum(one.listed for one in examined.lists)
                found += sum(len(one.found_numbers) for one in examined.lists)
                said += len(examined.findings)
    return printed, found, said


def cost() -> tuple[int, float]:
    """Words of a generated law of 1,200 articles, and CPU seconds to examine it, the lists being loaded."""
    document = read_document(law.printed(law.law(1200)).encode(), "law.txt", "es")
    looked_at(read_document("Artículo 1.- Nada.".encode(), "law.txt", "es"))  # the lists are loaded
    begun = time.process_time()
    looked_at(document)
    return len(document.printed.split()), time.process_time() - begun


def table(laws: Path | None) -> str:
    """What docs/quality.md says of chemicals."""
    printed, found, said = carried()
    words, seconds = cost()
    told, errors, left, traps = critic.figures()
    rows = [
        ("listed numbers found in generated drafts (tables and prose, two languages, every dash and line break)",
         f"{found} of {printed}"),
        ("findings invented in those clean drafts", str(said)),
        ("errors planted in prose and tables, told as planted with nothing else (40 as first run)",
         f"{told} of {errors}"),
        ("law numbers, files, telephones and days written like CAS numbers, left alone (20 as first run)",
         f"{left} of {traps}"),
        (f"a law of 1,200 articles ({words:,} words) examined", f"{seconds:.2f} s"),
    ]  # fmt: skip
    if laws is not None:
        texts, size, hits = invented(laws)
        rows.insert(
            2,
            (
                f"chemicals, numbers or references found in {texts} real texts that have none ({size:,} words)",
                str(len(hits)),
            ),
        )
    return "\n".join(["| what | result |", "|---|---|", *(f"| {what} | {result} |" for what, result in rows)])


if __name__ == "__main__":
    print(table(corpora()))
    if (kept := corpora()) is not None:
        print(*invented(kept)[2], sep="\n", file=sys.stderr)
