"""Files changed at random as what they are: archives, XML, rows, bytes."""

from __future__ import annotations

import contextlib
import io
import random
import zipfile

from lxml import etree

NASTY = (
    "", "0", "-1", "99999999999999999999", "1e309", "NaN", "true", "on", "auto", "x" * 5000, "\u202e\u200b", "&", "ñ" * 40,
    "../../etc/passwd", "http://127.0.0.1:9/x", "=1+1", "{place}", "%s%n", "FFFFFFFF", "D800", "\u0130\u017f", "1.1.1.1.1", "\t\n",
)  # fmt: skip


def mutated(data: bytes, name: str, chance: random.Random) -> bytes:
    """The file changed in one to four places, as what it is."""
    suffix = name.rpartition(".")[2]
    for _ in range(chance.choice((1, 1, 2, 4))):
        how = chance.random()
        if how < 0.08:
            data = _bytes(data, chance)
        elif suffix in ("docx", "odt", "xlsx"):
            data = _archive(data, chance)
        elif suffix == "xml":
            data = _xml(data, chance)
        else:
            data = _rows(data, chance)
    return data


def _bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    cut = chance.randrange(len(changed) + 1)
    return bytes(changed[:cut] if chance.random() < 0.3 else changed)


def _archive(data: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            parts = [(entry.filename, source.read(entry)) for entry in source.infolist()]
    except Exception:  # an earlier change made it no archive any more
        return _bytes(data, chance)
    at = chance.randrange(len(parts)) if chance.random() < 0.4 else _main(parts)
    name, inside = parts[at]
    match chance.choice(("xml",) * 12 + ("drop", "rename", "twice", "bytes", "empty", "swap", "bomb")):
        case "xml":
            parts[at] = (name, _xml(inside, chance))
        case "drop" if len(parts) > 1:
            del parts[at]
        case "rename":
            parts[at] = (
                chance.choice(("../" + name, name.upper(), "/" + name, "word/x.xml", name + "\u202e")),
                inside,
            )
        case "twice":
            parts.append((name, _xml(inside, chance)))
        case "bytes":
            parts[at] = (name, _bytes(inside, chance))
        case "empty":
            parts[at] = (name, b"")
        case "swap":
            other = chance.randrange(len(parts))
            parts[at], parts[other] = (name, parts[other][1]), (parts[other][0], inside)
        case "bomb":
            parts.append(("word/media/a.bin", b"\0" * 30_000_000))
    out = io.BytesIO()
    with zipfile.ZipFile(
        out, "w", chance.choice((zipfile.ZIP_DEFLATED,) * 9 + (zipfile.ZIP_BZIP2,))
    ) as target:
        for name, inside in parts:
            with contextlib.suppress(UserWarning):
                target.writestr(name or "x", inside)
    return out.getvalue()


def _main(parts: list[tuple[str, bytes]]) -> int:
    wanted = ("word/document.xml", "content.xml", "xl/worksheets/sheet1.xml")
    return next((at for at, (name, _) in enumerate(parts) if name in wanted), 0)


def _xml(data: bytes, chance: random.Random) -> bytes:  # noqa: C901  # a list of things to do to a tree
    try:
        root = etree.fromstring(data, etree.XMLParser(huge_tree=True, resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        return _bytes(data, chance)
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    for _ in range(chance.choice((1, 1, 3, 10))):
        node, other = chance.choice(nodes), chance.choice(nodes)
        match chance.randrange(10):
            case 0 if node.getparent() is not None:
                node.getparent().remove(node)
            case 1 if node.getparent() is not None:
                node.addnext(_copy(node))
            case 2 if node not in other.iterancestors() and node is not other and node is not root:
                other.append(node)
            case 3 if other not in node.iterancestors():
                node.append(_copy(other))
            case 4 if node.attrib:
                node.set(chance.choice(list(node.attrib)), _legal(chance.choice(NASTY)))
            case 5 if node.attrib:
                del node.attrib[chance.choice(list(node.attrib))]
            case 6:
                node.text = _legal(chance.choice(NASTY))
            case 7:
                node.tag = other.tag
            case 8 if other.attrib:
                name = chance.choice(list(other.attrib))
                node.set(name, other.get(name) if chance.random() < 0.5 else _legal(chance.choice(NASTY)))
            case 9:
                inner = node
                for _ in range(chance.choice((3, 30, 250))):
                    inner = etree.SubElement(inner, other.tag)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if chance.random() < 0.02:
        entities = b'<!DOCTYPE a [<!ENTITY b "' + b"c" * 1000 + b'"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
        made = made.replace(b"?>", b"?>" + entities, 1)
    return made


def _copy(node: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(node, with_tail=False), etree.XMLParser(huge_tree=True))


def _legal(text: str) -> str:
    return text.replace("\x0b", " ")


def _rows(data: bytes, chance: random.Random) -> bytes:
    lines = data.decode("utf-8", "replace").split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(8):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at] = chance.choice(NASTY)
        case 3:
            words = lines[at].split(chance.choice((",", "=", '"', " ")))
            words[chance.randrange(len(words))] = chance.choice(NASTY)
            lines[at] = chance.choice((",", "=", '"', " ")).join(words)
        case 4:
            lines[at] += chance.choice(
                ('"', "'''", "[[x]]", ",,,,,,", "\\u0000", "[" * 200, "{" * 200, '"""')
            )
        case 5:
            lines[at], lines[other] = lines[other], lines[at]
        case 6:
            lines = lines * chance.choice((2, 50))
        case 7:
            return "\n".join(lines).encode(
                chance.choice(("utf-16", "latin-1", "utf-8-sig", "cp1252")), "replace"
            )
    return "\n".join(lines).encode("utf-8", "replace")
