"""What is different from the reviewed file, pair by pair, and why."""

from collections import Counter
from collections.abc import Mapping, Sequence

from companion.cli.cohort_review import Review
from companion.cli.cohort_view import listed, name_of, shared_names
from companion.matching.assignment import capacity_of
from companion.matching.cohort import CohortResult
from companion.people.person import Person, PersonId

_ELSEWHERE = "the people, their goals or the limits changed since that file was written"


def changes_of(
    review: Review,
    result: CohortResult,
    *,
    people: Mapping[PersonId, Person],
    mentors: Sequence[Person],
) -> dict[PersonId, str]:
    """Return per mentee whose pair is not the reviewed one what changed, and why."""
    return _Comparison(review, result, people=people, mentors=mentors).told()


class _Comparison:
    def __init__(
        self,
        review: Review,
        result: CohortResult,
        *,
        people: Mapping[PersonId, Person],
        mentors: Sequence[Person],
    ) -> None:
        self.review = review
        self.people = people
        self.shared = shared_names(people)
        self.mentors = {mentor.id: mentor for mentor in mentors}
        self.now = {pair.mentee_id: pair.mentor_id for pair in result.pairs}
        self.load = Counter(self.now.values())
        self.load_before = Counter(self.review.before.values())
        self.blocked = {one.mentee_id: one.blocking.text for one in result.unmatched}

    def told(self) -> dict[PersonId, str]:
        changed: dict[PersonId, str] = {}
        for mentee in (*self.now, *self.blocked):
            if mentee not in self.review.before:
                changed[mentee] = "is new since that file was written"
            elif self.review.before[mentee] != self.now.get(mentee):
                changed[mentee] = self._change(mentee)
        for mentee, mentor in self.review.kept:
            # Of a mentor with more mentees in the file than places, somebody was written in.
            places = capacity_of(self.mentors[mentor]) if mentor in self.mentors else 0
            if mentee not in changed and self.load_before[mentor] > places:
                changed[mentee] = f"is with {self._name(mentor)}, as you decided"
        return changed

    def _change(self, mentee: PersonId) -> str:
        old, new = self.review.before[mentee], self.now.get(mentee)
        if new is None:
            ending = f"now without a mentor: {self.blocked[mentee]}"
            return f"{ending}; {self._why_left(mentee, old)}" if old else ending
        start = f"moved from {self._name(old)} to" if old else "now with"
        if (mentee, new) in self.review.kept:
            why = "as you decided"
        elif old is None:
            why = self._why_free(mentee, new) or _ELSEWHERE
        else:
            why = self._why_left(mentee, old)
            if why == _ELSEWHERE:
                why = self._why_free(mentee, new) or _ELSEWHERE
        return (
            f"{start} {self._name(new)} because {why}"
            if why != "as you decided"
            else (f"{start} {self._name(new)}, {why}")
        )

    def _why_left(self, mentee: PersonId, old: PersonId) -> str:
        if (mentee, old) in self.review.never:
            return f"you wrote never for {self._name(old)}"
        if old not in self.mentors:
            return f"{self._name(old)} is no mentor of this cohort any more"
        came = [
            other
            for other, mentor in self.now.items()
            if mentor == old and self.review.before.get(other) != old
        ]
        if self.load[old] < capacity_of(self.mentors[old]):
            return _ELSEWHERE
        if came and not any((other, old) in self.review.kept for other in came):
            return f"the place with {self._name(old)} is now {self._names(came)}’s"
        kept = [other for other, mentor in self.review.kept if mentor == old]
        if kept:
            return f"you kept {self._name(old)} for {self._names(kept)}"
        return _ELSEWHERE

    def _why_free(self, mentee: PersonId, new: PersonId) -> str | None:
        went = [
            other
            for other, mentor in self.review.before.items()
            if mentor == new and other != mentee and self.now.get(other) != new
        ]
        if not went:
            return None
        return f"{self._names(went)} left a place with {self._name(new)}"

    def _names(self, ids: Sequence[PersonId]) -> str:
        return listed([self._name(each) for each in ids])

    def _name(self, person_id: PersonId | None) -> str:
        return name_of(person_id, self.people, shared=self.shared) if person_id else "nobody"
