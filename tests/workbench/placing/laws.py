"""A statute with a list and a council in it, its regulation, and what is looked for in both."""

from drafting.model import Instrument, Layer
from drafting.workbench import Workbench

STATUTE = """LEY DE SUSTANCIAS

Artículo 1.- Esta ley es de orden público.

Artículo 2.- Las sustancias controladas se enumeran en el Anexo I de esta Ley.

Artículo 3.- El Consejo se integra por cinco vocales y sesionará con quórum de tres.

TRANSITORIOS

PRIMERO.- Esta Ley entrará en vigor mañana.

ANEXO I

LISTA DE SUSTANCIAS

Sustancia | Número CAS
Fosgeno | 75-44-5
Cloruro de cianógeno | 506-77-4
Cianuro de hidrógeno | 74-90-8
"""

REGULATION = """REGLAMENTO DE LA LEY DE SUSTANCIAS

Artículo 1.- Este Reglamento desarrolla la Ley de Sustancias.

Artículo 2.- La solicitud contendrá el nombre y el domicilio.
"""

FINED = REGULATION.replace(
    "La solicitud contendrá el nombre y el domicilio.",
    "La solicitud contendrá el nombre y el domicilio.\n\n"
    "Artículo 3.- Quien la omita será sancionado con multa de cien a mil veces la Unidad de Medida y Actualización.",
)

REG = Instrument("reg", "Reglamento de la Ley de Sustancias", "RLS", "es", Layer.REGULATION, 2)


def uid(desk: Workbench, slug: str, eid: str) -> str:
    document = desk.document(desk.draft(slug).id)
    return next(node.uid for node in document.walk() if node.eid == eid)


def open_findings(desk: Workbench) -> list[tuple[str, str]]:
    found = [seen.finding for seen in desk.placing.findings(settled=False)]
    return [(one.kind.value, one.eid) for one in found]


def all_of(desk: Workbench) -> tuple[object, ...]:
    slugs = [instrument.slug for instrument in desk.instruments()]
    return slugs, [desk.drafts(slug) for slug in slugs], desk.events(), desk.verify()


def listed(desk: Workbench) -> str:
    """The key of the finding that a list stands in the statute."""
    (key,) = (seen.finding.key for seen in desk.placing.findings() if seen.finding.kind.value == "list")
    return key
