"""A law in two drafts, and rounds on it: for tests of reviews."""

import zipfile
from datetime import date
from io import BytesIO

from drafting.model import Draft
from drafting.review.model import Proposed
from drafting.workbench import Workbench

UNTIL = date(2026, 3, 20)


def uid_of(desk: Workbench, draft: Draft, eid: str) -> str:
    return next(node.uid for node in desk.document(draft.id).walk() if node.eid == eid)


def sent(desk: Workbench, reviewer: str = "customs", slug: str = "law") -> bytes:
    """The Word file that a reviewer of the latest round gets."""
    found = desk.reviews.round(slug)
    with zipfile.ZipFile(BytesIO(desk.reviews.package(slug, found.number, reviewer))) as archive:
        name = next(name for name in archive.namelist() if "limpio" in name or "anotado" in name)
        return archive.read(name)


def proposals(desk: Workbench) -> dict[str, Proposed]:
    return {one.new or one.old: one for one in desk.reviews.proposals("law")}


def everything(desk: Workbench) -> list[object]:
    return [*desk.events(1000), *desk.drafts("law")]
