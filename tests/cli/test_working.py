"""drafting working."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run


def test_a_provision_is_written_and_published_from_the_command_line(
    run: Run, law: Callable[..., Path], tmp_path: Path
) -> None:
    run(
        "import",
        law("a.txt", "LEY A", "Artículo 1.- Uno.", "Artículo 2.- Dos."),
        "--instrument",
        "a",
        "--title",
        "Ley A",
    )
    copy = run("working", "begin", "a").out.strip()
    typed = tmp_path / "typed.txt"
    typed.write_text("Dos, a saber:\nI. Uno, y\nII. Otro.", encoding="utf-8")
    assert run("working", "write", copy, "art_2", str(typed)).code == 0
    assert run("working", "show", copy, "art_2").out.splitlines()[-1] == "II. Otro."
    shown = run("working", "show", copy, "--json").json
    assert [(row["eid"], row["what"]) for row in shown["changes"]] == [("art_2", "words")]
    assert [row["revision"] for row in run("working", "list", "--json").json["copies"]] == [2]
    published = run("working", "publish", copy, "--stage", "working", "--note", "Con fracciones")
    assert published.code == 0
    assert "Draft 2 of a was saved." in published.err
    assert run("working", "list").err.startswith("There is no working copy.")
    assert [row["state"] for row in run("working", "list", "--all", "--json").json["copies"]] == ["published"]


def test_a_discarded_copy_comes_back(run: Run, law: Callable[..., Path]) -> None:
    run("import", law("a.txt", "LEY A", "Artículo 1.- Uno."), "--instrument", "a", "--title", "Ley A")
    copy = run("working", "begin", "a").out.strip()
    assert run("working", "discard", copy).code == 0
    assert run("working", "publish", copy).code == 2
    assert run("working", "discard", copy, "--bring-back").code == 0
    assert run("working", "publish", copy).err.count("\n") == 1, "nothing differs: one line says so"


def test_what_is_not_there_is_said_in_one_line(run: Run) -> None:
    for wrong in (("show", "9"), ("discard", "9"), ("begin", "x"), ("publish", "9")):
        told = run("working", *wrong)
        assert (told.code, told.err.count("\n")) == (2, 1)


def test_annexes_are_numbered_in_sequence_after_they_were_looked_at(
    run: Run, law: Callable[..., Path], tmp_path: Path
) -> None:
    run(
        "import",
        law("a.txt", "LEY A", "Artículo 1.- El formato es el del Anexo II.", "ANEXO I", "Uno.", "ANEXO III", "Dos.",
            "ANEXO II", "Tres."),
        "--instrument", "a", "--title", "Ley A",
    )  # fmt: skip
    copy = run("working", "begin", "a").out.strip()
    looked = run("working", "renumber", copy, "annexes", "--json").json
    assert [(one["old"], one["new"]) for one in looked["relabels"]] == [
        ("ANEXO III", "ANEXO II"),
        ("ANEXO II", "ANEXO III"),
    ]
    assert [(one["eid"], one["number"], one["new"]) for one in looked["follows"]] == [("art_1", "II", "III")]
    assert not looked["done"]
    assert "Nothing was changed yet" in run("working", "renumber", copy, "annexes").err
    assert run("working", "show", copy, "art_1").out.splitlines()[-1] == "El formato es el del Anexo II."
    assert "Saved as revision 2." in run("working", "renumber", copy, "annexes", "--do").err
    assert run("working", "show", copy, "art_1").out.splitlines()[-1] == "El formato es el del Anexo III."
    assert "nothing would change" in run("working", "renumber", copy, "annexes").err


def test_a_paragraph_put_above_is_told_and_what_cites_those_below_is_mended(
    run: Run, law: Callable[..., Path], tmp_path: Path
) -> None:
    run(
        "import",
        law("a.txt", "LEY A", "Artículo 1.- Uno.", "Dos es lo que sigue.", "Artículo 2.- Según el segundo párrafo del artículo 1."),
        "--instrument", "a", "--title", "Ley A",
    )  # fmt: skip
    copy = run("working", "begin", "a").out.strip()
    typed = tmp_path / "typed.txt"
    typed.write_text("Uno.\nEsto es nuevo.\nDos es lo que sigue.", encoding="utf-8")
    run("working", "write", copy, "art_1", str(typed))
    looked = run("working", "mend", copy, "--json").json
    assert [(one["eid"], one["number"], one["new"]) for one in looked["follows"]] == [
        ("art_2", "segundo", "tercer")
    ]
    left = run("working", "mend", copy, "--do", "--leave", looked["follows"][0]["key"])
    assert "Nothing was changed yet" in left.err
    assert "Saved as revision 3." in run("working", "mend", copy, "--do").err
    assert (
        run("working", "show", copy, "art_2").out.splitlines()[-1]
        == "Según el tercer párrafo del artículo 1."
    )
