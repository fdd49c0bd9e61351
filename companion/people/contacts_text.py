"""People jotted down in a few lines each: "whom do you have in mind?"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from companion.people.contact_details import take_details
from companion.people.lexicon import looks_like_title
from companion.people.lists import distinct, has_bullet, without_bullet
from companion.people.names import NamedLine, looks_like_name, named_line, written_name
from companion.people.next_person import begins_next
from companion.people.nicknames import with_full_name
from companion.people.own_jotting import OwnLine, read_own_line
from companion.people.page_heading import below_heading
from companion.people.person import NOTED_ABOUT, Person, PersonId
from companion.people.read_person import UnplacedLine, left_over, pasted
from companion.people.roles import is_role
from companion.people.slugs import OWN_ID, unique_ids
from companion.text.common_words import is_common
from companion.values import FIELD_LIMIT, Value

_NAMELESS: Final = "Me"
_FIRST_SENTENCE: Final = re.compile(
    r"(?:(?<=[^\W_]{3})|(?<=\w\)))(?<!\bAssoc)(?<!\bDept)(?<!\bUniv)(?<!\bGovt)(?<!\bSoc)(?<!\bInst)"
    r"(?<!\bCorp)(?<!\bMgmt)[.!]\s+|\n"
)
_LIST_OF_NAMES: Final = re.compile(r"\s*[,;&\n]\s*|\s+and\s+")
_GOES_ON: Final = re.compile(
    r"(?:s?he|they|his|her|their|we|i|i['’]\w+|also|and|but)\b", re.IGNORECASE
)
"""How a paragraph begins that says more of the person before it."""

_NAME_LABEL: Final = re.compile(r"(?:full )?name\s?:\s*", re.IGNORECASE)
_I_KNOW: Final = re.compile(r"(?:I|i) (?:know|met) (?=[A-ZÀ-Þ])")
"""How people come to a name: "I know Helen Marsh from school"."""

_NOTE_LABEL: Final = re.compile(
    r"^(?:notes?|about|bio|background|comments?|why|linkedin|work|does)\s?:\s+", re.IGNORECASE
)
_ROLE_LABEL: Final = re.compile(r"^(?:role|job|job title|title|headline)\s?:\s*", re.IGNORECASE)
_BETWEEN_YOU: Final = re.compile(
    r"\b(?:i|i['’]\w+|me|my|our|us|we|s?he|s?he['’]\w+|they|him|his|hers?|their|them|there|know|knew"
    r"|met|mates?|from the|had (?:lunch|dinner|drinks?|coffee|an? (?:drink|coffee|chat|beer|"
    r"pint)))\b"
    r"|\b\w{1,30}['’]s?\s(?:\w{2,12}\s)?(?:sister|brother|son|daughter|mother|father|mum|mom|dad|"
    r"wife|husband|cousin|aunt|uncle|niece|nephew|friend|neighbou?r|partner|girlfriend|boyfriend|ex|"
    r"flatmate|roommate|landlord|landlady)\b",
    re.IGNORECASE,
)
"""Of what ties the two people: true between them, and no headline of anybody."""

_THEY_ARE: Final = re.compile(
    r"(?:(?:s?he|they)(?:['’]s|['’]re| is| are)|now|currently)\s+(?:now\s+|an?\s+)?(?=\w)",
    re.IGNORECASE,
)
"""What stands before somebody's job: "he's area manager …", "Now head of facilities …"."""

_OF_OWN: Final = re.compile(r"\b(?:her|his|their) (?=own\b)", re.IGNORECASE)
_NOW_THEY_ARE: Final = re.compile(
    r"\bnow (?!and\b|or\b|that\b)(?:(?:s?he|they)(?:['’]s|['’]re| is| are) )?(?:an?\s)?"
    r"(?P<job>[^,;]{3,80})$",
    re.IGNORECASE,
)
_FORMERLY: Final = re.compile(r"(?:used to be|ex[- ]|former(?:ly)?\b|once)\s?", re.IGNORECASE)
_POINTS_BACK: Final = re.compile(r"\b(?:it|this|that|them|those|these)\b", re.IGNORECASE)
_DOES: Final = re.compile(r"(?:works|runs|leads|teaches|manages|heads|owns)\s", re.IGNORECASE)
_SPACES: Final = re.compile(r"[^\S\n]{2,}|\t")
_GAP: Final = re.compile(r"(?<=\S)[^\S\n](?=[,;.)])|(\()[^\S\n]")
_LETTERS: Final = re.compile(r"[^\W\d_]{3}")
_PART: Final = re.compile(r"[,;]\s+|\s[-–—]\s")
_PRONOUNS: Final = re.compile(r"(?:she|he|they|xe|ze|it)(?:\s?/\s?[a-z]{2,6}){1,2}", re.IGNORECASE)
_LONGEST_HEADLINE: Final = 200
_LONGEST_LIST: Final = 300


class ReadContacts(Value):
    """The people found in the order of the text, and the lines that name nobody."""

    people: tuple[Person, ...] = ()
    unplaced: tuple[UnplacedLine, ...] = ()


def read_contacts(
    text: str, *, where: str = "the text", taken: frozenset[str] = frozenset()
) -> ReadContacts:
    """Split jottings into people: name, what they do, and the rest as a bio marked as noted.

    Blank lines part people; so does a line that plainly begins with another name ("Karen Smith –
    …", "2. Dave Jones, …"). A paragraph that names nobody is left unplaced: it could be of
    somebody else. Ids are made of the names and avoid those in `taken`; whoever wrote the lines
    ("me: Bernard Coyle, …") has the id `OWN_ID`, and what is said there is their own word.

    Raises:
        TooLargeError: the text is far too long for jottings.
        BadRecordsError: it holds a character that cannot be kept.
    """
    body = pasted(text, where=where)
    reading = _Reading()
    block: list[tuple[int, str]] = []
    for number, line in enumerate(body.split("\n"), start=1):
        if line.strip():
            block.append((number, line.strip()))
        else:
            reading.take(block)
            block = []
    reading.take(block)
    return reading.finished(taken)


@dataclass(slots=True)
class _Jotting:
    """One person while their lines are gathered."""

    name: str
    lead: str
    lines: list[tuple[int, str]] = field(default_factory=list)
    is_own: bool = False


class _Reading:
    def __init__(self) -> None:
        self.people: list[_Jotting] = []
        self.current: _Jotting | None = None
        self.unplaced: list[UnplacedLine] = []

    def take(self, block: list[tuple[int, str]]) -> None:
        """Take the lines between two blank ones."""
        if not block:
            return
        block = self._without_heading(block)
        if not block:
            return
        block = [(number, part) for number, line in block for part in _people_of_line(line)]
        names = _only_names(block)
        if names:
            self.people.extend(_Jotting(name, "") for name in names)
            return
        begins = _begins_people(block)
        for place, (number, line) in enumerate(block):
            starts = place == 0 and (not has_bullet(line) or not self.people)
            self._take_line(
                number,
                without_bullet(line),
                may_begin=starts or begins[place] or self._is_next_name(block, place),
                is_marked=has_bullet(line),
            )

    def _without_heading(self, block: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Return the first lines of a page without the one that says what they are."""
        number, line = block[0]
        is_first = not (self.people or self.unplaced or has_bullet(line))
        rest = below_heading(line) if is_first else None
        if rest is None:
            return block
        if not rest:
            self.unplaced.extend(left_over(number, line))
        return [*([(number, rest)] if rest else []), *block[1:]]

    def _is_next_name(self, block: Sequence[tuple[int, str]], place: int) -> bool:
        """Tell whether a line is a full name alone, a job below it, and somebody told of before."""
        if place + 1 >= len(block) or self.current is None or self._only_named():
            return False
        job = _PART.split(block[place + 1][1], maxsplit=1)[0]
        return looks_like_name(block[place][1]) and job[:1].islower() and is_role(job)

    def _only_named(self) -> bool:
        """Whether nothing but the name of the person at hand was told, so that what follows is."""
        lines = [] if self.current is None else self.current.lines
        return bool(lines) and not any(text.strip() for _, text in lines)

    def _take_line(self, number: int, line: str, *, may_begin: bool, is_marked: bool) -> None:
        own = None if any(jotting.is_own for jotting in self.people) else read_own_line(line)
        if own is not None and (may_begin or own.name is not None):
            self._take_own(number, own)
            return
        label = _NAME_LABEL.match(line) or (_I_KNOW.match(line) if may_begin else None)
        if label is not None:
            line, may_begin = line[label.end() :], True
        told = take_details(line).rest if "@" in line else line
        found = named_line(told)
        if found is None or not found.is_sure:
            following = None if is_marked or self._only_named() else begins_next(told)
            found = found if following is None else replace(following, is_sure=True)
        if found is not None and (found.is_sure or may_begin):
            found = with_full_name(found)
            self.current = _Jotting(found.name, found.lead, [(number, _with_details(line, found))])
            self.people.append(self.current)
            return
        goes_on = _GOES_ON.match(line) or (self._only_named() and line[:1].islower())
        if may_begin and not (goes_on or "@" in line):
            self.current = None
        if self.current is None:
            self.unplaced.extend(left_over(number, line))
        else:
            self.current.lines.append((number, line))

    def _take_own(self, number: int, own: OwnLine) -> None:
        """Begin whoever writes; how old they are is nobody's business."""
        self.current = _Jotting(own.name or _NAMELESS, "", [(number, own.rest)], is_own=True)
        self.people.append(self.current)
        self._set_aside(number, "personal", () if own.age is None else (own.age,))

    def finished(self, taken: frozenset[str]) -> ReadContacts:
        """Return the people with their ids."""
        others = [jotting for jotting in self.people if not jotting.is_own]
        ids = iter(unique_ids((other.name for other in others), taken=taken | {OWN_ID}))
        people = tuple(
            self._person(jotting, OWN_ID if jotting.is_own else next(ids))
            for jotting in self.people
        )
        return ReadContacts(people=people, unplaced=tuple(self.unplaced))

    def _person(self, jotting: _Jotting, person_id: PersonId) -> Person:
        texts: list[str] = []
        emails: list[str] = []
        links: list[str] = []
        for number, line in jotting.lines:
            details = take_details(line)
            emails += details.emails
            links += details.links
            self._set_aside(number, "phone", details.phones)
            told = details.rest if details.rest == line else _closed_up(details.rest)
            texts.append(_NOTE_LABEL.sub("", told.strip(" \t,;|–—-<>")))
        self._set_aside(jotting.lines[0][0] if jotting.lines else 1, "e-mail", emails[1:])
        headline, rest = _headline_and_rest(texts[0] if texts else "", texts[1:])
        pronouns = next((text for text in (headline, *rest) if _PRONOUNS.fullmatch(text)), None)
        rest = [text for text in rest if text != pronouns]
        if headline == pronouns:
            headline, rest = (rest or [""])[0], rest[1:]
        headline, noted = _ROLE_LABEL.sub("", headline), rest
        if not jotting.is_own:
            headline, noted = _job_and_notes(headline, rest)
        bio = "\n".join(part for part in (jotting.lead, *noted) if part)
        return Person(
            id=person_id,
            name=written_name(jotting.name),
            email=emails[0] if emails else None,
            pronouns=pronouns,
            headline=headline[:FIELD_LIMIT] or None,
            bio=self._noted(bio, jotting),
            links=distinct(links),
        )

    def _noted(self, text: str, jotting: _Jotting) -> str | None:
        """Return what was jotted down; of others it is marked as not their words."""
        if not text:
            return None
        mark = "" if jotting.is_own else NOTED_ABOUT
        most = FIELD_LIMIT - len(mark)
        if len(text) > most:
            line = jotting.lines[-1][0]
            self.unplaced.extend(left_over(line, text[most:], "too long"))
        return f"{mark}{text[:most]}"

    def _set_aside(self, line: int, section: str, texts: Sequence[str]) -> None:
        for text in texts:
            self.unplaced.extend(left_over(line, text, section))


def _closed_up(rest: str) -> str:
    """Return a line without the gaps that an address or a number left in it."""
    return _GAP.sub(r"\1", _SPACES.sub(" ", rest))


def _with_details(line: str, found: NamedLine) -> str:
    """Return what follows the name, with the addresses that stood beside it."""
    details = take_details(line)
    return " ".join((found.rest, *details.emails, *details.links))


def _headline_and_rest(first: str, others: list[str]) -> tuple[str, list[str]]:
    """Take the first sentence as the headline; a name alone has it on its second line."""
    inside, break_, after = first.partition("\n")
    if break_ and looks_like_title(inside) and not _BETWEEN_YOU.search(inside):
        headline, rest = inside, [after] if after else []
    elif break_:  # "priya (my cousin's roommate) works for …"
        headline, rest = (after, [inside]) if after else (inside, [])
    else:
        headline, rest = first, []
    if not headline and others:
        headline, others = others[0], others[1:]
    cut = _FIRST_SENTENCE.search(headline)
    if cut is not None:
        rest = [*rest, headline[cut.end() :].strip()]
        headline = headline[: cut.start()]
    if len(headline) > _LONGEST_HEADLINE:
        return "", [headline, *rest, *others]
    return headline.strip().rstrip("."), [*rest, *others]


def _job_and_notes(headline: str, rest: list[str]) -> tuple[str, list[str]]:
    """Keep as headline what the person does; how the two know each other belongs to the notes."""
    if _BETWEEN_YOU.search(headline) is None:
        return headline, rest
    parts = [_of_job(part) for part in _PART.split(headline)]
    jobs = [part for part in parts if part]
    current = [part for part in jobs if not _FORMERLY.match(part)]
    job = ", ".join(current or jobs)
    if not job:
        first, stop, after = next(iter(rest), "").partition(". ")
        says = _THEY_ARE.match(first) or _DOES.match(first)
        job = (_of_job(first.rstrip(".")) or "") if says else ""
        if job:
            rest = [after, *rest[1:]] if stop else rest[1:]
    return job, [headline, *rest]


def _of_job(part: str) -> str | None:
    start = _THEY_ARE.match(part)
    said = part[start.end() :] if start is not None else part
    bare = _OF_OWN.sub("", said)
    if not (_BETWEEN_YOU.search(bare) or _POINTS_BACK.search(bare)) and _LETTERS.search(said):
        return said.strip()
    now = _NOW_THEY_ARE.search(part)
    return None if now is None or _BETWEEN_YOU.search(now["job"]) else now["job"].strip()


def _begins_people(block: list[tuple[int, str]]) -> list[bool]:
    """Return for each line whether the look of the block lets it begin a person.

    So do the marked lines of a list, and all lines that are alike: "Anna — designer" above
    "Björn: founder". A comma is such a mark only among others: "Paris, France" is not somebody.
    """
    lines = [line for _, line in block]
    if has_bullet(lines[0]) and len(lines) > 1:
        return [has_bullet(line) for line in lines]
    named = [named_line(line) for line in lines]
    marks = {found.mark if found is not None else "" for found in named}
    alike = len(lines) > 1 and marks <= _NAME_MARKS
    alike = alike or (bool(marks & _NAME_MARKS) and all(map(_opens_with_name, lines, named)))
    return [alike] * len(lines)


_NAME_MARKS: Final = frozenset({"-", ":", "|", "("})


def _opens_with_name(line: str, found: NamedLine | None) -> bool:
    """Tell whether a line among lines with a name and a mark has a name and a comma, or a mark."""
    if found is None or _GOES_ON.match(line) or not found.name[:1].isupper():
        return False
    if found.mark in _NAME_MARKS:
        return True
    # "Leeds, England" tells where; "Callum, 2nd year apprentice, wants …" who.
    told = found.rest
    trait = _ONE_WORD.match(told) if " " not in found.name else None
    if trait is not None and is_common(found.name.lower()) and not is_role(trait["word"]):
        # "Shy, careful, hates the phone" goes on about the person above.
        return False
    is_told = told[:1].isdigit() or (told[:1].islower() and len(told.split()) > 1)
    return found.mark == "," and is_told


_ONE_WORD: Final = re.compile(r"(?P<word>[a-zà-ÿ]{2,20})\s?,")


def _people_of_line(line: str) -> tuple[str, ...]:
    """Return the people of a line such as "Maria Lopez, data; Karen Smith, ops", else the line."""
    parts = tuple(part.strip() for part in line.split(";") if part.strip())
    if len(line) <= _LONGEST_LIST and len(parts) > 1:
        found = [named_line(part) for part in parts]
        if all(each is not None and each.is_sure for each in found):
            return parts
    return (line,)


def _only_names(block: list[tuple[int, str]]) -> tuple[str, ...]:
    """Return the names of a block that is nothing but three or more, or two joined by "and"."""
    lines = [without_bullet(line) for _, line in block]
    whole = "\n".join(lines)
    if len(whole) > _LONGEST_LIST:
        return ()
    names = [part for part in _LIST_OF_NAMES.split(whole.rstrip(".")) if part]
    enough = len(names) >= 3 or (len(names) == 2 and (" and " in whole or "&" in whole))
    full = sum(looks_like_name(name) for name in names)
    single = all(
        re.fullmatch(r"[A-ZÀ-Þ][^\W\d_]+", name) or looks_like_name(name) for name in names
    )
    return tuple(names) if enough and single and full * 2 >= len(names) else ()
