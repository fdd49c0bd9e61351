"""What a message is put together from, and how it opens, whatever its length."""

import re
from dataclasses import dataclass
from typing import Final

from companion.goals.wording import GoalWords, Said
from companion.outreach import asking, goal_said
from companion.outreach.asked_for import also_wished, named_wish
from companion.outreach.facts import Fact, FactKind
from companion.outreach.jottings import is_jotted
from companion.outreach.message import OutreachBrief
from companion.outreach.names import greeting_name, salutation
from companion.outreach.on_behalf import QUESTIONS, OnBehalf
from companion.outreach.paired import at_their_unit
from companion.outreach.pieces import Piece, choice, framed, joined
from companion.outreach.questions import is_named as is_a_named_deed
from companion.outreach.questions import question_of_doubt, question_on
from companion.outreach.reasons import told
from companion.people.person import Person
from companion.text.clauses import GoalForm

_MOST_TIES: Final = 2


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What a message can be put together from."""

    brief: OutreachBrief
    words: GoalWords
    facts: tuple[Fact, ...]
    key: str
    known: bool
    """Whether the two know each other, so that nobody needs to say who they are."""
    behalf: OnBehalf | None = None
    introduced: Piece | None = None
    """Who writes, read once; a message is tried in many lengths."""
    introduced_at_work: Piece | None = None
    """The same with their employer."""
    quoted_wish: Piece | None = None
    """The wish in quotation marks, where its pieces make no sentences."""

    def pick(self, part: str) -> str:
        """Return the key by which one of several good wordings of `part` is chosen."""
        return f"{self.key}|{part}"

    @property
    def is_paired(self) -> bool:
        """Whether a programme has brought the two together."""
        return self.brief.paired_by is not None


def introduction(parts: Parts, *, with_employer: bool) -> Piece | None:
    """Return who writes, with the site that they signed up from where a programme pairs."""
    said = parts.introduced_at_work if with_employer else parts.introduced
    return at_their_unit(said, parts.brief.mentee) if parts.is_paired else said


def wanted(parts: Parts, *, most_words: int, crux: Said | None = None) -> Piece:
    """Return what is wanted, for the sender or for whom they write, and `crux` right behind it."""
    behalf = None if parts.behalf is None else parts.behalf.request
    if parts.quoted_wish is not None and behalf is None:
        return parts.quoted_wish
    introduced = "" if parts.introduced_at_work is None else parts.introduced_at_work.text
    said = behalf or goal_said.goal_sentence(
        parts.words,
        key=parts.pick("goal"),
        most_words=most_words,
        with_help=parts.is_paired,
        introduced=introduced if parts.is_paired else "",
    )
    said = said if crux is None else goal_said.goal_but(said, crux)
    if behalf is not None or not parts.is_paired:
        return said
    return joined((said, also_wished(parts.words, parts.brief.goal, said)))


def request(parts: Parts, *, about_goal: bool) -> Piece:
    """Return the one thing that is asked for."""
    key, question = parts.pick("ask"), None
    if parts.behalf is not None and parts.words.question is None:
        question = choice(QUESTIONS, key=key)
    elif parts.is_paired and about_goal:
        question = _on_what_is_named(parts)
    return asking.ask(parts.brief, parts.words, key=key, about_goal=about_goal, question=question)


def _on_what_is_named(parts: Parts) -> str | None:
    """Return a question on the very words that stand behind "help with"; None where none do."""
    words = parts.words
    is_named = is_a_named_deed(words) or words.clause.form in {GoalForm.THING, GoalForm.WORDS}
    if words.question is not None or parts.quoted_wish is not None or not is_named:
        return None
    named = named_wish(words)
    return question_of_doubt(words) or (None if named is None else question_on(named))


def ties(parts: Parts, *, most: int = _MOST_TIES, most_words: int = 40) -> Piece | None:
    """Return what links the two, strongest first chosen, in the order of the note."""
    if parts.is_paired:
        return None
    found = [fact for fact in parts.facts if fact.kind is FactKind.TIE and fact.words <= most_words]
    chosen = sorted(found, key=lambda fact: fact.rank)[:most]
    kept = sorted(chosen, key=lambda fact: _place_in_note(parts.brief.mentor, fact))
    said = [framed("{^}.", told(fact).piece) for fact in kept]
    return joined(said) if said else None


def _place_in_note(mentor: Person, fact: Fact) -> tuple[bool, int]:
    """Return where a fact stands in the notes, so that what was noted in order is told so."""
    text = mentor.headline if fact.field == "headline" else mentor.bio
    return fact.field != "headline", (text or "").find(fact.quote)


def greeting(parts: Parts) -> str:
    """Return "Hi Ana," for whom one knows, and "Dear …," for others and for titles."""
    mentor = parts.brief.mentor
    name = salutation(mentor)
    known = is_jotted(mentor) and name == greeting_name(mentor) and not parts.is_paired
    return f"{'Hi' if known else 'Dear'} {name},"


_QUOTED_END: Final = re.compile(r"(?<=[.!?])”\.$")


def said_plainly(piece: Piece) -> Piece:
    """Return a piece without a full stop behind a quotation that has one."""
    return Piece(text=_QUOTED_END.sub("”", piece.text), claims=piece.claims)
