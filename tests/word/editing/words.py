"""Edits inside paragraphs: words, runs, links, fields, notes, headers."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from random import Random

from lxml import etree

from tests.word.editing.package import Docx, R, W, free, paragraph, remove, run, set_words

VOCABULARY = [
    "autoridad",
    "registro",
    "licencia",
    "importación",
    "sustancia",
    "plazo",
    "días",
    "hábiles",
    "titular",
    "aviso",
    "deberá",
    "podrá",
    "anexo",
    "lista",
    "primera",
    "segundo",
    "conforme",
    "previa",
    "verificación",
    "the",
    "authority",
    "shall",
    "within",
    "thirty",
    "days",
    "of",
    "receipt",
    "an",
    "operator",
    "register",
    "notify",
    "whichever",
    "is",
    "earlier",
    "15",
    "2026",
    "(b)",
    "§",
    "12",
    "ninety",
]


def phrase(chance: Random, least: int = 1, most: int = 4) -> str:
    return " ".join(chance.choice(VOCABULARY) for _ in range(chance.randint(least, most)))


def texts(root: etree._Element) -> list[etree._Element]:
    """The texts in a part that nobody has marked as deleted and that are no field's code."""
    return [one for one in root.iter(f"{W}t") if one.text and any(one.text.split())]


def _chosen(doc: Docx, chance: Random) -> etree._Element | None:
    found = texts(doc.body)
    return chance.choice(found) if found else None


def reworded(text: etree._Element, chance: Random) -> None:
    words = (text.text or "").split(" ")
    at = chance.randrange(len(words))
    kind = chance.choice(("replace", "insert", "delete"))
    if kind == "replace":
        words[at : at + chance.randint(1, 2)] = [phrase(chance)]
    elif kind == "insert":
        words.insert(at, phrase(chance))
    else:
        del words[at : at + chance.randint(1, 3)]
    set_words(text, " ".join(words))


def reword(doc: Docx, chance: Random) -> bool:
    text = _chosen(doc, chance)
    if text is not None:
        reworded(text, chance)
    return text is not None


def letter(doc: Docx, chance: Random) -> bool:
    """One letter or sign is another."""
    text = _chosen(doc, chance)
    if text is None:
        return False
    words = text.text or ""
    at = chance.randrange(len(words))
    set_words(text, words[:at] + chance.choice("áxÑ,.;9 ") + words[at + 1 :])
    return True


def split_run(doc: Docx, chance: Random) -> bool:
    """A run cut in two: nothing that a reader sees."""
    runs = [one for one in doc.body.iter(f"{W}r") if _only_text(one) and len(one.findtext(f"{W}t") or "") > 1]
    if not runs:
        return False
    first = chance.choice(runs)
    second = deepcopy(first)
    words = first.findtext(f"{W}t") or ""
    at = chance.randrange(1, len(words))
    for half, part in ((first, words[:at]), (second, words[at:])):
        text = half.find(f"{W}t")
        assert text is not None
        set_words(text, part)
    first.addnext(second)
    return True


def merge_runs(doc: Docx, chance: Random) -> bool:
    """Two runs that look the same made one."""
    pairs = [
        (one, following)
        for one in doc.body.iter(f"{W}r")
        if (following := one.getnext()) is not None
        and following.tag == f"{W}r"
        and _only_text(one)
        and _only_text(following)
        and _look(one) == _look(following)
    ]
    if not pairs:
        return False
    one, following = chance.choice(pairs)
    text = one.find(f"{W}t")
    assert text is not None
    set_words(text, _shown(text) + _shown(following.find(f"{W}t")))
    remove(following)
    return True


def bold(doc: Docx, chance: Random) -> bool:
    """Another look, the same words."""
    runs = [one for one in doc.body.iter(f"{W}r") if _only_text(one) and one.find(f"{W}rPr") is None]
    if not runs:
        return False
    one = chance.choice(runs)
    look = etree.Element(f"{W}rPr")
    etree.SubElement(look, f"{W}{chance.choice('bi')}")
    one.insert(0, look)
    return True


def tab_or_break(doc: Docx, chance: Random) -> bool:
    """A tab or a line break comes or goes."""
    runs = [one for one in doc.body.iter(f"{W}r") if _only_text(one)]
    signs = [one for one in doc.body.iter(f"{W}tab", f"{W}br") if _parent(one).tag == f"{W}r"]
    if signs and chance.random() < 0.5:
        remove(chance.choice(signs))
        return True
    if not runs:
        return False
    chance.choice(runs).append(etree.Element(chance.choice((f"{W}tab", f"{W}br"))))
    return True


def add_link(doc: Docx, chance: Random) -> bool:
    runs = [one for one in doc.body.iter(f"{W}r") if _only_text(one) and _parent(one).tag == f"{W}p"]
    if not runs:
        return False
    number = doc.relate("hyperlink", f"https://example.org/{chance.randrange(1000)}", outside=True)
    one = chance.choice(runs)
    link = etree.Element(f"{W}hyperlink", {f"{R}id": number})
    one.addprevious(link)
    link.append(one)
    return True


def drop_link(doc: Docx, chance: Random) -> bool:
    """The words stay, the link goes; or both go."""
    links = list(doc.body.iter(f"{W}hyperlink"))
    links = [one for one in links if not any(True for _ in one.iter(f"{W}fldChar"))]
    if not links:
        return False
    link = chance.choice(links)
    if chance.random() < 0.5:
        for child in list(link):
            link.addprevious(child)
    remove(link)
    return True


def drop_field(doc: Docx, chance: Random) -> bool:
    """A field that begins and ends among the runs of one paragraph goes with its result."""
    fields = [found for one in doc.body.iter(f"{W}p") for found in _fields(one)]
    if not fields:
        return False
    for one in chance.choice(fields):
        remove(one)
    return True


def _fields(block: etree._Element) -> Iterator[list[etree._Element]]:
    held: list[etree._Element] = []
    depth = 0
    for child in block:
        kinds = [str(one.get(f"{W}fldCharType")) for one in child.iter(f"{W}fldChar")]
        if child.tag == f"{W}r" and kinds == ["begin"]:
            held = [*held, child] if depth else [child]
            depth += 1
        elif depth:
            held.append(child)
            depth -= kinds.count("end")
            if child.tag != f"{W}r" or depth < 0:
                depth, held = 0, []
            elif depth == 0:
                yield held


def add_field(doc: Docx, chance: Random) -> bool:
    blocks = [one for one in doc.body.iterchildren(f"{W}p") if any(True for _ in one.iter(f"{W}t"))]
    if not blocks:
        return False
    field = etree.Element(f"{W}fldSimple", {f"{W}instr": " NUMPAGES "})
    field.append(run(str(chance.randint(2, 90))))
    last = chance.choice(blocks)[-1]
    last.addnext(field)
    return True


def margin(doc: Docx, chance: Random) -> bool:
    """Words of a header or footer; a new line where it has none."""
    names = [*doc.related("header"), *doc.related("footer")]
    if not names:
        return False
    root = doc.xml(chance.choice(names))
    found = texts(root)
    if found:
        reworded(chance.choice(found), chance)
        return True
    blocks = [one for one in root.iterchildren(f"{W}p") if free(one)]
    if blocks:
        chance.choice(blocks).append(run(phrase(chance)))
    return bool(blocks)


def margin_line(doc: Docx, chance: Random) -> bool:
    """Another paragraph in a header or footer."""
    names = [*doc.related("header"), *doc.related("footer")]
    if not names:
        return False
    blocks = list(doc.xml(chance.choice(names)).iterchildren(f"{W}p"))
    if blocks:
        one = chance.choice(blocks)
        one.addprevious(paragraph(phrase(chance, 2, 6), one))
    return bool(blocks)


def _only_text(one: etree._Element) -> bool:
    return [child.tag for child in one if child.tag != f"{W}rPr"] == [f"{W}t"]


def _look(one: etree._Element) -> bytes:
    look = one.find(f"{W}rPr")
    return b"" if look is None else etree.tostring(look, method="c14n")


def _shown(text: etree._Element | None) -> str:
    """The words of a ``w:t`` as Word shows them."""
    assert text is not None
    kept = text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    return (text.text or "") if kept else (text.text or "").strip(" \t\r\n")


def _parent(node: etree._Element) -> etree._Element:
    parent = node.getparent()
    assert parent is not None
    return parent
