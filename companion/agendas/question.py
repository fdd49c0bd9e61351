"""The one question: one's own or one left open if there is one, else one in the goal's words."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from companion.agendas.agenda import AgendaBrief, Reader
from companion.agendas.answered import without_answered
from companion.agendas.banked import best_of_bank, filled
from companion.agendas.catch_up import shown_actions
from companion.agendas.chosen import ChosenQuestion, unasked
from companion.agendas.citing import cited, cited_sentence
from companion.agendas.dating import is_ahead
from companion.agendas.events import after_event, event_question, offered_before
from companion.agendas.left_open import MOST_TITLE_WORDS, left_open
from companion.agendas.openings import openings
from companion.agendas.passed import passed_question
from companion.agendas.paths import has_gone_this_way, takes_people_on
from companion.agendas.points import (
    RESULT,
    put_words,
    said_by_other,
    shown_words,
)
from companion.agendas.promises import is_sound_errand, promise, said_to_owner
from companion.agendas.steps import further, later_bank, steps
from companion.agendas.voice import (
    goal_sentence,
    said_to_mentee,
    says_first_person,
    speaks_of_both,
)
from companion.agendas.weight import HEAVY, nearest_advice, weight_of
from companion.agendas.wording import WORDINGS, wording_of
from companion.goals.closeness import goal_stems
from companion.goals.goal import Goal
from companion.goals.wording import GoalWords, Nature, Said
from companion.knowledge.bank import QuestionFit
from companion.knowledge.slots import without_slots
from companion.text.pasting import may_be_pasted, reads_english
from companion.text.persons import to_you
from companion.text.phrasing import (
    as_sentence,
    capitalised,
    lowered,
    without_end,
)
from companion.text.words import count_words, stems
from companion.writing.draft import Source, SourceKind

_GOAL_WORDS: Final = 16
_LEAD_WORDS: Final = 34
_TELLING_STEMS: Final = 5
_SHARED_STEMS: Final = 3
"""A question that shares as many words with the goal needs no lead."""

_ALSO_OPEN: Final = "Also still open"


def chosen_questions(
    brief: AgendaBrief, words: GoalWords, reader: Reader | None
) -> tuple[ChosenQuestion, ...]:
    """Return what may be asked, best first, no title twice; the first is the session's question.

    It is the mentee's own, else one left open, a chosen topic, what the most pressing promise came
    to, one of the bank, or a plain one; none that was asked lately. What notes did not raise
    carries the goal's own words: what could be asked by anybody is led in by a sentence.
    """
    choices = tuple(_choices(brief, words, reader))
    last = brief.notes[-1].ref if brief.notes else None
    first, *others = unasked(choices, brief.asked, kept=last)
    noted = first.source is not None and first.source.kind is SourceKind.NOTES
    words = without_answered(words, brief.notes)
    led = (
        first
        if noted or first.is_led
        else replace(first, text=_led_in(first.text, brief.goal, words, reader))
    )
    return (led, *(_retitled(one, first) for one in others if one.text != first.text))


def _retitled(question: ChosenQuestion, first: ChosenQuestion) -> ChosenQuestion:
    same = question.title.casefold() == first.title.casefold()
    return replace(question, title=_ALSO_OPEN) if same else question


def _choices(
    brief: AgendaBrief, words: GoalWords, reader: Reader | None
) -> Iterator[ChosenQuestion]:
    happened = event_question(brief.goal, brief.notes, reader) or passed_question(
        brief.goal, brief.notes, reader, on=brief.on
    )
    if happened is not None:
        yield happened
    if words.question is not None and not offered_before(brief.goal, brief.notes):
        yield _own(words.question, words, reader)
    noted = _of_noted(brief, reader)
    if noted is not None and _heaviest(brief) < HEAVY:
        yield noted
    yield from left_open(brief, reader)
    yield from _of_topic(brief)
    yield from _of_result(brief, reader)
    told = after_event(brief.goal, brief.notes, reader)
    if told is not None:
        yield told
    yield from openings(without_answered(words, brief.notes), reader)
    fit = best_of_bank(brief, words)
    if fit is not None and reader is Reader.MENTEE:
        yield _of_bank(fit, brief.goal, words)
    yield _plain(brief, words, reader)
    if brief.asked:
        yield from _later(brief, words, reader)


def _heaviest(brief: AgendaBrief) -> float:
    weights = (weight_of(one, goal=brief.goal, notes=brief.notes) for one in brief.carryover.points)
    return max(weights, default=HEAVY)


_WHOSE: Final = {
    Reader.MENTEE: "your own",
    Reader.MENTOR: "the mentee's own",
    None: "the mentee's own",
}


def _own(own: Said, words: GoalWords, reader: Reader | None) -> ChosenQuestion:
    back = f"Your own question: {cited(own.quote)} What do you know about it by now?"
    return ChosenQuestion(
        title=_title(words, reader),
        text=own.text if reader is not Reader.MENTOR else back,
        purpose=f"An answer to {_WHOSE[reader]} question, with the reason behind it.",
        source=Source(kind=SourceKind.GOAL, ref=own.field, quote=own.quote),
    )


def _later(brief: AgendaBrief, words: GoalWords, reader: Reader | None) -> Iterator[ChosenQuestion]:
    """Yield what is left to ask once something was asked."""
    yield from steps(brief, words, reader)
    if reader is Reader.MENTEE:
        for fit in later_bank(brief):
            aim = goal_sentence(words, reader, most_words=_GOAL_WORDS)
            asked = _of_bank(fit, brief.goal, words)
            yield replace(asked, text=f"{aim} {asked.text}".strip(), is_led=True)
    yield from further(brief, words, reader)


def _of_noted(brief: AgendaBrief, reader: Reader | None) -> ChosenQuestion | None:
    """Return what to make of the note that speaks most to the goal."""
    noted = nearest_advice(brief)
    if noted is None:
        return None
    said = cited_sentence(shown_words(noted.quote.text))
    in_person = said_by_other(noted.quote.text)
    asked = {
        Reader.MENTEE: "What has changed there, and what would you do next in my place?"
        if in_person
        else f"My notes say: {said} What would you do next in my place?",
        Reader.MENTOR: "What have you made of that since then, and what comes next?",
        None: "What has come of that since then, and what comes next?",
    }[reader]
    return ChosenQuestion(
        title="What to make of it",
        text=asked,
        purpose="From the notes to a next step."
        if reader is Reader.MENTEE and not in_person
        else f"Noted: {said}",
        source=Source(kind=SourceKind.NOTES, ref=noted.ref, quote=noted.quote.text),
    )


def _of_topic(brief: AgendaBrief) -> Iterator[ChosenQuestion]:
    topic = brief.carryover.topic
    if topic is not None:
        yield ChosenQuestion(
            title=topic.title,
            text=topic.question,
            purpose="The topic that was chosen for this session, brought down to a next step.",
            source=topic.sources[0] if topic.sources else None,
        )


def _of_result(brief: AgendaBrief, reader: Reader | None) -> Iterator[ChosenQuestion]:
    """Yield a closer look at the most pressing thing that the mentee undertook."""
    for action in shown_actions(brief, reader)[:1]:
        # The question quotes the notes, and an edited promise no longer says what these do.
        is_own = action.owner is Reader.MENTEE and action.is_firm and not action.is_edited
        # How something went is asked once it can have gone.
        if is_own and is_sound_errand(action, brief) and not is_ahead(action, brief):
            words = put_words(action.quote.text, RESULT, reader)
            told = said_to_owner(action, brief) if reader is Reader.MENTOR else None
            yield ChosenQuestion(
                title=words.title,
                text=words.question if told is None else f"{told} {RESULT.of_mentor}",
                # The first minutes leave it to this item, which tells whose it was and by when.
                purpose=words.purpose
                if reader is Reader.MENTEE or (told is not None and action.leans_on is None)
                else promise(action, brief),
                source=Source(kind=SourceKind.NOTES, ref=action.ref, quote=action.quote.text),
            )


def _of_bank(fit: QuestionFit, goal: Goal, words: GoalWords) -> ChosenQuestion:
    short = count_words(fit.question.topic) <= MOST_TITLE_WORDS
    return ChosenQuestion(
        title=fit.question.topic if short else _title(words, Reader.MENTEE),
        text=filled(fit, goal),
        purpose=WORDINGS[words.nature].outcome,
        source=Source(
            kind=SourceKind.KNOWLEDGE, ref=fit.ref, quote=without_slots(fit.question.text)
        ),
        prepare=tuple(_ready(text) for text in fit.prepare[:1]),
    )


def _ready(text: str) -> str:
    return f"Have ready: {lowered(without_end(text))}."


def _plain(brief: AgendaBrief, words: GoalWords, reader: Reader | None) -> ChosenQuestion:
    goal = brief.goal
    wording = wording_of(goal, words)
    choices = wording.questions
    if has_gone_this_way(brief.mentor, goal, brief.mentee) and wording.lived is not None:
        choices = (wording.lived,)
    elif wording is WORDINGS[Nature.FIND_WORK] and not takes_people_on(brief.mentor):
        choices = choices[:1]
    asked = {
        Reader.MENTEE: choices[zlib.crc32(goal.id.encode()) % len(choices)],
        Reader.MENTOR: wording.of_mentor,
        None: wording.of_either,
    }[reader]
    rests_on = words.crux or words.obstacle
    source = (
        Source(kind=SourceKind.GOAL, ref=rests_on.field, quote=rests_on.quote)
        if rests_on is not None
        else Source(kind=SourceKind.GOAL, ref="statement", quote=words.clause_quote)
    )
    return ChosenQuestion(
        title=_title(words, reader),
        text=asked,
        purpose=wording.outcome,
        source=source,
        prepare=(wording.brought,) if wording.brought is not None else (),
    )


def _led_in(question: str, goal: Goal, words: GoalWords, reader: Reader | None) -> str:
    """Return `question` behind the goal's own words, unless it carries enough of them."""
    shared = set(goal_stems(goal)) & set(stems(question))
    if len(shared) >= _SHARED_STEMS:
        return question
    return f"{_lead(words, reader)} {question}".strip()


def _lead(words: GoalWords, reader: Reader | None) -> str:
    """Return what is wanted and what stands in the way, in a sentence or two."""
    aim = goal_sentence(words, reader, most_words=_GOAL_WORDS)
    if reader is not Reader.MENTEE:
        turned = to_you(words.crux.text) if reader is Reader.MENTOR and words.crux else None
        return aim if turned is None else f"{aim} {as_sentence(turned)}"
    hard = words.crux.text if words.crux is not None else ""
    if not hard and words.obstacle is not None:
        hard = f"What makes it hard: {words.obstacle.text}"
    if len(set(stems(hard))) < _TELLING_STEMS:
        return f"{aim} {hard}".strip()
    others = [part.text for part in words.challenge if part.text != hard]
    longer = f"{others[0]} {hard}" if others else hard
    if others and words.challenge[0].text == hard:
        longer = f"{hard} {others[0]}"
    return longer if count_words(longer) <= _LEAD_WORDS else hard


def _title(words: GoalWords, reader: Reader | None) -> str:
    """Return a title that names the goal in five words, else one for its kind."""
    topic = words.clause.topic(most_words=MOST_TITLE_WORDS)
    if topic is None and words.topic is not None and words.topic.field != "statement":
        topic = words.topic.text
    fits = topic is not None and may_be_pasted(topic) and reads_english(words.clause_quote)
    fits = fits and not speaks_of_both(words)
    if topic is None or not fits or count_words(topic) > MOST_TITLE_WORDS:
        return WORDINGS[words.nature].title
    if reader is not Reader.MENTEE and says_first_person(topic):
        turned = said_to_mentee(topic) if reader is Reader.MENTOR else None
        return WORDINGS[words.nature].title if turned is None else capitalised(turned)
    return capitalised(topic)
