"""A talk's summary as a person reads it, and with it the plan of the next talk if it is wanted."""

from typing import TYPE_CHECKING

from companion.cli import printing
from companion.cli.agenda_view import show_agenda
from companion.cli.next_talk import Talk
from companion.cli.summary_view import show_summary

if TYPE_CHECKING:
    from companion.application.debrief import Debrief


def show(debrief: "Debrief", talk: Talk, *, with_next: bool, is_one: bool, as_json: bool) -> None:
    """Print a summary; under the name of its file if it is not the only one.

    Args:
        debrief: what is shown.
        talk: who took part.
        with_next: whether the next talk was to be planned.
        is_one: whether there are no other files.
        as_json: one line of JSON instead: the summary, or both drafts with the next talk.
    """
    if as_json:
        printing.json_line(debrief if with_next else debrief.summary)
        return
    if not is_one:
        printing.heading(debrief.notes)
    names = {one.id: " ".join(one.name.split()) for one in talk.people}
    show_summary(debrief.summary, names=names)
    if not with_next:
        return
    plan = debrief.next_agenda
    if plan is None:
        printing.remark(f"{debrief.notes}: {_NO_PLAN}")
        return
    show_agenda(plan, title=f"{_title(talk)}: {plan.minutes} minutes")


_NO_PLAN = (
    "nothing is left open, and no goal is known, so the next talk is not planned; "
    'name the goal: companion agenda --goal "…"'
)


def _title(talk: Talk) -> str:
    others = [one.name for one in talk.people if one.id != talk.me]
    return f"Next talk with {others[0]}" if talk.me and len(others) == 1 else "Next talk"
