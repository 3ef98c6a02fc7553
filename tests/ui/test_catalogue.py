"""Every sentence the app asks for is in the catalogue, and no sentence stands in the code."""

import re
from pathlib import Path

from drafting.compare.kinship import Turn
from drafting.messages import catalogue
from drafting.model import ChangeKind, Kind, Layer, Significance

UI = Path(__file__).parent.parent.parent / "drafting" / "ui"
PYTHON = [*sorted(UI.rglob("*.py")), UI.parent / "serve.py"]
GROUPS = {
    "reader.js": "ui.reader",
    "redline.js": "ui.redline",
    "rail.js": "ui.redline",
    "minimap.js": "ui.redline",
    "board.js": "ui.board",
    "history.js": "ui.history",
    "turns.js": "ui.history",
    "matrix.js": "ui.history",
    "three.js": "ui.three",
    "chapters.js": "ui.chapters",
    "editor.js": "ui.editor",
    "edit_rail.js": "ui.edit_rail",
}


def test_every_key_that_the_pages_name_exists() -> None:
    known = catalogue("es")
    for path in PYTHON:
        for key in re.findall(r"\"((?:ui|serve)\.[a-z_.]+[a-z])\"", path.read_text(encoding="utf-8")):
            whole = key in known or any(found.startswith(f"{key}.") for found in known)
            assert whole, f"{path.name}: {key}"


def test_every_word_that_a_component_asks_for_is_handed_to_it() -> None:
    known = catalogue("en")
    common = (UI / "assets" / "common.js").read_text(encoding="utf-8")
    for name, group in GROUPS.items():
        script = common + (UI / "assets" / name).read_text(encoding="utf-8")
        if name not in ("reader.js", "redline.js"):  # these show provisions, with links to copy
            script = script.removeprefix(common)
        for word in re.findall(r"\bwords\.([a-z_]+)", script):
            assert f"{group}.{word}" in known, f"{name}: {word}"


def test_every_kind_layer_and_change_has_a_name() -> None:
    known = catalogue("es")
    for kind in Kind:
        assert f"ui.kind.{kind.value}" in known
    for layer in Layer:
        assert f"ui.layer.{layer.value}" in known
    for change in set(ChangeKind) - {ChangeKind.UNCHANGED}:
        assert f"ui.change.{change.value}.one" in known
        assert f"ui.redline.one_{change.value}" in known
    for turn in Turn:
        assert f"ui.history.turn_{turn.value}" in known
    for touched in Significance:
        assert f"ui.redline.sig_{touched.value}" in known


def test_components_never_build_nodes_from_markup() -> None:
    for path in (UI / "assets").glob("*.js"):
        script = path.read_text(encoding="utf-8")
        for door in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert door not in script, f"{path.name}: {door}"


def test_assets_name_nothing_outside() -> None:
    namespace = "http://www.w3.org/2000/svg"  # a name: nothing is fetched from it
    for path in (UI / "assets").iterdir():
        text = path.read_text(encoding="utf-8").replace(namespace, "")
        assert not re.search(r"(https?:)?//[a-z0-9-]+\.[a-z]", text), path.name
