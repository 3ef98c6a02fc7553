"""Errors planted in a clean annex: each is caught where it stands, and nothing is said of anything else."""

import pytest

from drafting.substances.cas import check_digit, is_valid
from drafting.substances.report import Examination
from tests.substances.drafts import Line, annex, changed, lines, lists, looked_at, prose

LANGUAGES = ("es", "en")
SARIN, SOMAN, BZ, TDG, PHOSGENE, DEAE = "107-44-8", "96-64-0", "6581-06-2", "111-48-8", "75-44-5", "100-37-8"


def told(examined: Examination) -> list[tuple[str, str, str]]:
    return [(one.kind, one.cas, one.quote.exact) for one in examined.findings]


def missing(examined: Examination) -> list[tuple[str, ...]]:
    return [one.missing_numbers for one in examined.lists]


def row_of(examined: Examination, eid: str) -> str:
    return next(spot.text for spot in examined.spots if spot.provision.eid == eid)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_of_a_clean_annex(language: str) -> None:
    examined = looked_at(annex(lines(language)))
    assert told(examined) == []
    assert [one.status for one in examined.lists] == ["carried", "carried"]
    assert [(one.complete, one.extra, one.missing) for one in examined.lists] == [(True, (), ())] * 2


def spoilt(cas: str) -> str:
    return cas[:-1] + str((int(cas[-1]) + 3) % 10)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wrong_check_digit_is_caught_and_mended(language: str) -> None:
    clean = lines(language)
    examined = looked_at(annex(row if row.cas == "—" else row._replace(cas=spoilt(row.cas)) for row in clean))
    right = [row.cas for row in clean if row.cas != "—"]
    assert told(examined) == [("wrong_check_digit", spoilt(cas), spoilt(cas)) for cas in right]
    assert [one.intended for one in examined.findings] == [(cas,) for cas in right]
    assert missing(examined) == [(), ()]  # the names still say which chemicals they are


def test_one_wrong_check_digit_among_right_numbers_says_nothing_of_the_others() -> None:
    for row in lines()[1::13]:
        if row.cas != "—":
            examined = looked_at(annex(changed(lines(), row.cas, cas=spoilt(row.cas))))
            assert told(examined) == [("wrong_check_digit", spoilt(row.cas), spoilt(row.cas))]


def test_two_digits_exchanged_are_mended_without_a_name_beside_them() -> None:
    numbers = [row.cas for row in lines() if row.cas != "—"]
    tried = 0
    for cas in numbers[::4]:
        digits = list(cas)
        at = next(
            (
                n
                for n in range(len(digits) - 1)
                if digits[n] != digits[n + 1] and "-" not in digits[n : n + 2]
            ),
            None,
        )
        if at is None:
            continue
        digits[at], digits[at + 1] = digits[at + 1], digits[at]
        wrong = "".join(digits)
        if wrong.startswith("0") or is_valid(wrong):
            continue
        tried += 1
        others = ", ".join(other for other in numbers if other != cas)
        examined = looked_at(prose([f"Números CAS: {others}, {wrong}."]))
        assert [one.cas for one in examined.findings] == [wrong]
        assert cas in examined.findings[0].intended
    assert tried > 20


def test_a_number_without_its_dashes_is_malformed() -> None:
    examined = looked_at(annex(changed(lines(), SARIN, cas="107448")))
    assert told(examined) == [("malformed_number", "107448", "107448")]
    assert examined.findings[0].intended == (SARIN,)


def test_an_announced_number_of_the_wrong_form_is_malformed_in_running_text() -> None:
    examined = looked_at(prose(["El sarín (CAS 107-448) y el somán (CAS 96-64-0)."]))
    assert told(examined) == [("malformed_number", "107-448", "107-448")]
    assert examined.findings[0].intended == (SARIN,)


@pytest.mark.parametrize("start", range(7))
def test_a_row_left_out_is_missing(start: int) -> None:
    clean = lines(LANGUAGES[start % 2])
    for place in range(start, len(clean), 21):
        row = clean[place]
        examined = looked_at(annex(clean[:place] + clean[place + 1 :]))
        assert told(examined) == []
        gone = [entry for one in examined.lists for entry in one.missing]
        assert {entry.cas or "—" for entry in gone} == {row.cas}
        assert not all(one.complete for one in examined.lists)


def test_a_number_of_no_list_is_extra() -> None:
    stranger = "7732-18-5"
    assert is_valid(stranger)
    examined = looked_at(annex([*lines(), Line("", "Una sustancia cualquiera", stranger, "1 t")]))
    assert told(examined) == [("on_no_list", stranger, stranger)]
    assert [one.extra for one in examined.lists] == [(stranger,), (stranger,)]


def test_a_chemical_of_no_list_and_without_a_number_is_told() -> None:
    examined = looked_at(annex([*lines(), Line("2.B.15", "Fosfito de dibutilo", "—", "1 t")]))
    assert told(examined) == [("unknown_name", "", "Fosfito de dibutilo")]


def test_a_listed_number_beside_an_unlisted_name_is_told() -> None:
    examined = looked_at(annex(changed(lines(), TDG, name="Etilenglicol monobutílico")))
    assert told(examined) == [("unknown_name", TDG, "Etilenglicol monobutílico")]


def test_a_misprinted_name_beside_its_number_is_only_noted() -> None:
    examined = looked_at(annex(changed(lines(), "7784-34-1", name="Tricloruro de arsenio")))
    assert [(one.kind, one.severity, one.words) for one in examined.findings] == [
        ("near_name", "info", "Tricloruro de arsenio")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_exchanged_between_two_rows_do_not_belong_to_their_names(language: str) -> None:
    clean = lines(language)
    rows = {row.cas: row for row in clean}
    swapped = changed(changed(clean, TDG, cas="x"), PHOSGENE, cas=TDG)
    swapped = [row._replace(cas=PHOSGENE) if row.cas == "x" else row for row in swapped]
    kinds = [one for one in looked_at(annex(swapped)).findings if one.kind == "name_number"]
    assert {(one.cas, one.intended) for one in kinds} == {(TDG, (PHOSGENE,)), (PHOSGENE, (TDG,))}
    assert all(row_name in rows[one.intended[0]].name for one in kinds for row_name in [one.words])


def test_numbers_exchanged_in_running_text_are_told() -> None:
    examined = looked_at(
        prose(["Quedan sujetos el sarín (96-64-0), el somán (107-44-8) y el fosgeno (75-44-5)."])
    )
    assert [(one.kind, one.cas, one.intended) for one in examined.findings] == [
        ("name_number", SOMAN, (SARIN,)),
        ("name_number", SARIN, (SOMAN,)),
    ]


def test_numbers_given_first_are_read_with_the_names_behind_them() -> None:
    right = "107-44-8 sarín; 96-64-0 somán; 75-44-5 fosgeno."
    wrong = "107-44-8 somán; 96-64-0 sarín; 75-44-5 fosgeno."
    assert told(looked_at(prose([right]))) == []
    assert [one.kind for one in looked_at(prose([wrong])).findings] == ["name_number"] * 2


@pytest.mark.parametrize("label", ["1.A.8", "2.A.8", "1.B.8", "GA.8"])
def test_a_chemical_under_another_schedule_or_part_is_told(label: str) -> None:
    examined = looked_at(annex(changed(lines(), PHOSGENE, label=label)))
    (one,) = [one for one in examined.findings if one.kind != "amount_differs"]
    assert (one.kind, one.cas, one.place.words) == ("wrong_place", PHOSGENE, label)
    if label != "GA.8":
        assert [entry.entry for entry in one.entries] == ["3A1"]


def test_a_chemical_under_another_number_of_its_part_is_told() -> None:
    examined = looked_at(annex(changed(lines(), TDG, label="2.B.9")))
    assert [(one.kind, one.cas, one.entries[0].entry) for one in examined.findings] == [
        ("wrong_entry", TDG, "2B13")
    ]


def test_a_list_that_numbers_its_entries_its_own_way_is_left_in_peace() -> None:
    own = [
        row._replace(label=f"{row.label[:4]}{n}") if row.label[0] in "123" else row
        for n, row in enumerate(lines(), start=1)
    ]
    assert told(looked_at(annex(own))) == []


def test_a_row_that_stands_twice_is_told_at_its_second_place() -> None:
    clean = lines()
    examined = looked_at(annex([*clean, next(row for row in clean if row.cas == TDG)]))
    (one,) = examined.findings
    assert (one.kind, one.cas) == ("twice", TDG)
    assert TDG in row_of(examined, one.other)


def test_a_family_that_stands_twice_is_told_too() -> None:
    clean = lines()
    assert [one.kind for one in looked_at(annex([*clean, clean[0]])).findings] == ["twice"]


def test_an_exception_listed_as_if_it_were_controlled_is_told() -> None:
    dmae = Line("2.B.11", "N,N-dimetilaminoetanol y sales protonadas correspondientes", "108-01-0", "1 t")
    assert told(looked_at(annex([*lines(), dmae]))) == [("exception_listed", "108-01-0", "108-01-0")]
    marked = dmae._replace(name=f"Excepción: {dmae.name}")
    assert told(looked_at(annex([*lines(), marked]))) == []


def test_one_number_may_be_an_exception_and_an_item_of_the_other_list() -> None:
    exception = Line(
        "2.B.11", "Excepción: N,N-dietilaminoetanol y sales protonadas correspondientes", DEAE, "1 t"
    )
    examined = looked_at(annex([*lines(), exception]))
    assert told(examined) == []
    assert [one.complete for one in examined.lists] == [True, True]
    without = [row for row in [*lines(), exception] if row.label != "GA.49"]
    assert missing(looked_at(annex(without))) == [(), (DEAE,)]


@pytest.mark.parametrize(("amount", "said"), [("10 t", "10 t"), ("1 kg", "1 kg"), ("una tonelada", "")])
def test_a_threshold_unlike_all_others_of_its_part_is_told(amount: str, said: str) -> None:
    examined = looked_at(annex(changed(lines(), TDG, amount=amount)))
    assert [(one.kind, one.quote.exact) for one in examined.findings] == (
        [("amount_differs", said)] if said else []
    )


def test_a_threshold_with_its_own_mark_is_not_held_against_the_others() -> None:
    assert "*" in next(row.name for row in lines() if row.cas == BZ)


def test_a_row_whose_number_was_lost_is_told() -> None:
    examined = looked_at(annex(changed(lines(), TDG, cas="—")))
    assert [(one.kind, one.intended) for one in examined.findings] == [("number_absent", (TDG,))]
    assert missing(examined) == [(), ()]


def test_ten_kinds_at_once_are_each_told_once() -> None:
    rows = lines()
    rows = changed(rows, SARIN, cas="107-44-7")  # check digit
    rows = changed(rows, SOMAN, cas="96640")  # form
    rows = changed(rows, "77-81-6", cas="50-00-0")  # another chemical's number
    rows = changed(rows, PHOSGENE, label="2.A.1")  # place
    rows = changed(rows, "464-07-3", label="2.B.13")  # number of the entry
    rows = changed(rows, "7784-34-1", amount="7 t")  # threshold
    rows = changed(rows, "76-93-7", cas="—")  # number lost
    rows = changed(rows, "102-71-6", name="Trietanolamna")  # misprint
    rows = [row for row in rows if row.cas != "151-50-8"]  # left out
    rows += [next(row for row in rows if row.cas == TDG)]  # twice
    rows += [Line("2.B.11", "N,N-dimetilaminoetanol", "108-01-0", "1 t")]  # an exception
    rows += [Line("", "Agua", "7732-18-5", "1 t")]  # on no list
    examined = looked_at(annex(rows))
    assert sorted(one.kind for one in examined.findings) == sorted(
        ["wrong_check_digit", "malformed_number", "name_number", "wrong_place", "wrong_entry", "amount_differs",
         "number_absent", "near_name", "twice", "exception_listed", "on_no_list"]
    )  # fmt: skip
    assert missing(examined) == [(), ("151-50-8",)]


def test_the_check_digit_is_that_of_the_registry() -> None:
    assert check_digit("773218") == 5
    assert all(is_valid(cas) for one in lists() for cas in one.numbers)
