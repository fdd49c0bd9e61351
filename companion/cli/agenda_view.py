"""An agenda as a person reads it."""

import re
from typing import Final

from companion.agendas.agenda import Agenda, AgendaItem, Reader
from companion.agendas.offline import LEFT, NOTED
from companion.agendas.voice import speaker_of
from companion.cli.printing import bullets, cited, heading, provenance, remark, say, words_of
from companion.goals.goal import Goal
from companion.writing.draft import Dropped


def show_agenda(agenda: Agenda, *, title: str = "") -> None:
    """Print the plan, item by item, under a title or else under its minutes."""
    heading(title or f"{agenda.minutes} minutes")
    passed = 0
    for item in agenda.items:
        span = f"{passed:>2}–{passed + item.minutes} min"
        say(f"{span}  {item.title}", style="bold", indent=2)
        for told in filter(None, _SENTENCE_END.split(item.purpose)):
            say(told, indent=14)
        if item.question:
            say(f"Ask: {item.question}", indent=14)
        if item.source and not _is_quoted(item):
            say(cited(item.source), style="dim", indent=14)
        passed += item.minutes
    if agenda.prework:
        heading("Before the call")
        bullets(agenda.prework)
    shown: list[Dropped] = []
    for title, why in (("No room in these minutes", LEFT), ("Also in the notes", NOTED)):
        found = [dropped for dropped in agenda.dropped if dropped.why.code == why.code]
        if found:
            heading(title)
            bullets(words_of(dropped.text) for dropped in found)
            shown += found
    others = tuple(dropped for dropped in agenda.dropped if dropped not in shown)
    provenance(agenda.model_copy(update={"dropped": others}))


def remark_reader(goal: Goal | None) -> None:
    """Say for whom a plan is worded, where nobody said whose it is."""
    remark(_WORDED[speaker_of(goal) if goal is not None else None])


_WORDED: Final = {
    Reader.MENTEE: "worded for the mentee, in whose words the goal is; --me mentor makes it the "
    "mentor's",
    Reader.MENTOR: "worded for the mentor, as the goal tells of somebody else; --me mentee makes "
    "it the mentee's",
    None: "worded for both of you; --me mentor or --me mentee makes it yours",
}


def _is_quoted(item: AgendaItem) -> bool:
    """Tell whether the words that an item rests on can be read in it already."""
    shown = "".join(filter(str.isalnum, f"{item.purpose} {item.question or ''}"))
    quote = item.source.quote if item.source else ""
    return "".join(filter(str.isalnum, quote))[:_TELLING] in shown


_TELLING: Final = 60

_SENTENCE_END: Final = re.compile(r"(?<=[.?!”]) (?=[A-Z])")
"""What is to be told stands line by line, a matter each."""
