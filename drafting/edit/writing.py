"""The words of one provision replaced by what was typed, which the grammar reads again.

Where only words inside the paragraphs differ, the tree stays and each keeps its place; where lines came,
went or took another label, the provision is read anew and every line that was there keeps its uid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from drafting.edit.align import pairs
from drafting.edit.designation import number_in
from drafting.edit.entries import Line, Words, entry_of, front, lines_of, row_cells, row_line
from drafting.model import Block, Document, Kind, Language, Provision
from drafting.structure import english, spanish
from drafting.structure.eid import assign
from drafting.structure.items import build
from drafting.structure.labels import readings
from drafting.structure.lines import normalise, squeeze
from drafting.structure.tree import Node

#: makes a new uid
Mint = Callable[[], str]
_CONTROL = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])


def replace_words(document: Document, uid: str, words: Words, mint: Mint) -> Document:
    """``document`` with these words in place of the entry ``uid``; all else stays byte for byte.

    Nothing typed is dropped but blank lines and runs of blanks. Raises NotFound.
    """
    entry = entry_of(document, uid)
    node = entry.node
    if words.heading.strip() and not node.heading:
        node = replace(node, joints=_joints(document, node.kind))
    new = written(node, words, document.language, mint)
    return document if new == entry.node else assign(put(document, entry.node.uid, new))


def put(document: Document, uid: str, *new: Provision) -> Document:
    """``document`` with other provisions in the place of one; eids are not computed anew."""

    def visit(nodes: tuple[Provision, ...]) -> tuple[Provision, ...]:
        out: list[Provision] = []
        for node in nodes:
            if node.uid == uid:
                out += new
                continue
            kids = visit(node.children)
            out.append(node if kids == node.children else replace(node, children=kids))
        return tuple(out)

    return replace(document, provisions=visit(document.provisions))


def clean(text: str) -> list[str]:
    """The lines of a typed text: as a paragraph is kept, without empty ones."""
    lines = (
        _row(line) if "\t" in line else squeeze(line)
        for line in normalise(text.translate(_CONTROL)).split("\n")
    )
    return [line for line in lines if line]


def _joints(document: Document, kind: Kind) -> tuple[str, str]:
    """How a heading stands in provisions of this kind: as the first that has one has it."""
    like = (node.joints for node in document.walk() if node.kind is kind and node.heading and node.label)
    return next(like, (" ", "\n"))


def written(node: Provision, words: Words, language: Language, mint: Mint) -> Provision:
    """The provision with these words, what stands below it (the articles of a chapter) untouched."""
    label = " ".join(clean(words.label))
    heading = " ".join(clean(words.heading))
    size = front(node)
    below = node.children[size:]
    body = _body(node, clean(words.body), language, mint)
    number = node.number if label == node.label else number_in(label, node, language)
    new = replace(node, label=label, number=number, heading=heading, text=body.text)
    return replace(new, children=(*body.children, *below))


def _body(node: Provision, typed: list[str], language: Language, mint: Mint) -> Provision:
    """The own text and the parts of a provision with these lines."""
    old = lines_of(node)
    parts = node.children[: front(node)]
    shown = [line.text for line in old]
    if typed == shown:
        return replace(node, children=parts)
    aligned = pairs(shown, typed)
    return _reworded(node, parts, old, typed, aligned) or _read(node, old, typed, aligned, language, mint)


# --- the same lines with other words ----------------------------------------------------------------------


def _reworded(
    node: Provision,
    parts: tuple[Provision, ...],
    old: Sequence[Line],
    typed: Sequence[str],
    aligned: dict[int, int],
) -> Provision | None:
    """The tree as it is with other words in it; None if it would be another tree."""
    if len(typed) != len(old) or len(aligned) != len(old) or not old:
        return None
    texts: dict[int, list[str]] = {}
    for line, text in zip(old, typed, strict=True):
        texts.setdefault(id(line.node), []).append(text)
    new: dict[int, Provision] = {}
    for line in old:
        if line.soft:
            continue
        found = _same_kind(line.node, "\n".join(texts[id(line.node)]), own=line.node is node)
        if found is None:
            return None
        new[id(line.node)] = found

    def visit(part: Provision) -> Provision:
        kids = tuple(visit(child) for child in part.children)
        return replace(new.get(id(part), part), children=kids)

    return replace(
        node, text=new[id(node)].text if id(node) in new else "", children=tuple(map(visit, parts))
    )


def _same_kind(node: Provision, text: str, *, own: bool) -> Provision | None:
    """The part with this printed line; None if the line reads as something else."""
    if own:
        return replace(node, text=text) if _label(text) == _label(node.text) else None
    if node.kind is Kind.ROW:
        if text == row_line(node.text):
            return node
        return replace(node, text="\t".join(row_cells(text))) if "|" in text or "\t" in text else None
    if text == node.printed:
        return node
    if node.heading:
        return None
    if not node.label:
        return replace(node, text=text) if _label(text) == _label(node.text) else None
    begin = node.label + node.joints[1]
    if not text.startswith(begin) or _label(text) != node.label:
        return None
    rest = text[len(begin) :]
    return replace(node, text=rest) if rest and not readings(rest) else None


def _label(text: str) -> str:
    found = readings(text)
    return text[: found[0].end] if found else ""


# --- lines read anew --------------------------------------------------------------------------------------


def _read(
    node: Provision,
    old: Sequence[Line],
    typed: Sequence[str],
    aligned: dict[int, int],
    language: Language,
    mint: Mint,
) -> Provision:
    blocks = list(_blocks(old, typed, aligned, language))
    growing = Node(node.kind, node.number, node.label, heading=node.heading or node.label)
    lists = node.kind is not Kind.PREFACE
    own = bool(blocks) and bool(node.text) and node.kind not in _TEXT_FIRST and blocks[0].style == "text"
    if own:  # a chapter or an annex that has words of its own
        growing.text = blocks.pop(0).text
    build(growing, blocks, language, lists=lists)
    found = growing.freeze()
    if _letters(found, own=True) != _letters_of(typed):
        found = replace(found, text="", children=_flat(blocks))  # nothing typed may be lost, whatever it is
    return _with_uids(replace(found, uid=node.uid, joints=node.joints), node, mint)


_TEXT_FIRST = frozenset({Kind.ARTICLE, Kind.SECTION, Kind.TRANSITORY, Kind.DISPOSITION})


def _blocks(
    old: Sequence[Line], typed: Sequence[str], aligned: dict[int, int], language: Language
) -> Iterator[Block]:
    """The lines as blocks: what a line was before, a note or a table's row, it is still."""
    held: list[str] = []
    table, before = 1000, Block("")
    was_node: Provision | None = None
    grammar = english if language == "en" else spanish
    for at, text in enumerate(typed):
        was = old[aligned[at]] if at in aligned else None
        if was is not None and was.soft and was.node is was_node and held:
            held.append(text)
            continue
        if held:
            yield Block("\n".join(held))
            held = []
        was_node = was.node if was else None
        if _is_row(text, was, before):
            table += before.style != "row"
            number = was.table if was and was.table else before.table if before.style == "row" else table
            cells = row_cells(text)
            before = Block("\t".join(cells), style="row", cells=cells, table=number)
            yield before
        elif (was is not None and was.node.kind is Kind.NOTE) or (was is None and grammar.note(text)):
            before = Block(text, style="note")
            yield before
        else:
            before = Block(text)
            held = [text]
    if held:
        yield Block("\n".join(held))


def blocks_typed(lines: Sequence[str], language: Language) -> tuple[Block, ...]:
    """Typed lines as blocks, where nothing stood before: paragraphs, notes, rows of tables."""
    return tuple(_blocks((), lines, {}, language))


def _is_row(text: str, was: Line | None, before: Block) -> bool:
    bars = "|" in text or "\t" in text
    return bars and (bool(was and was.table) or before.style == "row" or "\t" in text or text.count("|") > 1)


def _flat(blocks: Sequence[Block]) -> tuple[Provision, ...]:
    return tuple(
        Provision(Kind.ROW if block.style == "row" else Kind.PARAGRAPH, str(at), text=block.text)
        for at, block in enumerate(blocks, 1)
    )


def _letters(node: Provision, *, own: bool) -> str:
    words = [node.text] if own else [node.printed]
    return "".join("".join(words).replace("|", "").split()) + "".join(
        _letters(child, own=False) for child in node.children
    )


def _letters_of(lines: Sequence[str]) -> str:
    return "".join("".join(line.replace("|", "").split()) for line in lines)


def _row(line: str) -> str:
    cells = [squeeze(cell) for cell in line.split("\t")]
    return "\t".join(cells) if sum(map(bool, cells)) > 1 else squeeze(line)


def _with_moved(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """The lines aligned, and with them those that were moved past others: no other has their words."""
    aligned = pairs(old, new)
    places = {text: at for at, text in enumerate(old) if old.count(text) == 1}
    used = {was: at for at, was in aligned.items() if old[was] == new[at]}
    for at, text in enumerate(new):
        was = places.get(text)
        if was is not None and was not in used and new.count(text) == 1:
            aligned = {place: line for place, line in aligned.items() if line != was} | {at: was}
    return aligned


def _with_uids(new: Provision, was: Provision, mint: Mint) -> Provision:
    """Every part that was there before keeps its uid: told by its line; a table by its rows."""
    mine = [line for line in lines_of(new) if not line.soft]
    theirs = [line for line in lines_of(was) if not line.soft]
    aligned = _with_moved([line.text for line in theirs], [line.text for line in mine])
    tables = {row.uid: part.uid for part in was.walk() if part.kind is Kind.TABLE for row in part.children}
    uids: dict[int, str] = {}
    taken = {was.uid}
    for at, line in enumerate(mine):
        before = theirs[aligned[at]].node if at in aligned else None
        if before is not None and line.node is not new and before.uid not in taken:
            uids[id(line.node)] = before.uid
            taken.add(before.uid)

    def visit(part: Provision) -> Provision:
        kids = tuple(visit(child) for child in part.children)
        uid = uids.get(id(part), "")
        if part.kind is Kind.TABLE:
            uid = next((tables[row.uid] for row in kids if row.uid in tables), "")
            uid = "" if uid in taken else uid
            taken.add(uid)
        return replace(part, uid=uid or mint(), children=kids)

    return replace(new, children=tuple(visit(child) for child in new.children))
