"""Verbs by class and by form: no form that a shape looks for is missing from the words a verb is found by."""

import pytest

from drafting.clauses.acts import Acts, Index, act
from drafting.clauses.forms import shapes, words_of
from drafting.clauses.marked import fold
from drafting.clauses.patterns import pattern
from drafting.clauses.penalties.measures import Measure, imposing
from drafting.corpus.deciders import read_decider_rules
from drafting.corpus.places import DIRECTORY
from drafting.errors import InvalidData

SAID = [
    ("es", "conservar", "conservar conserven conservarán conservadas conservarlo conserva"),
    ("es", "resolver", "resuelve resolverá resuelto resolverse"),
    ("es", "dar", "dar da dará dado"),
    ("en", "keep", "keep keeps kept keeping"),
    ("en", "notify", "notify notifies notified notifying"),
    ("en", "publish", "publish publishes published publishing"),
    ("en", "label", "label labels labelled labeled labelling"),
    ("en", "submit", "submit submits submitted submitting"),
]


@pytest.mark.parametrize(("language", "verb", "forms"), SAID)
def test_a_verb_is_found_by_every_form_a_law_has_it_in(language, verb, forms):
    plain = forms.replace("á", "a").split()
    assert set(plain) <= words_of(verb, language)
    assert all(any(one.gate.search(word) for one in shapes(verb, language)) for word in plain)


def test_a_preposition_is_no_form_of_dar():
    assert not any(one.gate.search("de") for one in shapes("dar", "es"))


def test_acts_are_found_by_their_words_in_the_order_of_the_data():
    acts = Acts([act("keep ~ record", "en"), act("assist ~ officer", "en"), act("co-operate", "en")])
    assert [one.verb for one in acts.among("shall co-operate and keep a record")] == ["keep", "co-operate"]
    assert acts.among("the record") == []


def test_several_lists_asked_together_find_what_each_finds_alone():
    one = Acts([act("keep ~ record", "en"), act("assist ~ officer", "en")])
    other = Acts([act("keep ~ list", "en"), act("co-operate", "en")])
    index = Index([one, other])
    for words in ("shall co-operate and keep a record", "shall assist", "the record"):
        found = index.among(words)
        assert [found.get(0, []), found.get(1, [])] == [one.among(words), other.among(words)], words


MEASURES = [
    ("es", "suspender", "se suspenderá la licencia; podrá suspender la licencia; la licencia, suspenderla; "
     "la licencia será suspendida"),
    ("es", "dar de baja", "dará de baja el registro; podrá dar de baja el registro; el registro será dado de baja"),
    ("es", "hacer inscribir", "hará inscribir el registro; podrá hacer inscribir el registro"),
    ("en", "revoke", "may revoke the licence; the licence may be revoked; that the licence be revoked; "
     "may suspend the licence or revoke it"),
    ("en", "deny", "may deny the licence; the licence may be denied"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "verb", "said"), MEASURES)
def test_no_form_of_a_measure_is_looked_for_without_letters_that_it_has(language, verb, said):
    things = ("licencia", "registro") if language == "es" else ("licence",)
    forms = [(root, pattern(form)) for root, form in imposing(Measure((verb,), (), (), things), language)]
    for text in map(fold, said.split("; ")):
        found = [root for root, form in forms if form.search(text)]
        assert found, text
        assert all(root and root in text for root in found), text


def test_a_rule_that_names_no_known_class_of_verbs_is_refused(tmp_path):
    text = (DIRECTORY / "clauses" / "deciders.toml").read_text(encoding="utf-8")
    file = tmp_path / "deciders.toml"
    file.write_text(text.replace('"[grant] ', '"[gift] ', 1), encoding="utf-8")
    with pytest.raises(InvalidData, match="gift"):
        read_decider_rules(file)
