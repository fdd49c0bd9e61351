"""Sums up sessions."""

from dataclasses import replace
from typing import Final

from companion.access.principal import Principal
from companion.summaries import reply, rules
from companion.summaries.offline import compose, readable
from companion.summaries.reply import SummaryReply
from companion.summaries.summary import Summary, SummaryBrief, SummaryDraft
from companion.summaries.unused import not_used
from companion.writing.pipeline import Writer
from companion.writing.task import Task

SUMMARY: Final = Task[SummaryBrief, SummaryReply, SummaryDraft](
    name="summary",
    reply_type=SummaryReply,
    inputs=reply.inputs,
    accept=reply.accept,
    compose=compose,
    checks=(*rules.CHECKS, *reply.CHECKS),
    readable=readable,
)


class SummaryService:
    """Turns notes into takeaways, decisions and action items that quote what was said."""

    def __init__(self, *, writer: Writer) -> None:
        self._writer = writer

    async def summarize(self, *, principal: Principal, brief: SummaryBrief) -> Summary:  # noqa: ARG002 - the policy will ask who
        """Return a summary whose quotes slice `brief.notes` exactly; `dropped` names the rest."""
        written = await self._writer.write(SUMMARY, brief)
        dropped = (*written.dropped, *not_used(brief, written.draft))
        return replace(written, dropped=dropped).published_as(Summary)
