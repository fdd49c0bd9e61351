"""The plan over several talks, what changed in it, and the look back, as a person reads them."""

import re
from datetime import date
from typing import Final

from companion.agendas.events import EVENTS
from companion.cli.ask_view import day
from companion.cli.printing import bullets, heading, one_line, say, words_of
from companion.followups.arc import FEWEST_LINES, HAD, Arc, ArcChange, ArcLine
from companion.followups.review import Review, Way
from companion.goals.missing import missing_parts
from companion.pairs.agreement import Side
from companion.text.phrasing import as_sentence, without_end
from companion.values import SUREST
from companion.writing.draft import SourceKind


def show_changes(changes: tuple[ArcChange, ...], *, on: date) -> None:
    """Print what the next talks are about now, why, and what waits for it.

    That the question of a talk had its talk changes nothing that anybody needs to know.
    """
    told = [one for one in changes if one.why != HAD]
    if not told:
        return
    heading("What this changes in your plan:")
    for change in told:
        if change.now is not None:
            say(_dated(change.now, on=on), indent=2)
            say(f"{change.why}{_instead(change, on=on)}", style="dim", indent=4)
        elif change.was is not None:
            say(f"Not for now: {change.was.question}", indent=2)
            say(change.why, style="dim", indent=4)


def _instead(change: ArcChange, *, on: date) -> str:
    """Return what went from its place for a new question, and where it is now."""
    if change.was is None:
        return ""
    # A question ends in what it asks; what leads into it is known.
    short = last_sentence(change.was.question)
    if change.later is None or change.later.on is None:
        return f"; “{short}” waits"
    return f"; “{short}” moves to {day(change.later.on, on=on)}"


def last_sentence(text: str) -> str:
    """Return the last sentence of a question."""
    return _END.split(text.strip())[-1]


_END: Final = re.compile(r"(?<=[.!?”])\s+(?=\S)")


def _dated(line: ArcLine, *, on: date) -> str:
    return line.question if line.on is None else f"{day(line.on, on=on)}: {line.question}"


def show_arc(arc: Arc, *, on: date, changes: tuple[ArcChange, ...] = ()) -> None:
    """Print the plan over the next talks, one question each; what changed says why beside it."""
    heading("The plan over your next talks, one question each:")
    changed = {change.now: change for change in changes if change.now is not None}
    for number, line in enumerate(arc.lines, start=1):
        say(f"{number}. {_dated(line, on=on)}", indent=2)
        change = changed.get(line)
        new = None if change is None else f"new: {change.why}{_instead(change, on=on)}"
        say(f"{without_end(line.milestone)} ({new or _from(line)})", style="dim", indent=5)
    for change in changes:
        if change.now is None and change.was is not None and change.why != HAD:
            say(f"Not for now: {last_sentence(change.was.question)} ({change.why})", indent=2)
    if arc.lines and arc.lines[-1].source.ref.startswith(EVENTS):
        say("What comes after follows from that talk.", indent=2)
        return
    missing = arc.missing if len(arc.lines) < FEWEST_LINES else ()
    if missing:
        say("With this there would be more to plan on:", indent=2)
        bullets((one.text for one in missing), indent=4)


def _from(line: ArcLine) -> str:
    match line.source.kind:
        case SourceKind.GOAL:
            is_event = line.source.ref.startswith(EVENTS)
            return "from what you told" if is_event else "from the goal"
        case SourceKind.NOTES:
            told = f"{line.question} {line.milestone}".casefold()
            is_told = line.source.quote.casefold() in told
            return "from the notes" if is_told else f"from the notes: {words_of(line.source.quote)}"
        case _:
            return "a question that fits the goal"


def show_review(review: Review, arc: Arc, *, on: date) -> None:
    """Print what is known of how a goal went, and the four ways with their commands."""
    goal = review.goal
    say(f"Looking back on “{one_line(goal.statement)}”", style="bold")
    bullets(_known(review, on=on))
    if review.proposed is None:
        heading(as_sentence(review.because))
    else:
        heading(f"It points to: {_WAYS[review.proposed][0]}. {as_sentence(review.because)}")
    say("You decide:")
    ways = _WAYS if arc.side is Side.MENTEE else {**_WAYS, **_MENTORS_WAYS}
    for way in Way:
        name, command = ways[way]
        say(f"{name}: {command.format(name=arc.other_name)}", indent=2)
    show_arc(arc, on=on)


_WAYS: Final = {
    Way.CONTINUE: ("go on", 'companion prep "{name}"'),
    Way.DEEPEN: ("go deeper", 'companion start --goal "the narrower part, in your words"'),
    Way.SWITCH: ("switch to another goal", 'companion start --goal "…"'),
    Way.CLOSE: ("close with thanks", 'companion pair "{name}" --end'),
}
_MENTORS_WAYS: Final = {
    Way.DEEPEN: ("go deeper", 'companion prep "{name}" --goal "the narrower part"'),
    Way.SWITCH: ("switch to another goal", 'companion prep "{name}" --goal "…"'),
}
"""A mentor stores no goal of their own for what a mentee wants."""


def _known(review: Review, *, on: date) -> list[str]:
    """Return what is known in plain lines; nothing that nobody said or confirmed."""
    lines = [_counts(review)]
    if review.results:
        told = "; ".join(words_of(one) for one in review.results[-3:])
        lines.append(f"What came of it: {told}")
    if review.asked:
        lines.append(f"Your question was answered in {review.answered} of {review.asked} talks.")
    if review.milestones:
        lines.append(
            f"{review.milestones_talked} of {review.milestones} steps towards it had their talk."
        )
    if review.sure_before is not None:
        now = "" if review.sure_now is None else f", {review.sure_now} now"
        lines.append(f"Sure of getting there: {review.sure_before} of {SUREST} at first{now}.")
    if review.goal.success_measure:
        lines.append(f"To hold it against: {words_of(review.goal.success_measure)}")
    lines.extend(
        f"Since then, on {day(one.on, on=on)}: {words_of(one.text)}" for one in review.goal.events
    )
    if review.due_on is not None:
        lines.append(f"The day for looking back: {day(review.due_on, on=on)}.")
    lines.extend(one.text for one in missing_parts(review.goal)[:1] if not review.is_thin)
    return lines


def _counts(review: Review) -> str:
    talks = f"{review.talks} talk{'' if review.talks == 1 else 's'} noted"
    every = review.done + review.open + review.dropped
    if not every:
        return f"{talks}; nothing was promised."
    counted = ((review.done, "done"), (review.open, "open"), (review.dropped, "dropped"))
    parts = [f"{count} {how}" for count, how in counted if count]
    stale = f" ({review.stale} for long)" if review.stale else ""
    promises = "1 promise" if every == 1 else f"{every} promises"
    return f"{talks}; of {promises} {', '.join(parts)}{stale}."
