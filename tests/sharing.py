"""Two accounts that share a pair, for tests of who may see what."""

from companion.access.principal import Principal
from companion.adapters.sql.units import Unit
from companion.pairs.agreement import MentoringPair, Side
from tests.records import Records, SteppingClock, a_person


def an_account(person_id: str) -> Principal:
    """Return whom the account of this id stands for."""
    return Principal(person_id=person_id)


def a_shared_pair(
    *,
    mentor: str,
    mentee: str,
    by: str,
    id: str = "p",  # noqa: A002
    **fields: object,
) -> MentoringPair:
    """Return the pair as the account `by`, one of the two, keeps it: with their own yes."""
    side = Side.MENTOR if by == mentor else Side.MENTEE
    word = {"side": side, "given": "own", "said_on": "2026-03-01", "revision": 1}
    return MentoringPair.model_validate(
        {
            "id": id,
            "mentor_id": mentor,
            "mentee_id": mentee,
            "agreement": {"words": [word]},
            **fields,
        }
    )


async def share(unit: Unit, clock: SteppingClock, *, mentor: str, mentee: str) -> None:
    """Store both people and the pair for both accounts, each with their own yes."""
    for by in (mentor, mentee):
        records = Records(unit, clock, principal=an_account(by))
        known = await unit.people.known(owner_id=by, ids=[mentor, mentee])
        new = [a_person(id, name=id.title()) for id in (mentor, mentee) if id not in known]  # noqa: A001
        pair = a_shared_pair(mentor=mentor, mentee=mentee, by=by, id=f"{mentor}-{mentee}")
        await records.store(people=new, pairs=[pair])
