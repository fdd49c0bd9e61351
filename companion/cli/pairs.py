"""Who the two of a session are, and whose plan it is, as said on the command line."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from companion.agendas.agenda import PastNotes, Reader
from companion.application.pair import Pair
from companion.cli import given, own, printing
from companion.cli.reading import looks_like_file
from companion.errors import InputError, NotFoundError
from companion.people.person import Person, PersonId
from companion.text.phrasing import listed

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.summaries.summary import Participant

_INITIALS: Final = re.compile(
    r"^[ \t]{0,8}(?:[-*•][ \t]{1,4})?(?P<who>[A-Z]{2,3})[ \t]?(?:->|=>|→)", re.M
)
"""A colon is no arrow: "NB: …" and "PS: …" name nobody."""

_NO_ID: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, kw_only=True)
class Named:
    """What the flags say of the two."""

    mentee: str | None = None
    mentor: str | None = None
    participants: "tuple[Participant, ...]" = ()
    me: str | None = None


async def pair_named(companion: "Companion", named: Named) -> Pair:
    """Return the two as far as the flags name them.

    Raises:
        InputError: a role is missing, given twice, or `--me` is none of the two.
    """
    people = _by_role(named.participants)
    for role, argument in ((Reader.MENTEE, named.mentee), (Reader.MENTOR, named.mentor)):
        if argument is not None:
            if role in people:
                raise InputError(f"--{role} {argument!r}: --participant names the {role} already")
            people[role] = await _person(companion, argument, role)
    writer = _writer(named.me, people)
    return Pair(mentee=people.get(Reader.MENTEE), mentor=people.get(Reader.MENTOR), writer=writer)


async def completed(
    companion: "Companion", pair: Pair, *, notes: str, mentee_id: PersonId | None
) -> Pair:
    """Return the two as far as stored records know them, where the flags name nobody.

    Args:
        companion: to look up who is stored.
        pair: whom the flags name.
        notes: all notes together; a stored mentor is known by being named there.
        mentee_id: whose goal it is, for a stored one.
    """
    if pair.mentee is not None or mentee_id not in {None, own.ME} or pair.writer is Reader.MENTOR:
        return pair
    if pair.mentor is not None:
        is_mine = mentee_id == own.ME and pair.mentor.id != own.ME
        return await _as_own(companion, pair) if is_mine else pair
    return await _stored_pair(companion, notes, pair.writer)


def remark_unknown(notes: Sequence[PastNotes], pair: Pair) -> None:
    """Name the initials that errands stand under and that belong to nobody who was named."""
    unknown = unknown_initials("\n".join(one.text for one in notes), pair)
    if unknown:
        verb = "is" if len(unknown) == 1 else "are"
        printing.remark(
            f"{listed(unknown)} {verb} not known; add "
            f'--participant "{unknown[0]}:Name:mentee" or "{unknown[0]}:Name:mentor"'
        )


def unknown_initials(notes: str, pair: Pair) -> tuple[str, ...]:
    """Return initials that lines begin with, "IB -> …", and that are neither of the two."""
    people = [one for one in (pair.mentee, pair.mentor) if one is not None]
    known = {one.id.casefold() for one in people}
    known |= {"".join(part[0] for part in one.name.split()).casefold() for one in people}
    found = dict.fromkeys(match["who"] for match in _INITIALS.finditer(notes))
    return tuple(sorted(one for one in found if one.casefold() not in known))


def _by_role(participants: "Sequence[Participant]") -> dict[Reader, Person]:
    """Return who took part by role; of two, one role tells the other."""
    known = {role.value: role for role in Reader}
    roles = [known.get((one.role or "").strip().casefold()) for one in participants]
    if len(participants) == len(Reader) and roles.count(None) == 1:
        other = next(role for role in Reader if role not in roles)
        roles = [role or other for role in roles]
    found: dict[Reader, Person] = {}
    for one, role in zip(participants, roles, strict=True):
        if role is None or role in found:
            raise InputError(
                f"--participant {f'{one.id}:{one.name}'!r}: say who is the mentee and who the "
                'mentor: "id:Name:mentee" and "id:Name:mentor"'
            )
        found[role] = given.asked(Person, id=one.id, name=one.name)
    return found


def _writer(me: str | None, people: dict[Reader, Person]) -> Reader | None:
    if me is None:
        return None
    for role, person in people.items():
        if me == person.id:
            return role
    try:
        return Reader(me.strip().casefold())
    except ValueError:
        ids = "".join(f", {person.id}" for person in people.values())
        raise InputError(f"--me {me!r} took no part; give one of mentee, mentor{ids}") from None


async def reader_named(companion: "Companion", me: str | None, pair: Pair) -> Reader | None:
    """Return whose list it is, by role or by the name of somebody stored.

    Who is none of the named two is the mentee if they have a goal, and a mentor otherwise.

    Raises:
        NotFoundError: it is neither a role nor the name of anybody stored.
    """
    if me is None:
        return None
    with suppress(ValueError):
        return Reader(me.strip().casefold())
    person = await own.someone(companion, me, person_id=None, flag="--me")
    for role, one in ((Reader.MENTEE, pair.mentee), (Reader.MENTOR, pair.mentor)):
        if one is not None and one.id == person.id:
            return role
    has_goal = any(goal.mentee_id == person.id for goal in await companion.goals.every())
    return Reader.MENTEE if has_goal else Reader.MENTOR


async def _person(companion: "Companion", argument: str, role: Reader) -> Person:
    """Return a person from a file, from what is stored, or of this name only."""
    if looks_like_file(argument):
        return given.person_in(argument, person_id=None, flag="--participant")
    if companion.has_records:
        try:
            return await own.someone(companion, argument, person_id=None, flag=f"--{role}")
        except NotFoundError:
            pass
    name = " ".join(argument.split())
    return Person(id=PersonId(_NO_ID.sub("-", name.casefold()).strip("-") or role), name=name)


async def _as_own(companion: "Companion", pair: Pair) -> Pair:
    """Return a pair whose mentor was named, with oneself as the mentee of one's own goal."""
    if not await own.is_known(companion):
        return pair
    me = await own.someone(companion, None, person_id=None, flag="--mentee")
    return replace(pair, mentee=me, writer=Reader.MENTEE)


async def _stored_pair(companion: "Companion", notes: str, writer: Reader | None) -> Pair:
    """Return oneself as the mentee, and the one stored person whom the notes name."""
    if not await own.is_known(companion):
        return Pair(writer=writer)
    # "Call w Pauline": the first line says who was talked to, whoever else the talk was about.
    title = next((line for line in notes.splitlines() if line.strip()), "")
    cast = await own.cast_of(companion, notes, title=title)
    me = await own.someone(companion, None, person_id=None, flag="--mentee")
    others = [person for person in cast if person.id != own.ME]
    if not notes.strip():
        # A first talk: with the only other person who is stored, if there is just one.
        others = [person for person in await companion.people.every() if person.id != own.ME]
    mentor = others[0] if len(others) == 1 else None
    return Pair(mentee=me, mentor=mentor, writer=Reader.MENTEE)
