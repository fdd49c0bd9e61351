"""Topics that look at the whole: what moves like this ask for, gaps, measures, and the path."""

import re
from collections.abc import Iterator
from typing import Final

from companion.agendas.citing import cited_sentence, plain
from companion.agendas.voice import runs_on
from companion.agendas.wording import WORDINGS
from companion.goals.goal import Goal
from companion.goals.wording import GoalWords, Nature
from companion.people.career import Position, latest_first
from companion.text.clauses import GoalForm
from companion.text.pasting import may_be_pasted, reads_english
from companion.text.persons import to_you
from companion.text.phrasing import (
    as_sentence,
    capitalised,
    clipped,
    lowered,
    tidied,
    with_article,
    without_end,
)
from companion.text.words import count_words, stems
from companion.topics import titles
from companion.topics.asking import MY_GOAL, Asker
from companion.topics.roles import role_name
from companion.topics.rules import alike
from companion.topics.sayings import change_told, goal_lead
from companion.topics.story import in_english, words_of
from companion.topics.topic import Topic, TopicsBrief
from companion.writing.draft import Source, SourceKind

_MOST_SKILL_WORDS: Final = 4
_ALIKE: Final = 0.6
_FIRST_STEP: Final = "The first step towards it"
_OF_THE_MOVE: Final = re.compile(
    r"\b(?:recogni\w*|exams?|interview\w*|job|cv|resume|negotiat\w*|conflict|return\w*|portfolio"
    r"|salary|feedback|managing up|networking|speaking up|applications?$)\b",
    re.IGNORECASE,
)
"""What a goal asks for without it being a skill that a career would name."""


def of_goal(brief: TopicsBrief, asker: Asker) -> Iterator[Topic]:
    """Yield a question of the bank, a gap between goal and career, and the measure."""
    if brief.goal is None or not in_english(brief.goal.statement):
        return
    words = words_of(brief.goal)
    yield from _of_situation(brief, brief.goal, words, asker)
    gap, measure = _of_gap(brief, brief.goal), _of_measure(words, asker)
    # Whoever hires or examines looks for a skill by name; elsewhere the gap may be one of wording.
    by_name = words.nature in {Nature.FIND_WORK, Nature.LEARN}
    for topics in (gap, measure) if by_name else (measure, gap):
        yield from topics


def of_wish(brief: TopicsBrief) -> Iterator[Topic]:
    """Yield the goal itself, with what to ask about a goal of its kind."""
    if brief.goal is None or not in_english(brief.goal.statement):
        return
    words = words_of(brief.goal)
    if words.clause.form is GoalForm.QUESTION:
        return
    wish = _of_wish(brief, words)
    yield wish
    name = _name(words)
    if name is not None and titles.fits(name):
        # Where another topic leads in with the goal already, its name is enough.
        asked = lowered(WORDINGS[words.nature].questions[0])
        yield wish.model_copy(update={"question": f"On {name}: {asked}"})


def _of_situation(
    brief: TopicsBrief, goal: Goal, words: GoalWords, asker: Asker
) -> Iterator[Topic]:
    asked = asker.for_goal(goal)
    if asked is None:
        return
    source = Source(kind=SourceKind.GOAL, ref="statement", quote=words.clause_quote)
    about = f"{goal.statement} {goal.challenge or ''} {asked.question}"
    told = change_told(brief.situations, about, ref=asked.ref)
    more = [one for one in (asked.source, told) if one is not None]
    gain = f"What is usual here: {lowered(told.quote)}" if told is not None else ""
    yield Topic(
        title=asked.title or "What others did here",
        why=f"{told_goal(words)} {gain}".strip(),
        question=f"{goal_lead(brief)} {asked.question}",
        sources=(source, *more),
    )


def told_goal(words: GoalWords) -> str:
    """Return the goal as a sentence to its owner."""
    infinitive = words.clause.infinitive
    turned = to_you(f"I want {infinitive}.") if infinitive is not None else None
    if turned is not None:
        return as_sentence(turned)
    return f"Your goal: {cited_sentence(words.clause_quote)}"


def _of_gap(brief: TopicsBrief, goal: Goal) -> Iterator[Topic]:
    """Yield the first skill that the goal names and the career does not."""
    shown = " ".join(
        (
            brief.headline or "",
            *brief.skills,
            *(f"{one.title} {one.summary or ''}" for one in brief.career),
        )
    )
    if not brief.career:
        return
    known = set(stems(shown))
    for number, skill in enumerate(goal.skills):
        name = lowered(without_end(tidied(skill)))
        usable = may_be_pasted(name) and reads_english(name) and len(name) > 1
        if not usable or count_words(name) > _MOST_SKILL_WORDS or _OF_THE_MOVE.search(name):
            continue
        if set(stems(name)) & known:
            continue
        yield Topic(
            title=f"First practice in {name}",
            why=f"{capitalised(name)} belongs to your goal, yet no line of your career names it.",
            question=f"My goal needs {name}, and my career does not name it yet. What would you "
            "have me do first, and how would I show it?",
            sources=(Source(kind=SourceKind.GOAL, ref=f"skills[{number}]", quote=skill),),
        )
        return


def _fitting(*choices: str) -> str:
    return next((title for title in choices if titles.fits(title)), choices[-1])


def _of_measure(words: GoalWords, asker: Asker) -> Iterator[Topic]:
    if words.success is None:
        return
    said = words.success
    shown = cited_sentence(said.quote)
    yield Topic(
        title=_early_signs(asker.about),
        why=f"You measure success by this: {shown}",
        question=f"I will know it by this: {shown} Which earlier sign would you watch for?",
        sources=(Source(kind=SourceKind.GOAL, ref="success_measure", quote=said.quote),),
    )


def _early_signs(about: str) -> str:
    plain = "An early sign that it works"
    return plain if about == MY_GOAL else _fitting(f"Early signs of {about}", plain)


def _name(words: GoalWords) -> str | None:
    """Return the goal as a phrase: whole where it fits a title, else cut."""
    if words.clause.about is not None and titles.fits(words.clause.about):
        return words.clause.about
    return words.topic.text if words.topic is not None else None


def _of_wish(brief: TopicsBrief, words: GoalWords) -> Topic:
    source = Source(kind=SourceKind.GOAL, ref="statement", quote=words.clause_quote)
    topic = _name(words)
    title = capitalised(topic) if topic is not None else None
    return Topic(
        title=_fitting(
            title or "",
            f"First steps towards {topic}" if topic else "",
            *_as_said(words),
            _FIRST_STEP,
        ),
        why=told_goal(words),
        question=f"{goal_lead(brief)} {WORDINGS[words.nature].questions[0]}",
        sources=(source,),
    )


def _as_said(words: GoalWords) -> tuple[str, ...]:
    """Return the goal in its owner's words, where they fit a title: “Stop doing everything …”."""
    said = plain(words.clause_quote)
    if runs_on(said):
        return ()
    short = clipped(said, most_words=titles.MOST_WORDS)
    return () if short is None else (f"“{short}”",)


def of_question(brief: TopicsBrief) -> Iterator[Topic]:
    """Yield the question that somebody asks themselves in their goal."""
    words = words_of(brief.goal) if brief.goal is not None else None
    if words is None or words.question is None:
        return
    asked = words.question
    yield Topic(
        title=titles.of_question(asked.text) or "My own question",
        why="You ask this yourself in your goal.",
        question=as_sentence(asked.text),
        sources=(Source(kind=SourceKind.GOAL, ref=asked.field, quote=asked.quote),),
    )


def of_path(brief: TopicsBrief) -> Iterator[Topic]:
    """Yield the latest change of role, then the present role, else the headline."""
    numbers = {id(position): number for number, position in enumerate(brief.career)}
    named = [
        (position, name)
        for position in latest_first(brief.career)
        if (name := role_name(position)) is not None
    ]
    if not named:
        yield from _of_headline(brief)
        return
    (latest, role), *earlier = named
    for position, before in earlier:
        if alike(role, before) < _ALIKE:
            yield _of_change(latest, role, position, before, numbers)
            break
    yield _of_role(latest, role, numbers)


def _of_headline(brief: TopicsBrief) -> Iterator[Topic]:
    said = tidied(brief.headline or "")
    if count_words(said) < titles.FEWEST_WORDS or not may_be_pasted(said) or not in_english(said):
        return
    source = Source(kind=SourceKind.CAREER, ref="headline", quote=brief.headline or "")
    put = cited_sentence(brief.headline or "")
    yield Topic(
        title="What others hear in my headline",
        why=f"You put it like this: {put}",
        question=f"I put it like this: {put} What would you take from that, "
        "and what would you ask me next?",
        sources=(source,),
    )


def _of_change(
    latest: Position, role: str, earlier: Position, before: str, numbers: dict[int, int]
) -> Topic:
    return Topic(
        title=_fitting(f"From {before} to {role}", f"From {before} onwards", "What to carry over"),
        why=f"You went from {with_article(before)} to {with_article(role)}.",
        question=f"I went from {with_article(before)} to {with_article(role)}. What from the first "
        "would you keep, and what would you unlearn?",
        sources=(_titled(latest, numbers), _titled(earlier, numbers)),
    )


def _of_role(position: Position, role: str, numbers: dict[int, int]) -> Topic:
    now = position.end is None
    verb = "work" if now else "worked"
    return Topic(
        title=_fitting(f"What comes after {role}", "What comes next"),
        why=f"You {verb} as {with_article(role)}.",
        question=f"I {verb} as {with_article(role)}. Where did people go from there, and what did "
        "they learn first?",
        sources=(_titled(position, numbers),),
    )


def _titled(position: Position, numbers: dict[int, int]) -> Source:
    ref = f"career[{numbers[id(position)]}].title"
    return Source(kind=SourceKind.CAREER, ref=ref, quote=position.title)
