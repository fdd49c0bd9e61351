"""A cohort's pairs as their organiser reads them: with names, cautions and who has room left."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from companion.cli.forms import counted
from companion.cli.printing import bullets, heading, say
from companion.matching.assignment import capacity_of
from companion.matching.cohort import CohortPair, CohortResult, Unmatched
from companion.people.person import Person, PersonId
from companion.people.remarks import asked_apart, places_said, start_said

_QUOTED: Final = re.compile(r"(“[^“”]*”)")
_NO_GOAL: Final = "no_goal"
_OFFERS: Final = ("can_help_with", "skills")
_ASK_GOAL: Final = (
    "Ask each for one thing that should be different, write it into the form's file, and import it "
    "again with --replace"
)

THIN_SCORE: Final = 0.35
"""A pair below it rests on an offer that is near to the wish at best; the organiser is told."""

SHOWN_UNMATCHED: Final = 8
"""How many of one kind are named."""


@dataclass(frozen=True, slots=True)
class PairView:
    """One proposed pair; `why` speaks of the mentee by name and is never empty."""

    mentee: Person
    mentor: Person
    score: float
    why: str
    cautions: tuple[str, ...]
    is_weak: bool


def pair_view(pair: CohortPair, people: Mapping[PersonId, Person]) -> PairView:
    """Return a pair for its organiser."""
    mentee, mentor = people[pair.mentee_id], people[pair.mentor_id]
    why = _about(pair.reasons[0].text, mentee) if pair.reasons else _no_reason(mentee, mentor)
    addressed = some_have_addresses(people.values())
    cautions = tuple(_cautions(pair, mentee, mentor, addressed=addressed))
    return PairView(mentee, mentor, pair.score, why, cautions, _is_weak(pair))


def show_cohort(
    result: CohortResult,
    *,
    people: Mapping[PersonId, Person],
    mentors: Sequence[Person],
    listed_in: str | None = None,
) -> None:
    """Print the pairs, who is unmatched and what blocked them, and which mentors have room.

    When the pairs are `listed_in` a file, only what needs a decision is printed.
    """
    views = [pair_view(pair, people) for pair in result.pairs]
    heading(counted(len(views), "pair"))
    if listed_in is None:
        _show_pairs([view for view in views if not view.is_weak], people)
        weak = [view for view in views if view.is_weak]
        if weak:
            heading(f"{_among(len(weak), len(views))} thin: few words in common, so read both rows")
            _show_pairs(weak, people)
    _show_unmatched(result, people)
    _show_room(result, mentors, names=listed_in is None)
    _sum_up(views, people)
    if listed_in is not None:
        say(
            f"Who is with whom, and why, is in {listed_in}: write keep or never into the column "
            f"“decision”, save it, and run `companion cohort --review {listed_in} --out NEW.csv`."
        )


def show_changes(
    changes: Mapping[PersonId, str], *, people: Mapping[PersonId, Person], kept: int
) -> None:
    """Print what is different from the reviewed file, and why."""
    heading(f"{counted(kept, 'pair')} kept as decided")
    if not changes:
        say("Nothing else moved.", indent=2)
    else:
        say("An undecided pair stays unless others gain clearly by its move.", indent=2)
    for mentee_id, text in changes.items():
        say(f"{name_of(mentee_id, people)}: {text}", indent=2)


def _show_pairs(views: Sequence[PairView], people: Mapping[PersonId, Person]) -> None:
    shared = shared_names(people)
    for view in views:
        mentee = name_of(view.mentee.id, people, shared=shared)
        mentor = name_of(view.mentor.id, people, shared=shared)
        say(f"{mentee} with {mentor} ({view.score:.2f})", indent=2)
        bullets((view.why,), indent=4)


def _show_unmatched(result: CohortResult, people: Mapping[PersonId, Person]) -> None:
    if not result.unmatched:
        return
    heading(f"{len(result.unmatched)} without a mentor")
    kinds: dict[str, list[Unmatched]] = {}
    for unmatched in result.unmatched:
        kinds.setdefault(unmatched.blocking.code, []).append(unmatched)
    for code, found in kinds.items():
        if code == _NO_GOAL and len(found) > 1:
            names = listed([name_of(each.mentee_id, people) for each in found])
            say(f"{len(found)} state no goal to match on: {names}. {_ASK_GOAL}", indent=2)
            continue
        for unmatched in found[:SHOWN_UNMATCHED]:
            name = name_of(unmatched.mentee_id, people)
            say(f"{name}: {unmatched.blocking.text}", indent=2)
        if len(found) > SHOWN_UNMATCHED:
            say(f"and {len(found) - SHOWN_UNMATCHED} more for the same reason", indent=2)


def _show_room(result: CohortResult, mentors: Sequence[Person], *, names: bool) -> None:
    taken = Counter(pair.mentor_id for pair in result.pairs)
    free = [mentor for mentor in mentors if taken[mentor.id] < capacity_of(mentor)]
    if not free:
        return
    heading(f"{counted(len(free), 'mentor')} with room")
    if not names and len(free) > SHOWN_UNMATCHED:
        rooms = sum(capacity_of(mentor) - taken[mentor.id] for mentor in free)
        say(f"{counted(rooms, 'place')} free", indent=2)
        return
    for mentor in free:
        places = capacity_of(mentor)
        say(f"{mentor.name}: {places - taken[mentor.id]} of {places} free", indent=2)


def _sum_up(views: Sequence[PairView], people: Mapping[PersonId, Person]) -> None:
    known = sum(bool(person.availability) for person in people.values())
    weak = sum(view.is_weak for view in views)
    say()
    say(f"Times of {known} of {len(people)} people are known.")
    if weak:
        say(
            f"{_among(weak, len(views))} thin: few words in common, so read both rows. "
            "Those scored low are left without a mentor instead with --constraints FILE and "
            f'{{"minimum_score": {THIN_SCORE}}} in it.'
        )


def _among(number: int, total: int) -> str:
    verb = "is" if number == 1 else "are"
    return f"{number} of {counted(total, 'pair')} {verb}"


def _cautions(
    pair: CohortPair, mentee: Person, mentor: Person, *, addressed: bool
) -> Iterator[str]:
    if _is_weak(pair):
        yield "few words in common: read both rows"
    yield from (caution.text for caution in pair.cautions)
    yield from _remarked(mentee, mentor, addressed=addressed)
    yield from _uncompared(mentee, mentor)


def _remarked(mentee: Person, mentor: Person, *, addressed: bool) -> Iterator[str]:
    """Yield what the two left out or wrote to the organiser that matters for the pair.

    No word of a remark is repeated: the column that holds them is deleted before a sheet goes on.
    """
    if asked_apart((mentee, mentor)):
        yield "one of the two asks not to be paired with the other: see organiser_note"
    if addressed:  # of people without any addresses it would be said of every pair
        yield from (no_address(person) for person in (mentee, mentor) if not person.email)
    later = [person for person in (mentee, mentor) if may_start_later(person)]
    if later:
        names = listed([person.name for person in later])
        yield f"{names} may start later: see organiser_note, and wait with the e-mail"
    noted = [
        person.name
        for person in (mentee, mentor)
        if _says_more(person.note_to_organiser or "") and person not in later
    ]
    if noted:
        yield f"{listed(noted)} wrote to you: see organiser_note"


def _says_more(remark: str) -> bool:
    """Tell whether a remark says more than how many mentees somebody takes, which is counted."""
    bare = " ".join(remark.lower().split()).strip(" .!")
    places = places_said(remark)
    return bool(bare) and (places is None or places.words.strip(" .!") != bare)


def may_start_later(person: Person) -> bool:
    """Tell whether a remark to the organiser says from when somebody is free."""
    return start_said(person.note_to_organiser or "") is not None


def no_address(person: Person) -> str:
    """Return what an organiser is told of somebody who named no e-mail address."""
    return f"{person.name} has no e-mail address: nothing can be sent to them"


def some_have_addresses(people: Iterable[Person]) -> bool:
    """Tell whether a cohort was asked for addresses, so that a missing one is worth a word."""
    return any(person.email for person in people)


def _uncompared(mentee: Person, mentor: Person) -> Iterator[str]:
    """Yield whose times are not known."""
    both = [person for person in (mentee, mentor) if not person.availability]
    silent = [person.name for person in both if not person.unread_times]
    unread = [
        f"{person.name} wrote “{' '.join(person.unread_times.split())}”, which could not be read"
        for person in both
        if person.unread_times
    ]
    if silent:
        verb = "name" if len(silent) > 1 else "names"
        unread.append(f"{listed(silent)} {verb} no hours")
    if unread:
        yield f"times not compared: {'; '.join(unread)}"


def _is_weak(pair: CohortPair) -> bool:
    if pair.score < THIN_SCORE or not pair.reasons:
        return True
    first = pair.reasons[0]
    is_offer = first.field.startswith(_OFFERS)
    # A quote of which nothing is said to the goal.
    return is_offer and first.text.endswith(f"“{first.quote}”.")


def _no_reason(mentee: Person, mentor: Person) -> str:
    return f"Nothing in {_whose(mentor)} profile speaks to {_whose(mentee)} goal."


def _about(reason: str, mentee: Person) -> str:
    """Turn a sentence to the mentee into one about them; quoted words stay as they are."""
    parts = _QUOTED.split(reason)
    for number in range(0, len(parts), 2):
        # As a function: a name may hold what a template would take for one of its own signs.
        spoken = re.sub(r"\byour\b", lambda _: _whose(mentee), parts[number])
        parts[number] = re.sub(r"\byou asked\b", lambda _: f"{mentee.first_name} asked", spoken)
    return "".join(parts)


def _whose(person: Person) -> str:
    return f"{person.first_name}’s"


def listed(names: Sequence[str]) -> str:
    """Return "Ana", "Ana and Bo" or "Ana, Bo and Cy"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def name_of(
    person_id: PersonId,
    people: Mapping[PersonId, Person],
    *,
    shared: frozenset[str] | None = None,
) -> str:
    """Return the name, with the id behind it where it is one of the `shared` names."""
    person = people.get(person_id)
    if person is None:
        return person_id
    twins = shared_names(people) if shared is None else shared
    return f"{person.name} ({person_id})" if person.name in twins else person.name


def shared_names(people: Mapping[PersonId, Person]) -> frozenset[str]:
    """Return the names that several people have."""
    times = Counter(person.name for person in people.values())
    return frozenset(name for name, count in times.items() if count > 1)
