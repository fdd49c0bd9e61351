"""The core of a goal: what somebody would do, without the day by which, and where they may turn."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from companion.people.roles import is_role, role_with_article
from companion.text.due import find_due_phrases
from companion.text.infinitives import as_gerund, bare_infinitive, sure_infinitive
from companion.text.patterns import lazy
from companion.text.phrasing import LONGEST_PHRASED, tidied, without_end
from companion.text.sentences import sentences
from companion.text.shorthand import written_out
from companion.text.verbs import base_of_gerund, gerund, is_adverb, is_verb

_FEWEST_WORDS: Final = 2
_MOST_WAYS: Final = 6
_LONGEST_READ: Final = 3 * LONGEST_PHRASED

_PART_OF: Final = (
    r"(?:the\s)?(?:(?:early|late|mid|next|this|coming|following|(?:the )?(?:end|beginning|middle|"
    r"start) of)[\s-](?:the\s)?){0,2}"
)
_SEASON: Final = (
    r"(?:spring|summer|autumn|winter|(?:new\s)?year|christmas|xmas|easter|january|february|march|"
    r"april|may|june|july|august|september|october|november|december)"
)
_MOMENT: Final = rf"{_PART_OF}(?:20\d\d|{_SEASON})(?:\s(?:of\s)?20\d\d)?(?![\w’'])"
_RANGE: Final = lazy(
    rf"(?:[,\s]|^)(?:from|between)\s{_MOMENT}(?:\s(?:to|and|until|till|til)\s|\s?[-–]\s?){_MOMENT}",
    re.IGNORECASE,
)
_WHEN: Final = lazy(
    r"[,\s](?:by|in|before|until|till|til|from|after|within|during|over|this|next|around|come)\s"
    rf"{_MOMENT}(?!-)",
    re.IGNORECASE,
)
"""A season, a month or a year by which something should be so."""

_AHEAD: Final = lazy(
    r"\b(?:by|before|until|till|til|this|next|come|within|(?:in|after|during|over) the|in|after)\s"
    rf"{_PART_OF}{_SEASON}(?![\w’'-])|\b(?:by|before|until|till|til)\s{_PART_OF}20\d\d\b",
    re.IGNORECASE,
)
"""A time to come: "by summer", "in the new year", "before 2027"; "in 2019" may be long past."""

_IF_I_CAN: Final = lazy(
    r"(?:(?:knowing|finding out|seeing|working out|figuring out|learning|checking)\s)?"
    r"(?:if|whether)\s(?:or not\s)?(?:i|we)\s(?:can|could|may|might be able to|am able to|"
    r"will be able to|would be able to|am allowed to|have what it takes to)\s(?P<deed>\S.{2,200})",
    re.IGNORECASE,
)
"""What somebody would find out, which is whether they can do what they want."""

_PERHAPS: Final = lazy(
    r"(?:(?<=\s)|^)(?:maybe|perhaps|possibly|(?:i['’]?m |i am )?thinking (?:of|about)|considering|"
    r"(?:can|could) (?:see|imagine) myself|something like|"
    r"could (?:also|always|even|maybe|perhaps)|(?:could|might|may) be(?=\s\w{2,14}ing\s))\s"
    r"(?:also\s|even\s)?"
    r"(?P<what>[^\W\d_][^,;:.!?()\n]{3,120})",
    re.IGNORECASE,
)
_OR: Final = lazy(
    r"(?:(?P<opens>^)|(?<=[\s,;]))or\s(?:(?:maybe|perhaps|possibly|even|else|then|i could|just)\s)"
    r"{0,2}(?P<what>[^\W\d_][^,;:.!?()\n]{3,120})",
    re.IGNORECASE,
)
_MODEST: Final = lazy(
    r"(?:(?<=[\s,;.])|^)(?:or|maybe|perhaps|possibly)\s"
    r"(?:(?:honestly|maybe|perhaps|possibly|actually|really|even|just|simply|only)\s){0,3}"
    r"(?P<quote>(?:(?:i|what i)\s(?:(?:just|simply|only|really)\s)?(?:want|need|would like"
    r"|would love)(?:\sis)?\s(?:just\s|simply\s|only\s)?)?"
    r"(?P<what>(?:an?\s)?(?:fewer|less|more|shorter|longer|better|steadier|calmer|quieter|regular)\s"
    r"[^\W\d_][^,;:.!?()\n]{2,60}))",
    re.IGNORECASE,
)
"""A small change that may be all somebody wants: "or perhaps I just want fewer Saturdays"."""
_MODEST_ENDS: Final = lazy(
    r"\s(?:and\s(?:i\b|i['’]|am\b|that\b|it\b)|or\s|would\b|might\b|is\b|so\b|than\b)",
    re.IGNORECASE,
)
_NOT_OF_A_ROLE: Final = frozenset({"a", "an", "the", "as", "my", "to", "for", "into"})
"""What stands inside something to do, and in no name of a job: "train as a welder"."""

_NO_OTHER: Final = lazy(
    r"(?:not|so|two|three|something(?! like\b)|anything|whatever|at least|more|less|i|"
    r"i['’]\w{1,2}|my|we|it|they|that|there|would|will|could|should|can|is|are|am|do|does|have|has|had|was|were|if|whether|"
    r"who|how|what|when|where|why)\b",
    re.IGNORECASE,
)
"""How an "or" goes on that opens no other way to go."""

_EMPLOYERS: Final = lazy(
    r"(?:\bone of (?:the|those|these) (?:[\w/&’'-]{1,30} ){0,5}"
    r"|^(?:the|an?) (?:[\w/&’'-]{1,30} ){0,4})"
    r"(?:compan(?:y|ies)|firms?|charit(?:y|ies)|councils?|schools?|hospitals?|colleges?|agenc(?:y|"
    r"ies)|museums?|suppliers?|manufacturers?|trusts?|unions?|universit(?:y|ies)|hotels?|banks?)$",
    re.IGNORECASE,
)
"""Where one would work: "one of the feed companies", "a housing charity"."""

_YEAR: Final = lazy(r",?\s20\d\d\b")
_ARTICLE: Final = lazy(r"^(?:an?|as an?|the)\s", re.IGNORECASE)
_ELSE: Final = lazy(
    r"\s(?:but(?!\s(?:behind|not|without|in|at|on|with|from|away|out|closer|under|\w+doors|"
    r"(?:out|in)side|no|for|less|more|near)\b)|though|although|because|since|if|unless|or maybe"
    r"|or perhaps|instead)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Direction:
    """Where a vague wish may turn.

    Attributes:
        about: what would be done, as a gerund: "teaching student nurses at a college".
        quote: the words it was made from, verbatim.
        begin: where they stand in the text.
    """

    about: str
    quote: str
    begin: int
    is_deed: bool = True
    """False where `about` only names a thing: "road safety in schools"."""


def without_time_limits(text: str) -> str:
    """Return a phrase without the days and years by which it should be so; how often stays.

    "Pass the exam in June at the first attempt" is "Pass the exam at the first attempt". A phrase
    that would say nothing any more is returned as it is. Linear.
    """
    bare = _beside_time(text)
    return bare if len(bare.split()) >= _FEWEST_WORDS else text


def says_when(text: str) -> bool:
    """Tell whether a text says by when, if only by a season: "would like to know by summer"."""
    read = text[:_LONGEST_READ]
    signs = (_AHEAD, _RANGE)
    return bool(find_due_phrases(read)) or any(sign.search(read) for sign in signs)


def is_time_limit(text: str) -> bool:
    """Tell whether a part of a goal says no more than by when: "know by the end of March"."""
    bare = _beside_time(text)
    return bare != text and len(bare.split()) < _FEWEST_WORDS


def _beside_time(text: str) -> str:
    if len(text) > LONGEST_PHRASED:
        return text
    # A stretch first: of "from January to March" no end may be taken for a day by itself.
    text = _RANGE.sub(" ", text)
    kept, begin = "", 0
    for phrase in find_due_phrases(text):
        kept += text[begin : phrase.start].rstrip(" ,")
        begin = _with_year(text, phrase.end)
    bare = _WHEN.sub(" ", f" {kept}{text[begin:]}")
    return " ".join(bare.split()).strip(" ,;–—-")


def time_last(wish: str) -> str:
    """Return "by June run a stall" as "run a stall by June"; several sentences stay as they are."""
    if len(wish) > LONGEST_PHRASED or len(sentences(wish)) != 1:
        return wish
    first = next(iter(find_due_phrases(wish)), None)
    if first is None or first.start > 0:
        return wish
    end = _with_year(wish, first.end)
    rest = without_end(wish[end:].strip(" ,"))
    if len(rest.split()) < _FEWEST_WORDS:
        return wish
    return f"{rest} {wish[:1].lower()}{wish[1:end]}"


def _with_year(text: str, end: int) -> int:
    """Return where a day ends: "by Christmas 2027" is one."""
    year = _YEAR.match(text, end)
    return end if year is None else year.end()


def core_of(about: str) -> str:
    """Return what a title and a question name of a goal's gerund: the deed, no day, no "if I can".

    "knowing by March if I can teach nurses one day a week" is "teaching nurses one day a week".
    """
    bare = without_time_limits(about)
    asked = _IF_I_CAN.match(bare)
    deed = bare_infinitive(asked["deed"]) if asked is not None else None
    return bare if deed is None else as_gerund(deed)


def direction_of(text: str) -> Direction | None:
    """Return the first thing to do that a text weighs with "maybe" or "thinking of"; else None."""
    return next(_weighed(text), None)


def directions_of(text: str) -> tuple[Direction, ...]:
    """Return every way that a text weighs, in its order: "maybe teaching", "Or a job in schools".

    Behind an "or" inside a sentence only what is plainly something to do or to be counts; a
    sentence that opens with "Or" names its way whatever it is. None is named twice. Linear.
    """
    found = [*_weighed(text), *_others(text), *_modest(text)]
    ways: list[Direction] = []
    for way in sorted(found, key=lambda each: each.begin):
        if not any(way.begin < one.begin + len(one.quote) for one in ways):
            ways.append(way)
    return tuple(ways[:_MOST_WAYS])


def _weighed(text: str) -> Iterator[Direction]:
    for sentence in sentences(text[:LONGEST_PHRASED]):
        for found in _PERHAPS.finditer(sentence.text):
            what = without_end(_ELSE.split(found["what"], maxsplit=1)[0])
            about = as_deed(written_out(tidied(what)))
            if about is None:
                what = _OR_ELSE.split(what, maxsplit=1)[0]
                about = as_deed(written_out(tidied(what)))
            if about is not None:
                begin = sentence.start + found.start("what")
                yield Direction(about=about, quote=what, begin=begin)


def _others(text: str) -> Iterator[Direction]:
    """Yield what stands behind an "or"."""
    for sentence in sentences(text[:LONGEST_PHRASED]):
        for found in _OR.finditer(sentence.text):
            what = without_end(_ELSE.split(found["what"], maxsplit=1)[0])
            if _NO_OTHER.match(what) or _OR.search(what):
                continue
            begin = sentence.start + found.start("what")
            about = as_deed(written_out(tidied(what)))
            if about is not None:
                yield Direction(about=about, quote=what, begin=begin)
            elif found["opens"] is not None and len(what.split()) >= _FEWEST_WORDS:
                said = written_out(tidied(what))
                at_work = _EMPLOYERS.search(said.partition(",")[0]) is not None
                about = f"working for {said}" if at_work else said
                yield Direction(about=about, quote=what, begin=begin, is_deed=at_work)


def _modest(text: str) -> Iterator[Direction]:
    """Yield the small changes that a text weighs."""
    for sentence in sentences(text[:LONGEST_PHRASED]):
        for found in _MODEST.finditer(sentence.text):
            what = without_end(_ELSE.split(found["what"], maxsplit=1)[0])
            what = _MODEST_ENDS.split(what, maxsplit=1)[0]
            if len(what.split()) >= _FEWEST_WORDS:
                lead = found["quote"][: len(found["quote"]) - len(found["what"])]
                begin = sentence.start + found.start("quote")
                about = f"having {written_out(tidied(what))}"
                yield Direction(
                    about=about[:7] + about[7:8].lower() + about[8:], quote=lead + what, begin=begin
                )


_OR_ELSE: Final = lazy(r",?\sor\s")
_SOMETHING: Final = lazy(r"something (?:with|in|around|to do with|like|for)\s\w{2}", re.IGNORECASE)
_ROLE_AT: Final = lazy(
    r"(?P<role>(?:an?\s)?(?:[^\W\d_][\w’'/-]{0,24}\s){0,3}?[^\W\d_][\w’'/-]{0,24})"
    r"\s(?P<where>(?:for|at|in|with|on)\s\S.{1,80})",
    re.IGNORECASE,
)
_LIKE_A: Final = lazy(r"something like\s(?:an?\s)?(?P<role>\S.{2,60})", re.IGNORECASE)


def _role_at(what: str) -> str | None:
    """Return "becoming a trainer for the group" for "trainer for the group"; None without a job."""
    found = _ROLE_AT.fullmatch(what)
    role = "" if found is None else _ARTICLE.sub("", found["role"])
    is_job = is_role(role) and not set(role.lower().split()) & _NOT_OF_A_ROLE
    is_one = found is not None and _OR_ELSE.search(found["where"]) is None
    if found is None or not (is_one and is_job) or is_verb(role.split()[0], "the"):
        return None
    return f"becoming {role_with_article(role)} {found['where']}"


def as_deed(what: str) -> str | None:
    """Return what would be done as a gerund, a job as becoming it; None where neither is sure."""
    like = _LIKE_A.fullmatch(what)
    what = what if like is None else like["role"]
    words = what.split()
    role = _ARTICLE.sub("", what)
    inside = {word.lower() for word in role.split()[1:]}
    names_deed = bool(inside & _NOT_OF_A_ROLE) or any(map(is_adverb, inside))
    is_of_role = is_role(role)
    if is_of_role and not names_deed:
        return f"becoming {role_with_article(role)}"
    if len(words) < _FEWEST_WORDS:
        return None
    if base_of_gerund(words[0], "the") is not None:
        return what[0].lower() + what[1:]
    if (becoming := _role_at(what)) is not None:
        return becoming
    if _SOMETHING.match(what):
        return f"doing {what[0].lower()}{what[1:]}"
    if (deed := _with_manner(words)) is not None:
        return deed
    deed = bare_infinitive(what) if is_of_role else sure_infinitive(what)
    return None if deed is None else as_gerund(deed)


def _with_manner(words: list[str]) -> str | None:
    """Return "train properly as a welder" as a gerund; None where no verb is followed by how."""
    at = 1
    while at < len(words) - 1 and (is_adverb(words[at]) or words[at].endswith("ly")):
        at += 1
    if at == 1 or not is_verb(words[0], words[at]):
        return None
    return " ".join((gerund(words[0].lower()), *words[1:]))
