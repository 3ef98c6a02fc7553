"""Every number and name of the lists is found in drafts that carry them, however they are printed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.substances import cas
from drafting.substances.folding import fold, fold_with_places
from tests.substances.drafts import DASHES, annex, known, lines, lists, looked_at, prose, text, with_dash

NUMBERS = tuple(dict.fromkeys(number for one in lists() for number in one.numbers))
ENTRIES = tuple(entry for one in lists() for entry in one.entries)


def lacking(examined: object) -> list[int]:
    return [one.listed - len(one.found_numbers) for one in examined.lists]  # type: ignore[attr-defined]


@pytest.mark.parametrize("dash", range(len(DASHES)))
@pytest.mark.parametrize("language", ["es", "en"])
def test_a_table_with_any_dash_is_complete(language: str, dash: int) -> None:
    examined = looked_at(annex(row._replace(cas=with_dash(row.cas, DASHES[dash])) for row in lines(language)))
    assert lacking(examined) == [0, 0]
    assert {one.written.cas for one in examined.numbers} == set(NUMBERS)
    assert examined.findings == ()


@pytest.mark.parametrize("dash", range(len(DASHES)))
def test_running_text_with_any_dash_is_complete(dash: int) -> None:
    named = ", ".join(f"{row.name} ({with_dash(row.cas, DASHES[dash])})" for row in lines() if row.cas != "—")
    examined = looked_at(prose([f"Quedan sujetos a control {named}."]))
    assert lacking(examined) == [0, 0]
    assert examined.findings == ()


def test_numbers_alone_are_enough() -> None:
    examined = looked_at(prose([f"Números CAS: {', '.join(NUMBERS)}."]))
    assert lacking(examined) == [0, 0]


@pytest.mark.parametrize("language", ["es", "en"])
def test_names_alone_are_enough(language: str) -> None:
    examined = looked_at(prose(row.name for row in lines(language)))
    assert lacking(examined) == [0, 0]
    assert [entry for one in examined.lists for entry in one.missing] == []


def test_a_draft_read_from_a_file_carries_what_it_prints() -> None:
    rows = "\n".join(" | ".join(row) for row in lines())
    head = "LEY DE PRUEBA\n\nArtículo 1.- El listado figura en el Anexo I.\n\nANEXO I\n\nLISTADO\n\n"
    examined = looked_at(text(f"{head}Apartado | Sustancia | Número CAS | Umbral\n{rows}\n"))
    assert lacking(examined) == [0, 0]
    assert examined.findings == ()


@settings(max_examples=150, deadline=None)
@given(
    number=st.sampled_from(NUMBERS),
    dashes=st.tuples(st.sampled_from(DASHES), st.sampled_from(DASHES)),
    before=st.sampled_from(["", "(", "CAS ", "núm. ", "— ", "no.", "[", "sarín, "]),
    after=st.sampled_from(["", ")", ".", ";", ", y", " – 100 kg", "]", "\n"]),
)
def test_a_number_is_found_where_it_stands(
    number: str, dashes: tuple[str, str], before: str, after: str
) -> None:
    first, second, last = number.split("-")
    words = f"{before}{first}{dashes[0]}{second}{dashes[1]}{last}{after}"
    (found,) = cas.find(words)
    assert (found.cas, found.ok, found.start) == (number, True, len(before))
    assert words[found.end :] == after


@pytest.mark.parametrize(
    "words",
    [
        "2019-10-12",
        "artículos 12-10-31",
        "Tel. 55-1234-5678",
        "1-800-10-5",
        "107-44-89",
        "107-44-8-1",
        "107-44-8.5",
    ],
)
def test_what_only_looks_like_a_number_is_none(words: str) -> None:
    assert cas.find(words) == ()


@pytest.mark.parametrize("words", ["Expediente 12-34-5 de 2024.", "La clave 100-10-3 y la 100-10-4."])
def test_numbers_of_files_are_no_cas_numbers_where_nobody_speaks_of_chemicals(words: str) -> None:
    examined = looked_at(prose([words]))
    assert examined.numbers == ()
    assert examined.findings == ()


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=60))
def test_folding_keeps_its_place(words: str) -> None:
    folded, places = fold_with_places(words)
    assert folded == fold(words)
    assert len(places) == len(folded)
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("SARIN", "107-44-8"),
        ("Sarín", "107-44-8"),
        ("fósforo, oxicloruro de; oxicloruro  de\nfósforo", "10025-87-3"),
        ("sulphur monochloride", "10025-67-9"),
        ("Sulfur Mono-chloride", "10025-67-9"),
        ("N,N-diisopropil-β-aminoetanol", "96-80-0"),
        ("N,N-Diisopropyl-beta-aminoethanol", "96-80-0"),
        ("N,N-diisopropil-(beta)-aminoetanol", "96-80-0"),
        ("cloropicrinas", "76-06-2"),
        ("2,2′-tiodietanol", "111-48-8"),
        ("ácido metil-fosfónico", "993-13-5"),
        ("tri etanol amina", "102-71-6"),
        ("Di‑isopropylamine", "108-18-9"),
    ],
)
def test_a_name_is_found_in_any_spelling(words: str, number: str) -> None:
    assert number in [
        key for named in known().names.find(f"Se controla {words}, siempre.") for key in named.keys
    ]


@pytest.mark.parametrize(
    "words",
    [
        "clorhidrato de dietilamina",
        "lauril sulfato de trietanolamina",
        "fosgeno oxima",
        "phosgene oxime",
        "triethanolamine lauryl sulfate",
        "trietilamina",
        "metil-dimetilamina",
        "1,2-cloroetanol",
        "azufre y fósforo",
        "el Distrito Federal (DF)",
        "Carbamatos",
        "carbamatos, cuaternarios de otra cosa",
        "la carta al señor Amitonio",
        "dimethylamine-borane",
    ],
)
def test_what_is_another_chemical_or_none_is_left_alone(words: str) -> None:
    assert known().names.find(f"Se trata de {words} en este artículo.") == []


@pytest.mark.parametrize(
    ("words", "found"), [("el VX y el sarín", {"50782-69-9", "107-44-8"}), ("el VX", set())]
)
def test_an_abbreviation_needs_company(words: str, found: set[str]) -> None:
    examined = looked_at(prose([f"Queda prohibido {words}."]))
    assert {key for spot in examined.spots for key in spot.keys} == found


def test_every_name_of_every_list_leads_to_its_entry() -> None:
    index = known().names
    for entry in ENTRIES:
        for _, name in entry.names:
            assert entry.key in {key for named in index.find(name) for key in named.keys}, name


@pytest.mark.parametrize(
    "broken",
    ["10545-\n99-0, y otros", "10545-99-\n0, y otros", "10545\n-99-0, y otros", "10545\u201199\u2011\n0."],
)
def test_a_number_broken_over_two_lines_of_a_file_is_found(broken: str) -> None:
    examined = looked_at(text(f"LEY\n\nArtículo 1.- Se controla el dicloruro de azufre, CAS {broken}\n"))
    assert [(one.written.cas, one.written.ok) for one in examined.numbers] == [("10545-99-0", True)]
    assert examined.findings == ()


def test_a_name_broken_over_two_lines_of_a_file_is_found() -> None:
    examined = looked_at(text("LEY\n\nArtículo 1.- Se controlan el cloruro de\ntionilo y el sarín.\n"))
    assert {key for spot in examined.spots for key in spot.keys} == {"7719-09-7", "107-44-8"}


def test_a_hard_wrapped_law_loses_nothing() -> None:
    import textwrap

    named = ", ".join(f"{row.name} ({row.cas})" for row in lines() if row.cas != "—")
    wrapped = "\n".join(
        textwrap.wrap(f"Artículo 1.- Quedan sujetos a control {named}.", 100, break_long_words=False)
    )
    examined = looked_at(text(f"LEY\n\n{wrapped}\n"))
    assert {one.written.cas for one in examined.numbers if one.written.ok} == set(NUMBERS)
    assert [one for one in examined.findings if one.severity == "error"] == []
