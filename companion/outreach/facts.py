"""Chooses what to say of a mentor: the facts of the profile that bear on the goal, best first."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from companion.goals.closeness import WEAK, closeness, goal_stems
from companion.goals.goal import Goal
from companion.goals.kinship import kinship
from companion.outreach.jottings import is_jotted, read_jottings
from companion.outreach.message import Grounds
from companion.people.career import Position
from companion.people.person import Person
from companion.people.roles import (
    employer_phrase,
    is_break,
    is_role,
    role_in_sentence,
    role_with_article,
)
from companion.text.orders import sets_minutes, speaks_to_program
from companion.text.pasting import may_be_pasted, reads_english
from companion.text.persons import subjectless_to_you, third_to_you, to_you
from companion.text.phrasing import LONGEST_PHRASED, clipped, tidied
from companion.text.sentences import sentences
from companion.text.verb_lists import word_set
from companion.text.words import stems

MOST_SENTENCES: Final = 40
"""Sentences of one field that are looked at."""

MOST_FACT_WORDS: Final = 30
_FEWEST_FACT_WORDS: Final = 4
_FEWEST_HEADLINE_LETTERS: Final = 6
_SHORT_HEADLINE: Final = 8
_FEWEST_QUOTED_WORDS: Final = 6
"""Shorter lines of a CV are labels ("Team of nine."), which say little when they are quoted."""


class FactKind(StrEnum):
    """Where a fact about a mentor stands; experience is what they did or say of their work."""

    CAREER = "career"
    HELP = "help"
    BIO = "bio"
    SKILL = "skill"
    ROLE = "role"
    HEADLINE = "headline"
    WORK = "work"
    """What somebody noted of the mentor's work, turned to them."""
    TIE = "tie"
    """What links the two, as it was noted: "you taught me joinery"."""
    MOTIVE = "motive"
    """Why the mentor is asked, as the sender noted it."""
    VIEW = "view"
    """The mentor's job, as somebody noted it; it says whose view is asked for."""


_STANDING: Final = {
    FactKind.CAREER: 0.6,
    FactKind.HELP: 1.5,
    FactKind.BIO: 0.4,
    FactKind.SKILL: -0.8,
    FactKind.ROLE: -0.6,
    FactKind.HEADLINE: 0.0,
    FactKind.WORK: 1.0,
    FactKind.TIE: 2.0,
    FactKind.MOTIVE: 2.0,
    FactKind.VIEW: 0.0,
}
"""What counts first among facts that are equally close to the goal."""

LEAST_RELEVANCE: Final = 0.5
"""Below this, a fact has nothing to do with the goal but a weak word."""

_DEED: Final = re.compile(
    r"you (?:now |have )?(?:had|have|own(?:ed)?|ran|run|led|lead|founded|started|set up|"
    r"opened|built|"
    r"retrained|did|changed|switched|moved|left|took|taken|manage[d]?|set|went|turned)\b"
)
"""What somebody did counts before what they are or know."""

_KNOWS: Final = re.compile(r"you know\b")
_FORMER: Final = re.compile(r"you used to be\b|\b(?:former|ex-)")
_FOR_DEEDS: Final = 0.6
_FOR_KNOWING: Final = -0.6

_OF_THE_WRITER: Final = frozenset({FactKind.TIE, FactKind.MOTIVE})
"""What is true between whoever wrote the notes and whom they are about."""

_LAST_RESORT: Final = frozenset({FactKind.HEADLINE})
"""What everybody has read before; said only where a profile holds nothing else."""

_LABEL: Final = 1.7
_PER_TELLING_WORD: Final = 0.1
_MOST_TELLING_WORDS: Final = 10
"""A fact with more words that few share says more about one person."""

_FOREIGN: Final = 6.0
"""What a fact in another language loses: it is quoted only where there is nothing else."""

_POINTS_BACK: Final = re.compile(
    r"(?:it|that|this|these|those|they|he|she|such|then|also|but|and|or|which|both|another|others|"
    r"since then|by then|in that|after that|before this|later|here|either|neither|instead|"
    r"otherwise|so|there's|if not|the one|the same|the rest|when they|most of them|some of them|"
    r"in the end)\b",
    re.IGNORECASE,
)
_HANGING: Final = word_set("that it this them was were is are did do does have has so")
_LOOSE_PRONOUN: Final = re.compile(r"\b(?:it|him|them|he|she|they|this|that one)\b", re.IGNORECASE)
_DENIES: Final = re.compile(
    r"\b(?:not|never|no|nothing|nobody|neither|nor|cannot|hardly|impossible|don['’]?t|doesn['’]?t|"
    r"didn['’]?t|can['’]?t|won['’]?t|isn['’]?t|wasn['’]?t|shouldn['’]?t|haven['’]?t|aren['’]?t)\b",
    re.IGNORECASE,
)
_UNKIND: Final = re.compile(
    r"\b(?:fail(?:ed|ure)?|clos(?:ed|ing) (?:it|one|after|down)|lost|undercharged|shouted|"
    r"bad(?:ly)?|hate[ds]?|worst|killed|fired|sued|bankrupt\w*|guilt|lonely|reluctant|"
    r"too early|wrong)\b",
    re.IGNORECASE,
)
_PRIVATE: Final = re.compile(
    r"\b(?:daughters?|sons?|child(?:ren)?|kids?|wife|husband|partner died|divorc\w*|pregnan\w*|"
    r"bad (?:back|knees?|hips?|shoulders?)|"
    r"diagnos\w*|dementia|cancer|depress\w*|illness|disabled|disability|mortgage|debts?|savings|"
    r"refugee status|asylum|died|death|religio\w*|parent|"
    r"my (?:dad|mum|mam|mom|mother|father|gran|nan|brother|sister)['’]?s?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something true of a mentor, and how close it is to the goal.

    Attributes:
        kind: which part of the profile says it.
        field: the path of the field.
        quote: the words of the field, verbatim.
        clause: the fact as "you …", where the words can be turned safely.
        role: the position that it belongs to, as it stands after "as".
        role_field: the path of that position's title.
        role_quote: that title, verbatim.
        employer: where the position is or was, as "at Claddagh Pay".
        employer_quote: that organisation, verbatim.
        relevance: weighted count of the stems that it shares with the goal.
        worth: what facts are ranked by.
        is_grounds: whether the mentor was chosen for it, so that it comes first.
        rank: of ties, 0 for the strongest.
    """

    kind: FactKind
    field: str
    quote: str
    clause: str | None
    role: str | None = None
    role_field: str | None = None
    role_quote: str | None = None
    employer: str | None = None
    employer_quote: str | None = None
    relevance: float = 0.0
    worth: float = 0.0
    is_grounds: bool = False
    rank: int = 0

    @property
    def words(self) -> int:
        """How many words the quote has."""
        return len(self.quote.split())


def mentor_facts(
    mentor: Person, goal: Goal, *, grounds: Grounds | None = None, notes_are_own: bool = True
) -> tuple[Fact, ...]:
    """Return what can be said of `mentor`: what they were chosen for, then the most telling first.

    Left out are sentences that point back to others, that are private, that hold links, gaps or
    slips, that give a program orders, or that are too long to be said in a message. Where the
    notes of them are not the sender's own, "I" is somebody else in them, and no tie is told.
    """
    wanted = goal_stems(goal)
    found = (
        *_jotted_facts(mentor),
        *_career_facts(mentor),
        *_help_facts(mentor),
        *_bio_facts(mentor),
        *_listed_skills(mentor),
        *_headline_facts(mentor),
    )
    told = (
        fact for fact in found if not (speaks_to_program(fact.quote) or sets_minutes(fact.quote))
    )
    weighed = [_turned_up(_weighed(fact, wanted, goal), goal) for fact in told]
    if not notes_are_own:
        weighed = [fact for fact in weighed if fact.kind not in _OF_THE_WRITER]
    if grounds is not None:
        weighed = [_chosen_for(fact, grounds) for fact in weighed]
    weighed = [fact for fact in weighed if not _says_little_of_them(fact)]
    return tuple(
        sorted(
            weighed,
            key=lambda fact: (
                not fact.is_grounds,
                fact.kind in _LAST_RESORT,
                *_rank(fact),
            ),
        )
    )


def _rank(fact: Fact) -> tuple[float, str]:
    """Rank by worth; what was noted first counts first of notes that have no word of the goal."""
    if fact.kind is FactKind.WORK and fact.relevance < LEAST_RELEVANCE:
        return -_STANDING[fact.kind], ""
    return -fact.worth, fact.field


def _chosen_for(fact: Fact, grounds: Grounds) -> Fact:
    """Mark the fact that a mentor was chosen for; that it bears on the goal is decided by then."""
    words, quote = fact.quote.casefold(), grounds.quote.casefold()
    if fact.field != grounds.field or not (words in quote or quote in words):
        return fact
    return replace(fact, is_grounds=True, relevance=max(fact.relevance, LEAST_RELEVANCE))


def is_private(sentence: str) -> bool:
    """Tell whether a sentence speaks of family, health or money, which a first message leaves."""
    return _PRIVATE.search(sentence) is not None


def stands_alone(sentence: str) -> bool:
    """Tell whether a sentence can be understood without the one before it."""
    opening = " ".join(sentence.split()[:5])
    last = sentence.split()[-1].rstrip(".!…").lower() if sentence.split() else ""
    return (
        _POINTS_BACK.match(sentence) is None
        and _LOOSE_PRONOUN.search(opening) is None
        and last not in _HANGING
    )


def _career_facts(mentor: Person) -> Iterator[Fact]:
    for number, position in enumerate(mentor.career):
        if is_break(position):
            continue
        path = f"career[{number}]"
        role = role_in_sentence(position.title) if is_role(position.title) else None
        current = position.end is None
        for text in _usable_sentences(position.summary):
            calm = tidied(text)
            clause = subjectless_to_you(calm, current=current) or to_you(calm)
            yield Fact(
                kind=FactKind.CAREER,
                field=f"{path}.summary",
                quote=text,
                clause=clause,
                role=role,
                role_field=f"{path}.title",
                role_quote=position.title,
                employer=employer_phrase(position),
                employer_quote=(position.organization or "").strip(),
            )
        if role is not None and may_be_pasted(position.title):
            yield Fact(
                kind=FactKind.ROLE,
                field=f"{path}.title",
                quote=position.title,
                clause=_role_clause(position),
            )


def _role_clause(position: Position) -> str:
    role = role_with_article(position.title)
    verb = "work" if position.end is None else "worked"
    return " ".join(part for part in ("you", verb, "as", role, employer_phrase(position)) if part)


def _help_facts(mentor: Person) -> Iterator[Fact]:
    for number, offer in enumerate(mentor.can_help_with):
        if may_be_pasted(offer) and len(offer.split()) <= MOST_FACT_WORDS and "?" not in offer:
            yield Fact(
                kind=FactKind.HELP,
                field=f"can_help_with[{number}]",
                quote=offer.strip(),
                clause=None,
            )


def _bio_facts(mentor: Person) -> Iterator[Fact]:
    if mentor.noted_about is not None:  # somebody else's words, and hardly meant for the mentor
        return
    for text in _usable_sentences(mentor.bio, name=mentor.name):
        calm = tidied(text)
        clause = to_you(calm) or third_to_you(calm, name=mentor.name)
        yield Fact(kind=FactKind.BIO, field="bio", quote=text, clause=clause)


def _listed_skills(mentor: Person) -> Iterator[Fact]:
    for number, skill in enumerate(mentor.skills[:MOST_SENTENCES]):
        if may_be_pasted(skill) and len(skill.split()) <= _FEWEST_FACT_WORDS:
            yield Fact(kind=FactKind.SKILL, field=f"skills[{number}]", quote=skill, clause=None)


def _jotted_facts(mentor: Person) -> Iterator[Fact]:
    if not is_jotted(mentor):
        return
    for jotted in read_jottings(mentor).work:
        kind = FactKind.WORK if jotted.clause is not None else FactKind.VIEW
        if jotted.link is not None or jotted.is_motive:
            kind = FactKind.MOTIVE if jotted.is_motive else FactKind.TIE
        yield Fact(
            kind=kind,
            field=jotted.field,
            quote=jotted.quote,
            clause=jotted.clause,
            role=jotted.role,
            rank=0 if jotted.link is None else jotted.link.value,
        )


def _headline_facts(mentor: Person) -> Iterator[Fact]:
    if is_jotted(mentor):  # nobody's own headline
        return
    text = (mentor.headline or "").strip()
    if sum(map(str.isalpha, text)) < _FEWEST_HEADLINE_LETTERS or "\n" in text:
        return
    first = [quote.text for quote in sentences(text[:LONGEST_PHRASED])[:1]]
    parts = [text, *first, *(clipped(part, most_words=_SHORT_HEADLINE) or "" for part in first)]
    for part in dict.fromkeys(parts):
        if part in text and may_be_pasted(part) and len(part.split()) <= MOST_FACT_WORDS:
            yield Fact(kind=FactKind.HEADLINE, field="headline", quote=part, clause=None)


def _usable_sentences(text: str | None, *, name: str = "") -> Iterator[str]:
    for quote in sentences((text or "")[: 4 * LONGEST_PHRASED])[:MOST_SENTENCES]:
        words = len(quote.text.split())
        if (
            words <= MOST_FACT_WORDS
            and may_be_pasted(quote.text)
            and (stands_alone(quote.text) or _is_about(quote.text, name))
            and not is_private(quote.text)
            and "?" not in quote.text
        ):
            yield quote.text


def _turned_up(fact: Fact, goal: Goal) -> Fact:
    """Shuffle what has nothing to do with the goal, by the goal.

    One such fact is as good as another, and two mentees' messages should not name the same ones.
    """
    if fact.relevance > 0 or fact.worth <= 0:
        return fact
    return replace(fact, worth=fact.worth + zlib.crc32(f"{goal.id}|{fact.quote}".encode()) / 2**32)


def _is_about(sentence: str, name: str) -> bool:
    """Tell whether "he" or "she" at the start is the profile's owner, in a third-person bio."""
    return bool(name) and third_to_you(tidied(sentence), name=name) is not None


def _says_little_of_them(fact: Fact) -> bool:
    """Tell a former job, or what somebody merely knows, that has nothing to do with the goal."""
    aside = _KNOWS.match(fact.clause or "") or _FORMER.search(fact.clause or "")
    return fact.kind is FactKind.WORK and aside is not None and fact.relevance < LEAST_RELEVANCE


def _weighed(fact: Fact, wanted: dict[str, float], goal: Goal) -> Fact:
    relevance = closeness(fact.quote, wanted)
    worth = relevance + _STANDING[fact.kind]
    if fact.kind in {FactKind.WORK, FactKind.VIEW}:
        relevance += kinship(fact.clause or fact.quote, goal)
        worth = relevance + _STANDING[fact.kind]
        worth += 0.1 * min(len(fact.quote.split()), _MOST_TELLING_WORDS)
        worth += _FOR_DEEDS if _DEED.match(fact.clause or "") else 0.0
        worth += _FOR_KNOWING if _KNOWS.match(fact.clause or "") else 0.0
        return replace(fact, relevance=relevance, worth=worth)
    experience = fact.kind in {FactKind.CAREER, FactKind.BIO}
    if experience:
        worth += 0.3 if fact.clause is not None else 0.0
        worth += 0.15 if re.search(r"\d", fact.quote) else 0.0
        fewest = _FEWEST_FACT_WORDS if fact.clause is not None else _FEWEST_QUOTED_WORDS
        worth -= _LABEL if fact.words < fewest else 0.0
        worth -= 1.2 if _DENIES.search(fact.quote) else 0.0
        worth -= 2.0 if _UNKIND.search(fact.quote) else 0.0
    telling = len({found for found in stems(fact.quote) if found not in WEAK})
    worth += _PER_TELLING_WORD * min(telling, _MOST_TELLING_WORDS)
    if fact.kind is not FactKind.HEADLINE and not reads_english(tidied(fact.quote)):
        worth -= _FOREIGN
    return replace(fact, relevance=relevance, worth=worth)
