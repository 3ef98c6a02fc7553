"""Edits of one draft done to a newer one: nothing silently overwritten, nothing silently lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.edit import Where, Words, add, entries, entry_of, move, remove, repeal, replace_words, words_of
from drafting.edit.bring import bring
from drafting.edit.renumber import carry_out, plan
from drafting.errors import BadRequest
from drafting.model import Document
from tests.edit.texts import law, minter, named, printed

BASE = law()


def reworded(document: Document, eid: str, old: str, new: str, prefix: str = "n") -> Document:
    uid = named(BASE, eid)
    was = words_of(entry_of(document, uid).node)
    return replace_words(document, uid, replace(was, body=was.body.replace(old, new)), minter(prefix))


def test_what_each_changed_elsewhere_is_in_both() -> None:
    mine = reworded(BASE, "art_2", "autoridades", "autoridades nacionales")
    newer = reworded(BASE, "art_3", "licencia", "autorización")
    found = bring(BASE, mine, newer)
    assert found.clashes == ()
    assert "autoridades nacionales" in found.document.printed
    assert "autorización" in found.document.printed


def test_what_both_changed_is_shown_and_theirs_stands_until_somebody_says() -> None:
    mine = reworded(BASE, "art_2", "autoridades", "autoridades nacionales")
    newer = reworded(BASE, "art_2", "autoridades", "autoridades locales")
    found = bring(BASE, mine, newer)
    uid = named(BASE, "art_2")
    assert [clash.uid for clash in found.clashes] == [uid]
    assert found.document.printed == newer.printed
    assert bring(BASE, mine, newer, {uid: "mine"}).document.printed == mine.printed
    assert bring(BASE, mine, newer, {uid: "theirs"}).clashes == ()


def test_the_same_change_on_both_sides_is_none_to_bring() -> None:
    mine = reworded(BASE, "art_2", "autoridades", "autoridades nacionales")
    assert bring(BASE, mine, mine).taken == ()


def test_a_new_article_comes_along_and_stands_behind_what_it_stood_behind() -> None:
    mine, uid = add(
        BASE, named(BASE, "art_2"), Where.AFTER, Words("Artículo 2o Bis.-", "", "Nuevo."), minter()
    )
    newer = remove(BASE, named(BASE, "art_1"))
    found = bring(BASE, mine, newer)
    order = [node.eid for node in found.document.walk() if node.eid.count("_") == 1 and "art" in node.eid]
    assert order[:2] == ["art_2", "art_2-bis"]
    assert found.taken == (uid,)


def test_what_i_changed_and_they_removed_is_a_clash() -> None:
    uid = named(BASE, "art_2")
    mine = reworded(BASE, "art_2", "autoridades", "autoridades nacionales")
    newer = remove(BASE, uid)
    assert [clash.theirs for clash in bring(BASE, mine, newer).clashes] == [None]
    back = bring(BASE, mine, newer, {uid: "mine"}).document
    assert [printed(back)[one] for one in (uid,)] == [printed(mine)[uid]]


def test_what_i_removed_and_they_changed_is_a_clash() -> None:
    uid = named(BASE, "art_2")
    newer = reworded(BASE, "art_2", "autoridades", "autoridades locales")
    found = bring(BASE, remove(BASE, uid), newer)
    assert [clash.mine for clash in found.clashes] == [None]
    assert found.document.printed == newer.printed


def test_their_numbers_stay_where_only_my_words_changed() -> None:
    newer = carry_out(BASE, plan(BASE, [entry.uid for entry in entries(BASE)], first=7))
    mine = reworded(BASE, "art_2", "autoridades", "autoridades nacionales")
    found = bring(BASE, mine, reworded(newer, "art_2", "x", "x"))
    node = entry_of(found.document, named(BASE, "art_2")).node
    assert node.label == "Artículo 8o.-"


UIDS = [entry.uid for entry in entries(BASE)]
Step = Callable[[Document], Document]


def _steps(prefix: str) -> st.SearchStrategy[list[Step]]:
    uid = st.sampled_from(UIDS)

    def word(name: str) -> Step:
        def step(text: Document) -> Document:
            was = words_of(entry_of(text, name).node)
            return replace_words(
                text, name, replace(was, body=f"{was.body}\nDe {prefix}."), minter(f"{prefix}w{name}")
            )

        return step

    def new(name: str) -> Step:
        words = Words("Artículo 90.-", "", f"Nuevo de {prefix}.")
        return lambda text: add(text, name, Where.AFTER, words, minter(f"{prefix}a{name}"))[0]

    made = st.one_of(
        uid.map(word),
        uid.map(new),
        uid.map(lambda name: lambda text: remove(text, name)),
        uid.map(lambda name: lambda text: repeal(text, name)),
        st.tuples(uid, uid).map(lambda two: lambda text: move(text, two[0], two[1], Where.AFTER)),
    )
    return st.lists(made, max_size=4)


def _done(steps: list[Step]) -> Document:
    text = BASE
    for step in steps:
        try:
            new = step(text)
        except (BadRequest, LookupError, Exception) as error:
            if type(error).__name__ not in ("BadRequest", "NotFound"):
                raise
            continue
        uids = [node.uid for node in new.walk()]
        text = new if len(set(uids)) == len(uids) else text
    return text


@settings(max_examples=150, deadline=None)
@given(_steps("mine"))
def test_brought_to_the_draft_it_comes_from_it_is_what_it_was(steps: list[Step]) -> None:
    mine = _done(steps)
    found = bring(BASE, mine, BASE)
    assert found.clashes == ()
    assert sorted(printed(found.document).values()) == sorted(printed(mine).values())


@settings(max_examples=150, deadline=None)
@given(_steps("mine"), _steps("theirs"))
def test_no_word_of_either_side_goes_unseen(mine_steps: list[Step], their_steps: list[Step]) -> None:
    mine, newer = _done(mine_steps), _done(their_steps)
    found = bring(BASE, mine, newer)
    said = set(printed(found.document).values())
    clashing = {clash.uid for clash in found.clashes}
    for entry in entries(mine):
        for node in (entry.node, *entry.inside):
            if printed(BASE).get(node.uid) != node.printed and entry.uid not in clashing:
                assert node.printed in said, "what I wrote is there, or shown as a clash"
    for entry in entries(newer):
        for node in (entry.node, *entry.inside):
            if printed(BASE).get(node.uid) != node.printed:
                assert node.printed in said or entry.uid in clashing, "what they wrote is there"
    uids = [node.uid for node in found.document.walk()]
    assert len(set(uids)) == len(uids)
    assert bring(BASE, BASE, newer).document == newer
