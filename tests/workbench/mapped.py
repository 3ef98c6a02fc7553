"""A workspace with a short template and a ranking that says what it is told to: for tests of mappings."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from drafting.checklist.coverage import State
from drafting.checklist.model import Candidate, Checklist, Requirement, Section, Status, Suggestion
from drafting.model import Document, Instrument, Layer
from drafting.store import Store
from drafting.workbench import Workbench
from drafting.workbench.checklists import Checklists
from drafting.workbench.places import DATABASE
from tests.workbench.conftest import LAW, at_work

REGULATION = Instrument("regulation", "Reglamento de la Ley", "RL", "es", Layer.REGULATION, 2)

RULES = """REGLAMENTO DE LA LEY

Artículo 1.- El registro se presentará en el formato que publique la Autoridad Nacional en su portal.

Artículo 2.- La declaración se rendirá cada año, a más tardar el treinta y uno de marzo, por vía electrónica.
"""


def requirement(number: int, es: str = "", layer: Layer | None = Layer.STATUTE) -> Requirement:
    text = es or f"La ley debe decir lo que pide el requisito {number}."
    return Requirement(f"r{number}", "s1", "both", layer, {"es": text, "en": f"The law says {es or number}."})


def template(*requirements: Requirement, edition: str = "1", name: str = "list") -> Checklist:
    return Checklist(
        name,
        edition,
        date(2026, 1, 1),
        {"es": "Lista", "en": "List"},
        {"es": "Una lista de prueba.", "en": "A list for tests."},
        (Section("s1", {"es": "Sección", "en": "Section"}),),
        requirements or tuple(requirement(number) for number in (1, 2, 3)),
    )


LIST = template()


def rank(found: Mapping[str, Sequence[str]]) -> object:
    """A ranking that suggests the provisions of these eids for each requirement."""

    def suggestions(checklist: Checklist, document: Document) -> tuple[Suggestion, ...]:
        by_eid = {node.eid: node for node in document.walk()}
        return tuple(
            Suggestion(
                item.id,
                Status.PARTLY if any(eid in by_eid for eid in found.get(item.id, ())) else Status.MISSING,
                tuple(
                    Candidate(item.id, eid, by_eid[eid].uid, 0.9 - at / 10)
                    for at, eid in enumerate(found.get(item.id, ()))
                    if eid in by_eid
                ),
            )
            for item in checklist.requirements
        )

    return suggestions


def checklists(
    desk: Workbench, *templates: Checklist, found: Mapping[str, Sequence[str]] | None = None
) -> Checklists:
    """The checklists of a workspace, with these templates shipped."""
    return Checklists(
        desk,
        Store(desk.directory / DATABASE),
        desk._stamp,
        shipped=lambda: templates or (LIST,),
        rank=rank(found or {}),  # type: ignore[arg-type]
    )


def workspace(directory: Path, *laws: str, rules: Sequence[str] = (), **options: object) -> Workbench:
    """A workspace whose law has these drafts, and its regulation those."""
    desk = at_work(directory, **options)
    for instrument, texts in ((LAW, laws), (REGULATION, rules)):
        if texts:
            desk.add_instrument(instrument)
        for number, text in enumerate(texts, start=1):
            name = f"{instrument.slug} {number}.txt"
            desk.import_draft(instrument.slug, text.encode(), name, on=date(2026, 1, number))
    return desk


def uid(desk: Workbench, eid: str, slug: str = "law", number: int | None = None) -> str:
    """The uid of what a draft cites as ``eid``."""
    document = desk.document(desk.draft(slug, number).id)
    return next(node.uid for node in document.walk() if node.eid == eid)


def state(lists: Checklists, name: str = "r1", *instruments: str) -> State:
    """How a requirement stands, in these instruments (in all)."""
    entry = lists.sheet("list", instruments).entry(name)
    assert entry
    return entry.state
