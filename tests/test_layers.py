"""The architecture as a table: who may import whom. Imports run one way."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "drafting"

CORE = {"model", "errors", "messages", "report", "people"}
DOMAIN = {
    *("structure", "compare", "checklist", "placement", "substances", "clauses", "checks", "review", "edit")
}
VOCABULARIES = {"structure.numbering", "structure.figures", "structure.eid", "structure.citations"}
SHELL = {"word", "sheets", "akn", "files", "store", "corpus", "office"}

#: part of the package -> the parts it may import (besides itself)
ALLOWED: dict[str, set[str]] = {
    "messages": set(),
    "errors": {"messages"},
    "model": set(),
    "people": set(),
    "report": {"model"},
    "structure": CORE,
    # the small vocabularies of numbers, figures, identifiers and citations are everybody's
    **dict.fromkeys(DOMAIN - {"structure"}, CORE | VOCABULARIES),
    "edit": CORE | {"structure"},  # what is typed is read by the grammar
    "guard": CORE | {"structure.lines"},  # limits, safe archives, safe XML: for whoever opens a file
    "word": CORE | DOMAIN | {"guard"},
    "sheets": CORE | DOMAIN,
    "akn": CORE | DOMAIN | {"guard"},
    "corpus": CORE | DOMAIN,
    "store": CORE | DOMAIN,
    "office": CORE | {"guard"},  # LibreOffice, started nowhere else
    "files": CORE | DOMAIN | {"guard", "word", "akn", "office"},
    "workbench": CORE | DOMAIN | SHELL | {"guard"},
    "ui": CORE | DOMAIN | {"workbench", "corpus"},
    "serve": CORE | {"workbench", "ui"},
    "cli": CORE | DOMAIN | {"workbench", "serve"},
    "__main__": {"cli"},
    "__init__": set(),
}

#: third-party module -> the only parts that may import it
KEPT_IN = {
    "streamlit": {"ui", "serve"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "docx": {"word"},
    "openpyxl": {"sheets"},
    "click": {"cli"},
    "subprocess": {"office"},
}

#: what the domain must never touch: files, clocks, chance, the network
IMPURE = {
    "os",
    "pathlib",
    "io",
    "time",
    "random",
    "secrets",
    "uuid",
    "socket",
    "urllib",
    "subprocess",
    "logging",
}


def modules() -> list[tuple[str, str, Path]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        dotted = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        found.append((dotted.split(".")[0], dotted, path))
    return found


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the direction"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize(("part", "dotted", "path"), modules(), ids=lambda value: str(value))
def test_imports_run_one_way(part: str, dotted: str, path: Path) -> None:
    allowed = ALLOWED[part] | {part}
    for name in imports(path):
        head, _, rest = name.partition(".")
        if head == "drafting" and rest and not rest.startswith("__version__"):
            wanted = rest.split(".")
            assert any(".".join(wanted[:depth]) in allowed for depth in (1, 2)), f"{dotted} imports {name}"
        if head in KEPT_IN:
            assert part in KEPT_IN[head], f"{dotted} imports {name}"
        if part in DOMAIN | {"model"}:
            assert head not in IMPURE, f"{dotted} imports {name}: the domain does no I/O and knows no clock"


def test_the_table_names_every_part() -> None:
    assert {part for part, _, _ in modules()} <= set(ALLOWED)
