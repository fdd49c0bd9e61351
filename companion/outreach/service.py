"""Writes first messages."""

from typing import Final

from companion.access.principal import Principal
from companion.outreach import reply, rules
from companion.outreach.message import OutreachBrief, OutreachDraft, OutreachMessage
from companion.outreach.offline import compose, readable
from companion.outreach.reply import OutreachReply
from companion.writing.events import UNWATCHED, Watch
from companion.writing.pipeline import Writer
from companion.writing.task import Task

OUTREACH: Final = Task[OutreachBrief, OutreachReply, OutreachDraft](
    name="outreach",
    reply_type=OutreachReply,
    inputs=reply.inputs,
    accept=reply.accept,
    compose=compose,
    checks=rules.CHECKS,
    readable=readable,
    told=reply.sources,
)


class OutreachService:
    """Drafts a message from a mentee to a mentor; a person sends it."""

    def __init__(self, *, writer: Writer) -> None:
        self._writer = writer

    async def write(
        self,
        *,
        principal: Principal,
        brief: OutreachBrief,
        watch: Watch = UNWATCHED,
    ) -> OutreachMessage:
        """Return a message whose every claim names the field that it rests on."""
        written = await self._writer.write(
            OUTREACH, brief, watch=watch, owner_id=principal.person_id
        )
        return written.published_as(OutreachMessage)
