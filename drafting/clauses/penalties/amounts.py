"""The figures of sanctions in a sentence, and the words they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from drafting.clauses.marked import Marked, fold
from drafting.clauses.patterns import unit_of
from drafting.clauses.penalties.model import DAYS
from drafting.clauses.penalties.multiples import MULTIPLE
from drafting.clauses.penalties.vocabulary import KindOfSanction, Vocabulary
from drafting.model import Language

#: how far behind the word that names a sanction its figures are looked for, and how far before it
_REACH, _BEFORE = 130, 24
#: measures of sanctions whose own word is what is counted: "200 days of fine", "200 penalty units"
COUNTED = ("days", "units")
#: units of a second measure of one fine: "$300,000 or twice the value", "20 000 EUR or 4 %"
SHARES = ("percent", "times_the_value")
_JOIN = re.compile(r"^'?[ -]?(?:de |of )?$")
_UNIT_BEHIND = 90
_AMERICAN = re.compile(r"\bus\$|\bu\$s|\busd\b")
#: "a maximum term of imprisonment of at least five years": what the least is of
_OF_THE_MOST = re.compile(r"\b(?:maxim[oa]s?|maximum)\b[^.;:]{0,70}$")


@dataclass(frozen=True, slots=True)
class Range:
    """Figures in a sentence; ``start`` and ``end`` count characters of its marked words."""

    start: int
    end: int
    minimum: float | None
    maximum: float | None
    time: str  # the unit of time it names, "" for none


@dataclass(frozen=True, slots=True)
class Head:
    """A word that names a sanction, and where it stands."""

    start: int
    end: int
    kind: KindOfSanction
    verb: bool


def heads(marked: Marked, vocabulary: Vocabulary, language: Language) -> list[Head]:
    """The words that name sanctions, in order; of two at one place the longer."""
    words = marked.words
    found: list[Head] = []
    plain = vocabulary.named[language].gate.search(words) is not None
    if not plain and not any(root in words for root in vocabulary.roots[language]):
        return []  # most sentences punish nothing
    for kind in vocabulary.kinds:
        root, there = "", False
        for form in kind.forms.get(language, ()):
            if form.root != root:  # forms of one word stand together
                root, there = form.root, form.root in words
            if there:
                found += [Head(*_where(m), kind, form.verb) for m in form.pattern.finditer(words)]
        for verb, patterns in ((True, kind.verbs[language]), (False, kind.nouns[language])):
            if plain and patterns.gate.search(words):
                for one in patterns:
                    found += [Head(m.start(), m.end(), kind, verb) for m in one.finditer(words)]
    found.sort(key=lambda head: (head.start, -head.end))
    kept: list[Head] = []
    for head in found:
        if kept and head.start < kept[-1].end:
            if head.kind.id == kept[-1].kind.id and head.kind.bare and not kept[-1].kind.bare:
                kept[-1] = replace(kept[-1], kind=head.kind, verb=head.verb or kept[-1].verb)
            continue
        kept.append(head)
    return [head for head in kept if not spoken_of(head, marked, vocabulary, language)]


def _where(match: re.Match[str]) -> tuple[int, int]:
    """Where the word itself stands, in a match of what is said of it."""
    return match.span("it" if "it" in match.re.groupindex else 0)


def spoken_of(head: Head, marked: Marked, vocabulary: Vocabulary, language: Language) -> bool:
    """Whether the words around say that a sanction is only spoken of ("el pago de la multa")."""
    words = marked.words
    around = words[max(0, head.start - 90) : head.start] + "¦" + words[head.start : head.start + 70]
    if vocabulary.any("unless", around, language):
        return True
    return bool(vocabulary.any("after_unless", words[head.end : head.end + 60], language))


def ranges(marked: Marked, vocabulary: Vocabulary, language: Language) -> list[Range]:
    """All figures that a form of range reads, without overlaps; the form that reads more wins."""
    found: list[tuple[int, int, int, re.Match[str]]] = []
    for rank, form in enumerate(vocabulary.ranges[language]):
        found += [(m.start(), -m.end(), rank, m) for m in form.finditer(marked.words)]
    found.sort(key=lambda one: (one[2], one[0]))
    taken: list[Range] = []
    for _, _, _, match in found:
        if _mixed(match):
            continue
        if all(match.end() <= one.start or match.start() >= one.end for one in taken):
            taken.append(_range(match, marked))
    return sorted(taken, key=lambda one: one.start)


def _mixed(match: re.Match[str]) -> bool:
    """Whether a range would run from an amount to a multiple: "no less than 3.000 euros nor the triple"."""
    bounds = [match.groupdict().get(name) for name in ("min", "max")]
    return None not in bounds and len({bound >= MULTIPLE for bound in bounds if bound}) == 2


def _range(match: re.Match[str], marked: Marked) -> Range:
    groups = match.groupdict()
    low, high, only = groups.get("min"), groups.get("max"), groups.get("only")
    if low and not high and _OF_THE_MOST.search(marked.words[: match.start()]):
        low, high = None, low
    units = {name: unit_of(groups.get(f"{name}_unit") or "") for name in ("min", "max", "only")}
    units["max"] = units["max"] or (units["min"] if high and not groups.get("max") else "")
    if only:
        value = marked.value(only)
        return Range(match.start(), match.end(), value, value, units["only"])
    least = marked.value(low) if low else None
    most = marked.value(high) if high else None
    time = units["max"] or units["min"]
    if least is not None and units["min"] and units["max"] and units["min"] != units["max"]:
        least, most, time = _one_unit(least, units["min"], most, units["max"])
    return Range(match.start(), match.end(), least, most, time)


def _one_unit(least: float, unit: str, most: float | None, other: str) -> tuple[float, float | None, str]:
    """ "De tres meses a tres años" in the smaller of the two units."""
    if DAYS[unit] <= DAYS[other]:
        return least, None if most is None else round(most * _ratio(other, unit), 4), unit
    return round(least * _ratio(unit, other), 4), most, other


def _ratio(large: str, small: str) -> float:
    return 12 if (large, small) == ("years", "months") else DAYS[large] / DAYS[small]


def ceiling(
    head: Head, one: Range, marked: Marked, opening: str, vocabulary: Vocabulary, language: Language
) -> Range:
    """A figure that the text gives without a bound, as the most where the manner of drafting makes it that.

    In the common law a bare term is a maximum: "liable to imprisonment for 10 years", "Penalty: 60 penalty
    units" leave the court free below it (Crimes Act 1914 of Australia, section 4D; Criminal Code of Canada,
    section 718.3). Civil codes fix it: "tres meses de prisión" is neither more nor less, and so are in
    English what is "punished with" so much, a fixed penalty and the fee of a notice. ``opening`` are the
    words of the list that the sanction is an item of.
    """
    if one.minimum is None or one.minimum != one.maximum or head.kind.id not in ("prison", "fine"):
        return one
    before = f"{opening} ¶ {marked.words[: one.end]}"
    cap = vocabulary.words["ceiling"][language].first(before.lower())
    if cap is None or vocabulary.any("exact", before.lower(), language):
        return one
    return replace(one, minimum=None)


def fits(kind: KindOfSanction, one: Range, gap: int) -> bool:
    """Whether figures can be a kind's: a time for prison, none for a fine (but "multa de seis meses")."""
    if kind.measure == "time":
        return bool(one.time)
    if kind.measure == "money":
        return not one.time or gap <= 2
    return kind.measure in COUNTED and not one.time


def attach(found: list[Head], figures: list[Range], words: str) -> list[tuple[Head, Range | None]]:
    """Each head with its figures, or none; figures without a head are left over."""
    left = list(figures)
    pairs: list[tuple[Head, Range | None]] = []
    for n, head in enumerate(found):
        before = [one for one in left if one.end <= head.start and _joined(words[one.end : head.start], head)]
        if before:
            left.remove(before[-1])
            time = before[-1]
            pairs.append((head, time))
            continue
        limit = found[n + 1].start if n + 1 < len(found) else len(words)
        for one in left:
            # "a penalty [of" an amount of £5]; [two years of "prison" to ten]; [a maximum "fine" of $5];
            # "prohibit, [for not more than five years], a person from exporting"
            inside = one.start < head.end and head.start < one.end
            gap = 0 if inside else one.start - head.end
            own = one.end <= limit and not _taken_by_next(one, found[n + 1 :], words)
            if (
                0 <= gap <= _REACH
                and own
                and fits(head.kind, one, gap)
                and not _broken(words[head.end : one.start])
            ):
                left.remove(one)
                pairs.append((head, one))
                break
        else:
            pairs.append((head, None))
    return pairs


def _joined(between: str, head: Head) -> bool:
    return bool(_JOIN.match(between)) and head.kind.measure in ("time", *COUNTED)


def _taken_by_next(one: Range, following: list[Head], words: str) -> bool:
    return any(head.start >= one.end and _joined(words[one.end : head.start], head) for head in following[:1])


def _broken(between: str) -> bool:
    return bool(re.search(r"[.;:](?:\s|$)|\bplazo de\b|\bdentro de\b|\bwithin\b", between))


def unit(marked: Marked, head: Head, one: Range, vocabulary: Vocabulary, language: Language) -> str:
    """What the figures of a fine are counted in; "" if nobody says."""
    words = marked.words
    figures = words[one.start : one.end]
    behind = words[one.end : one.end + _UNIT_BEHIND]
    stop = re.search(r"(?<! por )[\ue000-\uefff]|[.;:](?:\s|$)", behind)
    near = behind[: stop.start()] if stop else behind
    for stretch in (near[:40], figures, near, words[min(head.end, one.start) : one.start]):
        for name, patterns in vocabulary.units:
            if any(pattern.search(stretch) for pattern in patterns[language]):
                return _said_exactly(name, fold(marked.source(one.start, min(len(words), one.end + 10))))
    return ""


def _said_exactly(name: str, written: str) -> str:
    """ "Cien dólares (US$100)": the figure in brackets says whose dollars they are."""
    return "USD" if name in ("dollars", "pesos") and _AMERICAN.search(written) else name
