"""Marks inside a paragraph: what came is wrapped where it stands, what went is put where it stood."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Protocol

from drafting.model import Op
from drafting.word.native.line import Atom, Line
from drafting.word.native.ns import (
    INS,
    LINK,
    MARKS,
    MOVED_FROM,
    MOVED_TO,
    PPR,
    RPR,
    RUN,
    SIMPLE,
    SPACE,
    Element,
    W,
    element,
    replace,
)
from drafting.word.native.pen import Pen
from drafting.word.native.steps import Step, steps

#: A part of an atom: from which character of the line to which.
Slice = tuple[Atom, int, int]


class Adopter(Protocol):
    """Makes a copy of something of the old draft fit to stand in the new one."""

    def adopt(self, node: Element) -> Element:
        """``node`` itself, made fit."""
        ...


class Marker:
    """Marks lines of the new draft against lines of the old one."""

    def __init__(self, pen: Pen, adopter: Adopter, *, by_word: bool = True) -> None:
        self._pen, self._adopter, self._by_word = pen, adopter, by_word

    def compare(self, old: Line, new: Line, home: Element, *, by_word: bool | None = None) -> bool:
        """Mark in ``new`` what differs from ``old``; whether anything did. ``home`` holds ``new``."""
        by_word = self._by_word if by_word is None else by_word
        found = steps(old.text, new.text, by_word=by_word)
        return self._mark(found, old, new, home, "ins", "del")

    def come(self, new: Line, home: Element, *, moved: bool = False) -> None:
        """Mark all of a line as inserted, or as moved here."""
        found = [Step(Op.INSERT, 0, 0, 0, len(new.text))] if new.text else []
        self._mark(found, Line(), new, home, "moveTo" if moved else "ins", "del")

    def gone(self, old: Line, home: Element, *, moved: bool = False) -> None:
        """Put all of an old line into the empty paragraph ``home`` as deleted, or as moved from here."""
        found = [(atom, atom.start, atom.end) for atom in old.atoms if atom.start < atom.end]
        home.extend(self.deleted(found, "moveFrom" if moved else "del"))

    def moved_from(self, old: Line, new: Line, home: Element) -> None:
        """Put an old line into ``home``: as moved what still stands in ``new``, as deleted what does not."""
        for step in steps(old.text, new.text, by_word=self._by_word):
            if step.op is not Op.INSERT:
                found = list(old.slices(step.old, step.old_end))
                home.extend(self.deleted(found, "moveFrom" if step.op is Op.EQUAL else "del"))

    def moved_to(self, old: Line, new: Line, home: Element) -> None:
        """Mark a line as moved here from ``old``, and what ``old`` did not have as inserted."""
        for step in steps(old.text, new.text, by_word=self._by_word):
            if step.op is not Op.DELETE:
                tag = "moveTo" if step.op is Op.EQUAL else "ins"
                self._mark([Step(Op.INSERT, 0, 0, step.new, step.new_end)], Line(), new, home, tag, "del")

    # -- what came

    def _mark(self, found: Sequence[Step], old: Line, new: Line, home: Element, come: str, gone: str) -> bool:
        plans: dict[int, list[tuple[Op, int, int] | list[Element]]] = {}
        atoms: dict[int, Atom] = {}
        last: Atom | None = None
        leading: list[Element] = []
        changed = False
        for step in found:
            if step.op is Op.DELETE:
                made = self.deleted(list(old.slices(step.old, step.old_end)), gone)
                changed = True
                if last is None:
                    leading += made
                else:
                    plans[id(last)].append(made)
                continue
            changed |= step.op is Op.INSERT
            if step.op is Op.EQUAL:
                changed |= self._links(old, step, new)
            for atom, low, high in new.slices(step.new, step.new_end):
                plans.setdefault(id(atom), [])
                if leading:
                    plans[id(atom)].append(leading)
                    leading = []
                plans[id(atom)].append((step.op, low, high))
                atoms[id(atom)] = last = atom
        if leading:
            _append(home, leading)
        for number, plan in plans.items():
            self._rebuild(atoms[number], plan, come)
        return changed

    def _links(self, old: Line, step: Step, new: Line) -> bool:
        """Compare the insides of links that stayed."""
        changed = False
        befores = {
            atom.start - step.old: atom for atom, _, _ in old.slices(step.old, step.old_end) if atom.inner
        }
        if not befores:
            return False
        for after, _, _ in new.slices(step.new, step.new_end):
            before = befores.get(after.start - step.new)
            if after.inner is not None and before is not None and before.inner is not None:
                changed |= self.compare(before.inner, after.inner, after.nodes[0])
        return changed

    def _rebuild(self, atom: Atom, plan: list[tuple[Op, int, int] | list[Element]], come: str) -> None:
        if len(plan) == 1 and isinstance(plan[0], tuple):
            if plan[0][0] is Op.INSERT and plan[0][1:] == (atom.start, atom.end):
                self._wrap(atom, come)
                return
            if plan[0][0] is Op.EQUAL and plan[0][1:] == (atom.start, atom.end):
                return
        whole = [part for part in plan if isinstance(part, tuple)]
        if len(whole) == 1 and whole[0][1:] == (atom.start, atom.end):
            # stays in one: what went stands before or behind it
            at = plan.index(whole[0])
            before = [one for part in plan[:at] if isinstance(part, list) for one in part]
            behind = [one for part in plan[at + 1 :] if isinstance(part, list) for one in part]
            _put_before(atom.nodes[0], before)
            _put_behind(atom.nodes[-1], behind)
            if whole[0][0] is Op.INSERT:
                self._wrap(atom, come)
            return
        run = atom.nodes[0]
        sequence: list[tuple[str, Element]] = []
        covered = atom.start
        for part in plan:
            if isinstance(part, list):
                sequence += [("gone", one) for one in part]
                continue
            op, low, high = part
            if low > covered:  # the rest of the atom belongs to no step of this pass
                sequence.append(("stays", cut(atom, covered, low)))
            sequence.append(("come" if op is Op.INSERT else "stays", cut(atom, low, high)))
            covered = high
        if covered < atom.end:
            sequence.append(("stays", cut(atom, covered, atom.end)))
        self._put(run, sequence, come)
        self._follow(atom, sequence)

    def _follow(self, atom: Atom, sequence: list[tuple[str, Element]]) -> None:
        """Nothing refers to a run that was cut any more."""
        atom.nodes = tuple(node for how, node in sequence if how != "gone")

    def _put(self, run: Element, sequence: list[tuple[str, Element]], come: str) -> None:
        parent = run.getparent()
        assert parent is not None
        if parent.tag in MARKS and not self._pen.owns(parent):  # an earlier author's mark: each gets his own
            _isolate(run)
            shell = run.getparent()
            assert shell is not None
            out = [
                node if how == "gone" else self._in_shell(shell, node, how == "come", come)
                for how, node in sequence
            ]
            replace(shell, *out)
            return
        out = []
        for how, node in sequence:
            out.append(self._pen.mark(come, node) if how == "come" else node)
        replace(run, *out)

    def _in_shell(self, shell: Element, node: Element, fresh: bool, come: str) -> Element:
        own = element(shell.tag.removeprefix(W), node)
        for name, value in shell.attrib.items():
            own.set(name, value)
        own.set(f"{W}id", self._pen.number())
        return self._pen.mark("ins" if come != "ins" else come, own) if fresh else own

    def _wrap(self, atom: Atom, come: str) -> None:
        """Mark a whole atom as having come."""
        first = atom.nodes[0]
        if atom.inner is not None:  # a link: the mark goes inside
            found = [Step(Op.INSERT, 0, 0, 0, len(atom.inner.text))] if atom.inner.text else []
            self._mark(found, Line(), atom.inner, first, come, "del")
            return
        parent = first.getparent()
        assert parent is not None
        if parent.tag in MARKS and not self._pen.owns(parent):
            for node in atom.nodes:
                _isolate(node)
                shell = node.getparent()
                assert shell is not None
                replace(shell, mark := self._pen.mark(INS.removeprefix(W)))
                mark.append(shell)
            return
        before = first.getprevious()
        if before is not None and before.tag == f"{W}{come}" and self._pen.owns(before):
            before.extend(atom.nodes)
            return
        mark = self._pen.mark(come)
        first.addprevious(mark)
        mark.extend(atom.nodes)

    # -- what went

    def deleted(self, found: Sequence[Slice], tag: str) -> list[Element]:
        """The stretch of an old line as elements: runs in one mark, links around marks of their own."""
        out: list[Element] = []
        runs: list[Element] = []

        def close() -> None:
            if runs:
                out.append(self._pen.mark(tag, *runs))
                runs.clear()

        for atom, low, high in found:
            node = atom.nodes[0]
            if atom.inner is not None and node.tag == LINK:
                close()
                out.append(self._dead_link(atom.inner, node, tag))
            elif atom.inner is not None and node.tag == SIMPLE:
                runs += self._unfolded(atom.inner, node, tag)
            elif node.tag != RUN or len(atom.nodes) > 1:
                runs += [self._dead(copy.deepcopy(one), tag) for one in atom.nodes if one.tag != PPR]
            else:
                runs.append(self._dead(cut(atom, low, high), tag))
        close()
        return out

    def _dead_link(self, inner: Line, node: Element, tag: str) -> Element:
        shell = element("hyperlink")
        for name, value in node.attrib.items():
            shell.set(name, value)
        shell = self._adopter.adopt(shell)
        shell.extend(self.deleted(list(inner.slices(0, len(inner.text))), tag))
        return shell

    def _unfolded(self, inner: Line, node: Element, tag: str) -> list[Element]:
        """A simple field as runs: it cannot stand in a mark."""
        result: list[Element] = []
        for atom, low, high in inner.slices(0, len(inner.text)):
            for made in self.deleted([(atom, low, high)], tag):
                result += list(made)
        code = element("instrText" if tag != "del" else "delInstrText")
        code.text = node.get(f"{W}instr", "")
        code.set(SPACE, "preserve")
        begin, separate, end = (
            element("r", element("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")
        )
        return [begin, element("r", code), separate, *result, end]

    def _dead(self, node: Element, tag: str) -> Element:
        node = self._adopter.adopt(node)
        if tag == "del" and node.tag == RUN:
            for child in node:
                if child.tag == f"{W}t":
                    child.tag = f"{W}delText"
                elif child.tag == f"{W}instrText":
                    child.tag = f"{W}delInstrText"
        elif node.tag == RUN:
            for child in node:
                if child.tag == f"{W}delText":
                    child.tag = f"{W}t"
                elif child.tag == f"{W}delInstrText":
                    child.tag = f"{W}instrText"
        return node


def cut(atom: Atom, low: int, high: int) -> Element:
    """A run formatted as the atom, with the characters from ``low`` to ``high`` of its line."""
    run = atom.nodes[0]
    made = element("r")
    for name, value in run.attrib.items():
        made.set(name, value)
    properties = run.find(RPR)
    if properties is not None:
        made.append(copy.deepcopy(properties))
    at = atom.start
    for child, text in atom.pieces:
        start, end = at, at + len(text)
        at = end
        if end > low and start < high and text:
            if start >= low and end <= high:
                made.append(_whole(child))
            else:
                words = element(child.tag.removeprefix(W))
                words.text = text[max(low - start, 0) : high - start]
                words.set(SPACE, "preserve")
                made.append(words)
        elif not text and low <= start and (start < high or (start == high == atom.end)):
            made.append(copy.deepcopy(child))
    return made


def _whole(child: Element) -> Element:
    made = copy.deepcopy(child)
    made.tail = None
    return made


def _isolate(node: Element) -> None:
    """Split the mark around ``node`` so that it holds nothing else."""
    shell = node.getparent()
    assert shell is not None
    for others, add in (
        (list(node.itersiblings(preceding=True))[::-1], "addprevious"),
        (list(node.itersiblings()), "addnext"),
    ):
        if others:
            twin = element(shell.tag.removeprefix(W))
            for name, value in shell.attrib.items():
                twin.set(name, value)
            twin.extend(others)
            getattr(shell, add)(twin)


def _outermost(node: Element, *, last: bool) -> Element:
    """``node``, or the earlier mark it stands in, split so that ``node`` is its last (or first) content."""
    parent = node.getparent()
    while parent is not None and parent.tag in MARKS:
        others = list(node.itersiblings()) if last else list(node.itersiblings(preceding=True))[::-1]
        if others:
            twin = element(parent.tag.removeprefix(W))
            for name, value in parent.attrib.items():
                twin.set(name, value)
            twin.extend(others)
            if last:
                parent.addnext(twin)
            else:
                parent.addprevious(twin)
        node, parent = parent, parent.getparent()
    return node


def _put_before(node: Element, found: list[Element]) -> None:
    if found:
        place = _outermost(node, last=False)
        for one in found:
            place.addprevious(one)


def _put_behind(node: Element, found: list[Element]) -> None:
    if found:
        place = _outermost(node, last=True)
        for one in reversed(found):
            place.addnext(one)


def _append(home: Element, found: list[Element]) -> None:
    """Words into a paragraph or link that has none: before a mark's closing things, behind its properties."""
    home.extend(found)


__all__ = ["MOVED_FROM", "MOVED_TO", "Adopter", "Marker", "cut"]
