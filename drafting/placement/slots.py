"""Where a text that moves fits in: the next number, the number between two, the article it becomes. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from drafting.model import Document, Kind, Language, Provision
from drafting.placement.wording import Nouns

_ARTICLES = (Kind.ARTICLE, Kind.SECTION)


def article(text: str, language: Language) -> Provision:
    """A new article with this text, without a number yet."""
    return Provision(Kind.SECTION if language == "en" else Kind.ARTICLE, text=text)


def cited(provision: Provision) -> str:
    """The number of an article as one cites it: "3o Bis" of "Artículo 3o Bis.-", "8A" of "SEC. 8A."."""
    return provision.label.partition(" ")[2].strip(" .:-–—") or provision.number


def first_article(text: str, language: Language, names: Nouns) -> Provision:
    """The first article of a new text."""
    return replace(article(text, language), number="1", label=_label("1", None, names))


def paragraph(text: str) -> Provision:
    """A new paragraph with this text."""
    return Provision(Kind.PARAGRAPH, text=text)


def as_article(
    provision: Provision,
    document: Document | None,
    names: Nouns,
    language: Language,
    words: tuple[tuple[str, str], ...],
) -> Provision:
    """The provision as an article of another text, numbered next; ``words`` say how it speaks there."""
    moved = _spoken(bare(provision), words)
    if provision.kind not in _ARTICLES:
        moved = replace(moved, kind=article("", language).kind, heading="")
    number = str(_highest(document) + 1) if document is not None else "1"
    like = last_article(document) if document is not None else None
    return replace(moved, number=number, label=_label(number, like, names))


def between(new: Provision, eid: str, document: Document, names: Nouns) -> Provision:
    """The article numbered to stand behind another, so that none is renumbered: 14 Bis behind 14."""
    anchor = next(node for node in document.walk() if node.eid == eid)
    taken = {node.number.casefold() for node in document.walk() if node.kind is anchor.kind}
    base = re.match(r"[\d.]*\d", anchor.number)
    stem = base.group() if base else anchor.number
    free = (f"{stem}{suffix}" for suffix in names.between)
    number = next((found for found in free if found.casefold() not in taken), f"{stem}{names.between[-1]}")
    return replace(new, number=number, label=_label(number, anchor, names))


def _label(number: str, like: Provision | None, names: Nouns) -> str:
    """The label as the text prints it for its other articles: "8A" beside "8", "SEC. 8A.", "3o Bis" too."""
    if like is not None and like.number and like.label.count(like.number) == 1:
        return _ordinal(like.label.replace(like.number, number))
    return names.article.format(number=number)


def _ordinal(label: str) -> str:
    """The sign of an ordinal behind its figure, not behind what follows; from the tenth on there is none."""
    found = re.search(r"(\d+)( \w+?)?([oº°])(?!\w)", label)
    if found is None:
        return label
    figure, suffix, sign = found.group(1), found.group(2) or "", found.group(3)
    printed = f"{figure}{sign if int(figure) < 10 else ''}{suffix}"
    return label[: found.start()] + printed + label[found.end() :]


def bare(provision: Provision) -> Provision:
    """Without the ids of where it stood: where it goes it is new."""
    return replace(provision, uid="", eid="", children=tuple(bare(child) for child in provision.children))


def last_article(document: Document) -> Provision | None:
    """The last article that is neither transitory nor in an annex nor a decree's own."""
    kind = article("", document.language).kind
    found = [node for node in document.walk() if node.kind is kind and "__" not in node.eid]
    return found[-1] if found else None


def _spoken(provision: Provision, words: tuple[tuple[str, str], ...]) -> Provision:
    """The provision with "this Act" as "the Act": it speaks from another instrument now."""
    text = provision.text
    for here, there in words:
        text = text.replace(here, there)
    return replace(
        provision, text=text, children=tuple(_spoken(child, words) for child in provision.children)
    )


def _highest(document: Document) -> int:
    """The highest whole number an article of the text bears."""
    found = [re.match(r"\d+", node.number) for node in document.walk() if node.kind in _ARTICLES]
    return max((int(match.group()) for match in found if match), default=0)
