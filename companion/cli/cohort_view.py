"""A cohort's pairs as their organiser reads them: with names, cautions and who has room left."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from companion.cli.forms import counted
from companion.cli.printing import bullets, heading, say
from companion.matching.assignment import capacity_of
from companion.matching.cautions import WEAK_SCORE
from companion.matching.cohort import CohortPair, CohortResult, Unmatched
from companion.people.person import Person, PersonId

_QUOTED: Final = re.compile(r"(“[^“”]*”)")
_PAIRED_WITH: Final = " is paired with "


@dataclass(frozen=True, slots=True)
class PairView:
    """One proposed pair; `why` speaks of the mentee by name and is never empty."""

    mentee: Person
    mentor: Person
    score: float
    why: str
    cautions: tuple[str, ...]


def pair_view(pair: CohortPair, people: Mapping[PersonId, Person]) -> PairView:
    """Return a pair for its organiser."""
    mentee, mentor = people[pair.mentee_id], people[pair.mentor_id]
    why = _about(pair.reasons[0].text, mentee) if pair.reasons else _no_reason(mentee, mentor)
    cautions = tuple(_cautions(pair, mentee, mentor))
    return PairView(mentee, mentor, pair.score, why, cautions)


def blocking_text(unmatched: Unmatched, people: Mapping[PersonId, Person]) -> str:
    """Return why somebody has no pair, with names in the place of ids."""
    text, mark, ids = unmatched.blocking.text.rpartition(_PAIRED_WITH)
    if not mark:
        return unmatched.blocking.text
    names = [_name(PersonId(each), people) for each in ids.split(", ")]
    return f"{text}{mark}{_listed(names)}"


def show_cohort(
    result: CohortResult, *, people: Mapping[PersonId, Person], mentors: Sequence[Person]
) -> None:
    """Print the pairs, who is unmatched and what blocked them, and which mentors have room."""
    heading(counted(len(result.pairs), "pair"))
    views = [pair_view(pair, people) for pair in result.pairs]
    for view in views:
        say(f"{view.mentee.name} with {view.mentor.name}", indent=2)
        bullets((view.why,), indent=4)
        bullets(view.cautions, indent=4, mark="!")
    if result.unmatched:
        heading(f"{len(result.unmatched)} without a mentor")
        for unmatched in result.unmatched:
            name = _name(unmatched.mentee_id, people)
            say(f"{name}: {blocking_text(unmatched, people)}", indent=2)
    _show_room(result, mentors)
    _sum_up(views, people)


def _show_room(result: CohortResult, mentors: Sequence[Person]) -> None:
    taken = Counter(pair.mentor_id for pair in result.pairs)
    free = [mentor for mentor in mentors if taken[mentor.id] < capacity_of(mentor)]
    if not free:
        return
    heading(f"{counted(len(free), 'mentor')} with room")
    for mentor in free:
        places = capacity_of(mentor)
        say(f"{mentor.name}: {places - taken[mentor.id]} of {places} free", indent=2)


def _sum_up(views: Sequence[PairView], people: Mapping[PersonId, Person]) -> None:
    known = sum(bool(person.availability) for person in people.values())
    weak = sum(any(text.startswith("weak match") for text in view.cautions) for view in views)
    say()
    say(f"Times of {known} of {len(people)} people are known.")
    if weak:
        say(
            f"{weak} of {counted(len(views), 'pair')} "
            f"{'is' if weak == 1 else 'are'} weak: read those first, or leave them unmatched "
            f'with --constraints and {{"minimum_score": {WEAK_SCORE}}}.'
        )


def _cautions(pair: CohortPair, mentee: Person, mentor: Person) -> Iterator[str]:
    if pair.score < WEAK_SCORE or not pair.reasons:
        yield f"weak match ({pair.score:.2f}): ask {mentor.first_name} whether this is for them"
    silent = [person.name for person in (mentee, mentor) if not person.availability]
    if silent:
        verb = "name" if len(silent) > 1 else "names"
        yield f"times not compared: {_listed(silent)} {verb} no hours"


def _no_reason(mentee: Person, mentor: Person) -> str:
    return f"Nothing in {_whose(mentor)} profile speaks to {_whose(mentee)} goal."


def _about(reason: str, mentee: Person) -> str:
    """Turn a sentence to the mentee into one about them; quoted words stay as they are."""
    parts = _QUOTED.split(reason)
    for number in range(0, len(parts), 2):
        spoken = re.sub(r"\byour\b", _whose(mentee), parts[number])
        parts[number] = re.sub(r"\byou asked\b", f"{mentee.first_name} asked", spoken)
    return "".join(parts)


def _whose(person: Person) -> str:
    return f"{person.first_name}’s"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _name(person_id: PersonId, people: Mapping[PersonId, Person]) -> str:
    person = people.get(person_id)
    return person.name if person else person_id
