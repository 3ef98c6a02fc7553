"""The head of an Akoma Ntoso file: which work, which of its versions, whose, when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml import etree

from drafting.akn.make import make
from drafting.akn.vocabulary import MAKER
from drafting.model import Language, Layer

#: the code of a country that is not known: ISO 3166 leaves it to whoever needs one
NO_COUNTRY = "zz"
_LANGUAGES: dict[Language, str] = {"es": "spa", "en": "eng"}


@dataclass(frozen=True, slots=True)
class Version:
    """One draft in the life of a work: its number, its day and the name of its stage."""

    number: int
    day: date
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says of itself. ``drafts`` are all up to this one, the oldest first; never empty.

    ``slug`` names the work in its address; ``country`` is a code of two letters; ``author`` an office.
    """

    slug: str
    layer: Layer
    drafts: tuple[Version, ...]
    author: str = ""
    country: str = NO_COUNTRY

    @property
    def element(self) -> str:
        """A statute in the making is a bill, anything else an act."""
        return "bill" if self.layer is Layer.STATUTE else "act"


def meta(facts: Facts, language: Language) -> etree._Element:
    """The element ``meta``: work, expression, manifestation; the drafts so far; who and what is meant."""
    born, this, tongue = facts.drafts[0].day, facts.drafts[-1], _LANGUAGES[language]
    work = f"/akn/{facts.country}/{facts.element}/{born.isoformat()}/{facts.slug}"
    version = f"{work}/{tongue}@{this.day.isoformat()}!draft-{this.number}"
    author = "#author" if facts.author else MAKER
    country = make("FRBRcountry", value=facts.country)
    number = make("FRBRversionNumber", value=str(this.number))
    spoken = make("FRBRlanguage", language=tongue)
    form = make("FRBRformat", value="application/akn+xml")
    return make(
        "meta",
        make(
            "identification",
            _level("FRBRWork", work, born, author, country),
            _level("FRBRExpression", version, this.day, author, number, spoken),
            _level("FRBRManifestation", f"{version}.akn", this.day, author, form),
            source=MAKER,
        ),
        make("lifecycle", *_events(facts), source=MAKER),
        make("references", *_references(facts), source=MAKER),
    )


def _level(name: str, uri: str, day: date, author: str, *more: etree._Element) -> etree._Element:
    return make(
        name,
        make("FRBRthis", value=f"{uri}/!main"),
        make("FRBRuri", value=uri),
        make("FRBRdate", date=day.isoformat(), name="generation"),
        make("FRBRauthor", href=author),
        *more,
    )


def _events(facts: Facts) -> Iterator[etree._Element]:
    for index, one in enumerate(facts.drafts):
        yield make(
            "eventRef",
            eId=f"draft_{one.number}",
            date=one.day.isoformat(),
            type="amendment" if index else "generation",
            source=f"#stage_{one.number}",
        )


def _references(facts: Facts) -> Iterator[etree._Element]:
    bodies = {MAKER[1:]: "Drafting workbench"} | ({"author": facts.author} if facts.author else {})
    for eid, name in bodies.items():
        yield make("TLCOrganization", eId=eid, href=f"/ontology/organization/{eid}", showAs=name)
    for one in facts.drafts:
        href, name = f"/ontology/event/draft-{one.number}", one.stage or str(one.number)
        yield make("TLCEvent", eId=f"stage_{one.number}", href=href, showAs=name)
