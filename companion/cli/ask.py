"""`companion ask`: a request from its draft to the answer, and whom to ask next."""

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from companion.cli.ask_mail import require_free, write_mail
from companion.cli.ask_received import answer_one
from companion.cli.context import Options, run
from companion.cli.options import GoalIdOption, JsonFlag
from companion.errors import InputError

if TYPE_CHECKING:
    from companion.application.asking import Parties
    from companion.application.companion import Companion
    from companion.goals.goal import Goal
    from companion.pairs.agreement import MentoringPair
    from companion.people.person import Person, PersonId
    from companion.requests.request import Answer, Request

_HELP = (
    "Ask a mentor: draft the message from what is stored, then note that you sent it and what "
    "came back. After a week of silence the same command drafts the one reminder. Without a "
    "name: where each request stands, and who is next. As a mentor: --received shows what a "
    "request asks, what it leaves open, whether it fits your week, and three replies.\n\n"
    'Example: `companion ask "Ana Ruiz"`, then `companion ask Ana --sent`, later '
    "`companion ask Ana --answered yes`; as a mentor: `companion ask Tomas --received mail.txt`"
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ask", help=_HELP)(ask)


def ask(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="Whom, by a stored name.")] = None,
    sent: Annotated[bool, typer.Option("--sent", help="You have sent it.")] = False,
    answered: Annotated[
        str | None, typer.Option(help="What came back: yes, no, or more (they want to know more).")
    ] = None,
    said: Annotated[str | None, typer.Option(help="Their own words, with --answered.")] = None,
    channel: Annotated[str, typer.Option(help="Of a draft: email, invite or chat.")] = "email",
    minutes: Annotated[
        int | None, typer.Option(help="Minutes to ask for, 15 to 30; 15 when left out.")
    ] = None,
    goal_id: GoalIdOption = None,
    received: Annotated[
        str | None,
        typer.Option(help="As a mentor: a request that you were sent, as a file; - to paste it."),
    ] = None,
    slot: Annotated[
        list[str] | None,
        typer.Option(help="With --received: a time that you offer, such as “Tue 17:00”; twice."),
    ] = None,
    open_requests: Annotated[
        int | None,
        typer.Option(min=1, max=100, help="How many may wait for an answer at once; else 2."),
    ] = None,
    eml: Annotated[
        Path | None,
        typer.Option(help="Of a draft: also write it as a mail that opens unsent (ask.eml)."),
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Draft, record what was sent and answered, or show where everything stands."""
    if received is not None:
        answer_one(context, name, received, slots=tuple(slot or ()), as_json=as_json)
        return
    came_back = None if answered is None else _answer_named(answered)
    _require_sensible(name, sent=sent, answer=came_back, said=said)
    require_free(eml, is_draft=name is not None and not sent and came_back is None)
    _allow(context, open_requests)

    drafting = _Drafting(channel=channel, minutes=minutes, goal_id=goal_id, eml=eml)

    async def work(companion: "Companion") -> None:
        from companion.cli import own
        from companion.cli.naming import named_person

        me = await own.myself(companion)
        if name is None:
            await _overview(companion, me, goal_id, as_json=as_json)
            return
        whom = named_person(await companion.people.every(), name)
        parties = _parties(me, whom)
        if not sent and came_back is None:
            await _draft(companion, me, whom, drafting, as_json=as_json)
            return
        if came_back is None:
            request = await companion.requests.mark_sent(parties)
        else:
            request = await companion.requests.mark_answered(parties, came_back, text=said)
        await _show(companion, request, whom, drafting, as_json=as_json)

    run(context, work)


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Drafting:
    """What the flags say of a draft."""

    channel: str
    minutes: int | None
    goal_id: str | None
    eml: Path | None


def _allow(context: typer.Context, open_requests: int | None) -> None:
    """Let so many requests wait at once, in this run; None leaves it as it is set."""
    options: Options = context.obj
    if open_requests is not None:
        flags = {**options.flags, "open_requests": open_requests}
        context.obj = dataclasses.replace(options, flags=flags)


def _answer_named(answered: str) -> "Answer":
    from companion.requests.request import Answer

    try:
        return Answer(answered.strip().casefold())
    except ValueError:
        raise InputError(f"--answered {answered!r} is none of yes, no and more") from None


def _require_sensible(
    name: str | None, *, sent: bool, answer: "Answer | None", said: str | None
) -> None:
    """Refuse flags that do not go together.

    Raises:
        InputError: they do not; the sentence says what does.
    """
    if name is None and (sent or answer is not None):
        raise InputError('say whom you asked: companion ask "Ana Ruiz" --sent')
    if sent and answer is not None:
        raise InputError("give --sent or --answered, one after the other")
    if said is not None and answer is None:
        raise InputError("--said goes with --answered yes, no or more")


def _parties(me: "Person", whom: "Person") -> "Parties":
    from companion.application.asking import Parties

    if me.id == whom.id:
        raise InputError(f"{whom.name} is you; name somebody else")
    return Parties(mentee_id=me.id, mentor_id=whom.id)


async def _draft(
    companion: "Companion", me: "Person", whom: "Person", drafting: _Drafting, *, as_json: bool
) -> None:
    from companion.application.asks import OutreachAsk
    from companion.cli import ask_view, given, own, printing
    from companion.cli.outreach import grounds_of
    from companion.requests.rules import may_draft
    from companion.values import DEFAULT_MINUTES

    parties = _parties(me, whom)
    before = await companion.requests.latest(parties)
    if before is not None and not may_draft(before, on=companion.today):
        if drafting.eml is not None:
            raise InputError(
                f"nothing is to be sent to {whom.name} now; leave --eml out to see why"
            )
        await _show(companion, before, whom, drafting, as_json=as_json)
        return
    goal = await own.own_goal(companion, me, drafting.goal_id)
    made = await companion.requests.draft(
        given.asked(
            OutreachAsk,
            mentee_id=me.id,
            mentor_id=whom.id,
            goal_id=goal.id,
            channel=drafting.channel,
            grounds=await grounds_of(companion, me, whom, goal),
            notes_are_own=True,
            minutes=DEFAULT_MINUTES if drafting.minutes is None else drafting.minutes,
        )
    )
    if as_json:
        printing.json_line(made.request)
    else:
        ask_view.show_draft(made, whom)
    for line in () if drafting.eml is None else write_mail(drafting.eml, made.message, to=whom):
        printing.remark(line)


async def _show(
    companion: "Companion",
    request: "Request",
    whom: "Person",
    drafting: _Drafting,
    *,
    as_json: bool,
) -> None:
    """Print where a request stands; where nothing more comes of it, whom to ask instead."""
    from companion.cli import ask_view, own, printing
    from companion.requests.rules import Step, next_step

    if as_json:
        printing.json_line(request)
        return
    pair = (await _pairs_of(companion, request.mentee_id)).get(whom.id)
    ask_view.show_standing(request, whom, on=companion.today, pair=pair)
    if next_step(request, on=companion.today) is Step.ASK_ANOTHER:
        await _show_next(companion, await own.myself(companion), drafting.goal_id)


async def _overview(
    companion: "Companion", me: "Person", goal_id: str | None, *, as_json: bool
) -> None:
    from companion.cli import ask_view, printing

    requests = [one for one in await companion.requests.every() if one.mentee_id == me.id]
    if as_json:
        for request in requests:
            printing.json_line(request)
        return
    people = {person.id: person for person in await companion.people.every()}
    pairs = await _pairs_of(companion, me.id)
    ask_view.show_requests(requests, people, on=companion.today, pairs=pairs)
    await _show_next(companion, me, goal_id)


async def _pairs_of(
    companion: "Companion", mentee_id: "PersonId"
) -> "dict[PersonId, MentoringPair]":
    """Return the pairs of a mentee, by their mentor."""
    pairs = await companion.pairs.every()
    return {one.mentor_id: one for one in pairs if one.mentee_id == mentee_id}


async def _show_next(companion: "Companion", me: "Person", goal_id: str | None) -> None:
    """Print who fits best of those who were not asked yet."""
    from companion.cli import ask_view, own
    from companion.requests.rules import is_open

    goal = await own.find_goal_of(companion, me, goal_id)
    if goal is None:
        ask_view.show_no_goal()
        return
    requests = [one for one in await companion.requests.every() if one.mentee_id == me.id]
    waiting = sum(is_open(one, on=companion.today) for one in requests)
    if waiting >= companion.open_requests:
        ask_view.show_no_room(waiting)
        return
    found = await _best_not_asked(companion, me, goal, {one.mentor_id for one in requests})
    ask_view.show_next_mentor(found, is_first=not requests)


async def _best_not_asked(
    companion: "Companion", me: "Person", goal: "Goal", asked: set["PersonId"]
) -> "tuple[Person, str | None] | None":
    """Return who comes first of those not asked, and the first reason; None where nobody is left.

    Somebody who fits poorly is still named: whoever was noted down may be known to be right.
    """
    from companion.application.asks import MatchAsk

    people = {person.id: person for person in await companion.people.every()}
    if not set(people) - asked - {me.id}:
        return None
    wanted = MatchAsk(
        goals=(goal,), mentees=(me,), asked=tuple(sorted(asked)), top_k=len(asked) + 2
    )
    (result,) = await companion.match(wanted)
    for match in result.matches:
        if match.mentor_id not in {*asked, me.id} and match.mentor_id in people:
            reason = match.reasons[0].text if match.reasons else None
            return people[match.mentor_id], reason
    return None
