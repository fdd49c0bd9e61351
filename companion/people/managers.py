"""Who reports to whom, as the people of a form name their managers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from companion.people.contact_details import take_details
from companion.people.lexicon import plain, plain_words, word_set
from companion.people.person import PersonId

_LONGEST: Final = 300
_TWO: Final = 2
_BEHIND: Final = re.compile(r"\s*[(<,/]|\s[-–—]\s|\s*$")
_NOBODY: Final = re.compile(
    r"(?:none|nobody|no one|not applicable|n/a|self|me|myself|i am (?:my|the)"
    r"|no (?:line )?(?:boss|manager))\b"
    r"|(?:the |my |our )?(?:chair of (?:the )?)?(?:board|trustees|governors|committee)\.?$"
)
"""Answers that name no single person who could be in the form."""

_PARTED: Final = re.compile(r"[()<>\[\],;/:]|\s[-–—]\s")
_CAPITALISED: Final = re.compile(r"(?<![\w'’])[A-Z][^\W\d_]{2,20}(?![\w])")
_MOST_WORDS: Final = 8
_MOST_NAMED: Final = 4
_LONGEST_NAME: Final = 4
"""Words of a name that is looked for among others."""

_BRACKETS: Final = re.compile(r"[()<>\[\]?!,;/:]|\s[-–—]\s")
_DENIED: Final = re.compile(r"\b(?:not|no longer|isn['’]?t|was|used to|until|till|ex|former\w*)\b")
_TITLES: Final = word_set("dr prof professor mr mrs ms mx miss sir dame")

Named = tuple[PersonId, str, str | None, str | None]
"""An id, the name, the e-mail address and the site of somebody in the form."""

Alias = tuple[PersonId, str]
"""An id and a name of an earlier answer of the same person."""


@dataclass(frozen=True, slots=True)
class ReadManager:
    """The manager's id, or None; with the remark why it is not known or how it was read."""

    person_id: PersonId | None
    remark: str | None = None


class Managers:
    """Everybody of a form by name and address, to be found as somebody's manager."""

    def __init__(self, people: Iterable[Named], *, aliases: Iterable[Alias] = ()) -> None:
        self._by_name: dict[str, list[PersonId]] = {}
        self._by_email: dict[str, PersonId] = {}
        self._by_initial: dict[str, list[tuple[PersonId, str]]] = {}
        self._by_word: dict[str, list[tuple[PersonId, str]]] = {}
        self._names: dict[PersonId, str] = {}
        self._sites: dict[PersonId, str] = {}
        for person_id, name, email, site in people:
            self._by_name.setdefault(name_key(name), []).append(person_id)
            self._names[person_id] = name
            self._sites[person_id] = _site_key(site or "")
            words = name_key(name).split()
            for word in {words[0], words[-1]} if len(words) > 1 else words:
                self._by_word.setdefault(word, []).append((person_id, name))
            if len(words) > 1:
                initial = f"{words[0][0]} {words[-1]}"
                self._by_initial.setdefault(initial, []).append((person_id, name))
            if email is not None:
                self._by_email.setdefault(email.casefold(), person_id)
        for person_id, name in aliases:
            known = self._by_name.setdefault(name_key(name), [])
            if person_id not in known:
                known.append(person_id)

    def read(self, cell: str, *, of: PersonId) -> ReadManager:
        """Return the manager whom `of` names by name or address."""
        text = cell[:_LONGEST]
        for email in take_details(text).emails:
            if email.casefold() in self._by_email:
                return _unless_oneself(self._by_email[email.casefold()], of=of)
        found = _named(self._by_name, text)
        if len(found) == 1:
            return _unless_oneself(found[0], of=of)
        if found:
            return ReadManager(
                None, "is the name of several people here; write the manager's e-mail address"
            )
        initialled = self._by_initial.get(_initialled(text), [])
        if len(initialled) == 1:
            person_id, name = initialled[0]
            read = _unless_oneself(person_id, of=of)
            return replace(read, remark=read.remark or f"read as {name}; correct it if it is not")
        if initialled:
            names = " or ".join(name for _, name in initialled[:_MOST_NAMED])
            return ReadManager(None, f"could be {names}; write the whole name")
        if _NOBODY.match(plain(text)):
            return ReadManager(None)
        nobody = ReadManager(
            None,
            "is nobody in this file, so nothing keeps the two apart; fine if they are not"
            " in the programme",
        )
        return (
            self._within(text, of=of)
            or self._by_one_name(text, of=of)
            or self._among_words(text, of=of)
            or nobody
        )

    def _within(self, text: str, *, of: PersonId) -> ReadManager | None:
        """Return whose whole name stands among other words: "Kwame Boateng sort of"."""
        words = name_key(_BRACKETS.sub(" ", text)).split()
        runs = (
            " ".join(words[begin : begin + length])
            for length in range(_TWO, _LONGEST_NAME + 1)
            for begin in range(len(words) - length + 1)
        )
        bearers = (self._by_name.get(run, []) for run in runs)
        known = dict.fromkeys(own[0] for own in bearers if len(own) == 1 and own[0] != of)
        if not known:
            return None
        names = [self._names[person_id] for person_id in known]
        if len(names) > 1 or _DENIED.search(plain(text)):
            told = " or ".join(names[:_MOST_NAMED])
            return ReadManager(
                None,
                f"may be {told}, and does not say so plainly: nothing keeps the two apart; "
                "write the name alone if they are the manager",
            )
        remark = f"read as {names[0]}: the two are kept apart; clear the cell if that is wrong"
        return ReadManager(next(iter(known)), remark)

    def _among_words(self, text: str, *, of: PersonId) -> ReadManager | None:
        """Return whom "Head of planning, Sandra" or "my line manager is Sandra" may be."""
        if _DENIED.search(plain(text)):
            return None
        parts = [*_PARTED.split(text)[1:], *_CAPITALISED.findall(text)]
        for part in parts[:_MOST_WORDS]:
            found = self._by_one_name(part.strip(), of=of)
            if found is not None:
                return found
        return None

    def _by_one_name(self, text: str, *, of: PersonId) -> ReadManager | None:
        """Return whom "Maureen", "Maureen (director)" or "Tom V." may be, of the same site."""
        bare = _BEHIND.split(text, maxsplit=1)[0]
        words = name_key(bare).split()
        if not words or len(words) > _TWO or (len(words) == _TWO and len(words[1]) > 1):
            return None
        found = [
            (person_id, name)
            for person_id, name in self._by_word.get(words[0], ())
            if person_id != of
            and self._sites[person_id] == self._sites.get(of, "")
            and (len(words) == 1 or name_key(name).split()[-1].startswith(words[1]))
        ]
        where = " of the same site" if self._sites.get(of) else ""
        if len(found) > 1:
            names = " or ".join(name for _, name in found[:_MOST_NAMED])
            return ReadManager(None, f"may be {names}{where}; write the whole name")
        if not found:
            return None
        person_id, name = found[0]
        remark = f"may be {name}{where}: the two are kept apart; write the whole name to be sure"
        return ReadManager(person_id, remark)


def name_key(name: str) -> str:
    """Return a name for comparing: without case, accents, curly quotes and titles."""
    words = plain_words(name)
    kept = [word.strip(".") for word in words if word.strip(".") not in _TITLES]
    return " ".join(kept or words) or plain(name)


def _site_key(site: str) -> str:
    """Return a site for comparing: "St. Anne's Playhouse" and "St Annes playhouse" are one."""
    plainly = plain(site[:_LONGEST]).replace("’", "").replace("'", "").replace(".", "")
    return " ".join(word for word in plain_words(plainly) if word != "the")


def aliases_of(name: str, earlier: Iterable[object]) -> Iterator[str]:
    """Yield the names of earlier answers that are another form of a name: "Bob Ek", "Robert Ek".

    A name without a word in common is somebody else's at the same address.
    """
    own = set(name_key(name).split())
    for other in earlier:
        if isinstance(other, str) and other != name and own & set(name_key(other).split()):
            yield other


def _named(by_name: Mapping[str, list[PersonId]], text: str) -> list[PersonId]:
    """Look up the whole cell, then what stands before a bracket, a comma or a dash."""
    for part in (text, *(text.split(mark, 1)[0] for mark in ("(", "<", ",", " - ", " – "))):
        found = by_name.get(name_key(part))
        if found:
            return found
    surname_first = [part.strip() for part in text.split(",")]
    if len(surname_first) == 2:
        return by_name.get(name_key(" ".join(reversed(surname_first))), [])
    return []


def _initialled(text: str) -> str:
    """Return "m oduya" of "M. Oduya" or "M Oduya"; nothing of a name without an initial."""
    words = name_key(text).split()
    is_short = len(words) == _TWO and len(words[0]) == 1
    return " ".join(words) if is_short else ""


def _unless_oneself(person_id: PersonId, *, of: PersonId) -> ReadManager:
    if person_id == of:
        return ReadManager(None, "is the person's own name; left out")
    return ReadManager(person_id)
