"""Mutated files through everything that reads files: ``python -m tests.files.fuzz [TIMES] [SEED] [KEEP]``.

Files of every kind are changed as archives, as XML, as rows and as bytes, and handed to the readers, to the
import and to the command line in this process. Nothing but our own errors may come out, within a bound of
time and of memory, and nothing half may be stored. What fails is written into the directory KEEP.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from drafting.cli import main as command
from drafting.errors import DraftingError
from drafting.files import read_document
from drafting.model import Instrument, Layer
from drafting.word.comments import read_comments
from drafting.word.proposals import read_proposals
from drafting.workbench import Workbench, template_files
from drafting.workbench.list_files import rows_of
from tests.files.mutations import mutated
from tests.files.trying import Failed, bounded, run

ROOT = Path(__file__).parent.parent.parent

#: a fresh workspace after so many imports, so that each stays quick
IMPORTS = 60


TEXT = """LEY DE PRUEBA

CAPÍTULO I
Disposiciones generales

Artículo 1.- Esta ley es de orden público y de interés social; rige en todo el territorio.

Artículo 2.- Para los efectos de esta ley se entiende por:
I. Autoridad: la Autoridad Nacional;
II. Sustancia: la que figura en las listas, con número CAS 107-44-8, y
a) sus precursores;
b) sus mezclas.

Artículo 3 Bis.- Se sancionará con multa de cien a mil días a quien incumpla el artículo 2.

TRANSITORIOS

PRIMERO.- Este decreto entrará en vigor el día siguiente al de su publicación.
"""
ODT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
><office:body><office:text><text:h text:outline-level="1">CAPÍTULO I</text:h><text:p>Artículo 1.- Uno<text:s text:c="3"/>dos.
<text:note><text:note-body><text:p>nota</text:p></text:note-body></text:note></text:p><text:list><text:list-item><text:p>I. Una;
</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>a</text:p>
</table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>"""
AKN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><meta><identification><FRBRExpression>
<FRBRlanguage language="spa"/></FRBRExpression></identification></meta><preface><p>LEY</p></preface><body><chapter><num>I</num>
<heading>Uno</heading><article eId="art_1"><num>Artículo 1.</num><paragraph><content><p>Texto <ref href="#art_2">2</ref>.</p></content>
</paragraph></article><article><num>Artículo 2.</num><list><intro><p>Son:</p></intro><point><num>I.</num><content><p>Una.</p></content>
</point></list></article></chapter></body><attachments><attachment><doc><mainBody><p>Anexo</p></mainBody></doc></attachment></attachments>
</act></akomaNtoso>"""
CSV = 'id,section,text,why,sources\nA-1,Uno,"Autoridad nacional, con facultades",Porque,CWC VII\nA-2,Uno,Declaraciones,,\nB-1,Dos,Inspecciones,x,y\n'
LIST = "entry,role,cas,name_es,name_en\n1A1,listed,107-44-8,Sarín,Sarin\n1B4,precursor,676-99-3,Difluoruro,Difluoride\n"


@cache
def originals() -> dict[str, bytes]:
    """Whole files, by name: what is mutated."""
    with tempfile.TemporaryDirectory() as directory:
        desk = Workbench(Path(directory), who="fuzz", now=lambda: datetime(2026, 8, 3, tzinfo=UTC))
        desk.add_instrument(Instrument("ley", "Ley", "Ley", "es", Layer.STATUTE, 1))
        one = desk.import_draft("ley", TEXT.encode(), "a.txt", on=date(2026, 8, 3)).draft
        changed = TEXT.replace("cien a mil", "doscientos a dos mil").replace("interés social", "utilidad")
        two = desk.import_draft("ley", (changed + "\nSEGUNDO.- Se abroga.\n").encode(), "b.txt").draft
        clean, redline = desk.export_clean(two.id), desk.export_redline(one.id, two.id)
        annotated = Path(directory) / "annotated.docx"
        source = Path(directory) / "clean.docx"
        source.write_bytes(clean)
        quiet(["annotate", str(source), "-o", str(annotated)])
        commented = annotated.read_bytes()
        log = desk.record.export("xlsx", "es")
    odt = io.BytesIO()
    with zipfile.ZipFile(odt, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", ODT)
    toml = next(iter(sorted((ROOT / "corpus" / "checklists").glob("*.toml")))).read_text()
    return {
        "clean.docx": clean, "redline.docx": redline, "commented.docx": commented, "text.odt": odt.getvalue(),
        "act.xml": AKN.encode(), "checklist.toml": toml[:6000].encode(), "checklist.csv": CSV.encode(),
        "list.csv": LIST.encode(), "log.xlsx": log,
    }  # fmt: skip


def quiet(arguments: list[str]) -> int:
    """The command in this process, its words thrown away."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return command(arguments)


class Bench:
    """A workspace and the ways a file gets into it."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.fresh()

    def fresh(self) -> None:
        """Another workspace: what the one before held must be whole."""
        if hasattr(self, "desk"):
            self.check()
        self.place = self.directory / f"w{random.getrandbits(64):x}"
        self.desk = Workbench(self.place, who="fuzz")
        self.desk.add_instrument(Instrument("ley", "Ley", "Ley", "es", Layer.STATUTE, 1))
        self.imported = 0

    def check(self) -> None:
        """Nothing half, nothing damaged."""
        assert len(self.desk.drafts("ley")) == self.imported
        assert self.desk.verify() == ()

    def ways(
        self, data: bytes, name: str, chance: random.Random
    ) -> Iterator[tuple[str, Callable[[], object]]]:
        """What is done with the file, by name."""
        suffix = name.rpartition(".")[2]
        path = self.directory / f"fuzzed.{suffix}"
        path.write_bytes(data)
        if suffix in ("docx", "odt", "xml"):
            yield "read", lambda: read_document(data, name)
            if chance.random() < 0.35:
                yield "import", lambda: self.take(data, name)
            if chance.random() < 0.2:
                out = str(self.directory / "out.docx")
                tried = chance.choice(
                    (
                        ["parse", "--json"],
                        ["check", "--json"],
                        ["placement", "--json"],
                        ["substances", "--json"],
                    )
                )
                yield f"cli {tried[0]}", lambda: self.run(tried[0], str(path), *tried[1:])
                if chance.random() < 0.5:
                    whole = self.directory / "whole.docx"
                    whole.write_bytes(originals()["clean.docx"])
                    yield "cli redline", lambda: self.run("redline", str(whole), str(path), "-o", out)
                    yield "cli annotate", lambda: self.run("annotate", str(path), "-o", out)
        if suffix == "docx":
            yield "proposals", lambda: read_proposals(data)
            yield "comments", lambda: read_comments(data)
        if suffix in ("docx", "toml", "csv", "xlsx"):
            yield "checklist", lambda: template_files.looked_at(data, name)
        if suffix in ("csv", "xlsx"):
            yield "rows", lambda: rows_of(data, name)
            asked = {"list_id": "fuzzed", "name": "Fuzzed", "version": date(2026, 8, 3)}
            yield "list", lambda: self.desk.substances.import_list(data, name, **asked)  # type: ignore[arg-type]
        if suffix in ("toml", "csv", "xlsx") and chance.random() < 0.1:
            yield "cli checklist", lambda: self.run("checklist", str(path), "--json")

    def take(self, data: bytes, name: str) -> None:
        """Import the file as the next draft."""
        self.desk.import_draft("ley", data, name)
        self.imported += 1

    def run(self, *arguments: str) -> None:
        """The command; an exit code of its own, or it has failed."""
        assert quiet(list(arguments)) in (0, 1, 2)


def fuzz(
    times: int, seed: int, directory: Path, keep: Path | None = None
) -> tuple[Counter[str], Counter[str]]:
    """Hand ``times`` mutated files to everything; what was done how often, and what failed where how often."""
    os.environ["DRAFTING_DEBUG"] = "1"  # a fault of ours comes out as it is
    chance, done, failed = random.Random(seed), Counter[str](), Failed(keep)
    bench = Bench(directory)
    names = sorted(originals())
    weights = [6 if name.endswith("docx") else 2 for name in names]
    for turn in range(times):
        name = chance.choices(names, weights)[0]
        data = mutated(originals()[name], name, chance)
        for way, act in bench.ways(data, name, chance):
            done[way] += 1
            try:
                with bounded():
                    act()
            except DraftingError as refused:
                done["refused in a sentence"] += 1
                if not refused.sentence("es").strip():
                    failed[f"no sentence: {refused.code}"] += 1
            except (KeyboardInterrupt, SystemExit):
                raise
            except BaseException as fault:
                failed.note(fault, f"{way} {name}", f"{turn}-{way.replace(' ', '-')}-{name}", data)
        failed.progress(turn, 500)
        if bench.imported >= IMPORTS:
            bench.fresh()
    bench.check()
    return done, failed


if __name__ == "__main__":
    run(fuzz, 10_000)
