"""Bad files, one by one: one sentence, exit 2, nothing stored."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from drafting.structure import parse_text
from drafting.word.house import clean
from tests.cli.conftest import Run


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", b" " * 120_000_000)
    return packed.getvalue()


def archive(name: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr(name, "no")
    return packed.getvalue()


def word() -> bytes:
    return clean(parse_text("Artículo 1.- Uno.\n\nArtículo 2.- Dos."))


def entities() -> bytes:
    lines = [
        '<!ENTITY a "ha">',
        *(
            f'<!ENTITY {name} "&{inner};&{inner};">'
            for inner, name in zip("abcdefgh", "bcdefghi", strict=True)
        ),
    ]
    return (
        f'<?xml version="1.0"?><!DOCTYPE akomaNtoso [{"".join(lines)}]><akomaNtoso>&i;</akomaNtoso>'.encode()
    )


BAD: dict[str, Callable[[], bytes]] = {
    "empty.txt": lambda: b"",
    "blank.txt": lambda: b" \n\n \t\n",
    "not-a-zip.docx": lambda: b"This is no Word file at all.",
    "bomb.docx": bomb,
    "truncated.docx": lambda: word()[:-400],
    "half.docx": lambda: word()[: len(word()) // 2],
    "huge.txt": lambda: b"Art\xc3\xadculo 1.- Uno.\n\n" * 2_700_000,
    "rubbish.bin": lambda: random.Random(1).randbytes(40_000),
    "rubbish.txt": lambda: random.Random(2).randbytes(40_000),
    "entities.xml": entities,
    "broken.xml": lambda: b"<akomaNtoso><act>",
    "law.pdf": lambda: b"%PDF-1.7\n" + random.Random(3).randbytes(500),
    "archive.zip": lambda: archive("../../escape.txt"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_bad_file_gets_one_sentence_and_leaves_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, language: str
) -> None:
    monkeypatch.setenv("DRAFTING_LANG", language)
    path = tmp_path / name
    path.write_bytes(BAD[name]())
    for command in (["parse", path, "--json"], ["import", path, "--instrument", "ley", "--title", "Ley"]):
        outcome = run(*command)
        assert outcome.code == 2
        assert outcome.out == ""
        sentences = [line for line in outcome.err.splitlines() if line.startswith("drafting: ")]
        assert len(sentences) == 1
        assert "Traceback" not in outcome.err
    assert run("drafts", "--json").json == {"drafts": []}


def test_a_latin_1_text_is_read_as_it_was_meant(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Artículo 1o.- La Dirección señalará el año.".encode("latin-1"))
    (article,) = run("parse", path, "--json").json["provisions"]
    assert article["text"] == "La Dirección señalará el año."


def test_a_redline_names_the_file_with_the_damaged_part(run: Run, tmp_path: Path) -> None:
    good, bad = tmp_path / "bueno.docx", tmp_path / "dañado.docx"
    good.write_bytes(word())
    for part in ("word/styles.xml", "word/document.xml"):
        with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
            for name in source.namelist():
                data = source.read(name)
                target.writestr(name, data[: len(data) // 2] if name == part else data)
        for old, new in ((good, bad), (bad, good)):
            outcome = run("redline", old, new, "-o", tmp_path / "r.docx")
            assert outcome.code == 2
            assert "dañado.docx" in outcome.err
            assert "bueno.docx" not in outcome.err
