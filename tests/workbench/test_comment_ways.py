"""Comments whose words went to another instrument, and whose a thing is to see to."""

import pytest

from drafting.errors import BadRequest, Conflict, NotFound
from drafting.model import Draft, Instrument, Layer, Quote
from drafting.review.carry import Fate
from drafting.review.model import State
from drafting.workbench import Workbench

FORM = (
    "Artículo 3.- La solicitud de licencia se presentará en el formulario que la autoridad publique en su portal, "
    "con la firma electrónica de la persona responsable y el comprobante del pago de los derechos.\n\n"
)
LAW_TEXT = (
    f"Artículo 1.- Esta ley es de orden público.\n\nArtículo 2.- La autoridad otorga licencias.\n\n{FORM}"
)
RULES_TEXT = "Artículo 1.- Este reglamento desarrolla la ley en materia de registro de personas.\n\n"


@pytest.fixture
def moved(desk: Workbench) -> tuple[Workbench, Draft]:
    """An article of the law that stands in the regulation by now."""
    desk.add_instrument(Instrument("rules", "Reglamento", "R", "es", Layer.REGULATION, 2))
    first = desk.import_draft("law", LAW_TEXT.encode(), "1.txt").draft
    desk.import_draft("rules", RULES_TEXT.encode(), "1.txt")
    return desk, first


def go(desk: Workbench) -> Draft:
    desk.import_draft("rules", (RULES_TEXT + FORM.replace("3.-", "2.-")).encode(), "2.txt")
    return desk.import_draft("law", LAW_TEXT.replace(FORM, "").encode(), "2.txt").draft


def uid_of(desk: Workbench, draft: Draft, eid: str) -> str:
    return next(node.uid for node in desk.document(draft.id).walk() if node.eid == eid)


def test_a_comment_says_in_which_instrument_its_words_stand_now_and_goes_on_there(
    moved: tuple[Workbench, Draft],
) -> None:
    desk, first = moved
    uid = uid_of(desk, first, "art_3")
    one = desk.reviews.add(first.id, uid, "¿Y en papel?", quote=Quote("firma electrónica"), assigned="Ana")
    desk.reviews.reply(one.key, "También.")
    stays = desk.reviews.add(first.id, uid_of(desk, first, "art_2"), "Bien.")
    assert desk.reviews.went(first.id) == {}
    latest = go(desk)
    (way,) = desk.reviews.went(latest.id).items()
    assert (way[0], way[1].instrument.slug, way[1].provision.eid) == (one.key, "rules", "art_2")
    made = desk.reviews.carry(one.key)
    assert (made.instrument, made.eid, made.quote.exact, made.state) == (
        "rules", "art_2", "firma electrónica", State.OPEN,
    )  # fmt: skip
    assert ([reply.text for reply in made.replies], made.assigned) == (["También."], "Ana")
    here = desk.reviews.comment(one.key)
    assert (here.state, "R, Artículo 2" in here.answer) == (State.ANSWERED, True)
    (there,) = desk.reviews.heard(desk.draft("rules").id)
    assert there.fate is Fate.SAME
    with pytest.raises(NotFound):
        desk.reviews.carry(stays.key)
    assert desk.verify() == ()


def test_who_was_slower_carries_nothing(moved: tuple[Workbench, Draft]) -> None:
    desk, first = moved
    one = desk.reviews.add(first.id, uid_of(desk, first, "art_3"), "¿Y en papel?")
    go(desk)
    desk.reviews.settle(one.key, state=State.DEFERRED)
    with pytest.raises(Conflict):
        desk.reviews.carry(one.key, after=0)
    assert desk.reviews.comments("rules") == ()


def test_a_comment_is_given_into_hands_and_taken_out_of_them(moved: tuple[Workbench, Draft]) -> None:
    desk, first = moved
    one = desk.reviews.add(first.id, "", "Del todo.", assigned=" Ana  Ruiz ")
    assert desk.reviews.comment(one.key).assigned == "Ana  Ruiz"
    desk.reviews.assign(one.key, "Eva Luna")
    assert desk.reviews.comment(one.key).assigned == "Eva Luna"
    assert desk.reviews.hands("law") == ("Eva Luna", "drafter")
    desk.reviews.assign(one.key, "")
    assert desk.reviews.comment(one.key).assigned == ""
    with pytest.raises(BadRequest):
        desk.reviews.assign(one.key, "x" * 121)
    with pytest.raises(NotFound):
        desk.reviews.assign("law/none", "Eva")
    with pytest.raises(Conflict):
        desk.reviews.assign(one.key, "Eva", after=0)
