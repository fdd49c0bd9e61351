"""Words a thing to do as one would on a list: verb first, from the words of the notes alone."""

import re
from collections.abc import Sequence
from typing import Final

from companion.people.person import PersonId
from companion.summaries.cast import Cast
from companion.summaries.verbs import base_of_progressive, base_of_third, is_errand

_LONGEST: Final = 180
_FEWEST_WORDS: Final = 3
_SPACES: Final = re.compile(r"\s+")
_WORD: Final = re.compile(r"[^\W\d_][\w'-]*")

_TAIL: Final = re.compile(
    r"(?:\s*[;]|\s[-–—]+\s|[.!?…]+(?:\s|$)|\s*[-=]>|\s*[→➔]"
    r"|,?\s+so\s+(?:that\s+)?(?:i|he|she|they|we|it|you|there)\b|,?\s+because\b|,?\s+cos\b"
    r"|,\s+since\b"
    r"|,\s+as\s+(?:i|he|she|they|we|it)\b|,\s+(?:not\s+sure|no\s+excuses|whether\s+or\s+not"
    r"|even\s+(?:if|though)"
    r"|i\s+don't\s+know|i\s+(?:think|guess|hope)|he\s|she\s|they\s|which\s|otherwise|perhaps"
    r"|maybe|hopefully"
    r"|only\s+if|if\s|unless|but\s|that\s+would|it'?s?\s|we'?ll|who\s+knows|once\s|when\s|until\s"
    r"|apparently|just\s+in\s+case|i'?ll|i\s|yes|no\s|ok\b|right\b)|\s+but\s|,\s+\d+\s*min\b"
    r"|,?\s+and\s+(?:then\s+)?(?:he|she|they|i|we|you)(?:'ll|\s+(?:will|can|could|might"
    r"|should))\b|\s+unless\b|\s+if\s+(?:i|he|she|they|we)\b)",
    re.IGNORECASE,
)
"""Where the thing to do is over and reasons, doubts or other matters begin."""

_KEEPS_IF: Final = re.compile(
    r"\b(?:ask|check|see|know|find\s+out|wonder|confirm|clarify|decide|tell)\b[^.;:]{0,60}$", re.I
)
_FRINGE: Final = re.compile(
    r"^[\s,;:.!?\-–—>()\[\]]+|(?:[\s,;:.!?\-–—([\U0001f300-\U0001faff\u2600-\u27bf\ufe0f]"
    r"|\b(?:then|too|ok|okay|though|haha|lol|tbh|maybe|and"
    r"|by|on|in|at|for|due|deadline|anyway|for\s+sure|as\s+well|either|please)\b|(?:\(\s*\)"
    r"|\[\s*\]))+$",
    re.IGNORECASE,
)
_FILLER: Final = re.compile(r"\b(?:um+|uh+|er|erm|mm+|hmm+)\b[,.]?\s*", re.IGNORECASE)
_EMPTY_BRACKETS: Final = re.compile(
    r"\(\s*(?:due|by|deadline|until)?\s*:?\s*[,;]?\s*\)|\[\s*\]", re.I
)
_LEADS: Final = re.compile(
    r"(?:(?:also|then|just|definitely|first|really|probably|maybe|perhaps|now|try\s+to|try\s+and|be"
    r"|go\s+ahead\s+and|go\s+and|come\s+and|make\s+sure\s+(?:to|that\s+i|i)|please|able\s+to)\s+)+",
    re.IGNORECASE,
)


def worded(
    text: str,
    *,
    task: int,
    dues: Sequence[tuple[int, int]],
    cast: Cast,
    owner: PersonId | None,
    voice: PersonId | None,
) -> str:
    """Return the task that `text[task:]` holds, as a line of a list.

    `dues` are the stretches of `text` that say when; they are shown beside the line. "You" and
    "me" become names where it is certain whom they mean.
    """
    words = text[task:]
    for start, stop in sorted(dues, reverse=True):
        if task <= start and stop <= len(text):
            words = f"{words[: start - task].rstrip(' ,')} {words[stop - task :]}"
    words = _EMPTY_BRACKETS.sub(" ", _FILLER.sub("", words))
    words = _cut(words)
    words = _LEADS.sub("", words.lstrip(), count=1) if _LEADS.match(words.lstrip()) else words
    words = _in_base_form(_FRINGE.sub("", words).strip())
    words = _with_names(words, cast=cast, owner=owner, voice=voice)
    words = _balanced(
        _SPACES.sub(" ", _FRINGE.sub("", words)).replace(" ,", ",").replace(" :", ":").strip()
    )
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:")
    return words[:1].upper() + words[1:]


def _cut(words: str) -> str:
    """Return `words` up to where reasons and doubts begin, if enough is left."""
    for tail in _TAIL.finditer(words):
        kept = words[: tail.start()]
        if tail.group().strip(" ,").lower().startswith("if") and _KEEPS_IF.search(kept):
            continue
        if kept.count("(") > kept.count(")") or kept.count('"') % 2:
            continue
        if len(_WORD.findall(kept)) >= _FEWEST_WORDS or not words[tail.end() :].strip():
            return kept
        if tail.group()[:1] in ".!?;…" and _WORD.search(kept):
            return kept
    return words


def _in_base_form(words: str) -> str:
    """Return `words` with the verb at their start, and one joined to it, as an imperative."""
    found = _WORD.match(words)
    if found is None:
        return words
    verb = found.group()
    base = None
    if not is_errand(verb):
        base = base_of_progressive(verb) or base_of_third(verb)
    if base is None:
        return words
    joined = re.compile(r"(?<=\sand\s)[^\W\d_]+").search(words)
    rest = words[found.end() :]
    if joined is not None:
        other = base_of_progressive(joined.group()) if verb.endswith("ing") else None
        other = other or (base_of_third(joined.group()) if not verb.endswith("ing") else None)
        if other is not None:
            rest = words[found.end() : joined.start()] + other + words[joined.end() :]
    return base + rest


def _with_names(words: str, *, cast: Cast, owner: PersonId | None, voice: PersonId | None) -> str:
    """Return `words` with "you" and "me" replaced by who is meant, where they are not the owner."""
    listener = cast.other_than(voice)
    if listener is not None and listener != owner:
        name = cast.first_name(listener)
        words = re.sub(r"\b[Yy]our\b", f"{name}'s", words)
        words = re.sub(r"\byou\b(?!')", name, words)
    if voice is not None and voice != owner and owner is not None and _is_known(cast, voice):
        name = cast.first_name(voice)
        words = re.sub(r"\bmy\b", f"{name}'s", words)
        words = re.sub(r"\bme\b", name, words)
    return words


def _is_known(cast: Cast, person: PersonId) -> bool:
    return any(member.id == person for member in cast.participants)


def _balanced(words: str) -> str:
    """Return `words` without a bracket that has no partner."""
    if words.count("(") > words.count(")"):
        return words[: words.rfind("(")].rstrip(" ,") if not words.endswith(")") else words
    if words.count(")") > words.count("("):
        return words.replace(")", "", 1) if words.endswith(")") else words
    return words
