"""The names advice needs: of layers with their article and preposition, of annexes and their numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from drafting.messages import sentence
from drafting.model import Document, Kind, Language, Layer, Provision
from drafting.structure.numbering import roman, to_roman


@dataclass(frozen=True, slots=True)
class Nouns:
    """How the layers are called inside a text: ``the`` "el Reglamento", ``of`` "del Reglamento".

    ``article`` prints an article's label, ``between`` are the endings that keep the numbers after it.
    ``basis`` names the article that empowers, ``no_basis`` is the blank where none is known.
    ``elsewhere`` says how a text that left its layer calls the instrument it left ("esta Ley", "la Ley").
    """

    the: dict[Layer, str] = field(hash=False)
    of: dict[Layer, str] = field(hash=False)
    article: str
    between: tuple[str, ...]
    as_law_says: str
    basis: str
    no_basis: str
    elsewhere: dict[Layer, tuple[tuple[str, str], ...]] = field(hash=False)

    def values(self, layer: Layer, annex: str) -> dict[str, str]:
        """The places of a clause that names another layer and an annex of it."""
        return {
            "annex": annex,
            "regulation": self.the[layer],
            "of_regulation": self.of[layer],
            "statute": self.the[Layer.STATUTE],
            "of_statute": self.of[Layer.STATUTE],
            "target": self.the[layer],
        }


@cache
def nouns(language: Language) -> Nouns:
    """The names in ``language``, from ``drafting/locales/placement``."""
    return Nouns(
        {layer: sentence(f"placement.the.{layer.value}", language) for layer in Layer},
        {layer: sentence(f"placement.of.{layer.value}", language) for layer in Layer},
        sentence("placement.article", language, number="{number}"),
        tuple(sentence("placement.between", language).split("|")),
        sentence("placement.as_law_says", language),
        sentence("placement.basis", language, number="{number}"),
        sentence("placement.blank.basis", language),
        {layer: _pairs(sentence(f"placement.elsewhere.{layer.value}", language)) for layer in Layer},
    )


def _pairs(line: str) -> tuple[tuple[str, str], ...]:
    """ "esta Ley>la Ley|la presente Ley>la Ley" as pairs."""
    return tuple((here, there) for here, _, there in (pair.partition(">") for pair in line.split("|")))


@dataclass(frozen=True, slots=True)
class AnnexName:
    """What an annex is called: its kind, its number, and both as printed in a sentence."""

    kind: Kind
    number: str
    printed: str


def of_annex(annex: Provision) -> AnnexName:
    """The name a sentence calls an annex by: "Anexo I" for the label "ANEXO I"."""
    word = (annex.label or annex.kind.value).split()[0].strip(".:-—").capitalize()
    return AnnexName(annex.kind, annex.number, f"{word} {annex.number}".strip())


def next_annex(document: Document | None, like: Provision) -> AnnexName:
    """The name of a further annex of a text, counted the way its annexes are (else as it was)."""
    annexes = [node for node in document.provisions if node.kind is like.kind] if document else []
    word = of_annex(annexes[-1] if annexes else like).printed.split()[0]
    values = [value for node in annexes if (value := _value(node.number)) is not None]
    following = max(values, default=0) + 1
    in_roman = roman(annexes[-1].number if annexes else like.number) is not None
    letters = bool(re.fullmatch(r"[A-Za-z]", (annexes[-1] if annexes else like).number)) and not in_roman
    number = to_roman(following) if in_roman else chr(64 + following) if letters else str(following)
    return AnnexName(like.kind, number, f"{word} {number}")


def rename(annex: Provision, name: AnnexName) -> Provision:
    """The annex under another name, without the ids of where it stood."""
    kids = tuple(_bare(child) for child in annex.children)
    label = name.printed.upper() if annex.label.isupper() else name.printed
    return replace(annex, number=name.number, label=label, uid="", eid="", children=kids)


def _bare(provision: Provision) -> Provision:
    kids = tuple(_bare(child) for child in provision.children)
    return replace(provision, uid="", eid="", children=kids)


def _value(number: str) -> int | None:
    if number.isdigit():
        return int(number)
    found = roman(number)
    if found is not None:
        return found
    return ord(number.upper()) - 64 if re.fullmatch(r"[A-Za-z]", number) else None
