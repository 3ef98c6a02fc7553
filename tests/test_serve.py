"""The production front opens on this machine only."""

from pathlib import Path

import pytest

from drafting import serve
from drafting.errors import BadRequest


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_it_opens_where_only_this_machine_reaches_it(address: str) -> None:
    serve.check_local(address)


@pytest.mark.parametrize(
    "address", ["0.0.0.0", "::", "192.168.1.20", "10.0.0.1", "example.org", "", "127.0.0.1.example.org"]
)
def test_it_refuses_to_open_to_others_until_there_is_a_sign_in(address: str, tmp_path: Path) -> None:
    with pytest.raises(BadRequest) as caught:
        serve.run(8501, address, tmp_path / "data")
    assert "127.0.0.1" in caught.value.sentence("es")
    assert not (tmp_path / "data").exists(), "nothing was touched"


def test_pages_may_load_from_and_connect_to_this_server_only() -> None:
    for directive in serve.POLICY.split("; "):
        for source in directive.split()[1:]:
            assert source.startswith("'") or source in ("data:", "blob:"), directive
