"""Plans sessions."""

from typing import Final

from companion.access.principal import Principal
from companion.agendas import reply, rules
from companion.agendas.agenda import Agenda, AgendaBrief, AgendaDraft
from companion.agendas.offline import compose, readable
from companion.agendas.pieces import PIECEWISE
from companion.agendas.reply import AgendaReply
from companion.writing.events import UNWATCHED, Watch
from companion.writing.pipeline import Writer
from companion.writing.task import Task

AGENDA: Final = Task[AgendaBrief, AgendaReply, AgendaDraft](
    name="agenda",
    reply_type=AgendaReply,
    inputs=reply.inputs,
    accept=reply.accept,
    compose=compose,
    checks=(*rules.CHECKS, *reply.CHECKS),
    readable=readable,
    told=reply.told,
    piecewise=PIECEWISE,
)


class AgendaService:
    """Turns a goal and what is left from earlier sessions into a plan for the minutes there are."""

    def __init__(self, *, writer: Writer) -> None:
        self._writer = writer

    async def plan(
        self,
        *,
        principal: Principal,
        brief: AgendaBrief,
        watch: Watch = UNWATCHED,
    ) -> Agenda:
        """Return an agenda whose minutes sum exactly to `brief.minutes`."""
        written = await self._writer.write(AGENDA, brief, watch=watch, owner_id=principal.person_id)
        return written.published_as(Agenda)
