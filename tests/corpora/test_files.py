"""Every real Word and Akoma Ntoso file is read, and none of its words is lost."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from drafting.files import read_blocks, read_document
from drafting.structure.lines import normalise
from drafting.word.read import read_blocks as read_word

pytestmark = pytest.mark.corpora

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def letters(text: str) -> Counter[str]:
    """Every character that is not blank: no word can be lost without losing some."""
    return Counter("".join(normalise(text).split()))


def parts_of(path: Path) -> list[etree._Element]:
    with ZipFile(path) as archive:
        names = [
            n
            for n in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
            if n in archive.namelist()
        ]
        return [etree.fromstring(archive.read(name)) for name in names]


def crude_words(path: Path, *tags: str) -> set[str]:
    """The words of all text elements, joined per paragraph, without a thought about anything else."""
    words: set[str] = set()
    for root in parts_of(path):
        for paragraph in root.iter(f"{W}p"):
            pieces = [
                (e.text or "") if e.tag in tags else " "
                for e in paragraph.iter(*tags, f"{W}tab", f"{W}br", f"{W}noBreakHyphen")
            ]
            words |= set(normalise("".join(pieces)).split())
    return words


def words_in(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in text.split()}


def word_files(laws: Path) -> list[Path]:
    found = sorted((laws / "docx").glob("*.docx"))
    assert len(found) >= 6
    return found


def test_every_word_file_keeps_its_words(laws: Path) -> None:
    for path in word_files(laws):
        if any(True for root in parts_of(path) for _ in root.iter(f"{W}ins", f"{W}del")):
            continue  # the next two tests
        blocks = read_blocks(path.read_bytes(), path.name)
        assert crude_words(path, f"{W}t") - words_in(b.text for b in blocks) == set(), path.name


def test_no_letter_is_read_twice_or_invented(laws: Path) -> None:
    """All that a file without lists and notes shows is in its text elements."""
    path = laws / "docx" / "uk_ni_domestic_abuse_bill.docx"
    (root, *_) = parts_of(path)
    crude = letters("".join(e.text or "" for e in root.iter(f"{W}t")))
    assert letters("".join(b.text for b in read_blocks(path.read_bytes(), path.name))) == crude


def test_the_tracked_bill_accepted_has_no_deleted_word_and_the_original_has_all(laws: Path) -> None:
    path = laws / "docx" / "uk_sp_foi_reform_bill_tracked.docx"
    (root, *_) = parts_of(path)
    assert sum(1 for _ in root.iter(f"{W}del")) == 609
    deleted = crude_words(path, f"{W}delText")
    kept = crude_words(path, f"{W}t")
    accepted = words_in(b.text for b in read_word(path.read_bytes()))
    original = words_in(b.text for b in read_word(path.read_bytes(), "original"))
    assert len(deleted - kept) > 300
    assert accepted & (deleted - kept) - {str(n) for n in range(100)} == set()  # list numbers are not words
    both = crude_words(path, f"{W}t", f"{W}delText")
    assert {word.replace("\uf0e3", "©") for word in both} - original == set()  # a sign of the font Symbol
    assert kept - accepted == set()


def test_the_redlined_contract_differs_by_its_one_insertion_and_one_deletion(laws: Path) -> None:
    path = laws / "docx" / "uk_gov_model_services_contract_redlined.docx"
    (root, *_) = parts_of(path)
    inserted = "".join(e.text or "" for i in root.iter(f"{W}ins") for e in i.iter(f"{W}t"))
    deleted = "".join(e.text or "" for e in root.iter(f"{W}delText"))
    accepted = letters("".join(b.text for b in read_word(path.read_bytes())))
    original = letters("".join(b.text for b in read_word(path.read_bytes(), "original")))
    assert inserted
    assert deleted
    assert accepted - letters(inserted) == original - letters(deleted)


def test_list_numbers_of_the_contract_are_those_its_own_references_name(laws: Path) -> None:
    """Cross-references are fields whose results Word wrote down: they must name labels that we worked out."""
    path = laws / "docx" / "uk_gov_model_services_contract_redlined.docx"
    blocks = read_blocks(path.read_bytes(), path.name)
    labels = {match[1] for b in blocks if (match := re.match(r"(\d+(?:\.\d+)*)\.? ", b.text))}
    named = Counter(found for b in blocks for found in re.findall(r"Clauses? (\d+\.\d+)\b", b.text))
    assert len(named) > 50
    assert set(named) - labels == {
        "18.818"
    }  # so it stands in the file: two references without a blank between


def test_every_akoma_ntoso_file_keeps_its_letters(laws: Path) -> None:
    found = sorted((laws / "akn").glob("*.xml"))
    assert len(found) == 8
    for path in found:
        root = etree.fromstring(path.read_bytes(), etree.XMLParser(remove_comments=True, remove_pis=True))
        quotes = "".join(e.get("startQuote", "") + e.get("endQuote", "") for e in root.iter())
        for meta in list(root.iter("{*}meta")):
            meta.clear(keep_tail=True)
        document = read_document(path.read_bytes(), path.name)
        assert letters(document.printed) == letters("".join(root.itertext()) + quotes), path.name
        eids = [p.eid for p in document.walk()]
        assert len(eids) == len(set(eids))


def test_every_uslm_file_keeps_its_letters(laws: Path) -> None:
    for path in sorted((laws / "en").glob("*/*.xml")):
        root = etree.fromstring(path.read_bytes(), etree.XMLParser(remove_comments=True, remove_pis=True))
        for meta in list(root.iter("{*}meta", "{*}toc")):
            meta.clear(keep_tail=True)
        document = read_document(path.read_bytes(), path.name)
        assert letters(document.printed) == letters("".join(root.itertext())), path.name


def test_every_text_markdown_and_asciidoc_version_is_read(laws: Path) -> None:
    paths = [
        p
        for p in sorted(laws.glob("e[ns]/*/*"))
        if p.suffix in (".txt", ".md", ".adoc") and p.name != "SOURCE.md"
    ]
    assert len(paths) >= 60
    for path in paths:
        blocks = read_blocks(path.read_bytes(), path.name)
        source = normalise(path.read_text(encoding="utf-8"))
        lost = set(re.findall(r"\w+", source)) - set(re.findall(r"\w+", "\n".join(b.text for b in blocks)))
        layout = {"loweralpha", "arabic", "lowerroman", "upperroman", "upperalpha"}
        assert {word for word in lost - layout if not set(word) <= {"_"}} == set(), path.name
