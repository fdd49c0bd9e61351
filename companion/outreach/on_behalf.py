"""Reads a goal in which one asks for somebody else: "find Ada Quist a day a week in a shop"."""

import re
from dataclasses import dataclass
from typing import Final

from companion.goals.wording import GoalWords, exact_words
from companion.outreach.message import Claim, ClaimAbout
from companion.outreach.pieces import Piece, claim
from companion.people.person import Person
from companion.text.phrasing import LONGEST_PHRASED, lowered, tidied, with_article, without_end
from companion.text.shorthand import written_out

_NAME: Final = r"[A-ZÀ-Þ][\w'’-]{1,25}(?:\s[A-ZÀ-Þ][\w'’.-]{0,25}){0,2}"
_CHARGE: Final = (
    r"(?:mentees?|students?|trainees?|apprentices?|pupils?|interns?|juniors?|learners?)"
)
_TO_FIND: Final = r"(?:to\s)?(?:[Ff]ind|[Gg]et|[Ss]ecure|[Aa]rrange)\s"
_THING: Final = (
    r"(?:an?|one|two|three|four|five|some|\d{1,2}|work|part-time|paid|unpaid|regular|weekend)\s"
)
_FINDS: Final = re.compile(
    rf"{_TO_FIND}(?:[Mm]y (?P<role>{_CHARGE})\s)?(?P<name>{_NAME})"
    rf"(?:,\s(?P<who>(?:an?|the|my|our|who)\s[^,;.]{{2,100}}),)?\s(?P<thing>{_THING}[^;.!?]{{3,160}})$"
)
_FOR: Final = re.compile(
    rf"[Ff]or (?:my (?P<role>{_CHARGE})\s)?(?P<name>{_NAME})(?:\s\((?P<who>[^()]{{2,80}})\))?"
    rf"[:,]\s(?P<thing>{_THING}[^;.!?]{{3,160}})$"
)
_CONCERNS: Final = re.compile(
    rf"\b(?:my {_CHARGE}(?:\s(?P<his>{_NAME}))?|(?:takes?|take on|uses?|employs?|hires?|places?|"
    rf"introduces?)\s(?P<them>[A-ZÀ-Þ][\w'’-]{{1,25}}\s[A-ZÀ-Þ][\w'’-]{{1,25}}))(?=[\s,.]|$)"
)
_OWN: Final = re.compile(r"\b(?:I|my (?:own )?(?:shop|firm|job|cv|career|boss|manager))\b")

QUESTIONS: Final = (
    "could you help with that, or do you know who could?",
    "would that be possible with you, or do you know with whom?",
)
"""What one asks for somebody else."""


@dataclass(frozen=True, kw_only=True)
class OnBehalf:
    """A request for a third person.

    Attributes:
        name: what the third person is called, "Luc Abara"; "my mentee" without a name.
        request: it as sentences in the writer's voice; None where the goal says it as it stands.
    """

    name: str
    request: Piece | None = None


def on_behalf(words: GoalWords, *, statement: str, sender: Person) -> OnBehalf | None:
    """Return what is asked for a third person; None where the goal is the sender's own."""
    text = without_end(written_out(tidied(words.clause_quote[:LONGEST_PHRASED])))
    found = _FINDS.match(text) or _FOR.match(text)
    if found is not None and _is_else(found["name"], sender) and _OWN.search(text) is None:
        return OnBehalf(
            name=found["name"],
            request=Piece(text=_said(found), claims=_claims(found, statement=statement)),
        )
    concerned = _CONCERNS.search(text)
    if concerned is None or _OWN.search(text) is not None:
        return None
    name = concerned["his"] or concerned["them"]
    if name is not None and not _is_else(name, sender):
        return None
    return OnBehalf(name=name or "my mentee")


def _said(found: re.Match[str]) -> str:
    name, role = found["name"], found["role"]
    whom = f"my {role} {name}" if role else name
    who = found["who"]
    if who:
        told = f", {who}" if who.startswith(("who ", "the ", "my ", "our ")) else f", {_a(who)}"
    else:
        told = ""
    first = name.split(" ", 1)[0]
    return (
        f"I am writing on behalf of {whom}{told}. "
        f"I am looking for {lowered(found['thing'])} for {first}."
    )


def _a(who: str) -> str:
    return who if who.startswith(("a ", "an ")) else with_article(who)


def _claims(found: re.Match[str], *, statement: str) -> tuple[Claim, ...]:
    thing = lowered(found["thing"])
    quote = exact_words(statement, thing)
    about = ClaimAbout.GOAL
    made = [claim(thing, about=about, field="statement", quote=quote)]
    if found["who"]:
        made.insert(
            0,
            claim(
                found["who"],
                about=about,
                field="statement",
                quote=exact_words(statement, found["who"]),
            ),
        )
    return tuple(made)


def _is_else(name: str, sender: Person) -> bool:
    """Tell whether a name is not the sender's own."""
    own = {word.casefold() for word in sender.name.split()}
    return not own & {word.casefold() for word in name.split()}
