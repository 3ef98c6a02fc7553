"""A law with its regulation and a short template, which the tests of mappings begin with."""

from pathlib import Path

import pytest

from drafting.workbench import Workbench
from drafting.workbench.checklists import Checklists
from tests.workbench.conftest import FIRST
from tests.workbench.mapped import RULES, checklists, workspace


@pytest.fixture
def desk(tmp_path: Path) -> Workbench:
    return workspace(tmp_path / "data", FIRST, rules=[RULES])


@pytest.fixture
def lists(desk: Workbench) -> Checklists:
    return checklists(desk)
