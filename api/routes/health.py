"""Whether the process is alive, and whether it can answer."""

from typing import Final

from fastapi import APIRouter, Response, status
from pydantic import BaseModel

from api.deps import TheCompanion

router = APIRouter(tags=["health"])

_READY: Final = "ready"


class Health(BaseModel):
    """Alive."""

    status: str = "ok"


class Ready(BaseModel):
    """Whether requests can be answered; `degraded` is what works without its full strength."""

    status: str = _READY
    problems: tuple[str, ...] = ()
    degraded: tuple[str, ...] = ()


@router.get("/healthz")
async def healthz() -> Health:
    """Answer at once, without touching the database or a model."""
    return Health()


@router.get(
    "/readyz",
    responses={
        status.HTTP_503_SERVICE_UNAVAILABLE: {"model": Ready, "description": "Not now; see why."}
    },
)
async def readyz(companion: TheCompanion, response: Response) -> Ready:
    """Tell whether the database answers and fits this program, and how the index is."""
    found = await companion.readiness()
    response.headers["cache-control"] = "no-store"
    if not found.is_ready:
        response.status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    return Ready(
        status=_READY if found.is_ready else "not_ready",
        problems=found.problems,
        degraded=found.degraded,
    )
