from hypothesis import given
from hypothesis import strategies as st

from drafting.store.pieces import LONGEST, SMALLEST, split

LINES = st.lists(st.binary(max_size=3000), max_size=20).map(b"\n".join)


@given(st.binary(max_size=5000) | LINES)
def test_the_pieces_joined_are_the_file(data: bytes) -> None:
    assert b"".join(split(data)) == data


def test_pieces_are_neither_tiny_nor_endless() -> None:
    data = b"".join(b"line %d of a long file\n" % number for number in range(100_000))
    sizes = [len(piece) for piece in split(data)]
    assert min(sizes[:-1]) >= SMALLEST
    assert max(sizes) <= LONGEST + 100


def test_words_put_in_at_the_beginning_leave_the_later_pieces_alone() -> None:
    data = b"".join(b"line %d of a long file\n" % number for number in range(10_000))
    before, after = set(split(data)), set(split(b"a new first line\n" + data))
    assert len(after - before) == 1


def test_a_file_without_line_ends_is_one_piece() -> None:
    assert [len(piece) for piece in split(b"x" * 200_000)] == [200_000]
