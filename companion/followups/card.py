"""The preparation of a talk as one page that works from a file: no server, no network.

Every word of a person is escaped, and the script reads nothing but whole minutes.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import Final

from companion.agendas.agenda import AgendaItem
from companion.followups.item import Item
from companion.followups.prep import Prep
from companion.pairs.agreement import Side

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"

_STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 40rem; padding: 1rem;
  overflow-wrap: anywhere; }
h1 { font-size: 1.25rem; } h2 { font-size: 1.05rem; margin-top: 1.5rem; }
.question { font-size: 1.2rem; border-left: .3rem solid; padding-left: .8rem; }
ol, ul { padding-left: 1.3rem; } li { margin-bottom: .6rem; }
li[aria-current] { font-weight: 600; } .left { font-variant-numeric: tabular-nums; }
button { font: inherit; padding: .6rem 1rem; margin: .3rem .3rem .3rem 0; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
textarea { box-sizing: border-box; font: inherit; min-height: 10rem; width: 100%; }
@media print { button, #left { display: none; } textarea { border: 1px solid; } }
"""

_SCRIPT: Final = """
const items = [...document.querySelectorAll("[data-minutes]")];
const left = document.getElementById("left"), next = document.getElementById("next");
const total = items.reduce((sum, item) => sum + Number(item.dataset.minutes), 0);
let at = -1, ends = 0, itemEnds = 0;
const clock = (ms) => {
  const late = ms < 0, s = Math.abs(Math.round(ms / 1000));
  return (late ? "+" : "") + Math.floor(s / 60) + ":" + String(s % 60).padStart(2, "0");
};
// What is left is shared among the items to come as they were planned.
const replan = (now) => {
  const rest = items.slice(at);
  const planned = rest.reduce((sum, item) => sum + Number(item.dataset.minutes), 0);
  const room = Math.max(0, ends - now);
  rest.forEach((item) => {
    const share = room * Number(item.dataset.minutes) / planned;
    item.querySelector(".left").textContent = Math.round(share / 60000) + " min";
  });
  itemEnds = now + room * Number(items[at].dataset.minutes) / planned;
};
const show = () => {
  if (at < 0 || at >= items.length) return;
  const now = Date.now();
  left.textContent = clock(itemEnds - now) + " for this, " + clock(ends - now) + " in all";
};
next?.addEventListener("click", () => {
  const now = Date.now();
  if (at < 0) ends = now + total * 60000;
  if (at >= 0) items[at].removeAttribute("aria-current");
  at += 1;
  if (at >= items.length) { left.textContent = "Done."; next.disabled = true; return; }
  items[at].setAttribute("aria-current", "step");
  next.textContent = at + 1 < items.length ? "Next part" : "End";
  replan(now); show();
});
setInterval(show, 1000);
const notes = document.getElementById("notes"), copied = document.getElementById("copied");
document.getElementById("copy").addEventListener("click", async () => {
  notes.select();
  let done = false;
  try { await navigator.clipboard.writeText(notes.value); done = true; }
  catch { done = document.execCommand("copy"); }
  copied.textContent = done ? "Copied; paste it into companion note." : "Press Ctrl+C to copy.";
});
"""


def card(prep: Prep, *, on: date) -> str:
    """Return the page of one talk; `on` stands in its notes where no day is planned."""
    return "\n".join(
        (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(_title(prep))}</title>",
            f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>",
            *_body(prep, on=on),
            f"</main>\n<script>{_SCRIPT}</script>\n</body>\n</html>\n",
        )
    )


def _body(prep: Prep, *, on: date) -> Iterator[str]:
    yield f"<h1>{escape(_title(prep))}</h1>"
    if prep.question is not None and prep.question.question:
        yield f'<p class="question">{escape(prep.question.question)}</p>'
    if prep.agenda is not None:
        yield "<h2>The plan</h2>"
        yield '<p><button id="next" type="button">Start</button> <span id="left" class="left" '
        yield f'role="timer">{prep.agenda.minutes} minutes</span></p>'
        yield f"<ol>{''.join(_part(item) for item in prep.agenda.items)}</ol>"
        yield from _list("Before the call", prep.agenda.prework)
    first = prep.other_name.split(" ")[0]
    yield from _list("You promised", _promises(prep.mine))
    yield from _list(f"{first} promised", _promises(prep.theirs))
    yield from _list("Done since the last talk", [item.text for item in prep.done])
    day = prep.on or on
    headed = f"Talk with {first}, {day.day} {day:%B %Y}\n- "
    yield '<h2><label for="notes">Notes</label></h2>'
    yield f'<textarea id="notes">\n{escape(headed)}</textarea>'
    yield '<p><button id="copy" type="button">Copy the notes</button> '
    yield '<span id="copied" role="status"></span></p>'
    if prep.document is not None:
        yield f"<h2>{escape(prep.document.name)}</h2>"
        yield f'<p style="white-space: pre-wrap">{escape(prep.document.text.strip())}</p>'


def _title(prep: Prep) -> str:
    role = "your mentor" if prep.side is Side.MENTEE else "your mentee"
    when = "" if prep.on is None else f", {prep.on:%A} {prep.on.day} {prep.on:%B}"
    return f"{prep.other_name}, {role}{when}"


def _part(item: AgendaItem) -> str:
    asked = f"<br>“{escape(item.question)}”" if item.question else ""
    minutes = f'<span class="left">{item.minutes} min</span>'
    told = f"{escape(item.title)} · {minutes}<br>{escape(item.purpose)}{asked}"
    return f'<li data-minutes="{item.minutes}">{told}</li>'


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        listed = "".join(f"<li>{escape(line)}</li>" for line in lines)
        yield f"<h2>{escape(title)}</h2>\n<ul>{listed}</ul>"


def _promises(items: Sequence[Item]) -> list[str]:
    return [
        item.text
        if item.due_on is None
        else f"{item.text} ({item.due_on:%a} {item.due_on.day} {item.due_on:%b})"
        for item in items
    ]
