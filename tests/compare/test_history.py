"""One provision through its drafts, on small laws; ``test_history_seeds.py`` has the seeds' story."""

from drafting.compare.inside import inside
from drafting.compare.kinship import Kin, Turn
from drafting.model import ChangeKind, Edit, Op
from tests.compare.law import TEXTS, numbered
from tests.compare.lineage import Lineage, drawn

LIST = """
art 1 | Los titulares llevarán:
  fr I | Un registro de sustancias, al día y foliado;
  fr II | Un inventario anual de existencias y mermas.
"""


def turns(found: Lineage, number: int, name: str) -> list[tuple[int, int, list[str]]]:
    steps = found.history(found.uid(number, name)).steps
    return [(step.draft.number, step.last.number, [turn.value for turn in step.turns]) for step in steps]


def test_what_nobody_touches_has_one_step_until_the_last_draft() -> None:
    found = drawn(*[numbered(*TEXTS[:3])] * 4)
    assert turns(found, 1, "art_2") == [(1, 4, ["born"])]


def test_changes_renumberings_and_quiet_drafts_between() -> None:
    reworded = TEXTS[1].replace("cada año", "cada mes")
    found = drawn(
        numbered(*TEXTS[:4]),
        numbered(TEXTS[0], reworded, *TEXTS[2:4]),
        numbered(TEXTS[0], reworded, *TEXTS[2:4]),
        numbered(TEXTS[0], TEXTS[8], reworded, *TEXTS[2:4]),
    )
    assert turns(found, 4, "art_3") == [(1, 1, ["born"]), (2, 3, ["modified"]), (4, 4, ["renumbered"])]
    step = found.history(found.uid(4, "art_3")).steps[1]
    assert step.before == found.drafts[0]
    (change,) = step.changes
    assert [edit for edit in change.edits if edit.op is not Op.EQUAL] == [
        Edit(Op.DELETE, "año"),
        Edit(Op.INSERT, "mes"),
    ]


def test_a_provision_that_goes_is_told_with_its_last_words() -> None:
    found = drawn(numbered(*TEXTS[:4]), numbered(*TEXTS[:2], TEXTS[3]), numbered(*TEXTS[:2], TEXTS[3]))
    history = found.history(found.uid(1, "art_3"))
    assert not history.alive
    assert [(step.draft.number, step.turns) for step in history.steps] == [
        (1, (Turn.BORN,)),
        (2, (Turn.GONE,)),
    ]
    assert history.steps[-1].provision is None
    assert history.steps[-1].last.number == 3
    assert history.steps[-1].changes[0].edits == (Edit(Op.DELETE, TEXTS[2]),)
    assert history.present.provision.text == TEXTS[2]
    assert history.latest.draft.number == 1


def test_an_article_is_modified_when_a_fraction_of_it_is_and_the_step_says_which() -> None:
    found = drawn(LIST, LIST.replace("anual", "mensual"))
    history = found.history(found.uid(1, "art_1"))
    assert [step.turns for step in history.steps] == [(Turn.BORN,), (Turn.MODIFIED,)]
    told = [(change.provision.eid, change.kinds) for change in history.steps[1].changes]
    assert told == [
        ("art_1", (ChangeKind.UNCHANGED,)),
        ("art_1__fr_I", (ChangeKind.UNCHANGED,)),
        ("art_1__fr_II", (ChangeKind.MODIFIED,)),
    ]


def test_a_fraction_has_a_history_of_its_own() -> None:
    found = drawn(LIST, LIST.replace("anual", "mensual"))
    assert turns(found, 1, "art_1__fr_I") == [(1, 2, ["born"])]
    assert turns(found, 1, "art_1__fr_II") == [(1, 1, ["born"]), (2, 2, ["modified"])]
    history = found.history(found.uid(1, "art_1__fr_II"))
    assert [node.eid for node in history.present.above] == ["art_1"]


def test_a_move_to_another_chapter_is_told_with_both_places() -> None:
    def law(first: list[str], second: list[str]) -> str:
        chapters = [("I | Del registro", first), ("II | De las sanciones", second)]
        return "\n".join(
            f"chapter {name}\n" + "\n".join(f"  art {at} | {text}" for at, text in articles)  # type: ignore[misc]
            for name, articles in chapters
        )

    articles = list(enumerate(TEXTS[:6], start=1))
    found = drawn(
        law(articles[:3], articles[3:]), law([articles[0], articles[2]], [*articles[3:], articles[1]])
    )  # type: ignore[arg-type]
    history = found.history(found.uid(1, "art_2"))
    assert [step.turns for step in history.steps] == [(Turn.BORN,), (Turn.MOVED,)]
    assert [[node.number for node in step.above] for step in history.steps] == [["I"], ["II"]]


def test_an_article_divided_names_its_kin_on_both_sides() -> None:
    found = drawn(
        numbered(TEXTS[0], f"{TEXTS[1]} {TEXTS[2]}", TEXTS[3]),
        numbered(TEXTS[0], TEXTS[1], TEXTS[2], TEXTS[3]),
    )
    first, second = found.uid(2, "art_2"), found.uid(2, "art_3")
    origin = found.uid(1, "art_2")
    (other,) = {first, second} - {origin}
    born = found.history(other).steps[0]
    assert born.turns == (Turn.BORN, Turn.SPLIT)
    assert born.kin == (Kin(origin, 1),)
    divided = found.history(origin).steps[1]
    assert Turn.SPLIT in divided.turns
    assert divided.kin == (Kin(other, 2),)


def test_articles_gathered_into_one_name_their_kin_on_both_sides() -> None:
    found = drawn(
        numbered(TEXTS[0], TEXTS[1], TEXTS[2], TEXTS[3]),
        numbered(TEXTS[0], f"{TEXTS[1]} {TEXTS[2]}", TEXTS[3]),
    )
    kept = found.uid(2, "art_2")
    (gone,) = {found.uid(1, "art_2"), found.uid(1, "art_3")} - {kept}
    ended = found.history(gone).steps[1]
    assert ended.turns == (Turn.MERGED, Turn.GONE)
    assert ended.kin == (Kin(kept, 2),)
    assert Turn.MERGED in found.history(kept).steps[1].turns
    assert found.history(kept).steps[1].kin == (Kin(gone, 1),)


def test_the_step_that_holds_in_a_draft() -> None:
    found = drawn(
        numbered(*TEXTS[:2]), numbered(*TEXTS[:3]), numbered(*TEXTS[:3]), numbered(TEXTS[8], *TEXTS[:3])
    )
    history = found.history(found.uid(2, "art_3"))
    held = [history.step_at(number) for number in (1, 2, 3, 4)]
    assert [step.draft.number if step else None for step in held] == [None, 2, 2, 4]


def test_a_provision_that_comes_back_under_its_uid_is_told_against_when_it_was_last_seen() -> None:
    found = drawn(numbered(*TEXTS[:4]), numbered(*TEXTS[:2], TEXTS[3]), numbered(*TEXTS[:4]))
    back = found.uid(1, "art_3")
    again = found.documents[0].map(lambda node: node)
    history = Lineage(found.drafts, (*found.documents[:2], again), found.facts).history(back)
    assert [step.turns for step in history.steps] == [(Turn.BORN,), (Turn.GONE,), (Turn.RETURNED,)]
    assert history.steps[2].changes[0].kinds == (ChangeKind.UNCHANGED,)


def test_inside_takes_one_provision_not_two() -> None:
    found = drawn(LIST)
    article = found.documents[0].provisions[0]
    assert {change.kinds for change in inside(None, article)} == {(ChangeKind.INSERTED,)}
    assert {change.kinds for change in inside(article, None)} == {(ChangeKind.DELETED,)}
    assert {change.kinds for change in inside(article, article)} == {(ChangeKind.UNCHANGED,)}
    assert inside(None, None) == ()
