"""How well provisions are found for the requirements of the checklist, and what that costs.

``python -m bench.suggestions`` prints the tables.
"""

from __future__ import annotations

from functools import partial

from bench.cost import seconds
from bench.law import law, printed, revised
from drafting import corpus, files
from drafting.checklist.features import Memory
from drafting.checklist.query import query
from drafting.checklist.suggest import suggestions
from tests.checklist.measure import statuses, table

SECTION = """\
## Suggestions for the checklist

Requirements of the template against provisions, labelled by careful reading before the ranking existed
(`tests/checklist/labels/`): the seeds, three statutes written for the tests by other hands' habits and with other words (a
British-style Act, a chapter in the manner of the United States Code, a Spanish-style ley), and five real laws and one bill from
other fields (lotteries, alcohol, corporate crime, privacy, credit, domestic abuse). A requirement counts as found when any labelled
provision, or a part of it, is among the first; the last column counts every labelled provision. The baselines are SQLite's
full-text search (its BM25, accents folded) over the same articles, asked with the words of the template's terms and with
the words of the requirement's own sentence.

{table}

The weights are round numbers: with any one of them halved or doubled, recall at 5 stays between 0.979 and 0.990 (0.975 with full
normalisation by length). The words of the template were written by people who had read the seeds, so the figure of the seeds is an
upper estimate; the real laws are honest, though none of them is about chemicals or exports.

The second and the third set (`tests/marked/`) are laws, regulations and orders in the manner of Spain, Mexico, Chile, Colombia,
Argentina, the United Kingdom, Ireland, Australia and the United States, written and labelled after the ranking. What the second set
got wrong was looked at, and words that legislators of those countries use were added for it; its figure is an upper estimate too.
Nothing in the ranking or in the template was changed for the third.

The suggested status against the same reading. "Missing" is trustworthy where a law speaks the usual language of its field;
the statutes written with other words on purpose show what happens where it does not: what is there is ranked first all
the same, but called missing. A law that never speaks of chemicals or of exports is doubted: what is asked of them counts as
missing there, and what any law may have (fines, appeals, records) as partly met at most.

{statuses}

Time to rank the ninety requirements, CPU seconds: {costs}.

"""


def costs() -> str:
    """What ranking costs: a law of 500 articles new, the same again, and a revision of it."""
    checklist, lexicon = corpus.legal_authorities(), corpus.lexicon()
    rows = [("making the query", seconds(lambda: query(checklist, lexicon, "es")))]
    asked = query(checklist, lexicon, "es")
    old = law(500)
    texts = {name: printed(articles).encode() for name, articles in (("old", old), ("new", revised(old)))}
    documents = {name: files.read_document(data, "law.txt", "es") for name, data in texts.items()}
    memory = Memory()
    for title, name in (("500 articles", "old"), ("the same again", "old"), ("its next draft", "new")):
        rows.append((title, seconds(partial(suggestions, asked, documents[name], memory=memory))))
    return ", ".join(f"{title} {spent:.2f}" for title, spent in rows)


def section() -> str:
    """The section of docs/quality.md."""
    return SECTION.format(table=table(), statuses=statuses(), costs=costs())


if __name__ == "__main__":
    print(section())
