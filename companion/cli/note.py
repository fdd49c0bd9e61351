"""`companion note`: notes of a talk, confirmed item by item, and what comes next."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from companion.cli.context import run
from companion.cli.options import JsonFlag
from companion.errors import InputError

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.cli.confirming import Choice
    from companion.cli.talking import Talking
    from companion.followups.confirming import Proposal
    from companion.followups.noted import Noted
    from companion.summaries.summary import Summary

_HELP = (
    "Store the notes of a talk: each action, takeaway and decision that they hold is confirmed "
    "with one key, and only that goes on. Without a file you paste the notes.\n\n"
    "Example: `companion note Ana notes.txt`, or without being asked, to keep what is firm: "
    "`companion note Ana notes.txt --yes`"
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("note", help=_HELP)(note)


def note(
    context: typer.Context,
    whom: Annotated[
        str | None, typer.Argument(help="With whom you talked, by a stored name.", metavar="[NAME]")
    ] = None,
    notes: Annotated[
        str | None, typer.Argument(help="A file of notes; - is standard input.", metavar="[FILE|-]")
    ] = None,
    held_on: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="Day of the talk; as the notes say."),
    ] = None,
    me: Annotated[
        str | None, typer.Option(help="Which of the two you were, mentor or mentee, or your name.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Keep what is firm, and do not ask.")] = False,
    felt: Annotated[
        str | None,
        typer.Option(
            help="How it was, in three keys such as prd: question answered yes, partly, no; time "
            "right, short, long; next go on, deeper, else, over; - skips.",
            metavar="KEYS",
        ),
    ] = None,
    they_felt: Annotated[
        str | None, typer.Option(help="What they said of it, likewise.", metavar="KEYS")
    ] = None,
    learnt: Annotated[str | None, typer.Option(help="What you learnt yourself.")] = None,
    share: Annotated[
        bool, typer.Option("--share", help="Say in the recap how it was for you.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--recap", help="Show the recap of the last talk once more.")
    ] = False,
    sent: Annotated[bool, typer.Option("--sent", help="That recap was sent.")] = False,
    as_json: JsonFlag = False,
) -> None:
    """Sum up, confirm, store."""
    if again or sent:
        _of_last(context, whom, is_sent=sent, alone=(notes, held_on, me, felt, they_felt, learnt))
        return
    from companion.cli import feedback, note_view, pair_plan, preferences, printing, talking

    _require_terminal(yes)
    told_of_it = feedback.readable(felt, they_felt, learnt, is_shared=share)
    name, given_text = talking.name_and_notes(whom, notes)
    told = talking.Told(
        name=name,
        day=held_on.date() if held_on else None,
        me=me,
        minutes=preferences.session_minutes(context.obj),
    )

    async def work(companion: "Companion") -> None:
        text = talking.pasted_notes() if given_text is None else given_text
        talk = await talking.found(companion, told, text)
        summary = await _summary(companion, talk)
        proposed = _proposed(talk, summary)
        if not as_json:
            note_view.show_talk(talk, summary, proposed)
        choice = await _choice(companion, talk, proposed, yes=yes)
        talk = feedback.with_feedback(talk, told_of_it, on=companion.today, is_asked=not yes)
        planned = None if as_json else await companion.arcs.ahead(talk.other.id)
        noted = await _store(companion, talk, choice)
        if as_json:
            printing.json_line(noted)
        else:
            await pair_plan.show_after_noting(companion, planned, noted.session)
            note_view.show_noted(noted, talk, choice)

    run(context, work)


def _require_terminal(yes: bool) -> None:
    from companion.cli.talking import at_terminal

    if not yes and not at_terminal():
        raise InputError(
            "`companion note` asks about each item at a terminal; without one, keep what is firm: "
            "companion note NAME notes.txt --yes"
        )


def _of_last(
    context: typer.Context, whom: str | None, *, is_sent: bool, alone: tuple[object, ...]
) -> None:
    """Show or record the recap of the last talk."""
    from companion.cli import note_recap

    if any(one is not None for one in alone):
        raise InputError("--recap and --sent are about the last noted talk: give them a name alone")
    do = note_recap.mark_sent if is_sent else note_recap.show_last
    run(context, lambda companion: do(companion, whom))


async def _summary(companion: "Companion", talk: "Talking") -> "Summary":
    from companion.application.asks import SummaryAsk
    from companion.cli import given

    ask = given.asked(
        SummaryAsk,
        notes=talk.session.notes,
        date=talk.session.held_on,
        participants=talk.participants,
        me=talk.me.id,
    )
    return await companion.summarize(ask)


def _proposed(talk: "Talking", summary: "Summary") -> "tuple[Proposal, ...]":
    """Return what may be confirmed; the notes call the mentor by name or, in their own, "me"."""
    from companion.followups.confirming import proposals

    is_mentor = talk.session.mentor_id == talk.me.id
    mentor = talk.me if is_mentor else talk.other
    called = {mentor.name.casefold(), mentor.first_name.casefold()}
    return proposals(
        summary,
        pair=(talk.me.id, talk.other.id),
        notes=talk.session.notes,
        said_by=called | {"me", "i", "i said"} if is_mentor else called,
    )


async def _choice(
    companion: "Companion", talk: "Talking", proposed: "tuple[Proposal, ...]", *, yes: bool
) -> "Choice":
    from companion.cli import talking
    from companion.cli.confirming import Choice, confirm, confirm_kept
    from companion.followups.confirming import struck
    from companion.sessions.session import MOST_STRUCK

    next_on = talking.next_day(companion, talk)
    reported = await talking.reported_of(companion, talk)
    if yes:
        kept = tuple(one for one in proposed if one.is_firm)
        left = tuple(one for one in proposed if not one.is_firm)
        return Choice(kept=kept, left=left, struck=(), next_on=next_on, reported=reported)
    closed = confirm_kept(reported, talk)
    kept, wants_next = confirm(proposed, talk, next_on=next_on)
    return Choice(
        kept=kept,
        left=(),
        struck=struck(proposed, kept)[:MOST_STRUCK],
        next_on=next_on if wants_next else None,
        closed=closed,
    )


async def _store(companion: "Companion", talk: "Talking", choice: "Choice") -> "Noted":
    """Store the session, its items and the next talk in one transaction.

    Notes that were stored of another day go last, so that nothing is lost in between.
    """
    from companion.application.records import Batch
    from companion.followups.confirming import as_they_stood, confirmed
    from companion.followups.noted import Noted
    from companion.followups.recap import recap
    from companion.followups.reported import closed
    from companion.pairs.agreement import Side

    items = confirmed(choice.kept, session=talk.session, on=companion.today)
    planned = () if choice.next_on is None else (talk.planned(choice.next_on),)
    side = Side.MENTEE if talk.session.mentee_id == talk.me.id else Side.MENTOR
    asked = await companion.question_planned(talk.other.id, side=side)
    session = talk.session.model_copy(update={"question": asked, "struck": choice.struck})
    sessions = (session, *planned)
    before = talk.replaces
    if before is not None:
        stored = await companion.items.every()
        items = as_they_stood(
            items, [one for one in stored if one.evidence.session_id == before.id]
        )
    kept = tuple(closed(one, on=companion.today) for one in choice.closed)
    await companion.import_batch(Batch(sessions=sessions, items=(*items, *kept)), replace=True)
    if before is not None:
        await companion.sessions.remove(before.id)
    made = recap(items, session=session, writer=talk.me, reader=talk.other)
    return Noted(session=session, items=items, recap=made)
