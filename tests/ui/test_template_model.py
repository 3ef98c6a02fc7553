"""The sheet to write one's own template from is read back as the template it was made of."""

from datetime import date

import pytest

from drafting.ui.speech import Speech
from drafting.ui.views.template_model import model
from drafting.workbench import Workbench
from drafting.workbench.template_files import read


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_model_is_read_back_with_its_columns_known(desk: Workbench, language: str) -> None:
    (template, *_) = desk.checklists.checklists()
    sheet = model(template, Speech(language))
    again = read(sheet, "model.csv", on=date(2026, 1, 1), columns={}, name="Model", edition="1")
    for field in ("id", "scope", "layer"):
        assert [getattr(one, field) for one in again.requirements] == [
            getattr(one, field) for one in template.requirements
        ]
    assert [one.text(language) for one in again.requirements] == [
        one.text(language) for one in template.requirements
    ]
    assert [section.name(language) for section in again.sections] == [
        section.name(language) for section in template.sections
    ]
    assert any(one.terms for one in again.requirements)
