"""How the card of a talk looks and what it does: style and script, with no word of a person."""

from typing import Final

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"

STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 40rem; padding: 1rem;
  overflow-wrap: anywhere; }
h1 { font-size: 1.3rem; line-height: 1.3; } h2 { font-size: 1.1rem; margin: 1.6rem 0 .5rem; }
p { margin: .4rem 0; } small { font-size: .85rem; opacity: .8; }
.question { font-size: 1.25rem; border-inline-start: .3rem solid; padding-inline-start: .8rem; }
.steps { background: Canvas; border-block-end: 1px solid; padding: .4rem 0; position: sticky;
  top: 0; }
ol, ul { margin: .5rem 0; padding-inline-start: 1.5rem; } li { margin-block-end: .7rem; }
ol > li { break-inside: avoid; padding-inline-start: .3rem; }
.part strong, #left { font-variant-numeric: tabular-nums; }
li[aria-current] { background: color-mix(in srgb, CanvasText 12%, Canvas); border-radius: .3rem; }
li.over { opacity: .65; } #left { display: block; padding-block-start: .3rem; }
.asked { margin-block-start: .2rem; font-weight: 600; }
button { border: 1px solid; border-radius: .4rem; font: inherit; margin-inline-end: .4rem;
  min-height: 2.9rem; padding: .5rem 1rem; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
textarea { box-sizing: border-box; font: inherit; min-height: 14rem; padding: .5rem; width: 100%; }
code { overflow-wrap: anywhere; }
@media print { .steps, .screen, button { display: none; } body { font-size: 11pt; padding: 0; } }
"""

SCRIPT: Final = """
const parts = [...document.querySelectorAll("[data-minutes]")];
const [left, go, next] = ["left", "go", "next"].map((id) => document.getElementById(id));
const notes = document.getElementById("notes"), copied = document.getElementById("copied");
const planned = (list) => list.reduce((sum, part) => sum + Number(part.dataset.minutes), 0);
const minutes = (part, text) => { part.querySelector(".left").textContent = text; };
let at = -1, began = 0, ends = 0, partEnds = 0, stopped = 0;
const now = () => stopped || Date.now();
const clock = (ms) => {
  const seconds = Math.abs(Math.round(ms / 1000));
  return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0")
    + (ms < 0 ? " over" : "");
};
// What is left of the call is shared among the parts to come as they were planned, in whole
// minutes that add up; a part that takes longer takes it from all of them.
const share = (list, room) => {
  let before = 0;
  for (const part of list) {
    const after = before + room * Number(part.dataset.minutes) / planned(list);
    minutes(part, Math.round(after / 60000) - Math.round(before / 60000) + " min");
    before = after;
  }
};
const show = () => {
  if (at < 0 || at >= parts.length) return;
  left.textContent = clock(partEnds - now()) + " for this, " + clock(ends - now()) + " in all"
    + (stopped ? " (stopped)" : "");
  if (now() > partEnds) share(parts.slice(at + 1), Math.max(0, ends - now()));
};
const leave = () => {
  const took = Math.max(1, Math.round((now() - began) / 60000));
  parts[at].removeAttribute("aria-current");
  parts[at].classList.add("over");
  minutes(parts[at], took + " min taken");
};
const enter = (number) => {
  if (at >= 0) leave();
  at = number;
  if (at >= parts.length) {
    left.textContent = "Done. Note what you take with you.";
    go.hidden = next.hidden = true;
    notes.focus();
    return;
  }
  began = now();
  const room = Math.max(0, ends - began), rest = parts.slice(at);
  partEnds = began + room * Number(parts[at].dataset.minutes) / planned(rest);
  share(rest, room);
  parts[at].setAttribute("aria-current", "step");
  next.textContent = at + 1 < parts.length ? "Next part" : "End";
  show();
};
go?.addEventListener("click", () => {
  if (at < 0) {
    ends = Date.now() + planned(parts) * 60000;
    next.hidden = false;
    enter(0);
  } else if (stopped) {
    // A call that stood still ends later, and no part loses anything.
    const stood = Date.now() - stopped;
    [began, ends, partEnds, stopped] = [began + stood, ends + stood, partEnds + stood, 0];
  } else stopped = Date.now();
  go.textContent = stopped ? "Go on" : "Stop the clock";
  show();
});
next?.addEventListener("click", () => enter(at + 1));
setInterval(show, 1000);
let kept = notes.value;
document.getElementById("copy").addEventListener("click", async () => {
  let done = true;
  try { await navigator.clipboard.writeText(notes.value); }
  catch { notes.select(); done = document.execCommand("copy"); }
  if (done) kept = notes.value; else { notes.focus(); notes.select(); }
  copied.textContent = done ? "Copied." : "Selected; copy it as you usually do.";
});
// The page keeps nothing: what was typed and not copied would be lost without a word.
addEventListener("beforeunload", (event) => { if (notes.value !== kept) event.preventDefault(); });
"""
