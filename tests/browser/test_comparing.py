"""Compare: side by side and inline, from change to change, and out to Word."""

import io
import re
import zipfile
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import LAW, Server, Visitor, settled

PLACE = f"compare?instrument={LAW}&draft=12&against=11"


def counter(page: Page) -> tuple[int, int]:
    """ "Cambio 3 de 57" as numbers."""
    words = page.locator(".counter").inner_text().split()
    return int(words[1]), int(words[3])


def test_it_always_says_which_draft_of_which_day_against_which(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    spanish = visit().open(f"{server.url}/{PLACE}")
    expect(spanish.locator(".redline h1")).to_have_text(
        "Borrador 12, 5 de octubre de 2026, frente al borrador 11"
    )
    english = visit(locale="en-GB").open(f"{server.url}/{PLACE}")
    expect(english.locator(".redline h1")).to_have_text("Draft 12 (5 October 2026) against draft 11")


def test_insertions_and_deletions_are_marked_in_more_than_colour(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    style = "node => getComputedStyle(node).textDecorationLine"
    assert page.locator("ins").first.evaluate(style) == "underline"
    assert page.locator("del").first.evaluate(style) == "line-through"
    expect(page.locator(".tag.inserted").first).to_have_text("+Insertado")
    expect(page.locator(".tag.modified").first).to_have_text("±Modificado")


def test_the_left_side_holds_what_was_and_the_right_side_what_is(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    expect(page.locator(".cell-old del").first).to_be_attached()
    expect(page.locator(".cell-new ins").first).to_be_attached()
    expect(page.locator(".cell-old ins")).to_have_count(0)
    expect(page.locator(".cell-new del")).to_have_count(0)
    page.get_by_role("button", name="En línea").click()
    expect(page.locator(".cell-both ins").first).to_be_attached()
    page.wait_for_url("**view=inline**")
    page.reload()
    expect(page.locator(".redline.inline")).to_be_visible()
    page.get_by_role("button", name="En paralelo").click()
    expect(page.locator(".cell-old").first).to_be_attached()


def test_paired_provisions_stand_at_the_same_height(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/{PLACE}&provision=art_30")
    expect(page.locator(".row.current")).to_be_in_viewport()
    tops = page.locator(".row.current").evaluate(
        "node => [...node.querySelectorAll('.cell-old, .cell-new')].map((cell) => cell.getBoundingClientRect().top)"
    )
    assert len(tops) == 2
    assert abs(tops[0] - tops[1]) < 1


def test_the_list_of_changes_leads_to_a_change_and_back_returns(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    page.locator(".rail a", has_text="Artículo 18").first.click()
    expect(page.locator(".row.current")).to_contain_text("Artículo 18")
    expect(page.locator(".row.current")).to_be_in_viewport()
    page.wait_for_url("**provision=art_18**")
    page.locator(".rail a", has_text="Artículo 22").first.click()
    page.wait_for_url("**provision=art_22**")
    settled(page)
    page.go_back()
    expect(page.locator(".row.current")).to_contain_text("Artículo 18")


def test_keys_and_buttons_walk_from_change_to_change(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    page.keyboard.press("n")
    assert counter(page)[0] == 1
    page.keyboard.press("j")
    page.get_by_role("button", name="Cambio siguiente").click()
    at, total = counter(page)
    assert at == 3
    expect(page.locator(".row.current")).to_be_in_viewport()
    page.keyboard.press("p")
    page.keyboard.press("k")
    page.keyboard.press("p")
    assert counter(page) == (total, total), "before the first comes the last"


def test_keys_are_left_to_somebody_who_types(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    page.get_by_label("Frente a").click()
    page.keyboard.type("n")
    expect(page.locator(".row.current")).to_have_count(0)


def test_renumbering_can_be_passed_over(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    page.keyboard.press("n")
    _, with_renumbering = counter(page)
    page.get_by_role("button", name="Renumeraciones", exact=True).click()
    _, without = counter(page)
    assert without < with_renumbering
    expect(page.locator(".rail .signs:visible")).to_have_count(without)
    page.wait_for_url("**hide=renumbered**")
    page.reload()
    toggle = page.get_by_role("button", name="Renumeraciones", exact=True)
    expect(toggle).to_have_attribute("aria-pressed", "true")


def test_only_the_changes_can_be_shown(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    everything = page.locator(".row:visible").count()
    page.get_by_role("button", name="Solo cambios").click()
    assert page.locator(".row:visible").count() < everything / 2
    expect(page.locator(".row.untouched:visible")).to_have_count(0)


def test_the_weightiest_changes_come_first_and_keys_follow_that_order(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    page.get_by_label("Orden de la lista").select_option("weight")
    expect(page.locator(".group h3 .label").first).to_have_text("pena o sanción")
    names = page.locator(".group").first.locator("li .label").all_inner_texts()
    assert "Artículo 125" in names
    page.wait_for_url("**sort=weight**")
    for name in names[:2]:
        page.keyboard.press("n")
        expect(page.locator(".rail [aria-current] .label")).to_have_text(name)
        expect(page.locator(".row.current")).to_be_in_viewport()
    assert counter(page)[0] == 2


def test_a_penalty_that_rises_says_so_in_words(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/{PLACE}&provision=art_125")
    tag = page.locator(".row.current .sig.penalty")
    expect(tag).to_contain_text("treinta → cuarenta")
    expect(tag.get_by_role("img", name="aumenta")).to_be_visible()


def test_only_what_touches_penalties_is_listed_walked_and_shown(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    chip = page.get_by_role("button", name="pena o sanción")
    expected = int(chip.locator(".tally").inner_text())
    chip.click()
    page.get_by_role("button", name="Solo cambios").click()
    expect(page.locator(".rail .signs:visible")).to_have_count(expected)
    page.keyboard.press("n")
    assert counter(page) == (1, expected)
    page.keyboard.press("p")
    assert counter(page) == (expected, expected)
    expect(page.locator(".tags:visible .sig.penalty")).to_have_count(expected)
    page.wait_for_url("**touch=penalty**")
    page.reload()
    expect(page.locator(".rail .signs:visible")).to_have_count(expected)


def test_a_chapter_narrows_the_list_and_says_how_many_it_has(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    picker = page.get_by_label("Capítulo", exact=True)
    options = picker.locator("option").all_inner_texts()
    chosen = next(text for text in options if "DELITOS EN PARTICULAR" in text)
    inside = int(chosen.rsplit("(", 1)[1].rstrip(")"))
    picker.select_option(label=chosen)
    expect(page.locator(".rail .signs:visible")).to_have_count(inside)
    page.keyboard.press("n")
    assert counter(page) == (1, inside)


def test_the_map_leads_to_a_place_and_speaks(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    picture = page.get_by_role("img", name="Mapa de los")
    box = picture.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 5, box["y"] + box["height"] * 0.8)
    # the frame on the map stands where the window now is, in thousandths of the text
    expect(page.locator("rect.sight")).to_have_attribute("y", re.compile(r"^[78]\d\d"))
    assert picture.locator("path").count() == 7, "one path for each kind, however long the law"


def test_references_that_follow_can_be_passed_over(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    before = page.locator(".rail .signs:visible").count()
    page.get_by_role("button", name="Remisiones al día").click()
    middle = page.locator(".rail .signs:visible").count()
    assert middle < before
    page.get_by_role("button", name="Renumeraciones", exact=True).click()
    assert page.locator(".rail .signs:visible").count() < middle
    page.wait_for_url("**hide=reference_followed%2Crenumbered**")


def test_a_part_that_was_divided_off_says_where_it_stood(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/compare?instrument={LAW}&draft=4&against=3&provision=art_6")
    expect(page.locator(".row.current")).to_contain_text("su texto estaba en Artículo 5o")


def test_three_texts_show_where_two_drafts_agree_and_collide(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/compare?instrument={LAW}&draft=10&against=8")
    page.get_by_label("Tercer texto").click()
    page.get_by_role("option", name="11 · ").click()
    expect(page.locator(".three h1")).to_have_text("Borradores 10 y 11, cada uno frente al borrador 8")
    page.wait_for_url("**third=11**")
    collisions = page.locator(".status-collide:visible, .status-both_inserted:visible")
    expected = collisions.count()
    page.get_by_role("button", name="Solo choques").click()
    page.keyboard.press("n")
    assert counter(page) == (1, expected)
    expect(page.locator(".row.current")).to_contain_text("Chocan")
    expect(page.locator(".row.current")).to_be_in_viewport()
    expect(page.locator(".status-only_a:visible")).to_have_count(0)


def test_the_sides_change_places(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    page.get_by_role("button", name="Intercambiar").click()
    expect(page.locator(".redline h1")).to_contain_text("Borrador 11")
    expect(page.locator(".redline h1")).to_contain_text("frente al borrador 12")


def test_another_draft_is_chosen_from_the_list(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    page.get_by_label("Frente a").click()
    page.get_by_role("option", name="9 · ").first.click()
    expect(page.locator(".redline h1")).to_contain_text("frente al borrador 9")
    page.wait_for_url("**against=9**")


def test_the_first_draft_says_that_there_is_nothing_to_compare_with(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/compare?instrument={LAW}&draft=1")
    expect(page.get_by_test_id("stAlert")).to_contain_text("es el primero")


def test_the_redline_is_downloaded_as_a_word_file_with_tracked_changes(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Descargar con control de cambios").click()
    assert caught.value.suggested_filename == f"{LAW}_borrador-11-12_cambios.docx"
    data = caught.value.path().read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = package.read("word/document.xml").decode("utf-8")
    assert "<w:ins " in body
    assert "<w:del " in body


def test_what_left_the_law_says_where_it_stands_now_and_leads_there(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/compare?instrument={LAW}&draft=6&against=5&provision=~annex_I")
    door = page.locator(".row .crossed", has_text="ANEXO I, borrador 1")
    expect(door).to_have_text("↗ahora en Reglamento de la Ley Federal Química, ANEXO I, borrador 1")
    expect(page.locator(".rail .crossed")).to_have_count(2)
    page.get_by_role("button", name="En línea").click()  # the text is drawn anew
    expect(door).to_be_attached()
    door.click()
    page.wait_for_url("**/draft?**instrument=reglamento-ley-quimica**")
    assert "provision=annex_I" in page.url
    assert "draft=1" in page.url
    expect(page.locator("h1")).to_contain_text("Borrador 1")
