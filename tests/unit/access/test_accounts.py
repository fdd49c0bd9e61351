from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from companion.access.accounts import (
    AccountId,
    ApiKey,
    GivenKey,
    digest_of,
    given_key,
    key_text,
    opens,
)
from companion.access.principal import EVERY_SCOPE, Role, Scope
from companion.access.register import account_of

SECRET = "A" * 43
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def a_key(**fields: object) -> ApiKey:
    given = {
        "prefix": "0" * 12,
        "account_id": AccountId("ana"),
        "digest": digest_of(SECRET),
        "scopes": EVERY_SCOPE,
        "created_at": NOW,
        **fields,
    }
    return ApiKey(**given)  # type: ignore[arg-type]


def test_a_key_is_read_as_it_was_given() -> None:
    text = key_text(prefix="0" * 12, secret=SECRET)

    assert given_key(text) == GivenKey(prefix="0" * 12, secret=SECRET)


@given(st.text())
def test_whatever_is_not_written_like_a_key_is_none(text: str) -> None:
    assert given_key(text) is None
    assert given_key(f"{key_text(prefix='0' * 12, secret=SECRET)}{text or 'x'}") is None


def test_a_key_opens_with_its_own_secret_alone() -> None:
    assert opens(GivenKey(prefix="0" * 12, secret=SECRET), a_key())
    assert not opens(GivenKey(prefix="0" * 12, secret="B" * 43), a_key())
    assert not opens(GivenKey(prefix="0" * 12, secret=SECRET), None)


def test_a_presented_secret_is_shown_to_nobody_who_prints_it() -> None:
    assert SECRET not in repr(GivenKey(prefix="0" * 12, secret=SECRET))


def test_a_key_is_good_until_its_last_moment_unless_it_was_revoked() -> None:
    end = NOW + timedelta(days=1)
    key = a_key(expires_at=end)

    assert key.is_good(now=end - timedelta(seconds=1))
    assert not key.is_good(now=end)
    assert not a_key(revoked_at=NOW).is_good(now=NOW)
    assert a_key().is_good(now=NOW + timedelta(days=10_000))


def test_an_organiser_is_no_member_of_what_they_organise() -> None:
    account = account_of("ana", name="Ana", grants=["mentor:spring", "organiser:autumn", "mentee"])

    principal = account.principal(frozenset({Scope.READ}))

    assert principal.person_id == "ana"
    assert principal.roles == set(Role)
    assert principal.programme_ids == {"spring"}
    assert principal.organises == {"autumn"}
    assert principal.permissions == {Scope.READ}


@pytest.mark.parametrize("grant", ["king", "organiser", "organiser:", ""])
def test_a_role_that_means_nothing_is_refused(grant: str) -> None:
    with pytest.raises(ValidationError):
        account_of("ana", name="Ana", grants=[grant])
