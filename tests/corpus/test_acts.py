from pathlib import Path

import pytest

from drafting.corpus.agencies import agencies, read_agencies
from drafting.corpus.deciders import decider_rules, read_decider_rules
from drafting.corpus.delegations import delegation_rules, read_delegation_rules
from drafting.corpus.duties import duty_rules, read_duty_rules
from drafting.corpus.places import DIRECTORY
from drafting.corpus.questions import read_questions
from drafting.errors import InvalidData


def test_the_files_that_are_shipped_are_sound():
    assert agencies().agencies
    assert decider_rules().functions
    assert duty_rules().kinds
    assert delegation_rules().instruments


@pytest.mark.parametrize(
    ("file", "read", "old", "new"),
    [
        ("agencies.toml", read_agencies, 'id = "mx-sspc"', 'id = "mx-aduanas"'),
        ("agencies.toml", read_agencies, "verified = false", 'verified = "no"'),
        ("agencies.toml", read_agencies, "superior jerarquico", "superior (jerarquico"),
        ("clauses/deciders.toml", read_decider_rules, '"opinar", ', '"opinar ~ (", '),
        ("clauses/duties.toml", read_duty_rules, 'es = "declarar"', 'nombre = "declarar"'),
        ("clauses/delegations.toml", read_delegation_rules, 'layer = "regulation"', 'layer = "decree"'),
        ("clauses/deciders.toml", read_decider_rules, 'id = "inspects"', 'id = "receives"'),
        ("clauses/deciders.toml", read_decider_rules, "[second]", '[second]\nfr = "autre"'),
        ("clauses/questions.toml", read_questions, "[silence]", '[silence]\nfr = "silence"'),
        ("clauses/questions.toml", read_questions, 'table = "clocks"', 'table = "penalties"'),
    ],
    ids=[
        "an id twice",
        "not a flag",
        "no pattern",
        "no act",
        "a name missing",
        "an unknown layer",
        "a function twice",
        "a language of no use",
        "a question of no use",
        "a table twice",
    ],
)
def test_a_slip_in_a_file_is_refused_with_its_place(file, read, old, new, tmp_path):
    text = (DIRECTORY / file).read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / Path(file).name
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidData) as wrong:
        read(broken)
    assert Path(file).name in str(wrong.value)
