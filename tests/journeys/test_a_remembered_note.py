"""What a note is good for later: it ranks for its owner, is quoted to its owner, to nobody else."""

from datetime import date
from pathlib import Path

import pytest

from companion.access.principal import LOCAL, Principal
from companion.application.asks import MatchAsk, TopicsAsk
from companion.application.companion import Companion
from companion.application.records import Batch
from companion.bootstrap import open_companion
from companion.errors import NotFoundError
from companion.opening import Opening
from companion.writing.draft import SourceKind
from tests.records import a_goal, a_person, a_session

SAID = "how do I price a wedding cake when the flowers cost more than the flour?"
LATER = a_goal("later", mentee_id="me", statement="Price wedding cakes so that they pay")
PEOPLE = (
    a_person("me", name="Tom Bell", headline="Pastry cook", skills=("lamination",)),
    a_person("ana", name="Ana Ruiz", headline="Baker", can_help_with=("selling cakes",)),
    a_person("ben", name="Ben Okoro", headline="Baker", can_help_with=("bread by hand",)),
    a_person("cora", name="Cora Lund", headline="Cook", can_help_with=("menus for spring",)),
)
OTHER = Principal(person_id="somebody-else")


async def opened(companion: Companion, *, has_note: bool) -> None:
    notes = f"Talk with Ben\n- {SAID}\n- Ben prices wedding cakes by the hour, and it pays\n"
    session = a_session("s-1", mentor_id="ben", mentee_id="me", notes=notes if has_note else "")
    await companion.import_batch(Batch(people=PEOPLE, goals=(LATER,), sessions=(session,)))
    await companion.import_batch(Batch(people=PEOPLE, goals=(LATER,)), principal=OTHER)


async def place_of_ben(companion: Companion, principal: Principal) -> tuple[int, str]:
    """Return Ben's rank for the later goal, and all that the ranking says."""
    ask = MatchAsk(goal_ids=(LATER.id,), on=date(2026, 3, 1))
    (result,) = await companion.match(ask, principal=principal)
    ben = next(one for one in result.matches if one.mentor_id == "ben")
    return ben.rank, result.model_dump_json()


@pytest.mark.parametrize("has_note", [True, False])
async def test_a_note_raises_its_mentor_and_is_quoted_to_its_owner_alone(
    tmp_path: Path, *, has_note: bool
) -> None:
    opening = Opening(flags={"data_dir": tmp_path}, offline=True, today=date(2026, 3, 1))
    async with open_companion(opening) as companion:
        await opened(companion, has_note=has_note)

        rank, told = await place_of_ben(companion, LOCAL)
        others_rank, others_told = await place_of_ben(companion, OTHER)
        topics = await companion.topics(TopicsAsk(mentee_id="me", goal_id="later"))
        others = await companion.topics(TopicsAsk(mentee_id="me", goal_id="later"), principal=OTHER)
        with pytest.raises(NotFoundError):
            await companion.sessions.get("s-1", principal=OTHER)

    quoted = [
        source.quote
        for topic in topics.topics
        for source in topic.sources
        if source.kind is SourceKind.NOTES
    ]
    assert (rank < others_rank) is has_note
    assert any(SAID in quote or quote in SAID for quote in quoted) is has_note
    for said in (told, others_told, others.model_dump_json()):
        assert "flowers cost" not in said
        assert "by the hour" not in said
