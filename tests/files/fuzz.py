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
import resource
import signal
import sys
import tempfile
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from lxml import etree

from drafting.cli import main as command
from drafting.errors import DraftingError
from drafting.files import read_document
from drafting.model import Instrument, Layer
from drafting.word.comments import read_comments
from drafting.word.proposals import read_proposals
from drafting.workbench import Workbench, template_files
from drafting.workbench.list_files import rows_of

ROOT = Path(__file__).parent.parent.parent
#: seconds of computing and bytes of memory that one file may cost
SECONDS, BYTES = 20, 3 * 2**30
#: a fresh workspace after so many imports, so that each stays quick
IMPORTS = 60

LAW = (ROOT / "seeds" / "acuerdo-autoridades").glob("*.txt")
NASTY = (
    "", "0", "-1", "99999999999999999999", "1e309", "NaN", "true", "on", "auto", "x" * 5000, "\u202e\u200b", "&", "ñ" * 40,
    "../../etc/passwd", "http://127.0.0.1:9/x", "=1+1", "{place}", "%s%n", "FFFFFFFF", "D800", "\u0130\u017f", "1.1.1.1.1", "\t\n",
)  # fmt: skip
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


class TooSlow(BaseException):
    """The bound of time was reached."""


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


def mutated(data: bytes, name: str, chance: random.Random) -> bytes:
    """The file changed in one to four places, as what it is."""
    suffix = name.rpartition(".")[2]
    for _ in range(chance.choice((1, 1, 2, 4))):
        how = chance.random()
        if how < 0.08:
            data = _bytes(data, chance)
        elif suffix in ("docx", "odt", "xlsx"):
            data = _archive(data, chance)
        elif suffix == "xml":
            data = _xml(data, chance)
        else:
            data = _rows(data, chance)
    return data


def _bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    cut = chance.randrange(len(changed) + 1)
    return bytes(changed[:cut] if chance.random() < 0.3 else changed)


def _archive(data: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            parts = [(entry.filename, source.read(entry)) for entry in source.infolist()]
    except Exception:  # an earlier change made it no archive any more
        return _bytes(data, chance)
    at = chance.randrange(len(parts)) if chance.random() < 0.4 else _main(parts)
    name, inside = parts[at]
    match chance.choice(("xml",) * 12 + ("drop", "rename", "twice", "bytes", "empty", "swap", "bomb")):
        case "xml":
            parts[at] = (name, _xml(inside, chance))
        case "drop" if len(parts) > 1:
            del parts[at]
        case "rename":
            parts[at] = (
                chance.choice(("../" + name, name.upper(), "/" + name, "word/x.xml", name + "\u202e")),
                inside,
            )
        case "twice":
            parts.append((name, _xml(inside, chance)))
        case "bytes":
            parts[at] = (name, _bytes(inside, chance))
        case "empty":
            parts[at] = (name, b"")
        case "swap":
            other = chance.randrange(len(parts))
            parts[at], parts[other] = (name, parts[other][1]), (parts[other][0], inside)
        case "bomb":
            parts.append(("word/media/a.bin", b"\0" * 30_000_000))
    out = io.BytesIO()
    with zipfile.ZipFile(
        out, "w", chance.choice((zipfile.ZIP_DEFLATED,) * 9 + (zipfile.ZIP_BZIP2,))
    ) as target:
        for name, inside in parts:
            with contextlib.suppress(UserWarning):
                target.writestr(name or "x", inside)
    return out.getvalue()


def _main(parts: list[tuple[str, bytes]]) -> int:
    wanted = ("word/document.xml", "content.xml", "xl/worksheets/sheet1.xml")
    return next((at for at, (name, _) in enumerate(parts) if name in wanted), 0)


def _xml(data: bytes, chance: random.Random) -> bytes:  # noqa: C901  # a list of things to do to a tree
    try:
        root = etree.fromstring(data, etree.XMLParser(huge_tree=True, resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        return _bytes(data, chance)
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    for _ in range(chance.choice((1, 1, 3, 10))):
        node, other = chance.choice(nodes), chance.choice(nodes)
        match chance.randrange(10):
            case 0 if node.getparent() is not None:
                node.getparent().remove(node)
            case 1 if node.getparent() is not None:
                node.addnext(_copy(node))
            case 2 if node not in other.iterancestors() and node is not other and node is not root:
                other.append(node)
            case 3 if other not in node.iterancestors():
                node.append(_copy(other))
            case 4 if node.attrib:
                node.set(chance.choice(list(node.attrib)), _legal(chance.choice(NASTY)))
            case 5 if node.attrib:
                del node.attrib[chance.choice(list(node.attrib))]
            case 6:
                node.text = _legal(chance.choice(NASTY))
            case 7:
                node.tag = other.tag
            case 8 if other.attrib:
                name = chance.choice(list(other.attrib))
                node.set(name, other.get(name) if chance.random() < 0.5 else _legal(chance.choice(NASTY)))
            case 9:
                inner = node
                for _ in range(chance.choice((3, 30, 250))):
                    inner = etree.SubElement(inner, other.tag)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if chance.random() < 0.02:
        entities = b'<!DOCTYPE a [<!ENTITY b "' + b"c" * 1000 + b'"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
        made = made.replace(b"?>", b"?>" + entities, 1)
    return made


def _copy(node: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(node, with_tail=False), etree.XMLParser(huge_tree=True))


def _legal(text: str) -> str:
    return text.replace("\x0b", " ")


def _rows(data: bytes, chance: random.Random) -> bytes:
    lines = data.decode("utf-8", "replace").split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(8):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at] = chance.choice(NASTY)
        case 3:
            words = lines[at].split(chance.choice((",", "=", '"', " ")))
            words[chance.randrange(len(words))] = chance.choice(NASTY)
            lines[at] = chance.choice((",", "=", '"', " ")).join(words)
        case 4:
            lines[at] += chance.choice(
                ('"', "'''", "[[x]]", ",,,,,,", "\\u0000", "[" * 200, "{" * 200, '"""')
            )
        case 5:
            lines[at], lines[other] = lines[other], lines[at]
        case 6:
            lines = lines * chance.choice((2, 50))
        case 7:
            return "\n".join(lines).encode(
                chance.choice(("utf-16", "latin-1", "utf-8-sig", "cp1252")), "replace"
            )
    return "\n".join(lines).encode("utf-8", "replace")


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


@contextlib.contextmanager
def bounded() -> Iterator[None]:
    """Inside, more seconds of computing than allowed raise."""

    def stop(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def fuzz(
    times: int, seed: int, directory: Path, keep: Path | None = None
) -> tuple[Counter[str], Counter[str]]:
    """Hand ``times`` mutated files to everything; what was done how often, and what failed where how often."""
    os.environ["DRAFTING_DEBUG"] = "1"  # a fault of ours comes out as it is
    chance, done, failed = random.Random(seed), Counter[str](), Counter[str]()
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
                where = traceback.extract_tb(fault.__traceback__)
                ours = [frame for frame in where if "/drafting/" in frame.filename] or where
                at = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
                failed[f"{way} {name}: {type(fault).__name__} {str(fault)[:60]!r} {at}"] += 1
                if keep is not None:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{turn}-{way.replace(' ', '-')}-{name}").write_bytes(data)
                    (keep / f"{turn}-{way.replace(' ', '-')}-{name}.txt").write_text(traceback.format_exc())
        if turn % 500 == 499 and keep is not None:
            print(f"{turn + 1} files, {sum(failed.values())} failed", file=sys.stderr, flush=True)
        if bench.imported >= IMPORTS:
            bench.fresh()
    bench.check()
    return done, failed


def main() -> None:
    asked = [int(word) for word in sys.argv[1:3]]
    times, seed = (*asked, *(10_000, 11)[len(asked) :])
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, resource.RLIM_INFINITY))
    with tempfile.TemporaryDirectory() as directory:
        done, failed = fuzz(times, seed, Path(directory), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
    for name, count in sorted(done.items()):
        print(f"{name:24} {count}")
    print(f"{times} files, at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    for name, count in failed.most_common():
        print(f"FAILED {count:4} {name}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
