"""Redlines inside the new draft's own file: both drafts come back, and nothing else is touched."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest

from drafting.errors import UnreadableFile
from drafting.word import native, resolve
from drafting.word.native.coarse import Coarse
from drafting.word.native.proof import failures
from drafting.word.native.write import Work
from drafting.word.profile import SAFE, WORD, Profile
from tests.corpora.redlines_measure import measured, paragraphs
from tests.word.editing.generate import edited
from tests.word.editing.rich import rich
from tests.word.native.making import (
    AUTHOR,
    WHEN,
    WHO,
    body,
    document,
    lines,
    main,
    redlined,
    replaced,
)


@pytest.fixture(scope="module")
def file() -> bytes:
    return rich()


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
def test_both_drafts_come_back_and_all_else_is_the_new_drafts_own(seed: int, back: bool, file: bytes) -> None:
    old, new = file, edited(file, seed, 30).data
    if back:
        old, new = new, old
    made = native.redline(old, new, author=AUTHOR, when=WHEN)
    assert not [one for one in made.warnings if "whole" in one]
    found = measured(old, new, made.data, WHO)
    assert (found.exact, found.faults) == (True, ())


@pytest.mark.parametrize(
    "profile", [SAFE, Profile("paragraphs"), Profile("paragraphs", moves=False)], ids=str
)
def test_every_profile_gives_both_drafts_back(profile: Profile, file: bytes) -> None:
    new = edited(file, 21, 40).data
    made = native.redline(file, new, author=AUTHOR, when=WHEN, profile=profile)
    found = measured(file, new, made.data, WHO)
    assert (found.exact, found.faults) == (True, ())


def test_a_file_against_itself_has_no_mark_and_the_same_bytes(file: bytes) -> None:
    made = redlined(file, file)
    with zipfile.ZipFile(BytesIO(file)) as one, zipfile.ZipFile(BytesIO(made)) as other:
        assert other.namelist() == one.namelist()
        assert all(one.read(name) == other.read(name) for name in one.namelist())


def test_paragraphs_without_a_change_stay_byte_for_byte(file: bytes) -> None:
    new = replaced(file, b"mil</w:t>", b"diez mil</w:t>")
    before, after = paragraphs(main(new)), paragraphs(main(redlined(file, new)))
    differ = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    assert len(differ) == 1
    assert b"diez" in differ[0][1]


def test_inserted_words_keep_the_formatting_of_their_run() -> None:
    old = document("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>La multa.</w:t></w:r></w:p>")
    new = document("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>La multa mayor.</w:t></w:r></w:p>")
    (inserted,) = body(redlined(old, new), "ins")
    assert [one.tag.rpartition("}")[2] for one in inserted.iter()] == ["ins", "r", "rPr", "b", "t"]
    assert inserted.xpath("string()") == " mayor"


def test_a_moved_paragraph_is_a_move_with_its_two_ends() -> None:
    texts = [
        f"Artículo {number}. La autoridad número {number} hará constar lo que proceda." for number in range(6)
    ]
    old, new = lines(*texts), lines(*texts[1:5], texts[0], texts[5])
    made = redlined(old, new)
    assert len(body(made, "moveFrom")) == len(body(made, "moveTo")) == 2  # the words and the paragraph's mark
    names = {
        one.get(one.keys()[-1])
        for tag in ("moveFromRangeStart", "moveToRangeStart")
        for one in body(made, tag)
    }
    assert names == {"move1"}
    assert not body(made, "ins")
    safe = native.redline(old, new, author=AUTHOR, when=WHEN, profile=SAFE).data
    assert not body(safe, "moveFrom")
    assert body(safe, "ins")


def test_words_changed_inside_a_moved_paragraph_are_marked_in_it() -> None:
    texts = [
        f"Artículo {number}. La autoridad número {number} hará constar lo que proceda." for number in range(6)
    ]
    changed = texts[0].replace("hará constar", "publicará")
    made = redlined(lines(*texts), lines(*texts[1:5], changed, texts[5]))
    assert ["".join(one.itertext()) for one in body(made, "del") if "".join(one.itertext())] == [
        "hará constar"
    ]
    assert ["".join(one.itertext()) for one in body(made, "ins") if "".join(one.itertext())] == ["publicará"]


def test_typography_alone_is_left_unmarked_where_asked() -> None:
    old = lines('El "convenio" - vigente.', "Otra cosa.")
    new = lines("El “convenio” – vigente.", "Otra cosa distinta.")
    made = native.redline(old, new, author=AUTHOR, when=WHEN, profile=Profile(typography=False)).data
    assert ["".join(one.itertext()) for one in body(made, "ins")] == [" distinta"]
    assert resolve.paragraphs(made, "reject") == ("El “convenio” – vigente.", "Otra cosa.")


def test_open_changes_by_others_in_the_new_draft_stay_and_rejecting_all_gives_the_old_draft() -> None:
    old = lines("La multa será de cien días.")
    new = document(
        '<w:p><w:r><w:t xml:space="preserve">La multa será de </w:t></w:r>'
        '<w:del w:id="7" w:author="Otra" w:date="2020-01-01T00:00:00Z"><w:r><w:delText>cien</w:delText></w:r></w:del>'
        '<w:ins w:id="8" w:author="Otra" w:date="2020-01-01T00:00:00Z"><w:r><w:t>mil</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve"> días hábiles.</w:t></w:r></w:p>'
    )
    made = native.redline(old, new, author=AUTHOR, when=WHEN)
    assert resolve.paragraphs(made.data, "reject") == ("La multa será de cien días.",)
    assert resolve.paragraphs(made.data, "accept") == ("La multa será de mil días hábiles.",)
    assert b'<w:del w:id="7" w:author="Otra"' in main(made.data)
    assert made.warnings


def test_a_deleted_note_returns_with_its_text(file: bytes) -> None:
    from tests.word.editing import notes

    new = edited(file, 5, 3, only=notes.drop_note).data
    made = redlined(file, new)
    assert resolve.content(made, "reject") == resolve.content(file, "accept")


def test_a_word_in_a_text_box_is_marked_there(file: bytes) -> None:
    new = replaced(file, b"Texto en un cuadro.", b"Texto en otro cuadro.")
    made = redlined(file, new)
    assert {"".join(one.itertext()) for tag in ("del", "ins") for one in body(made, tag)} == {"un", "otro"}
    assert resolve.content(made, "reject") == resolve.content(file, "accept")


@pytest.mark.parametrize(
    "coarse",
    [
        Coarse(paragraphs={"Laautoridadllevaráelregistroydaráaviso"}),
        Coarse(parts={"body"}),
        Coarse(parts={"body", "header", "footer", "footnote"}),
        Coarse(everything=True),
    ],
    ids=["paragraphs", "the body", "each part", "everything"],
)
def test_coarser_marks_give_both_drafts_too(coarse: Coarse, file: bytes) -> None:
    new = edited(file, 9, 25).data
    work = Work(file, new, WORD, AUTHOR, WHEN, coarse)
    assert failures(work.run(), file, new, work.side, typography=True) == ()
    assert work.warnings


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        native.redline(b"PK\x03\x04 no", lines("a"), author="", when=datetime(2026, 1, 1, tzinfo=UTC))


def test_the_same_input_gives_the_same_bytes(file: bytes) -> None:
    new = edited(file, 3, 20).data
    assert redlined(file, new) == redlined(file, new)


def test_where_a_paragraph_was_split_or_joined_only_the_break_is_marked() -> None:
    halved = (
        "La autoridad llevará el registro de las sustancias.",
        "El titular dará aviso de cada una de ellas.",
    )
    whole, halves = lines("Uno.", " ".join(halved), "Dos."), lines("Uno.", *halved, "Dos.")
    split, joined = redlined(whole, halves), redlined(halves, whole)
    assert {" ".join("".join(node.itertext()).split()) for node in body(split, "del")} <= {"", "."}
    assert {" ".join("".join(node.itertext()).split()) for node in body(joined, "ins")} <= {"", "."}
    assert resolve.content(split, "reject") == resolve.content(whole, "accept")
    assert resolve.content(joined, "reject") == resolve.content(halves, "accept")
