from pathlib import Path

import pytest

from drafting.workbench import Workbench
from tests.workbench.conftest import LAW, at_work
from tests.workbench.placing.laws import REG, REGULATION, STATUTE


@pytest.fixture
def desk(tmp_path: Path) -> Workbench:
    desk = at_work(tmp_path / "data")
    desk.add_instrument(LAW)
    desk.add_instrument(REG)
    desk.import_draft("law", STATUTE.encode(), "law.txt")
    desk.import_draft("reg", REGULATION.encode(), "reg.txt")
    return desk
