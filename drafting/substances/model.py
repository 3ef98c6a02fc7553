"""What a control list is: entries with names, numbers and legal status, in versions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum


class Role(StrEnum):
    """What a row of a list does in its entry."""

    CHEMICAL = "chemical"  # an entry of one chemical
    FAMILY = "family"  # every combination of the groups it names
    EXAMPLE = "example"  # a chemical named under a family
    GROUP = "group"  # a heading over members
    MEMBER = "member"  # one of the chemicals listed under a group
    EXCEPTION = "exception"  # named only to be left out: not controlled by this entry


#: roles that stand for no chemical of their own
COLLECTIVE = frozenset({Role.FAMILY, Role.GROUP})


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a control list.

    ``entry`` is its number in the list ("1A13", "49"); ``part`` the schedule and part of a treaty entry
    ("1A"). ``names`` are (language, name), those of the list first. ``key`` names the chemical across
    lists: its CAS number, else list and entry. ``family`` is the entry of another list that covers it
    without naming it. ``since`` and ``until`` are version ids. The statuses say how well number, entry and
    Spanish name were confirmed; ``sources`` are keys of the list's sources.
    """

    list: str
    entry: str
    role: Role
    key: str
    cas: str = ""
    names: tuple[tuple[str, str], ...] = ()
    part: str = ""
    since: str = ""
    until: str = ""
    family: str = ""
    cas_status: str = ""
    entry_status: str = ""
    name_es_status: str = ""
    sources: tuple[str, ...] = ()
    remark: str = ""

    def name(self, language: str) -> str:
        """The list's own name in that language, else in the other, else the number."""
        own = [name for spoken, name in self.names if spoken == language]
        return (own or [name for _, name in self.names] or [self.cas])[0]

    @property
    def controlled(self) -> bool:
        """Whether the entry controls what it names."""
        return self.role is not Role.EXCEPTION


@dataclass(frozen=True, slots=True)
class Version:
    """A date from which a list reads as it does, or an id that sorts as one ("2020-02")."""

    id: str
    names: dict[str, str] = field(hash=False, default_factory=dict)


@dataclass(frozen=True, slots=True)
class ControlList:
    """A list of a regime: its entries in order, its versions, and how a law refers to it.

    ``kind`` says how entries are numbered: "treaty_schedules" (1A13), "numbered" (49) or "national".
    ``refers`` are the phrases by which a clause names the list, with ``*`` for a few words; ``headings`` and
    ``prefixes`` are what stands above its items in a draft, and before their numbers.
    ``families_of`` is the list whose entries the column ``family`` names. ``default`` lists are measured
    unless others are asked for.
    """

    id: str
    kind: str
    names: dict[str, str] = field(hash=False)
    shorts: dict[str, str] = field(hash=False)
    entries: tuple[Entry, ...]
    versions: tuple[Version, ...] = ()
    refers: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    families_of: str = ""
    default: bool = True
    sources: dict[str, str] = field(hash=False, default_factory=dict)

    def at(self, day: str) -> ControlList:
        """The list as it read on a day ("2019-12-31"); "" is the newest version."""
        versions = [version for version in self.versions if not day or version.id <= day]
        now = versions[-1].id if versions else ""
        if day and self.versions and not versions:  # before its first version there was no list
            return replace(self, entries=(), versions=())
        entries = (e for e in self.entries if e.since <= now and (not e.until or e.until > now))
        return replace(self, entries=tuple(entries), versions=tuple(versions)) if versions else self

    @property
    def numbers(self) -> tuple[str, ...]:
        """The CAS numbers the list controls, each once, in its order."""
        return tuple(dict.fromkeys(e.cas for e in self.entries if e.cas and e.controlled))

    def cite(self, entry: Entry, language: str) -> str:
        """How a lawyer cites an entry: "CWC 1.A.13", "GA 49"."""
        number = ".".join((*entry.part, entry.entry[len(entry.part) :])) if entry.part else entry.entry
        return f"{self.shorts.get(language, self.id)} {number}"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words by which a clause takes in a list that stands elsewhere, and follows its changes.

    ``states`` say what is listed, ``takes_in`` only point there. ``*`` at the end stands for any ending.
    """

    states: tuple[str, ...] = ()
    takes_in: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
