"""``drafting annotate``: comments in the file itself."""

from collections.abc import Callable, Iterator
from pathlib import Path

import docx as python_docx
import pytest

from drafting.model import Document, Language, Mark, Quote
from drafting.workbench import marks
from tests.cli.conftest import Run
from tests.word.commented import comments
from tests.word.reading import docx, p

Law = Callable[..., Path]


def says_shall(document: Document, language: Language) -> Iterator[Mark]:
    for node in document.walk():
        if "deberá" in node.text:
            yield Mark("duties", node.eid, f"{language}: un deber.", quote=Quote("deberá"))


@pytest.fixture(autouse=True)
def sayers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "SAYERS", {"duties": says_shall, "silent": lambda _d, _l: ()})


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "ley.docx"
    path.write_bytes(
        docx(p("Artículo 1.- El titular deberá avisar.") + p("Artículo 2.- Esta ley rige siempre."))
    )
    return path


def test_a_new_kind_comments_without_any_other_code(run: Run, draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    done = run("annotate", draft, "-o", out, "--with", "duties", "--date", "2026-03-01")
    assert (done.code, done.out) == (0, "")
    assert "1 comments" in done.err
    (found,) = comments(out.read_bytes()).values()
    assert (found.author, found.words, found.date) == ("Taller · duties", "deberá", "2026-03-01T00:00:00Z")
    assert len(python_docx.Document(str(out)).paragraphs) == 2


def test_all_kinds_unless_some_are_named(run: Run, draft: Path, tmp_path: Path) -> None:
    for options, count in (
        ((), 1),
        (("--with", "silent"), 0),
        (("--with", "silent, duties"), 1),
        (("--with", ""), 0),
    ):
        assert f"({count} comments)" in run("annotate", draft, "-o", tmp_path / "out.docx", *options).err


def test_a_plain_text_is_commented_in_house_style(run: Run, law: Law, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    text = law("ley.txt", "LEY DE PRUEBA", "Artículo 1.- El titular deberá avisar.")
    assert run("annotate", text, "-o", out).code == 0
    assert [c.words for c in comments(out.read_bytes()).values()] == ["deberá"]


@pytest.mark.parametrize(
    ("output", "options", "says"),
    [
        ("out.docx", ("--with", "duties,rumours"), "rumours"),
        ("out.txt", (), ".docx"),
        ("ley.docx", (), "ley.docx"),
        ("out.docx", ("--date", "mañana"), "mañana"),
    ],
    ids=["an unknown kind", "not a Word file", "the file itself", "no date"],
)
def test_bad_use_is_one_line_and_writes_nothing(
    run: Run, draft: Path, tmp_path: Path, output: str, options: tuple[str, ...], says: str
) -> None:
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    done = run("annotate", draft, "-o", tmp_path / output, *options)
    assert done.code == 2
    assert says in done.err
    assert done.err.count("\n") == 1
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_only_what_weighs_enough(run: Run, draft: Path, tmp_path: Path) -> None:
    for options, count in ((("--severity", "warning"), 0), (("--severity", "info"), 1)):
        assert f"({count} comments)" in run("annotate", draft, "-o", tmp_path / "out.docx", *options).err


def test_the_lists_kept_in_the_workspace_count_and_are_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # with what the lists say
    monkeypatch.delenv("DRAFTING_DATA", raising=False)
    law, newer, out = tmp_path / "ley.docx", tmp_path / "vecino.csv", tmp_path / "out.docx"
    law.write_bytes(docx(p("Artículo 1.- Son sustancias: fosgeno (75-44-5), agua (CAS 7732-18-5).")))
    newer.write_text("Item;Chemical;CAS number\n1;Water;7732-18-5\n", encoding="utf-8")
    shop = tmp_path / "data"
    took = run(
        "lists", newer, "--id", "vecino", "--name", "Lista vecina", "--version", "2027-01-01", "--data", shop
    )
    assert took.code == 0, took.err
    shipped = run("annotate", law, "-o", out, "--with", "substances")
    assert "Australia" in shipped.err
    assert "Lista vecina" not in shipped.err
    kept = run("annotate", law, "-o", out, "--with", "substances", "--data", shop)
    assert "Lista vecina (2027-01-01)" in kept.err
    nowhere = run("annotate", law, "-o", out, "--data", tmp_path / "none")
    assert nowhere.code == 2
