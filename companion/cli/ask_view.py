"""Requests as a person reads them: where each stands, what comes next, with its command."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from companion.cli.outreach_view import show_message
from companion.cli.printing import heading, say
from companion.people.person import Person, PersonId
from companion.requests.request import Request, Standing
from companion.requests.rules import Step, has_lapsed, next_step, silent_from, standing

if TYPE_CHECKING:
    from companion.application.asking import AskedDraft
    from companion.pairs.agreement import MentoringPair


def show_draft(made: "AskedDraft", whom: Person) -> None:
    """Print a message to copy, and how to record that it was sent."""
    if made.is_follow_up:
        say(f"The one reminder to {whom.name}; after it, ask somebody else.", style="bold")
        say()
    show_message(made.message)
    heading(f"Kept as drafted. Send it yourself, then: {command(whom, '--sent')}")


def show_standing(
    request: Request, whom: Person, *, on: date, pair: "MentoringPair | None" = None
) -> None:
    """Print where a request stands, and what comes next; `pair` is what came of it."""
    say(f"{whom.name}: {told(request, on=on)}{_ended(request, pair, on=on)}.")
    after = next_line(request, whom, on=on, pair=pair)
    if after is not None:
        say(f"Next: {after}", style="bold")


def show_requests(
    requests: Sequence[Request],
    people: Mapping[PersonId, Person],
    *,
    on: date,
    pairs: "Mapping[PersonId, MentoringPair]",
) -> None:
    """Print all requests, the open ones first; `pairs` are what came of them, by the mentor."""
    if not requests:
        say("You have asked nobody yet.")
        return
    ordered = sorted(
        requests, key=lambda one: (next_step(one, on=on) is Step.ASK_ANOTHER, _touched(one), one.id)
    )
    for request in ordered:
        whom = people.get(request.mentor_id) or Person(id=request.mentor_id, name=request.mentor_id)
        pair = pairs.get(whom.id)
        say(f"{whom.name}: {told(request, on=on)}{_ended(request, pair, on=on)}")
        after = next_line(request, whom, on=on, pair=pair)
        if after is not None:
            say(after, indent=2, style="dim")


def show_next_mentor(found: tuple[Person, str | None] | None, *, is_first: bool) -> None:
    """Print whom to ask next, and why."""
    if found is None:
        heading("Everybody stored has been asked. Whom else? companion import people people.txt")
        return
    person, reason = found
    why = f" — {reason}" if reason else ""
    say()
    say(f"{'First' if is_first else 'Next'} in line: {person.name}{why}")
    say(f"Next: {command(person)}", style="bold")


def show_no_room(waiting: int) -> None:
    """Say that no one else is asked before one of these has answered."""
    say()
    say(f"{waiting} requests are open, which is the most at once; nobody new until one is settled.")


def show_no_goal() -> None:
    """Say that nobody can be looked for without a goal."""
    heading('Next: say what you want: companion start --goal "…"')


def told(request: Request, *, on: date) -> str:
    """Return where a request stands in a few words."""
    sent_on, answered_on = request.last_sent_on, request.answered_on
    match standing(request, on=on):
        case Standing.DRAFTED:
            return f"drafted on {day(request.message.drafted_on, on=on)}, not sent yet"
        case Standing.SENT if sent_on is not None:
            what = "reminded" if sent_on != request.message.sent_on else "asked"
            return f"{what} on {day(sent_on, on=on)}, no answer yet"
        case Standing.SILENT if sent_on is not None:
            return f"no answer since {day(sent_on, on=on)} ({(on - sent_on).days} days)"
        case Standing.YES if answered_on is not None:
            return f"said yes on {day(answered_on, on=on)}"
        case Standing.NO if answered_on is not None:
            return f"said no on {day(answered_on, on=on)}"
        case _:
            return f"asked to know more on {day(answered_on or on, on=on)}"


def _ended(request: Request, pair: "MentoringPair | None", *, on: date) -> str:
    ended_on = _ended_on(request, pair)
    return "" if ended_on is None else f"; your talks ended on {day(ended_on, on=on)}"


def _ended_on(request: Request, pair: "MentoringPair | None") -> date | None:
    """Return when the talks that came of a request ended; one made anew since is not over."""
    if pair is None or pair.ending is None or _touched(request) > pair.ending.ended_on:
        return None
    return pair.ending.ended_on


def next_line(
    request: Request, whom: Person, *, on: date, pair: "MentoringPair | None" = None
) -> str | None:
    """Return what to do next about a request, with its command; None where nothing is left."""
    if _ended_on(request, pair) is not None:
        return None
    match next_step(request, on=on):
        case Step.SEND:
            return f"send it yourself, then: {command(whom, '--sent')}"
        case Step.WAIT if request.last_sent_on is not None:
            until = day(silent_from(request.last_sent_on), on=on)
            return f"wait until {until}; if an answer comes: {command(whom, '--answered yes')}"
        case Step.FOLLOW_UP:
            return f"the one reminder: {command(whom)}"
        case Step.SEND_FOLLOW_UP:
            return f"send the reminder, then: {command(whom, '--sent')}"
        case Step.TELL_MORE if not has_lapsed(request.answered_on or on, on=on):
            return f"tell them; when they have decided: {command(whom, '--answered yes')}"
        case Step.PREPARE:
            return _after_yes(whom, pair)
        case _:
            return None


def command(whom: Person, rest: str = "") -> str:
    """Return the command about somebody."""
    return f'companion ask "{whom.name}" {rest}'.rstrip()


def day(one: date, *, on: date) -> str:
    """Return a day as one says it: with the year where that is another one."""
    return f"{one:%a} {one.day} {one:%b}{'' if one.year == on.year else f' {one.year}'}"


def near(one: date, *, on: date) -> str:
    """Return when something ahead is, as one says it."""
    names = {0: "today", 1: f"tomorrow ({day(one, on=on)})"}
    return names.get((one - on).days, f"on {day(one, on=on)}")


def _after_yes(whom: Person, pair: "MentoringPair | None") -> str:
    if pair is not None and pair.agreement is not None and pair.ending is None:
        return f'prepare the next talk: companion prep "{whom.name}"'
    return f'agree on a time: companion pair "{whom.name}"'


def _touched(request: Request) -> date:
    return request.answered_on or request.last_sent_on or request.message.drafted_on
