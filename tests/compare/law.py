"""A law to change: distinct sentences of our own, and what a comparison says of it, one line a change."""

from drafting.compare import compare
from drafting.model import Change, ChangeKind, Provision
from tests.trees import document

TEXTS = (
    "Esta ley es de orden público y regula la producción, el uso y el almacenamiento de sustancias de cuidado.",
    "La Autoridad Nacional llevará un registro de instalaciones y publicará cada año un resumen de su contenido.",
    "Quien transporte precursores deberá contar con permiso vigente y portar la hoja de seguridad del embarque.",
    "Los titulares presentarán su declaración anual dentro de los primeros noventa días del año siguiente.",
    "Las visitas de verificación se practicarán en días y horas hábiles por inspectores debidamente acreditados.",
    "La información confidencial quedará bajo custodia y sólo podrán consultarla los funcionarios autorizados.",
    "Se impondrá prisión de tres a doce años a quien desarrolle, adquiera o conserve armas químicas.",
    "El recurso de revisión se interpondrá ante la misma oficina que emitió el acto, por escrito y con pruebas.",
    "La exportación de mezclas hacia países no parte requiere un certificado de uso final del destinatario.",
    "El Consejo sesionará dos veces por año y sus acuerdos se tomarán por mayoría simple de los presentes.",
    "Las universidades podrán sintetizar cantidades mínimas con fines médicos, farmacéuticos o de protección.",
    "Los accidentes con fuga de gases se comunicarán de inmediato al centro de emergencias de la entidad.",
)


def articles(*numbers_and_texts: tuple[str, str], depth: int = 0) -> str:
    """Articles in the notation of ``tests.trees``."""
    return "\n".join(f"{'  ' * depth}art {number} | {text}" for number, text in numbers_and_texts)


def numbered(*texts: str) -> str:
    """Articles 1, 2, 3 ... with these texts."""
    return articles(*((str(number), text) for number, text in enumerate(texts, start=1)))


def name(provision: Provision | None) -> str:
    return f"{provision.kind.value} {provision.number}".strip() if provision else "-"


def line(change: Change) -> str:
    """A change in a line: "modified+moved: article 5 > article 6"."""
    kinds = "+".join(kind.value for kind in change.kinds)
    old, new = name(change.old), name(change.new)
    return f"{kinds}: {old}" if old == new else f"{kinds}: {old} > {new}"


def told(old: str, new: str) -> list[str]:
    """What the comparison says, unchanged provisions left out."""
    changes = compare(document(old), document(new)).changes
    return [line(change) for change in changes if change.kinds != (ChangeKind.UNCHANGED,)]
