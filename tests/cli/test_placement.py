"""``drafting placement``: the contract's document, and findings to fail on."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run

FINE = "Artículo 1.- Quien lo omita será sancionado con multa de cien a mil veces la Unidad de Medida y Actualización."


def test_every_provision_has_its_layer_with_the_words(run: Run, law: Callable[..., Path]) -> None:
    outcome = run("placement", law("reg.txt", "REGLAMENTO DE LA LEY DE GASES", FINE), "--json")
    assert outcome.code == 0
    assert outcome.json["layer"] == "regulation"
    (row,) = outcome.json["provisions"]
    assert {"eid", "belongs", "confidence", "rules", "evidence", "advice"} <= set(row)
    assert (row["eid"], row["belongs"]) == ("art_1", "statute")
    assert row["rules"][0] == "P02"
    assert "será sancionado" in row["evidence"]
    assert "statute" in row["advice"]
    assert row["opinion"] == "P02"
    assert outcome.json["findings"][0]["severity"] == "error"


def test_the_layer_can_be_named(run: Run, law: Callable[..., Path]) -> None:
    file = law("x.txt", "TEXTO", FINE)
    assert run("placement", file, "--layer", "statute", "--json").json["layer"] == "statute"
    assert run("placement", file, "--layer", "statute", "--json").json["findings"] == []


def test_findings_can_fail_the_command(run: Run, law: Callable[..., Path]) -> None:
    file = law("reg.txt", "REGLAMENTO DE LA LEY DE GASES", FINE)
    assert run("placement", file, "--fail-on", "error").code == 1
    assert run("placement", law("ley.txt", "LEY DE GASES", FINE), "--fail-on", "warning").code == 0


def test_an_unknown_layer_is_one_line(run: Run, law: Callable[..., Path]) -> None:
    outcome = run("placement", law("x.txt", "LEY", FINE), "--layer", "decree")
    assert outcome.code == 2
    assert len(outcome.err.strip().splitlines()) == 1
