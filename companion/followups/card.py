"""The preparation of a talk as one page that works from a file: no server, no network.

Every word of a person is escaped, and the script reads nothing but whole minutes.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import Final

from companion.agendas.agenda import AgendaItem
from companion.followups.card_page import POLICY, SCRIPT, STYLE
from companion.followups.item import Item
from companion.followups.prep import Prep
from companion.followups.rules import Urgency, urgency
from companion.pairs.agreement import Side
from companion.writing.draft import Source, SourceKind

_FROM: Final = {
    SourceKind.NOTES: "From your notes",
    SourceKind.GOAL: "From the goal",
    SourceKind.CAREER: "From the career",
    SourceKind.KNOWLEDGE: "From the question bank",
    SourceKind.TREND: "From a dated note",
}
_LATE: Final = frozenset({Urgency.OVERDUE, Urgency.STALE})


def card(prep: Prep, *, on: date) -> str:
    """Return the page of one talk; `on` is today, and stands in its notes where no day is set."""
    return "\n".join(
        (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(_title(prep))}</title>",
            f"<style>{STYLE}</style>\n</head>\n<body>\n<main>",
            *_body(prep, on=on),
            f"</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        )
    )


def _body(prep: Prep, *, on: date) -> Iterator[str]:
    yield f"<h1>{escape(_title(prep))}</h1>"
    if prep.question is not None and prep.question.question:
        yield f'<p class="question">{escape(prep.question.question)}</p>'
    yield from _brief(prep)
    if prep.agenda is not None:
        yield "<h2>The plan</h2>"
        yield '<p class="steps"><button id="go" type="button">Start</button>'
        yield '<button id="next" type="button" hidden>Next part</button>'
        yield f'<span id="left" role="timer">{prep.agenda.minutes} minutes</span></p>'
        yield f"<ol>{''.join(map(_part, prep.agenda.items))}</ol>"
        yield from _list("Before the call", prep.agenda.prework)
    first = prep.other_name.split(" ")[0]
    yield from _list("You promised", _promises(prep.mine, on=on))
    yield from _list(f"{first} promised", _promises(prep.theirs, on=on))
    yield from _list("Done since the last talk", [item.text for item in prep.done])
    yield from _notes(prep, first, on=on)
    if prep.document is not None:
        yield f"<h2>{escape(prep.document.name)}</h2>"
        yield f'<p style="white-space: pre-wrap">{escape(prep.document.text.strip())}</p>'


def _title(prep: Prep) -> str:
    who = f"{prep.other_name}, {prep.role}" if prep.role else prep.other_name
    when = "" if prep.on is None else f", {prep.on:%A} {prep.on.day} {prep.on:%B}"
    return f"{who}{when}"


def _brief(prep: Prep) -> Iterator[str]:
    """Yield what is wanted, for the mentor who has several, and what was taken from last time."""
    is_mentor = prep.side is Side.MENTOR
    if prep.wants is not None and is_mentor:
        yield f"<p>What is wanted: {escape(prep.wants)}</p>"
    if prep.takeaway is not None:
        who = prep.other_name.split(" ")[0] if is_mentor else "you"
        yield f"<p>Last time {escape(who)} took: {escape(prep.takeaway.text)}</p>"


def _part(item: AgendaItem) -> str:
    title = f'<strong>{escape(item.title)} · <span class="left">{item.minutes} min</span></strong>'
    asked = f'<p class="asked">{escape(item.question)}</p>' if item.question else ""
    said = f"<p>{_cited(item.source)}</p>" if item.source and not _is_told(item) else ""
    told = f"{title}<p>{escape(item.purpose)}</p>{asked}{said}"
    return f'<li class="part" data-minutes="{item.minutes}">{told}</li>'


def _cited(source: Source) -> str:
    return f"<small>{_FROM[source.kind]}: “{escape(source.quote)}”</small>"


def _is_told(item: AgendaItem) -> bool:
    """Tell whether the words that a part rests on can be read in it already."""
    said = _letters(f"{item.title} {item.purpose} {item.question or ''}")
    return item.source is not None and _letters(item.source.quote) in said


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _notes(prep: Prep, first: str, *, on: date) -> Iterator[str]:
    day = prep.on or on
    headed = f"Talk with {first}, {day.day} {day:%B %Y}\n- "
    yield '<h2><label for="notes">Notes</label></h2>'
    yield f'<textarea id="notes">\n{escape(headed)}</textarea>'
    yield '<p><button id="copy" type="button">Copy the notes</button>'
    yield '<span id="copied" role="status"></span></p>'
    yield '<p class="screen"><small>This page keeps nothing. Copy the notes, and paste them after '
    yield f"<code>companion note {escape(first)}</code></small></p>"


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        listed = "".join(f"<li>{escape(line)}</li>" for line in lines)
        yield f"<h2>{escape(title)}</h2>\n<ul>{listed}</ul>"


def _promises(items: Sequence[Item], *, on: date) -> list[str]:
    return [item.text.rstrip(".") + _by(item, on=on) for item in items]


def _by(item: Item, *, on: date) -> str:
    if item.due_on is None:
        return ""
    word = "was due" if urgency(item, on=on) in _LATE else "by"
    return f" ({word} {item.due_on:%a} {item.due_on.day} {item.due_on:%b})"
