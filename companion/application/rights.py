"""To see, take and erase what is held of one person: database, vectors, index, files, notes."""

import contextlib
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from companion.access.leaving import Leaver
from companion.access.policy import Action, require
from companion.access.principal import LOCAL, Principal
from companion.access.record import Stored
from companion.access.records import LARGEST_PAGE
from companion.access.rights import RULE, HeldTable, HeldVectors, Tombstone
from companion.application.gathering import services_of
from companion.application.records import OpenStore
from companion.application.store import Store, Unit
from companion.errors import NotFoundError
from companion.knowledge.trends import Trend
from companion.people.leaving import Signs, is_name, leaver_of, signs_of
from companion.people.person import Person, PersonId
from companion.people.slugs import OWN_ID
from companion.ports import Clock
from companion.text.remembered import forget_texts
from companion.values import Value


class Folder(Protocol):
    """What lies beside the database: caches, index, own notes, preferences, graves."""

    def forget_vectors(self) -> None:
        """Throw the cache of vectors away; it fills again."""
        ...

    def forget_index(self) -> bool:
        """Throw the index away; False while a server owns it, which then builds it anew."""
        ...

    def forget_preferences(self) -> None:
        """Throw away what the person at the keyboard prefers."""
        ...

    def rewrite_notes(self, leaver: Leaver | None) -> int:
        """Take somebody out of the notes of one's own, or throw all away; return how many."""
        ...

    def bury(self, tombstones: Iterable[Tombstone]) -> None:
        """Keep tombstones where no restore of a database takes them away."""
        ...


class Export(Value):
    """Everything of one person, to be taken along."""

    rule: str = RULE
    person_id: str
    name: str
    exported_at: datetime
    records: tuple[HeldTable, ...]
    vectors: tuple[HeldVectors, ...]
    own_notes: tuple[Trend, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What an erasure would do."""

    name: str
    rows: Mapping[str, int]
    named_in: int
    namesakes: int
    """Others of the same name: where that name stands it may be theirs, so it stays."""
    kept_in: int = 0
    """Records of others that could not be read without the name, which so stays there."""
    is_common: bool = False
    """Whether the name is a word like any other, so that it stays wherever it stands."""


@dataclass(frozen=True, kw_only=True)
class Erased:
    """What an erasure did.

    Attributes:
        preview: what went.
        is_clean: whether the database's files hold nothing any more; else after the next write.
        index_is_gone: False where a running server has yet to build its index anew.
    """

    preview: Preview
    is_clean: bool
    index_is_gone: bool


class Rights:
    """The rights of a person. Each call is one unit of work, and then the files."""

    def __init__(
        self,
        *,
        store: OpenStore,
        clock: Clock,
        folder: Folder,
        changed: Callable[[], Awaitable[None]],
    ) -> None:
        """Bind to one database and the folder beside it; `changed` is called after each erasure."""
        self._store = store
        self._clock = clock
        self._folder = folder
        self._changed = changed

    async def export(
        self,
        person_id: PersonId,
        *,
        own_notes: Callable[[], tuple[Trend, ...]] = tuple,
        principal: Principal = LOCAL,
    ) -> Export:
        """Return everything held of a person; `own_notes` go along with the one at the keyboard.

        Raises:
            NotFoundError: there is nobody of this id, or nobody that the principal may know of.
            ForbiddenError: the person's record belongs to somebody else.
        """
        async with (await self._store()).reading() as unit:
            await self._require(unit, person_id, principal)
            held = await unit.rights.held(owner_id=principal.person_id, person_id=person_id)
        return Export(
            person_id=person_id,
            name=held.name,
            exported_at=self._clock.now(),
            records=held.tables,
            vectors=held.vectors,
            own_notes=own_notes() if person_id == OWN_ID else (),
        )

    async def behind_account(self, account_id: PersonId) -> Person:
        """Return whose account this is, who may have no record of their own.

        Raises:
            NotFoundError: there is no such account.
        """
        async with (await self._store()).reading() as unit:
            return await _behind_account(unit, account_id, clock=self._clock)

    async def preview(self, person_id: PersonId, *, principal: Principal = LOCAL) -> Preview:
        """Return what `erase` would do, without doing it; raises as it does."""
        async with (await self._store()).reading() as unit:
            person = await self._require(unit, person_id, principal)
            return await self._preview(unit, person, principal)

    async def erase(self, person_id: PersonId, *, principal: Principal = LOCAL) -> Erased:
        """Erase a person: their rows, their name in rows of others, and what lies in files.

        Raises:
            NotFoundError: there is nobody of this id, or nobody that the principal may know of.
            ForbiddenError: the person's record belongs to somebody else.
            StoreError: a file cannot be cleared; the rows are gone then, and asking again is safe.
        """
        store = await self._store()
        at = self._clock.now()
        async with store.writing() as unit:
            person = await self._require(unit, person_id, principal)
            leaver = await _leaver(unit, person, principal)
            preview = await self._preview(unit, person, principal)
            await unit.rights.erase(
                owner_id=principal.person_id, person_id=person_id, leaver=leaver, at=at
            )
            graves = await unit.rights.tombstones()
        return await self._clear_files(store, preview, leaver, graves, is_me=person_id == OWN_ID)

    async def _clear_files(
        self,
        store: Store,
        preview: Preview,
        leaver: Leaver,
        graves: tuple[Tombstone, ...],
        *,
        is_me: bool,
    ) -> Erased:
        await self._changed()
        forget_texts()
        folder = self._folder
        folder.bury(graves)
        folder.forget_vectors()
        index_is_gone = folder.forget_index()
        folder.rewrite_notes(None if is_me else leaver)
        if is_me:
            folder.forget_preferences()
        return Erased(preview=preview, is_clean=await store.scrub(), index_is_gone=index_is_gone)

    async def _require(self, unit: Unit, person_id: PersonId, principal: Principal) -> Person:
        return await _owned(unit, person_id, principal, clock=self._clock)

    async def _preview(self, unit: Unit, person: Person, principal: Principal) -> Preview:
        leaver = await _leaver(unit, person, principal)
        weighed = await unit.rights.weigh(
            owner_id=principal.person_id, person_id=person.id, leaver=leaver
        )
        return Preview(
            name=person.name,
            rows=weighed.rows,
            named_in=weighed.named_in,
            namesakes=len(await _namesakes(unit, person, principal)),
            kept_in=weighed.kept_in,
            is_common=not is_name(person.name),
        )


async def replay_tombstones(
    unit: Unit, tombstones: Iterable[Tombstone], *, clock: Clock
) -> tuple[Leaver | None, ...]:
    """Erase again whoever is back in a database that was restored from an older backup.

    Args:
        unit: one that writes, on that database.
        tombstones: of the database that it replaces, and of the data folder.
        clock: says when.

    Returns:
        For each, how others may have written of them, for `Folder.rewrite_notes`.
    """
    await unit.rights.bury(tuple(tombstones))
    gone: list[Leaver | None] = []
    for owner_id, person_id in await unit.rights.returned():
        principal = Principal(person_id=owner_id)
        try:
            person = await _owned(unit, PersonId(person_id), principal, clock=clock)
        except NotFoundError:
            continue  # Gone with the account that kept them.
        leaver = await _leaver(unit, person, principal)
        await unit.rights.erase(
            owner_id=owner_id, person_id=person_id, leaver=leaver, at=clock.now()
        )
        gone.append(None if person_id == OWN_ID else leaver)
    return tuple(gone)


async def _owned(unit: Unit, person_id: PersonId, principal: Principal, *, clock: Clock) -> Person:
    if principal.person_id == person_id:
        return await _behind_account(unit, person_id, clock=clock)
    row = await services_of(unit, clock=clock).people.get(principal=principal, record_id=person_id)
    require(principal, Action.REMOVE, row.stamp, what=f"person {person_id!r}")
    return row.value


async def _behind_account(unit: Unit, account_id: PersonId, *, clock: Clock) -> Person:
    """Return whose account it is: by their own record, or what the account says of them.

    Raises:
        NotFoundError: there is neither.
    """
    people = services_of(unit, clock=clock).people
    with contextlib.suppress(NotFoundError):
        row = await people.get(principal=Principal(person_id=account_id), record_id=account_id)
        if row.stamp.owner_id == account_id:
            return row.value
    account = await unit.accounts.find(account_id)
    if account is None:
        raise NotFoundError(f"there is no person {account_id!r}")
    return Person(id=account_id, name=account.name)


async def _leaver(unit: Unit, person: Person, principal: Principal) -> Leaver:
    """Return how others may have written of this person, as far as nobody else is meant."""
    others = await _others(unit, person, principal)
    return leaver_of(signs_of(person), others)


async def _namesakes(unit: Unit, person: Person, principal: Principal) -> list[Signs]:
    """Return who else has the name; a name of one word is shared by all who have that word."""
    one = signs_of(person)
    return [other for other in await _others(unit, person, principal) if other.has_name_of(one)]


async def _others(unit: Unit, person: Person, principal: Principal) -> list[Signs]:
    everybody = await _everybody(unit, principal)
    return [signs_of(row.value) for row in everybody if row.value.id != person.id]


async def _everybody(unit: Unit, principal: Principal) -> list[Stored[Person]]:
    rows: list[Stored[Person]] = []
    after: str | None = None
    while True:
        page = await unit.people.page(principal=principal, after=after, limit=LARGEST_PAGE)
        rows.extend(page.rows)
        if page.next_after is None:
            return rows
        after = page.next_after
