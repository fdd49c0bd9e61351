"""An agenda as a person reads it."""

from typing import Final

from companion.agendas.agenda import Agenda, AgendaItem
from companion.agendas.offline import LEFT
from companion.cli.printing import bullets, cited, heading, provenance, say, words_of


def show_agenda(agenda: Agenda) -> None:
    """Print the plan, item by item."""
    heading(f"{agenda.minutes} minutes")
    passed = 0
    for item in agenda.items:
        span = f"{passed:>2}–{passed + item.minutes} min"
        say(f"{span}  {item.title}", style="bold", indent=2)
        say(item.purpose, indent=14)
        if item.question:
            say(f"Ask: {item.question}", indent=14)
        if item.source and not _is_quoted(item):
            say(cited(item.source), style="dim", indent=14)
        passed += item.minutes
    if agenda.prework:
        heading("Before the call")
        bullets(agenda.prework)
    left = [dropped for dropped in agenda.dropped if dropped.why.code == LEFT.code]
    if left:
        heading("Left for another time")
        bullets(words_of(dropped.text) for dropped in left)
    others = tuple(dropped for dropped in agenda.dropped if dropped not in left)
    provenance(agenda.model_copy(update={"dropped": others}))


def _is_quoted(item: AgendaItem) -> bool:
    """Tell whether the words that an item rests on can be read in it already."""
    shown = "".join(filter(str.isalnum, f"{item.purpose} {item.question or ''}"))
    quote = item.source.quote if item.source else ""
    return "".join(filter(str.isalnum, quote))[:_TELLING] in shown


_TELLING: Final = 60
