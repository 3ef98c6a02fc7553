"""What holds for every test: its name is always the same, and no clock decides whether it passes."""

import pytest
from hypothesis import HealthCheck, settings

#: a busy machine is slow, not wrong: how long things take is measured by ``make bench``
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Bytes are named by their length: a .docx made a second later has another time in it."""
    return f"{argname}-{len(val)}-bytes" if isinstance(val, bytes) else None
