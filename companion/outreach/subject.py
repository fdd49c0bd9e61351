"""The subject of a first e-mail: a few words that say what it is about."""

import re
from typing import Final

from companion.goals.wording import GoalWords
from companion.outreach.asked_for import named_wish
from companion.outreach.message import OutreachBrief
from companion.outreach.names import own_first_name, salutation
from companion.outreach.on_behalf import OnBehalf
from companion.outreach.questions import is_named
from companion.text.clauses import GoalForm
from companion.text.phrasing import capitalised

SUBJECT_WORDS: Final = (3, 6)
"""Fewest and most words: three or four did best in the counts quoted in knowledge/guidance."""

_FEWEST_ALONE: Final = 3
_NO_SUBJECT: Final = re.compile(r"\b(?:I|I'm|I’m|me)\b|[?!:;“”\"]|\s[-–—]\s")
_LIGHT: Final = re.compile(
    r"(?:spending|finding|knowing|getting|having|being|taking|making|doing|going|using|working|"
    r"seeing|keeping|putting|bringing|giving|coming|becoming|learning)\b",
    re.IGNORECASE,
)
"""Verbs that say nothing without all that stands behind them."""

_GOES_ON: Final = re.compile(r"^\s(?:who|that|which|whose|and|or)\s")


def subject_line(brief: OutreachBrief, words: GoalWords, *, behalf: OnBehalf | None = None) -> str:
    """Return three to six words on the goal, or who writes where it gives none."""
    first_name = own_first_name(brief.mentee)
    if behalf is not None:
        return f"A question about {behalf.name}"
    topic = words.topic.text if words.topic is not None else None
    if brief.paired_by is not None:
        topic = _whole_topic(words)
    if topic is not None and _NO_SUBJECT.search(topic) is None and not _hangs(topic, words):
        count = len(topic.split())
        if _FEWEST_ALONE <= count <= SUBJECT_WORDS[1]:
            return capitalised(topic)
        if count < _FEWEST_ALONE:
            return f"A question about {topic}"
    if brief.paired_by is not None and first_name:
        pair = f"Mentoring: {first_name} and {salutation(brief.mentor)}"
        if len(pair.split()) <= SUBJECT_WORDS[1]:
            return pair
    return f"A short question from {first_name}" if first_name else "A short question for you"


def _whole_topic(words: GoalWords) -> str | None:
    """Return what a wish names, if all of it fits a subject; a part may say another thing."""
    if words.is_open_choice or words.clause.form is GoalForm.QUESTION:
        return None
    deed = words.clause.about if words.clause.form is GoalForm.ACTION else None
    topic = deed if deed is not None and not is_named(words) else named_wish(words)
    is_whole = topic is not None and _FEWEST_ALONE <= len(topic.split()) <= SUBJECT_WORDS[1]
    return topic if is_whole and words.clause.form is not GoalForm.SENTENCE else None


def _hangs(topic: str, words: GoalWords) -> bool:
    """Tell whether a topic is a part of the goal that says another thing by itself."""
    about = words.clause.about or topic
    is_whole = len(topic.split()) >= len(about.split())
    goes_on = _GOES_ON.search(about[len(topic) :][:8]) is not None
    return not is_whole and (_LIGHT.match(topic) is not None or "," in topic or goes_on)
