"""Where a person's name stands in a line that somebody jotted down."""

import re
from dataclasses import dataclass, replace
from typing import Final

from companion.people.lexicon import (
    looks_like_organization,
    looks_like_title,
    plain,
    plain_words,
    word_set,
)

_LONGEST_NAME: Final = 60
_MOST_WORDS: Final = 5
_FEWEST_SHOUTED: Final = 4
"""Letters; "JO" or "AL" may be initials."""
_LONGEST_LINE: Final = 2_000

_PARTICLES: Final = word_set(
    "de da do dos das del della di van von der den ten ter la le el al bin ibn bint abu y e zu zur",
    "af av ap ben ní ni ó mac st",
)
_HONORIFICS: Final = word_set(
    "dr prof professor mr mrs ms mx miss frau herr mme madame monsieur señora señor sir dame",
    "coach uncle aunt auntie captain sister brother",
    "father rev reverend pastor rabbi imam judge councillor chef old",
)
_FORMAL: Final = word_set(
    "dr prof professor mr mrs ms mx miss frau herr mme madame monsieur señora señor"
)
"""Titles that stay with a surname alone: nobody is called "Okafor"."""

_NICKNAMES: Final = word_set("big little wee young")
_ACADEMIC: Final = word_set("dr prof professor")

_RELATIONS: Final = word_set(
    "my our old ex former friend colleague boss mentor manager a an the this that somebody someone",
    "also then maybe perhaps possibly met ask try call ping contact",
)
_VERBS: Final = word_set(
    "is was works worked runs ran leads led manages managed heads headed used knows knew from at",
    "who teaches taught built founded started owns owned moved does did helped helps has had",
    "trained trains hired hires sells sold writes wrote coaches coached",
)
_NO_NAMES: Final = word_set(
    "nobody everybody everyone anybody anyone somebody someone none",
    "i i'm i've i'd we you he she it they this that these those there here what who when where",
    "why how yes no",
    "ok okay hi hello thanks thank please note notes ps nb also and but or so then if because the",
    "a an my our your his her their its not maybe perhaps first second third next last one two all",
    "monday tuesday wednesday thursday friday saturday sunday january february march april june",
    "july august september october november december email mail phone tel mobile cell skills",
    "languages summary profile contact role job company team likes knows good great nice met via",
    "ask re about did does do was is are happy very really former ex currently previously now",
    "background strengths topics link linkedin website location address availability goal name",
)
_JOBS_IN_CAPITALS: Final = word_set(
    "GP HR IT CEO CFO COO CTO MD PA EA TA HCA RN RGN MP QC KC DJ VP PT OT SENCO EMT CPN HGV NQT",
    "ECT PCSO DBS NHS",
)
"""Jobs and employers that are said by their letters: "my old GP" names nobody."""

_SEPARATOR: Final = re.compile(
    r"\s[-–—|/@]{1,2}\s|\s?[–—]\s?|:\s|,\s|;\s|\s?\(|\s?\[|\t|\s[·•]\s|,$|:$|\s-$"
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*\.?")


_CALLED: Final = re.compile(
    r"(?:(?:[Aa]n?|[Tt]he|[Tt]his|[Ss]ome)\s)?(?:[Gg]uy|[Mm]an|woman|lady|bloke|lad|girl|person|chap|fella|someone|"
    r"somebody)\s(?:called|named)\s(?P<name>[^\W\d_]{2,30}(?:\s[A-ZÀ-Þ][^\W\d_]{1,30})?)\b"
)
"""How somebody is introduced whose name is hardly known: "guy called neil from …"."""


_KNOWN_AS: Final = re.compile(
    r"(?P<given>[^\W\d_]{2,30}) ?(?P<known_as>[(\"“][A-ZÀ-Þ][^\W\d_]{1,20}[)\"”]) (?P<rest>\S.*)",
    re.DOTALL,
)
"""What somebody is called, between given name and surname: "Bernadette (Bernie) Okafor"."""


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line that begins with, or introduces, a person.

    Attributes:
        name: as typed, without a title such as "Dr".
        lead: what stood before it ("my old boss", "Coach").
        rest: what stood after it, separator left out.
        mark: the separator between the two, or "" where a verb follows.
        is_sure: whether it may begin a new person in the middle of other lines.
    """

    name: str
    lead: str
    rest: str
    is_sure: bool
    mark: str = ""


_SURNAMES_TOO: Final = word_set(
    "baker barista butcher captain carpenter carter chancellor cleaner cook cooper dean draper",
    "driver farmer fisher fitter gardener glover guard guide head hunter joiner judge knight",
    "marshal mason miller minister page painter parker partner pastor piper planner porter potter",
    "president sawyer shepherd singer steward taylor turner tutor warden weaver webb writer bishop",
    "abbot priest prior",
)
"""Jobs that people are called by: "James Baker" is somebody, "Pastry Baker" is not."""

_FIRST_NAMES_TOO: Final = word_set("dean mason porter cooper carter marshal page captain prior")
_OF_A_JOB: Final = word_set(
    "senior junior head chief lead deputy assistant associate master pastry line bus lorry truck",
    "coach taxi train tram delivery van school ward night day shift commis sous hospital kitchen",
    "hotel care home prison traffic church cabin air shop wine union district county fruit dairy",
    "sheep pig hill organic artisan craft stone brick portrait landscape bread cake staff team",
    "trainee apprentice freelance retired former ex private house street event wedding window",
    "general managing executive project programme product office store branch regional area acting",
    "the a an my our vice first second dog horse zoo town city security tour travel party youth",
    "lay parish field crew machine pipe gas heating furniture copy song script ghost technical",
)
_MARKED: Final = re.compile(r"^([^\w]?\w)(.*)$", re.DOTALL)
"""A part of a name up to its first letter, a quotation mark before it included: "“MO”"."""

_SCOTS: Final = re.compile(r"(Mc|O['’]|D['’])([a-zà-ÿ])")


_LISTED: Final = re.compile(
    r"(?P<family>[^\W\d_]+(?:['’ \-][^\W\d_]+){0,4}),\s?"
    r"(?P<given>[^\W\d_]+\.?(?:[ \-][^\W\d_]+\.?){0,2})"
    r"(?=\s?[(–—|]|\s-|\s?\Z)"
)
_SAID_PRONOUNS: Final = re.compile(
    r"\s?\((?:he|she|they|it|ze|xe)(?:\s?/\s?[a-z]{1,8}){1,2}\)", re.I
)
_AFTER_NAMES: Final = word_set(
    "jr sr ii iii iv phd md rn mba msc bsc ma ba mphil esq cpa dds obe mbe"
)
"""What stands behind a name after a comma and is no first name."""


def written_name(name: str) -> str:
    """Return a name in capitals as one writes it: "RUTH O'NEILL" is Ruth O'Neill; others stay."""
    letters = [letter for letter in name if letter.isalpha()]
    if len(letters) < _FEWEST_SHOUTED or not all(letter.isupper() for letter in letters):
        return name
    words = name.split()
    return " ".join(_written(word, first=place == 0) for place, word in enumerate(words))


def in_order(name: str) -> str:
    """Return a name of a list as one says it: "REED, Tom" is Tom Reed; others stay.

    Only in a column of names: elsewhere "reed, tom" may be two things.
    """
    found = _LISTED.fullmatch(name[:_LONGEST_NAME]) if len(name) <= _LONGEST_NAME else None
    if found is None:
        return name
    family, given = found["family"], found["given"]
    own = [word for word in family.split() if plain(word) not in _PARTICLES]
    is_suffix = plain(given).replace(".", "") in _AFTER_NAMES
    if (len(own) > 1 and not family.isupper()) or is_suffix or _is_something_else(given):
        return name
    said = f"{given} {family}"
    words = zip(said.split(), written_name(said.upper()).split(), strict=True)
    return " ".join(new if old.isupper() or old.islower() else old for old, new in words)


def _listed_first(text: str) -> str:
    """Return a line that begins as a list names somebody, "REED, Tom", with the name in order.

    Capitals before the comma, or pronouns behind, tell it from "Karen, Leeds".
    """
    found = _LISTED.match(text)
    if found is None:
        return text
    is_shouted = found["family"].isupper() and not found["given"].isupper()
    is_shouted = is_shouted and len(found["family"]) >= _FEWEST_SHOUTED  # "IBM, London"
    if not (is_shouted or _SAID_PRONOUNS.match(text, found.end())):
        return text
    return in_order(found[0]) + text[found.end() :]


def _written(word: str, *, first: bool) -> str:
    if len(word.strip(".,")) == 1:
        return word
    if not first and plain(word) in _PARTICLES:
        return word.lower()
    parts = [_MARKED.sub(lambda part: part[1] + part[2].lower(), part) for part in word.split("-")]
    return _SCOTS.sub(lambda mac: mac[1] + mac[2].upper(), "-".join(parts))


def looks_like_name(text: str) -> bool:
    """Whether a text could be the full name of a person and nothing else."""
    words = _words(text)
    if len(words) < 2:
        return _is_caseless_name(text, words)
    return _is_capitalised(words) and not _is_something_else(text)


def named_line(line: str) -> NamedLine | None:
    """Find the name in "Maria Lopez – head of data", "my old boss Karen Smith, ran ops" …, or None.

    Lower case is taken as a name only before a separator, and only if no word of it is common.
    """
    said = line.strip()
    if not said or len(said) > _LONGEST_LINE:
        return None
    known_as = _KNOWN_AS.match(said)
    if known_as is not None:
        found = named_line(f"{known_as['given']} {known_as['rest']}")
        if found is not None and found.name.startswith(f"{known_as['given']} "):
            surname = found.name.removeprefix(known_as["given"])
            return replace(
                found, name=f"{known_as['given']} ({known_as['known_as'][1:-1]}){surname}"
            )
    text = _listed_first(said)
    called = _CALLED.match(text)
    if called is not None and not _is_something_else(called["name"]):
        rest = text[called.end() :].strip(" ,:;–—-")
        return NamedLine(called["name"], "", rest, is_sure=True)
    cut = _SEPARATOR.search(text)
    head = text if cut is None else text[: cut.start()]
    rest = "" if cut is None else _rest_of(text, cut)
    found = _separated(head, rest, has_separator=cut is not None) or _introduced(text)
    if found is None or cut is None or found.mark:
        return found
    return replace(found, mark=cut[0].strip().replace("–", "-").replace("—", "-"))


def _separated(head: str, rest: str, *, has_separator: bool) -> NamedLine | None:
    lead, bare = _without_honorific(head.strip(" \"'“”*_"))
    words = _words(bare)
    if not words or _is_something_else(bare):
        return None
    if looks_like_name(bare):
        lead, name = _titled(lead, bare)
        return NamedLine(name, lead, rest, is_sure=has_separator)
    if len(words) == 1 and words[0][0].isupper():
        is_titled = bool(lead) and plain(lead.rstrip(".")) in _FORMAL
        name, lead = (f"{lead} {bare}", "") if is_titled else (bare, lead)
        return NamedLine(name, lead, rest, is_sure=is_titled and has_separator)
    if has_separator and len(words) <= 3 and all(word.islower() for word in words):
        return NamedLine(bare, lead, rest, is_sure=False)
    return None


def _introduced(text: str) -> NamedLine | None:
    """Find "my old boss Karen Smith …" and "Karen Smith ran ops …"."""
    matches = list(_WORD.finditer(text, 0, 160))
    begin = 0
    if matches and plain(matches[0][0]) in _RELATIONS:
        while begin < len(matches) and (matches[begin][0].islower() or begin == 0):
            begin += 1
    run = _capitalised_run(text, matches, begin)
    if not run:
        return _lower_case(text, matches) if begin == 0 else None
    last = matches[begin + run - 1]
    title, name = _without_honorific(text[matches[begin].start() : last.end()])
    following = plain_words(text[last.end() : last.end() + 40])[:1]
    is_alone = run == 1 and begin == 0 and not _has_verb(following)
    if is_alone or _is_something_else(name):
        return None
    lead = text[: matches[begin].start()].strip(" ,:-–—")
    if title and " " not in name and plain(title.rstrip(".")) in _FORMAL:
        title, name = "", f"{title} {name}"
    title, name = _titled(title, name)
    after = text[last.end() :].strip()
    is_mine = plain(matches[0][0]) in {"my", "our"} and after[:1] in set(":,(–—-")
    return NamedLine(
        name.rstrip("."),
        " ".join(part for part in (lead, title) if part),
        after.lstrip(",:;–—-| ").strip(),
        is_sure=is_mine or (run > 1 and (begin > 0 or _has_verb(following))),
    )


def _lower_case(text: str, matches: list[re.Match[str]]) -> NamedLine | None:
    """Find "karen from ops", "big al from the depot": no other words, and where they are from."""
    nicknamed = len(matches) > 3 and matches[0][0] in _NICKNAMES and not matches[0].start()
    if nicknamed and matches[2][0] in {"from", "at"}:
        name = text[: matches[1].end()]
        if not _is_something_else(matches[1][0]):
            return NamedLine(name, "", text[matches[1].end() :].strip(), is_sure=False)
    if len(matches) < 3 or matches[1][0] not in {"from", "at"} or matches[0].start():
        return None
    name = matches[0][0]
    if _is_something_else(name) or plain(name) in _RELATIONS:
        return None
    return NamedLine(name, "", text[matches[0].end() :].strip(), is_sure=False)


def _has_verb(following: tuple[str, ...]) -> bool:
    return bool(following) and following[0] in _VERBS


def _capitalised_run(text: str, matches: list[re.Match[str]], begin: int) -> int:
    """Count the words of a capitalised name from `begin`, not past punctuation."""
    run = 0
    for position in range(begin, min(len(matches), begin + _MOST_WORDS)):
        word = matches[position]
        joined = run == 0 or _goes_on(text, matches[position - 1], word)
        if not joined or not (word[0][0].isupper() or (run and plain(word[0]) in _PARTICLES)):
            break
        run += 1
    while run and not matches[begin + run - 1][0][0].isupper():
        run -= 1
    return run


def _goes_on(text: str, before: re.Match[str], word: re.Match[str]) -> bool:
    """Whether a name goes on after `before`: only spaces between, and no sentence end."""
    ends = before[0].endswith(".") and len(before[0]) > 2
    is_title = plain(before[0].rstrip(".")) in _HONORIFICS
    return not text[before.end() : word.start()].strip() and (is_title or not ends)


def _without_honorific(text: str) -> tuple[str, str]:
    words = text.split()
    titles = 0
    while titles < len(words) - 1 and plain(words[titles].rstrip(".")) in _HONORIFICS:
        titles += 1
    return " ".join(words[:titles]), " ".join(words[titles:])


def _titled(lead: str, name: str) -> tuple[str, str]:
    """Give an academic title back to the name: one writes to Dr Obi, not to Nkechi."""
    before, _, last = lead.rpartition(" ")
    if plain(last.rstrip(".")) not in _ACADEMIC:
        return lead, name
    return before, f"{last} {name}"


def _words(text: str) -> list[str]:
    stripped = text.strip()
    if not stripped or len(stripped) > _LONGEST_NAME:
        return []
    words = stripped.replace("“", " ").replace("”", " ").replace('"', " ").split()
    if len(words) > _MOST_WORDS or not all(_WORD.fullmatch(word) for word in words):
        return []
    return words


def _is_capitalised(words: list[str]) -> bool:
    return all(
        word[0].isupper() or (place > 0 and plain(word) in _PARTICLES)
        for place, word in enumerate(words)
    ) and plain(words[-1]) not in _PARTICLES - {"al", "st"}


def _is_caseless_name(text: str, words: list[str]) -> bool:
    """Whether one word of a script without case, such as 李文清, is a full name."""
    return len(words) == 1 and 2 <= len(words[0]) <= 8 and text == text.lower() == text.upper()


def _is_something_else(text: str) -> bool:
    words = plain_words(text)
    return (
        not words
        or any(word in _NO_NAMES for word in words)
        or text.strip(" .,") in _JOBS_IN_CAPITALS
        or (looks_like_title(text) and not _is_called_by_a_job(words))
        or looks_like_organization(text)
    )


def _is_called_by_a_job(words: tuple[str, ...]) -> bool:
    """Tell "James Baker" and "Dean" from "Pastry Baker" and "Driver"."""
    if len(words) == 1:
        return words[0] in _FIRST_NAMES_TOO
    if words[0] in _FIRST_NAMES_TOO and not looks_like_title(" ".join(words[1:])):
        return True
    before = " ".join(words[:-1])
    named = words[0] not in _OF_A_JOB and not looks_like_title(before)
    return words[-1] in _SURNAMES_TOO and named


def _rest_of(text: str, cut: re.Match[str]) -> str:
    opening = cut[0].strip()
    if opening not in {"(", "["}:
        return text[cut.end() :].strip()
    closing = ")" if opening == "(" else "]"
    inside, _, after = text[cut.end() :].partition(closing)
    return f"{inside.strip()}\n{after.strip(' ,:;–—-')}".strip()
