"""`companion ask --received`: a request as its mentor reads it, with three replies."""

from typing import TYPE_CHECKING

import typer

from companion.cli.context import Options, run
from companion.errors import InputError

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.outreach.answering import Triage
    from companion.people.person import Person

_WEEKS_AHEAD = 2


def answer_one(
    context: typer.Context,
    name: str | None,
    received: str,
    *,
    slots: tuple[str, ...],
    as_json: bool,
) -> None:
    """Read one request, and print what it comes to. Nothing is stored or sent."""
    from companion.cli.reading import name_of, read_notes
    from companion.outreach.received import read_request

    options: Options = context.obj
    text = read_notes(received)
    read = read_request(text)
    if read is None:
        raise InputError(f"{name_of(received)} is empty; paste the request that you were sent")

    async def work(companion: "Companion") -> None:
        from companion.cli import own, preferences, printing
        from companion.cli.naming import named_person
        from companion.outreach.answering import Answering, offered_minutes, triage

        me = await own.myself(companion)
        sender = named_person(await companion.people.every(), name) if name else None
        offered = slots or _free(companion, me, sender, minutes=offered_minutes(read))
        about = Answering(mentor=me, received=read, sender=sender, slots=offered)
        left = await _left(companion, preferences.minutes_a_week(options))
        found = triage(about, minutes_left=left)
        if as_json:
            printing.json_line(found)
        else:
            _show(found, offers_times=bool(offered))

    run(context, work)


async def _left(companion: "Companion", a_week: int | None) -> int | None:
    """Return the minutes that are left of this week; None where nobody said how many there are."""
    if a_week is None:
        return None
    today = await companion.look_at_today(minutes_a_week=a_week)
    return max(0, a_week - (today.week.minutes if today.week is not None else 0))


def _free(
    companion: "Companion", me: "Person", sender: "Person | None", *, minutes: int
) -> tuple[str, ...]:
    """Return two free times of one's own, and of the sender's where these are known."""
    if not me.availability or me.time_zone is None:
        return ()
    from zoneinfo import ZoneInfo

    from companion.outreach.answering import MOST_SLOTS
    from companion.pairs.slots import free_times

    other = sender if sender is not None and sender.availability else me
    times = free_times(
        me,
        other,
        now=companion.now,
        weeks=_WEEKS_AHEAD,
        minutes=minutes,
        at_most=MOST_SLOTS * 7,
    )
    shown: dict[object, str] = {}
    for one in times:
        local = one.starts_at.astimezone(ZoneInfo(me.time_zone))
        told = f"{local:%a} {local.day} {local:%b}, {local:%H:%M} ({me.time_zone})"
        shown.setdefault(local.date(), told)
    return tuple(shown.values())[:MOST_SLOTS]


def _show(found: "Triage", *, offers_times: bool) -> None:
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
    if not offers_times:
        heading('To offer two times in the yes: --slot "Tue 24 Nov, 17:00" --slot "…"')


def _fit(found: "Triage") -> str:
    minutes = f"{found.minutes} minutes"
    if found.received.minutes is not None and found.received.minutes != found.minutes:
        minutes = f"{minutes} (they ask for {found.received.minutes})"
    if found.minutes_left is None:
        return f"{minutes}; how many you have in a week: companion start --minutes 45"
    verb = "fit" if found.fits else "do not fit"
    return f"{minutes} {verb} this week: {found.minutes_left} are left."
