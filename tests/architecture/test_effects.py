"""Every POST that drafts is a route without an effect, and every other one is a write of records.

Which it is decides whether its answer is kept with what it wrote, or worked out anew once a right
has ended; and what a key must be good for.
"""

from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.routing import APIRoute

from api.app import create
from api.auth import scope_of
from api.strict import DraftRoute, StrictRoute
from companion.access.principal import Scope
from companion.opening import Opening
from tests.architecture.test_permissions import MATRIX

RESOURCES = frozenset(
    f"/v1/{name}" for name in ("people", "goals", "requests", "pairs", "sessions", "items")
)
"""Where a POST stores records; every other one drafts."""


def posts(routes: list[object] | None = None) -> Iterator[APIRoute]:
    for route in create(Opening(offline=True)).routes if routes is None else routes:
        if isinstance(route, APIRoute) and "POST" in (route.methods or ()):
            yield route
        elif (inside := getattr(route, "original_router", None)) is not None:
            yield from posts(inside.routes)


def wrong_in(routes: Iterator[APIRoute]) -> list[str]:
    """Return each POST whose class or scope is not that of what it does."""
    found = []
    for route in routes:
        stores = route.path in RESOURCES
        scope = Scope.WRITE if stores else Scope.DRAFT
        fits = isinstance(route, StrictRoute) and route.has_effect is stores
        if not fits or scope_of("POST", route.path) is not scope:
            found.append(route.path)
    return found


def test_a_post_drafts_without_an_effect_or_stores_records() -> None:
    assert wrong_in(posts()) == []


def test_every_post_of_the_matrix_was_looked_at() -> None:
    served = {f"POST {route.path}" for route in posts()}

    assert served == {route for route in MATRIX["routes"] if route.startswith("POST ")}


def test_a_draft_that_claims_an_effect_is_noticed() -> None:
    router = APIRouter(prefix="/v1")

    async def nothing() -> None:
        """Do nothing."""

    for path, kind in (
        ("/topics", StrictRoute),
        ("/agendas", DraftRoute),
        ("/goals", DraftRoute),
        ("/pairs/{pair_id}/forecast", DraftRoute),
        ("/sessions", APIRoute),
    ):
        router.add_api_route(path, nothing, methods=["POST"], route_class_override=kind)

    noticed = wrong_in(posts(list(router.routes)))

    assert noticed == ["/v1/topics", "/v1/goals", "/v1/pairs/{pair_id}/forecast", "/v1/sessions"]
