"""Pairs and people for the tests of agreements."""

from datetime import date

from companion.pairs.agreement import (
    Agreement,
    Appointment,
    Cadence,
    Given,
    MentoringPair,
    Side,
    Word,
)
from companion.people.person import Person


def a_cadence(**fields: object) -> Cadence:
    """Return Tuesdays at 16:00 in London, from the first Tuesday of 2027."""
    given = {
        "starts_on": "2027-01-05",
        "at": "16:00",
        "time_zone": "Europe/London",
        "rule": "FREQ=WEEKLY",
        **fields,
    }
    return Cadence.model_validate(given)


def a_pair(agreement: Agreement | None = None, **fields: object) -> MentoringPair:
    """Return a florist's pair with a wholesaler."""
    given = {"id": "pair-1", "mentor_id": "ines", "mentee_id": "tom", **fields}
    return MentoringPair.model_validate({**given, "agreement": agreement})


def a_weekly_pair(**fields: object) -> MentoringPair:
    """Return a pair that meets by a cadence."""
    return a_pair(Agreement(cadence=a_cadence(**fields)))


def agreed(pair: MentoringPair) -> MentoringPair:
    """Return a pair with a yes of both to its terms."""
    assert pair.agreement is not None
    words = tuple(
        Word(side=side, given=Given.REPORTED, said_on=date(2027, 1, 1), revision=1, how="by phone")
        for side in Side
    )
    return pair.model_copy(update={"agreement": pair.agreement.model_copy(update={"words": words})})


def once(on: str, at: str = "16:00", zone: str = "Europe/London") -> Appointment:
    """Return one meeting by itself."""
    return Appointment(on=date.fromisoformat(on), at=at, time_zone=zone)


def two_people(mentor_zone: str, mentee_zone: str, **times: object) -> dict[Side, Person]:
    """Return both sides, living in these zones; `mentor` and `mentee` are their windows."""
    return {
        side: Person.model_validate(
            {
                "id": name.lower(),
                "name": name,
                "time_zone": zone,
                "availability": times.get(side.value, ()),
            }
        )
        for side, name, zone in (
            (Side.MENTOR, "Ines", mentor_zone),
            (Side.MENTEE, "Tom", mentee_zone),
        )
    }


def window(weekday: str, start: str, end: str) -> dict[str, str]:
    """Return a weekly free time."""
    return {"weekday": weekday, "start": start, "end": end}
