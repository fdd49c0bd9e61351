"""Tells the sender what would make a composed message better."""

import re
from collections.abc import Sequence
from typing import Final

from companion.goals.goal import Goal
from companion.goals.wording import GoalWords
from companion.outreach.facts import Fact, FactKind
from companion.outreach.jottings import is_jotted, read_jottings
from companion.outreach.message import ClaimAbout, OutreachBrief
from companion.outreach.names import greeting_name, signature
from companion.outreach.pieces import Piece
from companion.outreach.reach import not_to_know, reached_otherwise
from companion.outreach.readability import reading_grade
from companion.outreach.sender import introduction
from companion.text.clauses import GoalForm
from companion.text.phrasing import LONGEST_PHRASED, clipped
from companion.text.shorthand import written_out
from companion.text.words import stems
from companion.values import Notice

HARDEST_GRADE: Final = 12.0
"""Messages above this school grade are harder to read than most newspapers."""

_FEWEST_GOAL_WORDS: Final = 6
_MOST_NAMED: Final = 6
_MOST_NAMED_WORDS: Final = 14


def notices(
    brief: OutreachBrief,
    *,
    words: GoalWords,
    facts: Sequence[Fact],
    message: Piece,
    for_other: bool = False,
) -> tuple[Notice, ...]:
    """Return what is missing or hard to read, each with its remedy."""
    found: list[Notice] = []
    unsaid = not any(claim.about is ClaimAbout.MENTEE for claim in message.claims)
    if unsaid and introduction(brief.mentee, with_employer=False) is None:
        found.append(_unintroduced(brief))
    if not signature(brief.mentee):
        found.append(_NAMELESS)
    found.extend(_on_reasons(brief, facts, message))
    if brief.paired_by is None:
        noted = (not_to_know(brief.mentor), reached_otherwise(brief.mentor, brief.channel))
        found.extend(notice for notice in noted if notice is not None)
    if words.clause.form is GoalForm.WORDS and not for_other and brief.paired_by is None:
        found.append(_NO_SENTENCE)
    told = [one.quote for one in message.claims if len(one.quote.split()) >= _FEWEST_UNSAID_WORDS]
    left_out = tuple(
        part
        for part in unsaid_of_goal(brief.goal, message.text)
        if not any(quote in part for quote in told)  # said, less for whom or why
    )
    if left_out:
        found.append(_parts_left_out(left_out))
    said = f"{brief.goal.statement} {brief.goal.challenge or ''}"[:LONGEST_PHRASED]
    bare = not words.says_what_is_hard and _SAYS_HARD.search(said) is None
    brief_goal = len(brief.goal.statement.split()) < _FEWEST_GOAL_WORDS or words.success is None
    if bare and brief_goal and not for_other:
        found.append(
            Notice(
                code="goal_says_little",
                text="Your goal does not say what makes it hard, which tells a mentor what to "
                "answer; add it behind a “but”, as in --goal “open a shop, but I have never "
                "priced a job”.",
            )
        )
    grade = reading_grade(message.text)
    if grade > HARDEST_GRADE:
        found.append(
            Notice(
                code="hard_to_read",
                text=f"The message reads at grade {grade:g}; shorter sentences would help.",
            )
        )
    return tuple(found)


_NO_SENTENCE: Final = Notice(
    code="goal_not_a_sentence",
    text="Your goal could not be made into a sentence; type it as “I want to …” or “I am thinking "
    "of …”, as in --goal “I want to open a shop”.",
)


_NAMELESS: Final = Notice(
    code="nameless",
    text="Your own name is not known, so nobody has signed; write it at the end of the message.",
)
_SAYS_HARD: Final = re.compile(
    r"\b(?:but|though|although|however|except|only|never|not|nobody|afraid|hard|difficult)\b"
    r"|n['’]t\b|\?",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"(?<=[^\W\d_]{2})[.!?;]+(?:\s|$)|\n|,\s(?=(?:but|or|and|to|so|which|who)\s)|\s(?=but\s)"
    r"|\s[-–—]\s"
)
_LITTLE: Final = re.compile(r"(?:but|or|and|so|which|who|to|also|maybe|perhaps)\s", re.IGNORECASE)
_FEWEST_UNSAID_WORDS: Final = 3
_MOST_UNSAID: Final = 4
_SAID_SHARE: Final = 0.5


def unsaid_of_goal(goal: Goal, message: str) -> tuple[str, ...]:
    """Return the parts of a goal, verbatim, of which a message says less than half the words."""
    said = set(stems(written_out(message)))
    found: list[str] = []
    for text in (goal.statement, goal.challenge or ""):
        for part in _CLAUSE.split(text[:LONGEST_PHRASED]):
            words = set(stems(written_out(_LITTLE.sub("", part.strip(), count=1))))
            if len(part.split()) < _FEWEST_UNSAID_WORDS or not words:
                continue
            if len(words & said) / len(words) < _SAID_SHARE:
                found.append(part.strip(" ,;"))
    return tuple(dict.fromkeys(found))


def _parts_left_out(parts: Sequence[str]) -> Notice:
    named = "; ".join(
        f"“{clipped(part, most_words=_MOST_NAMED_WORDS) or part[:80]}”"
        for part in parts[:_MOST_UNSAID]
    )
    more = "" if len(parts) <= _MOST_UNSAID else f" and {len(parts) - _MOST_UNSAID} more"
    return Notice(code="goal_left_out", text=f"Of your goal, not in the message: {named}{more}.")


def _unintroduced(brief: OutreachBrief) -> Notice:
    """Say that the message does not introduce its sender: nothing is there, or nothing fits."""
    mentee = brief.mentee
    missing = "Your profile has no career, headline or bio to introduce you by; the message"
    unused = "Nothing in your profile could be turned into “I am …”; the message"
    has_words = bool(mentee.headline or mentee.bio or mentee.career)
    return Notice(
        code="mentee_says_little",
        text=f"{unused if has_words else missing} says little about you. "
        "Add a line on what you do.",
    )


def _kept_back(name: str, left_out: Sequence[str]) -> Notice:
    """Name the notes that are private, or about the two rather than about work."""
    named = "; ".join(
        f"“{clipped(part, most_words=_MOST_NAMED_WORDS) or part[:80]}”"
        for part in left_out[:_MOST_NAMED]
    )
    more = "" if len(left_out) <= _MOST_NAMED else f" and {len(left_out) - _MOST_NAMED} more"
    text = f"Of your notes about {name}, not in the message: {named}{more}."
    return Notice(code="notes_left_out", text=text)


def _is_said(clause: str | None, message: str) -> bool:
    """Tell whether a message says what a note was turned to, "now" or not."""
    return clause is not None and clause.replace("you now ", "you ") in message


def _on_reasons(brief: OutreachBrief, facts: Sequence[Fact], message: Piece) -> list[Notice]:
    name = greeting_name(brief.mentor)
    found: list[Notice] = []
    if is_jotted(brief.mentor):
        said = {claim.quote for claim in message.claims}
        jotted = read_jottings(brief.mentor)
        unused = tuple(
            work.quote
            for work in jotted.work
            if work.quote not in said and not _is_said(work.clause, message.text)
        )
        left_out = tuple(dict.fromkeys((*unused, *jotted.left_out)))
        found = [_kept_back(name, left_out)] if left_out else []
        if facts and all(fact.kind is FactKind.VIEW for fact in facts):
            all_there_is = f"All that you have about {name} for a message is the job"
            text = (
                f"{all_there_is if not left_out else f'Of {name} the message names only the job'}; "
                "one line on what they do or did would say why you ask this person."
            )
            return [*found, Notice(code="mentor_says_little", text=text)]
        if facts:
            return found
    if not facts:
        text = (
            f"None of these can be said to {name} as it stands; add one line on what this person "
            "did or why you ask them."
            if found
            else f"Nothing of what you have about {name} says what to refer to; add one line on "
            "why you chose this person."
        )
        return [*found, Notice(code="mentor_says_little", text=text)]
    if all(fact.kind is FactKind.HEADLINE for fact in facts):
        text = (
            f"The profile of {name} has only a headline; add what else made you choose this person."
        )
        return [Notice(code="mentor_says_little", text=text)]
    if all(fact.relevance == 0 for fact in facts):
        text = (
            f"Nothing in the profile of {name} shares a word with your goal; say in your own "
            "words what made you choose this person."
        )
        return [Notice(code="nothing_shared", text=text)]
    return []
