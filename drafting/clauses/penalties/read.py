"""Sanctions out of the words of a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafting.clauses.marked import LONGEST, Marked, mark
from drafting.clauses.penalties import amounts
from drafting.clauses.penalties.amounts import Head, Range
from drafting.clauses.penalties.around import aggravated, grounded, imposed_by, prohibition
from drafting.clauses.penalties.conduct import conduct_of
from drafting.clauses.penalties.lists import leads_of
from drafting.clauses.penalties.model import Penalties, Penalty, Prohibition, Reference
from drafting.clauses.penalties.multiples import multiplied
from drafting.clauses.penalties.vocabulary import Vocabulary
from drafting.clauses.resolve import Places
from drafting.clauses.sentences import Sentence, Unread, sentences
from drafting.model import Document, Language, Layer

_TERM_BEHIND, _TERM_BEFORE = 70, 20
_ITEM_STARTS = 30
_JOINT = 48  # how far before a second figure the word that joins it may stand: "or an amount that is"
_REACH = 110  # how far behind a sanction "por el mismo tiempo" may stand
_MORE = (" y ", " o ", ", ", " or ", " and ", " además ", " ademas ", " ni ")


@dataclass(frozen=True, slots=True)
class _Found:
    """A sanction read in one sentence, before it becomes a row."""

    head: Head
    figures: Range | None
    unit: str
    start: int
    end: int


def penalties(document: Document, vocabulary: Vocabulary, layer: Layer | None = None) -> Penalties:
    """The sanctions of a draft. ``layer`` is the instrument's own, noted on each row."""
    places = Places(document)
    language = document.language
    rows: list[Penalty] = []
    references: list[Reference] = []
    prohibitions: list[Prohibition] = []
    unread: list[Unread] = []
    changes: list[Sentence] = []
    unit = counted = before = ""  # of an article: its last fine's unit ("veces ese valor"), its last sentence
    for sentence in sentences(document):
        if len(sentence.text) > LONGEST:
            unread.append(Unread(sentence.node.eid, sentence.node.uid, sentence.quote(0, 200), "long"))
            continue
        marked = mark(sentence.text)
        if vocabulary.any("raises", marked.words, language) or vocabulary.any(
            "lowers", marked.words, language
        ):
            changes.append(sentence)
        if ban := prohibition(sentence, marked, vocabulary, language):
            prohibitions.append(ban)
        if sentence.unit.eid != unit:
            unit, counted, before = sentence.unit.eid, "", ""
        marked = multiplied(marked, vocabulary, language)
        named = amounts.heads(marked, vocabulary, language)
        found = list(_read(sentence, marked, named, vocabulary, places, counted))
        if found:
            counted = next((one.unit for one in reversed(found) if one.head.kind.measure == "money"), counted)
            rows += _rows(found, sentence, marked, vocabulary, places, layer, before)
        elif punishes := vocabulary.any("by_reference", marked.words, language):
            start, end = marked.place(punishes.start(), punishes.end())
            targets = tuple(node.eid for node in places.cited(sentence.text, sentence.node.eid))
            references.append(
                Reference(sentence.node.eid, sentence.node.uid, sentence.quote(start, end), targets)
            )
        elif _speaks(sentence, marked, named, vocabulary, language):
            unread.append(Unread(sentence.node.eid, sentence.node.uid, sentence.quote(), "sanction"))
        before = before if found else sentence.text
    return Penalties(
        aggravated(grounded(_keyed(_said_once(rows)), prohibitions), changes, vocabulary, places),
        tuple(references),
        tuple(prohibitions),
        tuple(one for one in unread if not any(one.quote.exact == c.text for c in changes)),
        language,
    )


def _read(
    sentence: Sentence,
    marked: Marked,
    named: list[Head],
    vocabulary: Vocabulary,
    places: Places,
    counted: str,
) -> Iterator[_Found]:
    """The sanctions of a sentence: words that name one, with the figures that belong to them."""
    language = places.language
    lead = leads_of(sentence, vocabulary, places)
    if not named and lead != "sanctions":
        return
    figures = amounts.ranges(marked, vocabulary, language)
    pairs = amounts.attach(named, figures, marked.words)
    imposes = bool(vocabulary.any("imposes", marked.words, language)) and lead != "other"
    taken: set[tuple[str, str]] = set()
    last_unit = counted
    opening = " ".join(sentence.leads[-1:])
    for head, figure in pairs:
        own = figure and amounts.ceiling(head, figure, marked, opening, vocabulary, language)
        if own is None and head.kind.measure == "time":
            own = _as_long(head, pairs, marked, vocabulary, language)
        term = _term(head, own, marked, vocabulary, language)
        kind = (head.kind.id, head.kind.name)
        if term == "degree" and any(other.kind.id == "prison" and one for other, one in pairs):
            continue  # "a class C felony, punishable by imprisonment for ten years"
        alone = own is None and not term
        if term and (head.kind.id, f"¦{term}") in taken:
            continue  # "imprisonment ... which may extend to life imprisonment"
        counts = (
            imposes or (head.verb and lead != "other") or (lead == "sanctions" and head.start <= _ITEM_STARTS)
        )
        if alone and (not counts or kind in taken or not head.kind.bare):
            continue
        if alone and head.kind.id == "fine" and _counted_in(head, pairs):
            continue
        taken |= {kind, (head.kind.id, f"¦{term}")}
        unit = term or (_unit(marked, head, own, vocabulary, language) if own else "")
        unit = last_unit if unit == "same" else unit
        last_unit = unit or last_unit
        start, end = (
            min(head.start, own.start if own else head.start),
            max(head.end, own.end if own else head.end),
        )
        yield _Found(head, own, unit, start, end)
        if own is not None and head.kind.measure == "money":
            yield from _more(head, own, last_unit, pairs, figures, marked, vocabulary, language)
    if not pairs and lead == "sanctions":
        yield from _bare(sentence, figures, marked, vocabulary, language)


def _as_long(
    head: Head,
    pairs: list[tuple[Head, Range | None]],
    marked: Marked,
    vocabulary: Vocabulary,
    language: Language,
) -> Range | None:
    """The figures said before, where a sanction lasts "por el mismo término de la pena de prisión"."""
    if not vocabulary.any("same_term", marked.words[head.end : head.end + _REACH], language):
        return None
    before = [one for other, one in pairs if one is not None and one.time and other.start < head.start]
    return replace(before[-1], start=head.start, end=head.end) if before else None


def _counted_in(head: Head, pairs: list[tuple[Head, Range | None]]) -> bool:
    """ "Multa de mil a tres mil días multa" is one sanction, and so is "civil penalty: 60 penalty units"."""
    return any(
        other.kind.measure in amounts.COUNTED and own is not None and -3 <= own.start - head.end <= 4
        for other, own in pairs
    )


def _term(head: Head, own: Range | None, marked: Marked, vocabulary: Vocabulary, language: Language) -> str:
    if own is not None:
        return ""
    near = marked.words[max(0, head.start - _TERM_BEFORE) : head.end + _TERM_BEHIND]
    for term in vocabulary.terms:
        if term.kind == head.kind.id and any(one.search(near) for one in term.words[language]):
            return term.id
    for term in vocabulary.terms:  # "level 5": the figure is a letter by now
        behind = marked.source(head.end, min(len(marked.words), head.end + _TERM_BEHIND)).lower()
        if term.kind == head.kind.id and any(one.search(behind) for one in term.words[language]):
            return term.id
    return ""


def _unit(marked: Marked, head: Head, own: Range, vocabulary: Vocabulary, language: Language) -> str:
    if head.kind.measure == "time":
        return own.time
    if head.kind.measure == "days":
        return "days_of_fine"
    return own.time or amounts.unit(marked, head, own, vocabulary, language)


def _more(
    head: Head,
    first: Range,
    unit: str,
    pairs: list[tuple[Head, Range | None]],
    figures: list[Range],
    marked: Marked,
    vocabulary: Vocabulary,
    language: Language,
) -> Iterator[_Found]:
    """Further figures of the same fine: "o de diez a cincuenta unidades si se tratare de ..."."""
    used = [one for _, one in pairs if one is not None]
    following = [other for other, _ in pairs if other.start > head.start]
    for one in figures:
        behind = one.start > first.end and not (following and one.start > following[0].start)
        if one in used or one.time or not behind or (one.minimum is None and one.maximum is None):
            continue
        joint = marked.words[max(first.end, one.start - _JOINT) : one.start + 4]
        own = amounts.unit(marked, head, one, vocabulary, language)
        if not own or not any(word in f"{joint} " for word in _MORE):
            continue
        fixed = one.minimum == one.maximum
        instead = any(word in f"{joint} " for word in (" o ", " or ", " ni "))
        if fixed and own not in (unit, *amounts.SHARES) and not instead:
            continue
        if fixed and first.minimum is None:  # "not more than $300,000 or twice the value"
            one = replace(one, minimum=None)
        yield _Found(head, one, unit if own == "same" else own, one.start, one.end)


def _bare(
    sentence: Sentence, figures: list[Range], marked: Marked, vocabulary: Vocabulary, language: Language
) -> Iterator[_Found]:
    """Figures alone in an item: the words that open the list say of what sanction."""
    for opening in (*sentence.leads[-1:], f"{sentence.unit.heading} {sentence.unit.text}"):
        named = amounts.heads(mark(opening), vocabulary, language)
        opens_list = opening.rstrip().endswith((":", "—", "–"))
        for head in [one for one in named if opens_list or one.kind.bare][:1]:
            for one in figures[:1]:
                if amounts.fits(head.kind, one, 0):
                    moved = replace(head, start=one.start, end=one.start)
                    yield _Found(
                        moved, one, _unit(marked, moved, one, vocabulary, language), one.start, one.end
                    )
            return


def _rows(
    found: list[_Found],
    sentence: Sentence,
    marked: Marked,
    vocabulary: Vocabulary,
    places: Places,
    layer: Layer | None,
    before: str,
) -> Iterator[Penalty]:
    conduct, whole, items = conduct_of(sentence, marked, vocabulary, places.language, before)
    spoken = " ".join((*sentence.leads, sentence.text))
    cited = tuple(
        node.eid
        for node in places.cited(conduct or spoken, sentence.node.eid)
        if places.unit(node.eid) is not places.unit(sentence.node.eid) or node.eid != sentence.node.eid
    )
    by = imposed_by(sentence, vocabulary, places.language)
    for one in found:
        start, end = marked.place(one.start, one.end)
        figures, kind = one.figures, one.head.kind
        day_fine = kind.id == "fine" and one.unit in ("days", "months", "years")
        yield Penalty(
            sentence.node.eid,
            sentence.node.uid,
            sentence.quote(start, end),
            "",
            "day_fine" if day_fine else kind.id,
            figures.minimum if figures else None,
            figures.maximum if figures else None,
            "days_of_fine" if day_fine and one.unit == "days" else one.unit,
            kind.name,
            conduct,
            cited,
            False,
            whole,
            items,
            by,
            layer=layer,
        )


def _speaks(
    sentence: Sentence, marked: Marked, named: list[Head], vocabulary: Vocabulary, language: Language
) -> bool:
    """Whether a sentence seems to punish, though nothing in it was understood."""
    if vocabulary.any("shares", marked.words, language):
        return True
    return bool(named) and not sentence.leads and bool(amounts.ranges(marked, vocabulary, language))


def _said_once(rows: list[Penalty]) -> list[Penalty]:
    """Without the bare name of a sanction in the words that open a list, where the items have its figures."""

    def in_items(row: Penalty) -> bool:
        below = (one for one in rows if one.eid.startswith(f"{row.eid}__") and one.kind == row.kind)
        bare = row.minimum is None and row.maximum is None and not row.unit
        return (
            bare
            and row.kind == "fine"
            and any(one.minimum is not None or one.maximum is not None for one in below)
        )

    return [row for row in rows if not in_items(row)]


def _keyed(rows: list[Penalty]) -> list[Penalty]:
    seen: Counter[tuple[str, str]] = Counter()
    made = []
    for row in rows:
        name = f"{row.kind}.{row.name}" if row.name else row.kind
        seen[row.eid, name] += 1
        made.append(replace(row, key=f"{name}-{seen[row.eid, name]}"))
    return made
