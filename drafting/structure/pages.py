"""The furniture of printed pages in a plain text: page numbers, running headers and footers.

They interrupt articles wherever a page happened to end, and move when anything before them grows. A page
number
is known by its form, or by going up one at a time far apart; what stands beside page numbers again and
again is
a running header; and a group of lines with a page number in it that cuts a sentence in two is one as well.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

_NUMBER = r"\d{1,4}"
_SURE = re.compile(
    rf"(?:.{{3,90}}[-–|]\s?)?(?:p[áa]g(?:ina|s?\.)?|page|pg\.|hoja)\s?{_NUMBER}(?:\s?(?:de|of|/)\s?{_NUMBER})?"
    rf"|[-–—]\s?{_NUMBER}\s?[-–—]",
    re.IGNORECASE,
)
_PAGED = re.compile(
    r"\s(?:p[áa]g(?:ina|\.)|page)\s?\d{1,6}$", re.IGNORECASE
)  # "Núm. 33 ... Sec. I. Pág. 8112"
_OF = re.compile(rf"({_NUMBER})\s?(?:de|of|/)\s?({_NUMBER})")
_SHEET = re.compile(rf"{_NUMBER}|[A-Z]{{1,2}}\s?\d{{1,4}}/\d{{1,4}}")  # 46 | L 91/2
_APART = re.compile(r"\s{3,}|\s?\t\s?")
_GAZETTE = re.compile(
    r"diario oficial|official journal|normas legales|bolet[ií]n oficial|peri[oó]dico oficial|gaceta"
    r"|registro oficial"
    r"|federal register|government gazette",
    re.IGNORECASE,
)
#: A unit opens on the first line of many pages; no header says "Artículo 12." (that of Australia says
# "Section 6")
_UNIT = re.compile(
    r"(?:art(?:[ií]culo|icle|\.)|§|secs?\.)\s*\w|\(?\w{1,4}[.)]\s|[ivxlc]+\s?[.)-]", re.IGNORECASE
)
_ENDED = re.compile(r"[.:;!?…][\"”»')\]]?$")
#: Words that no paragraph ends in: what comes next is what they speak of.
GOES_ON = re.compile(
    r"(?:^|[^\s;,.:]\s+)(?:el|la|los|las|del?|al|en|y|o|u|con|por|seg[uú]n|conforme|art[ií]culos?"
    r"|the|of|in|to|and|or|under|by|sections?)$",
    re.IGNORECASE,
)
_LONGEST = 140  # characters of a running header
_AROUND = 8  # lines of a header, at most
_APART_LINES = 8  # bare numbers nearer to one another are a list
_TITLE_LINES = 12  # in which a law says its own name
_CUT = 6  # lines between the halves of a sentence


def furniture(lines: Sequence[str]) -> frozenset[int]:
    """The places of the lines that belong to the pages and not to the text. ``lines`` are normalised,
    blanks kept."""
    full = [place for place, line in enumerate(lines) if line.strip()]
    sheets = _sheets(lines, full)
    if not sheets:
        return frozenset()
    found = sheets | _running(lines, full, sheets)
    found |= _again(lines, full, found)
    return frozenset(found | _cutting(lines, found))


def interrupts(before: str, after: str) -> bool:
    """Whether the sentence that ends one page goes on on the next."""
    if not before or not after or _ENDED.search(before):
        return False
    return after[0].islower() or bool(GOES_ON.search(before))


def _sheets(lines: Sequence[str], full: Sequence[int]) -> set[int]:
    """Lines with a page number."""
    sure: set[int] = set()
    wide: dict[frozenset[str], list[int]] = defaultdict(list)
    bare: list[tuple[int, int, int]] = []  # order among the full lines, place, number
    titles = [
        said.casefold() for place in full[:_TITLE_LINES] if not _APART.search(said := lines[place].strip())
    ]
    for order, place in enumerate(full):
        line = lines[place].strip()
        if len(line) > _LONGEST or not any(map(str.isdigit, line)):
            continue
        if line.isdecimal() and len(line) <= 4:
            bare.append((order, place, int(line)))
        elif _SURE.fullmatch(line) or ((of := _OF.fullmatch(line)) and int(of[1]) <= int(of[2])):
            sure.add(place)
        elif _PAGED.search(line):
            wide[frozenset([_masked(line)])].append(place)
        elif cells := _cells(line):
            wide[frozenset(_masked(cell) for cell in cells)].append(place)
            if _GAZETTE.search(line) or any(_named(cell, titles) for cell in cells):
                sure.add(place)
    for places in wide.values():
        if len(places) >= 2:
            sure.update(places)
    return sure | _series(bare)


def _cells(line: str) -> list[str]:
    """What stands apart on the line of a running header that has a page number; [] if it is none."""
    cells = _APART.split(line)
    numbered = any(_SHEET.fullmatch(cell) or _SURE.fullmatch(cell) for cell in (cells[0], cells[-1]))
    worded = any(sum(map(str.isalpha, cell)) >= 8 for cell in cells)
    return cells if 2 <= len(cells) <= 4 and numbered and worded else []


def _named(cell: str, titles: Iterable[str]) -> bool:
    said = cell.casefold()
    return len(said) >= 12 and any(
        len(t) >= 12 and (said.startswith(t) or t.startswith(said)) for t in titles
    )


def _series(bare: Sequence[tuple[int, int, int]]) -> set[int]:
    """Bare numbers that go up one at a time, each a page behind the one before."""
    best: set[int] = set()
    chains: dict[int, tuple[int, list[int]]] = {}  # expected number -> (order of the last, places)
    for order, place, number in bare:
        last, chain = chains.pop(number, (-_APART_LINES, []))
        if order - last < _APART_LINES:
            chain = []
        chain = [*chain, place]
        chains[number + 1] = order, chain
        if len(chain) >= 3 and len(chain) > len(best):
            best = set(chain)
    return best


def _running(lines: Sequence[str], full: Sequence[int], sheets: set[int]) -> set[int]:
    """Lines that stand as far from page numbers again and again: the same words, or the same but for
    figures."""
    same: Counter[tuple[int, str]] = Counter()
    alike: Counter[tuple[int, str]] = Counter()
    at = {place: order for order, place in enumerate(full)}
    near = [
        (sheet, step, order)
        for sheet in sheets
        for step in range(-_AROUND, _AROUND + 1)
        if step and 0 <= (order := at[sheet] + step) < len(full)
    ]
    for _, step, order in near:
        said = _said(lines[full[order]])
        same[step, said] += 1
        alike[step, _masked(said)] += 1
    anywhere = Counter(_said(lines[place]) for place in full)
    often, mostly = max(2, 0.3 * len(sheets)), max(3, 0.6 * len(sheets))
    found: set[int] = set()
    for sheet in sheets:
        for way in (-1, 1):
            for step in range(way, way * (_AROUND + 1), way):
                order = at[sheet] + step
                if not 0 <= order < len(full):
                    break
                said = _said(lines[full[order]])
                again = same[step, said] >= often or alike[step, _masked(said)] >= mostly
                again = again and anywhere[said] <= 3 * same[step, said]  # "Ficha articulo" is everywhere
                if full[order] not in sheets and (len(said) > _LONGEST or not again or _UNIT.match(said)):
                    break
                found.add(full[order])
    return found


def _again(lines: Sequence[str], full: Sequence[int], found: set[int]) -> set[int]:
    """Headers that lost their page number: several lines on end that are headers elsewhere."""
    headers = Counter(_said(lines[place]) for place in found)
    out: set[int] = set()
    run: list[int] = []
    for place in (*full, -1):
        if place >= 0 and headers[_said(lines[place])] >= 2:
            run.append(place)
            continue
        out.update(run if len(run) >= 2 else ())
        run = []
    return out


def _said(line: str) -> str:
    return " ".join(line.split())


def _masked(text: str) -> str:
    return re.sub(r"\d+", "0", text.casefold())


def _cutting(lines: Sequence[str], found: set[int]) -> set[int]:
    """Groups of lines around a page number, between blank lines, that cut a sentence in two."""
    out: set[int] = set()
    for sheet in found:
        first = last = sheet
        while first > 0 and lines[first - 1].strip():
            first -= 1
        while last + 1 < len(lines) and lines[last + 1].strip():
            last += 1
        if last - first >= _CUT:
            continue
        before = next(
            (lines[i].strip() for i in range(first - 1, -1, -1) if lines[i].strip() and i not in found), ""
        )
        after = next(
            (lines[i].strip() for i in range(last + 1, len(lines)) if lines[i].strip() and i not in found), ""
        )
        if interrupts(before, after) or (len(before) > 60 and not _ENDED.search(before) and first != last):
            out.update(range(first, last + 1))
    return out
