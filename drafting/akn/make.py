"""Elements of Akoma Ntoso 3.0, made in one call."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_DEFAULT: Any = {None: NAMESPACE}  # the stubs know no namespace without a prefix
#: what XML cannot hold
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def make(tag: str, /, *children: etree._Element, **attributes: str) -> etree._Element:
    """The element ``tag`` with its attributes and children; what XML cannot hold is left out."""
    made = etree.Element(f"{{{NAMESPACE}}}{tag}", nsmap=_DEFAULT)
    for key, value in attributes.items():
        made.set(key, safe(value))
    made.extend(children)
    return made


def say(parent: etree._Element, text: str) -> None:
    """Append words behind what is in ``parent`` already; a line break becomes ``br``."""
    for index, line in enumerate(safe(text).split("\n")):
        if index:
            parent.append(make("br"))
        last = parent[-1] if len(parent) else None
        if last is None:
            parent.text = (parent.text or "") + line
        else:
            last.tail = (last.tail or "") + line


def said(tag: str, text: str, /, **attributes: str) -> etree._Element:
    """The element ``tag`` with words in it."""
    made = make(tag, **attributes)
    say(made, text)
    return made


def safe(text: str) -> str:
    """The text without the characters that XML forbids."""
    return _FORBIDDEN.sub("", text)
