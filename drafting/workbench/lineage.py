"""Histories from the store: which provision is meant, and the facts that are still to be told."""

from __future__ import annotations

from collections.abc import Iterable

from drafting import compare
from drafting.compare.facts import facts
from drafting.compare.history import History, history
from drafting.compare.matrix import Matrix, Standing, matrix
from drafting.errors import NotFound
from drafting.model import Draft, Kind
from drafting.store import Store
from drafting.structure.numbering import canonical, fold

#: what a bare number means, the likeliest first
_BY_NUMBER = (Kind.ARTICLE, Kind.SECTION, Kind.TRANSITORY, Kind.DISPOSITION, Kind.ANNEX, Kind.SCHEDULE)


def history_of(store: Store, slug: str, provision: str) -> History:
    """The history of a provision named by uid, eid or label. Raises NotFound."""
    drafts = store.drafts(slug)
    versions = store.versions(drafts, provision)
    if not versions:
        versions = store.versions(drafts, _named(store, drafts, slug, provision))
    tell(store, drafts)
    return history(drafts, versions, store.facts(drafts, versions[0].provision.uid))


def matrix_of(store: Store, slug: str, drafts: tuple[Draft, ...]) -> Matrix:
    """These drafts of an instrument at a glance."""
    tell(store, drafts)
    return matrix(slug, drafts, store.outlines(drafts), store.facts(drafts))


def tell(store: Store, drafts: tuple[Draft, ...]) -> None:
    """Compare the neighbours of which no facts are kept: drafts of before, or neighbours by a removal."""
    for old_id, new_id in store.untold(drafts):
        told = compare.compare(store.document(old_id), store.document(new_id))
        store.keep_facts(old_id, new_id, facts(told))


def _named(store: Store, drafts: tuple[Draft, ...], slug: str, name: str) -> str:
    """The uid of what the latest draft that has it calls ``name``. Raises NotFound."""
    outlines = store.outlines(drafts)
    for draft in reversed(drafts):
        unit = _unit(outlines[draft.id], name)
        if unit:
            return unit.uid
        for unit in outlines[draft.id]:
            if name.startswith(f"{unit.eid}__"):
                (version,) = store.versions((draft,), unit.uid)
                for inner in version.provision.walk():
                    if inner.eid == name:
                        return inner.uid
    raise NotFound("not_found_provision", place=slug, provision=name)


def _unit(outline: Iterable[Standing], name: str) -> Standing | None:
    """The unit that bears the eid, else the label, else the number ``name``."""
    units = tuple(outline)
    asked, number = _plain(name), fold(canonical(name))
    for unit in units:
        if unit.eid == name or unit.eid.endswith(f"__{name}"):  # the second: inside a decree
            return unit
    for unit in units:
        if _plain(unit.label) == asked:
            return unit
    for kind in _BY_NUMBER:
        for unit in units:
            if unit.kind is kind and fold(canonical(unit.number)) == number:
                return unit
    return None


def _plain(label: str) -> str:
    """A label without case, accents and the marks around it: "ARTÍCULO 12 Bis.-" is "articulo 12 bis"."""
    return " ".join(fold(label).split()).strip(" .-–—:)")
