"""`companion accounts`, and what `companion serve` makes of it."""

import json

import pytest

from tests.accounts import public_part, secret_part
from tests.cli import CommandLine
from tests.schemas import require_valid


def test_an_account_gets_an_id_of_its_name_and_a_key_that_is_shown_once(
    companion: CommandLine,
) -> None:
    added = companion("accounts", "add", "Ana Ruiz", "--role", "mentor:spring", "--role", "mentee")
    issued = companion("accounts", "key", "ana-ruiz", "--scope", "read", "--days", "7")
    listed = companion("accounts", "list")

    key = issued.out.strip()
    assert "Account ana-ruiz for Ana Ruiz" in added.out
    assert "every request over HTTP needs a key" in added.out
    assert key.startswith("mmc_")
    assert "shown once" in issued.err
    assert "(mentor in spring, mentee)" in listed.out
    assert public_part(key) in listed.out
    assert secret_part(key) not in listed.out + issued.err
    assert "read; good until" in listed.out
    assert "never used" in listed.out


@pytest.mark.parametrize("whole", [True, False])
def test_a_key_is_revoked_by_its_public_part(companion: CommandLine, *, whole: bool) -> None:
    companion("accounts", "add", "Ana")
    key = json.loads(companion("accounts", "key", "ana", "--days", "0", "--json").out)["key"]

    ended = companion("accounts", "revoke", key if whole else public_part(key))
    (account,) = map(json.loads, companion("accounts", "list", "--json").out.splitlines())

    assert "opens nothing any more" in ended.out
    assert ("history" in ended.err) is whole
    assert secret_part(key) not in ended.out + ended.err
    (shown,) = account["keys"]
    assert (shown["expires_at"], shown["last_used_on"]) == (None, None)
    assert shown["revoked_at"] is not None


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("add",), "say whose"),
        (("list", "ana"), "list takes no name"),
        (("add", "Ana"), "choose another id with --id"),
        (("add", "Local"), "no id for an account"),
        (("add", "Eva", "--role", "king"), "must be one of"),
        (("add", "Eva", "--role", "organiser"), "an organiser needs a programme"),
        (("add", "Eva", "--scope", "read"), "--scope and --days go with"),
        (("key", "ana", "--role", "mentee"), "--role and --id go with"),
        (("key", "nobody"), "no account 'nobody'"),
        (("key", "ana", "--scope", "all"), "choose from read, write, draft"),
        (("key", "ana", "--days", "-1"), "out of range"),
        (("revoke", "000000000000"), "no key '000000000000'"),
        (("numbers",), "say whose: companion accounts numbers PROGRAMME"),
        (("numbers", "spring"), "no account is in a programme 'spring'; there is none yet"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    companion: CommandLine, arguments: tuple[str, ...], told: str
) -> None:
    companion("accounts", "add", "Ana")

    ran = companion("accounts", *arguments)

    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err
    assert ran.err.count("\n") == 1


def test_a_programme_is_shown_in_numbers_without_a_name(companion: CommandLine) -> None:
    for name in ("Ada", "Ben", "Cem", "Dan", "Eve"):
        companion("accounts", "add", f"{name} Quor", "--role", "mentee:spring")
    companion("accounts", "add", "Mo", "--role", "mentor:spring")

    shown = companion("accounts", "numbers", "spring")
    (found,) = map(
        json.loads, companion("accounts", "numbers", "spring", "--json").out.splitlines()
    )

    assert "about 5 mentees, – mentors" in shown.out
    assert "“–” is fewer than 5 people, or nobody" in shown.out
    assert "Quor" not in shown.out
    assert (found["mentees"], found["mentors"], found["talks"]) == (5, None, None)
    require_valid("programme", found)
    assert "there are: spring" in companion("accounts", "numbers", "autumn").err


def test_without_accounts_the_list_says_whom_the_companion_serves(companion: CommandLine) -> None:
    assert "serves one person" in companion("accounts", "list").out


def test_the_server_leaves_this_machine_only_with_an_account_and_a_name(
    companion: CommandLine,
) -> None:
    without = companion("serve", "--host", "0.0.0.0")
    companion("accounts", "add", "Ana")
    nameless = companion("serve", "--host", "0.0.0.0")

    assert (without.status, nameless.status) == (2, 2)
    assert "add one first: companion accounts add NAME" in without.err
    assert "--name mentoring.example.org" in nameless.err
