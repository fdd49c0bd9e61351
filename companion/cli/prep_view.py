"""The preparation of a talk as a person reads it: a plan for the mentee, a brief for the mentor."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from companion.agendas.agenda import AgendaItem
from companion.agendas.passed import TITLE as PASSED
from companion.agendas.promises import GOING_TO
from companion.application.unsaid import NOTE_ON
from companion.cli.agenda_view import show_agenda
from companion.cli.ask_view import day
from companion.cli.item_view import wish_told, worded
from companion.cli.prep_plan_view import ABOVE, TOLD, beforehand, names, plan_items
from companion.cli.printing import bullets, heading, remark, say, words_of
from companion.followups.felt import in_short, is_unanswered
from companion.followups.item import Item
from companion.followups.prep import MOST_DONE, Prep
from companion.followups.rules import Urgency, urgency
from companion.followups.voice import without_speaker
from companion.goals.asked import without_questions
from companion.pairs.agreement import Side
from companion.people.person import Person, PersonId
from companion.people.slugs import OWN_ID
from companion.text.phrasing import lowered
from companion.text.words import stems
from companion.writing.draft import SourceKind

_MOST_SHOWN: Final = 3
_MOST_TO_DROP: Final = 3
_FEWEST_SAID: Final = 3
"""Words of one sentence that have to stand in the quoted ones for it to tell what they say."""

_MOST_LISTED: Final = {Side.MENTEE: None, Side.MENTOR: _MOST_SHOWN}
"""Promises of each that are listed besides the plan; None where all are."""

_SENTENCE: Final = re.compile(r"[^.?!]+[.?!]")
_UNSAID: Final = {"left_for_another_time", "also_noted"}
"""What a plan leaves out for want of room: promises are listed by whose they are instead."""


def show_prep(prep: Prep, *, on: date) -> None:
    """Print all that there is to one talk."""
    say(_title(prep, on=on), style="bold")
    if prep.side is Side.MENTOR:
        for line in _brief(_fresh(prep), on=on):
            say(line, indent=2)
    else:
        _show_question(prep)
    if prep.agenda is not None:
        shown = {
            "dropped": _dropped(prep),
            "items": tuple(plan_items(prep.agenda, prep)),
            "prework": tuple(beforehand(prep.agenda.prework, prep, most=_MOST_LISTED[prep.side])),
        }
        show_agenda(prep.agenda.model_copy(update=shown), title="The plan")
    if prep.side is Side.MENTEE:
        _show_promises(prep, on=on)
    _show_passed(prep)
    _show_to_drop(prep, on=on)
    _show_document(prep)


def _fresh(prep: Prep) -> Prep:
    """Return a preparation without the promises that are offered for dropping below."""
    dropped = {item.id for item in prep.to_drop}
    owed = {
        "mine": tuple(item for item in prep.mine if item.id not in dropped),
        "theirs": tuple(item for item in prep.theirs if item.id not in dropped),
    }
    return prep.model_copy(update=owed)


def _show_question(prep: Prep) -> None:
    """Print the goal, the mentee's one question, and what they said after the last talk."""
    if prep.wants is not None:
        say(f"Your goal: {words_of(without_questions(prep.wants))}")
    if prep.question is not None:
        say(f"Your one question: {_asked_alone(prep.question.question or '', prep.wants or '')}")
    for line in _felt(prep):
        say(line)
    if prep.agenda is None:
        remark(_no_goal(prep))


def _asked_alone(question: str, wants: str) -> str:
    """Return a question without the goal that leads into it, which stands above."""
    wanted = set(stems(wants))
    parts = _LED.split(question, maxsplit=1)
    led = set(stems(parts[0]))
    is_led = len(parts) > 1 and not parts[0].endswith("?")
    return parts[1] if is_led and len(led & wanted) >= TOLD * len(led) else question


_LED: Final = re.compile(r"(?<=[.!?]) (?=[A-Z])")


def show_briefs(preps: Sequence[Prep], *, on: date) -> None:
    """Print one brief after the other."""
    if not preps:
        say("No talk is noted or planned yet: companion prep NAME")
        return
    for number, prep in enumerate(preps):
        if number:
            say()
        say(_title(prep, on=on), style="bold")
        for line in _brief(prep, on=on):
            say(line, indent=2)


def _title(prep: Prep, *, on: date) -> str:
    who = f"{prep.other_name}, {prep.role}" if prep.role else prep.other_name
    when = f"on {day(prep.on, on=on)}" if prep.on is not None else "no day is set"
    return f"{who}: {when}, {prep.minutes} minutes"


def _brief(prep: Prep, *, on: date) -> Iterator[str]:
    """Yield what is read in a minute: what is wanted, the question, what became of last time."""
    first, is_mentor = prep.other_name.split(" ")[0], prep.side is Side.MENTOR
    if prep.wants is not None:
        own = ("Your goal:", without_questions(prep.wants))
        lead, told = wish_told(prep.wants) if is_mentor else own
        yield f"{lead} {words_of(told)}"
    else:
        yield _no_goal(prep)
    asked = prep.question
    if asked is not None and asked.question is not None:
        lead = "One question to ask" if is_mentor else ABOVE[prep.side]
        yield f"{lead}: {_about(asked)}{asked.question}"
    if prep.takeaway is not None and not _asks_about(prep.takeaway, asked):
        # Advice says "you" and "my" as it was given: between quotation marks it still does.
        told = without_speaker(prep.takeaway.text).rstrip(" .")
        yield from _taken(prep.takeaway, first) if is_mentor else (f"Last time you took: “{told}”",)
    yield from _felt(prep)
    for item in prep.done[:MOST_DONE]:
        yield f"Done since: {_done(item, prep)}"
    if prep.mine:
        yield f"You owe: {_listed(prep.mine, prep, on=on)}"
    if prep.theirs:
        yield f"{first} owes: {_listed(prep.theirs, prep, on=on)}"
    if prep.unowned:
        yield f"Nobody’s yet: {_listed(prep.unowned, prep, on=on)}"


def _taken(item: Item, mentee: str) -> Iterator[str]:
    """Yield what a mentor kept of the last talk, where the notes tell whose words it is."""
    from companion.followups.taken import Whose, whose_words
    from companion.followups.voice import as_told

    whose = whose_words(item, mentee=mentee)
    told = without_speaker(item.text).rstrip(" .")
    if whose is Whose.MENTEE:
        yield f"Last time {mentee} took: “{told}”"
    elif whose is Whose.MENTOR:
        yield f"You advised: “{as_told(told)}”"


def _asks_about(taken: Item, asked: AgendaItem | None) -> bool:
    """Tell whether the one question quotes what was taken from the last talk."""
    source = asked.source if asked is not None else None
    return source is not None and source.quote == taken.evidence.text


def _felt(prep: Prep) -> Iterator[str]:
    """Yield what the reader said of the last talk, with the question where it is still open."""
    told = in_short(prep.felt) if prep.felt is not None else None
    if told is None:
        return
    yield f"After the last talk you said: {told}."
    if is_unanswered(prep.felt) and prep.last_question is not None:
        yield f"It was: {words_of(prep.last_question)}"


def _about(asked: AgendaItem) -> str:
    """Return the words of notes that a question is about, where it does not say them itself."""
    source = asked.source
    if source is None or source.kind is not SourceKind.NOTES or asked.question is None:
        return ""
    if asked.question.startswith(GOING_TO) or source.ref.startswith(NOTE_ON):
        return ""
    quoted = set(stems(source.quote))
    # The question may say all of the quote, or a part of it what somebody asked in it.
    parts = [set(stems(part)) for part in (asked.question, *_SENTENCE.findall(asked.question))]
    is_said = any(
        len(quoted & part) >= TOLD * min(len(quoted), max(len(part), _FEWEST_SAID))
        for part in parts
    )
    return "" if is_said else f"{words_of(source.quote)} "


def _show_promises(prep: Prep, *, on: date) -> None:
    first = prep.other_name.split(" ")[0]
    groups = (
        ("You owe", prep.mine),
        (f"{first} owes", prep.theirs),
        ("Nobody’s yet", prep.unowned),
    )
    dropped = {item.id for item in prep.to_drop}
    for title, items in groups:
        current = [item for item in items if item.id not in dropped and not _is_told(item, prep)]
        if current:
            heading(title)
            bullets(_line(item, prep, on=on) for item in current)
    done = [item for item in prep.done if not _is_told(item, prep)]
    if done:
        heading("Done since the last talk")
        bullets(_done(item, prep) for item in done)


def _is_told(item: Item, prep: Prep) -> bool:
    """Tell whether the plan names a promise already."""
    if prep.agenda is None:
        return False
    return any(names(f"{one.purpose} {one.question or ''}", item) for one in prep.agenda.items)


def _show_to_drop(prep: Prep, *, on: date) -> None:
    if not prep.to_drop:
        return
    heading("Open for long: does it still matter? If not: companion did WORDS --dropped")
    bullets(
        f"{_whose(item, prep)}{_line(item, prep, on=on)}" for item in prep.to_drop[:_MOST_TO_DROP]
    )
    more = len(prep.to_drop) - _MOST_TO_DROP
    if more > 0:
        say(f"and {more} more: companion did", indent=2)


def _show_passed(prep: Prep) -> None:
    """Print what may be done with a goal whose day has passed; the talk asks about it once."""
    if prep.side is not Side.MENTEE or prep.question is None or prep.question.title != PASSED:
        return
    heading("The day of your goal has passed. After the talk, one of these:")
    bullets(
        (
            f'a new day: companion pair "{prep.other_name}" --review-on YYYY-MM-DD',
            'done or dropped: companion start --goal "what comes next, in your words"',
            f'done, and nothing comes next: companion pair "{prep.other_name}" --end',
        )
    )


def _show_document(prep: Prep) -> None:
    if prep.document is not None:
        heading(f"Attached: {prep.document.name}")
        say()
        say(prep.document.text.strip())


def _dropped(prep: Prep) -> tuple[object, ...]:
    if prep.agenda is None:
        return ()
    return tuple(one for one in prep.agenda.dropped if one.why.code not in _UNSAID)


def _no_goal(prep: Prep) -> str:
    if prep.side is Side.MENTEE:
        return 'What you want is not stored; say it once: companion start --goal "…"'
    first = prep.other_name.split(" ")[0]
    return (
        f"What {first} wants is not noted yet; when you know it: "
        f'companion prep "{prep.other_name}" --goal "…"'
    )


def _listed(items: Sequence[Item], prep: Prep, *, on: date) -> str:
    names = (prep.own_name.split(" ")[0], prep.other_name.split(" ")[0])
    told = (lowered(_line(item, prep, on=on), names=names) for item in items[:_MOST_SHOWN])
    shown = "; ".join(told)
    more = len(items) - _MOST_SHOWN
    return shown if more <= 0 else f"{shown}; and {more} more"


def _line(item: Item, prep: Prep, *, on: date) -> str:
    text = worded(item, me=_reader(prep))
    if item.due_on is None:
        return f"{text} (noted on {day(item.confirmed_on, on=on)}, no day named)"
    is_late = urgency(item, on=on) in {Urgency.OVERDUE, Urgency.STALE}
    return f"{text} ({'was due' if is_late else 'by'} {day(item.due_on, on=on)})"


def _done(item: Item, prep: Prep) -> str:
    """Return what was done, by whom where it was not the reader, and what came of it."""
    result = item.history[-1].result
    told = f"{_whose(item, prep)}{worded(item, me=_reader(prep))}"
    return told if result is None else f"{told} — {result}"


def _whose(item: Item, prep: Prep) -> str:
    return f"{prep.other_name.split(' ')[0]}: " if item.owner == prep.other_id else ""


def _reader(prep: Prep) -> Person:
    return Person(id=PersonId(OWN_ID), name=prep.own_name or OWN_ID)
