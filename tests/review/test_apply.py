"""Accepted proposals become the next text; what collides is shown and never merged."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from drafting.compare.words import word_edits
from drafting.model import Document, Kind, Op
from drafting.review.apply import Why, settle, texts
from drafting.review.carry import Fate, hear, moved, stand
from drafting.review.model import Comment, Proposed, Spot, State
from drafting.structure.eid import assign
from tests.review.given import document, instead, node, proposal

LAW = document(
    """
    art 1 | Esta ley regula las sustancias y sus precursores.
      fr I | Registro;
      fr II | Licencia.
    art 2 | La autoridad resolverá en diez días hábiles.
    """
)


def printed(found: Document) -> list[str]:
    return [one.printed for one in found.walk()]


def test_the_words_are_exchanged_and_everything_else_is_as_it_was() -> None:
    made = settle(LAW, [instead(LAW, "u4", "diez", "veinte")], word_edits)
    assert printed(made.document) == [*printed(LAW)[:3], printed(LAW)[3].replace("diez", "veinte")]
    assert not made.conflicts


def test_two_reviewers_on_different_words_are_both_followed() -> None:
    one = instead(LAW, "u4", "diez", "veinte")
    two = instead(LAW, "u4", "La autoridad", "La Autoridad Nacional", reviewer="health")
    made = settle(LAW, [one, two], word_edits)
    assert node(made.document, "u4").text == "La Autoridad Nacional resolverá en veinte días hábiles."
    assert set(made.applied) == {one, two}


def test_two_reviewers_on_the_same_words_are_a_conflict_and_neither_is_written() -> None:
    one = instead(LAW, "u4", "diez días", "veinte días")
    two = instead(LAW, "u4", "diez", "quince", reviewer="health")
    three = instead(LAW, "u1", "sustancias", "sustancias químicas")
    made = settle(LAW, [one, two, three], word_edits)
    (conflict,) = made.conflicts
    assert (conflict.why, conflict.uid, set(conflict.proposals)) == (Why.OVERLAP, "u4", {one, two})
    assert node(made.document, "u4").text == node(LAW, "u4").text
    assert made.applied == (three,)


def test_words_that_touch_those_of_another_reviewer_are_a_conflict_but_not_those_of_ones_own_file() -> None:
    base = node(LAW, "u4").printed
    at = base.index("diez")
    one = proposal(Spot("u4", base, at, at + 4, "veinte"))
    beside = Spot("u4", base, at + 4, at + 9, " horas")
    assert settle(LAW, [one, proposal(beside, reviewer="health")], word_edits).conflicts
    mine = settle(LAW, [one, proposal(beside)], word_edits)
    assert node(mine.document, "u4").text == "La autoridad resolverá en veinte horas hábiles."


def test_the_same_change_by_two_reviewers_is_made_once() -> None:
    both = [instead(LAW, "u2", "", " y aviso", reviewer=name) for name in ("customs", "health")]
    made = settle(LAW, both, word_edits)
    assert node(made.document, "u2").text == "Registro; y aviso"
    assert set(made.applied) == set(both)


def test_a_line_break_begins_a_provision_of_its_own_before_what_is_below() -> None:
    made = settle(LAW, [instead(LAW, "u1", "", "\nNueva disposición.")], word_edits)
    first = made.document.provisions[0]
    assert [one.text for one in first.children] == ["Nueva disposición.", "Registro;", "Licencia."]
    assert first.text == node(LAW, "u1").text


def test_a_provision_without_words_goes_and_what_was_below_it_stays() -> None:
    base = node(LAW, "u1").printed
    made = settle(LAW, [proposal(Spot("u1", base, 0, len(base), ""))], word_edits)
    assert printed(made.document) == printed(LAW)[1:]


def test_a_row_of_a_table_gets_another_row_behind_it() -> None:
    table = document("annex I\n  row | VX\tNo. CAS\n  row | VR\t2")
    made = settle(table, [instead(table, "u2", "", "\nVM\t3")], word_edits)
    assert [(one.kind, one.text) for one in made.document.provisions[0].children] == [
        (Kind.ROW, "VX\tNo. CAS"),
        (Kind.ROW, "VM\t3"),
        (Kind.ROW, "VR\t2"),
    ]


def test_what_a_person_wrote_instead_is_written_with_the_blanks_of_the_proposal() -> None:
    one = instead(LAW, "u4", " hábiles", " naturales", state=State.AMENDED, amended="hábiles improrrogables")
    made = settle(LAW, [one], word_edits)
    assert node(made.document, "u4").text.endswith("en diez días hábiles improrrogables.")


def test_a_proposal_on_an_older_draft_is_carried_to_the_words_as_they_are() -> None:
    newer = document(
        """
        art 1 | Esta ley regula las sustancias y sus precursores.
          fr I | Registro;
          fr II | Licencia.
        art 2 | La Autoridad Nacional resolverá en diez días hábiles.
        """
    )
    made = settle(newer, [instead(LAW, "u4", "diez", "veinte")], word_edits)
    assert node(made.document, "u4").text == "La Autoridad Nacional resolverá en veinte días hábiles."


def test_words_that_changed_or_went_meanwhile_are_a_conflict_and_say_so() -> None:
    newer = document(
        """
        art 1 | Esta ley regula las sustancias y sus precursores.
          fr I | Registro;
        """
    )
    changed = document("art 1 | X\n  fr I | R\n  fr II | L\nart 2 | La autoridad resolverá en seis meses.")
    gone = settle(newer, [instead(LAW, "u4", "diez", "veinte")], word_edits)
    other = settle(changed, [instead(LAW, "u4", "diez", "veinte")], word_edits)
    assert [one.why for one in (*gone.conflicts, *other.conflicts)] == [Why.GONE, Why.CHANGED]
    assert (printed(gone.document), printed(other.document)) == (printed(newer), printed(changed))


def test_a_draft_that_reads_as_proposed_needs_nothing() -> None:
    one = instead(LAW, "u4", "diez", "veinte")
    after = settle(LAW, [one], word_edits).document
    again = settle(after, [one], word_edits)
    assert (again.done, again.applied, again.conflicts) == ((one,), (), ())
    assert again.document == after


def test_a_proposal_that_was_never_placed_is_left_to_a_person() -> None:
    (conflict,) = settle(LAW, [proposal()], word_edits).conflicts
    assert conflict.why is Why.UNPLACED


def test_a_comment_says_whether_its_words_stand() -> None:
    words = node(LAW, "u4").printed
    from drafting.model import Quote

    said = Comment("c1", "law", "u4", 1, "¿Por qué?", words=words, quote=Quote("diez días", "en ", " háb"))

    def fate(text: str) -> Fate:
        new = document(f"art 1 | X\n  fr I | R\n  fr II | L\nart 2 | {text}")
        return hear(said, {one.uid: one for one in new.walk()}, word_edits).fate

    assert fate("La autoridad resolverá en diez días hábiles.") is Fate.SAME
    assert fate("La Autoridad Nacional resolverá en diez días hábiles.") is Fate.AROUND
    assert fate("La autoridad resolverá en quince días hábiles.") is Fate.CHANGED
    assert hear(said, {}, word_edits).fate is Fate.GONE


# --- what holds for any proposals -----------------------------------------------------------------

WORDS = st.lists(st.sampled_from(["uno", "dos", "tres", "plazo", "la", "ley"]), min_size=4, max_size=14)


@st.composite
def proposed(draw: st.DrawFn) -> tuple[Document, list[Proposed]]:
    texts = draw(st.lists(WORDS, min_size=1, max_size=3))
    law = document("\n".join(f"art {n} | {' '.join(words)}" for n, words in enumerate(texts, 1)))
    found = []
    for number in range(draw(st.integers(1, 5))):
        uid = draw(st.sampled_from([one.uid for one in law.walk()]))
        base = node(law, uid).printed
        edge = base.index(".-") + 3
        start = draw(st.integers(edge, len(base)))
        end = draw(st.integers(start, min(len(base), start + 9)))
        new = draw(st.sampled_from(["", "cuatro", " y", "\nOtro párrafo.", "s"]))
        reviewer = draw(st.sampled_from(["customs", "health", "opcw"]))
        found.append(proposal(Spot(uid, base, start, end, new), reviewer=reviewer, name=f"p{number}"))
    return law, found


@given(proposed())
def test_the_order_of_proposals_changes_nothing(case: tuple[Document, list[Proposed]]) -> None:
    law, found = case
    first = settle(law, found, word_edits)
    for order in list(permutations(found))[:24]:
        again = settle(law, order, word_edits)
        assert again.document == first.document
        assert {one.proposals for one in again.conflicts} == {one.proposals for one in first.conflicts}


@given(proposed())
def test_every_proposal_is_applied_or_shown_and_none_is_lost(case: tuple[Document, list[Proposed]]) -> None:
    law, found = case
    made = settle(law, found, word_edits)
    shown = {one.key for conflict in made.conflicts for one in conflict.proposals}
    assert shown.isdisjoint(one.key for one in made.applied)
    assert {one.key for one in found} == shown | {one.key for one in (*made.applied, *made.done)}
    touched = {spot.uid for one in made.applied for spot in one.spots}
    now = {one.uid: one for one in made.document.walk()}
    assert all(now[one.uid].printed == one.printed for one in law.walk() if one.uid not in touched)


@given(proposed())
def test_one_after_the_other_gives_what_all_at_once_gives(case: tuple[Document, list[Proposed]]) -> None:
    law, found = case
    spots = [one.spots[0] for one in settle(law, found, word_edits).applied if "\n" not in one.new]
    for uid in {spot.uid for spot in spots}:
        mine = list(dict.fromkeys(spot for spot in spots if spot.uid == uid))
        if any(a.end == b.start or a.start == b.end for a in mine for b in mine if a is not b):
            continue  # of one hand and touching: their order is that of the file
        together = "".join(edit.text for edit in texts(mine) if edit.op is not Op.DELETE)
        for order in list(permutations(mine))[:6]:
            text, done = mine[0].base, list[Spot]()
            for spot in order:
                shift = sum(len(other.new) - len(other.old) for other in done if other.end <= spot.start)
                text = text[: spot.start + shift] + spot.new + text[spot.end + shift :]
                done.append(spot)
            assert text == together


@given(proposed())
def test_rejecting_all_gives_the_draft_back(case: tuple[Document, list[Proposed]]) -> None:
    law, _ = case
    assert assign(settle(law, [], word_edits).document) == assign(law)


@given(proposed())
def test_a_carried_spot_stands_on_the_very_words(case: tuple[Document, list[Proposed]]) -> None:
    law, found = case
    newer = settle(law, found[:1], word_edits).document
    nodes = {one.uid: one for one in newer.walk()}
    for one in found[1:]:
        standing = stand(one, nodes, word_edits)
        for before, after in zip(one.spots, standing.spots, strict=False):
            assert after.base == nodes[after.uid].printed
            assert after.old == before.old
    assert moved(found[0].spots[0], found[0].spots[0].base, word_edits(*[found[0].spots[0].base] * 2))
