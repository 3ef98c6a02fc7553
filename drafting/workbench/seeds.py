"""The drafts a new installation starts with: ``seeds/workspace.toml`` and the files beside it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from drafting import corpus, files
from drafting.corpus import Row
from drafting.errors import Conflict, InvalidData
from drafting.model import Instrument, Language, Layer
from drafting.store import NewDraft, Stamp, Store
from drafting.workbench.intake import Mint, Progress, keep, silent
from drafting.workbench.reviewed import review_of

#: events that say how far the seeding came: what was begun is continued by the next start
BEGUN, FINISHED = "seeds.begun", "seeds.finished"


@dataclass(frozen=True, slots=True)
class SeedDraft:
    """A row of ``[[instruments.drafts]]``."""

    number: int
    path: Path
    stage: str
    on: date
    author: str
    note: str


@dataclass(frozen=True, slots=True)
class SeedReview:
    """A row of ``[[instruments.reviews]]``: a body that reviewed a draft, from ``first`` to ``last``."""

    number: int
    body: str
    on: date
    first: str
    last: str
    note: str


@dataclass(frozen=True, slots=True)
class Seed:
    """A row of ``[[instruments]]``: an instrument, its drafts ascending by number, what was reviewed."""

    instrument: Instrument
    drafts: tuple[SeedDraft, ...]
    reviews: tuple[SeedReview, ...] = ()


def read_manifest(directory: Path) -> tuple[Seed, ...]:
    """The seeds of a directory. Raises InvalidData, whose place names file, row and field."""
    top = Row.of_file(directory / "workspace.toml")
    found: list[Seed] = []
    for position, row in enumerate(top.rows("instruments"), start=1):
        instrument = _instrument(row, position)
        if any(seed.instrument.slug == instrument.slug for seed in found):
            raise row.error("data_twice", "slug", found=instrument.slug)
        drafts: list[SeedDraft] = []
        for draft_row in row.rows("drafts"):
            draft = _draft(draft_row, directory)
            if draft.number <= (drafts[-1].number if drafts else 0):
                raise draft_row.error("data_order", "number")
            drafts.append(draft)
        listed = row.rows("reviews") if row.has("reviews") else ()
        reviews = tuple(_review(one, [draft.number for draft in drafts]) for one in listed)
        row.nothing_else()
        found.append(Seed(instrument, tuple(drafts), reviews))
    top.nothing_else()
    return tuple(found)


def is_unfinished(store: Store) -> bool:
    """Whether a seeding was begun and not finished."""
    return store.happened(BEGUN) and not store.happened(FINISHED)


def plant(store: Store, directory: Path, stamp: Stamp, mint: Mint, tell: Progress) -> int:
    """Fill an empty workspace with the seeds, or finish a seeding that was cut short.

    Each draft is stored by itself, so a second call, or a second process, goes on with what is missing.
    Returns how many drafts this call added. Raises InvalidData before anything is stored.
    """
    unfinished = is_unfinished(store)
    if (store.instruments() or store.put_away()) and not unfinished:
        return 0
    seeds = read_manifest(directory)
    if not unfinished:
        store.record(stamp, BEGUN, "seeds")
    total = sum(len(seed.drafts) for seed in seeds)
    done = added = 0
    for seed in seeds:
        _add_instrument(store, seed.instrument, stamp)
        for draft in seed.drafts:
            tell("progress.seeding", done, total)
            added += _add_draft(store, seed.instrument, draft, stamp, mint)
            done += 1
        for review in seed.reviews:
            _add_review(store, seed.instrument, review, stamp)
    store.record(stamp, FINISHED, "seeds", drafts=added)
    tell("progress.seeding", total, total)
    return added


def _add_instrument(store: Store, instrument: Instrument, stamp: Stamp) -> None:
    try:
        store.add_instrument(instrument, stamp)
    except Conflict:  # an earlier call or another process has done it
        return


def _add_draft(store: Store, instrument: Instrument, seed: SeedDraft, stamp: Stamp, mint: Mint) -> bool:
    """Whether the draft was added; False if an earlier call or another process has done it."""
    if seed.number in _numbers(store, instrument.slug):
        return False
    data = _bytes(seed.path)
    new = NewDraft(
        instrument=instrument.slug,
        stage=seed.stage,
        date=seed.on,
        author=seed.author,
        note=seed.note,
        file_name=seed.path.name,
        data=data,
        document=files.read_document(data, seed.path.name, instrument.language),
        number=seed.number,
    )
    try:
        keep(store, new, stamp, mint, silent)
    except Conflict:
        if seed.number not in _numbers(store, instrument.slug):
            raise
        return False
    return True


def _add_review(store: Store, instrument: Instrument, seed: SeedReview, stamp: Stamp) -> None:
    draft = next((one for one in store.drafts(instrument.slug) if one.number == seed.number), None)
    if draft is None:
        return  # somebody removed it while the seeding stood still
    new = review_of(store.document(draft.id), draft, seed.body, seed.on, seed.first, seed.last, seed.note)
    if store.decided(new.kind, new.key):
        return  # an earlier call or another process has done it
    with suppress(Conflict):
        store.decide(new.kind, new.key, new.body, stamp, instrument=new.instrument, uid=new.uid, after=None)


def _numbers(store: Store, slug: str) -> set[int]:
    return {draft.number for draft in (*store.drafts(slug), *store.removed_drafts(slug))}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InvalidData("data_missing_file", place=str(path)) from error


def _instrument(row: Row, position: int) -> Instrument:
    languages: dict[str, Language] = {"es": "es", "en": "en"}
    title = row.text("title")
    return Instrument(
        slug=row.text("slug"),
        title=title,
        short_title=row.text("short_title", default=title),
        language=languages[row.one_of("language", tuple(languages))],
        layer=Layer(row.one_of("layer", tuple(Layer))),
        position=row.whole("position", default=position),
    )


def _draft(row: Row, directory: Path) -> SeedDraft:
    name = row.text("file")
    path = directory / name
    if not path.resolve().is_relative_to(directory.resolve()):
        raise row.error("data_outside", "file", found=name)
    if not path.is_file():
        raise row.error("data_missing_seed", "file", found=name)
    draft = SeedDraft(
        number=row.whole("number"),
        path=path,
        stage=row.one_of("stage", [stage.id for stage in corpus.stages()]),
        on=row.day("date"),
        author=row.text("author", default=""),
        note=row.text("note", default=""),
    )
    row.nothing_else()
    return draft


def _review(row: Row, drafts: list[int]) -> SeedReview:
    review = SeedReview(
        number=row.whole("draft"),
        body=row.text("body"),
        on=row.day("date"),
        first=row.text("first", default=""),
        last=row.text("last", default=""),
        note=row.text("note", default=""),
    )
    if review.number not in drafts:
        known = ", ".join(map(str, drafts))
        raise row.error("data_unknown_value", "draft", found=review.number, known=known)
    row.nothing_else()
    return review
