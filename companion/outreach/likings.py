"""Says what somebody likes about their work, where a wish tells it: half of a vague wish."""

import re
from typing import Final

from companion.goals.goal import Goal
from companion.goals.wording import GoalWords, Said
from companion.outreach.facts import is_private
from companion.text.pasting import may_be_pasted, whole_sentence
from companion.text.patterns import lazy
from companion.text.phrasing import LONGEST_PHRASED, capitalised, without_end
from companion.text.sentences import sentences
from companion.text.shorthand import written_out

_MOST_WORDS: Final = 24
_FEWEST_WORDS: Final = 4
_SOFT: Final = r"(?:(?:actually|really|most|do|also|still|always|honestly|quite)\s){0,2}"
_LIKES: Final = lazy(
    rf"(?:(?:and|but|so)\s)?(?:(?:the|one)\s(?:\w+\s)?(?:bit|part|parts|thing|things|side|bits)\s"
    rf"(?:that\s)?i\s{_SOFT}(?:like|love|enjoy)\b|what\si\s{_SOFT}(?:like|love|enjoy)\b"
    rf"|i\s{_SOFT}(?:like|love|enjoy)\s(?!to\b|it\b|that\b|this\b|them\b|my\s(?:boss|job\b))"
    r"|i['’]?m\s(?:good|best|happiest)\s(?:at|with|when)\b)",
    re.IGNORECASE,
)
_ENDS: Final = lazy(
    r",\slike\s|,?\s(?:so\s|maybe\b|perhaps\b|but\b|though\b|because\b)|\s?[(;:]|\s[-–—]\s|\s?\.\.\.|…",
    re.IGNORECASE,
)


def liking_said(words: GoalWords, goal: Goal) -> Said | None:
    """Return what the sender likes as a sentence; None where none can be said. Pure, linear.

    Only beside a wish that says something else: what one likes may be all that is said there.
    """
    for sentence in sentences(goal.statement[:LONGEST_PHRASED]):
        if _LIKES.match(sentence.text) is None:
            continue
        quote = without_end(_ENDS.split(sentence.text, maxsplit=1)[0].strip(" ,"))
        whole = whole_sentence(written_out(quote))
        is_short = _FEWEST_WORDS <= len(quote.split()) <= _MOST_WORDS
        if whole is None or not is_short or not may_be_pasted(quote) or is_private(quote):
            continue
        if without_end(whole).casefold() in words.clause.sentence.casefold():
            continue
        return Said(text=capitalised(whole), field="statement", quote=quote)
    return None
