"""Suggests what to talk about next."""

from typing import Final

from companion.access.principal import Principal
from companion.topics import reply, rules
from companion.topics.offline import compose, readable
from companion.topics.reply import TopicsReply
from companion.topics.topic import TopicList, TopicsBrief, TopicsDraft
from companion.writing.pipeline import Writer
from companion.writing.task import Task

TOPICS: Final = Task[TopicsBrief, TopicsReply, TopicsDraft](
    name="topics",
    reply_type=TopicsReply,
    inputs=reply.inputs,
    accept=reply.accept,
    compose=compose,
    checks=(*rules.CHECKS, *reply.CHECKS),
    readable=readable,
    told=reply.sources,
)


class TopicsService:
    """Reads a career, a goal and past notes for what deserves the next 15 minutes."""

    def __init__(self, *, writer: Writer) -> None:
        self._writer = writer

    async def suggest(self, *, principal: Principal, brief: TopicsBrief) -> TopicList:  # noqa: ARG002 - the policy will ask who
        """Return topics, each with its sources; none when nothing relevant is known."""
        written = await self._writer.write(TOPICS, brief)
        return written.published_as(TopicList)
