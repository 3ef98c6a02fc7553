import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.model import Document, Kind, Provision
from drafting.store import Store
from drafting.structure import eid
from tests.store.contract.conftest import Add
from tests.store.trees import LAW, STAMP, TEXT, draft, tree

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
EIDS = st.sampled_from(["", "~", "=", "art_1", "art_1__fr_I", "art_1__fr_I~2", "art_10", "__", "art_1__"])
PROVISIONS = st.recursive(
    st.builds(
        Provision,
        kind=st.sampled_from(Kind),
        number=WORDS,
        heading=WORDS,
        text=WORDS,
        label=WORDS,
        joints=st.tuples(st.sampled_from(["", " ", "\n"]), st.sampled_from(["", " ", "\n"])),
        eid=EIDS,
        uid=st.sampled_from(["", "a", "b"]),
    ),
    lambda below: st.builds(
        Provision,
        kind=st.sampled_from(Kind),
        text=WORDS,
        children=st.lists(below, max_size=4).map(tuple),
        eid=EIDS,
    ),
    max_leaves=12,
)
DOCUMENTS = st.builds(
    Document,
    language=st.sampled_from(["es", "en"]),
    title=WORDS,
    provisions=st.lists(PROVISIONS, max_size=4).map(tuple),
)


@contextmanager
def fresh_store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as directory:
        store = Store(Path(directory) / "workspace.db")
        store.add_instrument(LAW, STAMP)
        yield store


@settings(max_examples=60, deadline=None)
@given(st.lists(DOCUMENTS, min_size=1, max_size=3))
def test_any_document_comes_back_equal_whatever_was_stored_before(documents: list[Document]) -> None:
    with fresh_store() as store:
        latest = None
        stored = []
        for document in documents:
            latest = store.add_draft(draft(document), STAMP, after=latest).id
            stored.append(latest)
        assert [store.document(draft_id) for draft_id in stored] == documents
        assert store.verify() == ()


def test_an_empty_document_comes_back(store: Store, add: Add) -> None:
    empty = Document("en", "", ())
    assert store.document(add(draft(empty)).id) == empty


def test_provisions_that_are_alike_in_everything_keep_their_places(store: Store, add: Add) -> None:
    row = Provision(Kind.ROW, text="7782-50-5\tCloro", eid="r", uid="")
    table = Provision(Kind.TABLE, children=(row, row, row))
    document = Document("es", "", (table, row, table))
    assert store.document(add(draft(document)).id) == document


def test_a_renumbered_article_comes_back_with_its_new_eids_and_its_old_uids(store: Store, add: Add) -> None:
    add(draft(tree(TEXT)))
    renumbered = tree(TEXT.replace("article 2 | | Para", "article 2 Bis | | Para | article-2-"))
    document = store.document(add(draft(renumbered)).id)
    assert document == renumbered == eid.assign(document)
    assert "art_2-bis__fr_I" in {provision.eid for provision in document.walk()}
