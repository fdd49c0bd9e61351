"""Whether the process is alive."""

from fastapi import APIRouter
from pydantic import BaseModel

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """Alive."""

    status: str = "ok"


@router.get("/healthz")
async def healthz() -> Health:
    """Answer at once, without touching the database or a model."""
    return Health()
