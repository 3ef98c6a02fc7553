"""Mutated files of reviewers through the whole way back: ``python -m tests.files.fuzz_returned [TIMES] [SEED] [KEEP]``.

Files that were sent, then changed as reviewers change them, are mutated as archives, as XML and as tracked
changes, and taken in; what they propose is accepted and the next draft made. Nothing but our own errors may come
out, within a bound of time and of memory, and what was refused must have left nothing.
"""

from __future__ import annotations

import random
import tempfile
import zipfile
from collections import Counter
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from lxml import etree

from drafting.errors import DraftingError
from drafting.model import Instrument, Layer, Mark, Quote
from drafting.review.model import State
from drafting.word.annotate import annotate
from drafting.workbench import Workbench
from tests.files.fuzz import TEXT
from tests.files.mutations import mutated
from tests.files.trying import Failed, bounded, run
from tests.office.driving import has_uno
from tests.word.commented import W
from tests.workbench.returning import tracked, typed

#: a fresh workspace after so many files, so that each stays quick
TAKEN = 25
WHEN = datetime(2026, 3, 1, 9, tzinfo=UTC)
TABLE = "\nANEXO I\nLISTADO\n\nNúmero\tSustancia\tUmbral\n1\tAlfa\t10 kg\n2\tBeta\t20 kg\n"
_WRAPPED = ("ins", "del", "moveFrom", "moveTo", "sdt", "hyperlink", "smartTag")
_POINTS = (
    "commentRangeStart", "commentRangeEnd", "commentReference", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd", "bookmarkStart", "bookmarkEnd", "br", "tab", "footnoteReference",
)  # fmt: skip


def begun(directory: Path) -> Workbench:
    """A law in two drafts, of which the second has gone to three offices."""
    desk = Workbench(directory, who="fuzz", now=lambda: WHEN)
    desk.add_instrument(Instrument("law", "Ley de Prueba", "Ley", "es", Layer.STATUTE, 1))
    for text in (TEXT + TABLE, (TEXT + TABLE).replace("interés social", "utilidad pública")):
        desk.import_draft("law", text.encode(), "law.txt")
    desk.reviews.open_round("law", ["customs"], date(2099, 1, 1), number=1)
    desk.reviews.open_round("law", ["customs", "health"], date(2099, 1, 1), number=2)
    return desk


@cache
def originals() -> dict[str, bytes]:
    """What reviewers sent back, by what they did; with LibreOffice also what it makes of that."""
    with tempfile.TemporaryDirectory() as directory:
        desk = begun(Path(directory))
        with zipfile.ZipFile(BytesIO(desk.reviews.package("law", 2, "customs"))) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        clean = next(data for name, data in parts.items() if "limpio" in name)
        redline = next(data for name, data in parts.items() if "cambios" in name)
        changed = tracked(clean, "Ana", "cien a mil", "doscientos a dos mil")
        changed = tracked(changed, "Ana", "Autoridad Nacional", "")
        changed = tracked(changed, "Berta", "en las listas", ", y en sus anexos", behind=True)
        words = [
            Mark("comment", "art_3-bis", "¿Solo multa?", quote=Quote("multa de"), author="Ana"),
            Mark("comment", "annex_I__table_1__row_2", "¿CAS?", author="Berta"),
        ]
        document = desk.document(desk.draft("law").id)
        found = {
            "tracked": changed,
            "commented": annotate(changed, document, words, language="es", when=WHEN),
            "untracked": typed(clean, "orden público", "observancia general"),
            "redline": redline,
        }
        return {**found, **(_in_office(clean, Path(directory)) if has_uno() else {})}


def _in_office(clean: bytes, folder: Path) -> dict[str, bytes]:
    from tests.office.reviewing import Review, reviewed

    acts = {
        "office, words": [("say_across", "Esta ley", "se entiende por:", "¿Dos?"), ("record", "on"), ("put", "cien", "mil")],
        "office, paragraphs": [("record", "on"), ("join", "territorio."),
                               ("line", "sus precursores;", "otro inciso;"), ("strike_line", "sus mezclas")],
        "office, moves": [("record", "on"), ("carry", "Se sancionará", "artículo 2.", "territorio."), ("strike_row", "Beta")],
    }  # fmt: skip
    made = reviewed(clean, [Review("Aduanas", acts=one) for one in acts.values()], folder)
    return dict(zip(acts, made, strict=True))


def marked(data: bytes, chance: random.Random) -> bytes:
    """The file with tracked changes and comments' ends put, wrapped, doubled, renamed and taken out at random."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        name = (
            "word/comments.xml"
            if "word/comments.xml" in parts and chance.random() < 0.15
            else "word/document.xml"
        )
        root = etree.fromstring(parts[name])
    except Exception:  # an earlier mutation made it no Word file any more
        return data
    for _ in range(chance.choice((1, 2, 5, 20))):
        _mark(root, chance)
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for one, inside in parts.items():
            target.writestr(one, inside)
    return out.getvalue()


def _mark(root: etree._Element, chance: random.Random) -> None:  # noqa: C901  # a list of things to do
    nodes = [
        one
        for one in root.iter(f"{W}r", f"{W}p", f"{W}tr", f"{W}tc", f"{W}tbl")
        if one.getparent() is not None
    ]
    marks = [one for one in root.iter() if isinstance(one.tag, str) and one.get(f"{W}id") is not None]
    if not nodes:
        return
    node = chance.choice(nodes)
    facts = {f"{W}id": str(chance.randrange(6)), f"{W}author": chance.choice(("Ana", "", "ñ" * 300, "<b>"))}
    if chance.random() < 0.8:
        facts[f"{W}date"] = chance.choice(("2026-03-01T09:00:00Z", "9999-99-99", "", "0001-01-01T00:00:00Z"))
    match chance.randrange(8):
        case 0 | 1:
            wrapper = etree.Element(f"{W}{chance.choice(_WRAPPED)}", facts)
            node.addprevious(wrapper)
            wrapper.append(node)
        case 2:
            point = etree.Element(
                f"{W}{chance.choice(_POINTS)}", facts | {f"{W}name": f"move{chance.randrange(3)}"}
            )
            (node.append if chance.random() < 0.5 else node.addprevious)(point)
        case 3:
            end = chance.choice(("ins", "del", "moveFrom", "moveTo"))
            holder = {f"{W}p": ("pPr", "rPr"), f"{W}tr": ("trPr",), f"{W}tc": ("tcPr",)}.get(
                node.tag, ("rPr",)
            )
            inner = node
            for tag in holder:
                found = inner.find(f"{W}{tag}")
                if found is None:
                    found = etree.Element(f"{W}{tag}")
                    inner.insert(0, found)
                inner = found
            etree.SubElement(inner, f"{W}{end}", facts)
        case 4 if marks:
            chance.choice(marks).set(f"{W}id", facts[f"{W}id"])
        case 5 if marks:
            gone = chance.choice(marks)
            parent = gone.getparent()
            if parent is not None:
                for child in list(gone) if chance.random() < 0.5 else ():
                    gone.addprevious(child)
                parent.remove(gone)
        case 6:
            for text in list(node.iter(f"{W}t", f"{W}delText")):
                text.tag = f"{W}delText" if text.tag == f"{W}t" else f"{W}t"
        case 7:
            other = chance.choice(nodes)
            if node not in other.iterancestors() and node is not other:
                other.addnext(node)


class Round:
    """A workspace with an open round, and what was taken in so far."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._number = 0
        self.fresh()

    def fresh(self) -> None:
        """Another workspace; the one before must be whole."""
        if self._number:
            self.check()
        self._number += 1
        self.desk = begun(self._directory / f"w{self._number}")
        self.taken = 0

    def check(self) -> None:
        """Nothing damaged."""
        assert self.desk.verify() == ()

    def holds(self) -> tuple[int, ...]:
        """What is kept, in figures."""
        reviews = self.desk.reviews
        return (
            len(self.desk.drafts("law")), len(reviews.proposals("law")), len(reviews.comments("law")),
            len(reviews.returned("law")), self.desk.events(1)[0].id,
        )  # fmt: skip

    def take(self, data: bytes, chance: random.Random) -> str:
        """Take a file in, look at what came of it, and now and then make the next draft: how far it came."""
        before, reviews = self.holds(), self.desk.reviews
        try:
            reviews.take("law", 2, chance.choice(("customs", "health")), data, "vuelta.docx")
        except DraftingError as refused:
            said = refused.sentence("es").strip()
        else:
            return self._looked_at(chance)
        assert said
        assert self.holds() == before, "something was kept of a file that was refused"
        return "refused in a sentence"

    def _looked_at(self, chance: random.Random) -> str:
        reviews = self.desk.reviews
        self.taken += 1
        latest = self.desk.draft("law").id
        reviews.marks(latest, "es")
        reviews.settled("law")
        if chance.random() < 0.3:
            reviews.dispositions("law", chance.choice(("docx", "xlsx")))
        if chance.random() < 0.3:
            return self._made()
        return "taken"

    def _made(self) -> str:
        reviews = self.desk.reviews
        for one in reviews.proposals("law"):
            if one.state is State.OPEN:
                reviews.decide(one.key, State.ACCEPTED)
        try:
            made = reviews.make_draft("law", partial=True).draft
        except DraftingError:
            return "taken, no draft of it"
        assert self.desk.document(made.id).printed.strip()
        self.fresh()
        return "taken, draft made"


def fuzz(
    times: int, seed: int, directory: Path, keep: Path | None = None
) -> tuple[Counter[str], Counter[str]]:
    """Take ``times`` mutated files in; how far they came, and what failed where how often."""
    chance, done, failed = random.Random(seed), Counter[str](), Failed(keep)
    round_ = Round(directory)
    names = sorted(originals())
    for turn in range(times):
        name = chance.choice(names)
        data = originals()[name]
        for mutation in chance.choice(((marked,), (marked,), (_any,), (marked, _any))):
            data = mutation(data, chance)
        try:
            with bounded():
                done[round_.take(data, chance)] += 1
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as fault:
            failed.note(fault, name, f"{turn}.docx", data)
            round_.fresh()
        failed.progress(turn, 100)
        if round_.taken >= TAKEN:
            round_.fresh()
    round_.check()
    return done, failed


def _any(data: bytes, chance: random.Random) -> bytes:
    return mutated(data, "returned.docx", chance)


if __name__ == "__main__":
    originals()  # LibreOffice is asked before memory is bounded
    run(fuzz, 1_500)
