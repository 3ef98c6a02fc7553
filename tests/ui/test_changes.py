"""The list of changes: what each touches, what can be passed over, and where a text came from."""

from drafting import compare
from drafting.model import Change, ChangeKind, Comparison, Evidence, Significance
from drafting.structure import eid
from drafting.ui.speech import Speech
from drafting.ui.views import changes, redline, touches
from tests.trees import document

ES = Speech("es")
OLD = """
chapter I | De las sanciones
  art 1 | Se impondrá prisión de cinco a diez años a quien produzca armas químicas.
  art 2 | La autoridad resolverá en diez días hábiles conforme al artículo 3.
chapter II | De lo demás
  art 3 | Los inspectores llevarán un registro de sus visitas y de lo que en ellas encuentren.
"""
NEW = """
chapter I | De las sanciones
  art 1 | Se impondrá prisión de ocho a doce años a quien produzca armas químicas.
  art 2 | La autoridad resolverá en diez días hábiles conforme al artículo 4.
  art 3 | Las cantidades de cada lista figuran en el anexo de esta ley.
    fr I | Quien las oculte pagará una multa de mil días.
chapter II | De lo demás
  art 4 | Los inspectores llevarán un registro de sus visitas y de lo que en ellas encuentren.
"""


def compared(old: str = OLD, new: str = NEW) -> Comparison:
    return compare.compare(*(eid.assign(document(text)) for text in (old, new)))


def rows_by_name() -> dict[str, redline.Row]:
    return {row["name"]: row for row in redline.redline_rows(compared(), ES) if row.get("stop")}


def test_a_change_says_what_it_touches_which_way_and_by_which_words() -> None:
    penalty = rows_by_name()["Artículo 1"]["touches"][0]
    assert (penalty["sig"], penalty["way"]) == ("penalty", "up")
    assert "→" in penalty["said"][0]


def test_a_new_article_touches_what_its_fractions_touch() -> None:
    assert rows_by_name()["Artículo 3"]["touches"][0]["sig"] == "penalty"


def test_a_reference_that_follows_has_a_name_of_its_own_to_be_passed_over_by() -> None:
    found = rows_by_name()
    assert found["Artículo 2"]["reasons"] == ["reference_followed"]
    assert found["Artículo 4"]["reasons"] == ["renumbered"]
    assert found["Artículo 1"]["reasons"] == ["modified"]


def test_figures_that_go_both_ways_are_told_as_such() -> None:
    sides = tuple(Evidence(Significance.AMOUNT, f"words {way}", way) for way in ("up", "down"))
    change = Change((ChangeKind.MODIFIED,), None, None, (), (), (Significance.AMOUNT,), sides)
    assert touches.touches([change]) == [{"sig": "amount", "way": "both", "said": ["words down", "words up"]}]


def test_weights_count_each_stop_once_the_weightiest_first() -> None:
    found = changes.weights(redline.redline_rows(compared(), ES))
    assert next(iter(found)) == "penalty"
    assert found["penalty"] == 2


def test_chapters_are_the_divisions_of_the_newer_text() -> None:
    packed = changes.payload(compared(), ES)
    assert [(each["name"], each["depth"]) for each in packed["chapters"]] == [
        ("CAPÍTULO I De las sanciones", 0),
        ("CAPÍTULO II De lo demás", 0),
    ]
    within = {tuple(group["within"]): len(group["stops"]) for group in packed["groups"]}
    assert within == {("chp_I",): 3, ("chp_II",): 1}


def test_a_new_chapter_does_not_speak_for_its_articles() -> None:
    old = "chapter I | Uno\n  art 1 | Esta ley regula las sustancias químicas que se enlistan."
    new = old + "\nchapter II | Dos\n  art 2 | Se impondrá multa de cien días.\n    fr I | Por ocultar datos;"
    rows = redline.redline_rows(compared(old, new), ES)
    assert [row["name"] for row in rows if row.get("stop")] == ["CAPÍTULO II", "Artículo 2"]


def test_a_part_that_was_divided_off_says_where_its_text_stood() -> None:
    first, rest = compared().old.provisions[0].children
    change = Change((ChangeKind.INSERTED, ChangeKind.SPLIT), None, first, origin=rest, origin_edits=())
    before = {rest.eid: (compared().old.provisions[0], rest)}
    (row,) = redline.rows_of([change], before, {first.eid: (first,)}, ES)
    assert row["came"] == "Artículo 2, CAPÍTULO I"
    change = Change((ChangeKind.DELETED, ChangeKind.MERGED), first, None, origin=rest)
    (row,) = redline.rows_of([change], {first.eid: (first,)}, before, ES)
    assert row["went"] == "Artículo 2, CAPÍTULO I"
