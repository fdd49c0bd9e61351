"""Whether words name a thing to do, and whether they are doubted, over, or mere talk."""

import re
from typing import Final

from companion.summaries import cues
from companion.summaries.doers import Reading, clause_start
from companion.summaries.patterns import compiled
from companion.summaries.strangers import NOT_NAMES
from companion.summaries.summary import ActionStatus
from companion.summaries.verbs import TALKING, base_of_progressive, is_errand, is_feeling, is_past
from companion.text.due import find_due_phrases

_WORD: Final = re.compile(r"[^\W\d_][\w'-]*")
_NO_VERBS: Final = (NOT_NAMES - {"let", "plan", "work", "need", "remember"}) | frozenset(
    "and or in at with by of to for as into about like very so too bit little kind feeling".split()  # noqa: SIM905 - a word list reads as words
)

_TAGGED: Final = compiled(
    r",?\s{0,3}(?:ok(?:ay)?|right|yes|yeah|alright|if that's (?:ok|fine|alright)|deal"
    r"|(?:would|could|will|can) you|please)\s{0,3}\?+\W{0,5}$"
)
_QUESTION: Final = re.compile(r"\?[\s?!\"')\]]{0,5}(?:[^\w\s]\s?){0,3}$")
_LET_KNOW: Final = compiled(r"let \w+ (?:know|have|see)\b")
_TRIED: Final = compiled(r"try (?:it|that|this|the|her|his|out)\b")
"""One thing that is tried once, and no habit."""

_STATED: Final = compiled(
    r"^\W*(?:(?:ok(?:ay)?|so|then|and|right|well|yes|great)\W+)*(?:i|we|he|she)(?:'ll| will) "
)
"""A promise that is put as a question: "I'll write it up then, and you look at it?"."""

_GENERAL: Final = compiled(
    r"\b(?:always|never|whenever|everyone|everybody|nobody|anyone|anything|yourself|one's"
    r"|(?:when|if|before|until|unless|once) you|every time|in general|generally|usually"
    r"|more often|as much as)\b"
)


def is_question(text: str) -> bool:
    """Tell whether a sentence asks, and is not a statement with "ok?" at its end."""
    end = text[-80:]
    is_put = bool(_QUESTION.search(end)) and not _TAGGED.search(end)
    return is_put and not _STATED.match(text) and not _only_doubts(text)


_DOUBTED: Final = re.compile(
    r"\s\((?!(?:what|which|how|who|whom|whose|when|where|why|is|are|was|do|does|did|can|could|should"
    r"|would|will|shall|may|might|has|have|or)\b)[^()\s?]{1,30}(?: [^()\s?]{1,30}){0,3} ?\?\)\W*$",
    re.IGNORECASE,
)
_TELLING_WORDS: Final = 6


def _only_doubts(text: str) -> bool:
    """Tell whether a statement's one mark is of a word in brackets: "wants the card (Moira?)"."""
    doubted = _DOUBTED.search(text[-160:])
    if doubted is None:
        return False
    told = text[: len(text) - len(doubted[0])]
    return "?" not in told and len(told.split()) >= _TELLING_WORDS


def is_general(words: str) -> bool:
    """Tell whether advice holds for good, so that nobody could tick it off."""
    return bool(_GENERAL.search(words) or (cues.HABIT.match(words) and not _TRIED.match(words)))


def word_at(text: str, position: int) -> str:
    """Return the word that begins at `position`, or an empty text."""
    found = _WORD.match(text, position)
    return found.group() if found else ""


def verb_at(text: str, position: int, *, strict: bool) -> str | None:
    """Return the base form of the verb at `position`; None for a state, a negation, or no verb.

    Unless `strict`, any other word passes for a verb: after "I'll" hardly anything else follows.
    """
    word = word_at(text, position).casefold()
    if not word or cues.NEGATED.match(word):
        return None
    if word == "let" and _LET_KNOW.match(text, position):
        return word
    base = word if is_errand(word) else base_of_progressive(word)
    if base is not None or word in ("have", "see"):
        return base or word
    if strict or is_feeling(word) or word in _NO_VERBS or not word.isalpha() or len(word) < 2:
        return None
    return None if is_past(word) else word


def is_errand_here(reading: Reading, task: int, status: ActionStatus) -> bool:
    """Tell whether the words from `task` on are a thing to do, not a figure of speech."""
    rest = reading.text[task:]
    if cues.NEGATED.match(rest) or cues.NO_ERRAND.match(rest):
        return False
    if _NEXT_SUBJECT.match(rest):
        return False
    if cues.NEXT_TIME.search(reading.text) or _is_appointment(reading, rest):
        return False
    if reading.is_spoken and cues.ON_THE_SPOT.match(rest):
        return bool(find_due_phrases(rest))
    return status is not ActionStatus.SUGGESTED or not is_general(rest)


_NEXT_SUBJECT: Final = compiled(
    r"(?:talk|speak|chat|discuss|cover|go (?:over|into|through)|come back|return|pick up|get to)\b"
    r"[^.;:!?]{0,80}\b(?:next (?:time|session|call|meeting|chat|visit)|when we (?:next )?meet)\b"
)
"""A subject for the next meeting: nothing that one of the two goes and does."""

_FILLERS: Final = compiled(
    r"\b\d{1,2}(?:[:.h]\d\d)?\s?(?:am|pm|h|o'clock)?\b",
    r"\b(?:to|with|up|you|each|other|again|then|next|time|her|him|them|on|at|in|so|ok|also|and|all"
    r"|both|together|soon|for|a|the|quick|short|call|coffee|session|weeks?|hour|same)\b",
)


_AGAIN: Final = compiled(r"(?:call|ring|phone) (?:each other )?again\b")
_TO_ANOTHER: Final = compiled(r" (?:to|with) (?:her|him|them)\W*$")


def _is_appointment(reading: Reading, rest: str) -> bool:
    """Tell whether a clause only says when the two meet: that is not a thing to do."""
    verb = word_at(rest, 0)
    left = rest[len(verb) :]
    if verb.casefold() not in TALKING and not _AGAIN.match(rest):
        return False
    if _TO_ANOTHER.match(left) and not find_due_phrases(left):
        return False
    for due in reversed(find_due_phrases(left)):
        left = left[: due.start] + left[due.end :]
    left = reading.cues.anyone.sub(" ", _FILLERS.sub(" ", left))
    return not any(map(str.isalpha, left))


_FARTHEST_DOUBT: Final = 90
"""Characters after a verb: what is doubted later, in words that run on, is something else."""
_ASKS_WHETHER: Final = compiled(
    r"\b(?:ask|asks|asking|checks?|see|sees|know|finds? out|wonder|confirm|clarify|decide"
    r"|tell \w+)\b"
    r"[^.;:]{0,60}$"
)


_WHETHER: Final = compiled(r"\b(?:whether|if)\b")
_DESCRIBED: Final = compiled(
    r"^\W*ask [^,;]{1,40}, (?:who|which|whose|my|the|an?) [^,;]{1,60},\s?$"
)
"""Whom one asks, described between two commas: "ask Ann, who left in June, if she can"."""
_TIME_LEFT: Final = compiled(
    r"(?:only )?if \w+ (?:have|has|get|find)s? (?:the )?(?:time|energy|a chance)\b"
)


def is_doubted(rest: str) -> bool:
    """Tell whether the words after a verb take half of it back ("not sure", "if I find time")."""
    found = cues.HEDGE_AFTER.search(rest)
    if found is None or found.start() > _FARTHEST_DOUBT:
        return False
    asks = _ASKS_WHETHER.search(rest[: found.start()])
    is_apart = asks is not None and asks.group().rstrip().endswith(",")
    if is_apart and _DESCRIBED.search(rest[: found.start()]):
        is_apart = False
    if asks and (_WHETHER.search(asks.group()) or is_apart):
        # "Ask them whether I may come, if she lets me" asks first and then has a condition.
        asks = None
    if _TIME_LEFT.match(rest, found.start()):
        return True
    return not (asks and re.match(r"(?:only )?if|not sure", found.group(), re.IGNORECASE))


_MEANT_TO: Final = compiled(r"\b(?:meant|supposed|due) to\b")
_I_THINK: Final = compiled(
    r"\b(?:i|we) (?:think|thought|believe|guess|suppose|reckon)\b[^.;]{0,20}$"
)
_NEVER_SAID: Final = compiled(
    r"^[^.;!?]*\bbut (?:we|nobody|no one|neither of us|i|s?he) (?:never|did ?n['o]t|didn't|did not"
    r"|have ?n't|haven't) (?:said?|agreed?|fixed?|set|decided?|settled?|discuss(?:ed)?)\b"
)
"""Behind a thing to do, that its terms were never agreed: "but we never said when"."""
_PERHAPS: Final = compiled(r"\b(?:mayb(?:e)?|perhaps|possibly)\b")


def hedged(reading: Reading, *, subject: int, task: int, status: ActionStatus) -> ActionStatus:
    """Return `status`, or tentative where the words around a promise doubt it."""
    if status is not ActionStatus.COMMITTED:
        return status
    before = reading.text[clause_start(reading.text, subject) : subject]
    said = _PERHAPS.search(reading.text[subject:task])
    if _MEANT_TO.search(reading.text[subject:task]) and _I_THINK.search(before):
        return ActionStatus.TENTATIVE
    if _NEVER_SAID.search(reading.text[task:]):
        return ActionStatus.TENTATIVE
    doubts = said or cues.HEDGE_BEFORE.search(before) or is_doubted(reading.text[task:])
    return ActionStatus.TENTATIVE if doubts else status
