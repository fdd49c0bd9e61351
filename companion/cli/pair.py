"""`companion pair`: what two people agree on, from the proposal to the end, and its calendar."""

import dataclasses
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from companion.cli.context import run
from companion.cli.options import JsonFlag
from companion.errors import InputError

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.application.pairing import PairView
    from companion.cli.pair_files import Files
    from companion.cli.pair_plan import Looks
    from companion.cli.pair_terms import Typed
    from companion.pairs.agreement import MentoringPair, Pause, Side
    from companion.people.person import Channel, Person

_HELP = (
    "Agree with somebody on when you meet and to what end: see when both are free, put it to "
    "them, note what they said, take the dates into a calendar. Later: pause, or end with thanks. "
    "What they say is kept as you report it, never as their own act.\n\n"
    'Example: `companion pair "Ana Ruiz" --at "Tue 16:00" --every "2 weeks"`, then '
    '`companion pair Ana --agree --said "yes, by e-mail"`, `companion pair Ana --ics dates.ics`'
)
_DAY: Final = ["%Y-%m-%d"]
_OPEN: Final = "open"


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Acts:
    """What is to be done beside the terms."""

    agree: bool
    said: str | None
    pause_until: str | None
    resume: bool
    end: bool


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("pair", help=_HELP)(pair)


def pair(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="With whom, by a stored name.")],
    at: Annotated[str | None, typer.Option(help='Weekday and time, such as "Tue 16:00".')] = None,
    every: Annotated[str | None, typer.Option(help='"week", "2 weeks" or "month".')] = None,
    once: Annotated[
        list[str] | None, typer.Option(help='One meeting: "2027-02-03 16:00"; repeat.')
    ] = None,
    starting: Annotated[
        datetime | None, typer.Option("--from", formats=_DAY, help="First day; else tomorrow.")
    ] = None,
    until: Annotated[datetime | None, typer.Option(formats=_DAY, help="Last day.")] = None,
    zone: Annotated[
        str | None, typer.Option(help="Whose clock counts; else the mentor's, Europe/London.")
    ] = None,
    minutes: Annotated[int | None, typer.Option(help="15 to 30.")] = None,
    channel: Annotated[
        str | None, typer.Option(help="call, video, email, chat or in_person.")
    ] = None,
    success: Annotated[str | None, typer.Option(help="What it is worth it for.")] = None,
    share: Annotated[
        list[str] | None, typer.Option(help="What you let each other see; repeat.")
    ] = None,
    skip: Annotated[
        list[datetime] | None, typer.Option(formats=_DAY, help="A day without; repeat.")
    ] = None,
    move: Annotated[datetime | None, typer.Option(formats=_DAY, help="A day, with --to.")] = None,
    to: Annotated[str | None, typer.Option(help='When instead: "2027-02-04 09:00".')] = None,
    agree: Annotated[bool, typer.Option("--agree", help="You say yes to these terms.")] = False,
    said: Annotated[
        str | None, typer.Option(help='They said yes, and how: "yes, on the phone".')
    ] = None,
    pause_until: Annotated[
        str | None, typer.Option(help="Pause until this day, or open.", metavar="DATE|open")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on after a pause.")] = False,
    end: Annotated[bool, typer.Option("--end", help="End it; no reason is needed.")] = False,
    event: Annotated[
        str | None,
        typer.Option(
            help='Something happened, in your words: "an offer arrived". Shows what of '
            "the plan over your next talks changes, and why."
        ),
    ] = None,
    review: Annotated[
        bool,
        typer.Option(
            "--review", help="Look back: go on, go deeper, switch or close, and what speaks for it."
        ),
    ] = False,
    sure: Annotated[
        int | None, typer.Option(min=1, max=5, help="How sure you are of getting there, 1 to 5.")
    ] = None,
    review_on: Annotated[
        datetime | None, typer.Option(formats=_DAY, help="The day for looking back.")
    ] = None,
    ics: Annotated[Path | None, typer.Option(help="Write the dates as a calendar file.")] = None,
    with_brief: Annotated[
        bool,
        typer.Option(
            "--with-brief",
            help="With --ics: the plan of the next meeting stands in its entry; whoever sees your "
            "calendar can read it.",
        ),
    ] = False,
    eml: Annotated[
        Path | None, typer.Option(help="Write the proposal, or the thanks, as an unsent e-mail.")
    ] = None,
    mentee: Annotated[
        bool, typer.Option("--mentee", help="They are your mentee; else your mentor.")
    ] = False,
    as_json: JsonFlag = False,
) -> None:
    """Show, set, agree to, pause or end what two people agreed on."""
    from companion.cli.pair_files import Files
    from companion.cli.pair_plan import Looks
    from companion.cli.pair_terms import Typed

    typed = Typed(
        at=at,
        every=every,
        once=tuple(once or ()),
        starting=_date(starting),
        zone=zone,
        minutes=minutes,
        channel=_channel(channel),
        until=_date(until),
        success=success,
        share=tuple(share or ()),
        skip=tuple(day.date() for day in skip or ()),
        move=_date(move),
        to=to,
    )
    acts = _Acts(agree=agree, said=said, pause_until=pause_until, resume=resume, end=end)

    looks = Looks(event=event, review=review, sure=sure, review_on=_date(review_on))
    files = Files(ics=ics, with_brief=with_brief, eml=eml)
    files.require_free()

    asked = _Asked(typed=typed, acts=acts, looks=looks, files=files, as_json=as_json)

    async def work(companion: "Companion") -> None:
        await _work(companion, await _both(companion, name, is_mentee=mentee), asked)

    run(context, work)


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Asked:
    """What was typed behind the name."""

    typed: "Typed"
    acts: _Acts
    looks: "Looks"
    files: "Files"
    as_json: bool


async def _work(companion: "Companion", both: "Both", asked: _Asked) -> None:
    from companion.cli import pair_view, printing
    from companion.cli.pair_files import written
    from companion.cli.pair_plan import look

    typed, acts, files = asked.typed, asked.acts, asked.files
    if asked.looks.says_something:
        if typed.says_something or acts != _NOTHING:
            raise InputError("--event, --review and --sure stand apart from terms; run two")
        await look(companion, both.other, asked.looks, as_json=asked.as_json)
        return
    known = await companion.pairs.of_people(mentor_id=both.mentor.id, mentee_id=both.mentee.id)
    changed = _changed(known, both, typed, acts, today=companion.today)
    if changed is None:
        files.require_none()
        pair_view.show_strangers(both, today=companion.today)
        return
    if changed != known:
        changed = await companion.pairs.keep(changed)
    view = await companion.pairs.view(changed.id)
    told, view = await written(companion, view, files, me=both.side)
    if asked.as_json:
        printing.json_line(view.pair)
    else:
        pair_view.show_pair(
            view, me=both.side, is_ending=acts.end, noted=_noted_day(companion, view)
        )
    for line in told:
        printing.remark(line)


def _noted_day(companion: "Companion", view: "PairView") -> "tuple[date, str] | None":
    """Return the day on which the last notes say that the two meet again, and their words."""
    from companion.agendas.agenda import PastNotes
    from companion.application.pair import Pair
    from companion.pairs.agreement import Side

    last = view.last_noted
    if last is None or not view.planned:
        return None
    told, words = companion.next_meeting(
        PastNotes(ref=last.id, text=last.notes, held_on=last.held_on),
        pair=Pair(mentee=view.people[Side.MENTEE], mentor=view.people[Side.MENTOR]),
    )
    return None if told is None or words is None else (told, words)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Both:
    """Oneself and the other, and which side one is on."""

    me: "Person"
    other: "Person"
    side: "Side"
    taken: tuple[str, ...]
    """Ids of all pairs."""

    @property
    def mentor(self) -> "Person":
        """The mentor of the two."""
        return self.me if self.side == "mentor" else self.other

    @property
    def mentee(self) -> "Person":
        """The mentee of the two."""
        return self.other if self.side == "mentor" else self.me


async def _both(companion: "Companion", name: str, *, is_mentee: bool) -> Both:
    from companion.cli import own
    from companion.cli.naming import named_person
    from companion.pairs.agreement import Side

    me = await own.myself(companion)
    other = named_person(await companion.people.every(), name)
    if other.id == me.id:
        raise InputError(f"{other.name} is you; name the other one")
    pairs = await companion.pairs.every()
    as_mentor = any((one.mentor_id, one.mentee_id) == (me.id, other.id) for one in pairs)
    as_mentee = any((one.mentor_id, one.mentee_id) == (other.id, me.id) for one in pairs)
    is_mine = is_mentee or (as_mentor and not as_mentee)
    return Both(
        me=me,
        other=other,
        side=Side.MENTOR if is_mine else Side.MENTEE,
        taken=tuple(one.id for one in pairs),
    )


def _changed(
    known: "MentoringPair | None", both: Both, typed: "Typed", acts: _Acts, *, today: date
) -> "MentoringPair | None":
    """Return the pair as it is to be stored; None where there is none and nothing was said."""
    from companion.cli.pair_terms import agreement_of
    from companion.pairs.agreement import MentoringPair, PairId
    from companion.pairs.rules import revised
    from companion.people.slugs import unique_ids

    does_something = typed.says_something or acts != _NOTHING
    if known is None:
        if not does_something:
            return None
        (free,) = unique_ids([both.other.name], taken=both.taken)
        known = MentoringPair(id=PairId(free), mentor_id=both.mentor.id, mentee_id=both.mentee.id)
    agreement = known.agreement
    if typed.says_something:
        usual = both.mentor.time_zone or both.mentee.time_zone
        fresh = agreement_of(typed, before=agreement, usual_zone=usual, today=today)
        agreement = revised(fresh, before=agreement)
    changed = known.model_copy(update={"agreement": agreement})
    return _acted(_with_words(changed, both, acts, today=today), both, acts, today=today)


_NOTHING: Final = _Acts(agree=False, said=None, pause_until=None, resume=False, end=False)


def _with_words(pair: "MentoringPair", both: Both, acts: _Acts, *, today: date) -> "MentoringPair":
    from companion.pairs.agreement import Given, Word
    from companion.pairs.rules import with_word

    agreement = pair.agreement
    if agreement is None:
        if acts.agree or acts.said is not None:
            from companion.cli.pair_files import FLAGS_OF_TERMS

            raise InputError(f"there are no terms to say yes to; give some: {FLAGS_OF_TERMS}")
        return pair
    if acts.agree:
        mine = Word(side=both.side, given=Given.OWN, said_on=today, revision=agreement.revision)
        agreement = with_word(agreement, mine)
    if acts.said is not None:
        theirs = Word(
            side=both.side.other,
            given=Given.REPORTED,
            said_on=today,
            revision=agreement.revision,
            how=" ".join(acts.said.split()) or "yes",
        )
        agreement = with_word(agreement, theirs)
    return pair.model_copy(update={"agreement": agreement})


def _acted(pair: "MentoringPair", both: Both, acts: _Acts, *, today: date) -> "MentoringPair":
    """Return a pair paused, resumed or ended."""
    from companion.pairs.agreement import Ending, Pause

    if acts.resume:
        pauses = tuple(_resumed(pause, today) for pause in pair.pauses if pause.since < today)
        return pair.model_copy(update={"pauses": pauses, "ending": None})
    if acts.pause_until is not None:
        resumes_on = None if acts.pause_until == _OPEN else _later_day(acts.pause_until, today)
        earlier = tuple(_resumed(pause, today) for pause in pair.pauses if pause.since < today)
        now = Pause(since=today, resumes_on=resumes_on)
        pair = pair.model_copy(update={"pauses": (*earlier, now)})
    if acts.end:
        ending = Ending(ended_on=today, by=both.side)
        pair = pair.model_copy(update={"ending": ending})
    return pair


def _resumed(pause: "Pause", today: date) -> "Pause":
    """Return an earlier pause, over by today; it still excuses what was not held in it."""
    if pause.resumes_on is not None and pause.resumes_on <= today:
        return pause
    return pause.model_copy(update={"resumes_on": today})


def _later_day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InputError(f"--pause-until {text!r} is no day such as 2027-02-03, nor open") from None
    if day <= today:
        raise InputError(f"--pause-until {text!r} is not after today, {today.isoformat()}")
    return day


def _date(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def _channel(text: str | None) -> "Channel | None":
    from companion.people.person import Channel

    if text is None:
        return None
    try:
        return Channel(text.strip().casefold().replace("-", "_").replace(" ", "_"))
    except ValueError:
        names = ", ".join(Channel)
        raise InputError(f"--channel {text!r} is none of {names}") from None
