"""`companion ask --received`: a request as its mentor reads it, with three replies."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import typer

from companion.cli.context import run
from companion.errors import InputError

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.outreach.answering import Triage


def answer_one(
    context: typer.Context,
    name: str | None,
    received: str,
    *,
    slots: tuple[str, ...],
    as_json: bool,
) -> None:
    """Read one request, and print what it comes to. Nothing is stored or sent."""
    from companion.cli import given, own, preferences, printing
    from companion.cli.naming import named_person
    from companion.cli.reading import name_of, read_notes

    text = read_notes(received)
    if not text.strip():
        raise InputError(f"{name_of(received)} is empty; paste the request that you were sent")

    async def work(companion: "Companion") -> None:
        from companion.application.asks import ReceivedAsk

        await own.myself(companion)
        sender = named_person(await companion.people.every(), name) if name else None
        ask = given.asked(
            ReceivedAsk,
            text=text,
            sender_id=None if sender is None else sender.id,
            slots=slots,
            minutes_a_week=preferences.minutes_a_week(context.obj),
        )
        found = await companion.triage(ask)
        if as_json:
            printing.json_line(found)
        else:
            _show(found, on=companion.today)

    run(context, work)


def _show(found: "Triage", *, on: date) -> None:
    from companion.cli.printing import heading, say, words_of
    from companion.outreach.answering import ReplyKind, missing_said

    titles = {
        ReplyKind.YES: "Yes",
        ReplyKind.MORE: "Tell me more",
        ReplyKind.NO: "No, with thanks",
    }
    say(f"They ask: {words_of(found.received.ask.text)}", style="bold")
    missing = missing_said(found.received)
    if missing is not None:
        say(f"It does not say {missing}.")
    say(_fit(found))
    if not found.received.is_english:
        say("It does not read as English, and the replies are: put them into its language.")
    for reply in found.replies:
        heading(f"{titles[reply.kind]} ({reply.words} words)")
        say()
        say(reply.body, indent=2)
    if not found.slots:
        ahead = 7 + (_TUESDAY - on.weekday()) % -7
        soon = on + timedelta(days=ahead) if on < _LAST_DAY else on
        slot = f"{soon:%a} {soon.day} {soon:%b}, 17:00"
        heading(f'To offer two times in the yes: --slot "{slot}" --slot "…"')


_TUESDAY: Final = 1
_LAST_DAY: Final = date.max - timedelta(days=7)


def _fit(found: "Triage") -> str:
    minutes = f"{found.minutes} minutes"
    if found.received.minutes is not None and found.received.minutes != found.minutes:
        minutes = f"{minutes} (they ask for {found.received.minutes})"
    if found.minutes_left is None:
        return f"{minutes}; how many you have in a week: companion start --minutes 45"
    verb = "fit" if found.fits else "do not fit"
    return f"{minutes} {verb} this week: {found.minutes_left} are left."
