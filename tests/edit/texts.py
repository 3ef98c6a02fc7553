"""A Spanish and an English law with a bit of everything, every provision with a uid."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from drafting.compare import carry_uids
from drafting.model import Document
from drafting.structure import parse_text

SPANISH = """LEY FEDERAL DE PRUEBA

TÍTULO PRIMERO
Disposiciones generales

CAPÍTULO I
Objeto

Artículo 1o.- La presente Ley es de orden público y tiene por objeto:

I. Cumplir la Convención;

II. Regular las sustancias:

a) De la Lista 1, y

b) De la Lista 2;

III. Sancionar.

Lo anterior, en términos del artículo 3o de esta Ley.

Artículo 2o.- Son autoridades las que señala el artículo 5 y las demás.

CAPÍTULO II
Licencias

Artículo 3o.- La licencia se otorga conforme a los artículos 1o, fracción II, y 4o.

Artículo 4 Bis.- Queda sujeta a los artículos 1o a 3o de esta Ley y al artículo 5 del Código Penal Federal.

Artículo 5.- Se deroga.

TRANSITORIOS

PRIMERO.- Esta Ley entrará en vigor al día siguiente.

SEGUNDO.- Se abroga la ley anterior.
"""

ENGLISH = """CHEMICALS ACT 2020

PART 1
PRELIMINARY

1. Short title
This Act may be cited as the Chemicals Act.

2. Interpretation
(1) In this Act—
(a) "x" means y;
(b) "z" means w.
(2) See section 3.

3. Licences
A licence under section 2(1)(a) is needed.

4. End
The Minister.
"""


def minter(prefix: str = "n") -> Callable[[], str]:
    """Uids in order: n1, n2 ..."""
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers)}"


def law(text: str = SPANISH) -> Document:
    """The text as a draft of the store has it."""
    return carry_uids(None, parse_text(text), minter("u"))


def named(document: Document, eid: str) -> str:
    """The uid of the provision with this eid."""
    return next(node.uid for node in document.walk() if node.eid == eid)


def printed(document: Document) -> dict[str, str]:
    """What every provision says, by uid."""
    return {node.uid: node.printed for node in document.walk()}
