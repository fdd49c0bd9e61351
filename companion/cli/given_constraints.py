"""What a programme fixes before pairing, as it is given on the command line."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from companion.cli.naming import named_person
from companion.cli.reading import name_of, read_text
from companion.errors import BadRecordsError, NotFoundError
from companion.people.person import Person

if TYPE_CHECKING:
    from companion.matching.cohort import CohortConstraints


def constraints_in(argument: str | None) -> "CohortConstraints":
    """Return the constraints of a JSON file; none without one.

    Raises:
        BadRecordsError: the file says something that constraints do not have.
    """
    from pydantic import ValidationError

    from companion.matching.cohort import CohortConstraints
    from companion.problems import problems_of
    from companion.records import read_rows

    if argument is None:
        return CohortConstraints()
    text = read_text(argument)
    # What JSON lets pass and records do not: doubled fields, NaN.
    read = read_rows(text, where=name_of(argument))
    if read.problems:
        raise BadRecordsError(read.problems)
    try:
        return CohortConstraints.model_validate_json(text, strict=True)
    except ValidationError as error:
        problems = problems_of(error, of=CohortConstraints, where=name_of(argument))
        raise BadRecordsError(problems) from None


def by_id(
    constraints: "CohortConstraints", *, mentees: Sequence[Person], mentors: Sequence[Person]
) -> "CohortConstraints":
    """Return constraints in which people who were named stand by their ids.

    Raises:
        InputError: a name is nobody's in the cohort, or several people's.
    """
    fixed = {
        kind: tuple(
            (_id_of(mentee, mentees), _id_of(mentor, mentors))
            for mentee, mentor in getattr(constraints, kind)
        )
        for kind in ("pinned", "forbidden")
    }
    return constraints.model_copy(update=fixed)


def _id_of(wanted: str, people: Sequence[Person]) -> str:
    try:
        return named_person(people, wanted).id
    except NotFoundError:
        return wanted  # The assignment says who is not in the cohort, and in which pair.
