"""Up to three plainer wordings of a vague wish, made of its owner's own words and branches."""

import re
from collections.abc import Iterator
from typing import Final

from companion.goals.branches import branches_of
from companion.goals.goal import Goal
from companion.goals.missing import GoalPart, missing_parts
from companion.goals.wording import GoalWords, goal_words
from companion.text.infinitives import bare_infinitive, sure_infinitive
from companion.text.pasting import may_be_pasted
from companion.text.phrasing import capitalised, clipped, tidied, without_end
from companion.text.shorthand import written_out
from companion.text.verb_lists import word_set
from companion.text.verbs import base_of_gerund, is_verb
from companion.text.words import count_words
from companion.values import Value

MOST_REWORDINGS: Final = 3
_LONGEST_READ: Final = 400
_MOST_WORDS: Final = 16
_FEWEST_WORDS: Final = 2

_NOT_ABLE: Final = re.compile(
    r"(?:and |but |so )?i (?:(?:still|just|really|also|simply) )?"
    r"(?P<not>can['’]?t|can ?not|could not|don['’]?t|do not|never|hardly ever|dare not)"
    r"(?: (?:really|ever|seem to|manage to|dare to|dare|even))?(?P<how> know how to)? "
    r"(?P<deed>\S.{2,200})",
    re.IGNORECASE,
)
_AFRAID: Final = re.compile(
    r"(?:and |but |so )?i(?:['’]m| am| feel| get)(?: (?:so|too|very|really|a bit|always|still))?"
    r" (?:scared|afraid|terrified|frightened|nervous|shy|anxious|bad)(?: of| about| at| when| to)"
    r" (?P<deed>\S.{2,200})",
    re.IGNORECASE,
)
_STRUGGLE: Final = re.compile(
    r"(?:and |but |so )?i (?:(?:always|still|really|often) )?(?:struggle|hate|dread|avoid|put off|"
    r"shy away from)(?: (?:to|with))? (?P<deed>\S.{2,200})",
    re.IGNORECASE,
)
_WITH_ANY_TENSE: Final = frozenset({"never", "hardly ever"})
_NO_DEED: Final = word_set(
    """
    know have want think like see need mind feel seem believe remember care enjoy love own get be
    understand hear work live come drop move travel commute relocate afford leave lose risk earn pay
    wait quit
    """
)
"""Of a state or a limit: who has no degree need not want one, who can't move house stays there."""

_LIMIT: Final = re.compile(
    r"[\d£$€]|\b(?:below|(?:less|more|fewer|further|later) than|miles away|far away)\b",
    re.IGNORECASE,
)
"""What a wish must keep within is nothing to wish for."""

_CUT: Final = re.compile(
    r"[,;–—(]|\s(?:because|since|although|though|but|so|when|if|unless|yet|any ?more|either|"
    r"and (?:i|my|we|it|they|nobody))\b",
    re.IGNORECASE,
)


class Rewording(Value):
    """A plainer wording of a wish, and the person's own words that it was made of."""

    text: str
    quote: str
    field: str
    """The field of the goal that holds the quote."""


def rewordings(goal: Goal) -> tuple[Rewording, ...]:
    """Return up to three wordings of a wish that says no outcome or weighs several ways; pure.

    One for each way that it weighs, else what is hard turned round: "I never say no to extra
    shifts" gives "Say no to extra shifts". None for a wish that is plain, and none that would
    need a word beside the person's own.
    """
    words = goal_words(goal)
    by_way = tuple(_of_ways(goal, words))
    is_vague = any(one.part is GoalPart.CHANGE for one in missing_parts(goal))
    found = by_way or (tuple(_of_obstacles(words)) if is_vague else ())
    said = {without_end(goal.statement).casefold()}
    kept = [one for one in found if without_end(one.text).casefold() not in said]
    by_text = {one.text.casefold(): one for one in kept}
    return tuple(by_text.values())[:MOST_REWORDINGS]


def _of_ways(goal: Goal, words: GoalWords) -> Iterator[Rewording]:
    for branch in branches_of(goal, words):
        text = _as_deed(branch.about)
        if may_be_pasted(text):
            yield Rewording(text=capitalised(text), quote=branch.quote, field="statement")


def _as_deed(way: str) -> str:
    """Return "teaching evening classes" as "teach evening classes"; a thing stays as it is."""
    first, _, rest = way.partition(" ")
    base = base_of_gerund(first, rest.partition(" ")[0]) or base_of_gerund(first, "the")
    if base is not None and rest:
        return bare_infinitive(way) or f"{base} {rest}"
    return sure_infinitive(way) or way


def _of_obstacles(words: GoalWords) -> Iterator[Rewording]:
    parts = (*words.challenge, *((words.obstacle,) if words.obstacle is not None else ()))
    for part in parts:
        text = _turned(written_out(tidied(part.text))[:_LONGEST_READ])
        if text is not None:
            yield Rewording(text=text, quote=part.quote, field=part.field)


def _turned(obstacle: str) -> str | None:
    """Return what is hard as something to do; None where that would take a guess."""
    found = _NOT_ABLE.match(obstacle) or _AFRAID.match(obstacle) or _STRUGGLE.match(obstacle)
    if found is None:
        return None
    deed = _CUT.split(without_end(found["deed"]), maxsplit=1)[0].strip()
    if _LIMIT.search(deed):
        return None
    first, _, rest = deed.partition(" ")
    following = rest.partition(" ")[0]
    # What stands behind "can't" and "don't" is a verb, known or not.
    is_sure = found.re is _NOT_ABLE and found["not"].lower() not in _WITH_ANY_TENSE
    known = is_verb(first, following) or (is_sure and first.isalpha())
    base = first if known else base_of_gerund(first, following)
    if base is None or base.casefold() in _NO_DEED or not rest:
        return None
    text = clipped(f"{base} {rest}", most_words=_MOST_WORDS)
    if text is None or count_words(text) < _FEWEST_WORDS or not may_be_pasted(text):
        return None
    return capitalised(text)
