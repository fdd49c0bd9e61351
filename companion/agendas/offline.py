"""An agenda without a model: where things stand, the one question, and what comes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from companion.agendas.agenda import AgendaBrief, AgendaDraft, AgendaItem
from companion.agendas.catch_up import catch_up, leftovers
from companion.agendas.question import ChosenQuestion, chosen_question
from companion.agendas.rules import Part, Weight, fitted
from companion.agendas.wording import WORDINGS
from companion.goals.wording import GoalWords, Said, goal_words
from companion.text.clauses import GoalForm
from companion.text.language import looks_english
from companion.text.phrasing import clipped, quoted, tidied
from companion.values import Notice
from companion.writing.draft import Accepted, Dropped, Source, SourceKind

MOST_PREWORK: Final = 4
_ROOM_FOR_TRIAL: Final = 20
"""From this many minutes on, the answer is put to the test in an item of its own."""

_WEIGHTS: Final = {Part.CATCH_UP: 3, Part.OTHER: 3, Part.QUESTION: 9, Part.COMMITMENT: 3}
_CITED_WORDS: Final = 16
_STEP_WORDS: Final = 14
_TITLE_TOPIC_WORDS: Final = 5


@dataclass(frozen=True, kw_only=True)
class _Planned:
    """An item before the minutes are fitted."""

    part: Part
    item: AgendaItem


def readable(brief: AgendaBrief) -> bool:
    """Tell whether the goal and the latest notes are in the language that the rules read."""
    latest = brief.notes[-1].text if brief.notes else ""
    goal = f"{brief.goal.statement} {brief.goal.challenge or ''}"
    return looks_english(f"{goal} {latest}")


def compose(brief: AgendaBrief) -> Accepted[AgendaDraft]:
    """Return a plan for `brief.minutes` around the question that fits the goal best."""
    words = goal_words(brief.goal)
    question = chosen_question(brief, words)
    planned = list(_plan(brief, words, question))
    weights = [Weight(minutes=_WEIGHTS[one.part], part=one.part) for one in planned]
    minutes = fitted(weights, total=brief.minutes)
    items = tuple(
        one.item.model_copy(update={"minutes": length})
        for one, length in zip(planned, minutes, strict=True)
    )
    prework = tuple(dict.fromkeys(_prework(brief, words, question)))[:MOST_PREWORK]
    draft = AgendaDraft(minutes=brief.minutes, items=items, prework=prework)
    return Accepted(draft=draft, dropped=_dropped(words))


def _plan(brief: AgendaBrief, words: GoalWords, question: ChosenQuestion) -> Iterator[_Planned]:
    caught_up = catch_up(brief.carryover, mentee=_mentee_name(brief))
    if caught_up is not None:
        yield _Planned(part=Part.CATCH_UP, item=caught_up)
    else:
        yield _Planned(part=Part.OTHER, item=_where_things_stand(words))
    yield _Planned(
        part=Part.QUESTION,
        item=AgendaItem(
            minutes=1,
            title=question.title,
            purpose=question.purpose,
            question=question.text,
            source=question.source,
        ),
    )
    if brief.minutes >= _ROOM_FOR_TRIAL:
        title, purpose, asked = WORDINGS[words.nature].trial
        trial = AgendaItem(minutes=1, title=title, purpose=purpose, question=asked)
        yield _Planned(part=Part.OTHER, item=trial)
    yield _Planned(part=Part.COMMITMENT, item=_commitment(words))


def _where_things_stand(words: GoalWords) -> AgendaItem:
    hard = words.crux or words.obstacle
    if hard is not None:
        purpose = f"In short: what lies behind {_cited(hard)}, and what has been tried."
        source = _goal_source(hard)
    elif words.success is not None:
        purpose = f"In short: how far it is to {_cited(words.success)}, and what has been tried."
        source = _goal_source(words.success)
    else:
        purpose = "In short: what has been tried so far, and what happened."
        source = Source(kind=SourceKind.GOAL, ref="statement", quote=words.clause_quote)
    return AgendaItem(minutes=1, title="Where things stand", purpose=purpose, source=source)


def _commitment(words: GoalWords) -> AgendaItem:
    purpose = "Say back what to take from this, and name a step small enough for the coming week."
    source = None
    if words.success is not None:
        purpose = f"A step towards {_cited(words.success)}, small enough for the coming week."
        source = _goal_source(words.success)
    topic = words.topic
    short = topic is not None and len(topic.text.split()) <= _TITLE_TOPIC_WORDS
    title = f"Next step: {topic.text}" if topic is not None and short else "The next step"
    return AgendaItem(
        minutes=1, title=title, purpose=purpose, question=_promise(words), source=source
    )


def _promise(words: GoalWords) -> str:
    """Return the question that the mentee answers with a promise, the goal in it if it fits."""
    clause = words.clause
    short = clipped(clause.text, most_words=_STEP_WORDS)
    if short is not None and clause.form is GoalForm.ACTION and not short.startswith("not "):
        return f"What will I do first, and by when, to {short}?"
    if short is not None and clause.form is GoalForm.THING:
        return f"What will I do first, and by when, to come closer to {short}?"
    return "What will I do first, and by when?"


def _prework(brief: AgendaBrief, words: GoalWords, question: ChosenQuestion) -> Iterator[str]:
    """Yield what to do beforehand: what did not fit into the catch-up first."""
    yield from leftovers(brief.carryover, mentee=_mentee_name(brief))
    yield from question.prepare
    yield WORDINGS[words.nature].brought
    name = brief.mentor.first_name if brief.mentor else "your mentor"
    yield f"Send {name} the question the day before, with a line on what you have tried."


def _mentee_name(brief: AgendaBrief) -> str | None:
    return brief.mentee.first_name if brief.mentee is not None else None


def _cited(said: Said) -> str:
    text = tidied(said.quote)
    short = clipped(text, most_words=_CITED_WORDS)
    if short is None:
        return f"{quoted(' '.join(text.split()[:_CITED_WORDS]))[:-1]}…”"
    return quoted(short)


def _goal_source(said: Said) -> Source:
    return Source(kind=SourceKind.GOAL, ref=said.field, quote=said.quote)


def _dropped(words: GoalWords) -> tuple[Dropped, ...]:
    why = Notice(
        code="language_not_read",
        text="This is not English, which is all that is read offline; bring it up yourself.",
    )
    return tuple(Dropped(text=part.text, why=why) for part in words.left_out)
