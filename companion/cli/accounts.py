"""`companion accounts`: who may ask this companion over HTTP, and with which keys."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from companion.cli.context import run
from companion.cli.options import JsonFlag

if TYPE_CHECKING:
    from companion.access.principal import Scope
    from companion.application.companion import Companion

_HELP = (
    "Let several people use one server, each with keys of their own: `add NAME`, `key NAME`, "
    "`revoke KEY` (its public part, as `list` shows it) and `list`. From the first account on, "
    "every request over HTTP needs a key. `numbers PROGRAMME` shows a programme as its organiser "
    "sees it: no number about fewer than five people.\n\n"
    'Example: `companion accounts add "Ana Ruiz" --role mentor`; `companion accounts key ana-ruiz`'
)
_DEFAULT_DAYS = 365


class AccountsAction(StrEnum):
    """What to do with accounts."""

    ADD = "add"
    KEY = "key"
    REVOKE = "revoke"
    LIST = "list"
    NUMBERS = "numbers"


_WHICH = {AccountsAction.REVOKE: "KEY", AccountsAction.NUMBERS: "PROGRAMME"}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("accounts", help=_HELP)(accounts)


def accounts(
    context: typer.Context,
    action: Annotated[AccountsAction, typer.Argument(help="add, key, revoke, list or numbers.")],
    name: Annotated[
        str | None,
        typer.Argument(help="Whose account, which key or programme.", show_default=False),
    ] = None,
    role: Annotated[
        list[str] | None,
        typer.Option(
            help="mentee, mentor or organiser, with :PROGRAMME if it is in one; repeat.",
            show_default=False,
        ),
    ] = None,
    account_id: Annotated[
        str | None, typer.Option("--id", help="Its id; made of the name otherwise.")
    ] = None,
    scope: Annotated[
        list[str] | None,
        typer.Option(help="What the key may do: read, write, draft; repeat. All without it."),
    ] = None,
    days: Annotated[
        int | None,
        typer.Option(help="How long the key is good; 0 without end.", show_default=False),
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Add an account, issue or revoke a key, list them, or count a programme."""
    from companion.errors import InputError

    if (name is None) is not (action is AccountsAction.LIST):
        raise InputError(
            "list takes no name"
            if action is AccountsAction.LIST
            else f"say whose: companion accounts {action} {_WHICH.get(action, 'NAME')}"
        )
    _require_fitting(action, role=role or account_id, terms=scope if days is None else days)

    async def work(companion: "Companion") -> None:
        match action:
            case AccountsAction.ADD:
                await _add(companion, name or "", account_id, role or [], as_json=as_json)
            case AccountsAction.KEY:
                await _key(companion, name or "", scope or [], days, as_json=as_json)
            case AccountsAction.REVOKE:
                await _revoke(companion, name or "", as_json=as_json)
            case AccountsAction.LIST:
                await _list(companion, as_json=as_json)
            case AccountsAction.NUMBERS:
                await _numbers(companion, name or "", as_json=as_json)

    run(context, work, as_json=as_json)


def _require_fitting(action: AccountsAction, *, role: object, terms: object) -> None:
    from companion.errors import InputError

    if role and action is not AccountsAction.ADD:
        raise InputError("--role and --id go with `companion accounts add NAME`")
    if terms is not None and action is not AccountsAction.KEY:
        raise InputError("--scope and --days go with `companion accounts key NAME`")


async def _add(
    companion: "Companion", name: str, account_id: str | None, roles: list[str], *, as_json: bool
) -> None:
    from pydantic import ValidationError

    from companion.access.accounts import Account
    from companion.access.register import account_of
    from companion.cli.printing import json_line, say
    from companion.errors import BadRecordsError
    from companion.people.slugs import slug
    from companion.problems import problems_of

    try:
        account = account_of(account_id or slug(name), name=name, grants=roles)
    except ValidationError as error:
        raise BadRecordsError(problems_of(error, of=Account, where="the account")) from None
    is_first = not await companion.accounts.exist()
    await companion.accounts.add(account)
    if as_json:
        json_line(account)
        return
    say(f"Account {account.id} for {account.name}. In pairs others name this person {account.id}.")
    if is_first:
        say("This is the first account: from now on every request over HTTP needs a key.")
    say(f"Next: companion accounts key {account.id}")


async def _key(
    companion: "Companion", name: str, scopes: list[str], days: int | None, *, as_json: bool
) -> None:
    from companion.access.register import KeyTerms
    from companion.cli.printing import remark, say

    wanted = frozenset(map(_scope, scopes)) if scopes else _every_scope()
    lasting = None if days == 0 else days or _DEFAULT_DAYS
    key = await companion.accounts.issue(name, KeyTerms(scopes=wanted, days=lasting))
    if as_json:
        import json

        say(json.dumps({"key": key, "scopes": sorted(wanted), "days": lasting}))
        return
    remark("This key is shown once and stored nowhere: hand it over by a safe way, now.")
    say(key)


def _scope(text: str) -> "Scope":
    from companion.access.principal import Scope
    from companion.errors import InputError

    try:
        return Scope(text.strip().lower())
    except ValueError:
        raise InputError(f"--scope {text!r}: choose from {', '.join(Scope)}") from None


def _every_scope() -> "frozenset[Scope]":
    from companion.access.principal import EVERY_SCOPE

    return EVERY_SCOPE


async def _revoke(companion: "Companion", name: str, *, as_json: bool) -> None:
    from companion.access.accounts import given_key
    from companion.cli.printing import remark, say

    given = given_key(name)
    if given is not None:
        remark("note: a whole key stands in your shell's history now; its public part would do")
    prefix = name.removeprefix("mmc_") if given is None else given.prefix
    key = await companion.accounts.revoke(prefix)
    if as_json:
        import json

        say(json.dumps({"key": key.prefix, "revoked": True}))
        return
    say(f"Key {key.prefix} of {key.account_id} opens nothing any more.")


async def _list(companion: "Companion", *, as_json: bool) -> None:
    from companion.cli.accounts_view import json_of, show

    found = await companion.accounts.every()
    if as_json:
        json_of(found)
    else:
        show(found, now=companion.accounts.now)


async def _numbers(companion: "Companion", programme_id: str, *, as_json: bool) -> None:
    from dataclasses import replace

    from companion.access.principal import LOCAL
    from companion.cli.accounts_view import show_numbers
    from companion.cli.printing import json_line
    from companion.errors import NotFoundError

    accounts = [account for account, _ in await companion.accounts.every()]
    grants = [grant for account in accounts for grant in account.grants]
    known = sorted({one.programme_id for one in grants if one.programme_id is not None})
    if programme_id not in known:
        there_are = f"there are: {', '.join(known)}" if known else "there is none yet"
        raise NotFoundError(f"no account is in a programme {programme_id!r}; {there_are}")
    # Whoever runs the server could read the file; here they are shown what an organiser is.
    organiser = replace(LOCAL, organises=frozenset({programme_id}))
    found = await companion.count_programme(programme_id, principal=organiser)
    if as_json:
        json_line(found)
    else:
        show_numbers(found)
