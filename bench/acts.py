"""How well deciders, duties and delegations are read, on texts labelled by hand, beside a keyword search.

``python -m bench.acts`` prints the tables. The labels were made before the patterns, but the patterns were
written with the same texts at hand: an upper estimate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.clauses.bodies import Bodies
from drafting.clauses.sentences import plain, sentences
from drafting.corpus.agencies import agencies
from drafting.model import Document
from drafting.structure.numbering import fold
from tests.clauses.acted import Reader, measured

SECTION = """\
## Deciders, duties and delegations

Functions of public bodies, duties and delegations in laws of both languages, labelled by hand before any pattern was written
(`tests/clauses/labels_acts.toml`; seven rows that the first reading had passed over were added later). The patterns were written with the same
texts at hand: an upper estimate. `python -m bench.acts`. The keyword search takes every body beside a keyword of a function in one
sentence, every keyword of a duty beside "shall" or a future, every word for a lower rule.

{table}

What the warnings say of the latest drafts stands with its reasons in `seeds/contradictions.toml`. Alarms that were removed: a licence
"before the customs authority" is not one that customs grants; a lower rule names no appeal body because the statute does, and its duties
are sanctioned there; an order of another law forgets nothing of this one; a registration that is the condition of a licence needs no
sanction; what runs "from its adoption" runs from what stands before.
"""

_FUNCTIONS = {
    "receives": r"recib|presentar|ante la|a la autoridad|receiv|submit|notif",
    "advises": r"opini|opinar|advis|consult",
    "decides": r"resolv|otorg|autoriz|licencia|determin|grant|approv",
    "inspects": r"verific|inspec|comprob|fiscaliz",
    "sanctions": r"sanci|multa|penalt|enforce",
    "hears_appeals": r"recurso|apela|appeal",
    "keeps_lists": r"registro|lista|relacion|register|list",
}
_DUTIES = {
    "licence": r"licencia|permiso|autorizacion|licen[cs]e",
    "register": r"inscri|regist",
    "declare": r"declar",
    "report": r"avis|inform|comunic|notific|notify|report|disclos",
    "records": r"conserv|registro|bitacora|inventario|record|retain",
    "produce": r"exhib|proporcion|entreg|produce",
    "inspection": r"verificacion|inspeccion|visita|inspect",
    "mark": r"etiquet|marca|label",
    "secure": r"custodia|seguridad|secur",
    "appoint": r"design|nombr|appoint",
    "verify": r"cerciorar|verific|verify",
    "organise": r"programa|plan\b|program",
    "train": r"capacit|train",
    "secrecy": r"secreto|confiden",
    "destroy": r"destru|elimin|destroy",
    "correct": r"correg|correcc|rectific|correct",
    "pay": r"pag|ingres|retener|pay",
}
_COMMAND = re.compile(r"\b(?:\w+ar(?:a|an)|\w+er(?:a|an)|\w+ir(?:a|an)|deber\w+|obligad\w+|shall|must)\b")
_LOWER = {
    "regulation": r"reglament|regulation",
    "order": r"\bacuerdo|decreto|\border",
    "rules": r"reglas|lineamientos|formularios|guid",
}


def plain_functions(document: Document) -> Iterator[tuple[str, ...]]:
    """Every body beside a keyword of a function in one sentence has it."""
    bodies = Bodies(document, agencies())
    for sentence in sentences(document):
        low = sentence.plain
        for body in bodies.find(sentence.text):
            for function, words in _FUNCTIONS.items():
                if re.search(words, low):
                    yield sentence.node.eid, fold(body.name), function


def plain_duties(document: Document) -> Iterator[tuple[str, ...]]:
    """Every keyword of a duty in a sentence that commands is one."""
    for sentence in sentences(document):
        low = sentence.plain
        if _COMMAND.search(low):
            yield from ((sentence.node.eid, kind) for kind, words in _DUTIES.items() if re.search(words, low))


def plain_delegations(document: Document) -> Iterator[tuple[str, ...]]:
    """Every word for a lower rule is a delegation."""
    for node in document.walk():
        for kind, words in _LOWER.items():
            if re.search(words, plain(node.text)):
                yield node.eid, kind


BASELINES: dict[str, Reader] = {
    "functions": plain_functions,
    "duties": plain_duties,
    "delegations": plain_delegations,
}


def table() -> str:
    """Precision and recall of each, beside the keyword search."""
    lines = [
        "| what | labelled | precision | recall | keywords: precision | recall |",
        "|---|---|---|---|---|---|",
    ]
    for kind, reader in BASELINES.items():
        hits, false, missed = measured(kind)
        base = measured(kind, reader)
        lines.append(f"| {kind} | {hits + missed} | {_shares(hits, false, missed)} | {_shares(*base)} |")
    return "\n".join(lines)


def section() -> str:
    """The part of the page on quality."""
    return SECTION.format(table=table())


def _shares(hits: int, false: int, missed: int) -> str:
    return f"{hits / max(1, hits + false):.2f} | {hits / max(1, hits + missed):.2f}"


if __name__ == "__main__":
    print(table())
