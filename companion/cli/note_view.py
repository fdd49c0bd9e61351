"""A noted talk as a person reads it: what was kept, what was left, a recap, and what is next."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from companion.cli.ask_view import day
from companion.cli.confirming import described
from companion.cli.item_view import did_command, worded
from companion.cli.printing import bullets, heading, remark, say, words_of
from companion.cli.summary_view import show_summary
from companion.followups.item import Item, ItemKind
from companion.people.person import Person
from companion.summaries.summary import Summary
from companion.text.named_days import misnamed_day, with_weekday

_HEAD: Final = 2_000

if TYPE_CHECKING:
    from companion.cli.confirming import Choice
    from companion.cli.talking import Talking
    from companion.followups.confirming import Proposal
    from companion.followups.noted import Noted
    from companion.followups.recap import Recap


def show_talk(talk: "Talking", summary: Summary, proposed: "Sequence[Proposal]") -> None:
    """Print what of the notes is not asked about: what is worth knowing, questions, the rest."""
    said = day(talk.session.held_on, on=talk.session.held_on)
    role = "mentee" if talk.session.mentee_id == talk.other.id else "mentor"
    say(f"Your talk with {talk.other.name}, your {role}, on {said}.", style="bold")
    if not talk.is_day_told:
        titled = with_weekday(_first_line(talk.session.notes))
        told = "the notes name no day"
        if titled is not None:
            told = f"“{titled}” was no such weekday this half year"
        remark(
            f"note: {told}, so it is taken to be today, and due dates count from it; "
            "give another with --date 2026-11-17"
        )
    for one in proposed:
        misnamed = misnamed_day(one.quote.text, near=talk.session.held_on)
        if misnamed is not None and one.due_on is None:
            remark(f"note: “{misnamed}” is no such weekday this year or next; it stays in words")
    if talk.replaces is not None:
        stored = day(talk.replaces.held_on, on=talk.session.held_on)
        remark(f"note: these notes were stored of {stored}; they take its place")
    asked = [one.quote.text for one in proposed]
    dropped = tuple(one for one in summary.dropped if not any(quote in one.text for quote in asked))
    rest = {"takeaways": (), "decisions": (), "action_items": (), "dropped": dropped}
    names = {one.id: one.first_name for one in (talk.me, talk.other)}
    show_summary(summary.model_copy(update=rest), names=names)


def _first_line(notes: str) -> str:
    return next((line for line in notes[:_HEAD].splitlines() if line.strip()), "")


def show_noted(noted: "Noted", talk: "Talking", choice: "Choice") -> None:
    """Print what was stored, the recap, and one next step."""
    heading(f"Kept: {_counted(noted.items)}.")
    for item in noted.items:
        bullets([line(item, talk)], indent=2)
    _show_reported(choice)
    if choice.left:
        heading("Not kept, since nobody promised it (run it without --yes to choose):")
        bullets((described(one, talk) for one in choice.left), indent=2)
    if choice.next_on is not None:
        say()
        say(f"Planned: your next talk, on {day(choice.next_on, on=talk.session.held_on)}.")
    show_recap(noted.recap, talk.other, items=noted.items)
    heading(f"Next: {_next(noted.items, talk)}")


def _show_reported(choice: "Choice") -> None:
    """Print which promises were closed, and which the notes may report as kept."""
    if choice.closed:
        heading("Done, as you said:")
        bullets((one.item.text for one in choice.closed), indent=2)
    if choice.reported:
        heading("Perhaps done, by these notes; nothing is closed unless you say so:")
        for one in choice.reported:
            bullets([f"{one.item.text}: {words_of(one.quote.text)}"], indent=2)
            say(did_command(one.item), indent=4)


def show_recap(made: "Recap", reader: Person, *, items: Sequence[Item]) -> None:
    """Print a recap to copy, and what of the items its reader is not told."""
    from companion.followups.recap import left_out

    heading(f"To send to {reader.first_name} yourself, if you like:")
    say()
    say(f"Subject: {made.subject}", indent=2)
    say()
    say(made.body, indent=2)
    aside = left_out(made, items)
    if aside:
        heading(f"Not in it, since it speaks of {reader.first_name} or is your own thought:")
        bullets((words_of(one.text) for one in aside), indent=2)


def line(item: Item, talk: "Talking") -> str:
    """Return an item in one line."""
    due = "" if item.due_on is None else f", by {day(item.due_on, on=talk.session.held_on)}"
    plan = "" if item.plan is None else f" (when {item.plan.when}: {item.plan.then})"
    lead = item.kind.value.capitalize()
    if item.kind is ItemKind.ACTION:
        names = {talk.me.id: "You", talk.other.id: talk.other.first_name, None: "Nobody yet"}
        lead = names[item.owner]
    hedged = "" if item.is_promised else " (not promised)"
    return f"{lead}: {worded(item, me=talk.me)}{due}{hedged}{plan}"


def _counted(items: Sequence[Item]) -> str:
    counts = [(kind, sum(item.kind is kind for item in items)) for kind in ItemKind]
    told = [f"{n} {kind}{'' if n == 1 else 's'}" for kind, n in counts if n]
    return ", ".join(["the notes", *told])


def _next(items: Sequence[Item], talk: "Talking") -> str:
    """Return what comes first: that the other one knows what was noted, else what one owes."""
    if items:
        return f'send it, then: companion note "{talk.other.name}" --sent'
    return "companion — shows today what is open"
