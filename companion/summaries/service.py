"""Sums up sessions."""

from dataclasses import replace
from datetime import date
from typing import Final

from companion.access.principal import Principal
from companion.summaries import notices, reply, rules
from companion.summaries.offline import compose, readable
from companion.summaries.reply import SummaryReply
from companion.summaries.summary import Summary, SummaryBrief, SummaryDraft
from companion.summaries.unused import not_used
from companion.summaries.weekday import is_on, named_weekday
from companion.text.due import find_held_on, find_recent_day
from companion.writing.events import UNWATCHED, Watch
from companion.writing.pipeline import Writer
from companion.writing.task import Piecewise, Task

SUMMARY: Final = Task[SummaryBrief, SummaryReply, SummaryDraft](
    name="summary",
    reply_type=SummaryReply,
    inputs=reply.inputs,
    accept=reply.accept,
    compose=compose,
    checks=(*rules.CHECKS, *reply.CHECKS),
    readable=readable,
    told=reply.told,
    piecewise=Piecewise(accept=reply.accept, checks=(*rules.CHECKS, *reply.CHECKS)),
)


class SummaryService:
    """Turns notes into takeaways, decisions and action items that quote what was said."""

    def __init__(self, *, writer: Writer) -> None:
        self._writer = writer

    async def summarize(
        self,
        *,
        principal: Principal,
        brief: SummaryBrief,
        today: date | None = None,
        watch: Watch = UNWATCHED,
    ) -> Summary:
        """Return a summary whose quotes slice `brief.notes` exactly; `dropped` names the rest.

        Notes without a date are of the day that their first line names, not after `today`; the
        summary says so where a due date rests on it.
        """
        titled = None if today is None else _day_of_title(brief, today=today)
        dated = brief if brief.held_on else brief.model_copy(update={"held_on": titled})
        written = await self._writer.write(
            SUMMARY, dated, watch=watch, owner_id=principal.person_id
        )
        warnings = written.warnings
        if titled is not None and any(one.due_on for one in written.draft.action_items):
            remark = notices.dated(titled, given=brief.held_on)
            warnings = warnings if remark is None else (*warnings, remark)
        elif dated.held_on is not None:
            weekday = named_weekday(brief.notes)
            if weekday is not None and not is_on(weekday, dated.held_on):
                clash = notices.weekday_clashes(weekday, given=dated.held_on)
                warnings = (*warnings, clash)
        dropped = (*written.dropped, *not_used(dated, written.draft))
        return replace(written, dropped=dropped, warnings=warnings).published_as(Summary)


def _day_of_title(brief: SummaryBrief, *, today: date) -> date | None:
    """Return the day that the first line names without its year."""
    is_dated = find_held_on(brief.notes) is not None
    return None if is_dated else find_recent_day(brief.notes, today=today)
