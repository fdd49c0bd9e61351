"""What a jotted line is about, without the words that only say that it was put off or advised."""

import re
from typing import Final

from companion.agendas.citing import plain
from companion.agendas.noted import without_label
from companion.text.phrasing import capitalised, clipped, lowered, without_end
from companion.text.sentences import sentences
from companion.text.verbs import is_verb
from companion.text.words import STOP_WORDS, count_words

MOST_WORDS: Final = 8
_FEWEST_WORDS: Final = 2
_LONGEST_READ: Final = 600
_MOST_SENTENCES: Final = 3

_OPENERS: Final = (
    r"(?:(?:(?:we|i)(?:['’]ll)?|she|he|they|and|so|but|still|really|then|am|is|are|was|will)\s)"
    r"{0,4}"
)
_ASKED: Final = r"(?=(?:whether|if|what|which|how|who|where|when|why)\b)"
_PUT_OFF: Final = re.compile(
    rf"{_OPENERS}(?:ran out of time(?: for| to (?:discuss|talk about))"
    r"|(?:had )?no time (?:left )?(?:for|to (?:discuss|talk about))"
    r"|(?:did not|didn['’]?t|never) (?:get (?:to|round to|around to)(?: talk about)?"
    r"|discuss|cover|reach|look at|talk about)"
    r"|left|leave|park(?:ed)?|put off|postponed|(?:come|go|get) back to"
    r"|(?:let['’]?s |lets )(?:look at|talk about|discuss)|next time[:,]|(?:still )?open:)"
    rf"\s+(?:the (?:question|topic|matter) of\s|the question\s{_ASKED})?",
    re.IGNORECASE,
)
_UNSURE: Final = re.compile(
    rf"{_OPENERS}(?:wonder(?:s|ed|ing)?|not (?:yet )?(?:sure|clear|decided|settled)|unsure"
    r"|undecided|(?:don['’]?t|doesn['’]?t|do not|does not|didn['’]?t) (?:yet )?know|no idea)"
    rf"(?: about| of)?[:,]?\s+{_ASKED}",
    re.IGNORECASE,
)
_TORN: Final = re.compile(rf"{_OPENERS}torn between\s", re.IGNORECASE)
_ADVISED: Final = re.compile(
    r"(?:(?:I|[Ss]he|[Hh]e|[Tt]hey|[A-Z]\w{1,20}) (?:\w{2,12}ly )?)?"
    r"(?:(?P<tells>(?i:told (?:me|him|her|them)|suggest(?:s|ed)"
    r"|advis(?:es|ed)(?: me| him| her| them)?|recommend(?:s|ed)))|(?i:says|said|thinks?))"
    r"(?: that)?[:,]?\s+(?P<doer>(?:he|she|I|they|you|to)\s)?"
    r"(?P<ought>(?:should|must|ought to)\s)?"
)
_NEXT_TIME: Final = re.compile(
    r"[\s:;,.–—-]{0,4}(?:\b(?:for|until|till)\s)?\bnext (?:time|session|call|chat|meeting)"
    r"[.!]{0,3}$",
    re.IGNORECASE,
)
_MARKED: Final = re.compile(
    r"[\s:;,?–—-]{1,6}\(?(?:still )?(?:open|tbc|tbd|undecided|not (?:yet )?(?:settled|decided)"
    r"|forgot to ask|no idea)\)?[.!]{0,3}$",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(r"\s?\([^()]{0,300}\)[.!]?$")
_RATHER: Final = re.compile(
    r",?\s(?:rather than|instead of|so that|so|before|after|until|because|and then)\s"
)
_ASKING: Final = re.compile(
    r"(?:how|what|which|when|where|who|whom|whose|why|should|can|could|would|will|do|does|did|is"
    r"|are|was|were|has|have|may|might)\s",
    re.IGNORECASE,
)
_UNASKED: Final = re.compile(
    r"(?P<subject>[^\W\d_][\w'’/-]{1,20}(?:\s[\w'’/-]{1,20}){0,2})\s?[?:–—-]{1,3}\s{0,3}"
    r"(?:(?:I\s|we\s)?(?:did not|didn['’]?t|never|forgot to|not)\s(?:ask(?:ed)?|mention(?:ed)?"
    r"|talk about it|get to it|discuss(?:ed)?)\b[^\n]{0,60}"
    r"|ask (?:about (?:it|this|that) )?next time[^\n]{0,20}|next time\W{0,3})$",
    re.IGNORECASE,
)
_MOST_ASKED: Final = 22
_PERSONAL: Final = re.compile(
    r"\b(?:I|me|my|mine|we|us|our|you|your|he|she|him|her|his|hers)\b", re.IGNORECASE
)
_OF_MENTEE: Final = re.compile(
    r"\W{0,3}(?P<lead>(?:what|when|where|why|how|which\s\w{2,20}|how (?:much|many|long|often))\s)?"
    r"(?P<aux>should|could|can|would|will|must|might|does|did|is|was|has)\s(?:he|she|they)\s"
    r"(?P<rest>[^?\n]{2,200})\?+",
    re.IGNORECASE,
)
_WITH_YOU: Final = {"does": "do", "is": "are", "was": "were", "has": "have"}
_OWN: Final = re.compile(r"\b(?:his|her|their)\b(?=\s\w)", re.IGNORECASE)
_YOUR: Final = re.compile(r"\byour\b")
_BACK: Final = re.compile(r"(?:it|that|this|them|these|those)\b", re.IGNORECASE)
_NOT: Final = re.compile(r"(?:not|never|do not|don['’]?t|always)\s", re.IGNORECASE)


def aside_in(text: str) -> str | None:
    """Return "pay" for "pay? didn't ask. ask next time": a word or two that nobody asked about.

    None where more is said of it, or it is no plain noun.
    """
    line = plain(text[:_LONGEST_READ])
    found = _UNASKED.match(line) or _UNASKED.match(without_label(line))
    if found is None or _ASKING.match(f"{found['subject']} ") or _PERSONAL.search(found["subject"]):
        return None
    return lowered(found["subject"].strip())


def subject_of(text: str) -> str | None:
    """Return "the paperwork question" for "We left the paperwork question for next time".

    It is a whole phrase of the text's own words, with nobody's "I" or "he" in it, that stands after
    "on"; None where there is no such phrase, or nothing marks the line as put off or undecided.
    """
    aside = aside_in(text)
    if aside is not None:
        return aside
    line = plain(text[:_LONGEST_READ])
    # "Greta: left the rota for next time" has a label, "nerves with soloists: next time" has none.
    bare, whole = sentences(without_label(line)), sentences(line)
    for sentence in (*bare[:_MOST_SENTENCES], *whole[:1]):
        rest = _unframed(sentence.text)
        short = None if rest is None else _short(rest)
        if short is not None:
            return short
    return None


def question_in(text: str) -> str | None:
    """Return a question that anybody may ask, with no "I" or "she" in it; None if there is none."""
    line = plain(text[:_LONGEST_READ])
    for bare in (without_label(line), line):
        asked, mark, _ = bare.partition("?")
        whole = mark and _ASKING.match(asked) and "(" not in asked
        if whole and not _PERSONAL.search(asked) and count_words(asked) <= _MOST_ASKED:
            return f"{capitalised(asked)}?"
    return None


def question_to_mentee(text: str) -> str | None:
    """Return "Should you go to Ann first?" for a mentor's "Should she go to Ann first?".

    None where the question is not plainly about the mentee, or another person is in it.
    """
    for sentence in sentences(without_label(plain(text[:_LONGEST_READ])))[:_MOST_SENTENCES]:
        found = _OF_MENTEE.match(sentence.text)
        if found is None or count_words(sentence.text) > _MOST_ASKED:
            continue
        aux = _WITH_YOU.get(found["aux"].lower(), found["aux"].lower())
        rest = _OWN.sub("your", found["rest"])
        if not _PERSONAL.search(_YOUR.sub("", rest)):
            return capitalised(f"{found['lead'] or ''}{aux} you {rest}?")
    return None


def advised_in(text: str) -> str | None:
    """Return "do ten by hand every evening" for "Told him to do ten by hand every evening …".

    An infinitive, or what begins with "not" or "never"; None where nothing is advised to do.
    """
    line = without_label(plain(text[:_LONGEST_READ]))
    found = _ADVISED.match(line)
    rest = without_end(line[found.end() :] if found is not None else line)
    rest = _RATHER.split(rest, maxsplit=1)[0]
    bare = lowered(_NOT.sub("", rest, count=1))
    first, _, following = bare.partition(" ")
    known = is_verb(first, following.split(" ", 1)[0])
    if found is not None and found["doer"] is not None:
        known = found["ought"] is not None or found["tells"] is not None
    if not following or not known or "?" in rest:
        return None
    return lowered(rest)


def _unframed(sentence: str) -> str | None:
    """Return a sentence without what marks it as open; None where nothing does."""
    bare = _ASIDE.sub("", sentence.strip())
    rest = _MARKED.sub("", _NEXT_TIME.sub("", bare))
    frame = _PUT_OFF.match(rest) or _UNSURE.match(rest) or _TORN.match(rest)
    if frame is not None:
        rest = rest[frame.end() :]
    if frame is None and rest == bare:
        return None
    return without_end(rest)


def _short(rest: str) -> str | None:
    if _PERSONAL.search(rest) is not None:
        rest = rest[: _before_somebody(rest)]
    short = clipped(rest, most_words=MOST_WORDS, fewest_words=_FEWEST_WORDS)
    if short is None or "?" in short or _BACK.match(short) or _PERSONAL.search(short):
        return None
    words = short.split()
    telling = sum(word.casefold() not in STOP_WORDS for word in words)
    if count_words(short) < _FEWEST_WORDS or not telling or words[-1].casefold() in STOP_WORDS:
        return None
    return lowered(re.sub(r"^if\b", "whether", short))


def _before_somebody(rest: str) -> int:
    """Return where the clause starts that first names "I" or "he": at a comma or a joining word."""
    found = _PERSONAL.search(rest)
    head = rest[: found.start()] if found is not None else rest
    cuts = [cut.start() for cut in re.finditer(r"[,;]\s|\s(?:if|when|and|or|but|for|to)\s", head)]
    return cuts[-1] if cuts else 0
