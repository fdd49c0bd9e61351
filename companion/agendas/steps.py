"""What later talks ask once the first questions were asked: each thing in the way, the measure."""

from collections.abc import Iterator, Sequence
from typing import Final

from companion.agendas.agenda import AgendaBrief, EarlierAdvice, Reader
from companion.agendas.chosen import ChosenQuestion
from companion.agendas.citing import cited, cited_sentence
from companion.agendas.doubts import doubt_asked
from companion.agendas.noted import without_label
from companion.agendas.points import said_by_other
from companion.agendas.standing import NOT_KNOWN, goal_source
from companion.agendas.voice import goal_sentence
from companion.agendas.ways import WHICH_FIRST, which_first
from companion.agendas.wording import wording_of
from companion.goals.branches import Branch, branches_of
from companion.goals.closeness import WEAK, goal_stems
from companion.goals.milestones import obstacles_of
from companion.goals.missing import GoalPart, Missing, missing_parts
from companion.goals.ways import ways_of
from companion.goals.wording import GoalWords, Nature, Said
from companion.knowledge.bank import QuestionFit
from companion.knowledge.presuming import presumes
from companion.knowledge.slots import focus_words, has_slot
from companion.knowledge.support import asks_of_more, is_supported
from companion.text.clauses import GoalForm
from companion.text.persons import to_you
from companion.text.phrasing import as_sentence, clipped
from companion.text.words import count_words, stems
from companion.writing.draft import Source, SourceKind

LEAST_LATER_FIT: Final = 0.42
"""Below this cosine a question of the bank is not planned for a later talk."""

_MOST_TITLE: Final = 5
_LONGEST_SAID: Final = 40


def steps(brief: AgendaBrief, words: GoalWords, reader: Reader | None) -> Iterator[ChosenQuestion]:
    """Yield what the goal's own words and earlier talks leave to ask, then what the goal lacks."""
    branches = () if ways_of(words) else branches_of(brief.goal, words)
    if branches and reader is not Reader.MENTOR:
        yield _of_branches(branches)
    for nth, part in enumerate(obstacles_of(words)):
        told = {as_sentence(part.text), as_sentence(to_you(part.text) or part.text)}
        if not any(one in asked for one in told for asked in brief.asked):
            yield _of_obstacle(part, reader, nth=nth)
    if words.success is not None:
        yield _of_success(words.success, reader)
    # Their own words come before what could be asked about any goal.
    yield from (_of_advice(one, reader) for one in brief.carryover.advice if _may_ask(one, brief))
    for missing in missing_parts(brief.goal):
        if missing.part is not GoalPart.CHANGE:
            yield _of_missing(missing, words, reader)


def further(
    brief: AgendaBrief, words: GoalWords, reader: Reader | None
) -> Iterator[ChosenQuestion]:
    """Yield plain questions about the goal for when all else was asked within the last talks."""
    source = Source(kind=SourceKind.GOAL, ref="statement", quote=words.clause_quote)
    wording = wording_of(brief.goal, words)
    own = wording.questions if reader is Reader.MENTEE else ()
    if words.nature is Nature.FIND_WORK:
        own = own[:1]  # The other is for who takes people on.
    for number, asked in enumerate((*own, *_ALWAYS[reader])):
        yield ChosenQuestion(
            title=_FURTHER if asked in own else _ALWAYS_TITLES[number % len(_ALWAYS_TITLES)],
            text=asked,
            purpose=wording.outcome if asked in own else _ALWAYS_PURPOSE,
            source=source,
        )


def later_bank(brief: AgendaBrief) -> tuple[QuestionFit, ...]:
    """Return the questions of the bank that the mentee's own words support, best first."""
    said = own_words(brief)
    mine = set(goal_stems(brief.goal)) - WEAK
    focus = next(focus_words(brief.goal.skills), None)
    return tuple(
        fit
        for fit in brief.bank
        if fit.similarity >= LEAST_LATER_FIT
        and is_supported(fit.ref, said)
        and not asks_of_more(fit.question.text, said)
        and mine & set(stems(fit.question.text))
        and (focus is not None or not has_slot(fit.question.text))
        and not presumes(fit.question.text)
    )


def own_words(brief: AgendaBrief) -> str:
    """Return what the mentee wrote or confirmed: what supports a question of the bank."""
    goal = brief.goal
    promised = (action.what for action in brief.carryover.open_actions)
    told = (goal.statement, goal.challenge or "", goal.success_measure or "", *goal.skills)
    return "\n".join((*told, *promised))


def _of_obstacle(part: Said, reader: Reader | None, *, nth: int) -> ChosenQuestion:
    is_open = NOT_KNOWN.search(part.quote) is not None
    asked = _ASKED_OPEN if is_open else _ASKED
    doubt = doubt_asked(part.text) if reader is Reader.MENTEE else None
    lead = (
        as_sentence(part.text)
        if reader is Reader.MENTEE and count_words(part.text) <= _LONGEST_SAID
        else cited_sentence(part.quote)
    )
    text = f"{lead} {asked[reader][nth % len(asked[reader])]}" if doubt is None else doubt
    short = clipped(part.quote, most_words=_MOST_TITLE)
    return ChosenQuestion(
        title=cited(short) if short is not None else "What is in the way",
        text=text,
        purpose="An answer, or who would have it." if is_open else "One thing to try on it.",
        source=goal_source(part),
        is_led=True,
    )


_ASKED: Final = {
    Reader.MENTEE: (
        "How would you go about that?",
        "What has helped others there?",
        "Where would you begin with that?",
    ),
    Reader.MENTOR: (
        "What have you tried there, and what came of it?",
        "When was it better, and what was different then?",
        "What could you try there in the coming week?",
    ),
    None: (
        "What was tried there, and what came of it?",
        "When was it better, and what was different then?",
        "What could be tried there in the coming week?",
    ),
}
_ASKED_OPEN: Final = {
    Reader.MENTEE: ("What do you know about that, and who would know more?",),
    Reader.MENTOR: ("What have you found out by now, and who could know?",),
    None: ("What is known by now, and who could know more?",),
}


def _of_success(said: Said, reader: Reader | None) -> ChosenQuestion:
    asked = {
        Reader.MENTEE: "How far do you think I am from that, and what is the next step to it?",
        Reader.MENTOR: "How far are you from that today, and what is the next step to it?",
        None: "How far is it to that today, and what is the next step?",
    }[reader]
    return ChosenQuestion(
        title="How far it is",
        text=f"{cited_sentence(said.quote)} {asked}",
        purpose="What is still missing, and the next step to it.",
        source=goal_source(said),
        is_led=True,
    )


def _of_branches(branches: Sequence[Branch]) -> ChosenQuestion:
    return ChosenQuestion(
        title=WHICH_FIRST,
        text=which_first([one.about for one in branches]),
        purpose="What to look into first, and why; the others stay open.",
        source=Source(kind=SourceKind.GOAL, ref="statement", quote=branches[0].quote),
        is_led=True,
    )


def _of_missing(missing: Missing, words: GoalWords, reader: Reader | None) -> ChosenQuestion:
    """Return what settles a part of the goal that its owner has not said."""
    title, purpose, asked = _MISSING[missing.part]
    is_plain = words.clause.form is not GoalForm.WORDS or reader is Reader.MENTOR
    lead = goal_sentence(words, reader, most_words=_MOST_LEAD) if is_plain else ""
    lead = lead or cited_sentence(missing.quote)
    return ChosenQuestion(
        title=title,
        text=f"{lead} {asked[reader]}",
        purpose=purpose,
        source=Source(kind=SourceKind.GOAL, ref="statement", quote=missing.quote),
        is_led=True,
    )


_MOST_LEAD: Final = 22
_MISSING: Final = {
    GoalPart.MEASURE: (
        "How it will show",
        "Something that both would see: a number, a first time, or somebody's yes.",
        {
            Reader.MENTEE: "How would you notice that I have got there?",
            Reader.MENTOR: "How will you notice that you have got there?",
            None: "How will it show that it has worked?",
        },
    ),
    GoalPart.WHEN: (
        "By when",
        "A month by which it is done, and what has to happen before.",
        {
            Reader.MENTEE: "How long would you give it, and what takes longest?",
            Reader.MENTOR: "By when do you want to be there, and what takes longest?",
            None: "By when is it to be done, and what takes longest?",
        },
    ),
}


def _may_ask(advice: EarlierAdvice, brief: AgendaBrief) -> bool:
    """Tell whether the mentor may be asked about something noted: not about their own words."""
    said = advice.quote.text
    named = brief.mentor is not None and said.casefold().startswith(
        brief.mentor.first_name.casefold()
    )
    return brief.reader is not Reader.MENTEE or not (named or said_by_other(said))


def settles_the_goal(purpose: str) -> bool:
    """Tell whether a talk settles a part of the goal that was never said."""
    return any(purpose == settled for _, settled, _ in _MISSING.values())


def _of_advice(advice: EarlierAdvice, reader: Reader | None) -> ChosenQuestion:
    asked = {
        Reader.MENTEE: "Where would you use that next in my place?",
        Reader.MENTOR: "Where have you used that since, and what happened?",
        None: "Where was that used since, and what happened?",
    }[reader]
    return ChosenQuestion(
        title="What was taken from it",
        # "I said: begin early" is said aloud by who said it.
        text=f"{cited_sentence(without_label(advice.quote.text))} {asked}",
        purpose="Where it fits next, and where it does not.",
        source=Source(kind=SourceKind.NOTES, ref=advice.ref, quote=advice.quote.text),
        is_led=True,
    )


def is_anybodys(text: str) -> bool:
    """Tell whether a question is one that anybody could ask about anything."""
    return any(text.endswith(asked) for some in _ALWAYS.values() for asked in some)


_ALWAYS_PURPOSE: Final = "What to change, and what to keep as it is."
_FURTHER: Final = "One step further"
_ALWAYS_TITLES: Final = ("The next part", "What to keep", "What to leave", "A look ahead")
_ALWAYS: Final = {
    Reader.MENTEE: (
        "What do you see me do that I should do more of?",
        "What would you stop doing in my place?",
        "What would you get ready for now that I do not see coming?",
        "Whom should I talk to next, and what would you ask them?",
        "Which part of this would you leave alone for now?",
    ),
    Reader.MENTOR: (
        "What has gone better than you expected, and why?",
        "What takes your time without bringing you closer?",
        "What is the next thing that could go wrong, and how would you notice?",
        "Who else could help you with this, and with what?",
        "What would you like to try that you have put off so far?",
    ),
    None: (
        "What has gone better than expected, and why?",
        "What takes time without bringing it closer?",
        "What could go wrong next, and how would that show?",
        "Who else could help with this, and with what?",
        "What was put off so far and is worth a try?",
    ),
}
"""Asked one after the other when everything that the goal and the notes say was asked lately."""
