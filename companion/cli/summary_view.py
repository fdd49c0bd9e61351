"""A summary as a person reads it."""

from collections.abc import Mapping

from companion.cli.printing import heading, provenance, say, words_of
from companion.people.person import PersonId
from companion.summaries.notices import INSTRUCTION, MANY_NOT_USED, NOT_USED
from companion.summaries.summary import ActionItem, ActionStatus, QuotedText, Summary
from companion.text.starting import starts

_LINES = (NOT_USED.code, MANY_NOT_USED.code, INSTRUCTION.code)
"""Why lines of the notes are in no list."""

_STATUS = {
    ActionStatus.COMMITTED: "",
    ActionStatus.TENTATIVE: " (tentative)",
    ActionStatus.SUGGESTED: " (suggested)",
}


def show_summary(summary: Summary, *, names: Mapping[PersonId, str]) -> None:
    """Print the lists that have something in them, each entry with its quote."""
    _quoted("Worth knowing", summary.summary)
    _quoted("Takeaways", summary.takeaways)
    _quoted("Decisions", summary.decisions)
    if summary.action_items:
        heading("Action items")
        for item in summary.action_items:
            say(f"- {_action(item, names)}", indent=2)
            say(words_of(item.quotes[0].text), style="dim", indent=4)
    _quoted("Open questions", summary.open_questions)
    _unused(summary)
    others = tuple(one for one in summary.dropped if one.why.code not in _LINES)
    provenance(summary.model_copy(update={"dropped": others}))


def _unused(summary: Summary) -> None:
    """Print in one block what of the notes is in no list, so that the reader can judge."""
    by_code = {code: [one for one in summary.dropped if one.why.code == code] for code in _LINES}
    blocks = (
        ("Not in the summary", " ".join(f"“{one.text}”" for one in by_code[NOT_USED.code])),
        ("Not in the summary", ", ".join(one.text for one in by_code[MANY_NOT_USED.code])),
        ("Read but not obeyed", " ".join(f"“{one.text}”" for one in by_code[INSTRUCTION.code])),
    )
    for title, lines in blocks:
        if lines:
            say()
            say(f"{title}: {lines}", style="dim")


def _quoted(title: str, entries: tuple[QuotedText, ...]) -> None:
    if not entries:
        return
    heading(title)
    for entry in entries:
        say(f"- {entry.text}", indent=2)
        # A line that is its own quote would only be read twice.
        if entry.quotes and _bare(entry.quotes[0].text) != _bare(entry.text):
            say(words_of(entry.quotes[0].text), style="dim", indent=4)


def _bare(text: str) -> str:
    return text.strip(" .").casefold()


def _action(item: ActionItem, names: Mapping[PersonId, str]) -> str:
    owner = f"{names.get(item.owner) or _as_named(item.owner)}: " if item.owner else ""
    due = ""
    if item.due_on:
        word = "from" if starts(item.due_phrase) else "by"
        due = f", {word} {item.due_on:%a %d %b %Y} (“{item.due_phrase}”)"
    elif item.due_phrase:
        due = f", “{item.due_phrase}”"
    return f"{owner}{item.what}{due}{_STATUS[item.status]}"


def _as_named(person: PersonId) -> str:
    """Return a label that became an id as the name it was: "marjorie-fenn" as "Marjorie Fenn"."""
    return " ".join(f"{part[:1].upper()}{part[1:]}" for part in person.split("-"))
