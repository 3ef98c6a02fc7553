"""Import: a real Word file becomes a draft; what cannot be read is said in a sentence."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from drafting.workbench import Workbench
from tests.browser.conftest import LAW, Server, Visitor


def upload(page: Page, path: Path) -> None:
    page.locator("input[type=file]").set_input_files(path)


def corrected(desk: Workbench, path: Path) -> Path:
    """Draft 12 as a Word file in which somebody changed a deadline."""
    text = desk.source(desk.draft(LAW).id).decode("utf-8").replace("diez días hábiles", "once días hábiles")
    (path / "corregido.txt").write_text(text, encoding="utf-8")
    scratch = Workbench(path / "scratch")
    scratch.add_instrument(desk.instrument(LAW))
    draft = scratch.import_draft(LAW, text.encode("utf-8"), "corregido.txt").draft
    word = path / "corregido.docx"
    word.write_bytes(scratch.export_clean(draft.id))
    return word


def test_a_word_file_is_looked_at_kept_and_compared(
    own_server: Server, visit: Callable[..., Visitor], tmp_path: Path
) -> None:
    desk = Workbench(own_server.directory)
    page = visit().open(own_server.url)
    page.locator(".card").first.get_by_role("link", name="Importar el siguiente").click()
    page.wait_for_url("**/import?**")
    upload(page, corrected(desk, tmp_path))
    expect(page.get_by_text("Se leyó «corregido.docx»")).to_be_visible(timeout=20_000)
    expect(page.get_by_test_id("stMetric").filter(has_text="Idioma del texto")).to_contain_text("español")
    page.get_by_label("Quién lo hizo").fill("Oficina de asuntos jurídicos")
    page.get_by_label("Nota").fill("Plazos corregidos")
    page.get_by_label("Nota").blur()
    page.get_by_role("button", name="Guardar como borrador 13").click()
    expect(page.get_by_test_id("stAlert")).to_contain_text("Se guardó el borrador 13", timeout=30_000)
    expect(page.get_by_test_id("stAlert")).to_contain_text("Frente al borrador 12: ")
    page.get_by_role("button", name="Ver los cambios").click()
    expect(page.locator(".redline h1")).to_contain_text("frente al borrador 12")
    expect(page.locator(".cell-new ins", has_text="once").first).to_be_attached()

    kept = desk.draft(LAW, 13)
    assert (kept.author, kept.note) == ("Oficina de asuntos jurídicos", "Plazos corregidos")
    assert kept.created_by == "Oficina de pruebas"
    assert desk.source(kept.id) == (tmp_path / "corregido.docx").read_bytes()


def test_the_same_file_again_is_said_and_not_kept(
    own_server: Server, visit: Callable[..., Visitor], tmp_path: Path
) -> None:
    desk = Workbench(own_server.directory)
    same = tmp_path / "otra-vez.txt"
    same.write_bytes(desk.source(desk.draft(LAW).id))
    page = visit().open(f"{own_server.url}/import?instrument={LAW}")
    upload(page, same)
    page.get_by_role("button", name="Guardar como borrador 13").click()
    expect(page.get_by_test_id("stAlert")).to_contain_text("otra-vez.txt", timeout=20_000)
    assert len(desk.drafts(LAW)) == 12


def test_rubbish_is_refused_with_one_sentence(
    server: Server, visit: Callable[..., Visitor], tmp_path: Path
) -> None:
    page = visit().open(f"{server.url}/import")
    for name, data in (
        ("vacio.docx", b""),
        ("roto.docx", b"PK\x03\x04 no es un zip"),
        ("nada.txt", bytes(range(256)) * 9),
    ):
        bad = tmp_path / name
        bad.write_bytes(data)
        upload(page, bad)
        expect(page.get_by_test_id("stAlert")).to_contain_text(name, timeout=20_000)
        expect(page.get_by_role("button", name="Guardar")).to_have_count(0)


def test_script_in_a_heading_is_shown_as_text(
    own_server: Server, visit: Callable[..., Visitor], tmp_path: Path
) -> None:
    hostile = tmp_path / "hostil.txt"
    hostile.write_text(
        "LEY <script>window.hacked = 1</script>\n\nTÍTULO PRIMERO\n\n<img src=x onerror='window.hacked=2'>\n\n"
        'Artículo 1.- <b>Uno</b> <img src=x onerror="window.hacked=3"> ![x](https://example.org/x.png)\n\n'
        "Artículo 2.- <script>window.hacked = 4</script> dos.\n",
        encoding="utf-8",
    )
    visitor = visit()
    page = visitor.open(f"{own_server.url}/import")
    upload(page, hostile)
    page.get_by_label("Instrumento").click()
    page.get_by_role("option", name="Un instrumento nuevo").click()
    page.get_by_label("Título completo").fill("<img src=x onerror='window.hacked=5'> Ley")
    page.get_by_label("Título corto").fill("<script>window.hacked=6</script>")
    page.get_by_label("Título corto").blur()
    page.get_by_label("Nota").fill("<img src=x onerror='window.hacked=7'>")
    page.get_by_label("Nota").blur()
    page.get_by_role("button", name="Guardar como primer borrador").click()
    expect(page.get_by_test_id("stAlert")).to_contain_text("Se guardó el borrador 1", timeout=30_000)
    page.get_by_role("button", name="Leer el borrador").click()
    expect(page.locator(".reader")).to_contain_text("<script>window.hacked = 4</script>")
    expect(page.locator(".reader")).to_contain_text("<img src=x onerror='window.hacked=2'>")
    visitor.open(own_server.url)
    expect(page.locator(".board")).to_contain_text("<img src=x onerror='window.hacked=5'> Ley")
    assert page.evaluate("window.hacked") is None
    assert page.locator(".workbench img, .workbench script").count() == 0
    assert not [url for url in visitor.requests if "example.org" in url]
