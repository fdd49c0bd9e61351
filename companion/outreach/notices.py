"""Tells the sender what would make a composed message better."""

from collections.abc import Sequence
from typing import Final

from companion.goals.wording import GoalWords
from companion.outreach.facts import Fact, FactKind
from companion.outreach.jottings import is_jotted, read_jottings
from companion.outreach.message import OutreachBrief
from companion.outreach.names import greeting_name
from companion.outreach.pieces import Piece
from companion.outreach.readability import reading_grade
from companion.outreach.sender import introduction
from companion.text.clauses import GoalForm
from companion.text.phrasing import clipped
from companion.values import Notice

HARDEST_GRADE: Final = 12.0
"""Messages above this school grade are harder to read than most newspapers."""

_FEWEST_GOAL_WORDS: Final = 6
_MOST_NAMED: Final = 6
_MOST_NAMED_WORDS: Final = 14


def notices(
    brief: OutreachBrief, *, words: GoalWords, facts: Sequence[Fact], message: Piece
) -> tuple[Notice, ...]:
    """Return what is missing or hard to read, each with its remedy."""
    found: list[Notice] = []
    if introduction(brief.mentee, with_employer=False) is None:
        found.append(_unintroduced(brief))
    found.extend(_on_reasons(brief, facts, message))
    if words.clause.form is GoalForm.WORDS:
        found.append(_NO_SENTENCE)
    bare = not words.says_what_is_hard
    brief_goal = len(brief.goal.statement.split()) < _FEWEST_GOAL_WORDS or words.success is None
    if bare and brief_goal:
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


def _on_reasons(brief: OutreachBrief, facts: Sequence[Fact], message: Piece) -> list[Notice]:
    name = greeting_name(brief.mentor)
    found: list[Notice] = []
    if is_jotted(brief.mentor):
        said = {claim.quote for claim in message.claims}
        jotted = read_jottings(brief.mentor)
        unused = tuple(work.quote for work in jotted.work if work.quote not in said)
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
            f"Nothing of what you have about {name} says what to refer to; add one line on why "
            "you chose this person."
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
