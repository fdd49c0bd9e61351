"""Reads the job of somebody from a note, as one names whose view is asked for: "a deputy head"."""

import re
from typing import Final

from companion.outreach.time_served import is_noun_phrase
from companion.outreach.work_words import WORK
from companion.people.roles import in_sentence, is_role
from companion.text.phrasing import with_article
from companion.text.verb_lists import word_set

_MOST_WORDS: Final = 6

FORMER: Final = re.compile(r"(?:an?\s+)?(?:ex-?|former(?:ly)?|once)\s+(?:an?\s+)?", re.IGNORECASE)
"""What stands before a job that somebody no longer has."""

ARTICLED: Final = re.compile(r"^(?:an?|the)\s", re.IGNORECASE)

_TITLE: Final = re.compile(r"(?:prof(?:essor)?|dr|doctor|sister|father|brother|rev|mother)", re.I)
"""What stands before a name and says little of a job."""

_OF_WHAT: Final = re.compile(r"\s(?:on|in|of)\s")
_ENDS: Final = re.compile(r"\s(?:at|@|for|with|who|from|since|until|till|near)\s|,|\s\d")
_THEN: Final = re.compile(r"\s(?:and\s)?then\s(?:an?\s)?", re.IGNORECASE)
_IN_A_PLACE: Final = re.compile(r"\sin\s", re.IGNORECASE)
_NATURES: Final = word_set(
    "talker thinker listener learner doer worrier moaner giver believer lover joker smoker drinker "
    "laugher dreamer fighter survivor"
)
"""What somebody is like: no job, though it ends like one."""

_SAYS_NOT_WHAT: Final = frozenset({"partner", "member"})
_RETIRED: Final = re.compile(r"(?:an?\s)?(?:semi-)?retired\s", re.IGNORECASE)


def noted_job(text: str) -> str | None:
    """Return a job with its article, without its employer: "a deputy head"."""
    bare = ARTICLED.sub("", FORMER.sub("", text) if FORMER.match(text) else text, count=1)
    head = job_head(bare)
    latest = _THEN.split(head)[-1]
    if latest != head and names_job(latest):
        head = latest  # "midwife then lecturer": what they are now
    if _is_too_much(head):
        head = _IN_A_PLACE.split(head, maxsplit=1)[0]
    if _TITLE.fullmatch(head) or _is_too_much(head) or FORMER.match(text):
        return None
    if not (names_job(head) and is_noun_phrase(head)):
        return None
    return with_article(in_sentence(head))


def job_head(text: str) -> str:
    """Return a job up to its employer: "deputy head" of "deputy head at Oak School, since May"."""
    return _ENDS.split(text, maxsplit=1)[0].strip()


def names_job(text: str) -> bool:
    """Tell whether a phrase names a job, by lists or as somebody who does some work."""
    last = (_OF_WHAT.split(text, maxsplit=1)[0].split() or [""])[-1].lower()
    if last in _NATURES or _RETIRED.sub("", text).strip().lower() in _SAYS_NOT_WHAT:
        return False
    does = last.endswith("er") and any(base in WORK for base in (last[:-2], last[:-1], last[:-3]))
    return does or is_role(text) or is_role(_OF_WHAT.split(text, maxsplit=1)[0])


def _is_too_much(head: str) -> bool:
    """Tell whether a phrase holds more than a job."""
    words = head.lower().split()
    inner = {"a", "an", "the", "twice", "once", "my", "now"} & set(words)
    return bool(inner) or len(words) > _MOST_WORDS
