"""Who took part, and whom the words of the notes mean by "I", "you", "she", "K" or "Lupe"."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from companion.people.person import PersonId
from companion.summaries.summary import Participant
from companion.text.remembered import remembered

_TITLES: Final = frozenset(
    "dr prof professor mr mrs ms mx sir dame sister brother don doña".split()  # noqa: SIM905 - a word list reads as words
)

_ALSO_WORDS: Final = frozenset(
    """
    will may mark grace rose art bill sue pat hope faith joy dean chase drew summer june april
    august sunny jack rob nick dale glen miles page grant ray ruby amber iris pearl gene guy
    skip chip carol harmony christian earnest frank rich young long best can an so do my you he
    see no man in he yes max mo
    """.split()  # noqa: SIM905 - a word list reads as words
)
"""Names that are words too: these count only with their capital letter."""

_SHORT_WORDS: Final = frozenset(
    """
    am an as at be by do go he hi if in is it me my no of ok on or pm pr re so to up us we
    """.split()  # noqa: SIM905 - a word list reads as words
)
"""Words that would pass for somebody's initials."""

_FIRST_PERSON: Final = frozenset("i me myself i'll my mine".split())  # noqa: SIM905 - a word list

_NICKNAME: Final = re.compile(r"[\"“”'‘’(]\s*([^\W\d_][\w-]+)\s*[\"“”'‘’)]")
_WORD: Final = re.compile(r"[^\W\d_][\w'-]*")


@dataclass(frozen=True)
class Cast:
    """The participants of one session, and who "I" is in lines without a speaker."""

    participants: tuple[Participant, ...]
    me: PersonId | None = None
    aliases: tuple[tuple[str, PersonId], ...] = ()
    """Labels of speakers that are no name of theirs, folded: "Mags", "+44 7700 900123"."""

    @cached_property
    def _by_name(self) -> dict[str, PersonId | None]:
        """Every way to call a participant, folded; None where two answer to it."""
        found: dict[str, PersonId | None] = {}
        for participant in self.participants:
            for name in {name for name in _names(participant) if len(name) <= _LONGEST_CALLED}:
                taken = name in found and found[name] != participant.id
                found[name] = None if taken else participant.id
        for alias, person in self.aliases:
            found.setdefault(alias, person)
        return found

    @cached_property
    def pattern(self) -> str:
        """A regular expression for every name that can stand in a sentence, longest first."""
        names = sorted(
            (
                name
                for name, person in self._by_name.items()
                if person and len(name) > 1 and name not in _SHORT_WORDS
            ),
            key=lambda name: (-len(name), name),
        )
        choices = [_as_typed(name) for name in names[-_MOST_CALLED:]]
        choices += [
            rf"{re.escape(name.upper())}\b\.?"
            for name, person in self._by_name.items()
            if person and len(name) == 1 and name not in "ai"
        ]
        # "A" and "I" are words; with a full stop before a small letter they are somebody.
        choices += [
            rf"(?-i:{name.upper()}\.(?=\s[a-z]))"
            for name, person in self._by_name.items()
            if person and name in {"a", "i"}
        ]
        return "|".join(choices) or r"(?!)"

    def named(self, words: str) -> PersonId | None:
        """Return who is called `words`: a full or first name, nickname, initials or role."""
        key = plain(words)
        if key in _FIRST_PERSON and not (key == "i" and self.me is None):
            return self.me
        if key in self._by_name:
            return self._by_name[key]
        parts = key.split()
        if len(parts) > 1 and parts[0] in _TITLES:
            return self.named(" ".join(parts[1:]))
        return self._by_name.get(parts[0]) if len(parts) > 1 and self._starts(key) else None

    def other_than(self, person: PersonId | None) -> PersonId | None:
        """Return the one other participant of two; None when that is not certain."""
        if person is None:
            return None
        if len(self.participants) == 1:
            return self._beside(person)
        if len(self.participants) != 2:
            return None
        others = [member.id for member in self.participants if member.id != person]
        return others[0] if len(others) == 1 else None

    def _beside(self, person: PersonId) -> PersonId | None:
        """Return the other of two where the only participant is not who wrote the notes."""
        only = self.participants[0].id
        if self.me is None or self.me == only:
            return None
        return only if person == self.me else self.me if person == only else None

    def first_name(self, person: PersonId) -> str:
        """Return what a list of things to do calls a participant.

        Without backslashes: the name is put into templates that read them as signs of their own.
        """
        for member in self.participants:
            if member.id == person:
                nickname = _NICKNAME.search(member.name)
                name = nickname.group(1) if nickname else _first_word(member.name)
                return name.replace("\\", "")
        return str(person).replace("\\", "")

    def has(self, person: PersonId) -> bool:
        """Tell whether somebody took part, rather than only being who wrote the notes."""
        return any(member.id == person for member in self.participants)

    def role(self, person: PersonId | None) -> str:
        """Return the role of a participant in lower case, or an empty text."""
        roles = (member.role or "" for member in self.participants if member.id == person)
        return next(roles, "").casefold()

    def _starts(self, key: str) -> bool:
        """Tell whether one participant's full name begins as `key` does ("chloe b")."""
        return sum(plain(member.name).startswith(key) for member in self.participants) == 1


_LONGEST_CALLED: Final = 60
"""Characters of what somebody is called in a sentence; a role or name may be a paragraph."""
_MOST_CALLED: Final = 120
"""Names in one pattern, the short ones first: a dozen patterns hold them all several times."""
_SHORTEST_NICKNAME: Final = 3
_ENDEARING: Final = re.compile(r"(?:ie|y|i|s|z)$")
_UNNAMED: Final = re.compile(r"[+\d][\d ()-]{5,}|you|unknown(?: speaker)?|speaker \w{1,2}")
"""A label that says nothing about who it is."""


def with_aliases(cast: Cast, labels: Iterable[str]) -> Cast:
    """Return the cast with the speakers' labels that mean one participant and nobody else.

    So do initials in capitals, the beginning of a first name ("Mags" for Magda), and for two
    people a label that names nobody ("You", a number), where the other's is known.
    """
    labels = tuple(labels)
    unknown = {plain(label): label for label in labels if cast.named(label) is None}
    found = [
        (key, person)
        for key, label in unknown.items()
        if (person := _by_initials(cast, label) or _by_beginning(cast, key)) is not None
    ]
    known = {person for label in labels if (person := cast.named(label)) is not None}
    known |= {person for _, person in found}
    left = [member.id for member in cast.participants if member.id not in known]
    nameless = [key for key in unknown if key not in dict(found) and _UNNAMED.fullmatch(key)]
    if "you" in nameless and cast.me is not None and cast.me not in known:
        found.append(("you", cast.me))
    elif len(cast.participants) == _BOTH == len(known | set(nameless)) and len(left) == 1:
        found += [(key, left[0]) for key in nameless]
    return replace(cast, aliases=tuple(found))


_BOTH: Final = 2


def _by_initials(cast: Cast, label: str) -> PersonId | None:
    if not label.isupper() or len(label) != _BOTH:
        return None
    whose = [one.id for one in cast.participants if _initials(one.name) == label.casefold()]
    return whose[0] if len(whose) == 1 else None


def _initials(name: str) -> str:
    parts = [part for part in plain(name).split() if part not in _TITLES]
    return f"{parts[0][0]}{parts[-1][0]}" if len(parts) > 1 else ""


def _by_beginning(cast: Cast, key: str) -> PersonId | None:
    stem = _ENDEARING.sub("", key)
    stem = key if len(stem) < _SHORTEST_NICKNAME else stem
    if len(stem) < _SHORTEST_NICKNAME or " " in key:
        return None
    whose = [
        one.id
        for one in cast.participants
        if any(part.startswith((key, stem)) for part in plain(one.name).split()[:1])
    ]
    return whose[0] if len(whose) == 1 else None


def cast_of_labels(labels: Iterable[str], *, me: PersonId | None) -> Cast:
    """Return the cast of notes that name nobody but their speakers: an id is the label's slug."""
    members: dict[PersonId, Participant] = {}
    for label in labels:
        identity = PersonId(slug(label))
        if identity and plain(label) not in {*_FIRST_PERSON, "you"}:
            members.setdefault(identity, Participant(id=identity, name=label.strip()))
    return Cast(tuple(members.values()), me)


def with_the_other(
    participants: tuple[Participant, ...], labels: Iterable[str], *, me: PersonId | None
) -> Cast:
    """Return the cast of notes for which one participant was given, and the other only speaks.

    Whoever else speaks is "I", if that is another id than the given one's; else an id of their own.
    """
    known = Cast(participants, me)
    others = {
        slug(label): label.strip()
        for label in labels
        if known.named(label) is None and plain(label) not in _FIRST_PERSON
    }
    others.pop("", None)
    if len(others) != 1:
        return known
    (identity, name) = next(iter(others.items()))
    is_me = me is not None and me != participants[0].id
    other = Participant(id=me if is_me and me is not None else PersonId(identity), name=name)
    return Cast((*participants, other), me)


def slug(label: str) -> str:
    """Return `label` as an id: lower case, without accents, words joined by hyphens."""
    return "-".join(re.findall(r"[^\W_]+", plain(label)))


@remembered(most=4096)
def plain(words: str) -> str:
    """Return `words` in lower case without accents, quote marks and titles' full stops."""
    spread = unicodedata.normalize("NFKD", words.casefold())
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return " ".join(bare.replace(".", " ").strip(" *_@:()[]<>").split())


def _names(participant: Participant) -> Iterator[str]:
    whole = plain(participant.name)
    nickname = _NICKNAME.search(participant.name)
    if nickname:
        yield plain(nickname.group(1))
        whole = plain(_NICKNAME.sub(" ", participant.name))
    parts = [part for part in whole.split() if part not in _TITLES] or whole.split()
    yield whole
    yield from (part for part in (parts[0], parts[-1]) if part not in _FIRST_PERSON)
    yield parts[0][0]
    if len(parts) > 1:
        initials = f"{parts[0][0]}{parts[-1][0]}"
        if initials not in _SHORT_WORDS:
            yield initials
        yield f"{parts[0]} {parts[-1]}"
        yield f"{parts[0]} {parts[-1][0]}"
    yield plain(str(participant.id))
    if participant.role:
        yield plain(participant.role)


def _as_typed(name: str) -> str:
    """Return a pattern for a folded name as people type it, with or without accents."""
    letters = [_accented(letter) for letter in name]
    if name in _ALSO_WORDS:
        return f"(?-i:{letters[0].upper()}{''.join(letters[1:])})"
    return "".join(letters)


_ACCENTED: Final = {
    "a": "[aáàâäãåā]", "e": "[eéèêëēę]", "i": "[iíìîïī]", "o": "[oóòôöõøō]", "u": "[uúùûüū]",
    "c": "[cçćč]", "n": "[nñń]", "s": "[sśšș]", "z": "[zźżž]", "l": "[lł]", "y": "[yýÿ]",
    "t": "[tț]", "g": "[gğ]", " ": r"\ +",
}  # fmt: skip


def _accented(letter: str) -> str:
    return _ACCENTED.get(letter) or re.escape(letter)


def _first_word(name: str) -> str:
    words = [word for word in name.split() if plain(word) not in _TITLES]
    return words[0] if words else name
