"""Titles of topics: three to eight words, nothing cut in the middle."""

import re
from typing import Final

from companion.agendas.citing import plain
from companion.agendas.errands import without_aside
from companion.agendas.subjects import advised_in, subject_of
from companion.text.phrasing import capitalised, clipped, tidied, without_end
from companion.text.sentences import sentences
from companion.text.verb_lists import IRREGULAR_PAST, word_set
from companion.text.verbs import base_of_gerund, gerund, is_verb
from companion.text.words import STOP_WORDS, count_words

FEWEST_WORDS: Final = 3
MOST_WORDS: Final = 8
MOST_QUOTED: Final = 11
"""Words of notes that stand whole as a title, between quotation marks."""

_AUXILIARY: Final = re.compile(
    r"(?:am|is|are|was|were|do|does|did|have|has|can|could|will|would|shall|should|may|might)\s",
    re.IGNORECASE,
)
_ASKING: Final = re.compile(r"(?:what|which|who|whom|whose|when|where|why|how)\b", re.IGNORECASE)
_OR: Final = re.compile(r",? or ")
_CIRCUMSTANCE: Final = re.compile(r"\s(?P<clause>(?:when|if|after|before) [^,;?]{5,60})$")
_WHAT_IF: Final = re.compile(r"(?:and |so )?(?:what )?if\b", re.IGNORECASE)
_I_DO: Final = re.compile(r"I (?P<verb>[a-z]{1,20})(?P<rest>(?:\s.*)?)$")
_I_AM: Final = re.compile(r"(?:I am|I['’]m) (?P<rest>.+)$")
_I_DID: Final = re.compile(r"I (?P<clause>[a-z].*)$")
_NEVER: Final = re.compile(r"I(?: have|['’]ve) never (?P<verb>[a-z]{2,20})(?P<rest>.*)$")
_DONE_VERBS: Final = {
    "sold": "sell",
    "had": "have",
    "done": "do",
    "made": "make",
    "written": "write",
    "led": "lead",
    "run": "run",
    "taught": "teach",
    "given": "give",
    "spoken": "speak",
    "held": "hold",
    "been": "be",
    "worked": "work",
}
_PREPOSITION: Final = re.compile(r"\s(?:on|in|at|with|for|to|from|by)\s")
_STRONG_END: Final = re.compile(r"[,;:]\s|\s(?:and|but|because|so)\s")
_ANYTHING: Final = re.compile(r"\s(?:anything|anyone|anybody|any)\b.*$")
_LONGEST_QUOTE: Final = 2_000
_ASIDE: Final = re.compile(r"\s\([^()]{0,300}\)")
"""What stands in brackets: a title never ends within it."""

_OPENS: Final = word_set(
    "of to for with about from by in on at into over under between without or and as than"
)
_POINTING: Final = re.compile(r"\b(?:it|that|this|them|him|her)\b", re.IGNORECASE)


def fits(title: str | None) -> bool:
    """Tell whether a title has the right length."""
    return title is not None and FEWEST_WORDS <= count_words(title) <= MOST_WORDS


def of_question(question: str) -> str | None:
    """Return a question as its own title, cut only where what is left is whole; else None."""
    bare = without_end(tidied(question))
    if FEWEST_WORDS <= count_words(bare) <= MOST_QUOTED:
        return f"{capitalised(bare)}{_mark(bare)}"
    if _WHAT_IF.match(bare):
        return None
    choice = _OR.split(bare, maxsplit=1)[0]
    if _AUXILIARY.match(choice) and fits(choice):
        return f"{capitalised(choice)}?"
    circumstance = _CIRCUMSTANCE.search(bare)
    if circumstance is not None and fits(circumstance["clause"]):
        return capitalised(circumstance["clause"])
    short = clipped(bare, most_words=MOST_WORDS)
    return f"{capitalised(short)}{_mark(short)}" if short and fits(short) else None


def of_quote(quote: str, *, kind: str) -> str:
    """Return what a line of notes is about as a title: whole, or a phrase of it, else its `kind`.

    Args:
        quote: words of notes.
        kind: a plain name, for a line that has no phrase to stand alone: "Left for this time".
    """
    text = re.sub(r"^\W+", "", plain(quote)[:_LONGEST_QUOTE])
    subject = subject_of(text)
    if subject is not None and fits(subject):
        return capitalised(subject)
    asked, mark, _ = text.partition("?")
    if mark and "(" not in asked and FEWEST_WORDS <= count_words(asked) <= MOST_QUOTED:
        return f"“{asked}?”"
    bare = without_end(text)
    if len(bare.split()) <= MOST_QUOTED:
        return f"“{bare}”"
    advised = advised_in(text)
    title = None if advised is None else _of_advice(advised)
    if title is not None:
        return title
    head = clipped(text, most_words=MOST_WORDS) or _head(bare)
    return f"“{head} …”" if head is not None and _stands_alone(head) else kind


def _of_advice(advised: str) -> str | None:
    """Return "Doing ten prescriptions by hand" for "do ten …"; a "never …" stays as it is."""
    short = clipped(advised, most_words=MOST_WORDS) or _head(advised)
    if short is None or not fits(short):
        return None
    first, _, rest = short.partition(" ")
    if first in {"not", "never", "always"}:
        verb, _, object_ = rest.partition(" ")
        return capitalised(f"not {gerund(verb)} {object_}" if first == "not" else short)
    return capitalised(f"{gerund(first)} {rest}")


def _head(text: str) -> str | None:
    """Return what stands before the last small word that opens a phrase: "to crew", "for her"."""
    words = text.split()[: MOST_WORDS + 1]
    for end in range(len(words) - 1, FEWEST_WORDS, -1):
        ended = words[end - 1].endswith(("!", "?", "."))
        opens = words[end].casefold() in _OPENS or ended
        if opens and words[end - 1].casefold() not in STOP_WORDS:
            return without_end(" ".join(words[:end]))
    return None


def _stands_alone(head: str) -> bool:
    """Tell whether the beginning of a line says something by itself: "She thinks" does not."""
    telling = sum(word.casefold() not in STOP_WORDS for word in head.split())
    return telling >= FEWEST_WORDS


def _mark(text: str) -> str:
    return "?" if _AUXILIARY.match(text) or _ASKING.match(text) else ""


def of_errand(what: str) -> str | None:
    """Return "Asking one of the farmers for a reference" for "ask one of the farmers …"."""
    what = without_aside(without_end(tidied(what)))
    short = clipped(what, most_words=MOST_WORDS)
    if short is None:
        short = re.split(r"\s(?:to|that|who|which)\s", what, maxsplit=1)[0]
    if not fits(short):
        return None
    verb, _, rest = short.partition(" ")
    joined = re.search(r"\s(?:and|then)\s(?:then\s)?(?P<verb>\w+)\s(?P<next>\w+)", rest)
    if joined is not None and is_verb(joined["verb"], joined["next"]):
        rest = rest[: joined.start()]
        if not fits(f"{verb} {rest}"):
            return None
    known = is_verb(verb, rest.split(" ", 1)[0])
    return capitalised(f"{gerund(verb)} {rest}" if known else short)


def of_trouble(said: str) -> str | None:
    """Return "Going quiet when he sighs" for "I go quiet when he sighs."; None if none is good."""
    for span in reversed(sentences(said[:_LONGEST_QUOTE])):
        text = _ASIDE.sub("", without_end(span.text))
        title = _first_time(text) or _doing(text) or _as_it_stands(text)
        if title is not None and fits(title) and not _POINTING.search(title):
            return title
    return None


def of_deed(said: str) -> str | None:
    """Return "How I built an image pipeline" for what somebody did."""
    found = _I_DID.match(_ASIDE.sub("", without_end(said)))
    if found is None:
        return None
    clause = found["clause"]
    # The verb may part from a trailing "in barns" or "for seven years", not from its object.
    short = clipped(clause, most_words=MOST_WORDS - 2, fewest_words=2)
    if short is None:
        short = re.split(r"\s(?:of|to)\s", clause, maxsplit=1)[0]
    choices = (f"How I {one}" for one in (_head(clause), short) if one is not None)
    return next(filter(fits, choices), None)


def _first_time(text: str) -> str | None:
    found = _NEVER.match(text)
    if found is None:
        return None
    verb = _base(found["verb"])
    if verb is None:
        return None
    rest = _ANYTHING.sub("", found["rest"].split(",")[0].split(";")[0]).rstrip()
    shorter = _PREPOSITION.split(rest, maxsplit=1)[0]
    choices = (f"{capitalised(gerund(verb))}{one} for the first time" for one in (rest, shorter))
    return next(filter(fits, choices), f"{capitalised(gerund(verb))} for the first time")


def _base(participle: str) -> str | None:
    if participle in _DONE_VERBS:
        return _DONE_VERBS[participle]
    if participle in IRREGULAR_PAST or not participle.endswith("ed"):
        return None
    # "costed", "negotiated": the -ing form is made of the same stem.
    form = f"{participle[:-2]}ing"
    known = base_of_gerund(form)
    return known if known is not None else participle[:-2]


def _doing(text: str) -> str | None:
    being = _I_AM.match(text)
    if being is not None:
        short = clipped(f"being {being['rest']}", most_words=MOST_WORDS)
        return None if short is None else capitalised(short)
    found = _I_DO.match(text)
    if found is None or not (is_verb(found["verb"], "a") or found["verb"] in {"go", "end", "cook"}):
        return None
    doing = f"{gerund(found['verb'])}{found['rest']}"
    if re.search(r"\bI\b", doing):
        doing = re.split(r"[,;]|\s(?:and|but|because|when)\s(?=I\b)", doing, maxsplit=1)[0]
    short = clipped(doing, most_words=MOST_WORDS)
    return None if short is None else capitalised(short)


def _as_it_stands(text: str) -> str | None:
    if re.match(r"I\b", text):
        return None
    if fits(text):
        return capitalised(text)
    heads = [without_end(text[: end.start()]) for end in _STRONG_END.finditer(text[:200])]
    fitting = [head for head in heads if fits(head)]
    return capitalised(fitting[-1]) if fitting else None
