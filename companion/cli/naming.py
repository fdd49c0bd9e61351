"""Finds the one record that a person means by a name, an id or its beginning."""

import difflib
from collections.abc import Sequence
from typing import Final

from companion.errors import AmbiguousRecordError, InputError, NotFoundError, shortened
from companion.people.person import Person

_MOST_NAMED: Final = 8
_LONGEST_NAME: Final = 200


def named_person(people: Sequence[Person], wanted: str, *, where: str = "what is stored") -> Person:
    """Return the stored person whose id or name is `wanted`, or whose name begins with it.

    Accents, case and the form of quotes do not count, nor does a title ("Dr") on either side, or a
    middle name that one of the two leaves out. Whoever is stored as "me" is found by the id
    that the name would give as well: "bernard-coyle".

    Raises:
        NotFoundError: nobody is.
        AmbiguousRecordError: several are.
    """
    for person in people:
        if person.id == wanted.strip():
            return person  # Others of this name or beginning stand no chance against an id.
    from companion.people.slugs import OWN_ID, slug

    for person in people:
        if person.id == OWN_ID and slug(person.name) == wanted.strip():
            return person
    key = _compared(wanted)
    if not key:
        raise InputError("the name is empty; see `companion list people`")
    exact = [person for person in people if key in {_compared(person.id), _compared(person.name)}]
    near = exact or [
        person
        for person in people
        if any(word.startswith(key) for word in _compared(person.name).split())
        or _compared(person.name).startswith(key)
    ]
    near = near or [person for person in people if _is_called(person.name, wanted)]
    if len(near) == 1:
        return near[0]
    if near:
        whole = "the id" if exact else "the whole name or the id"
        raise several([_who(person) for person in near], flag=whole, where=where)
    names = {_compared(person.name): person.name for person in people}
    meant = difflib.get_close_matches(key[:_LONGEST_NAME], names, n=1)
    hint = f"did you mean {names[meant[0]]!r}?" if meant else "see `companion list people`"
    raise NotFoundError(f"nobody stored is called {shortened(wanted)}; {hint}")


def _who(person: Person) -> str:
    """Return who somebody is beside others of the name: "anjali-rao (Dr Anjali Rao)"."""
    return f"{person.id} ({shortened(person.name)[1:-1]})"


def _is_called(name: str, wanted: str) -> bool:
    """Tell whether some words are a name without titles and without names in the middle."""
    own, said = _without_titles(name), _without_titles(wanted)
    if not own or not said:
        return False
    if len(said) == 1:
        return any(word.startswith(said[0]) for word in own)
    (first, *middle), (begun, *inner) = own[:-1], said[:-1]
    if (first, own[-1]) != (begun, said[-1]):
        return False
    shorter, longer = sorted((middle, inner), key=len)
    rest = iter(longer)
    return all(any(_is_short_for(one, other) for other in rest) for one in shorter)


def _is_short_for(one: str, other: str) -> bool:
    """Tell whether a name is another, or its letter: "J" for "Jane"."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _without_titles(name: str) -> list[str]:
    words = [word.strip(".,") for word in _compared(name[:_LONGEST_NAME]).split()]
    words = [word for word in words if word]
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    return words


_TITLES: Final = frozenset(
    """
    dr doctor prof professor mr mrs ms miss mx sir dame lady lord rev revd reverend fr father sister
    sr pastor imam rabbi judge capt captain sgt sergeant cllr councillor hon frau herr mme madame
    monsieur señora senora señor senor signora signor ing mag
    """.split()  # noqa: SIM905 - a word list reads as words
)
"""What stands before a name and is none."""


def named_id(ids: Sequence[str], wanted: str, *, kind: str) -> str:
    """Return the stored id that is `wanted`, or the only one that begins with it.

    Raises:
        NotFoundError: none is; the nearest, or how to see them, is named.
        AmbiguousRecordError: several begin with it.
    """
    near = [wanted] if wanted in ids else [one for one in ids if wanted and one.startswith(wanted)]
    if len(near) == 1:
        return near[0]
    if near:
        raise several(near, flag="the whole id", where="what is stored")
    meant = difflib.get_close_matches(wanted[:_LONGEST_NAME], ids, n=1)
    hint = f"did you mean {meant[0]!r}?" if meant else f"see `companion list {kind}`"
    raise NotFoundError(
        f"no {kind.removesuffix('s')} with the id {shortened(wanted)} is stored; {hint}"
    )


def several(
    ids: Sequence[str], *, flag: str, where: str, asked: str | None = None
) -> AmbiguousRecordError:
    """Return the error of several records where one is needed, with how to say which."""
    more = "" if len(ids) <= _MOST_NAMED else f" and {len(ids) - _MOST_NAMED} more"
    names = ", ".join(ids[:_MOST_NAMED]) + more
    if asked is not None:
        return AmbiguousRecordError(f"{where} has no {asked!r}; it holds {names}")
    return AmbiguousRecordError(f"{where} holds {len(ids)}: say which with {flag} ({names})")


def _compared(name: str) -> str:
    """Return a name without case, accents and curly quotes."""
    from companion.people.lexicon import plain

    return " ".join(plain(name).split())
