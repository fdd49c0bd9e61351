"""What is handed out in a recorded meeting of several: who is told to do what, found by its signs.

"We'll have to think about that" comes up hundreds of times in an hour; what is handed out is said
plainly, mostly late, among other things that are handed out. How much each sign tells was learned
from the AMI meetings (CC BY 4.0); `companion/text/weights/handing_out.json` says how.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log1p
from typing import Final

from companion.people.person import PersonId
from companion.summaries import cues
from companion.summaries.doers import Clause, Reading, reading_of
from companion.summaries.errands import is_question
from companion.summaries.notes import Notes
from companion.summaries.patterns import compiled
from companion.summaries.summary import ActionStatus
from companion.text.due import find_due_phrases
from companion.text.linear import Linear, learned
from companion.text.remembered import remembered

WEIGHTS: Final = "handing_out"
FIRST: Final = "first"
"""The level from which a meeting has anything handed out at all."""

NEXT: Final = "next"
"""The level from which more is believed, once something is."""

_MOST_TASKS: Final = 5
_AROUND: Final = 6
"""Sentences on each side in which other things may be handed out."""

_SHORT: Final = 5
_LATE: Final = (0.5, 0.7, 0.8, 0.9, 0.95)

_WILL: Final = (
    r"(?:'ll|'re (?:going to|gonna)|'s (?:going to|gonna)| (?:will|gonna|to|gets?|could|can|should)"
    r"| (?:is|are) (?:going to|gonna)| ha(?:s|ve) to| needs? to)"
)
_YOU: Final = compiled(
    r"\byou(?: guys| two| both)?(?:'ll| will|'re (?:going to|gonna)| are (?:going to|gonna)"
    r"| (?:have|need) to|'re \w+ing| get| gonna| do the)\b"
)
_WANT: Final = compiled(
    r"\b(?:i|we)(?:'d| would)? (?:like|want|need) (?:you|the)\b(?: guys)?(?: to)?"
    r"|\bwhat i (?:want|would like)\b"
)
_YOU_CAN: Final = compiled(r"\byou (?:could|can|should|might)\b")
_WE: Final = compiled(
    r"\bwe(?:'ll| will|'re (?:going to|gonna)| are (?:going to|gonna)| have to| need to| should"
    r"|'ve got to|'ll have to)\b|\blet's\b"
)
_I: Final = compiled(r"\bi(?:'ll| will|'m (?:going to|gonna)| have to| need to)\b")
_WORK: Final = compiled(
    r"\b(?:work(?:ing)? (?:on|together)|look(?:ing)? (?:at|into|for)|find(?:ing)? out|prepar\w+"
    r"|think about|focus\w* on|design\w*|evaluat\w+|complet\w+|send|put|do(?:ing)? (?:the|some|a)"
    r"|check|watch\w*|draw\w*|report|questionnaire|research\w*|summar\w+|get|come up with|try)\b"
)
_PHASE: Final = compiled(
    r"\bnext (?:meeting|phase|time|session)\b|\bbefore (?:the next|lunch)\b|\bindividual\b"
    r"|\bafter (?:this|the) meeting\b"
)
_DOUBT: Final = compiled(
    r"\b(?:i (?:think|guess|mean|don't know)|maybe|perhaps|probably|at some point|if (?:we|you)"
    r"|would (?:be|have)|(?:sort|kind) of)\b"
)
_FILLER: Final = compiled(r"\b(?:um+|uh+|er|mm+|hmm+)\b[,.]?\s*")

_GRAMMAR: Final = {"want": _WANT, "you": _YOU, "can": _YOU_CAN, "i": _I, "we": _WE}


@dataclass(frozen=True, kw_only=True)
class Handed:
    """A clause that may hand something out, and what speaks for it."""

    clause: Clause
    signs: Mapping[str, float]


def handed_out(notes: Notes, *, weights: Linear | None = None) -> tuple[Clause, ...]:
    """Return the clauses in which somebody is surely told to do something, in order."""
    by = weights or learned(WEIGHTS)
    scored = sorted(
        ((by.score(one.signs), one.clause) for one in candidates(notes)),
        key=lambda pair: (-pair[0], pair[1].sentence),
    )[:_MOST_TASKS]
    if not scored or scored[0][0] < by.levels[FIRST]:
        return ()
    kept = [clause for score, clause in scored if score >= by.levels[NEXT]]
    return tuple(sorted(kept, key=lambda clause: clause.sentence))


def candidates(notes: Notes) -> Iterator[Handed]:
    """Yield every clause that has the form of an assignment, with its signs."""
    total = len(notes.sentences)
    texts = [_FILLER.sub("", sentence.text) for sentence in notes.sentences]
    names = _name_pattern(notes.cast.pattern)
    around = {
        "work around": _more_around([bool(_WORK.search(text)) for text in texts]),
        "you around": _more_around([bool(_YOU.search(text)) for text in texts]),
        "phase around": _any_around([bool(_PHASE.search(text)) for text in texts]),
        "name around": _any_around([bool(names.search(text)) for text in texts]),
    }
    for number, sentence in enumerate(notes.sentences):
        if sentence.speaker is None:
            continue
        reading = reading_of(notes, number)
        clause = _assignment(reading)
        if clause is None or is_question(sentence.text):
            continue
        if clause.owner is None and _is_left_to_all(texts[number]):
            continue
        signs = {name: values[number] for name, values in around.items()}
        signs["names somebody"] = float(bool(names.search(texts[number])))
        signs |= _signs(reading, clause, texts[number])
        signs |= {f"after {part:.0%}": float(number > part * total) for part in _LATE}
        yield Handed(clause=clause, signs=signs)


def _is_left_to_all(text: str) -> bool:
    """Tell whether "we" might have to do something, some day: nobody is told to."""
    others = (pattern for name, pattern in _GRAMMAR.items() if name != "we")
    is_doubtful = _DOUBT.search(text) is not None and _WE.search(text) is not None
    return is_doubtful and not any(pattern.search(text) for pattern in others)


def _signs(reading: Reading, clause: Clause, text: str) -> dict[str, float]:
    found = {name: float(bool(pattern.search(text))) for name, pattern in _GRAMMAR.items()}
    length = len(text.split())
    is_told = clause.owner is not None and clause.owner != reading.voice
    return found | {
        "told by name": float(is_told),
        "told by another name": float(clause.owner is None and not any(found.values())),
        "work": float(bool(_WORK.search(text))),
        "phase": float(bool(_PHASE.search(text))),
        "doubt": float(bool(_DOUBT.search(text))),
        "due": float(bool(find_due_phrases(text))),
        "short": float(length < _SHORT),
        "length": log1p(length),
    }


def _more_around(flags: Sequence[bool]) -> list[float]:
    """Return, per sentence, how much more of its neighbours than of all sentences have the flag."""
    usual = sum(flags) / max(1, len(flags))
    return [count / max(1, others) - usual for count, others in _counts_around(flags)]


def _any_around(flags: Sequence[bool]) -> list[float]:
    """Return, per sentence, 1 where a neighbour has the flag."""
    return [float(count > 0) for count, _ in _counts_around(flags)]


def _counts_around(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    for at, own in enumerate(flags):
        near = flags[max(0, at - _AROUND) : at + _AROUND + 1]
        yield sum(near) - own, len(near) - 1


@remembered(most=64)
def _name_pattern(names: str) -> re.Pattern[str]:
    return compiled(rf"\b(?:{names})\b")


@remembered(most=64)
def _named_pattern(names: str) -> re.Pattern[str]:
    """Return the pattern for a name of the cast, or some other name, that is told what to do."""
    other = r"(?!(?:And|But|So|Then|That|This|It|There|What|Which|Who|Um|Uh|Well|Yeah|Okay|You)\b)"
    return compiled(
        rf"\b(?:(?P<name>{names})(?: (?-i:[A-Z])\w+)?|(?-i:{other}[A-Z][a-z]{{2,12}})),?{_WILL}\b"
    )


def _assignment(reading: Reading) -> Clause | None:
    """Return the clause in which somebody is told what to do, or says it."""
    text = reading.text
    found = _named_pattern(reading.cast.pattern).search(text)
    if found is not None:
        owner = reading.cast.named(found["name"]) if found["name"] else None
        return _clause(reading, found.start(), found.end(), owner)
    for name, pattern in _GRAMMAR.items():
        found = pattern.search(text)
        if found is not None:
            owner = reading.voice if name == "i" else None
            return _clause(reading, found.start(), found.end(), owner)
    return None


def _clause(reading: Reading, start: int, task: int, owner: PersonId | None) -> Clause | None:
    if cues.NEGATED.match(reading.text, task + 1):
        return None
    clause = reading.clause(
        subject=start, task=task, verb="", owner=owner, status=ActionStatus.COMMITTED
    )
    return replace(clause, start=start)
