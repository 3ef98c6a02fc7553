"""What holds for every test: its name is the same whenever and wherever it is collected."""

import pytest


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Bytes are named by their length: a .docx made a second later has another time in it."""
    return f"{argname}-{len(val)}-bytes" if isinstance(val, bytes) else None
