"""A law in two drafts, and the tables of what changed in it: for the tests of comparative tables."""

from drafting.compare import compare
from drafting.compare.table import Choices, Row, Table, two_texts
from drafting.model import Op
from drafting.structure import parse_text

CHANGED = Choices(changed_only=True)

OLD = parse_text("""LEY DE SUSTANCIAS

TÍTULO PRIMERO

CAPÍTULO I
Del objeto

Artículo 1.- Esta ley es de orden público y de observancia general.

Artículo 2.- Para los efectos de esta ley se entiende por:

I. Autoridad: la Autoridad Nacional;

II. Consejo: el Consejo de Sustancias Químicas;

III. Exportación: la salida de sustancias del territorio;

IV. Importación: la entrada de sustancias al territorio, y

V. Registro: el registro de las instalaciones.

CAPÍTULO II
De las licencias

Artículo 3.- La licencia dura un año y puede prorrogarse por otro igual.

Artículo 4.- Las solicitudes se presentan por escrito ante la Secretaría.

CAPÍTULO III
De las sanciones

Artículo 5.- Se impondrá prisión de dos a seis años a quien omita la declaración anual.
""")

NEW = parse_text("""LEY DE SUSTANCIAS

TÍTULO PRIMERO

CAPÍTULO I
Del objeto

Artículo 1.- Esta ley es de orden público y de observancia general.

Artículo 2.- Para los efectos de esta ley se entiende por:

I. Autoridad: la Autoridad Nacional;

II. Consejo: el Consejo de Sustancias Químicas;

III. Exportación: la salida de sustancias del territorio;

IV. Importación: la entrada de sustancias al territorio, y

V. Registro: el registro nacional de las instalaciones.

Artículo 3.- El tránsito de sustancias por el territorio requiere aviso previo a la aduana.

CAPÍTULO II
De las licencias

Artículo 4.- La licencia dura un año y puede prorrogarse por otro igual.

CAPÍTULO III
De las sanciones

Artículo 5.- Se impondrá prisión de dos a seis años a quien omita la declaración anual.
""")


def table(choices: Choices = CHANGED) -> Table:
    return two_texts(compare(OLD, NEW), choices=choices)


def row(found: Table, name: str) -> Row:
    return next(row for row in found.rows if row.name == name)


def marked(row: Row, column: int) -> list[str]:
    signs = {Op.EQUAL: "{}", Op.DELETE: "[-{}-]", Op.INSERT: "[+{}+]"}
    return ["".join(signs[p.op].format(p.text) for p in line.pieces) for line in row.cell(column)]
