"""Accounts and their keys as a person reads them."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from companion.access.accounts import Account, ApiKey
from companion.cli.printing import say

if TYPE_CHECKING:
    from companion.programmes.numbers import Average, Number, ProgrammeNumbers

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


def show_numbers(found: "ProgrammeNumbers") -> None:
    """Print a programme in numbers, and what a dash is."""
    day = f"{found.on.day} {found.on:%B %Y}"
    say(f"Programme {found.programme_id} on {day}, in numbers", style="bold")
    rows = {
        "people": (("mentees", found.mentees), ("mentors", found.mentors)),
        "pairs": (
            ("running", found.pairs.running),
            ("paused", found.pairs.paused),
            ("ended", found.pairs.ended),
        ),
        "talks": (("held", found.talks),),
        "requests": (
            ("waiting", found.requests.open),
            ("yes", found.requests.yes),
            ("no", found.requests.no),
            ("asked for more", found.requests.more),
        ),
        "actions": (
            ("open", found.actions.open),
            ("done", found.actions.done),
            ("dropped", found.actions.dropped),
        ),
    }
    for name, numbers in rows.items():
        told = ", ".join(f"{_about(number)} {what}" for what, number in numbers)
        say(f"{name + ':':<10} {told}", indent=3)
    felt = found.feedback
    averages = (
        ("their question was answered", felt.question_answered),
        ("the time was right", felt.time_was_right),
        ("they want more of it", felt.wants_more),
    )
    told = "; ".join(f"{what}: {_share(average)}" for what, average in averages)
    say(f"{'feedback:':<10} {told}", indent=3)
    say(
        f"Talks of {_about(found.counted)} people are in it, who let them be counted; "
        f"{found.left_out} members, drawn by lot, are left out, so that no number tells who did. "
        f"Each is rounded to {found.rounded_to}; “–” is fewer than {found.at_least} people, or "
        "nobody."
    )


def _about(number: "Number") -> str:
    return "–" if number is None else f"about {number}"


def _share(average: "Average") -> str:
    words = {
        None: "–",
        0.25: "a quarter or fewer",
        0.5: "about half",
        0.75: "three in four or more",
    }
    return words[average]


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
