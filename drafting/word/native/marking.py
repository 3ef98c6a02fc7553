"""Marks inside a paragraph: what came is wrapped where it stands, what went is put where it stood."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from drafting.model import Op
from drafting.word.native.count import Count
from drafting.word.native.cutting import cut, words
from drafting.word.native.earlier import Earlier
from drafting.word.native.line import Atom, Line
from drafting.word.native.links import opened
from drafting.word.native.ns import MARKS, SIMPLE, Element, W, replace
from drafting.word.native.pen import Pen
from drafting.word.native.steps import Step, closed, steps
from drafting.word.native.struck import Adopter, Struck, unfolded

#: What becomes of an atom, in order: a mark ("": none) and a stretch, or what went there.
_Part = tuple[str, int, int] | list[Element]
_GONE = "gone"
_COMPARED = {Op.INSERT: "ins", Op.DELETE: "del"}
_MOVED = {Op.INSERT: "ins", Op.EQUAL: "moveTo"}


class Marker:
    """Marks lines of the new draft against lines of the old one."""

    def __init__(self, pen: Pen, adopter: Adopter, count: Count, *, by_word: bool, typography: bool) -> None:
        self._pen, self._by_word = pen, by_word
        self._count, self._typography = count, typography
        self._struck, self._earlier = Struck(pen, adopter, count), Earlier(pen)
        #: Whether a link put over words that stayed is marked as a field around them.
        self.open_links = False
        #: Compares two text boxes.
        self.compare_boxes: Callable[[Element, Element], None] = lambda *_: None

    def compare(
        self, old: Line, new: Line, home: Element, *, by_word: bool | None = None, close: bool = False
    ) -> bool:
        """Mark in ``new`` what differs from ``old``; whether anything did. ``home`` holds ``new``.

        With ``close`` the marks do not end with an insertion (see ``steps.closed``).
        """
        by_word = self._by_word if by_word is None else by_word
        if by_word and self.open_links:
            old, new = opened(old, new)
        found = steps(old.text, new.text, by_word=by_word, typography=self._typography)
        if close:
            found = closed(found, new.text)
        return self._mark(found, _COMPARED, old, new, home)

    def begins_fresh(self, old: Line, new: Line) -> bool:
        """Whether the marks between the two begin with an insertion."""
        if old.text[:1] == new.text[:1] or not new.text:
            return False
        found = steps(old.text, new.text, by_word=self._by_word, typography=self._typography)
        return found[0].op is Op.INSERT

    def come(self, new: Line, home: Element) -> None:
        """Mark all of a line as inserted."""
        found = [Step(Op.INSERT, 0, 0, 0, len(new.text))] if new.text else []
        self._mark(found, {Op.INSERT: "ins"}, Line(), new, home)

    def gone(self, old: Line, home: Element) -> None:
        """Put all of an old line into the empty paragraph ``home`` as deleted."""
        found = [(atom, atom.start, atom.end) for atom in old.atoms if atom.start < atom.end]
        home.extend(self._struck.elements(found, "del"))

    def moved_from(self, old: Line, new: Line, home: Element) -> None:
        """Put an old line into ``home``: as moved what still stands in ``new``, as deleted what does not."""
        for step in steps(old.text, new.text, by_word=self._by_word, typography=self._typography):
            if step.op is not Op.INSERT:
                found = list(old.slices(step.old, step.old_end))
                home.extend(self._struck.elements(found, "moveFrom" if step.op is Op.EQUAL else "del"))

    def moved_to(self, old: Line, new: Line, home: Element) -> None:
        """Mark a line as moved here from ``old``, and what ``old`` did not have as inserted."""
        found = steps(old.text, new.text, by_word=self._by_word, typography=self._typography)
        self._mark([step for step in found if step.op is not Op.DELETE], _MOVED, Line(), new, home)

    def _mark(
        self, found: Sequence[Step], tags: Mapping[Op, str], old: Line, new: Line, home: Element
    ) -> bool:
        """Carry out the steps; ``tags`` says which mark each gets, if any."""
        plans: dict[int, list[_Part]] = {}
        atoms: dict[int, Atom] = {}
        last: Atom | None = None
        leading: list[Element] = []
        changed = False
        for step in found:
            if step.op is Op.DELETE:
                made = self._struck.elements(list(old.slices(step.old, step.old_end)), tags[Op.DELETE])
                changed = True
                if last is None:
                    leading += made
                else:
                    plans[id(last)].append(made)
                continue
            tag = tags.get(step.op, "")
            changed |= bool(tag)
            if tag == "ins":
                self._count.words_inserted += words(new.text[step.new : step.new_end])
            if step.op is Op.EQUAL:
                changed |= self._boxes(old, step, new)
                changed |= not tag and self._links(old, step, new)
            for atom, low, high in new.slices(step.new, step.new_end):
                plan = plans.setdefault(id(atom), [])
                if leading:
                    plan.append(leading)
                    leading = []
                plan.append((tag, low, high))
                atoms[id(atom)] = last = atom
        if leading:
            home.extend(leading)
        for number, plan in plans.items():
            self._rebuild(atoms[number], plan)
        return changed

    def _boxes(self, old: Line, step: Step, new: Line) -> bool:
        """Compare the text boxes of what stayed."""
        afters = new.boxes(step.new, step.new_end)
        befores = old.boxes(step.old, step.old_end) if afters else {}
        for at, boxes in afters.items():
            for before, after in zip(befores.get(at, ()), boxes, strict=False):
                self.compare_boxes(before, after)
        return bool(afters)

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

    def _rebuild(self, atom: Atom, plan: list[_Part]) -> None:
        whole = [part for part in plan if isinstance(part, tuple)]
        if len(whole) == 1 and whole[0][1:] == (atom.start, atom.end):
            # stays in one: what went stands before or behind it
            at = plan.index(whole[0])
            before = [one for part in plan[:at] if isinstance(part, list) for one in part]
            behind = [one for part in plan[at + 1 :] if isinstance(part, list) for one in part]
            self._earlier.put_before(atom.nodes[0], before)
            self._earlier.put_behind(atom.nodes[-1], behind)
            if whole[0][0]:
                self._wrap(atom, whole[0][0])
            return
        sequence: list[tuple[str, Element]] = []
        for part in plan:
            if isinstance(part, list):
                sequence += [(_GONE, one) for one in part]
            else:
                tag, low, high = part
                sequence.append((tag, cut(atom, low, high)))
        self._put(atom.nodes[0], sequence)

    def _put(self, run: Element, sequence: list[tuple[str, Element]]) -> None:
        """Put a run that was cut back where it stood."""
        parent = run.getparent()
        assert parent is not None
        if parent.tag in MARKS and not self._pen.owns(parent):  # an earlier author's mark: each gets his own
            self._earlier.isolate(run)
            shell = run.getparent()
            assert shell is not None
            out = [node if tag == _GONE else self._in_shell(shell, node, tag) for tag, node in sequence]
            replace(shell, *out)
            return
        out = []
        for tag, node in sequence:
            out.append(self._pen.mark(tag, node) if tag and tag != _GONE else node)
        replace(run, *out)

    def _in_shell(self, shell: Element, node: Element, tag: str) -> Element:
        own = self._earlier.twin(shell, [node])
        return self._pen.mark("ins", own) if tag else own

    def _wrap(self, atom: Atom, tag: str) -> None:
        """Mark a whole atom as having come."""
        nodes = atom.nodes
        first = nodes[0]
        if atom.inner is not None and first.tag == SIMPLE:
            nodes = tuple(unfolded(first, list(first)))
            replace(first, *nodes)
            first = nodes[0]
        elif atom.inner is not None:  # a link: the mark goes inside
            found = [Step(Op.INSERT, 0, 0, 0, len(atom.inner.text))] if atom.inner.text else []
            self._mark(found, {Op.INSERT: tag}, Line(), atom.inner, first)
            return
        parent = first.getparent()
        assert parent is not None
        if parent.tag in MARKS and not self._pen.owns(parent):
            for node in nodes:
                self._earlier.isolate(node)
                shell = node.getparent()
                assert shell is not None
                mark = self._pen.mark("ins")
                replace(shell, mark)
                mark.append(shell)
            return
        before = first.getprevious()
        if before is not None and before.tag == f"{W}{tag}" and self._pen.owns(before):
            before.extend(nodes)
            return
        mark = self._pen.mark(tag)
        first.addprevious(mark)
        mark.extend(nodes)
