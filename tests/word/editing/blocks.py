"""Edits of whole paragraphs and tables: what comes, goes, moves, is split or joined."""

from __future__ import annotations

from copy import deepcopy
from random import Random

from lxml import etree

from tests.word.editing.package import (
    Docx,
    W,
    blocks_outside_fields,
    depth_after,
    free,
    paragraph,
    plain_properties,
    remove,
    strip_ids,
)
from tests.word.editing.words import phrase

_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def _free(doc: Docx) -> list[etree._Element]:
    return [one for one in blocks_outside_fields(doc.body) if free(one)]


def add_paragraph(doc: Docx, chance: Random) -> bool:
    """One to three new ones, formatted as the one they stand beside."""
    found = _free(doc)
    if not found:
        return False
    one = chance.choice(found)
    for _ in range(chance.randint(1, 3)):
        made = paragraph(phrase(chance, 4, 20), one)
        one.addnext(made) if chance.random() < 0.7 else one.addprevious(made)
    return True


def drop_paragraph(doc: Docx, chance: Random) -> bool:
    """One to three that stand together."""
    found = [one for one in _free(doc) if one.getnext() is not None]
    if len(found) < 4:
        return False
    at = chance.randrange(len(found))
    for one in found[at : at + chance.randint(1, 3)]:
        if not _needed(one):
            remove(one)
    return True


def _needed(one: etree._Element) -> bool:
    """Between two tables, which would grow together, and behind the last one."""
    before, after = one.getprevious(), one.getnext()
    return before is not None and before.tag == f"{W}tbl" and (after is None or after.tag != f"{W}p")


def move_paragraphs(doc: Docx, chance: Random) -> bool:
    """One paragraph, or an article of up to eight, to another place."""
    found = [one for one in _free(doc) if not _needed(one)]
    if len(found) < 12:
        return False
    at = chance.randrange(len(found) - 8)
    held = [found[at]]
    for one in found[at + 1 : at + chance.choice((1, 1, 3, 8))]:
        if one.getprevious() is not held[-1]:
            break
        held.append(one)
    places = [one for one in found if one not in held]
    place = chance.choice(places)
    for one in held:
        place.addprevious(one)
    return True


def split_paragraph(doc: Docx, chance: Random) -> bool:
    """Cut between two of its children, outside fields."""
    found = [one for one in _free(doc) if len(_cuts(one)) > 0]
    if not found:
        return False
    one = chance.choice(found)
    at = chance.choice(_cuts(one))
    second = etree.Element(f"{W}p")
    properties = one.find(f"{W}pPr")
    if properties is not None:
        second.append(plain_properties(properties))
    for child in list(one)[at:]:
        second.append(child)
    one.addnext(second)
    return True


def _cuts(one: etree._Element) -> list[int]:
    depth, found = 0, []
    for number, child in enumerate(one):
        if depth == 0 and number > 1 and child.tag == f"{W}r":
            found.append(number)
        depth += depth_after(child)
    return found


def join_paragraphs(doc: Docx, chance: Random) -> bool:
    found = [
        one
        for one in _free(doc)
        if (after := one.getnext()) is not None and free(after) and not depth_after(after)
    ]
    if not found:
        return False
    one = chance.choice(found)
    following = one.getnext()
    assert following is not None
    for child in list(following):
        if child.tag != f"{W}pPr":
            one.append(child)
    remove(following)
    return True


def relevel(doc: Docx, chance: Random) -> bool:
    """A list item on another level: nothing but its label."""
    levels = [
        one for one in doc.body.iter(f"{W}ilvl") if not any(True for _ in one.iterancestors(f"{W}pPrChange"))
    ]
    if levels:
        chance.choice(levels).set(f"{W}val", str(chance.randint(0, 3)))
    return bool(levels)


def restyle(doc: Docx, chance: Random) -> bool:
    """A paragraph with the properties of another."""
    found = [one for one in _free(doc) if one.find(f"{W}pPr") is not None]
    if len(found) < 2:
        return False
    one, other = chance.sample(found, 2)
    properties, likes = one.find(f"{W}pPr"), other.find(f"{W}pPr")
    assert properties is not None
    assert likes is not None
    one.replace(properties, plain_properties(likes))
    return True


def add_table(doc: Docx, chance: Random) -> bool:
    found = [one for one in _free(doc) if (after := one.getnext()) is not None and after.tag == f"{W}p"]
    if not found:
        return False
    place = chance.choice(found)
    columns = chance.randint(2, 4)
    table = etree.Element(f"{W}tbl")
    properties = etree.SubElement(table, f"{W}tblPr")
    etree.SubElement(properties, f"{W}tblW", {f"{W}w": "0", f"{W}type": "auto"})
    borders = etree.SubElement(properties, f"{W}tblBorders")
    for name in _BORDERS:
        etree.SubElement(borders, f"{W}{name}", {f"{W}val": "single", f"{W}sz": "4"})
    grid = etree.SubElement(table, f"{W}tblGrid")
    for _ in range(columns):
        etree.SubElement(grid, f"{W}gridCol", {f"{W}w": "2000"})
    for _ in range(chance.randint(1, 4)):
        row = etree.SubElement(table, f"{W}tr")
        for _ in range(columns):
            row.append(_cell(chance))
    place.addnext(table)
    return True


def drop_table(doc: Docx, chance: Random) -> bool:
    found = [one for one in blocks_outside_fields(doc.body) if one.tag == f"{W}tbl"]
    if found:
        remove(chance.choice(found))
    return bool(found)


def _cell(chance: Random) -> etree._Element:
    cell = etree.Element(f"{W}tc")
    properties = etree.SubElement(cell, f"{W}tcPr")
    etree.SubElement(properties, f"{W}tcW", {f"{W}w": "2000", f"{W}type": "dxa"})
    cell.append(paragraph(phrase(chance, 1, 5)))
    return cell


def _simple_tables(doc: Docx) -> list[etree._Element]:
    """Tables whose rows have as many cells as the grid has columns, none merged."""
    return [
        one
        for one in doc.body.iter(f"{W}tbl")
        if not any(True for _ in one.iter(f"{W}vMerge", f"{W}gridSpan", f"{W}hMerge"))
        and {len(row.findall(f"{W}tc")) for row in one.findall(f"{W}tr")} == {len(one.findall(f"{W}tblGrid/{W}gridCol"))}
    ]  # fmt: skip


def _rows(doc: Docx) -> list[etree._Element]:
    return [row for table in _simple_tables(doc) for row in table.findall(f"{W}tr")]


def add_row(doc: Docx, chance: Random) -> bool:
    found = _rows(doc)
    if not found:
        return False
    one = chance.choice(found)
    made = etree.Element(f"{W}tr")
    for cell in one.findall(f"{W}tc"):
        new = etree.SubElement(made, f"{W}tc")
        if (properties := cell.find(f"{W}tcPr")) is not None:
            new.append(deepcopy(properties))
        new.append(paragraph(phrase(chance, 1, 5), cell.find(f"{W}p")))
    strip_ids(made)
    one.addnext(made)
    return True


def drop_row(doc: Docx, chance: Random) -> bool:
    found = [row for row in _rows(doc) if len(_table(row).findall(f"{W}tr")) > 1 and not depth_after(row)]
    if found:
        remove(chance.choice(found))
    return bool(found)


def move_row(doc: Docx, chance: Random) -> bool:
    found = [row for row in _rows(doc) if len(_table(row).findall(f"{W}tr")) > 2 and not depth_after(row)]
    if not found:
        return False
    one = chance.choice(found)
    others = [row for row in _table(one).findall(f"{W}tr") if row is not one]
    chance.choice(others).addnext(one)
    return True


def add_column(doc: Docx, chance: Random) -> bool:
    found = _simple_tables(doc)
    if not found:
        return False
    table = chance.choice(found)
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    at = chance.randrange(len(columns))
    columns[at].addnext(deepcopy(columns[at]))
    for row in table.findall(f"{W}tr"):
        row.findall(f"{W}tc")[at].addnext(_cell(chance))
    return True


def drop_column(doc: Docx, chance: Random) -> bool:
    found = [one for one in _simple_tables(doc) if len(one.findall(f"{W}tblGrid/{W}gridCol")) > 1]
    if not found:
        return False
    table = chance.choice(found)
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    at = chance.randrange(len(columns))
    if any(depth_after(row.findall(f"{W}tc")[at]) for row in table.findall(f"{W}tr")):
        return False
    remove(columns[at])
    for row in table.findall(f"{W}tr"):
        remove(row.findall(f"{W}tc")[at])
    return True


def cell_paragraph(doc: Docx, chance: Random) -> bool:
    """A paragraph of a cell comes, or goes where the cell has another behind it."""
    found = [one for one in doc.body.iter(f"{W}p") if _parent(one).tag == f"{W}tc" and not depth_after(one)]
    if not found:
        return False
    one = chance.choice(found)
    after = one.getnext()
    if after is not None and after.tag == f"{W}p" and chance.random() < 0.5:
        remove(one)
    else:
        one.addprevious(paragraph(phrase(chance, 1, 6), one))
    return True


def _table(row: etree._Element) -> etree._Element:
    return _parent(row)


def _parent(node: etree._Element) -> etree._Element:
    parent = node.getparent()
    assert parent is not None
    return parent
