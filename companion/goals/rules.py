"""Is a goal specific enough to work on, and what a text says of one: pure, and only asking."""

from datetime import date
from typing import Final

from pydantic import ValidationError

from companion.errors import BadRecordsError
from companion.goals.directions import says_when
from companion.goals.goal import Goal, GoalId, no_goal, says_something
from companion.goals.wishes import part_wish
from companion.problems import one_problem, problems_of, shown
from companion.text.fold import folded
from companion.text.patterns import lazy
from companion.text.words import STOP_WORDS, words
from companion.values import FIELD_LIMIT, Notice

FEWEST_WORDS: Final = 3
"""Words that carry meaning; with fewer a goal names a topic, not an outcome."""

_OPENING: Final = 200
"""How much of a statement is searched for a vague opening."""

_LABELS: Final = {
    "goal": "statement",
    "my goal": "statement",
    "what": "statement",
    "challenge": "challenge",
    "problem": "challenge",
    "obstacle": "challenge",
    "what is in the way": "challenge",
    "success": "success_measure",
    "measure": "success_measure",
    "success measure": "success_measure",
    "done when": "success_measure",
    "by": "target_on",
    "by when": "target_on",
    "deadline": "target_on",
    "target date": "target_on",
    "now": "baseline",
    "today": "baseline",
    "baseline": "baseline",
    "where i stand": "baseline",
    "review": "review_on",
    "review on": "review_on",
    "look back on": "review_on",
}
_DAYS: Final = frozenset({"target_on", "review_on"})
_LABELLED: Final = lazy(r"\s*([A-Za-z ]{2,20}?)\s?:\s*(\S.*)")
_DAY: Final = lazy(r"\b(20\d\d-[01]\d-[0-3]\d)\b")

_VAGUE: Final = lazy(
    r"^(?:(?:i|want|wish|hope|would|like|love|need|trying|[‘’']?(?:d|m)|to|be able)[ ,]*){0,8}"
    r"(?:improv\w*|explor\w*|develop\w* my|grow\w*|learn(?:ing)? (?:more|about)|know(?:ing)? more"
    r"|understand\w*|work(?:ing)? on|(?:be|become|becoming|get|getting|feel|feeling)"
    r"(?: an?)? (?:better|more|good|great))\b"
    r"|\bsomething (?:more|else|different|new|better|meaningful|with|in|around|to do with)\b"
    r"|^(?:(?:i|want|wish|would|like|to|[‘’']?(?:d|m)|just)[ ,]*){0,5}get(?:ting)? "
    r"(?:on|ahead|further|somewhere|there)\b"
)
"""How a wish begins that says a direction and no end."""

_OUTCOMES: Final = lazy(
    r"\b(?:pass|finish|publish|launch|ship|sign|win|hir(?:e|ing)|open|mov(?:e|ing)|switch|start"
    r"|negotiat\w*|promot\w*|present|deliver|complete|submit|apply|find|sell|rais(?:e|ing)|writ\w*"
    r"|build|lead|run|hold|decid\w*|choos\w*|return\w*|qualify|delegat\w*|earn|save|cut|reach|teach"
    r"|stop|quit|leav\w*|get)\b"
)
_MEASURES: Final = lazy(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|first|half|every|each|once|twice"
    r"|without|at least|no more than|offer|certificate|exam|promot\w*|signed|published|permanent)\b"
)


def vague_parts(goal: Goal) -> tuple[Notice, ...]:
    """Return what a goal leaves open, each as a question its owner can answer.

    Codes: `goal_too_short`, `goal_no_outcome`, `goal_no_measure`, `goal_no_date`. None of them
    stops anything: a mentor can help to find the answer.
    """
    statement = folded(goal.statement).casefold()
    telling = [word for word in words(statement) if word not in STOP_WORDS]
    is_measured = bool((goal.success_measure or "").strip() or _MEASURES.search(statement))
    found: list[Notice] = []
    if _VAGUE.search(statement[:_OPENING]) and not is_measured:
        found.append(_NO_OUTCOME)
    elif len(telling) < FEWEST_WORDS and not _OUTCOMES.search(statement):
        found.append(_TOO_SHORT)
    if not is_measured:
        found.append(_NO_MEASURE)
    said = "\n".join((goal.statement, goal.success_measure or "", goal.challenge or ""))
    if goal.target_on is None and not says_when(said):
        found.append(_NO_DATE)
    return tuple(found)


def goal_from_text(text: str, id: str, *, where: str = "the goal", line: int | None = None) -> Goal:  # noqa: A002
    """Return the goal that somebody wrote in their own words.

    Labelled lines ("Challenge: …", "Success: …", "By: 2027-03-31") fill their fields. Of the rest,
    what plainly says what stands in the way ("…, but I don't know how", "Nobody asks me.") is the
    challenge, and everything else the statement; below a labelled challenge all of it adds to that.

    Raises:
        BadRecordsError: there is nothing to work with, or it is too long.
    """
    fields, rest = _labelled_fields(text)
    if "statement" not in fields and rest:
        fields["statement"], rest = rest[0], rest[1:]
    statement = fields.get("statement", "").strip()
    if "challenge" not in fields:
        parted = part_wish("\n".join((statement, *rest)))
        statement = parted.wish
        rest = [obstacle[:1].upper() + obstacle[1:] for obstacle in parted.obstacles]
    if not says_something(statement):
        value = shown(statement)
        raise one_problem(where, no_goal(statement), line=line, field="statement", value=value)
    challenge = "\n".join(part for part in (fields.pop("challenge", ""), *rest) if part)
    try:
        return Goal.model_validate(
            {"id": GoalId(id), "challenge": challenge or None, **fields, "statement": statement}
        )
    except ValidationError as error:
        raise BadRecordsError(problems_of(error, of=Goal, where=where, line=line)) from None


def _labelled_fields(text: str) -> tuple[dict[str, str], list[str]]:
    """Return the fields of labelled lines, and the other lines that are not blank."""
    fields: dict[str, str] = {}
    rest: list[str] = []
    for line in text[: 2 * FIELD_LIMIT].splitlines():
        label = _LABELLED.match(line)
        name = None if label is None else _LABELS.get(" ".join(label[1].casefold().split()))
        if not line.strip() or line.strip().rstrip(" :").casefold() in _LABELS:
            continue
        if label is None or name is None or name in fields:
            rest.append(line.strip())
        elif name not in _DAYS or _is_day(label[2]):
            fields[name] = label[2].strip()
        else:
            rest.append(line.strip())
    return fields, rest


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text.strip())
    except ValueError:
        return False
    return _DAY.fullmatch(text.strip()) is not None


_TOO_SHORT: Final = Notice(
    code="goal_too_short",
    text="This names a topic. What do you want to be able to do, or to have done?",
)
_NO_OUTCOME: Final = Notice(
    code="goal_no_outcome",
    text="What would be different afterwards? Name one thing that you would do or have then.",
)
_NO_MEASURE: Final = Notice(
    code="goal_no_measure",
    text="How will you know that it is done? Add a number, a first time, or somebody's yes.",
)
_NO_DATE: Final = Notice(
    code="goal_no_date", text="By when? Add a date, such as 'by the end of June'."
)
