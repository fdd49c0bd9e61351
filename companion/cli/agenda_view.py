"""An agenda as a person reads it."""

from companion.agendas.agenda import Agenda
from companion.cli.printing import bullets, cited, heading, provenance, say


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
        if item.source:
            say(cited(item.source), style="dim", indent=14)
        passed += item.minutes
    if agenda.prework:
        heading("Before the call")
        bullets(agenda.prework)
    provenance(agenda)
