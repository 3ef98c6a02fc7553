"""The seeded law over and over under new numbers: a law of any length in real sentences, and a revision of it."""

from __future__ import annotations

import re
from pathlib import Path

from bench.law import _roman

SEED = Path(__file__).parent.parent / "seeds" / "ley-federal-quimica" / "12.txt"
_ARTICLE = re.compile(r"^Artículo (\d+)(?:o\.-|\.-)", re.MULTILINE)
_CITED = re.compile(r"\b(artículos?) (\d+)(o\.)?\b")
_TITLE = re.compile(r"^TÍTULO .+$", re.MULTILINE)


def long_law(articles: int) -> str:
    """The body of the seeded law until there are so many articles; what it cites moves along with it."""
    text = SEED.read_text(encoding="utf-8")
    body = text[_TITLE.search(text).start() : text.index("\nTRANSITORIOS")]  # type: ignore[union-attr]
    parts, done, titles = [], 0, 0
    while done < articles:
        part = _shifted(body, done)
        found = list(_ARTICLE.finditer(part))
        if done + len(found) > articles:
            part = part[: found[articles - done].start()]
        for heading in dict.fromkeys(_TITLE.findall(part)):
            titles += 1
            part = part.replace(f"{heading}\n", f"TÍTULO {_roman(titles)}\n", 1)
        parts.append(part.strip())
        done += len(found)
    return "LEY LARGA DE PRUEBA\n\n" + "\n\n".join(parts) + "\n"


def revised(text: str) -> str:
    """The same with every ninth article reworded: a deadline, a duty, a penalty."""
    starts = [match.start() for match in _ARTICLE.finditer(text)]
    out, last = [], 0
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(text)
        out.append(text[last:start])
        article = text[start:end]
        if place % 9 == 4:
            for old, new in (("podrá", "deberá"), ("treinta", "cuarenta"), ("diez", "quince")):
                article = re.sub(rf"\b{old}\b", new, article)
            article = article.rstrip().removesuffix(".") + ", en los términos de esta Ley.\n\n"
        out.append(article)
        last = end
    return "".join(out)


def _shifted(body: str, by: int) -> str:
    def article(match: re.Match[str]) -> str:
        number = int(match[1]) + by
        return f"Artículo {number}{'o' if number < 10 else ''}.-"

    body = _ARTICLE.sub(article, body)
    return _CITED.sub(lambda match: f"{match[1]} {int(match[2]) + by}{match[3] or ''}", body) if by else body
