"""A summary as a person reads it."""

from collections.abc import Mapping

from companion.cli.printing import heading, provenance, say, words_of
from companion.people.person import PersonId
from companion.summaries.summary import ActionItem, ActionStatus, QuotedText, Summary

_STATUS = {
    ActionStatus.COMMITTED: "",
    ActionStatus.TENTATIVE: " (tentative)",
    ActionStatus.SUGGESTED: " (suggested, nobody took it on)",
}


def show_summary(summary: Summary, *, names: Mapping[PersonId, str]) -> None:
    """Print the lists that have something in them, each entry with its quote."""
    for entry in summary.summary:
        say(entry.text)
    _quoted("Takeaways", summary.takeaways)
    _quoted("Decisions", summary.decisions)
    if summary.action_items:
        heading("Action items")
        for item in summary.action_items:
            say(f"- {_action(item, names)}", indent=2)
            say(words_of(item.quotes[0].text), style="dim", indent=4)
    _quoted("Open questions", summary.open_questions)
    provenance(summary)


def _quoted(title: str, entries: tuple[QuotedText, ...]) -> None:
    if not entries:
        return
    heading(title)
    for entry in entries:
        say(f"- {entry.text}", indent=2)
        # A line that is its own quote would only be read twice.
        if entry.quotes and entry.quotes[0].text.strip(" .") != entry.text.strip(" ."):
            say(words_of(entry.quotes[0].text), style="dim", indent=4)


def _action(item: ActionItem, names: Mapping[PersonId, str]) -> str:
    owner = f"{names.get(item.owner, item.owner)}: " if item.owner else ""
    due = ""
    if item.due_on:
        due = f", by {item.due_on:%a %d %b %Y} (“{item.due_phrase}”)"
    elif item.due_phrase:
        due = f", “{item.due_phrase}”"
    return f"{owner}{item.what}{due}{_STATUS[item.status]}"
