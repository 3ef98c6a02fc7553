"""Words reduced to what two provisions that speak of the same thing have in common."""

from __future__ import annotations

import re
from functools import lru_cache

from drafting.clauses.sentences import plain

_WORD = re.compile(r"[^\W\d_]{4,}")
_LENGTH = 5

_EVERYWHERE = """
    articulo fraccion inciso parrafo presente esta este estas estos dicha dicho aquel aquella mismo
    misma para como cuando donde desde hasta sobre entre quien quienes cual cuales otro otra otros
    otras todo toda todos todas cada ante bajo conforme mediante segun salvo siempre tambien ademas
    dentro siguientes habiles naturales dias meses anos plazo termino autoridad nacional secretaria
    federal estado mexicano persona personas fisica moral interesado sujetos disposiciones
    disposicion caso casos efectos debera podra deberan podran haber sido sera seran tenga tengan
    impondran impondra prision multa pena sancion infraccion delito delitos sancionara previstas
    previstos lugar manera cualquiera cualquier section subsection paragraph chapter this that those
    these such shall must with without within under upon from into person persons whoever which
    where when each every other same days months years period more less than after before fine fined
    imprisonment imprisoned offence offense liable guilty conviction penalty civil violation
    violates contravenes provision provisions pursuant
"""

#: words that stand in every article and say nothing of what it is about
_COMMON = frozenset(word[:_LENGTH] for word in _WORD.findall(_EVERYWHERE))


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text, without those that stand everywhere."""
    return frozenset(word[:_LENGTH] for word in _WORD.findall(plain(text))) - _COMMON


def share(of: frozenset[str], other: frozenset[str]) -> float:
    """How much of ``of`` stands in ``other``; 0 for nothing."""
    return len(of & other) / len(of) if of else 0.0


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The words two texts share among all they have."""
    both = one | other
    return len(one & other) / len(both) if both else 0.0
