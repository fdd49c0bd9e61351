"""Parts what one jotted down about somebody: their work, which a message may name, from the rest.

Work is turned to them ("looks after six kitchens" as "you look after six kitchens"); what ties the
two people, what one thinks of somebody and what is private never reaches the message.
"""

import re
from dataclasses import dataclass
from typing import Final

from companion.outreach.articles import with_its_article
from companion.outreach.links import LinkKind, link, motive, need, tells_of_others
from companion.outreach.message import OutreachBrief
from companion.outreach.names import is_nameless
from companion.outreach.noted_jobs import ARTICLED, FORMER, job_head, names_job, noted_job
from companion.outreach.shared_past import names_own_relative
from companion.outreach.statements import statements
from companion.outreach.ties import without_own_workplace
from companion.outreach.time_served import former_job, years_served
from companion.outreach.turning import owner_turned, points_elsewhere
from companion.outreach.work_words import (
    BETWEEN,
    DONE,
    DOUBT,
    IRREGULAR,
    PRIVATE,
    REMARK,
    STATES,
    WORK,
)
from companion.people.person import NOTED_ABOUT, Person
from companion.text.pasting import may_be_pasted, reads_english
from companion.text.phrasing import LONGEST_PHRASED, lowered, tidied, with_article, without_end
from companion.text.shorthand import written_out
from companion.text.verb_lists import word_set
from companion.text.verbs import base_of_gerund, base_of_third_person, is_past, takes_object

_MOST_WORDS: Final = 24
_FEWEST_LEFT_OUT: Final = 2

_POINTS_BACK: Final = re.compile(
    r"\s(?:before (?:that|this)|after (?:that|this)|at the time|back then|as well|too|like me)$",
    re.I,
)
_RETRAINING: Final = re.compile(r"^did (?:the|an?|her|his|their) retraining\b", re.IGNORECASE)
_ALONE: Final = word_set("retrained requalified emigrated")
"""What somebody did that says enough in one word."""

_PAST: Final = frozenset({"previously", "formerly"})
_SUBJECT: Final = re.compile(
    r"(?:(?:and|also|plus|then|so)\s+){0,2}"
    r"(?:(?P<first>now|currently|today|then)\s+)?(?:(?P<who>she|he|they|who)\b(?P<is>['’]s|['’]re)?\s*)?"
    r"(?P<when>(?:now|currently|today|these days|also|since then|previously|formerly)\s+)?",
    re.IGNORECASE,
)
_USED_TO: Final = re.compile(r"used to (?:be\s+(?=an?\s)|(?P<verb>\w+)\s)", re.IGNORECASE)
_NUMBERED: Final = re.compile(
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|a dozen)\s"
    r"(?:\w+\s)?(?:staff|people|employees|shops?|stores?|branches|sites|teams?|restaurants?|cafes?|"
    r"schools|kitchens|vans?|trucks|lorries|stylists|apprentices|clients|patients|pupils|years)\b",
    re.IGNORECASE,
)
_TOLD_BY_THE_REST: Final = word_set(
    "became came has had was knows is are looks looked went does did left"
)
_FIRM: Final = (
    r"(?:firm|business|company|shop|store|studio|practice|workshop|salon|bakery|farm|garage|gallery|"
    r"restaurant|caf[eé]|bar|pub|hotel|clinic|nursery|school|label|team|stall|gym|office|agency|"
    r"brewery|fleet|kitchen|surgery|forge|van|truck|boat|press|charity|start-?up)s?\b"
)
_HAS_FIRM: Final = re.compile(
    rf"(?:an?|the|two|three|four|five|six|seven)\s(?:[\w-]+\s){{0,3}}?{_FIRM}", re.IGNORECASE
)
_OWN_FIRM: Final = re.compile(rf"own\s(?:[\w-]+\s){{0,2}}?{_FIRM}", re.IGNORECASE)
_GOT: Final = re.compile(r"^(?:has |have )?got (?=(?:her|his|their) own\b|an? )", re.IGNORECASE)
_FROM_HOME: Final = re.compile(r"\bworks? (?:mostly |mainly |usually )?from home\b", re.IGNORECASE)
"""Where somebody sits, which tells nothing of their work."""

_LEFT: Final = re.compile(
    r"(?:\w{4,12}ing (?:and|for|to|in)\b|restaurants|retail|hospitality|kitchens|shift work|"
    r"academia|teaching|nursing|law|banking|medicine|journalism|consulting|industry|retail|"
    r"the (?:army|navy|police|force|nhs|civil service|church|law|trade|profession|bar|post|"
    r"ambulances?|fire (?:service|brigade)|prison service|railways?|bank|council|wards?|classroom|"
    r"factory|mines?|pits?|quarry|sea|ships?|buses|trams|lorries|depot|hospital|mill|yard|office|"
    r"shop floor|kitchens?|merchant navy|post office|airline|airport|forces|raf|marines))\b",
    re.IGNORECASE,
)
_OWN: Final = re.compile(r"(?:her|his|their|a|an) own\s", re.IGNORECASE)
_WENT: Final = re.compile(
    r"(?:from\s|into\s|back to (?:college|school|university|work|study|"
    r"the (?:wards?|trade|classroom)|law|medicine|"
    r"(?:\w+\s)?[a-z]{3,12}ing\b)|freelance|self-employed)",
    re.IGNORECASE,
)
_ON_BODY: Final = re.compile(
    r"on the (?:[\w'’-]{1,20}\s){0,3}?(?:boards?|committee|panel|council|hub|team|jury|faculty|"
    r"commission|bench|rota|staff)\b",
    re.IGNORECASE,
)
"""What somebody belongs to, noted without a verb: "now on the training hub for Cornwall"."""

_BY_ONESELF: Final = re.compile(
    r"^(?P<verb>translates?|writes?|interprets?|paints?|publish(?:es)?|bakes?|teach(?:es)?)\s"
    r"(?P<self>himself|herself|themselves)\s(?P<what>(?:from|for|in|into|at)\s.+)$",
    re.IGNORECASE,
)
"""Who does themselves what they teach: "translates himself from Polish" does not translate him."""

_SINCE: Final = re.compile(r"\bsince (?:19|20)\d\d\b", re.IGNORECASE)
_PERFECT: Final = {
    "took": "taken",
    "ran": "run",
    "led": "led",
    "built": "built",
    "sold": "sold",
    "taught": "taught",
    "wrote": "written",
    "made": "made",
    "won": "won",
    "trained": "trained",
    "worked": "worked",
    "managed": "managed",
    "opened": "opened",
    "hired": "hired",
}
"""Past tenses that "since 2018" makes perfect ones."""

_ABOUT_YEARS: Final = re.compile(r"(?<=\syears)\sor so$", re.IGNORECASE)
_BEFORE: Final = re.compile(r"\s(?:before|once|previously|too|then|earlier|first)$", re.IGNORECASE)
_ASKS_READER: Final = re.compile(r"\b(?:I|me|my|we|our|ask|you|your)\b", re.IGNORECASE)
_FEWEST_OWN_WORDS: Final = 4
_AND: Final = re.compile(r"\s(?:and|&)\s")


@dataclass(frozen=True, kw_only=True)
class Jotted:
    """One thing noted about somebody's work.

    Attributes:
        field: `headline` or `bio`.
        quote: the words as noted.
        clause: them turned to the person, "you run a bakery"; None for a job alone.
        role: the job with its article, "a deputy head"; None for a clause.
        link: how the clause ties the two, where it does: "you taught me joinery".
        is_motive: whether the clause is why they are asked, in the writer's own words.
    """

    field: str
    quote: str
    clause: str | None = None
    role: str | None = None
    link: LinkKind | None = None
    is_motive: bool = False


@dataclass(frozen=True, kw_only=True)
class ReadJottings:
    """What was noted of somebody's work, and what else was noted, in the order of the text."""

    work: tuple[Jotted, ...]
    left_out: tuple[str, ...]


def is_jotted(mentor: Person) -> bool:
    """Tell whether a profile is somebody else's note: marked as such, or a headline alone.

    A headline that speaks for itself ("Run a noodle shop. Ask me about rotas.") is its owner's.
    """
    if mentor.noted_about is not None:
        return True
    own = (mentor.bio, mentor.skills, mentor.can_help_with, mentor.career, mentor.interests)
    headline = mentor.headline or ""
    return bool(headline) and not any(own) and not _speaks(headline)


def notes_are_own(brief: OutreachBrief) -> bool:
    """Tell whether "I" in the notes about the mentor is who the message is from."""
    if brief.notes_are_own is not None:
        return brief.notes_are_own and (
            brief.mentee.noted_about is None or is_nameless(brief.mentee)
        )
    return not is_jotted(brief.mentee)


def _speaks(headline: str) -> bool:
    if _ASKS_READER.search(headline):
        return True
    plain = all(_jotted(quote, field="headline") is None for quote in statements(headline))
    return plain and headline[0].isupper() and len(headline.split()) >= _FEWEST_OWN_WORDS


def read_jottings(mentor: Person) -> ReadJottings:
    """Return what a message may say of a mentor one only has notes about. Linear."""
    work: list[Jotted] = []
    left_out: list[str] = []
    fields = (("headline", mentor.headline), ("bio", mentor.noted_about))
    whole = "\n".join((text or "")[:LONGEST_PHRASED] for _, text in fields)
    others = tells_of_others(whole)
    for field, text in fields:
        note = (text or "").removeprefix(NOTED_ABOUT)[:LONGEST_PHRASED]
        why = motive(note)
        if why is not None:
            clause, quote = why
            work.append(Jotted(field=field, quote=quote, clause=clause, is_motive=True))
            note = note.replace(quote, "\n", 1)
        for quote in statements(note):
            named = others
            if others and names_own_relative(quote):
                named = tells_of_others(whole.replace(quote, "\n"))
            found = _told_to_them(quote, field=field, others_named=named)
            if found is not None:
                work.append(found)
            elif len(quote.split()) >= _FEWEST_LEFT_OUT and any(map(str.isalpha, quote)):
                left_out.append(quote)
    work = [jotted for jotted in work if not _is_told_twice(jotted, work)]
    said = {jotted.quote for jotted in work}
    distinct = {(jotted.clause, jotted.role): jotted for jotted in reversed(work)}
    return ReadJottings(
        work=tuple(jotted for jotted in work if jotted in distinct.values()),
        left_out=tuple(
            quote for quote in dict.fromkeys(left_out) if not any(quote in one for one in said)
        ),
    )


def _is_told_twice(jotted: Jotted, work: list[Jotted]) -> bool:
    """Tell whether the same note says it in more words: the headline was cut out of it."""
    return any(
        other is not jotted and jotted.quote in other.quote and len(jotted.quote) < len(other.quote)
        for other in work
    )


def _told_to_them(quote: str, *, field: str, others_named: bool) -> Jotted | None:
    """Return one statement as it is said to whom it is about: work, a tie, or what they lack."""
    found = _jotted(quote, field=field)
    if found is not None and found.clause is not None:
        return found
    tie = link(quote, others_named=others_named)
    if tie is not None:
        return Jotted(field=field, quote=quote, clause=tie.clause, link=tie.kind)
    lacked = need(quote)
    return found if lacked is None else Jotted(field=field, quote=quote, clause=lacked)


def _jotted(quote: str, *, field: str) -> Jotted | None:
    text = without_end(written_out(tidied(quote)))
    barred = (BETWEEN, PRIVATE, REMARK, DOUBT)
    if not text or len(text.split()) > _MOST_WORDS or not may_be_pasted(quote):
        return None
    judged = _ABOUT_YEARS.sub("", without_own_workplace(text))
    if any(pattern.search(judged) for pattern in barred) or not reads_english(text):
        return None
    begun = _SUBJECT.match(text)
    rest = text[begun.end() :] if begun is not None else text
    when = (begun["when"] or begun["first"] or "").strip().lower() if begun is not None else ""
    now = when in {"now", "currently"}
    served = years_served(rest, names_job)
    clause = _clause(rest, now=now) if served is None else f"you {served}"
    if clause is not None:
        return Jotted(field=field, quote=quote, clause=clause)
    had = f"{when} {rest}" if when in _PAST else rest
    role = former_job(had, noted_job) or noted_job(re.sub(r"^(?:is|are)\s", "", rest))
    return None if role is None else Jotted(field=field, quote=quote, role=role)


def _clause(text: str, *, now: bool) -> str | None:
    """Return "you run a bakery" for "runs a bakery", None where it cannot be turned safely."""
    if _FROM_HOME.search(text):
        return None
    text = _GOT.sub("has ", text)
    former = FORMER.match(text)
    if former is not None and names_job(text[former.end() :]):
        return f"you used to be {with_article(lowered(text[former.end() :]))}"
    used = _USED_TO.match(text)
    if used is not None:
        known = used["verb"] is None or used["verb"].lower() in WORK
        told = _POINTS_BACK.sub("", text[0].lower() + text[1:])
        return _with_you(told) if known else None
    own = _OWN_FIRM.match(text)
    if own is not None:
        had = "have had" if _SINCE.search(text) else "have"
        return _with_you(f"{had} your {lowered(text)}")
    return _deed(_POINTS_BACK.sub("", _RETRAINING.sub("retrained", text)), now=now)


def _deed(text: str, *, now: bool) -> str | None:
    """Return a deed as said to its doer: "teaches joinery" as "you teach joinery"."""
    if _ON_BODY.match(text) is not None:
        return _with_you(f"are {'now ' if now else ''}{lowered(text)}")
    text = _BY_ONESELF.sub(r"\g<verb> \g<what> \g<self>", text)
    words = text.split(" ")
    if len(words) < 2:
        return f"you {text.lower()}" if text.lower() in _ALONE else None
    if points_elsewhere(text) and _AND.search(text):
        text = _AND.split(text, maxsplit=1)[0]  # "makes cheese & sells it": the first is enough
        words = text.split(" ")
    verb = _verb(words[0].lower(), words[1], " ".join(words[1:])) if len(words) > 1 else None
    if verb is None:
        return None
    if _SINCE.search(text) and verb in _PERFECT:
        verb = f"have {_PERFECT[verb]}"
    adverb = "now " if now and verb not in {"are", "were"} else ""
    return _with_you(f"{adverb}{verb} {' '.join(words[1:])}")


def _verb(first: str, following: str, rest: str) -> str | None:
    """Return the verb as it stands behind "you", for verbs of work."""
    if first in _TOLD_BY_THE_REST:
        return _common(first, following.lower(), rest)
    base = base_of_third_person(first)
    if base in WORK:
        return base
    if first in IRREGULAR:
        return first
    base = base_of_gerund(first, following)
    if base in WORK and takes_object(following):
        return base
    if first in STATES and not takes_object(following):
        return f"were {first}" if following.lower() in {"in", "as", "by"} else None
    told = is_past(first, following) or takes_object(following)
    return first if told and first.endswith("ed") and _of_work(first, following) else None


def _common(first: str, following: str, rest: str) -> str | None:
    """Return a verb that tells of work only before some words: "looks after", "did a degree"."""
    job = job_head(_BEFORE.sub("", ARTICLED.sub("", rest)))
    does = (
        re.match(r"(?:an?|the|her|his|their|all|\d+|books|accounts|taxes)\s", rest, re.IGNORECASE)
        is not None
    )
    owns = _OWN.match(rest) or _HAS_FIRM.match(rest) or _NUMBERED.match(rest) or following in DONE
    turned = {
        "became": ("became", names_job(job)),
        "came": ("came", following in {"up", "from", "to"}),
        "has": ("have", bool(owns)),
        "had": ("had", bool(owns)),
        "was": ("were", ARTICLED.match(rest) is not None and names_job(job)),
        "knows": ("know", following in {"every", "how", "all", "who", "which", "about"}),
        "is": ("are", following in STATES),
        "are": ("are", following in STATES),
        "looks": ("look", following == "after"),
        "looked": ("looked", following == "after"),
        "left": ("left", _LEFT.match(rest) is not None),
        "went": ("went", _WENT.match(rest) is not None),
        "does": ("do", does),
        "did": ("did", does),
    }
    verb, is_work = turned[first]
    return verb if is_work else None


def _of_work(past: str, following: str) -> bool:
    if following.lower() == "by":  # "trained by", "employed by"
        return False
    stem = past[:-2]
    candidates = (stem, f"{stem}e", stem[:-1], f"{stem[:-1]}y" if stem.endswith("i") else "")
    return any(base in WORK for base in candidates)


def _with_you(clause: str) -> str | None:
    """Return the clause with its subject and its owner turned, up to where that is safe."""
    turned = owner_turned(with_its_article(_conjuncts(clause)))
    return None if turned is None else f"you {turned}"


def _conjuncts(clause: str) -> str:
    """Return a clause with the verbs behind "and" turned as well: "play … and run …"."""
    pieces = _AND.split(clause)
    kept = [pieces[0]]
    for piece in pieces[1:]:
        words = piece.split(" ")
        following = words[1] if len(words) > 1 else ""
        verb = _verb(words[0].lower(), following, " ".join(words[1:])) if following else None
        looks_like_verb = base_of_third_person(words[0]) is not None and takes_object(following)
        if verb is not None and (takes_object(following) or words[0].lower() not in WORK):
            kept.append(" ".join((verb, *words[1:])))
        elif looks_like_verb:
            break
        else:
            kept.append(piece)
    return " and ".join(kept)
