"""Stored items: the use cases, and what they ask of a database."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import ClassVar, Protocol

from companion.access.record import Stored, Visibility
from companion.access.records import Records, Repository, unknown_reference
from companion.errors import BadRecordsError, Problem, shortened
from companion.followups.item import Item
from companion.ports import Clock
from companion.sessions.session import MentoringSession, SessionId

_ANOTHER_PERSON = "is not the {role} of the session that it comes from"


class ItemsRepository(Repository[Item], Protocol):
    """Where items are kept. An item belongs to the pair of its session, and goes with it."""


class SessionsKept(Protocol):
    """Where the session of an item is looked up."""

    async def owned(
        self, *, owner_id: str, ids: Collection[str]
    ) -> tuple[Stored[MentoringSession], ...]:
        """Return the owner's sessions among `ids`."""
        ...


class ItemsService(Records[Item]):
    """Import, find, list, replace and remove items. Each quotes the notes of a stored session."""

    kind: ClassVar[str] = "item"
    new_visibility: ClassVar[Visibility] = Visibility.PAIR

    def __init__(self, items: ItemsRepository, *, sessions: SessionsKept, clock: Clock) -> None:
        super().__init__(items, clock=clock)
        self._sessions = sessions

    def for_others(self, value: Item) -> Item:
        """Return an item without when its owner was asked it back, and how that went."""
        return value.model_copy(update={"recalls": ()})

    async def _check_references(self, *, owner_id: str, values: Sequence[Item]) -> None:
        ids = {value.evidence.session_id for value in values}
        rows = await self._sessions.owned(owner_id=owner_id, ids=ids)
        sessions = {row.value.id: row.value for row in rows}
        # Notes may have been corrected since: what quoted them rightly once may still change.
        before = await self._repository.owned(owner_id=owner_id, ids=[one.id for one in values])
        checked = {(row.value.id, row.value.evidence) for row in before}
        problems = tuple(
            problem
            for value in values
            for problem in _problems(
                value, sessions, is_checked=(value.id, value.evidence) in checked
            )
        )
        if problems:
            raise BadRecordsError(problems)


def _problems(
    item: Item, sessions: Mapping[SessionId, MentoringSession], *, is_checked: bool
) -> Iterator[Problem]:
    where, evidence = f"item {item.id!r}", item.evidence
    session = sessions.get(evidence.session_id)
    if session is None:
        yield unknown_reference(where, "evidence.session_id", evidence.session_id, kind="session")
        return
    for role, named, held in (
        ("mentor", item.mentor_id, session.mentor_id),
        ("mentee", item.mentee_id, session.mentee_id),
    ):
        if named != held:
            yield Problem(
                where=where,
                field=f"{role}_id",
                value=shortened(named),
                remedy=_ANOTHER_PERSON.format(role=role),
            )
    said = session.notes[evidence.start : evidence.end]
    if not is_checked and (said != evidence.text or not said):
        yield Problem(
            where=where,
            field="evidence",
            value=shortened(evidence.text),
            remedy="is not what the notes say from start to end; offsets count code points",
        )
