"""A law in a few lines, and its tree in as many: what the structure tests are written in."""

from drafting.model import Provision
from drafting.structure import parse_text


def law(*paragraphs: str) -> str:
    """Paragraphs to a plain text with blank lines between."""
    return "\n\n".join(paragraphs)


def eids(text: str, language: str | None = None) -> list[str]:
    """The eids of the tree in document order."""
    return [provision.eid for provision in parse_text(text, language).walk()]  # type: ignore[arg-type]


def find(text: str, eid: str) -> Provision:
    """The provision with that eid; fails with the tree printed where there is none."""
    document = parse_text(text)
    found = [provision for provision in document.walk() if provision.eid == eid]
    assert found, f"no {eid} among\n" + "\n".join(f"{p.eid}  {p.printed[:60]}" for p in document.walk())
    return found[0]
