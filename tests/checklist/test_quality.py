"""What suggestions must find of what a careful reader labelled; the figures themselves are in docs/quality.md."""

from drafting import corpus
from tests.checklist.measure import RANKERS, Figures, Labelled, figures, labelled


def total(name: str, *, real: bool) -> Figures:
    checklist = corpus.legal_authorities()
    texts: list[Labelled] = [text for text in labelled() if text.real is real]
    return sum((figures(RANKERS[name](checklist, text), text) for text in texts), Figures())


def test_every_label_names_a_requirement_and_a_provision_that_are_there() -> None:
    known = {item.id for item in corpus.legal_authorities().requirements}
    pairs = 0
    for text in labelled():
        eids = {node.eid for node in text.document.walk()}
        assert set(text.answers) <= known
        for wanted in text.answers.values():
            assert set(wanted) <= eids
            pairs += len(wanted)
    assert pairs >= 500


def test_nearly_every_answer_of_our_own_texts_is_among_the_first_five() -> None:
    ours = total("suggestions", real=False)
    assert ours.at[2] / ours.asked >= 0.98
    assert ours.reciprocal / ours.asked >= 0.90
    for name in RANKERS:
        assert ours.reciprocal >= total(name, real=False).reciprocal
