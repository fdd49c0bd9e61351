"""Who is at the keyboard, where nobody was asked: who is stored as mentor of all the others."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from companion.agendas.agenda import Reader
from companion.application.wishes import wish_of
from companion.people.person import Person, PersonId
from companion.people.slugs import OWN_ID
from companion.text.worries import tells_worry

if TYPE_CHECKING:
    from companion.application.companion import Companion

_FEWEST_HELPED: Final = 2
_NUMBERS: Final = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
_MENTORS: Final = re.compile(
    r"\bI mentor\b|\bmentor(?:s|ing)? (?:to|of|for|\d|an?|my|some|two|three|four|five|six|several"
    r"|young|new)\b",
    re.IGNORECASE,
)
"""How somebody notes of themselves that they mentor others."""
_OF_SO_MANY: Final = re.compile(
    r"\b(?:I )?mentor(?:s|ing)?(?: (?:to|of|for))? (?P<number>[2-9]|two|three|four|five|six|seven"
    r"|eight|nine)\b",
    re.IGNORECASE,
)
_OF_ONESELF: Final = re.compile(r"\bI mentor\b", re.IGNORECASE)


async def found(companion: "Companion", called: str | None) -> Person | None:
    """Return who is at the keyboard, stored as oneself from now on; None where nobody can tell.

    That is the person of the name that was given, else the only one who is noted to mentor as many
    as are stored beside them, or says so of themselves.

    Raises:
        NotFoundError: nobody is stored under that name.
    """
    from companion.cli.naming import named_person
    from companion.cli.printing import remark

    people = await companion.people.every()
    person = named_person(people, called) if called is not None else _told(people)
    if person is None:
        return None
    myself = person.model_copy(update={"id": OWN_ID})
    if not await take_over(companion, myself):
        return None
    remark(f"you are taken to be {person.name}, as stored; to say more: companion start")
    return myself


def _told(people: Sequence[Person]) -> Person | None:
    """Return the one person of whom what is stored tells that they keep these notes."""
    mentors = [one for one in people if _MENTORS.search(_noted(one))]
    if len(mentors) != 1:
        return None
    said = _OF_SO_MANY.search(_noted(mentors[0]))
    number = said["number"].casefold() if said is not None else ""
    counted = int(number) if number.isdecimal() else _NUMBERS.get(number)
    stored = {one.id: one for one in people}
    is_own = _OF_ONESELF.search(_noted(mentors[0])) is not None or counted == len(people) - 1
    is_own = is_own or role_among(stored, mentors[0].id) is Reader.MENTOR
    return mentors[0] if is_own else None


async def take_over(companion: "Companion", myself: Person) -> bool:
    """Store oneself, and let go of who of the same name was only imported.

    What is stored of them goes along: their goals. Whoever has talks, pairs or requests already
    stays as they are, and nothing is done.

    Returns:
        Whether oneself is stored alone under the name.
    """
    from companion.application.records import Batch

    people = await companion.people.every()
    twins = [one.id for one in people if one.id != OWN_ID and one.name == myself.name]
    if len(twins) > 1:
        return False
    if twins and await _is_met(companion, twins[0]):
        return False
    goals = tuple(
        goal.model_copy(update={"mentee_id": OWN_ID})
        for goal in await companion.goals.every()
        if goal.mentee_id in twins
    )
    await companion.import_batch(Batch(people=(myself,), goals=goals), replace=True)
    for twin in twins:
        await companion.people.remove(twin)
    return True


async def _is_met(companion: "Companion", person: PersonId) -> bool:
    """Tell whether somebody has talked, paired or been asked."""
    met = [
        one for held in await companion.sessions.every() for one in (held.mentor_id, held.mentee_id)
    ]
    met += [one for two in await companion.pairs.every() for one in (two.mentor_id, two.mentee_id)]
    met += [
        one for ask in await companion.requests.every() for one in (ask.mentor_id, ask.mentee_id)
    ]
    return person in met


def role_told(writer: Person | None, other: Person | None) -> Reader | None:
    """Return which of two the writer is by what is noted of both: who mentors, who wants what."""
    if writer is None or other is None:
        return None
    own, others = _noted(writer), _noted(other)
    if _MENTORS.search(own) and not _MENTORS.search(others):
        return Reader.MENTOR
    if _MENTORS.search(others) and not _MENTORS.search(own):
        return Reader.MENTEE
    return None


def role_among(stored: Mapping[PersonId, Person], writer: PersonId) -> Reader | None:
    """Return the mentor's role for who keeps notes of people most of whom want or fear something.

    One file of them is read as it is among several: the store tells as much of its writer.
    """
    others = [one for one in stored.values() if one.id != writer]
    own = stored.get(writer)
    helped = [one for one in others if _is_in_need(one)]
    is_most = len(helped) >= _FEWEST_HELPED and 2 * len(helped) >= len(others)
    return Reader.MENTOR if is_most and not (own and _is_in_need(own)) else None


def _is_in_need(person: Person) -> bool:
    return wish_of(person) is not None or tells_worry(f"{person.headline}. {person.bio}")


def _noted(person: Person) -> str:
    return f"{person.headline or ''}. {person.bio or ''}"
