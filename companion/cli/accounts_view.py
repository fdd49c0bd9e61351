"""Accounts and their keys as a person reads them."""

import json
from collections.abc import Sequence
from datetime import datetime

from companion.access.accounts import Account, ApiKey
from companion.cli.printing import say

_Accounts = Sequence[tuple[Account, Sequence[ApiKey]]]


def show(accounts: _Accounts, *, now: datetime) -> None:
    """Print each account and below it its keys, by their public parts."""
    for account, keys in accounts:
        roles = ", ".join(_role(grant.role, grant.programme_id) for grant in account.grants)
        say(f"{account.id}  {account.name}" + (f"  ({roles})" if roles else ""), style="bold")
        for key in keys:
            say(f"{key.prefix}  {_scopes(key)}; {_state(key, now=now)}; {_use(key)}", indent=3)
        if not keys:
            say(f"no key yet: companion accounts key {account.id}", indent=3)
    if not accounts:
        say("No accounts: this companion serves one person, on this machine only.")


def json_of(accounts: _Accounts) -> None:
    """Print one line of JSON for each account."""
    for account, keys in accounts:
        say(
            json.dumps(
                {
                    **account.model_dump(mode="json"),
                    "keys": [
                        {
                            "key": key.prefix,
                            "scopes": sorted(key.scopes),
                            "created_at": key.created_at.isoformat(),
                            "expires_at": key.expires_at and key.expires_at.isoformat(),
                            "revoked_at": key.revoked_at and key.revoked_at.isoformat(),
                            "last_used_on": key.last_used_on and key.last_used_on.isoformat(),
                        }
                        for key in keys
                    ],
                },
                ensure_ascii=False,
            )
        )


def _role(role: str, programme_id: str | None) -> str:
    return role if programme_id is None else f"{role} in {programme_id}"


def _scopes(key: ApiKey) -> str:
    return ", ".join(sorted(key.scopes))


def _state(key: ApiKey, *, now: datetime) -> str:
    if key.revoked_at is not None:
        return f"revoked on {key.revoked_at.date()}"
    if key.expires_at is None:
        return "without end"
    day = key.expires_at.date()
    return f"good until {day}" if key.is_good(now=now) else f"expired on {day}"


def _use(key: ApiKey) -> str:
    return "never used" if key.last_used_on is None else f"last used on {key.last_used_on}"
