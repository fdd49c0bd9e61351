"""Stored pairs: the use cases, and what they ask of a database."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import ClassVar, Protocol

from companion.access.policy import Action, require
from companion.access.principal import LOCAL_OWNER, Principal
from companion.access.record import Stored, Visibility
from companion.access.records import Imported, KnownIds, Records, Repository, unknown_reference
from companion.errors import BadRecordsError, ConflictError, Problem, shortened
from companion.pairs.agreement import Agreement, MentoringPair, PairId, Side
from companion.pairs.rules import revised, words_not_theirs
from companion.people.person import PersonId
from companion.people.slugs import OWN_ID
from companion.ports import Clock

People = tuple[PersonId, PersonId]
"""Mentor and mentee."""


class PairsRepository(Repository[MentoringPair], Protocol):
    """Where pairs are kept. Two people are one pair; the first session makes it if nobody did."""

    async def of_people(
        self, *, owner_id: str, people: Collection[People]
    ) -> Mapping[People, PairId]:
        """Return the ids of the owner's pairs of these mentors and mentees."""
        ...

    async def sessions(self, *, owner_id: str, pair_id: str) -> int:
        """Return how many sessions a pair of the owner has."""
        ...


class PairsService(Records[MentoringPair]):
    """Import, find, list, replace and remove pairs. Their people must be stored.

    Changed terms become a new revision, and a new word is one to the terms as they stand.
    """

    kind: ClassVar[str] = "pair"
    new_visibility: ClassVar[Visibility] = Visibility.PAIR

    def __init__(self, pairs: PairsRepository, *, people: KnownIds, clock: Clock) -> None:
        super().__init__(pairs, clock=clock)
        self._pairs = pairs
        self._people = people

    def for_others(self, value: MentoringPair) -> MentoringPair:
        """Return a pair without the calendar entries that its owner has given out."""
        return value.model_copy(update={"issued": ()})

    async def add_many(
        self, *, principal: Principal, values: Sequence[MentoringPair], replace: bool = False
    ) -> Imported:
        """Store all of `values` or none; see `Records.add_many`.

        Raises:
            BadRecordsError: a word is stored as somebody's own act by somebody else.
        """
        known = await self.these(principal=principal, record_ids=[value.id for value in values])
        before = {row.value.id: row.value for row in known}
        kept = [_kept(value, before.get(value.id), principal) for value in values]
        return await super().add_many(principal=principal, values=kept, replace=replace)

    async def replace(
        self, *, principal: Principal, value: MentoringPair, version: int
    ) -> Stored[MentoringPair]:
        """Put `value` in the place of the pair of its id; see `Records.replace`.

        Raises:
            BadRecordsError: it is of other people now, or a word is stored as somebody's own act
                by somebody else.
        """
        before = await self.get(principal=principal, record_id=value.id)
        require(principal, Action.CHANGE, before.stamp, what=f"{self.kind} {value.id!r}")
        kept = _kept(value, before.value, principal)
        return await super().replace(principal=principal, value=kept, version=version)

    async def remove(
        self, *, principal: Principal, record_id: str, version: int | None = None
    ) -> Stored[MentoringPair]:
        """Delete a pair that never met, and return it as it was.

        Raises:
            ConflictError: it has sessions, whose notes would go with it; see `Records.remove`.
        """
        row = await self.get(principal=principal, record_id=record_id)
        require(principal, Action.REMOVE, row.stamp, what=f"{self.kind} {record_id!r}")
        held = await self._pairs.sessions(owner_id=row.stamp.owner_id, pair_id=record_id)
        if held:
            raise ConflictError(
                f"pair {record_id!r} has {held} session{'' if held == 1 else 's'}, whose notes "
                "would go with it; end the pair instead, or remove the sessions first"
            )
        return await super().remove(principal=principal, record_id=record_id, version=version)

    async def _check_references(self, *, owner_id: str, values: Sequence[MentoringPair]) -> None:
        names = {name for value in values for name in (value.mentor_id, value.mentee_id)}
        known = await self._people.known(owner_id=owner_id, ids=names)
        taken = await self._pairs.of_people(
            owner_id=owner_id, people={(value.mentor_id, value.mentee_id) for value in values}
        )
        problems = [problem for value in values for problem in _problems(value, known, taken)]
        seen: dict[People, PairId] = {}
        for value in values:
            first = seen.setdefault((value.mentor_id, value.mentee_id), value.id)
            if first != value.id:
                problems.append(_taken(value, by=first))
        if problems:
            raise BadRecordsError(tuple(problems))


def own_side(pair: MentoringPair, principal: Principal) -> Side | None:
    """Return which of the two the principal is; None for an organiser."""
    is_local = principal.person_id == LOCAL_OWNER
    own_id = OWN_ID if is_local else principal.person_id
    return next((side for side in Side if pair.person_on(side) == own_id), None)


def _kept(
    value: MentoringPair, before: MentoringPair | None, principal: Principal
) -> MentoringPair:
    """Return a pair as it is stored: its terms at their revision, its words to these terms."""
    if before is not None and _people_of(before) != _people_of(value):
        raise BadRecordsError(
            (
                Problem(
                    where=f"pair {value.id!r}",
                    field="mentor_id",
                    value=shortened(value.mentor_id),
                    remedy="a pair stays that of its two people; store another pair",
                ),
            )
        )
    if value.agreement is None:
        return value
    earlier = None if before is None else before.agreement
    foreign = words_not_theirs(value.agreement, before=earlier, own=own_side(value, principal))
    if foreign:
        raise BadRecordsError(
            tuple(
                Problem(
                    where=f"pair {value.id!r}",
                    field="agreement.words",
                    value=shortened(word.side.value),
                    remedy='somebody else\'s word is "reported", with how it was said',
                )
                for word in foreign
            )
        )
    return value.model_copy(update={"agreement": _at_revision(value.agreement, earlier)})


def _at_revision(new: Agreement, before: Agreement | None) -> Agreement:
    known = () if before is None else before.words
    at = revised(new, before=before)
    words = tuple(
        word if word in known else word.model_copy(update={"revision": at.revision})
        for word in at.words
    )
    return at.model_copy(update={"words": words})


def _people_of(pair: MentoringPair) -> People:
    return pair.mentor_id, pair.mentee_id


def _problems(
    pair: MentoringPair, known: frozenset[str], taken: Mapping[People, PairId]
) -> Iterator[Problem]:
    where = f"pair {pair.id!r}"
    if pair.mentor_id not in known:
        yield unknown_reference(where, "mentor_id", pair.mentor_id, kind="person")
    if pair.mentee_id not in known:
        yield unknown_reference(where, "mentee_id", pair.mentee_id, kind="person")
    if pair.mentor_id == pair.mentee_id:
        yield Problem(
            where=where,
            field="mentee_id",
            value=shortened(pair.mentee_id),
            remedy="mentor and mentee are the same person; name two people",
        )
    by = taken.get(_people_of(pair), pair.id)
    if by != pair.id:
        yield _taken(pair, by=by)


def _taken(pair: MentoringPair, *, by: PairId) -> Problem:
    return Problem(
        where=f"pair {pair.id!r}",
        field="mentee_id",
        value=shortened(pair.mentee_id),
        remedy=f"these two are a pair already, under the id {by!r}; change that one",
    )
