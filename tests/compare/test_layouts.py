"""What holds for any lines of any source's layout, however they are mixed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.layouts import changed_units, paginated
from drafting.compare import compare
from drafting.model import ChangeKind, Op
from drafting.structure import blocks_of, parse_text
from tests.structure.expected import FOLDER

LINES = sorted(
    {line for file in FOLDER.glob("*/*.txt") for line in file.read_text(encoding="utf-8").split("\n")}
)
LAYOUTS = st.lists(st.sampled_from(LINES), max_size=40)
#: the real run of lines of a source, in its order
RUNS = st.sampled_from(sorted(FOLDER.glob("*/*.txt"))).flatmap(
    lambda file: st.tuples(st.just(file.read_text(encoding="utf-8").split("\n")), st.integers(0, 60)).map(
        lambda drawn: drawn[0][drawn[1] : drawn[1] + 40]
    )
)
TEXTS = st.one_of(LAYOUTS, RUNS).map("\n".join)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_the_tree_has_every_letter_and_every_eid_once(text: str) -> None:
    document = parse_text(text)
    wanted = "".join("".join(block.text.split()) for block in blocks_of(text))
    assert "".join(document.printed.split()) == wanted
    found = [node.eid for node in document.walk()]
    assert len(found) == len(set(found))


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_a_text_compared_with_itself_has_no_change(text: str) -> None:
    document = parse_text(text)
    assert set(compare(document, document).summary()) <= {"unchanged"}


@given(RUNS, st.data())
@settings(max_examples=80, deadline=None)
def test_edits_join_to_both_texts_and_mirror_each_other(lines: list[str], data: st.DataObject) -> None:
    other = list(lines)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(other)))
        match data.draw(st.sampled_from(["insert", "delete", "move"])):
            case "insert":
                other.insert(place, data.draw(st.sampled_from(LINES)))
            case "delete":
                del other[place : place + 1]
            case _:
                other = (
                    other[place:] + other[:place]
                    if len(other) < 12
                    else [*other[:place], *other[place + 2 :]]
                )
    old, new = parse_text("\n".join(lines)), parse_text("\n".join(other))
    there, back = compare(old, new), compare(new, old)
    for change in there.changes:
        before = "".join(text for op, text in change.edits if op is not Op.INSERT)
        after = "".join(text for op, text in change.edits if op is not Op.DELETE)
        assert before == (change.old.text if change.old else "")
        assert after == (change.new.text if change.new else "")
    came = sorted(change.new.printed for change in there.changes if change.old is None and change.new)
    went = sorted(change.old.printed for change in back.changes if change.new is None and change.old)
    assert came == went


def test_pages_that_moved_are_no_change_of_an_article() -> None:
    text = "\n".join(
        f"Artículo {n}.- La persona titular número {n} llevará un registro de lo que guarda y lo mostrará cuando\n"
        f"la autoridad competente lo pida por escrito, en los términos del reglamento de esta ley."
        for n in range(1, 60)
    )
    comparison = compare(parse_text(paginated(text, 11)), parse_text(paginated(text, 14, 3)))
    assert changed_units(comparison) == set()
    moved = [change for change in comparison.changes if ChangeKind.UNCHANGED not in change.kinds]
    assert [(change.new or change.old).number for change in moved] == ["pages"]
