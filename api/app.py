"""The HTTP application: the companion behind `/v1`."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI

from api import errors
from api.auth import Authentication, Limits
from api.guard import LOOPBACK_HOSTS, BodyLimit, HostGuard, LastResort
from api.log import RequestLog
from api.routes import drafts, health, loop, records, standing
from companion.bootstrap import open_companion
from companion.opening import Opening


def create(
    opening: Opening | None = None,
    *,
    hosts: frozenset[str] = LOOPBACK_HOSTS,
    requires_key: bool = False,
    limits: Limits | None = None,
) -> FastAPI:
    """Return the application.

    Args:
        opening: settings given by hand; the environment's otherwise.
        hosts: host names that it answers to.
        requires_key: whether a key is needed even where there is no account.
        limits: how often somebody may do what costs.
    """

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[Mapping[str, Any]]:
        async with open_companion(opening or Opening(serving=True)) as companion:
            await companion.catch_up()
            yield {"companion": companion}

    app = FastAPI(
        title="Micro-mentoring companion",
        version="0.1.0",
        summary="Drafts with sources; a person decides.",
        lifespan=lifespan,
        # The usual documentation pages load scripts from elsewhere; the schema itself is enough.
        docs_url=None,
        redoc_url=None,
        telemetry=None,
    )
    errors.install(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(Authentication, is_required=requires_key, limits=limits)
    app.add_middleware(HostGuard, hosts=hosts)
    app.add_middleware(LastResort)
    app.add_middleware(RequestLog)
    app.include_router(health.router)
    app.include_router(drafts.router)
    app.include_router(loop.router)
    app.include_router(standing.router)
    for router in records.routers:
        app.include_router(router)
    return app
