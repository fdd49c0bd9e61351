"""Words a thing to do as one would on a list: verb first, from the words of the notes alone."""

import re
from collections.abc import Sequence
from typing import Final

from companion.people.person import PersonId
from companion.summaries.cast import Cast
from companion.summaries.patterns import compiled
from companion.summaries.verbs import STATES, base_of_progressive, base_of_third, is_errand
from companion.text.clipped import is_beginning, is_clipped

_LONGEST: Final = 180
_FEWEST_WORDS: Final = 2
_SPACES: Final = re.compile(r"\s+")
_WORD: Final = re.compile(r"[^\W\d_][\w'-]*")

_TAIL: Final = compiled(
    r"\s*[;|]|\s[-–—]+\s|[!?…]+(?:\s|$)|(?<=[^\W\d_]{3})\.(?:\s|$)|\s*[-=]>|\s*[→➔]",
    r",? so (?:that )?(?:i|he|she|they|we|it|you|there)\b|,? so ?$|,? (?:because|cos)\b|, since\b",
    r", as (?:i|he|she|they|we|it)\b|, (?:would|could|will|can) you\b",
    r", (?:not sure|no excuses|whether or not|even (?:if|though)|i don't know|otherwise|perhaps"
    r"|i (?:think|guess|hope)|maybe|hopefully|only if|unless|that would|who knows|apparently|yes"
    r"|just in case|ok|right)\b",
    r", (?:he|she|they|which|if|but(?! (?:not|only|never)\b)"
    r"|it'?s?|we'?ll|once|when|until|i'?ll|i|no)\s",
    r" but (?!not |only |never )|, \d+\s?min\b| unless\b| if (?:i|he|she|they|we)\b",
    r",? (?:and )?you(?:'ll| will) (?:have|get) (?:it|them|that|this|one)\b",
    r",? and (?:then )?(?:he|she|they|i|we|you)(?:'ll| (?:will|can|could|might|should))\b",
)
"""Where the thing to do is over and reasons, doubts or other matters begin."""

_DOUBT: Final = compiled(r",? (?:not sure|i don't know|perhaps|maybe|hopefully|who knows)\b")
_NO_TAIL: Final = compiled(r"\b(?:prof|mrs|approx|dept|para|etc|tel|inc|ltd)$")
_NOT_YET: Final = compiled(
    r"(?:still )?not (?:yet )?(?:done|sent|started|asked|rung|booked|finished|written|posted)\b"
    r"(?: yet)?\W{0,3}$"
)
"""What became of a thing so far: it stays with it."""
_LAST_WORD: Final = re.compile(r"[^\W\d_]{1,20}$")
_KEEPS_IF: Final = compiled(
    r"\b(?:asks?|checks?|sees?|know|finds? out|wonders?|confirms?|clarify|decides?|tells?)\b"
    r"(?:[^.;:]|(?<=\s(?-i:[A-Z]))\.){0,60}$"
)
"""Before an "if" that belongs to the thing to do, an initial or two between: "ask Jo P. if"."""
_FRINGE: Final = re.compile(
    r"^[\s,;:.!?\-–—>()\[\]|]+"
    r"|(?:[\s,;:.!?|\-–—([\U0001f300-\U0001faff\u2600-\u27bf\ufe0f]"
    r"|(?<!back )\bthen\b"
    r"|\b(?:too|ok|okay|though|haha|lol|tbh|maybe|perhaps|probably|possibly|hopefully|i\s+think"
    r"|i\s+guess|btw|and|anyway|for\s+sure|as\s+well|either|please)\b"
    r"|[:;]-?[)(DP]|(?:\(\s*\)|\[\s*\]))+$",
    re.IGNORECASE,
)
_FILLER: Final = compiled(r"\b(?:um+|uh+|er|erm|mm+|hmm+)\b[,.]?\s*")
_LATEST: Final = compiled(r",?\s{1,3}at the (?:very )?latest\b")
"""What goes with a date that stands beside the task."""
_EMPTY_BRACKETS: Final = compiled(r"\(\s*(?:due|by|deadline|until)?\s*:?\s*[,;]?\s*\)|\[\s*\]")
_LEADS: Final = compiled(
    r"(?:(?:also|then|just|definitely|first|really|probably|maybe|perhaps|now|try to|try and|be"
    r"|go ahead and|go and|come and|make sure (?:to|that i|i)|please|able to) )+"
)
_DANGLING: Final = compiled(r"[\s,(]*\b(?:by|on|in|at|for|due|deadline|until|before)?\s*:?\s*$")
_SET_OFF: Final = compiled(
    r"\s*(?:$|[.,;:!?)\]|–—-]|(?:and|to|so|then|with|about|if|for|at|in|when|but|or|because|as"
    r"|after"
    r"|before|by|from|the|a|an|my|her|his|our|their|your|it|them|him|me|you|how|what|whether|who"
    r"|that|over|re|via|n|plus)\b|\()"
)
"""What may follow a date that says when; before another word it says which ("on Mon standup")."""

_PREPOSED: Final = compiled(
    r"(?:by|on|before|until|till|in|within|next|this|tomorrow|tonight|today|tmrw?|from|after"
    r"|over|due"
    r"|starting|beginning|at|end|eod|around|during|as|first|later)\b"
)
_NOW_WILL: Final = compiled(r"\band (?:i'll|he'll|she'll|will|shall|going to) ")


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
    words = _EMPTY_BRACKETS.sub(" ", _FILLER.sub("", _LATEST.sub("", _undated(text, task, dues))))
    words = _THEN_HANDED.sub(r"\g<verb> \g<thing>", words)
    words = _cut(words.replace("*", " ")).lstrip()
    lead = _LEADS.match(words)
    words = words[lead.end() :] if lead else words
    words = _in_base_form(_FRINGE.sub("", words).strip())
    words = _NOW_WILL.sub("and ", words)
    words = _led_by_its_verb(_ended(words))
    words = _with_names(words, cast=cast, owner=owner, voice=voice)
    words = _with_full_names(_SELF.sub("", words), cast=cast, owner=owner)
    words = _balanced(_spaced(_FRINGE.sub("", words)))
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:")
    return words[:1].upper() + words[1:]


def _undated(text: str, task: int, dues: Sequence[tuple[int, int]]) -> str:
    """Return `text[task:]` without the dates that are set beside it, where it still reads."""
    words = text[task:]
    for start, stop in sorted(dues, reverse=True):
        if start < task or stop > len(text):
            continue
        after = words[stop - task :]
        is_loose = _PREPOSED.match(text, start, stop) or not _SPACES.sub("", after)
        if _SET_OFF.match(after) and (is_loose or after.lstrip()[:1] in ".,;:!?)]|–—-("):
            before = words[: start - task].rstrip(" ,")
            if not _PREPOSED.match(text, start, stop):
                before = _DANGLING.sub("", before)
            words = f"{before} {after}"
            if text[:start].rstrip()[-1:] == "(" and after.lstrip()[:1] not in ")":
                words = f"{text[task:start].rstrip()}{after.lstrip(' ,')}"
    return words


def _cut(words: str) -> str:
    """Return `words` up to where reasons and doubts begin, if enough is left."""
    for tail in _TAIL.finditer(words):
        kept = words[: tail.start()]
        if tail.group().strip(" ,").lower().startswith("if") and _KEEPS_IF.search(kept):
            continue
        if _NOT_YET.match(words, tail.end()) or _is_cut_short(kept, words, tail):
            continue
        if kept.count("(") > kept.count(")") or kept.count('"') % 2 or _NO_TAIL.search(kept):
            continue
        if len(_WORD.findall(kept)) >= _FEWEST_WORDS or not words[tail.end() :].strip():
            return kept
        if _DOUBT.match(tail.group()) and _WORD.search(kept):
            return kept
        if tail.group()[:1] in ".!?;…|" and _WORD.search(kept):
            return kept
    return words


def _is_cut_short(kept: str, words: str, tail: re.Match[str]) -> bool:
    """Tell whether the word before a full stop is none that ends a sentence there."""
    last = _LAST_WORD.search(kept)
    if tail.group()[:1] != "." or last is None:
        return False
    goes_on_low = words[tail.end() :][:1].islower()
    return is_clipped(last.group()) or (goes_on_low and is_beginning(last.group()))


_THING_FIRST: Final = compiled(
    r"^(?P<thing>(?:the|a|an|my|his|her|their|our|some) [^,;.]{3,80}?) and (?:(?:will|shall|to|i'll"
    r"|'ll) )?(?P<verb>[a-z]+) (?:it|them)\b(?P<rest>.*)$"
)
_THEN_HANDED: Final = compiled(
    r"^\s*(?P<thing>(?:(?:a|the|my|some) )?(?:list|link|copy|notes?|draft|photos?|pictures?|form"
    r"|sheet|template|names?|contacts?|numbers?|details|recipe|map|plan|book|article|intro)\b[^,;:.]{0,70}?)"
    r"\s?[,;:–—-]\s(?P<verb>send|mail|email|forward|post|text|bring|print|share)(?: it)?\W*$"
)
"""A thing and what becomes of it, with its day taken out: "list of growers - send"."""
_LAST_VERB: Final = compiled(r"(?P<before>.+\w),? (?:and |then )*(?P<verb>[a-z]+)$")
_LEFT_ALONE: Final = frozenset({"send", "mail", "email", "forward", "return", "print", "post"})


def _led_by_its_verb(words: str) -> str:
    """Return "the template and post it" as "post the template"."""
    found = _THING_FIRST.match(words)
    if found is None or not is_errand(found["verb"]):
        return words
    return f"{found['verb']} {found['thing']}{found['rest']}"


def _ended(words: str) -> str:
    """Return words whose last verb lost its object to a date: "find the rota, send"."""
    found = _LAST_VERB.match(words)
    if (
        found is None
        or found["verb"] not in _LEFT_ALONE
        or "," not in words[len(found["before"]) :]
    ):
        return words
    return f"{found['before']} and {found['verb']} it"


def _in_base_form(words: str) -> str:
    """Return `words` with the verb at their start, and one joined to it, as an imperative."""
    found = _WORD.match(words)
    if found is None or is_errand(found.group()):
        return words
    verb = found.group()
    read = base_of_progressive if verb.endswith(("ing", "in")) else base_of_third
    base = read(verb)
    if base is None:
        return words
    joined = re.compile(r"(?<=\sand\s)[^\W\d_]+").search(words)
    other = read(joined.group()) if joined is not None else None
    if joined is None or other is None:
        return base + words[found.end() :]
    return base + words[found.end() : joined.start()] + other + words[joined.end() :]


_GIVEN_YOU: Final = compiled(
    r"(?P<before>^\w+|\b(?:to|with|for|from|about|of|by|at|and|on|near|show|send|tell|give))"
    r" you\b(?!'| (?:are|were|have|had|will|would|can|could|should|might|may|do|did|\w+ed|need|want"
    r"|said|told|got|like|think)\b)"
)
"""Where "you" is whom something is done for, not the subject of a clause of its own."""

_YOU_AS_SUBJECT: Final = compiled(
    r"\byou(?P<verb>'re|'ve|'ll|'d| are| were| have| don't| haven't"
    r"| (?:can|could|will|would|should|may|might|must|did|had)(?:n't)?"
    r"| (?:need|want|like|know|think|get|see|say|send|ask|find|come|make|take|prefer|feel|agree))\b"
)
_OF_A_THIRD: Final = {
    "'re": " is", "'ve": " has", "'ll": " will", "'d": " would", "are": " is", "were": " was",
    "have": " has", "don't": " doesn't", "haven't": " hasn't",
}  # fmt: skip
"""What follows a name where "you" had another form."""

_US: Final = compiled(r"^(?P<verb>send|show|give|tell|email|text|bring|lend|ring|call) us\b")
_YOUR: Final = compiled(r"\byour\b")
_MY: Final = compiled(r"\bmy\b")
_ME: Final = compiled(r"\bme\b")
_GIVEN_ME: Final = compiled(
    r"^(?P<verb>send|show|give|tell|email|mail|text|bring|lend|forward|introduce) me\b"
)
_ME_THEIR: Final = compiled(r"\bme (?P<their>her|his)(?! own\b) (?=\w)")
"""Where "her" is whoever gives, not who gets it: "she sends me her old price list"."""

_I_AS_SUBJECT: Final = compiled(
    r"\b(?P<when>before|after|when|once|if|until|what|whether) i(?P<verb>'m|'ve|'ll|'d| [a-z]+)\b"
)
_OF_ME: Final = {"'m": " is", "'ve": " has", "'ll": " will", "'d": " would", "am": " is"}

_SELF: Final = compiled(r"(?<=\w) myself\b")
_INITIALS: Final = re.compile(
    r"\b(?P<before>to|with|for|from|(?i:send|show|give|tell|ask|ring|call|email|lend|meet|pay))\s"
    r"(?P<initials>[A-Z]{1,3})\b(?![.'’\w-])"
)
_HANDED: Final = re.compile(
    r"(?P<thing>(?!(?:and|then)\b)[A-Za-z][\w' -]{2,60}?), (?P<verb>send|show|give|mail|email|post)"
    r" (?P<rest>to \w+)",
    re.IGNORECASE,
)
"""A thing and then what becomes of it: "cost sheet, send to Mia"."""

_LET_YOU: Final = compiled(r"\b(?P<let>let|have|make|help|see|hear|watch) you\b(?= [a-z])")
"""Before what the listener then does: "let you know" is "let Ana know"."""
_THANK_YOU: Final = compiled(r"\bthank you\b")


def _with_names(words: str, *, cast: Cast, owner: PersonId | None, voice: PersonId | None) -> str:
    """Return `words` with "you" and "me" replaced by who is meant, where they are not the owner."""
    listener = cast.other_than(voice)
    if listener is not None and listener != owner and not _THANK_YOU.search(words):
        name = cast.first_name(listener)
        words = _YOUR.sub(f"{name}'s", words)
        words = _LET_YOU.sub(rf"\g<let> {name}", words)
        words = _YOU_AS_SUBJECT.sub(lambda found: f"{name}{_third(found['verb'])}", words)
        words = _GIVEN_YOU.sub(lambda found: f"{found['before']} {name}", words)
    if voice is not None and owner is None and cast.has(voice):
        words = _GIVEN_ME.sub(rf"\g<verb> {cast.first_name(voice)}", words)
    if voice is not None and voice != owner and owner is not None and cast.has(voice):
        name = cast.first_name(voice)
        if listener == owner:
            words = _YOUR.sub("\0", _US.sub(rf"\g<verb> {name}", words))
        words = _ME_THEIR.sub(rf"{name} \g<their> own ", words)
        words = _ME.sub(name, _MY.sub(f"{name}'s", words))
        words = _I_AS_SUBJECT.sub(lambda found: _of_name(found, name), words)
    return words.replace("\0", "my")


def _of_name(found: re.Match[str], name: str) -> str:
    """Return "before I send" as "before Tom sends"."""
    verb = found["verb"].strip().casefold()
    return f"{found['when']} {name}{_OF_ME.get(verb) or _third(verb)}"


def _third(verb: str) -> str:
    """Return what follows "you", with the space before it, as it follows a name."""
    word = verb.strip().casefold()
    if word in _OF_A_THIRD:
        return _OF_A_THIRD[word]
    return f" {word}s" if is_errand(word) or word in STATES else f" {word}"


def _with_full_names(words: str, *, cast: Cast, owner: PersonId | None) -> str:
    """Return `words` with "to M" and "send IC" put with first names; the owner stays as typed."""

    def named(found: re.Match[str]) -> str:
        person = cast.named(found["initials"])
        if person is None or person == owner:
            return found.group()
        return f"{found['before']} {cast.first_name(person)}"

    words = _INITIALS.sub(named, words)
    handed = _HANDED.fullmatch(words)
    return f"{handed['verb']} {handed['thing']} {handed['rest']}" if handed else words


def _spaced(words: str) -> str:
    words = _SPACES.sub(" ", words)
    for mark in ",:.)":
        words = words.replace(f" {mark}", mark)
    return words.replace("( ", "(").replace(",)", ")").strip()


def _balanced(words: str) -> str:
    """Return `words` without a bracket that has no partner."""
    if words.count("(") > words.count(")"):
        return words[: words.rfind("(")].rstrip(" ,") if not words.endswith(")") else words
    if words.count(")") > words.count("("):
        return words.replace(")", "", 1) if words.endswith(")") else words
    return words
