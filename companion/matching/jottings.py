"""What somebody jotted down about a person, clause by clause: deeds, and what is by the way."""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import zip_longest
from typing import Final

from companion.matching.reached import is_how_to_reach
from companion.people.lexicon import looks_like_title
from companion.people.person import Person
from companion.text.patterns import lazy
from companion.text.verbs import base_of_third_person, is_past
from companion.text.words import stems

FEWEST_WORDS: Final = 3
"""A shorter clause goes with its neighbour, "physio, took over a practice", unless by the way."""

LONG_CLAUSE: Final = 18
"""A clause of more words is parted where an "and" begins a statement of its own."""

RUN_WORDS: Final = 22
"""So many words of a jotting are quoted at once: its writer knows the rest."""

REMARK_WORDS: Final = 7
"""What somebody is like is said in so many words; a longer clause says more than that."""

_READ_CLAUSES: Final = 40
_LONGEST_READ: Final = 400

_END: Final = lazy(
    r"(?:[,;:]|\s[-–—])\s+|\s?[–—]\s?|(?<=[^\W\d_]{3})(?<!\bAssoc)(?<!\bDept)"
    r"(?<!\bUniv)(?<!\bGovt)(?<!\bSoc)(?<!\bInst)(?<!\bCorp)(?<!\bMgmt)[.!?]\s+|(?<=%)\.\s+"
)
_AND: Final = lazy(r",?\s+and\s+(?=(?:now|s?he|they|has|is)\b)", re.IGNORECASE)
_GOES_ON: Final = lazy(
    r"(?:which|who|that|where|it|its|so|because|since|until|before|when|while|and|or|as|with|in|on"
    r"|at|for|from|to|of|by|than|especially|mostly|mainly|incl\w*)\b",
    re.IGNORECASE,
)
"""How a clause begins that says nothing without the one before it."""

_POINTS_BACK: Final = lazy(r"\b(?:it|this|that|those|them|there|the same)\b", re.IGNORECASE)

_KIN: Final = (
    r"friends?|mates?|neighbou?rs?|cousins?|aunt(?:ie)?|uncle|(?:grand|god)?(?:mother|father|son"
    r"|daughter)|mum|mom|dad|sister|brother|sister[- ]in[- ]law|brother[- ]in[- ]law|wife|husband"
    r"|partner|ex|girlfriend|boyfriend|roommate|flatmate|buddy|acquaintance|nephew|niece"
)
_BETWEEN_YOU: Final = lazy(
    rf"\b(?:i|i['’]\w+|we|we['’]\w+)\b|\b(?:know|see|met) each other\b"
    r"|^(?:(?:still|often|always|only|also|usually|sometimes|just|have|had)\s){0,2}(?:see|saw|seen|"
    r"meet|met|bump(?:ed)? into|r[au]n into|text|chat(?:ted)? (?:to|with)|sp[eo]a?ke? to|"
    r"talk(?:ed)? to|had (?:tea|lunch|dinner|drinks?|a drink|coffee|a coffee|a chat|a pint) "
    r"(?:with|w/))"
    r"\s(?:him|her|them|each other)\b"
    r"|\b(?:know|knew|met) (?:him|her|them|me|us)\b|^met (?:at|in|on|through|over)\b"
    r"|^(?:used to be|was|is) (?:in|on|at|with) (?:my|our|me|us)\b"
    r"|^my (?:old |former |ex[- ])?(?:boss|teacher|colleague|tutor|landlord|landlady|supervisor)$"
    rf"|^(?:my|our|his|her|their|the \w{{1,30}}['’]s|\w{{1,30}}['’]s) (?:\w{{1,20}} )?(?:{_KIN})\b"
    rf"|^(?:an? )?(?:old |good |close |best )?(?:{_KIN})(?: of\b| from\b|$)"
    r"|^(?:had|have|shared) (?:an?|some|one|the odd|a few) (?:\w+ )?(?:pints?|drinks?|coffees?"
    r"|beers?|tea|chats?|natter|laugh|lunch|dinner)\b"
    r"|^(?:(?:have|has)n['’]?t|not|never|hardly|barely) (?:really |much )?(?:spoken|seen|talked"
    r"|heard|met|been in touch)\b|\bnot (?:spoken|seen|been in touch|heard)\b"
    r"|^(?:christmas|xmas|birthday) cards?\b|\b(?:leaving|birthday|retirement) (?:do|party|card)\b"
    r"|^(?:swapped|exchanged|sent) .{1,40}"
    r" (?:since|ever since|now and then|every (?:year|christmas))$",
    re.IGNORECASE,
)
"""Who somebody is to whoever jotted it down: true, and no reason to ask."""

_REACHED: Final = lazy(
    r"\b(?:reachable|by (?:phone|e-?mail|text)|busy|in a (?:rush|hurry)|hard to (?:reach|get|catch)"
    r"|answers (?:mails?|e-?mails?|texts?|the phone|at|after|late|quickly|slowly)|rarely"
    r"|on the phone|on holiday|lives (?:in|near|next))\b",
    re.IGNORECASE,
)
"""How to reach somebody: for later, and no reason either."""

_AT_TIMES: Final = lazy(
    r"\b(?:available|evenings?|mornings?|weekends?|after \d+ ?[ap]m)\b", re.IGNORECASE
)
"""The same, unless it says what they do then."""

_MANNER: Final = lazy(
    r"^(?:\S+\s+){0,3}(?:man|woman|guy|bloke|lady|lad|person|soul|chap|fellow|character|tongue"
    r"|sense of humou?r|temper|voice)$"
    r"|^(?:(?:and|but|also|very|really|quite|so|an?|bit|little|rather|super|pretty|too|always|often"
    r"|never|sometimes|not|extremely|kind of|at first|a lot|s?he|they|is|s?he['’]s|they['’]re"
    r"|seems|can be)\s+)*(?:academic|arrogant|awkward|blunt|bossy|calm|careful|chatty|cheerful"
    r"|clever|cold|critical|deaf|direct|down to earth|easy|fair|friendly|fun|funny|generous|gentle"
    r"|grumpy|hard|helpful|honest|impatient|intense|kind|laid back|loud|lovely|modest|nice|open"
    r"|old[- ]school|organi[sz]ed|patient|pleasant|polite|practical|proud|quiet|relaxed|sarcastic"
    r"|serious|sharp|shy|slow|smart|sociable|stern|strict|stubborn|sweet|talkative|thorough|tough"
    r"|warm|weird|wise|witty|young)(?:\s+(?:but|and|at|about|as|if|in|on|sometimes|though|to|with)\b.*)?$"
    r"|^(?:s?he |they |always )?(?:listens|talks|shouts|swears|grumbles|laughs|jokes|drinks|smokes"
    r"|hates|loves|likes|enjoys|plays|tells)\b"
    r"|^(?:has|have|with) (?:\w+ )?(?:dogs?|cats?|horses?|kids|(?:grand)?children)\b"
    r"|^(?:\S+\s+){0,2}(?:vegan|vegetarian)$|^(?:always|often|never) (?:\w+ing|late|early|there)\b"
    r"|^(?:s?he |they |and |also )?(?:really )?knows? (?:everybody|everyone|anybody|all the world|"
    r"the right people|lots of people|a lot of people)(?: there| here| in (?:it|town))?$"
    r"|^(?:always|often|still) (?:asks|complains|forgets|laughs|jokes|says|sings|talks|wants)\b"
    r"|^(?:an? )?(?:little |wee )?bit of an? \w+$",
    re.IGNORECASE,
)
"""What somebody is like: good to know, and no reason as long as there is another."""

_WORKS: Final = lazy(
    r"(?:works|runs|leads|teaches|manages|heads|owns|drives)\s"
    r"|[\w'’-]{3,30}(?: \w{2,20})? (?:at|for)\s",
    re.IGNORECASE,
)
_ONCE: Final = lazy(
    r"(?:used to|was|were|had|did|ex|former(?:ly)?|sold|left|retire[sd])\b", re.IGNORECASE
)
_MINE: Final = lazy(r"(?:my|our)\b", re.IGNORECASE)
"""Somebody's place beside whoever jotted it down: "my foreman" is no deed."""

_WAS_ONCE: Final = lazy(r"\b(?:used to|retired|former(?:ly)?|ex)\b", re.IGNORECASE)
_OF_A_CLUB: Final = lazy(
    r"^(?:(?:an? |my |our )?(?:old |good )?(?:friends?|mates?|pals?) )?(?:from|met (?:at|in)"
    r"|known? from|in|at)\s(?:(?:the|my|our|her|his|their|same)\s){0,2}(?:[\w'’&-]{1,20}\s){0,4}"
    r"(?:club|choir|gym|band|parkrun|church|orchestra|quiz(?: night)?|pub|yoga|pilates|allotments?"
    r"|scouts|book group|parish|mosque|temple|synagogue|running group|(?:football|cricket|netball"
    r"|rugby|hockey|rowing|darts|bowls|swimming|dance|yoga|pottery|spin|art|evening) (?:team|class"
    r"|squad|crew))$"
    r"|^(?:s?he |they )?(?:sits (?:at|in|next to|behind|beside|near)|(?:rows|swims|cycles|knits"
    r"|coxes|paddles|bats|bowls|jogs|golfs)\b)",
    re.IGNORECASE,
)
"""Where two people spend their free time, and what somebody does there: no reason to ask."""

_KNOWS_HOW: Final = lazy(
    r"(?:(?:s?he|they|and|also)\s){0,2}(?:knows?|knew)\s(?:exactly\s|all about\s|about\s)?"
    r"(?:what|how|which|where|whether|who\s\w+|when|why)\s\w+\s\w+",
    re.IGNORECASE,
)
"""What somebody can be asked: "knows what courses the union pays for"."""

_KNOWS: Final = lazy(r"(?:s?he |they )?(?:knows?|knew|likes?|has|have)\b", re.IGNORECASE)
_OWN: Final = lazy(
    r"\b(?:own|self[- ]employed|freelance[rds]*|for (?:myself|himself|herself|themselves))\b",
    re.IGNORECASE,
)
_LIGHT: Final = frozenset({"are", "have", "know", "like", "live", "look", "say", "seem", "were"})
_SUBJECTS: Final = frozenset({"", "he", "she", "they", "who", "now", "also", "and", "but", "still"})
"""What stands before "runs" where it is a verb; behind anything else it is rather a noun."""

_BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being", "he's", "she's"})
"""What stands before "booked" where it is no deed."""


class Tells(IntEnum):
    """How much a clause tells of what somebody can help with."""

    BY_THE_WAY = 0
    """Manner, family, how to reach them."""
    SOMETHING = 1
    DONE = 2
    """What they did or do for a living."""


def is_jotted(person: Person) -> bool:
    """Tell whether all that is known of somebody is a line or two, by whoever had them in mind."""
    if person.noted_about is not None:
        return True
    # Whoever filled in a profile says more than a line, if only when they have time.
    told = (person.can_help_with, person.skills, person.interests, person.career)
    filled_in = (person.industries, person.languages, person.availability, person.channels)
    alone = person.headline is not None and person.bio is None
    return alone and not any((*told, *filled_in, person.time_zone, person.capacity))


def tells(clause: str) -> Tells:
    """Return how much a clause of a jotting tells."""
    said = clause[:_LONGEST_READ].strip(" .,;:!?()–—-")
    if _KNOWS_HOW.match(said):
        return Tells.DONE
    if _REACHED.search(said) or is_how_to_reach(said) or _BETWEEN_YOU.search(said):
        return Tells.BY_THE_WAY
    if len(said.split()) <= REMARK_WORDS and (_MANNER.search(said) or _OF_A_CLUB.search(said)):
        return Tells.BY_THE_WAY
    if _MINE.match(said):
        return Tells.SOMETHING
    if _is_done(said) or (looks_like_title(said) and not _KNOWS.match(said)):
        return Tells.DONE
    return Tells.BY_THE_WAY if _AT_TIMES.search(said) else Tells.SOMETHING


def says_little(quote: str) -> bool:
    """Tell whether a quote from a jotting is a word or a remark, and nothing to ask about."""
    is_word = len(set(stems(quote))) < 2 and len(quote.split()) < FEWEST_WORDS
    return is_word or tells(quote) is Tells.BY_THE_WAY


def is_job_now(headline: str) -> bool:
    """Tell whether a line of a jotting is what somebody does today, and nothing else."""
    found = [headline[start:end] for start, end in clauses(headline)]
    named = looks_like_title(found[0]) or _WORKS.match(found[0]) if found else False
    remarks = any(tells(clause) is Tells.BY_THE_WAY for clause in found)
    return bool(named) and not remarks and _ONCE.match(headline) is None


def is_of_ones_own(text: str) -> bool:
    """Tell whether a text speaks of what belongs to its subject: "something of my own".

    Said in words that are too common to count as words in common.
    """
    return _OWN.search(text[:_LONGEST_READ]) is not None


def clauses(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield where the clauses of a sentence lie that can stand alone, in order.

    Remarks by the way are parted from what was done; a clause that points back goes with the one
    before it: "had a shop for ten years, sold it in 2021" is one.
    """
    found: list[tuple[int, int]] = []
    for start, end in _pieces(sentence):
        if found and _belongs(sentence, found[-1], (start, end)):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    yield from found


def runs(sentence: str) -> Iterator[tuple[str, str, Tells]]:
    """Yield each clause, the run of clauses around it that may be quoted, and how much it tells.

    A run holds no remark by the way and at most `RUN_WORDS` words, unless one clause is longer.
    """
    run: list[tuple[int, int, Tells]] = []
    for start, end in clauses(sentence):
        much = tells(sentence[start:end])
        parted = run and (
            Tells.BY_THE_WAY in {much, run[-1][2]}
            or len(sentence[run[0][0] : end].split()) > RUN_WORDS
        )
        if parted:
            yield from _told(sentence, run)
            run = []
        run.append((start, end, much))
    yield from _told(sentence, run)


def _told(sentence: str, run: Sequence[tuple[int, int, Tells]]) -> Iterator[tuple[str, str, Tells]]:
    together = _bare(sentence[run[0][0] : run[-1][1]]) if run else ""
    for start, end, much in run:
        if clause := _bare(sentence[start:end]):
            yield clause, together, much


def _bare(stretch: str) -> str:
    return stretch.strip(" \t,;:–—-").lstrip(".!?) ")


def _pieces(sentence: str) -> Iterator[tuple[int, int]]:
    start = 0
    for number, mark in enumerate(_END.finditer(sentence)):
        if number == _READ_CLAUSES:
            break
        if sentence.count("(", start, mark.start()) > sentence.count(")", start, mark.start()):
            continue
        if mark.start() > start:
            yield from _halves(sentence, start, mark.start())
        start = mark.end()
    if start < len(sentence):
        yield from _halves(sentence, start, len(sentence))


def _halves(sentence: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a clause, parted where it is long and an "and" begins another statement."""
    if len(sentence[start:end].split()) > LONG_CLAUSE:
        mark = _AND.search(sentence, start, end)
        if mark is not None and len(sentence[start : mark.start()].split()) > FEWEST_WORDS:
            yield start, mark.start()
            start = mark.end()
    yield start, end


def _belongs(sentence: str, before: tuple[int, int], piece: tuple[int, int]) -> bool:
    """Tell whether a piece says nothing without the one before it, or that nothing without it."""
    said, earlier = sentence[slice(*piece)], sentence[slice(*before)]
    if tells(earlier) is Tells.BY_THE_WAY or tells(said) is Tells.BY_THE_WAY:
        return False
    short = min(len(said.split()), len(earlier.split())) < FEWEST_WORDS
    back = _GOES_ON.match(said) or _POINTS_BACK.search(said[:_LONGEST_READ])
    return bool(short or back) or not stems(said)


def _is_done(said: str) -> bool:
    if _WAS_ONCE.search(said):
        return True
    found = [word.strip(".,;:()’'").lower() for word in said.split()]
    before = ""
    for word, following in zip_longest(found, found[1:], fillvalue=""):
        base = base_of_third_person(word) if before in _SUBJECTS else None
        past = before not in _BE and is_past(word, following)
        if past or (base is not None and base not in _LIGHT):
            return True
        before = word
    return False
