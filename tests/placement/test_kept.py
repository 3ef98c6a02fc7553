"""A new draft costs what it changes: what is remembered of lines and articles never changes what is said."""

import sys
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.corpus import placement_rules
from drafting.model import Document, Kind, Layer, Provision
from drafting.placement import Finding, Member, Placement, classify, findings, lines
from drafting.structure.eid import assign

BOOK = placement_rules()
WORDS = [
    "Se impondrán de tres a nueve años de prisión a quien desvíe una sustancia.",
    "Las infracciones graves se castigarán con multa de dos mil a cuatro mil unidades",
    "La solicitud contendrá el nombre y el domicilio, y se presentará por duplicado:",
    "La Secretaría expedirá mediante acuerdo la lista de sustancias.",
    "75-44-5, 506-77-4, 74-90-8",
    "I. Cien a mil días;",
    "sancionada conforme al artículo 4 de la Ley.",
    "El Consejo se integra por cinco vocales y sesionará cada mes con quórum de tres",
    "Nada que decir",
]
HEADINGS = ["", "DELITOS Y PENAS", "De los formularios"]
said = st.sampled_from(WORDS)
articles = st.builds(
    lambda text, below, heading: Provision(
        Kind.ARTICLE, "", heading, text, tuple(Provision(Kind.FRACTION, "", "", line) for line in below)
    ),
    said, st.lists(said, max_size=3), st.sampled_from(HEADINGS),
)  # fmt: skip
chapters = st.builds(
    lambda heading, kids: (heading, kids),
    st.sampled_from(HEADINGS),
    st.lists(articles, min_size=1, max_size=4),
)


def drafted(parts: list[tuple[str, list[Provision]]]) -> Document:
    count, made = 0, []
    for n, (heading, kids) in enumerate(parts, start=1):
        numbered = []
        for kid in kids:
            count += 1
            below = tuple(
                replace(child, number=str(m), label=f"{m}.", uid=f"u{count}-{m}")
                for m, child in enumerate(kid.children, start=1)
            )
            label = f"Artículo {count}.-"
            numbered.append(replace(kid, number=str(count), label=label, uid=f"u{count}", children=below))
        made.append(Provision(Kind.CHAPTER, str(n), heading, "", tuple(numbered), f"CAPÍTULO {n}"))
    return assign(Document("es", "LEY DE PRUEBA", tuple(made)))


def forget() -> None:
    """Empty everything the package remembers."""
    for name, module in list(sys.modules.items()):
        if name.startswith("drafting.placement"):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def judged(document: Document, layer: Layer) -> tuple[Placement, tuple[Finding, ...]]:
    members = (Member("law", layer, document), Member("other", Layer.REGULATION, document))
    return classify(document, BOOK, layer), findings(members, BOOK)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(chapters, min_size=1, max_size=3),
    st.lists(chapters, min_size=1, max_size=3),
    st.sampled_from([Layer.STATUTE, Layer.REGULATION]),
)
def test_what_was_judged_before_never_changes_what_is_said(
    before: list[tuple[str, list[Provision]]], after: list[tuple[str, list[Provision]]], layer: Layer
) -> None:
    changed = drafted([*before[:1], *after])  # some chapters stand as they stood, others are new or moved
    forget()
    cold = judged(changed, layer)
    forget()
    judged(drafted(before), layer)
    judged(drafted(after), Layer.EXECUTIVE_ORDER)
    assert judged(changed, layer) == cold


def test_only_the_lines_that_changed_are_looked_through() -> None:
    text = "\n\n".join(f"Artículo {n}.- La autoridad llevará el registro número {n}." for n in range(1, 301))
    from drafting.files import read_document

    first = read_document(f"LEY DE PRUEBA\n\n{text}".encode(), "a.txt", "es")
    second = first.map(
        lambda node: (
            replace(node, text="Se impondrá multa de cien unidades.") if node.eid == "art_77" else node
        )
    )
    forget()
    classify(first, BOOK, Layer.STATUTE)
    looked = lines.found_in.cache_info().misses
    assert looked >= 300
    classify(second, BOOK, Layer.STATUTE)
    assert lines.found_in.cache_info().misses - looked == 1
