"""A short notation for provision trees, and its inverse.

One provision per line, nested by two spaces: ``kind number | heading | text``. With one bar the rest is the
text, for a container the heading. Kinds are the model's words or the short ones below; the label is printed
as a Spanish (or, for ``sec`` and ``subsec``, an English) law prints it::

    chapter I | Del registro
      art 1 | Objeto | Esta ley regula las sustancias.
        fr I | Registro;
        par | Lo anterior sin perjuicio de otras leyes.
"""

from __future__ import annotations

from itertools import count

from drafting.model import CONTAINERS, Document, Kind, Language, Provision

SHORT = {
    "art": Kind.ARTICLE,
    "fr": Kind.FRACTION,
    "inc": Kind.INCISO,
    "sub": Kind.SUBINCISO,
    "par": Kind.PARAGRAPH,
    "apt": Kind.APARTADO,
    "tra": Kind.TRANSITORY,
    "disp": Kind.DISPOSITION,
    "sec": Kind.SECTION,
    "subsec": Kind.SUBSECTION,
}
LABELS = {
    Kind.BOOK: "LIBRO {}",
    Kind.TITLE: "TÍTULO {}",
    Kind.CHAPTER: "CAPÍTULO {}",
    Kind.SECTION: "§ {}",
    Kind.ARTICLE: "Artículo {}.-",
    Kind.FRACTION: "{}.",
    Kind.INCISO: "{})",
    Kind.SUBINCISO: "{}.",
    Kind.APARTADO: "{}.",
    Kind.SUBSECTION: "({})",
    Kind.TRANSITORIES: "TRANSITORIOS",
    Kind.TRANSITORY: "{}.-",
    Kind.DISPOSITION: "Disposición {}.",
    Kind.ANNEX: "ANEXO {}",
}


def document(text: str, language: Language = "es") -> Document:
    """The document that ``text`` draws."""
    rows = [line for line in text.splitlines() if line.strip()]
    margin = min((_indent(line) for line in rows), default=0)
    return Document(language, "", _siblings([line[margin:] for line in rows], 0))


def draw(document: Document) -> str:
    """The tree of ``document`` in the same notation, as far as it goes."""
    lines: list[str] = []

    def visit(node: Provision, depth: int) -> None:
        name = next((short for short, kind in SHORT.items() if kind is node.kind), node.kind.value)
        number = f" {node.number}" if node.number and node.label else ""
        fields = [field for field in (node.heading, node.text) if field]
        lines.append("  " * depth + " | ".join([name + number, *fields]))
        for child in node.children:
            visit(child, depth + 1)

    for top in document.provisions:
        visit(top, 0)
    return "\n".join(lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _siblings(lines: list[str], depth: int) -> tuple[Provision, ...]:
    starts = [at for at, line in enumerate(lines) if _indent(line) == 2 * depth]
    ordinals = count(1)
    return tuple(
        _provision(lines[at], _siblings(lines[at + 1 : end], depth + 1), ordinals)
        for at, end in zip(starts, [*starts, len(lines)][1:], strict=True)
    )


def _provision(line: str, children: tuple[Provision, ...], ordinals: count[int]) -> Provision:
    head, *fields = (field.strip() for field in line.split("|"))
    name, _, number = head.partition(" ")
    kind = SHORT.get(name) or Kind(name)
    if kind in CONTAINERS:
        heading, text = (*fields, "", "")[:2]
    else:
        heading, text = ("", *fields) if len(fields) == 1 else (*fields, "", "")[:2]
    label = LABELS.get(kind, "").format(number) if number or kind is Kind.TRANSITORIES else ""
    if kind is Kind.PARAGRAPH and not number:
        number = str(next(ordinals))
    return Provision(kind, number, heading, text, children, label)
