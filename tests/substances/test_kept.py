"""A new draft costs what it changes: what is remembered of texts never changes what is said of a draft."""

import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.model import Document
from tests.substances.drafts import looked_at, text

LINES = [
    "El fosgeno (75-44-5) se declara cada año.",
    "Número CAS",
    "Tiodiglicol, CAS 111-48-9",
    "Lista 2, Parte B",
    "1. Fosgeno (75-44-5)",
    "2. Tiodiglicol (111-48-8)",
    "La Ley 27-01-2 sigue vigente.",
    "75-44-",
    "5 es un número partido.",
    "Las Listas 1, 2 y 3 de la Convención sobre las Armas Químicas y sus modificaciones se publicarán:",
    "Artículo 7.- Nada que decir.",
    "ANEXO I",
]
drafts = st.lists(st.sampled_from(LINES), min_size=1, max_size=9)


def drafted(lines: list[str]) -> Document:
    return text("\n\n".join(lines))


def forget() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith("drafting.substances"):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


@settings(max_examples=50, deadline=None)
@given(drafts, drafts)
def test_what_was_read_before_never_changes_what_is_said(before: list[str], after: list[str]) -> None:
    changed = drafted([*after, *before])
    forget()
    cold = looked_at(changed)
    forget()
    looked_at(drafted(before))
    looked_at(drafted(after))
    assert looked_at(changed) == cold
