"""Which addresses are this machine, and which are refused."""

import pytest

from companion.access.addresses import is_loopback, require_usual


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.8.0.1", "localhost", "LOCALHOST", "my.localhost", "[::1]"]
)
def test_loopback_is_this_machine(host: str) -> None:
    assert is_loopback(f"http://{host}:8000/v1")


@pytest.mark.parametrize(
    "host",
    ["192.168.0.4", "models.example", "localhost.example", "10.0.0.1", "[fe80::1]", "127.example"],
)
def test_everything_else_is_elsewhere(host: str) -> None:
    assert not is_loopback(f"http://{host}:8000/v1")


@pytest.mark.parametrize(
    "host",
    [
        "169.254.169.254",
        "::ffff:169.254.169.254",
        "fe80::1",
        "0.0.0.0",
        "::",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "127.1",
        "0251.0376.0251.0376",
        "224.0.0.1",
    ],
)
def test_an_address_that_is_nobodys_choice_or_in_disguise_is_refused(host: str) -> None:
    with pytest.raises(ValueError, match=r"127\.0\.0\.1|no model answers"):
        require_usual(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "10.1.2.3", "::1", "api.models.example", "box"])
def test_a_server_of_ones_own_is_not(host: str) -> None:
    require_usual(host)
