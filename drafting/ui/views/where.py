"""What an address means: which instrument, which draft, compared with which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from drafting.errors import NotFound
from drafting.model import Draft, Instrument

Drafts = Callable[[str], tuple[Draft, ...]]


def pointed(address: Mapping[str, str]) -> dict[str, object] | None:
    """The words of a provision's text that an address points at ("12-40"); None if it does not."""
    start, _, end = address.get("words", "").partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(start) < 8 and len(end) < 8):
        return None
    return {"at": address.get("provision", ""), "start": int(start), "end": int(end)}


@dataclass(frozen=True, slots=True)
class Place:
    """The instrument an address names (else the first), its drafts, and the draft (else the latest)."""

    instrument: Instrument
    drafts: tuple[Draft, ...]
    draft: Draft | None

    @property
    def previous(self) -> Draft | None:
        """The draft before the one that is open."""
        if self.draft is None:
            return None
        earlier = [draft for draft in self.drafts if draft.number < self.draft.number]
        return earlier[-1] if earlier else None


def find_instrument(address: Mapping[str, str], instruments: tuple[Instrument, ...]) -> Instrument:
    """The instrument the address names, or the first. Raises NotFound (address_instrument)."""
    slug = address.get("instrument", "")
    if not slug:
        return instruments[0]
    for instrument in instruments:
        if instrument.slug == slug:
            return instrument
    raise NotFound("address_instrument", place=_shown(slug))


def find(address: Mapping[str, str], instruments: tuple[Instrument, ...], drafts: Drafts) -> Place:
    """What the address names; ``instruments`` is not empty.

    Raises NotFound (address_instrument, address_draft).
    """
    instrument = find_instrument(address, instruments)
    its = drafts(instrument.slug)
    number = address.get("draft", "")
    if not number:
        return Place(instrument, its, its[-1] if its else None)
    return Place(instrument, its, _numbered(number, its, instrument))


def find_base(
    address: Mapping[str, str], place: Place, instruments: tuple[Instrument, ...], drafts: Drafts
) -> Draft | None:
    """The draft to compare with: ``against`` is a number, or ``slug:number`` of another instrument.

    Without it the draft before; None for a first draft. Raises NotFound.
    """
    return _other(address.get("against", ""), place, instruments, drafts) or place.previous


def find_third(
    address: Mapping[str, str], place: Place, instruments: tuple[Instrument, ...], drafts: Drafts
) -> Draft | None:
    """The third text, named as in ``find_base``; None if the address names none. Raises NotFound."""
    return _other(address.get("third", ""), place, instruments, drafts)


def _other(against: str, place: Place, instruments: tuple[Instrument, ...], drafts: Drafts) -> Draft | None:
    if not against:
        return None
    slug, _, number = against.rpartition(":")
    if not slug or slug == place.instrument.slug:
        return _numbered(number, place.drafts, place.instrument)
    other = find_instrument({"instrument": slug}, instruments)
    return _numbered(number, drafts(other.slug), other)


def against(base: Draft, draft: Draft) -> str:
    """How the address names the draft compared with."""
    return str(base.number) if base.instrument == draft.instrument else f"{base.instrument}:{base.number}"


def _numbered(number: str, drafts: tuple[Draft, ...], instrument: Instrument) -> Draft:
    for draft in drafts:
        if str(draft.number) == number:
            return draft
    raise NotFound("address_draft", place=_shown(number), instrument=instrument.short_title)


def _shown(value: str) -> str:
    """What somebody typed into an address, short enough for a sentence, on one line."""
    line = " ".join(value.split())
    return line if len(line) <= 60 else line[:59] + "…"
