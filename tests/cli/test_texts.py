"""parse, compare and redline keep the contract of the command line."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.cli.texts import change_row
from drafting.compare import compare
from drafting.structure import parse_text
from drafting.word.resolve import paragraphs
from tests.cli.conftest import Run

OLD = (
    "LEY DE SUSTANCIAS",
    "CAPÍTULO I",
    "DEL OBJETO",
    "Artículo 1o.- Esta Ley es de orden público.",
    "Artículo 2o.- Se impondrán de dos a seis años de prisión a quien importe sin licencia.",
    "I. Uno;",
    "II. Dos.",
)
NEW = (
    *OLD[:4],
    "Artículo 1o Bis.- La Secretaría podrá emitir lineamientos.",
    "Artículo 2o.- Se impondrán de cuatro a doce años de prisión a quien importe sin licencia.",
    *OLD[5:],
)


def test_parse_gives_every_provision_with_its_parent(run: Run, law: Callable[..., Path]) -> None:
    found = run("parse", law("old.txt", *OLD), "--json").json
    assert (found["language"], found["title"]) == ("es", "LEY DE SUSTANCIAS")
    rows = [(row["eid"], row["kind"], row["number"], row["parent"]) for row in found["provisions"]]
    assert rows == [
        ("preface_1", "preface", "", None),
        ("chp_I", "chapter", "I", None),
        ("art_1", "article", "1", "chp_I"),
        ("art_2", "article", "2", "chp_I"),
        ("art_2__fr_I", "fraction", "I", "art_2"),
        ("art_2__fr_II", "fraction", "II", "art_2"),
    ]


def test_compare_gives_edits_that_join_to_both_texts(run: Run, law: Callable[..., Path]) -> None:
    old, new = law("old.txt", *OLD), law("new.txt", *NEW)
    found = run("compare", old, new, "--json").json
    texts = {
        side: {row["eid"]: row["text"] for row in run("parse", path, "--json").json["provisions"]}
        for side, path in (("old", old), ("new", new))
    }
    for change in found["changes"]:
        for side, kept in (("old", "=-"), ("new", "=+")):
            if change[side]:
                joined = "".join(text for op, text in change["edits"] if op in kept)
                assert joined == texts[side][change[side]["eid"]]
    assert found["summary"] == {"unchanged": 5, "inserted": 1, "modified": 1}
    modified = next(change for change in found["changes"] if "modified" in change["changes"])
    assert (modified["old"]["eid"], modified["significance"][0]) == ("art_2", "penalty")
    assert ["-", "dos a seis"] in modified["edits"] or found["words"]["deleted"] == 2


def test_the_json_of_a_change_has_its_headings_grounds_and_origin() -> None:
    said = [parse_text("\n\n".join((OLD[0], OLD[1], heading, *rest))) for heading, rest in
            (("Del objeto", OLD[3:]), ("Del objeto y fin", NEW[3:]))]  # fmt: skip
    found = {row.provision.eid: row for row in compare(*said).changes}
    headed = change_row(found["chp_I"])
    assert (headed["edits"], headed["heading_edits"]) == ([], [["=", "Del objeto"], ["+", " y fin"]])
    raised = change_row(found["art_2"])
    assert raised["evidence"][0] == {
        "significance": "penalty", "words": "dos a seis → cuatro a doce años", "direction": "up"
    }  # fmt: skip
    assert raised["origin"] is None
    split = change_row(replace(found["art_2"], origin=found["art_1"].old))
    assert split["origin"] == {"eid": "art_1", "kind": "article", "number": "1", "label": "Artículo 1o.-"}


def test_compare_reads_aloud_without_json(run: Run, law: Callable[..., Path]) -> None:
    outcome = run("compare", law("old.txt", *OLD), law("new.txt", *NEW))
    assert outcome.code == 0
    assert "Artículo 1o Bis.-" in outcome.out
    assert "1 inserted" not in outcome.err


def test_redline_writes_both_texts_into_one_file(run: Run, law: Callable[..., Path], tmp_path: Path) -> None:
    target = tmp_path / "changes.docx"
    outcome = run(
        "redline",
        law("old.txt", *OLD),
        law("new.txt", *NEW),
        "-o",
        target,
        "--author",
        "Counsel",
        "--date",
        "2026-03-31",
    )
    assert (outcome.code, outcome.out) == (0, "")
    data = target.read_bytes()
    assert any("de dos a seis años" in text for text in paragraphs(data, "reject"))
    assert any("de cuatro a doce años" in text for text in paragraphs(data, "accept"))
    assert b"w:del " in __import__("zipfile").ZipFile(target).read("word/document.xml")


def test_what_left_the_law_is_found_in_the_regulation(run: Run) -> None:
    seeds = Path(__file__).parent.parent.parent / "seeds"
    law, regulation = seeds / "ley-federal-quimica", seeds / "reglamento-ley-quimica" / "01.txt"
    found = run("compare", law / "05.txt", law / "06.txt", "--elsewhere", regulation, "--json").json[
        "crossings"
    ]
    assert {row["old"]["eid"] for row in found} >= {"annex_I", "annex_II"}
    assert all(row["elsewhere"]["eid"].startswith("annex") for row in found if row["old"]["kind"] == "annex")
    assert "annex" in run("compare", law / "05.txt", law / "06.txt", "--elsewhere", regulation).out


def test_language_can_be_told(run: Run, law: Callable[..., Path]) -> None:
    file = law("short.txt", "1. 2. 3.")
    assert run("parse", file, "--json", "--language", "en").json["language"] == "en"


@pytest.mark.parametrize(
    "words",
    [[], ["--nonsense"], ["parse"], ["nonsense"], ["redline", "a", "b"], ["parse", "x", "--language", "fr"]],
)
def test_bad_use_is_one_line_and_exit_2(run: Run, words: list[str]) -> None:
    outcome = run(*words)
    if not words:
        assert "Usage" in outcome.out + outcome.err
        return
    assert outcome.code == 2
    assert outcome.out == ""
    assert len(outcome.err.splitlines()) == 1


def test_a_redline_is_a_word_file(run: Run, law: Callable[..., Path], tmp_path: Path) -> None:
    outcome = run("redline", law("a.txt", *OLD), law("b.txt", *NEW), "-o", tmp_path / "x.txt")
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)


def test_a_redline_never_overwrites_what_it_compares(
    run: Run, law: Callable[..., Path], tmp_path: Path
) -> None:
    assert run("redline", law("a.txt", *OLD), law("b.txt", *NEW), "-o", tmp_path / "c.docx").code == 0
    before = (tmp_path / "c.docx").read_bytes()
    assert run("redline", tmp_path / "c.docx", law("b.txt", *NEW), "-o", tmp_path / "c.docx").code == 2
    assert (tmp_path / "c.docx").read_bytes() == before


def test_a_date_that_is_none_is_refused(run: Run, law: Callable[..., Path], tmp_path: Path) -> None:
    outcome = run(
        "redline", law("a.txt", *OLD), law("b.txt", *NEW), "-o", tmp_path / "x.docx", "--date", "yesterday"
    )
    assert outcome.code == 2
    assert "yesterday" in outcome.err
    assert not (tmp_path / "x.docx").exists()


def test_the_reader_is_answered_in_spanish(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTING_LANG", "es")
    assert "no existe" in run("parse", "/nowhere/law.txt").err


def test_a_fault_of_the_program_is_no_traceback(
    run: Run, law: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("drafting.workbench.papers.read_file", fail)
    outcome = run("parse", law("a.txt", *OLD))
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    assert "RuntimeError" in outcome.err
