"""Both drafts in one sequence, as a reader expects to meet what went and what came."""

from drafting.compare import compare
from drafting.structure import parse_text
from drafting.word.merge import merge


def test_what_came_at_the_end_of_a_chapter_stands_before_the_annex_that_went() -> None:
    opening = "Artículo 1.- Uno.\n\nTRANSITORIOS\n\nPRIMERO.- Vigencia."
    old = parse_text(f"{opening}\n\nANEXO I\n\nLISTA\n\nClave | Nombre\n1 | Uno")
    new = parse_text(f"{opening}\n\nSEGUNDO.- Se publicará la lista.")
    olds, news = list(old.walk()), list(new.walk())
    seen = [
        f"-{olds[step.old].eid}"
        if step.new is None
        else f"+{news[step.new].eid}"
        if step.old is None
        else news[step.new].eid
        for step in merge(compare(old, new))
        if step.old is not None or step.new is not None
    ]
    assert seen == [
        "art_1", "transitories_1", "trans_1", "+trans_2", "-annex_I", "-annex_I__table_1", "-annex_I__table_1__row_1",
        "-annex_I__table_1__row_2",
    ]  # fmt: skip
