import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.store.packing import pack, pieces, unpack

LINES = st.lists(st.sampled_from([b"Article %d. " % n + b"words " * 150 for n in range(9)]), max_size=30)
FILES = st.binary(max_size=5000) | LINES.map(b"\n".join)

LAW = b"".join(
    b"Article %d. These are the words of article %d, and %d.\n" % (n, n * 7, n**3) for n in range(2000)
)


@given(FILES, FILES)
def test_what_is_packed_against_any_file_comes_back(data: bytes, earlier: bytes) -> None:
    assert unpack(pack(data, earlier), earlier) == data


@given(FILES)
def test_the_pieces_joined_are_the_file(data: bytes) -> None:
    assert b"".join(pieces(data)) == data


def test_words_put_in_at_the_beginning_leave_the_later_pieces_alone() -> None:
    before, after = set(pieces(LAW)), set(pieces(b"a new first line\n" + LAW))
    assert len(after - before) == 1


def test_the_same_file_costs_a_step() -> None:
    assert len(pack(LAW, LAW)) < 20


def test_a_changed_word_costs_little() -> None:
    assert len(pack(LAW.replace(b"article 700,", b"article 701,"), LAW)) < 200


def test_articles_renumbered_throughout_cost_a_fraction_of_the_file_by_itself() -> None:
    renumbered = b"".join(
        line.replace(b"Article %d." % n, b"Article %d." % (n + 1))
        for n, line in enumerate(LAW.splitlines(True))
    )
    assert len(pack(renumbered, LAW)) < len(zlib.compress(renumbered, 9)) / 2


def test_chapters_that_changed_places_are_copied() -> None:
    half = len(LAW) // 2
    assert len(pack(LAW[half:] + LAW[:half], LAW)) < 2000


def test_a_damaged_pack_is_refused_or_gives_another_file() -> None:
    changed = LAW.replace(b"These", b"Those")
    packed = pack(changed, LAW)
    for at in range(0, len(packed), 97):
        damaged = packed[:at] + bytes([packed[at] ^ 0xFF]) + packed[at + 1 :]
        try:
            assert unpack(damaged, LAW) != changed
        except ValueError:
            continue


def test_a_pack_cut_short_is_refused() -> None:
    changed = LAW.replace(b"These", b"Those")
    packed = pack(changed, LAW)
    with pytest.raises(ValueError, match=r"."):
        unpack(pack(b"no line of it", LAW)[:-1], LAW)
    with pytest.raises(ValueError, match=r"."):
        unpack(packed[:5], LAW)
