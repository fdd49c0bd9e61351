"""Numbers of a programme for who organises it, of what its members let be counted."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from companion.access.accounts import Account
from companion.access.consent import Choices, Material
from companion.access.policy import may_count, require_organiser, require_scope
from companion.access.principal import Principal, Role, Scope
from companion.programmes.numbers import ProgrammeNumbers
from companion.programmes.rules import Counted, CountedRequest, OfTalks, left_out, numbers_of


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody with an account, and what they said of their material."""

    account: Account
    choices: Choices


class ProgrammesRepository(Protocol):
    """Reads what numbers need, and no text."""

    async def accounts(self) -> tuple[Member, ...]:
        """Return everybody who has an account."""
        ...

    async def lots(self, people: Collection[str], *, of: str) -> Mapping[str, str]:
        """Return for each a lot that nobody outside can foretell, the same for the same `of`."""
        ...

    async def of_talks(self, *, owner_ids: Collection[str], on: date) -> OfTalks:
        """Return these owners' pairs, talks and actions, but what they keep to themselves."""
        ...

    async def requests(self, *, owner_ids: Collection[str]) -> tuple[CountedRequest, ...]:
        """Return the requests that these owners have sent as mentees."""
        ...


class ProgrammesService:
    """The one use case of programmes, inside one unit of work that reads."""

    def __init__(self, repository: ProgrammesRepository) -> None:
        self._repository = repository

    async def numbers(
        self, *, principal: Principal, programme_id: str, on: date
    ) -> ProgrammeNumbers:
        """Return the numbers of a programme on a day; what was allowed until now is in them.

        Raises:
            NotFoundError: there is no such programme, or the principal does not organise it.
            ForbiddenError: the key in hand does not read.
        """
        require_scope(principal, Scope.READ)
        require_organiser(principal, programme_id)
        accounts = await self._repository.accounts()
        # Nobody looks for others in numbers that they can move themselves.
        members = [one for one in accounts if one.account.id != principal.person_id]
        mentees = _with(Role.MENTEE, members, programme_id)
        mentors = _with(Role.MENTOR, members, programme_id)
        inside = mentees | mentors

        def who_let(material: Material) -> frozenset[str]:
            return frozenset(
                one.account.id
                for one in members
                if one.account.id in inside
                and may_count(principal, one.choices, material, programme_id=programme_id)
            )

        willing, asking = who_let(Material.NOTES), who_let(Material.GOAL)
        # Asked again, the same few; after any change others, so that no step is surely somebody's.
        drawn = json.dumps([programme_id, *map(sorted, (inside, willing, asking))])
        hidden = left_out(await self._repository.lots(inside, of=drawn))
        willing, asking = willing - hidden, asking - hidden
        counted = Counted(
            mentees=mentees,
            mentors=mentors,
            willing=willing,
            of_talks=await self._repository.of_talks(owner_ids=willing, on=on),
            asking=asking,
            requests=await self._repository.requests(owner_ids=asking),
        )
        return numbers_of(counted, programme_id=programme_id, on=on)


def _with(role: Role, members: Collection[Member], programme_id: str) -> frozenset[str]:
    return frozenset(
        one.account.id
        for one in members
        for grant in one.account.grants
        if grant.role is role and grant.programme_id == programme_id
    )
