"""Suggests what to talk about next."""

from typing import Final

from companion.access.principal import Principal
from companion.topics import reply, rules
from companion.topics.offline import readable
from companion.topics.reply import TopicsReply
from companion.topics.topic import TopicList, TopicsBrief, TopicsDraft
from companion.topics.trending import compose
from companion.writing.events import UNWATCHED, Watch
from companion.writing.pipeline import Writer
from companion.writing.task import Piecewise, Task

TOPICS: Final = Task[TopicsBrief, TopicsReply, TopicsDraft](
    name="topics",
    reply_type=TopicsReply,
    inputs=reply.inputs,
    accept=reply.accept,
    compose=compose,
    checks=(*rules.CHECKS, *reply.CHECKS),
    readable=readable,
    told=reply.sources,
    piecewise=Piecewise(accept=reply.accept, checks=(*rules.CHECKS, *reply.CHECKS)),
)


class TopicsService:
    """Reads a career, a goal and past notes for what deserves the next 15 minutes."""

    def __init__(self, *, writer: Writer) -> None:
        self._writer = writer

    async def suggest(
        self,
        *,
        principal: Principal,
        brief: TopicsBrief,
        watch: Watch = UNWATCHED,
    ) -> TopicList:
        """Return topics, each with its sources; none when nothing relevant is known."""
        written = await self._writer.write(TOPICS, brief, watch=watch, owner_id=principal.person_id)
        return written.published_as(TopicList)
