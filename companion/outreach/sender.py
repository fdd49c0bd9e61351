"""Says who the sender is and what they want, in their own words."""

import re
from typing import Final

from companion.goals.closeness import closeness, goal_stems
from companion.goals.goal import Goal
from companion.outreach.facts import is_private, stands_alone
from companion.outreach.message import Claim, ClaimAbout
from companion.outreach.names import is_nameless
from companion.outreach.pieces import Piece, claim
from companion.outreach.workplaces import is_surely_place, is_written_as_name
from companion.people.career import Position
from companion.people.person import Person
from companion.people.personal_details import is_personal
from companion.people.roles import (
    employer_phrase,
    is_break,
    is_field,
    is_job_title,
    is_role,
    role_in_sentence,
    role_with_article,
    with_its_article,
)
from companion.text.pasting import may_be_pasted, reads_english, whole_sentence
from companion.text.persons import subjectless
from companion.text.phrasing import (
    LONGEST_PHRASED,
    as_sentence,
    tidied,
    without_end,
)
from companion.text.sentences import sentences
from companion.text.shorthand import written_out
from companion.text.verbs import is_past, is_verb
from companion.text.words import stems

_MOST_INTRODUCED_WORDS: Final = 24
_MOST_OWN_WORDS: Final = 28
_MOST_SENTENCES: Final = 20
_MOST_JOTTED_WORDS: Final = 16
_LISTED: Final = 2
_SHORT_DETAIL: Final = 3
_MOST_TITLE_WORDS: Final = 6
_NOT_A_ROLE_YET: Final = frozenset(
    ("from", "was", "ex", "former", "once", "not", "my", "the", "before", "after", "then", "until")
)
_I_AM: Final = re.compile(r"(?:I am|I['’]m) (?:an?|the|one of the)\s", re.IGNORECASE)
_NEXT_THOUGHT: Final = re.compile(r"(?<=[^\W\d_]{3})\.\s(?=[a-z])|(?<=\d{4})\.\s")
_ASIDE_OF_NOTE: Final = re.compile(
    r",\s(?=(?:aged?\s)?\d{2}(?:,|$|\s(?:years old|yo)\b)|(?:also\s|now\s)?(?:wants?|wishes|hopes|"
    r"would like|dreams|looking|thinks?)\b)",
    re.IGNORECASE,
)
"""Where a line on somebody goes on to their age or to what they want, which is said elsewhere."""

_AFTER_YEARS: Final = re.compile(r"(?<=\syrs)\.\s|(?<=\syr)\.\s|(?<=\dy)\.\s")
"""Where another thought begins behind a short form: "15 yrs. own van"."""

_JOBS_IN_SHORT: Final = {
    "sec": "secretary",
    "asst": "assistant",
    "coord": "coordinator",
    "mgr": "manager",
    "supv": "supervisor",
    "exec": "executive",
}
_SHORT_JOB: Final = re.compile(r"(?<![\w-])(sec|asst|coord|mgr|supv|exec)\b(?!-)\.?", re.IGNORECASE)
_OF_HOUSE: Final = re.compile(r"(?:front|back|head) of house\b(?:\s[A-Z][a-z]{2,14}\b)?", re.I)
_OFFICE: Final = re.compile(
    r"\b(?:treasurer|chair(?:man|woman|person)?|trustee|governor|volunteer\w*|plot"
    r" ?holder|member|captain|churchwarden|councillor|organi[sz]er|helper)\b",
    re.IGNORECASE,
)
_OF_A_CLUB: Final = re.compile(
    r"\b(?:society|clubs?|association|choir|men['’]s shed|scouts?|guides|food ?bank|pta|parish|"
    r"allotments?|residents['’]?)\b",
    re.IGNORECASE,
)
"""Where people hold an office beside their work."""

_SINCE_WHEN: Final = re.compile(r"\bsince (?:19|20)\d\d\b")
_BRACKETED: Final = re.compile(r"\s?\([^()]{0,80}\)$")
_SPLICED: Final = re.compile(
    r",\s(?:one|two|three|four|five|both|all|most|some|it|he|she|they|\d{1,3})\s(?:\w+ed|\w+s)\b.*$"
)
"""A second thought behind a comma: "looked after 3 apprentices, two passed"."""

_SERVED: Final = re.compile(
    r"(?P<job>[^\d;:]{3,80}?)[,\s]\s*(?:for\s+)?(?P<count>\d{1,2})\+?\s?(?:years?|yrs?|y)\b\.?"
    r"(?:\s(?:now|in|experience)\b[^,]{0,40})?(?:,|$)",
    re.IGNORECASE,
)
"""How long somebody has done a job, in short: "bus driver, 9 yrs"."""


_PART_TIME: Final = re.compile(r"\s?[(,-]\s?(?:p/t|pt|part[- ]time)\s?(?:\)|$)", re.IGNORECASE)
_HOW_HELD: Final = re.compile(
    r"\s?\((new|vol\.?|volunteer|retired|semi[- ]retired|acting|interim|trainee|part-time)\)", re.I
)
"""What stands behind a job and is said before it: "youth worker (new)"."""


def introduction(mentee: Person, *, with_employer: bool) -> Piece | None:
    """Return "I'm a staff nurse at a city hospital.", or None when the profile does not say."""
    own = _own_i_am(mentee)
    if own is not None:
        return own
    now = [one for one in mentee.career if one.end is None and not is_break(one)]
    for number in _current_first(mentee):
        position = mentee.career[number]
        if now and position.end is not None:
            break  # nobody is introduced by an old job who has one now
        named = is_job_title(position.title) or is_field(position.title)
        named = named and position.title.split()[0].lower() not in _NOT_A_ROLE_YET
        if named and not is_break(position) and reads_english(position.title):
            ended = any(is_break(entry) and entry.end is None for entry in mentee.career)
            return _from_position(
                position, number, with_employer=with_employer, ended=ended or bool(position.end)
            )
    headline = (mentee.headline or "").strip()
    from_headline = _from_headline(mentee) or (_in_short(headline, mentee, field="headline"))
    return from_headline or _by_title(mentee, with_employer=with_employer)


def _by_title(mentee: Person, *, with_employer: bool) -> Piece | None:
    """Return the present job by its title as it stands, where no sentence can be made of it."""
    for number in _current_first(mentee):
        position = mentee.career[number]
        title = tidied(position.title)
        if position.end is not None or is_break(position) or not reads_english(title):
            continue
        if len(title.split()) > _MOST_TITLE_WORDS or not may_be_pasted(title):
            continue
        employer = employer_phrase(position) if with_employer else None
        at_work = employer if employer is not None and employer.startswith("at ") else None
        said = f"My job title is {title}" if at_work is None else f"I work {at_work} ({title})"
        claims = [_mentee_claim(said, f"career[{number}].title", position.title)]
        if at_work is not None:
            organization = (position.organization or "").strip()
            claims.append(_mentee_claim(at_work, f"career[{number}].organization", organization))
        return Piece(text=f"{said}.", claims=tuple(claims))
    return None


def _own_i_am(mentee: Person) -> Piece | None:
    """Return the line in which somebody says who they are: "I am a nurse in a small practice".

    In a note it is theirs only where the note stands under "me".
    """
    noted = mentee.noted_about if is_nameless(mentee) else None
    own = mentee.bio if mentee.noted_about is None else noted
    for field, text in (("bio", own), ("headline", mentee.headline)):
        for quote in sentences((text or "")[:LONGEST_PHRASED])[:_MOST_SENTENCES]:
            said = quote.text
            if _I_AM.match(said) and len(said.split()) <= _MOST_INTRODUCED_WORDS:
                whole = as_sentence(written_out(tidied(said)))
                if _may_be_said(said) and whole_sentence(whole) is not None:
                    return Piece(text=whole, claims=(_mentee_claim(whole, field, said),))
    return None


def own_fact(mentee: Person, goal: Goal, *, least_closeness: float = 0.0) -> Piece | None:
    """Return the sentence of the sender's profile that is closest to the goal, in the first person.

    None when nothing there is whole, close enough and fit for a first message.
    """
    wanted = goal_stems(goal)
    found: list[tuple[float, str, Claim]] = []
    for field, text, current in _profile_texts(mentee):
        for quote in sentences(text)[:_MOST_SENTENCES]:
            head = quote.text.partition(";")[0].rstrip()  # a list follows the thought
            head = _SPLICED.sub("", head)
            if _I_AM.match(head) or not _may_be_said(head):
                continue  # who they are is said where they introduce themselves
            spoken = _in_first_person(head, field=field, current=current)
            if spoken is not None:
                made = claim(spoken.rstrip("."), about=ClaimAbout.MENTEE, field=field, quote=head)
                found.append((closeness(head, wanted), spoken, made))
    if not found:
        return None
    near, text, made = max(found, key=lambda item: item[0])
    if near < least_closeness:
        return None
    return Piece(text=text, claims=(made,))


def _may_be_said(text: str) -> bool:
    return (
        4 <= len(text.split()) <= _MOST_OWN_WORDS
        and may_be_pasted(text)
        and stands_alone(text)
        and not is_private(text)
        and not is_personal(text)
        and "?" not in text
        and reads_english(text)
    )


def _in_first_person(text: str, *, field: str, current: bool) -> str | None:
    text = written_out(tidied(text))
    first = text.split(" ", 1)[0].replace("’", "'")
    if first in {"I", "I'm", "I've", "I'd", "I'll", "My", "We", "We're"}:
        return as_sentence(text)
    if field == "bio":
        return None
    clause = subjectless(text, current=current)
    return None if clause is None else as_sentence(f"I {clause}")


def _profile_texts(mentee: Person) -> tuple[tuple[str, str, bool], ...]:
    careers = tuple(
        (f"career[{number}].summary", position.summary, position.end is None)
        for number, position in enumerate(mentee.career)
        if position.summary
    )
    return (*((("bio", mentee.bio, True),) if mentee.bio else ()), *careers)


def _current_first(mentee: Person) -> list[int]:
    """Return the numbers of the positions: current ones first, as headed, paid, then the latest."""
    headed = set(stems(mentee.headline or ""))
    career = mentee.career
    return sorted(
        range(len(career)),
        key=lambda number: (
            career[number].end is not None,
            not headed.intersection(stems(career[number].title)),
            _is_office(career[number]),
            _reversed(career[number].end or career[number].start or ""),
            number,
        ),
    )


def _is_office(position: Position) -> bool:
    """Tell whether a position is held beside one's work: a treasurer of a club, a volunteer."""
    said = f"{position.title} {position.organization or ''}"
    return _OFFICE.search(position.title) is not None or _OF_A_CLUB.search(said) is not None


def _reversed(day: str) -> str:
    """Return a partial date so that later ones sort first."""
    return "".join(chr(ord("9") - ord(digit) + ord("0")) for digit in day if digit.isdigit())


def _from_position(position: Position, number: int, *, with_employer: bool, ended: bool) -> Piece:
    path = f"career[{number}]"
    in_field = is_field(position.title)
    title = position.title
    if len(title.split()) > _MOST_TITLE_WORDS:  # an employer or a place got into it
        title = title.partition(",")[0]
    title = _BRACKETED.sub("", title)
    role = role_in_sentence(title) if in_field else role_with_article(title)
    employer = employer_phrase(position)
    if not with_employer and employer is not None and not employer.startswith("of "):
        employer = None
    verb = "I was" if ended else "I'm"
    if in_field:
        verb = "I worked in" if ended else "I work in"
    said_of_me = " ".join(part for part in (verb, role, employer) if part)
    claims = [_mentee_claim(said_of_me, f"{path}.title", position.title)]
    if employer is not None:
        organization = (position.organization or "").strip()
        claims.append(_mentee_claim(employer, f"{path}.organization", organization))
    if ended and position.end and position.end != position.start:  # a lone year ends nothing
        year = position.end[:4]
        claims.append(_mentee_claim(f"until {year}", f"{path}.end", year))
        said_of_me = f"{said_of_me} until {year}"
    return Piece(text=f"{said_of_me}.", claims=tuple(claims))


def _from_headline(mentee: Person) -> Piece | None:
    headline = re.split(r"\s?[|•·]\s?", (mentee.headline or "").strip("|•· "), maxsplit=1)[0]
    headline = _AFTER_YEARS.split(_ASIDE_OF_NOTE.split(headline, maxsplit=1)[0], maxsplit=1)[0]
    first = next(iter(sentences(headline)), None)
    if first is None or not may_be_pasted(first.text) or not reads_english(first.text):
        return _from_bio(mentee)
    text = _job_written_out(written_out(tidied(first.text)))
    text = _NEXT_THOUGHT.split(text, maxsplit=1)[0].rstrip(".")
    head = text.split(" ", 1)[0].lower()
    if len(text.split()) > _MOST_INTRODUCED_WORDS or is_private(text) or is_personal(text):
        return _from_bio(mentee)
    served = _SERVED.match(text)
    if served is not None and is_role(served["job"]):
        job = role_with_article(served["job"].strip(" ,"))
        years = f"{served['count']} years"
        sentence = f"I have been {job} for {years}"
        return Piece(text=f"{sentence}.", claims=(_mentee_claim(sentence, "headline", first.text),))
    if text.startswith(("I ", "I'm ")):
        whole = as_sentence(text)
        return Piece(text=whole, claims=(_mentee_claim(whole, "headline", first.text),))
    if _is_job(text) and head not in _NOT_A_ROLE_YET and not is_past(head, "the"):
        rest = _with_detail(text) if text.count(",") < _LISTED else _lowered_head(text)
        if text[0].islower():
            rest = text  # who types small letters means the capitals
        rest = _at_work(text) or rest
        begun = "I have been" if _SINCE_WHEN.search(text) else "I'm"
        sentence = f"{begun} {rest if head in {'a', 'an'} else with_its_article(rest)}"
        return Piece(text=f"{sentence}.", claims=(_mentee_claim(sentence, "headline", first.text),))
    return _from_bio(mentee)


def _job_written_out(text: str) -> str:
    """Return a job with "sec" and "asst" as whole words; "front of house" is no name."""
    text = _SHORT_JOB.sub(lambda short: _JOBS_IN_SHORT[short[1].lower()], text)
    text = _PART_TIME.sub(" (part-time)", text, count=1)
    how = _HOW_HELD.search(text)
    if how is not None:
        kind = "volunteer" if how[1].lower().startswith("vol") else how[1].lower()
        text = f"{kind} {role_in_sentence(text[: how.start()])}{text[how.end() :]}"
    return _OF_HOUSE.sub(lambda house: house[0].lower(), text)


def _is_job(text: str) -> bool:
    """Tell whether a headline names a job, if only in its last word: "front of house steward"."""
    head = text.partition(",")[0]
    return is_job_title(text) or (_OF_HOUSE.match(head) is not None and is_role(head.split()[-1]))


def _with_detail(text: str) -> str:
    """Return a job with what was added behind a comma: "a farmer with 40 hectares of olives"."""
    job, _, detail = text.partition(", ")
    words = detail.split()
    if len(words) > 1 and (is_verb(words[0], words[1]) or words[0].lower() == "own"):
        return role_in_sentence(job)
    return role_in_sentence(text) if len(words) <= _SHORT_DETAIL else _lowered_head(text)


def _at_work(text: str) -> str | None:
    """Return a job with the place named behind a comma as it was typed: "cook at The Hall"."""
    job, comma, place = text.partition(", ")
    first = place.partition(",")[0]
    if not comma or "(" in place or place.count(",") >= _LISTED or not is_job_title(job):
        return None
    if not is_written_as_name(first):
        return None
    said = job if job[0].islower() else role_in_sentence(job)
    if is_surely_place(first) and " at " not in f" {job} ":
        return f"{said} at {place}"
    return f"{said}, {place}" if said.endswith(")") else f"{said} ({place})"


def _lowered_head(text: str) -> str:
    head, _, rest = text.partition(",")
    return f"{role_in_sentence(head)},{rest}"


def _from_bio(mentee: Person) -> Piece | None:
    found = sentences("" if mentee.noted_about else mentee.bio or "")
    for quote in found[:3]:
        if _may_be_said(quote.text):
            text = _NEXT_THOUGHT.split(quote.text, maxsplit=1)[0]
            spoken = _in_first_person(text, field="bio", current=True)
            if spoken is None and is_role(quote.text) and len(quote.text.split()) <= 8:
                begun = "I have been" if _SINCE_WHEN.search(quote.text) else "I'm"
                spoken = f"{begun} {role_with_article(quote.text)}."
            if spoken is not None and whole_sentence(spoken) is not None:
                return Piece(text=spoken, claims=(_mentee_claim(spoken, "bio", text),))
    return _in_short(found[0].text, mentee) if len(found) == 1 else None


def _in_short(line: str, mentee: Person, *, field: str = "bio") -> Piece | None:
    """Return a field that is one jotted line ("tam, joiner 22 yrs, own van") as it stands."""
    name, comma, rest = line.partition(",")
    is_named = bool(comma) and name.strip().lower() in mentee.name.lower().split()
    text = without_end(written_out(tidied(rest if is_named else line)))
    if field == "headline" and not _is_line_about_oneself(text):
        return None
    if not text or re.search(r"[\n|•·]", text) or len(text.split()) > _MOST_JOTTED_WORDS:
        return None
    if field != "headline" and not _may_be_said(text):
        return None
    return Piece(text=f"About me in short: {text}.", claims=(_mentee_claim(text, field, line),))


def _is_line_about_oneself(text: str) -> bool:
    """Tell whether a headline may be said as it stands; a job of two words is enough."""
    return may_be_pasted(text) and not is_private(text) and "?" not in text


def _mentee_claim(text: str, field: str, quote: str) -> Claim:
    return claim(text.rstrip("."), about=ClaimAbout.MENTEE, field=field, quote=quote)
