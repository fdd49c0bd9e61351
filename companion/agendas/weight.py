"""How much of a session something left open deserves: stakes and the goal's own before asides."""

import re
from collections.abc import Sequence
from typing import Final

from companion.agendas.agenda import AgendaBrief, EarlierAdvice, OpenPoint, PastNotes, PointKind
from companion.agendas.points import other_did_not_know
from companion.agendas.subjects import aside_in
from companion.goals.closeness import WEAK, goal_stems
from companion.goals.goal import Goal
from companion.text.remembered import remembered
from companion.text.words import STOP_WORDS, stems
from companion.text.worries import tells_worry

HEAVY: Final = 2.0
"""From this weight on, something is worth the longest stretch of a session."""

_KINDS: Final = {
    PointKind.PUT_OFF: 3.0,
    PointKind.PLANNED: 9.0,
    PointKind.WEIGHS: 2.0,
    PointKind.UNDECIDED: 2.0,
    PointKind.QUESTION: 1.5,
    PointKind.AHEAD: 1.0,
    PointKind.ADVICE: 0.5,
    PointKind.AGREED: 0.0,
}
_ASIDE: Final = 0.5
"""Of what is no more than a word with a mark: "pay? didn't ask"."""
_ROUGH: Final = re.compile(r"\b(?:abt|about|around|approx|circa|ca)\.? ?\d[\d.,]{0,8}%? ?\?", re.I)
"""A figure that is only not certain: "pass is abt 60??" asks nothing of anybody."""
_PRESSING: Final = re.compile(
    r"!!|\b(?:want|leave|leaving|quit|keep|stay in|give up|hate) (?:to )?(?:this|the|my|her|his)"
    r" (?:job|post|role|work|course)\b",
    re.IGNORECASE,
)
"""Marked by its writer, or whether somebody goes on at all."""
_FOR_ANOTHER: Final = 0.4
"""Of a question that the other one could not answer."""
_CHOICE: Final = re.compile(r"\bor\b", re.IGNORECASE)
_STAKES: Final = re.compile(
    r"[$£€]\s?\d|\d\s?(?:[$£€]|k\b|p\b|%|/(?:hr|h|wk|mo|week|month|hour)\b)|\b\d{3,}\b"
    r"|\b(?:notice|contract|licen[cs]e|warning|debt|loan|savings|rent|lease|salary|fee|visa|exam"
    r"|deadline|quit|resign|sack(?:ed)?|leave|court|council|inspection|permit|insurance|funding)\b",
    re.IGNORECASE,
)
_WORRY: Final = 3.5
_MOVED: Final = re.compile(
    r"\b(?:went (?:very |all )?quiet|cr(?:y|ies)|tears|upset"
    r"|angry|did(?: not|n['’]?t) get (?:any )?further)\b",
    re.IGNORECASE,
)
"""What shows that a matter goes near to somebody, or that the two could not finish it."""
_HEAVY_SIGN: Final = 1.5
_MOST_NEAR: Final = 2
_MOST_LINES: Final = 3
_PER_LINE: Final = 0.5
_LONGEST_READ: Final = 20_000
_NOTES_KEPT: Final = 16
"""Notes whose lines are remembered: each point is weighed against the lines of the same few."""


def weight_of(point: OpenPoint, *, goal: Goal | None, notes: Sequence[PastNotes]) -> float:
    """Return how heavy a point is: by its kind, the goal's words, its stakes, and other lines."""
    text = point.quote.text
    if aside_in(text) is not None:
        return _ASIDE
    if _ROUGH.search(text):
        return _ASIDE
    if other_did_not_know(text):
        # The same person is asked again only whom to ask instead.
        return _FOR_ANOTHER
    telling = _telling(text)
    aims = set(goal_stems(goal)) - WEAK if goal is not None else set()
    shared = sum(not telling.isdisjoint(line) for line in _other_lines(point, notes))
    return (
        _KINDS[point.kind]
        + min(len(telling & aims), _MOST_NEAR)
        + (1.0 if _CHOICE.search(text) and "?" in text else 0.0)
        + (1.0 if _STAKES.search(text) else 0.0)
        + (_HEAVY_SIGN if _PRESSING.search(text) else 0.0)
        + (_HEAVY_SIGN if _MOVED.search(text) else 0.0)
        + (_WORRY if tells_worry(text) else 0.0)
        + _PER_LINE * min(shared, _MOST_LINES)
    )


def heaviest_first(
    points: Sequence[OpenPoint], *, goal: Goal | None, notes: Sequence[PastNotes]
) -> tuple[OpenPoint, ...]:
    """Return points by weight, those of equal weight as they came; what was agreed leads."""
    if len(points) <= 1:
        return tuple(points)
    return tuple(
        sorted(
            points,
            key=lambda one: (
                one.kind is not PointKind.AGREED,
                -weight_of(one, goal=goal, notes=notes),
            ),
        )
    )


def nearest_advice(brief: AgendaBrief) -> EarlierAdvice | None:
    """Return what was noted last time that speaks most to the goal; None where nothing does."""
    goal = brief.goal
    aims = (set(goal_stems(goal)) | _telling(goal.challenge or "")) - WEAK
    shared = [(len(_telling(one.quote.text) & aims), one) for one in brief.carryover.advice]
    # Among what speaks to the goal, what it costs or pays comes first.
    scored = [(near + bool(_STAKES.search(one.quote.text)), one) for near, one in shared if near]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return None if best is None else best[1]


def _telling(text: str) -> frozenset[str]:
    return frozenset(stem for stem in stems(text) if stem not in WEAK and stem not in STOP_WORDS)


def _other_lines(point: OpenPoint, notes: Sequence[PastNotes]) -> list[frozenset[str]]:
    text = next((past.text for past in notes if past.ref == point.ref), "")
    begin = point.quote.text[:20]
    return [telling for line, telling in _lines_of(text[:_LONGEST_READ]) if begin not in line]


@remembered(most=_NOTES_KEPT)
def _lines_of(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the lines of some notes with what is telling in each."""
    return tuple((line, _telling(line)) for line in text.splitlines() if line.strip())
