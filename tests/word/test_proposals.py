"""Tracked changes as what their authors propose: these words for those, there."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from drafting.model import Document, Proposal, Quote
from drafting.structure import parse
from drafting.word.proposals import place, read_formatting, read_proposals
from drafting.word.read import read_blocks
from tests.word.native.making import with_parts
from tests.word.reading import deleted, docx, p, part, r, relationships


def ins(words: str, author: str = "Ana", at: str = "2026-03-01T10:00:00Z", id: int = 1) -> str:
    return f'<w:ins w:id="{id}" w:author="{author}" w:date="{at}">{r(words)}</w:ins>'


def dele(words: str, author: str = "Ana", at: str = "2026-03-01T10:00:00Z", id: int = 2) -> str:
    run = f'<w:r><w:delText xml:space="preserve">{words}</w:delText></w:r>'
    return f'<w:del w:id="{id}" w:author="{author}" w:date="{at}">{run}</w:del>'


def moved(side: str, words: str, name: str = "m1", id: int = 5) -> str:
    text = r(words)
    return (
        f'<w:move{side}RangeStart w:id="{id}" w:name="{name}" w:author="Ana"/>'
        f'<w:move{side} w:id="{id + 1}" w:author="Ana" w:date="2026-03-01T10:00:00Z">{text}</w:move{side}>'
        f'<w:move{side}RangeEnd w:id="{id}"/>'
    )


END_INS = '<w:rPr><w:ins w:id="8" w:author="Ana" w:date="2026-03-01T10:00:00Z"/></w:rPr>'
END_DEL = '<w:rPr><w:del w:id="9" w:author="Ana"/></w:rPr>'
FIRST, LAST = p("Artículo 1.- Uno."), p("Artículo 9.- Fin.")


def read(body: str, **parts: str) -> tuple[list[Proposal], Document]:
    data = docx(body, **parts)
    draft = parse(read_blocks(data, "original"))
    return list(place(read_proposals(data), draft)), draft


def told(body: str, **parts: str) -> list[tuple[str, str, str, str]]:
    return [(one.kind, one.old, one.new, one.anchor.eid) for one in read(body, **parts)[0]]


def test_a_file_without_marks_proposes_nothing() -> None:
    assert told(FIRST + LAST) == []


def test_words_for_words_are_a_replacement_in_the_provision_they_stood_in() -> None:
    (one,), _ = read(
        FIRST + p("Artículo 2.- La autoridad ", dele("nacional"), ins("competente"), " resuelve.")
    )
    assert (one.kind, one.old, one.new, one.author) == ("replacement", "nacional", "competente", "Ana")
    assert one.when == datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert (one.anchor.eid, one.anchor.held, one.ids) == ("art_2", True, ("2", "1"))
    quote = one.anchor.quote
    assert (quote.exact, quote.prefix[-13:], quote.suffix) == ("nacional", "La autoridad ", " resuelve.")
    assert one.anchor.paragraph == "Artículo 2.- La autoridad nacional resuelve."


def test_an_insertion_stands_at_the_point_between_the_words() -> None:
    (one,), _ = read(FIRST + p("Artículo 2.- La autoridad", ins(" competente"), " resuelve."))
    assert (one.kind, one.old, one.new, one.anchor.eid) == ("insertion", "", "competente", "art_2")
    assert one.anchor.quote.exact == ""
    assert one.anchor.quote.prefix.endswith("La autoridad")
    assert one.anchor.quote.suffix == " resuelve."


def test_two_authors_propose_apart() -> None:
    body = p("Artículo 2.- Plazo de ", dele("diez"), ins("veinte", "Berta"), " días.")
    assert [(one.author, one.kind, one.old, one.new) for one in read(body)[0]] == [
        ("Ana", "deletion", "diez", ""),
        ("Berta", "insertion", "", "veinte"),
    ]


def test_what_one_inserted_and_another_deleted_is_two_proposals() -> None:
    inner = f'<w:ins w:id="1" w:author="Ana">{dele("siempre", "Berta")}</w:ins>'
    found, _ = read(FIRST + p("Artículo 2.- Rige ", inner, "."))
    assert [(one.author, one.kind, one.old, one.new, one.anchor.eid) for one in found] == [
        ("Ana", "insertion", "", "siempre", "art_2"),
        ("Berta", "deletion", "siempre", "", "art_2"),
    ]


def test_changes_apart_in_one_paragraph_stay_apart() -> None:
    body = p("Artículo 2.- ", dele("Uno"), ins("Dos"), " y ", ins("tres"), ".")
    assert told(body) == [("replacement", "Uno", "Dos", "art_2"), ("insertion", "", "tres", "art_2")]


def test_a_new_paragraph_is_proposed_behind_the_one_before() -> None:
    body = FIRST + p(ins("Artículo 1 Bis.- Nuevo."), properties=END_INS) + LAST
    (one,), _ = read(body)
    assert (one.kind, one.new, one.ids) == ("insertion", "Artículo 1 Bis.- Nuevo.", ("1", "8"))
    assert (one.anchor.eid, one.anchor.quote.prefix) == ("art_1", "Artículo 1.- Uno.")


def test_a_paragraph_that_goes_is_proposed_where_it_stands() -> None:
    body = FIRST + p(dele("Artículo 2.- Viejo."), properties=END_DEL) + LAST
    assert told(body) == [("deletion", "Artículo 2.- Viejo.", "", "art_2")]


def test_paragraphs_that_become_one_are_told_to_the_end_of_the_last() -> None:
    assert told(p("Artículo 1.- Uno,", properties=END_DEL) + p("dos.")) == [
        ("replacement", "\ndos.", "dos.", "art_1__par_2")
    ]
    across = p("Artículo 1.- Uno", dele(" y tres."), properties=END_DEL) + p(dele("Dos y "), "cuatro.") + LAST
    assert told(across) == [("replacement", "y tres.\nDos y cuatro.", "cuatro.", "art_1")]
    more = p("Artículo 1.- Uno", properties=END_DEL) + p("y dos ", ins("veces"), ".") + LAST
    assert told(more) == [("replacement", "\ny dos .", "y dos veces.", "art_1__par_2")]


def test_where_another_works_on_the_paragraph_the_end_alone_is_told() -> None:
    body = p("Artículo 1.- Uno", dele(" y tres."), properties=END_DEL) + p("Dos ", ins("más", "Berta")) + LAST
    assert told(body) == [
        ("deletion", "y tres.", "", "art_1"),
        ("deletion", "\n", "", "art_1"),
        ("insertion", "", "más", "art_1__par_2"),
    ]


def test_a_paragraph_parted_in_two_is_told_with_what_is_written_there() -> None:
    assert told(p("Artículo 1.- Uno.", properties=END_INS) + p("Dos.") + LAST) == [
        ("insertion", "", "\n", "art_1")
    ]
    more = p("Artículo 1.- Uno", ins(" y más."), properties=END_INS) + p(ins("Nuevo "), "Dos.") + LAST
    assert told(more) == [("insertion", "", "y más.\nNuevo", "art_1")]


def test_ends_of_paragraphs_that_come_or_go_whole_part_and_join_nothing() -> None:
    bodies = (
        p("Artículo 1.- Uno.", properties=END_INS) + p(ins("Nuevo.")) + LAST,
        p("Artículo 1.- Uno.", properties=END_DEL) + p(dele("Dos.")) + LAST,
        FIRST + p(dele("Dos."), properties=END_DEL) + p(dele("Tres "), "y cuatro.") + LAST,
    )
    assert [any(one.breaks for one in read(body)[0]) for body in bodies] == [False, False, False]


def test_a_move_says_where_from_and_where_to() -> None:
    body = p("Artículo 1.- Uno", moved("From", " y dos"), ".") + p(
        "Artículo 2.- Tres", moved("To", " y dos", id=7), "."
    )
    (one,), _ = read(body)
    assert (one.kind, one.old, one.new, one.anchor.eid) == ("move", "y dos", "y dos", "art_1")
    assert one.target is not None
    assert (one.target.eid, one.target.quote.prefix[-4:]) == ("art_2", "Tres")
    assert one.ids == ("6", "8")


def test_lines_of_a_move_that_a_program_lost_do_not_pair_with_others() -> None:
    heading = '<w:moveFrom w:id="90" w:author="Ana"><w:r><w:t>Competencia</w:t></w:r></w:moveFrom>'
    body = (
        p("Artículo 1.- Uno.")
        + p(heading)
        + p(moved("From", "Corresponde a la Secretaría."))
        + p("Artículo 2.- Dos.")
        + p(moved("To", "Competencia", id=20))
        + p(moved("To", "Corresponde a la Secretaría.", id=30))
    )
    assert [(kind, old, new) for kind, old, new, _ in told(body)] == [
        ("deletion", "Competencia", ""),
        ("move", "Corresponde a la Secretaría.", "Corresponde a la Secretaría."),
        ("insertion", "", "Competencia"),
    ]


def test_a_move_with_one_end_is_what_is_left_of_it() -> None:
    assert told(p("Artículo 1.- Uno", moved("To", " y dos"), ".")) == [("insertion", "", "y dos", "art_1")]


def test_a_row_is_one_proposal() -> None:
    cell = "<w:tc>{}</w:tc>".format
    old = "<w:tr>" + cell(p("Fosgeno")) + cell(p("75-44-5")) + "</w:tr>"
    new = (
        '<w:tr><w:trPr><w:ins w:id="4" w:author="Ana"/></w:trPr>'
        + cell(p("Cloro"))
        + cell(p("7782-50-5"))
        + "</w:tr>"
    )
    (one,), draft = read(p("ANEXO I") + "<w:tbl>" + old + old + new + "</w:tbl>")
    rows = [node.eid for node in draft.walk() if node.kind == "row"]
    assert (one.kind, one.new, one.anchor.eid, one.ids) == ("insertion", "Cloro 7782-50-5", rows[-1], ("4",))


def test_changes_in_notes_are_read_where_the_note_stands() -> None:
    body = p("Artículo 1.- Texto", '<w:r><w:footnoteReference w:id="2"/></w:r>', ".") + LAST
    note = '<w:footnote w:id="2">' + p("Nota ", dele("vieja"), ins("nueva")) + "</w:footnote>"
    (one,), draft = read(body, footnotes=note)
    assert (one.kind, one.old, one.new) == ("replacement", "vieja", "nueva")
    assert next(node for node in draft.walk() if node.eid == one.anchor.eid).printed == "Nota vieja"


def test_a_mark_without_words_is_not_lost() -> None:
    body = p("Artículo 1.- Texto", '<w:ins w:id="3" w:author="Ana"><w:r><w:drawing/></w:r></w:ins>', ".")
    assert told(body) == [("insertion", "", "", "art_1")]


def test_a_drawing_in_two_forms_proposes_once() -> None:
    box = "<w:txbxContent>" + p("caja ", ins("nueva")) + "</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert [one[:3] for one in told(p("Artículo 1.- x", drawing))] == [("insertion", "", "nueva")]


def test_formatting_is_counted_apart() -> None:
    change = '<w:rPrChange w:id="1" w:author="Ana"><w:rPr/></w:rPrChange>'
    data = docx(p(r("Artículo 1.- x", "<w:b/>" + change)))
    assert read_proposals(data) == ()
    assert dict(read_formatting(data)) == {"Ana": 1}


def test_a_draft_that_differs_is_matched_by_the_words() -> None:
    body = FIRST + p(
        "Artículo 2.- La autoridad ", dele("nacional"), ins("competente"), " resuelve el recurso."
    )
    sent = parse(
        read_blocks(docx(p("Ley nueva") + p("Artículo 7.- La autoridad nacional resuelve el recurso dicho.")))
    )
    (one,) = place(read_proposals(docx(body)), sent)
    assert (one.anchor.eid, one.anchor.held) == ("art_7", True)
    (lost,) = place(read_proposals(docx(body)), parse(read_blocks(docx(p("Otra cosa.")))))
    assert (lost.anchor.eid, lost.anchor.held) == ("", False)


def test_of_equal_paragraphs_the_place_decides() -> None:
    same = "Se deroga."
    body = (
        p("Artículo 1.-")
        + p(same)
        + p("Artículo 2.-")
        + p("Se deroga", ins(" ya"), ".")
        + p("Artículo 3.-")
        + p(same)
    )
    (one,), draft = read(body)
    order = [node.eid for node in draft.walk()]
    assert order.index("art_2") <= order.index(one.anchor.eid) < order.index("art_3")


def test_the_old_helpers_of_the_reading_tests_are_marks_too() -> None:
    assert [one.kind for one in read(p("Artículo 1.- x ", deleted("y")))[0]] == ["deletion"]


MARKED = st.lists(
    st.lists(
        st.sampled_from(["a ", "b", ins("c "), ins("d", "Berta"), dele("e"), dele("f ", "Berta")]), max_size=6
    ),
    min_size=1,
    max_size=5,
)


@given(paragraphs=MARKED, ends=st.lists(st.sampled_from(["", END_INS, END_DEL]), min_size=5, max_size=5))
def test_following_all_proposals_gives_the_accepted_text(
    paragraphs: list[list[str]], ends: list[str]
) -> None:
    data = docx(
        "".join(p(*pieces, properties=end) for pieces, end in zip(paragraphs, ends, strict=False)) + p("z")
    )
    before, after = (
        "".join("".join(block.text.split()) for block in read_blocks(data, side))
        for side in ("original", "accepted")
    )
    out, at = [], 0
    steps = [
        (one.anchor.at + one.anchor.within, order, one) for order, one in enumerate(read_proposals(data))
    ]
    for start, _, one in sorted(steps, key=lambda step: step[:2]):
        out += [before[at:start], *one.new.split()]
        at = max(at, start + len("".join(one.old.split())))
    assert "".join([*out, before[at:]]) == after


def test_changes_in_headers_and_footers_are_proposals_of_no_provision() -> None:
    inside = r("Borrador ") + dele("once") + ins("doce") + r(" de mayo")
    data = with_parts(
        docx(p("Artículo 1.- Texto de la ley.") + p(r("Artículo 2.- Otro ") + ins("texto"))),
        {
            "word/header1.xml": part("hdr", f"<w:p>{inside}</w:p>").encode(),
            "word/footer1.xml": part("ftr", f"<w:p>{r('Página')}</w:p>").encode(),
            "word/_rels/document.xml.rels": relationships(
                ("header", "header1.xml"), ("footer", "footer1.xml")
            ).encode(),
        },
    )
    found = read_proposals(data)
    assert [(one.part, one.kind, one.old, one.new) for one in found] == [
        ("text", "insertion", "", "texto"),
        ("header", "replacement", "once", "doce"),
    ]
    assert found[1].anchor.quote == Quote("once", "Borrador ", " de mayo")
    placed = place(found, parse(read_blocks(data)))
    assert [one.anchor.eid for one in placed] == ["art_2", ""]
