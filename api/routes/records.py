"""Stored records: the same five operations on each kind."""

from collections.abc import Callable
from typing import Annotated, Any, Final, Generic, TypeVar

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict

from api.deps import HasRoom, SeenVersion, TheCompanion, ThePrincipal, require_version
from api.errors import ProblemDocument
from api.idempotency import TheOnce
from api.strict import StrictRoute
from api.tags import tag_of
from companion.access.answers import Answer
from companion.access.principal import Principal
from companion.access.record import Stored
from companion.access.records import DEFAULT_PAGE, LARGEST_PAGE, Imported, Record
from companion.application.companion import Companion
from companion.application.records import RecordCollection
from companion.errors import InputError
from companion.followups.item import Item
from companion.goals.goal import Goal
from companion.pairs.agreement import MentoringPair
from companion.people.person import Person
from companion.requests.request import Request
from companion.sessions.session import MentoringSession
from companion.values import Value

V = TypeVar("V", Person, Goal, Request, MentoringPair, MentoringSession, Item)

_REFUSALS: Final[dict[int | str, dict[str, Any]]] = {
    status: {"model": ProblemDocument, "description": description}
    for status, description in (
        (404, "Not stored."),
        (409, "The id is taken, the record changed since it was read, or the request still runs."),
        (408, "The body did not arrive in time."),
        (412, "`If-Match` is not an ETag of this server."),
        (413, "The body is too large, or more than the account may still keep."),
        (422, "The body cannot be used; `problems` names each field."),
        (428, "A change needs `If-Match` with the ETag that was read."),
    )
}


class Import(Value, Generic[V]):
    """Records to store, all or none. With `replace`, known ids are replaced."""

    records: tuple[V, ...]
    replace: bool = False


class ImportReport(BaseModel):
    """What an import did, by id."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]


class Listing(BaseModel, Generic[V]):
    """One page, in the order of the ids. `next` is the `after` of the following page."""

    model_config = ConfigDict(frozen=True)

    records: tuple[V, ...]
    next: str | None


def _router(
    name: str, kind: type[V], collection: Callable[[Companion], RecordCollection[V]]
) -> APIRouter:
    router = APIRouter(
        prefix=f"/v1/{name}", tags=[name], route_class=StrictRoute, responses=_REFUSALS
    )

    @router.post("", status_code=201, name=f"add_{name}")
    async def add(
        body: Import[kind],  # type: ignore[valid-type]
        companion: TheCompanion,
        principal: ThePrincipal,
        once: TheOnce,
        _room: HasRoom,
    ) -> ImportReport:
        imported = await collection(companion).add_many(
            body.records,
            principal=principal,
            replace=body.replace,
            finish=None if once is None else once.finish(_kept),
        )
        return _report(imported)

    @router.get("", name=f"list_{name}")
    async def list_(
        companion: TheCompanion,
        principal: ThePrincipal,
        after: str | None = None,
        limit: Annotated[int, Query(ge=1, le=LARGEST_PAGE)] = DEFAULT_PAGE,
    ) -> Listing[kind]:  # type: ignore[valid-type]
        page = await collection(companion).list_(principal=principal, after=after, limit=limit)
        return Listing[kind](  # type: ignore[valid-type]
            records=tuple(row.value for row in page.rows), next=page.next_after
        )

    @router.get("/{record_id}", name=f"get_{name}")
    async def get(
        record_id: str, companion: TheCompanion, principal: ThePrincipal, response: Response
    ) -> kind:  # type: ignore[valid-type]
        row = await collection(companion).get(record_id, principal=principal)
        return _tagged(row, response, principal)

    @router.put("/{record_id}", name=f"replace_{name}")
    async def replace(
        record_id: str,
        body: kind,  # type: ignore[valid-type]
        seen: SeenVersion,
        companion: TheCompanion,
        principal: ThePrincipal,
        response: Response,
        _room: HasRoom,
    ) -> kind:  # type: ignore[valid-type]
        _require_same_id(body, record_id)
        records = collection(companion)
        if seen is None:
            await records.get(record_id, principal=principal)  # What is not there has no version.
        row = await records.replace(body, version=require_version(seen), principal=principal)
        return _tagged(row, response, principal)

    @router.delete("/{record_id}", status_code=204, name=f"remove_{name}")
    async def remove(
        record_id: str, companion: TheCompanion, principal: ThePrincipal, seen: SeenVersion
    ) -> None:
        await collection(companion).remove(record_id, principal=principal, version=seen)

    return router


def _report(imported: Imported) -> ImportReport:
    return ImportReport(
        added=imported.added, replaced=imported.replaced, unchanged=imported.unchanged
    )


def _kept(imported: Imported) -> Answer:
    return Answer(status=201, body=_report(imported).model_dump_json())


def _require_same_id(body: Record, record_id: str) -> None:
    if body.id != record_id:
        raise InputError(f"the body's id {body.id!r} is not the path's {record_id!r}")


def _tagged(row: Stored[V], response: Response, principal: Principal) -> V:
    response.headers["ETag"] = tag_of(row, principal)
    return row.value


routers: Final = (
    _router("people", Person, lambda companion: companion.people),
    _router("goals", Goal, lambda companion: companion.goals),
    _router("requests", Request, lambda companion: companion.requests),
    _router("pairs", MentoringPair, lambda companion: companion.pairs),
    _router("sessions", MentoringSession, lambda companion: companion.sessions),
    _router("items", Item, lambda companion: companion.items),
)
