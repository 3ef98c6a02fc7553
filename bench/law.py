"""A generated Spanish law of any length, and a revision of it: for measuring, not for reading."""

from __future__ import annotations

import random
from collections.abc import Iterator


def _listed(words: str, mark: str = " ") -> list[str]:
    return words.split(mark)


ROMAN = ("I", "II", "III", "IV", "V")
NOUNS = _listed(
    "sustancia precursor instalación permiso registro declaración inspección autoridad titular transporte"
    " envase residuo laboratorio exportación importación destinatario certificado inventario umbral mezcla"
    " reactivo medida informe expediente resolución plazo solicitud aviso almacén proceso planta lote muestra"
    " acta visita comisión consejo dirección entidad municipio programa convenio protocolo tratado anexo"
)
VERBS = _listed(
    "deberá presentar|podrá solicitar|conservará|entregará|notificará|acreditará|determinará|publicará"
    "|llevará|evaluará|suspenderá|autorizará|revisará|integrará|custodiará|sancionará",
    "|",
)
LINKS = _listed(
    "de la|para el|conforme a la|respecto del|en la|mediante el|sin perjuicio del|a través de la"
    "|junto con el|bajo la|contra el|según el",
    "|",
)
QUALITIES = _listed(
    "anual vigente peligrosa química nacional aplicable previa escrita técnica competente definitiva"
    " provisional interna externa mínima máxima especial general ordinaria extraordinaria"
)

Articles = list[list[str]]


def law(articles: int, seed: int = 1) -> Articles:
    """Articles of about 165 words: an opening, three to five fractions, a closing paragraph."""
    chance = random.Random(seed)
    return [_article(chance) for _ in range(articles)]


def revised(old: Articles, seed: int = 2) -> Articles:
    """The same with one article in eight reworded, one in forty inserted, deleted or moved."""
    chance = random.Random(seed)
    new: Articles = []
    for article in old:
        fate = chance.random()
        if fate < 1 / 40:
            continue
        new.append(_reworded(chance, article) if fate < 1 / 40 + 1 / 8 else article)
        if chance.random() < 1 / 40:
            new.append(_article(chance))
    for _ in range(len(old) // 40):
        moved = new.pop(chance.randrange(len(new)))
        new.insert(chance.randrange(len(new)), moved)
    return new


def printed(articles: Articles) -> str:
    """The law as a text file: thirty articles to a chapter, numbered through."""
    return "\n\n".join(_paragraphs(articles)) + "\n"


def _paragraphs(articles: Articles) -> Iterator[str]:
    for place, (opening, *inner, closing) in enumerate(articles):
        if place % 30 == 0:
            yield f"CAPÍTULO {_roman(place // 30 + 1)}"
            yield "Disposiciones sobre " + opening.split()[1]
        yield f"Artículo {place + 1}.- {opening}"
        yield from (f"{number}. {text}" for number, text in zip(ROMAN, inner, strict=False))
        yield closing


def _article(chance: random.Random) -> list[str]:
    inner = [_sentence(chance, 22)[:-1] + ";" for _ in range(chance.randint(3, 5))]
    return [_sentence(chance, 40), *inner, _sentence(chance, 35)]


def _sentence(chance: random.Random, words: int) -> str:
    out = ["La", chance.choice(NOUNS)]
    while len(out) < words:
        out += chance.choice(VERBS).split() if len(out) % 9 == 2 else chance.choice(LINKS).split()
        out += [chance.choice(NOUNS), chance.choice(QUALITIES)]
        if chance.random() < 0.1:
            out.append(str(chance.randint(2, 900)))
    return " ".join(out) + "."


def _reworded(chance: random.Random, article: list[str]) -> list[str]:
    out = list(article)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(out))
        words = out[place].split()
        at = chance.randrange(1, len(words) - 1)
        words[at : at + chance.randint(0, 3)] = chance.choices(NOUNS, k=chance.randint(0, 3)) or ["no"]
        out[place] = " ".join(words)
    return out


def _roman(value: int) -> str:
    steps = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    out = ""
    for size, digits in steps:
        count, value = divmod(value, size)
        out += digits * count
    return out
