"""The told story of the seeds against what the comparison finds: articles and transitories, fact by fact.

``python -m tests.seeds.story`` prints the table for docs/quality.md and every disagreement.
"""

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafting.compare import compare
from drafting.model import Change, ChangeKind, Comparison, Document, Kind, Provision
from drafting.structure import parse_text
from drafting.structure.numbering import canonical, fold

SEEDS = Path(__file__).parent.parent.parent / "seeds"
KINDS = ("inserted", "deleted", "modified", "renumbered", "moved", "split", "merged")
PARTED = ("split", "merged")
NAMES = {Kind.ARTICLE: "art", Kind.TRANSITORY: "trans"}

Fact = tuple[str, str, str]  # change, old, new


@dataclass(frozen=True)
class Pair:
    slug: str
    old: int
    new: int


def manifest() -> dict[str, list[str]]:
    data = tomllib.loads((SEEDS / "workspace.toml").read_text(encoding="utf-8"))
    return {row["slug"]: [draft["file"] for draft in row["drafts"]] for row in data["instruments"]}


@cache
def draft(file: str) -> Document:
    return parse_text((SEEDS / file).read_text(encoding="utf-8"), "es")


def pairs() -> Iterator[Pair]:
    for slug, files in manifest().items():
        for number in range(1, len(files)):
            yield Pair(slug, number, number + 1)


@cache
def events(pair: Pair) -> tuple[dict[str, object], ...]:
    """What the story tells of one step."""
    return tuple(
        event
        for row in story()["instrument"]
        if row["slug"] == pair.slug
        for event in row["events"]
        if (event["from"], event["to"]) == (pair.old, pair.new)
    )


@cache
def story() -> dict[str, list[dict[str, list[dict[str, object]]]]]:
    return tomllib.loads((SEEDS / "story.toml").read_text(encoding="utf-8"))


@cache
def comparison(pair: Pair) -> Comparison:
    files = manifest()[pair.slug]
    return compare(draft(files[pair.old - 1]), draft(files[pair.new - 1]))


@cache
def told(pair: Pair) -> set[Fact]:
    """The story's facts about articles and transitories; a repeal is a change of wording."""
    facts: set[Fact] = set()
    wordings = {"repealed": "modified"}
    for event in events(pair):
        if event["level"] not in ("article", "transitory"):
            continue
        if event["change"] == "moved" and event.get("scope") == "section":
            continue  # the same chapter, another section: a finer matter than a move
        change = wordings.get(str(event["change"]), str(event["change"]))
        olds, news = _names(event.get("old")), _names(event.get("new"))
        facts |= {(change, old, new) for old in olds or [""] for new in news or [""]}
    return facts


@cache
def divided(pair: Pair) -> frozenset[str]:
    """The articles that a split or a merger names: which part is the old one is a matter of opinion."""
    found = [event for event in events(pair) if event["change"] in ("split", "merged")]
    olds = {f"old {name}" for event in found for name in _names(event.get("old"))}
    return frozenset(olds | {f"new {name}" for event in found for name in _names(event.get("new"))})


def _names(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value] if value else []
    out = []
    for name in values:
        kind, _, number = str(name).partition(" ")
        out.append(f"{kind} {fold(canonical(number))}")
    return out


@cache
def found(pair: Pair) -> set[Fact]:
    """The same facts as the comparison sees them: a change below an article is a change of the article."""
    result = comparison(pair)
    owner = {}
    for document in (result.old, result.new):
        owner[id(document)] = _owners(document)
    facts: set[Fact] = set()
    partner = {}
    for change in result.changes:
        if change.old and change.new and change.old.kind in NAMES and change.new.kind in NAMES:
            partner[change.old.eid] = change.new.eid
    back = {new: old for old, new in partner.items()}
    for change in result.changes:
        facts |= _facts(change, owner[id(result.old)], owner[id(result.new)], partner, back)
    parted = {id(change.origin) for change in result.changes if change.provision.kind in NAMES}
    within = {
        (kind, name(olds, change.old), name(news, change.new))
        for olds, news in [(owner[id(result.old)], owner[id(result.new)])]
        for change in result.changes
        for kind in PARTED
        if change.old and change.new and change.new.kind in NAMES
        if not {id(change.old), id(change.new)} & parted
    }
    return facts - within  # only paragraphs of it were joined or divided


def name(owners: dict[str, tuple[str, str]], provision: Provision) -> str:
    return owners.get(provision.eid, ("", ""))[1]


def _owners(document: Document) -> dict[str, tuple[str, str]]:
    """eid of any provision -> (eid, name) of the article or transitory it belongs to."""
    found: dict[str, tuple[str, str]] = {}
    for node, parent in document.with_parents():
        if node.kind in NAMES and not node.eid.startswith("decree"):
            found[node.eid] = (node.eid, f"{NAMES[node.kind]} {fold(canonical(node.number))}")
        elif parent and parent.eid in found:
            found[node.eid] = found[parent.eid]
    return found


def _facts(
    change: Change, olds: dict[str, tuple[str, str]], news: dict[str, tuple[str, str]], partner: dict[str, str], back: dict[str, str]
) -> set[Fact]:  # fmt: skip
    unit = change.provision.kind in NAMES
    old = olds.get(change.old.eid) if change.old else None
    new = news.get(change.new.eid) if change.new else None
    if unit and change.origin is not None:
        origin = (news if change.old else olds)[change.origin.eid][1]
        return {
            (kind.value, old[1] if old else origin, new[1] if new else origin)
            for kind in change.kinds
            if kind.value in PARTED
        }
    if unit:
        return {
            (kind.value, old[1] if old else "", new[1] if new else "")
            for kind in change.kinds
            if kind.value in KINDS and (old or new)
        }
    if change.kinds == (ChangeKind.UNCHANGED,):
        return set()
    if old and not new and old[0] in partner:
        new = news.get(partner[old[0]])
    if new and not old and new[0] in back:
        old = olds.get(back[new[0]])
    return {("modified", old[1], new[1])} if old and new and _worded(change) else set()


def _worded(change: Change) -> bool:
    return any(
        kind in (ChangeKind.MODIFIED, ChangeKind.INSERTED, ChangeKind.DELETED) for kind in change.kinds
    )


@cache
def scores() -> dict[str, tuple[int, int, int]]:
    """change -> (right, missed, invented) over all consecutive drafts."""
    out = {}
    for kind in KINDS:
        right = missed = invented = 0
        for pair in pairs():
            wanted = {fact for fact in told(pair) if fact[0] == kind and plain(pair, fact)}
            seen = {fact for fact in found(pair) if fact[0] == kind and plain(pair, fact)}
            right, missed, invented = (
                right + len(wanted & seen),
                missed + len(wanted - seen),
                invented + len(seen - wanted),
            )
        out[kind] = (right, missed, invented)
    return out


def plain(pair: Pair, fact: Fact) -> bool:
    """Whether a fact is a split or a merger, or has nothing to do with one: which part is the old one is opinion."""
    return fact[0] in PARTED or not {f"old {fact[1]}", f"new {fact[2]}"} & divided(pair)


#: What a change of which no more is told may still be seen to touch.
LIGHT = {
    "typography": {"typography"},
    "cross_reference": {"cross_reference", "reference_followed", "typography", "wording"},
    "wording": {"wording", "reference_followed", "typography"},
}


@cache
def touched(pair: Pair) -> dict[str, frozenset[str]]:
    """By the new name of an article or transitory all that the changes in it touch."""
    result = comparison(pair)
    olds, news = _owners(result.old), _owners(result.new)
    back = {
        olds[change.old.eid][0]: news[change.new.eid][1]
        for change in result.changes
        if change.old and change.new and change.old.eid in olds and change.new.eid in news
        if change.new.kind in NAMES
    }
    touched: dict[str, set[str]] = {}
    for change in result.changes:
        name = ""
        if change.new and change.new.eid in news:
            name = news[change.new.eid][1]
        elif change.old and change.old.eid in olds:
            name = back.get(olds[change.old.eid][0], "")
        touched.setdefault(name, set()).update(sign.value for sign in change.significance)
    return {name: frozenset(signs) for name, signs in touched.items()}


@cache
def agreement() -> tuple[int, list[str]]:
    """How many tags of the story the comparison shares, and those that it does not.

    A weighty tag is shared if the comparison tells it too. A reworded, corrected or re-referenced article of
    which the story tells no more must be told as that and nothing heavier.
    """
    shared, missed = 0, []
    for pair in pairs():
        for event in events(pair):
            if event["change"] != "modified" or event["level"] not in ("article", "transitory"):
                continue
            (name,) = _names(event["new"])
            tags = [str(tag).replace(" ", "_").replace("-", "_") for tag in event["significance"]]  # type: ignore[attr-defined]
            seen = touched(pair).get(name, frozenset())
            for tag in tags:
                agrees = (
                    seen <= LIGHT[tag]
                    if tags == [tag] and tag in LIGHT
                    else bool(seen & {tag, *LIGHT.get(tag, ())})
                )
                shared += agrees
                if not agrees:
                    missed.append(
                        f"{pair.slug} {pair.new}, {name}: told {tag}, seen {', '.join(sorted(seen))}"
                    )
    return shared, missed


def table() -> str:
    lines = ["| change | told | recall | precision |", "|---|---|---|---|"]
    for kind, (right, missed, invented) in scores().items():
        lines.append(
            f"| {kind} | {right + missed} | {right / (right + missed):.3f} | {right / (right + invented):.3f} |"
        )
    shared, missed = agreement()
    lines += [
        "",
        f"Tags of significance shared: {shared} of {shared + len(missed)}, {shared / (shared + len(missed)):.3f}.",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
    for pair in pairs():
        wanted = {fact for fact in told(pair) if plain(pair, fact)}
        seen = {fact for fact in found(pair) if plain(pair, fact)}
        for fact in sorted({f for f in wanted - seen if f[0] in KINDS}):
            print("missed  ", pair, fact, file=sys.stderr)
        for fact in sorted(seen - wanted):
            print("invented", pair, fact, file=sys.stderr)
    for line in agreement()[1]:
        print("not shared", line, file=sys.stderr)
