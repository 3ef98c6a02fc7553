"""The label of a list item, in every way it can be read: "I." is one or the ninth letter.

Which reading holds is for the list to say (``items``); here stands only what a label could be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafting.structure import numbering

_SUFFIX = rf"(?:\s?-\s?[A-ZÑ]{{1,2}}\b|\s+(?:{'|'.join(numbering.MULTIPLICATIVES)}|qu[aá]ter)\b(?:\s+\d+)?)"
_CLOSE = r"(?P<close>\s?\.\s?[-–—]+|\s?\)(?:\.-?|-)?|\.?\s?[°ºª](?:\s?\))?(?:\.-?|-)?|\.|\s?[-–—](?=\s))"
_LABEL = re.compile(
    rf"(?P<open>\(?)(?P<number>[IVXLCDM]{{1,8}}|[ivxlc]{{1,6}}|[A-Za-zÑñ]{{1,2}}|\d{{1,3}})"
    rf"(?P<suffix>{_SUFFIX}?){_CLOSE}(?P<after>\s*)",
    re.IGNORECASE,
)
#: "IV a VI. (Se derogan)": one item that stands for several
_RANGE = re.compile(
    r"(?P<first>[IVXLC]{1,7}|\d{1,3}|[a-zñ])(?P<inner>[.)]?)\s+(?:a(?:\s+l[ao])?|al|y|to)\s+"
    r"(?P<last>[IVXLC]{1,7}|\d{1,3}|[a-zñ])(?P<close>\.-?|\)\.?)(?P<after>\s+)(?=\S)"
)


#: "(2A)", "(a.1)", "(b-1)", "F1(1A)", "3[(aa)": put between two others; with an editor's mark before it
_BETWEEN = re.compile(
    r"(?P<mark>\[?F\d{1,3}\s?|\d{0,2}\[)?\((?P<number>\d{1,3}|[a-z]{1,2}|[A-Z]|[ivx]{1,5})(?P<suffix>[A-Z]{1,2}|\.\d{1,2}|-\d{1,2})?\)(?P<after>\s*)"
)
#: "2.1 La Ley ...", "10.3.2. Las ...": the number of what stands above, and a place in it
_DOTTED = re.compile(
    r"(?P<number>(?P<above>\d{1,3}(?:\.\d{1,2}){0,2})\.(?P<place>[1-9]\d?))(?P<close>\.?[)\-–—]?)(?P<after>\s+)(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a label: the series it would belong to, its place in it, and where the label ends."""

    format: str
    value: int
    suffix: str
    number: str
    end: int
    after: str
    last: int = 0  # the place of its last number, for a label that stands for several


def readings(text: str) -> tuple[Reading, ...]:
    """Every way in which the start of ``text`` can be the label of a list item; () if there is none."""
    several = _several(text)
    if several:
        return several
    if dotted := _DOTTED.match(text):
        series = f"decimal {dotted['above']}."
        end = dotted.start("after")
        return (Reading(series, int(dotted["place"]), "", dotted["number"], end, dotted["after"]),)
    between = _BETWEEN.match(text)
    if between and (between["mark"] or between["suffix"]) and between.end() < len(text):
        suffix, end = between["suffix"] or "", between.start("after")
        number = between["number"] + suffix
        plain = [(series, value, suffix.lower()) for series, value in _values(between["number"])]
        doubled = [(series, value, between["number"][1:]) for series, value in _doubled(between["number"])]
        return tuple(
            Reading(f"{series} ()", value, behind, number, end, between["after"])
            for series, value, behind in (*plain, *(doubled if not suffix else ()))
        )
    match = _LABEL.match(text)
    if not match:
        return ()
    glued = not match["after"] and match.end() < len(text) and not match["open"]
    if glued and not (match["close"][-1] in "-–—" and text[match.end()] == "("):  # "2.—(1) The fee ..."
        return ()
    if match["open"] and ")" not in match["close"]:
        return ()
    number, suffix = match["number"], match["suffix"].strip()
    shape = match["open"] + (
        "°" if re.search("[°ºª]", match["close"]) else ")" if ")" in match["close"] else "."
    )
    found = []
    for series, value in _values(number):
        printed = f"{number} {suffix}".strip() if suffix[:1] not in "-" else number + suffix.replace(" ", "")
        end = match.end() - len(match["after"])
        found.append(
            Reading(f"{series} {shape}", value, numbering.fold(suffix), printed, end, match["after"])
        )
    if match["open"] and not suffix:
        for series, value in _doubled(number):
            end = match.start("after")
            found.append(Reading(f"{series} {shape}", value, number[1], number, end, match["after"]))
    return tuple(found)


def _several(text: str) -> tuple[Reading, ...]:
    match = _RANGE.match(text)
    if not match:
        return ()
    end = match.start("after")
    shape = ")" if ")" in match["close"] else "."
    number = f"{match['first']} a {match['last']}"
    return tuple(
        Reading(f"{series} {shape}", value, "", number, end, match["after"], last)
        for series, value in _values(match["first"])
        for other, last in _values(match["last"])
        if other == series and last > value
    )


def _doubled(number: str) -> list[tuple[str, int]]:
    """ "(aa)" and "(ab)" may have been put behind "(a)"; "(aa)" also stands behind "(z)"."""
    if len(number) != 2 or not number.islower() or numbering.roman(number) is not None:
        return []
    place = numbering.letter(number[0])
    return [("letter", place)] if place else []


def _values(number: str) -> list[tuple[str, int]]:
    if number.isdigit():
        return [("decimal", int(number))]
    if not (number.isupper() or number.islower()):
        return []
    upper = number.isupper()
    out = []
    value = numbering.roman(number)
    if value is not None:
        out.append(("ROMAN" if upper else "roman", value))
    place = numbering.letter(number)
    if place is not None:
        out.append(("LETTER" if upper else "letter", place))
    return out


def follows(value: int, suffix: str, option: Reading) -> bool:
    """Whether ``option`` goes on a list whose last item had this value and suffix."""
    if option.value == value:
        return bool(option.suffix) and option.suffix != suffix
    if "letter" in option.format.lower():
        return numbering.follows_letter(value, option.value)
    return option.value == value + 1
