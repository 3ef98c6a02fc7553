"""The database grows with what changes, not with drafts times length."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from drafting.store import Store
from tests.store.conftest import add
from tests.store.trees import draft, tree

CHAPTERS = [
    f"chapter {c} | Capítulo {c}\n"
    + "\n".join(f"  article {c}{a} | | Texto del artículo {c}{a}." for a in range(10))
    for c in range(1, 9)
]
LAW = "\n".join(CHAPTERS)
SOURCE = "".join(f"Artículo {n}. {'Palabras que llenan la línea. ' * 8}\n" for n in range(400)).encode()


def rows(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as db:
        tables = ("nodes", "edges", "passages")
        return {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def grown(path: Path, before: dict[str, int]) -> dict[str, int]:
    return {table: count - before[table] for table, count in rows(path).items() if count != before[table]}


def test_the_same_tree_again_stores_no_node_and_no_text(law: Store, path: Path) -> None:
    add(law, draft(tree(LAW), data=SOURCE))
    before = rows(path)
    again = add(law, draft(tree(LAW), data=SOURCE + b"\n"))
    assert grown(path, before) == {}
    assert again.stored_bytes < 500


def test_one_changed_article_stores_one_text_and_the_path_above_it(law: Store, path: Path) -> None:
    add(law, draft(tree(LAW)))
    before = rows(path)
    add(law, draft(tree(LAW.replace("artículo 35.", "artículo 35, reformado."))))
    # the article, its chapter and the root; the chapter's ten edges and the root's eight
    assert grown(path, before) == {"nodes": 3, "edges": 18, "passages": 1}


def test_a_renumbered_article_stores_no_text_again(law: Store, path: Path) -> None:
    add(law, draft(tree(LAW)))
    before = rows(path)
    add(
        law,
        draft(
            tree(
                LAW.replace("article 35 | | Texto del artículo 35.", "article 99 | | Texto del artículo 35.")
            )
        ),
    )
    assert "passages" not in grown(path, before)


def test_a_renumbered_article_keeps_the_rows_of_its_fractions(law: Store, path: Path) -> None:
    fractions = "".join(f"\n  fraction {n} | | La fracción {n}; | f{n}" for n in range(9))
    add(law, draft(tree("article 1 | | Son: | a" + fractions)))
    before = rows(path)
    stored = add(law, draft(tree("article 2 | | Son: | a" + fractions)))
    assert grown(path, before) == {"nodes": 2, "edges": 10}  # the article and the root
    assert "art_2__fr_8" in {provision.eid for provision in law.document(stored.id).walk()}


def test_a_word_changed_in_a_long_file_stores_that_part_of_it(law: Store) -> None:
    first = add(law, draft(tree(LAW), data=SOURCE))
    changed = SOURCE.replace(b"culo 200.", b"culo 200 Bis, nuevo.", 1)
    second = add(law, draft(tree(LAW), data=changed))
    assert second.stored_bytes < first.stored_bytes / 10
    assert law.source(second.id) == changed


def test_files_rest_on_a_whole_one_however_many_follow(law: Store, path: Path) -> None:
    """Reading the hundredth draft's file must not mean reading ninety-nine others."""
    data = SOURCE
    for number in range(30):
        data = data.replace(
            b"culo %d. " % number, b"culo %d. Reformado del todo, con otras palabras. " % number
        )
        assert law.source(add(law, draft(data=data)).id) == data
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT id, base FROM sources").fetchall()
    whole = {source for source, base in rows if base is None}
    assert {base for _, base in rows if base is not None} <= whole
    assert len(whole) < 10


def test_a_file_that_is_compressed_already_is_kept_as_it_is(law: Store, path: Path) -> None:
    noise = random.Random(1).randbytes(20_000)
    add(law, draft(data=noise))
    second = add(law, draft(data=noise[:10_000] + b"!" + noise[10_000:]))
    assert second.stored_bytes < 20_000 + 500
    assert law.source(second.id)[10_000:10_001] == b"!"


def test_stored_bytes_are_what_the_rows_hold(law: Store) -> None:
    noise = random.Random(2).randbytes(3000)
    stored = add(law, draft(tree("article 1 | | " + "palabra " * 5000), data=noise))
    assert 43_000 < stored.stored_bytes < 44_000
