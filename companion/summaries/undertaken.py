"""What somebody undertakes in words that no rule knows, told by its plain signs, learned.

Every writer has turns of their own: "she's tae ring them", "both bring a page", "Hetty sending me
it". What they share is who stands before which form of a verb, and in what surroundings. How much
each of these tells was learned from notes that a dozen people typed and others marked;
`companion/text/weights/undertaken.json` says how. The rules are asked first: this only adds.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from companion.people.person import PersonId
from companion.summaries import cues
from companion.summaries.cast import Cast
from companion.summaries.doers import (
    MOST_CLAUSES,
    NOBODY,
    STRANGER,
    Clause,
    Doer,
    Reading,
    she_means,
)
from companion.summaries.errands import hedged, is_errand_here, is_question
from companion.summaries.patterns import compiled
from companion.summaries.settled import CONDUCT
from companion.summaries.summary import ActionStatus
from companion.summaries.verbs import (
    CONTACTING,
    MAKING,
    PLAIN_ERRANDS,
    TALKING,
    base_of_progressive,
    base_of_third,
    is_errand,
    is_feeling,
    is_past,
)
from companion.text.due import find_due_phrases
from companion.text.linear import Linear
from companion.text.verb_lists import word_set

WEIGHTS: Final = "undertaken"
BELIEVED: Final = "believed"
"""The level from which a candidate is taken for undertaken."""

_TOKEN: Final = re.compile(r"[^\W\d_][\w'-]*|->|=>|[^\w\s]")
_LINKS: Final = word_set(
    """
    will ll shall going goin gonna gona gunna gonnae gunnae to tae must have has had need needs got
    gotta is am are s m re promised offered agreed volunteered undertook committed said says
    sez told tells me him her that i he she we they would d might may could mite cld should ought
    better can want wants wanted like hopes hope wanna try trying also then just definitely now both
    really first still all probably maybe perhaps even only go and gladly quickly thinks think
    thought reckons yet he's she's i'm i'll she'll he'll i'd he'd she'd we'd we'll they'll i've im
    """
)
"""What may stand between whoever does it and the verb."""
_SUBJECTS: Final = {
    "i": "i", "im": "i", "ill": "i", "ive": "i", "he": "she", "she": "she", "hes": "she",
    "shes": "she", "we": "we", "they": "they", "theyre": "they", "you": "you", "u": "you",
    "both": "both", "all": "both",
}  # fmt: skip
_MODES: Final = {
    "will": compiled(r"'ll\b|\b(?:will|wll|wil|shall|ill)\b"),
    "going": compiled(r"\b(?:goin[g']?|gonn?a|gunna|g[ou]nnae)(?: (?:to|tae))?\b|\bgo "),
    "must": compiled(r"\b(?:must|(?:have|has|had|needs?|got|'ve) ?(?:to|tae)|gotta)\b"),
    "is to": compiled(r"(?:\b(?:am|is|are)|'s|'m|'re) (?:to|tae)\b"),
    "promises": compiled(
        r"\b(?:promised|offered|agreed|volunteered|undertook|committed)(?: me| him| her)? to\b"
    ),
    "said": compiled(
        r"\b(?:said|says|promised|sez|told \w{1,20}|tells) (?:that )?(?:i|he|she|we|they)"
        r"(?:'d|'ll| would| will)\b"
    ),
    "might": compiled(r"\b(?:might|may|could|mite|cld|maybe|perhaps|probably)\b"),
    "should": compiled(r"\b(?:should|ought to|had better)\b"),
    "can": compiled(r"\bcan\b"),
    "wants": compiled(r"\b(?:wants?|wanted|would like|'d like|hopes?|wanna)\b"),
    "would": compiled(r"\bwould\b|'d\b"),
    "is": compiled(r"'(?:m|s|re)\b|\b(?:am|is|are|im|shes|hes)\b"),
    "tries": compiled(r"\btry(?:ing)? to\b"),
}
_TAKES_ANY_VERB: Final = frozenset({"will", "going", "must", "is to", "promises", "said"})
_CONDITIONS: Final = word_set(
    """
    if when what who which that where how whether because until before after once unless than while
    why whoever as
    """
)
_JOINTS: Final = word_set("and but so then or also please to must will")
_ARTICLES: Final = word_set("the a an my his her their our your this that these some both all")
_PRONOUNS: Final = word_set("me him her it them us")
_WAYS: Final = word_set(
    "to on at in for with of from by about up out off over back down into through"
)
_FINITE: Final = word_set("is was are were has will had")
_ENDS: Final = ".,;:!?"
_MARKS: Final = frozenset(".:;,!?-–—*()[]•") | {"->", "=>", "→"}
_FARTHEST: Final = 7
_NEAR: Final = 120
_TOLD: Final = compiled(
    r"\b(?:told|tell|said|says|advised|suggest\w{0,3}|recommend\w{0,3}|reckons?|thinks?|reminded"
    r"|advice|tip)\b[^.;]{0,40}$"
)
_SETTLED: Final = compiled(r"\b(?:agreed|decided|settled)\b")
_OF_YOU: Final = compiled(r"\byour?\b")
_GENERAL: Final = compiled(r"\b(?:always|never|every|each|when you|if you|usually|often)\b")
_CAPITAL: Final = re.compile(r"\s[A-Z][a-z]")
_ARROW: Final = re.compile(r"(?:->|=>|→)\W{0,3}\w{0,20}\W{0,3}$")
_LENGTHS: Final = (4, 8, 14, 25)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A verb that may be undertaken, and by whom its sentence says so."""

    subject: int
    """Where the words that name the doer begin; `task` where nobody is named."""
    task: int
    verb: str
    form: str
    """In which form the verb stands: base, third, progressive, other."""
    who: str
    """The kind of doer: i, me, name, she, we, both, they, you; none where nobody is named."""
    person: PersonId | None
    """Whom a name means."""
    modes: tuple[str, ...]
    before: str
    """The word or mark before it all, "" where it begins the sentence."""
    after: str


def undertaken_in(
    reading: Reading, found: Sequence[Clause], *, weights: Linear | None
) -> Iterator[Clause]:
    """Yield what is undertaken in a sentence beside what the rules have `found` there.

    Nothing without `weights`: in a long talk most of what sounds so comes to nothing.
    """
    if weights is None or is_question(reading.text):
        return
    for one in candidates(reading):
        is_given = reading.sentence.assigned and one.who == "she"
        if _is_taken(one, found, is_given=is_given) or not may_be_meant(reading, one):
            continue
        doer = _doer(reading, one)
        if not doer.known or weights.score(signs_of(reading, one)) < weights.levels[BELIEVED]:
            continue
        status = hedged(reading, subject=one.subject, task=one.task, status=ActionStatus.COMMITTED)
        if status is not ActionStatus.COMMITTED:
            continue
        yield reading.clause(
            subject=one.subject,
            task=one.task,
            verb=one.verb,
            owner=doer.owner,
            status=status,
        )


_SAME_PLACE: Final = 4
"""Characters between two readings of one verb."""


def _is_taken(one: Candidate, found: Sequence[Clause], *, is_given: bool) -> bool:
    """Tell whether a rule has read the verb, or the thing that it is only a part of."""
    # "LF → shadow day, she'll fix w/ Tanya" is one thing.
    for clause in found:
        # Behind what somebody might do stands its condition: "she may take me, she has to ask".
        is_whole = is_given or clause.status is not ActionStatus.COMMITTED
        if clause.subject <= one.task < (clause.end if is_whole else clause.task + _SAME_PLACE):
            return True
    return False


_GOES_ON: Final = compiled(CONDUCT)
_UNSURE: Final = frozenset({"might", "should", "can", "wants", "tries"})
_REPORTS: Final = compiled(r"\b(?:says?|said|sez|told|tells|thinks?|thought|reckons?)\b")
_NO_ERRAND: Final = compiled(
    r"[^.;]{0,60}\balready\b|[^.;]*?\b(?:settled|decided|agreed|final|my decision)\W{0,3}$",
    r"(?:tell|ask|advise|remind)s? (?:me|us|him|her|them) (?:not )?(?:to )?"
    r"(?!(?:about|when|what|how|if|that|the|my|his|her|on|by)\b)[a-z]",
)
"""After the verb, what shows that it is done anyway, how things will be from now on, or advice."""


def may_be_meant(reading: Reading, one: Candidate) -> bool:
    """Tell whether nothing rules a candidate out, whatever its signs."""
    if one.who in ("you", "they", "none") or one.before in _CONDITIONS:
        return False
    if "would" in one.modes and "said" not in one.modes:
        # "I'd ring them first" is what one would do in their place.
        return False
    if not _UNSURE.isdisjoint(one.modes) or cues.SUBORDINATE.search(reading.text[: one.subject]):
        return False
    is_named = one.who in ("name", "me") and one.form == "base"
    if is_named and not set(one.modes) - {"is"}:
        # "Leanne call" is a heading, "Leanne's contact" a person.
        return False
    if one.form == "progressive" and one.after == "this":
        # "I'm writing this on the bus" is done as it is said.
        return False
    link = reading.text[one.subject : one.task]
    if _REPORTS.search(link) and "said" not in one.modes:
        # "She says ask Denise" is advice.
        return False
    if _NO_ERRAND.match(reading.text, one.task) or _GOES_ON.match(reading.text, one.task):
        return False
    return is_errand_here(reading, one.task, ActionStatus.COMMITTED)


def _doer(reading: Reading, one: Candidate) -> Doer:
    match one.who:
        case "i":
            return Doer(reading.voice)
        case "name" | "me":
            return Doer(one.person)
        case "we" | "both":
            return NOBODY
        case _:
            return STRANGER if reading.is_spoken else she_means(reading, one.subject)


def candidates(reading: Reading) -> Iterator[Candidate]:
    """Yield every verb that has a doer before it or begins a clause, in order."""
    found = _TOKEN.finditer(reading.text)
    tokens = [(one.group(), one.start()) for one in found]
    yield from islice(_candidates(reading, tokens), 2 * MOST_CLAUSES)


def _candidates(reading: Reading, tokens: Sequence[tuple[str, int]]) -> Iterator[Candidate]:
    for at, (word, start) in enumerate(tokens):
        if not word[0].isalpha():
            continue
        form, base = _form_of(word)
        after = tokens[at + 1][0].casefold() if at + 1 < len(tokens) else ""
        if (base, form) == ("go", "progressive") and after in ("to", "tae"):
            continue
        if form in ("past", "other") and not _may_be_verb(word):
            continue
        first, who, person = _subject(tokens, at, reading.cast)
        modes: tuple[str, ...] = ()
        if first is not None:
            link = reading.text[tokens[first][1] : start]
            modes = tuple(name for name, pattern in _MODES.items() if pattern.search(link))
            is_verb = form != "other" or not _TAKES_ANY_VERB.isdisjoint(modes)
        else:
            is_verb = form in ("base", "third", "progressive") and _begins(tokens, at)
        if not is_verb:
            continue
        opening = at if first is None else first
        yield Candidate(
            subject=tokens[opening][1],
            task=start,
            verb=base,
            form=form,
            who="none" if first is None else who,
            person=person,
            modes=modes,
            before=tokens[opening - 1][0].casefold() if opening else "",
            after=after,
        )


def _form_of(word: str) -> tuple[str, str]:
    word = word.casefold()
    if is_errand(word):
        return "base", word
    third = base_of_third(word)
    if third is not None:
        return "third", third
    progressive = base_of_progressive(word)
    if progressive is not None:
        return "progressive", progressive
    return ("past" if is_past(word) else "other"), word


def _may_be_verb(word: str) -> bool:
    word = word.casefold()
    is_plain = word.isalpha() and len(word) > 1 and word not in _LINKS | _ARTICLES | _WAYS
    return is_plain and not is_feeling(word)


def _subject(
    tokens: Sequence[tuple[str, int]], at: int, cast: Cast
) -> tuple[int | None, str, PersonId | None]:
    """Return who stands before a verb with nothing but links between."""
    for place in range(at - 1, max(-1, at - 1 - _FARTHEST), -1):
        word = tokens[place][0]
        if not word[0].isalpha():
            break
        who, person = _who(word, cast)
        key = word.casefold()
        is_inner = key in _LINKS and who != "none" and place > 0
        if who != "none" and not (is_inner and _says(tokens, place)):
            return place, who, person
        if key not in _LINKS:
            break
    return None, "none", None


_SAYING: Final = word_set("said says sez promised told tells that me him her")


def _says(tokens: Sequence[tuple[str, int]], place: int) -> bool:
    """Tell whether "he" is only the inner one of "she said he would"."""
    return tokens[place - 1][0].casefold() in _SAYING


def _who(word: str, cast: Cast) -> tuple[str, PersonId | None]:
    key = word.casefold().partition("'")[0]
    if key in _SUBJECTS:
        return _SUBJECTS[key], None
    is_name = word[0].isupper() or len(key) > 2
    person = cast.named(word.partition("'")[0]) if is_name else None
    if person is None:
        return "none", None
    return ("me" if person == cast.me else "name"), person


def _begins(tokens: Sequence[tuple[str, int]], at: int) -> bool:
    before = tokens[at - 1][0].casefold() if at else ""
    return not before or before in _MARKS or before in _JOINTS or before in {"me", "maybe", "both"}


def signs_of(reading: Reading, one: Candidate) -> dict[str, float]:
    """Return the signs of a candidate, each 1 where it is there."""
    text, sentence = reading.text, reading.sentence
    rest = text[one.task : one.task + _NEAR]
    lead = text[max(0, one.subject - _NEAR // 2) : one.subject]
    modes = "+".join(one.modes) or "none"
    after = _kind_after(one.after)
    length = len(text.split())
    flags = {
        "due": bool(find_due_phrases(rest)),
        "due before": bool(find_due_phrases(lead)),
        "spoken": reading.is_spoken,
        "listed": reading.is_listed,
        "short": reading.is_short,
        "assigned": sentence.assigned,
        "begins line": sentence.first,
        "under a name": sentence.subject is not None,
        "asked": "?" in text,
        "doubted before": bool(cues.HEDGE_BEFORE.search(lead)),
        "doubted after": bool(cues.HEDGE_AFTER.search(rest)),
        "told": bool(_TOLD.search(lead)),
        "quoted": text.count('"', 0, one.task) % 2 == 1,
        "habit": bool(cues.HABIT.match(rest)),
        "at once": bool(cues.ON_THE_SPOT.match(rest)),
        "contact": one.verb in CONTACTING,
        "plain errand": one.verb in PLAIN_ERRANDS,
        "making": one.verb in MAKING,
        "talking": one.verb in TALKING,
        "of you": bool(_OF_YOU.search(rest)),
        "general": bool(_GENERAL.search(rest)),
        "names": bool(_CAPITAL.search(rest)),
        "past": bool(cues.PAST.search(text)),
        "header": sentence.is_header,
        "arrow": bool(_ARROW.search(text[max(0, one.subject - _NEAR) : one.subject])),
        "settled": bool(_SETTLED.search(text)),
        "to me": one.after == "me" or rest.partition(" ")[2].startswith("me "),
        "begins": one.subject == 0,
        **{f"up to {most} words": length <= most for most in _LENGTHS},
    }
    names = [
        f"who {one.who}",
        f"form {one.form}",
        f"who {one.who}, form {one.form}",
        f"who {one.who}, mode {modes}",
        *(f"mode {mode}" for mode in one.modes),
        f"before {kind_before(one.before)}",
        f"after {after}",
        f"after {after}, form {one.form}, named {one.who != 'none'}",
        f"section {sentence.section}",
        f"mark {sentence.mark}",
    ]
    if reading.is_spoken:
        names.append(f"spoken, who {one.who}, mode {modes}")
    return dict.fromkeys([*names, *(name for name, is_so in flags.items() if is_so)], 1.0)


def kind_before(word: str) -> str:
    """Return what kind of word or mark stands before a candidate."""
    if not word or word in _CONDITIONS:
        return "condition" if word else "nothing"
    if word in _MARKS:
        return "arrow" if len(word) > 1 or word == "→" else "comma" if word == "," else "mark"
    return word if word in _JOINTS else "word"


def _kind_after(word: str) -> str:
    kinds = {"article": _ARTICLES, "pronoun": _PRONOUNS, "way": _WAYS, "finite": _FINITE}
    if not word or word in _ENDS:
        return "end"
    return next((kind for kind, words in kinds.items() if word in words), "other")
