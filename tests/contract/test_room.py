"""How much an account keeps, added up on each database."""

import pytest

from companion.adapters.sql.units import Store
from tests.records import Records, SteppingClock, a_goal, a_person, a_session
from tests.sharing import a_shared_pair, an_account

pytestmark = pytest.mark.contract


async def test_what_an_account_keeps_is_added_up_over_all_kinds(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        ada = Records(unit, clock, principal=an_account("ada"))
        await ada.store(people=[a_person("ada"), a_person("mo")])
        people = await unit.accounts.characters_of("ada")
        await ada.store(
            goals=[a_goal("g", statement="x" * 1_000)],
            pairs=[a_shared_pair(mentor="mo", mentee="ada", by="ada")],
            sessions=[a_session("s", mentor_id="mo", mentee_id="ada", notes="y" * 5_000)],
        )

        everything = await unit.accounts.characters_of("ada")

        assert people > 100
        assert 6_000 < everything - people < 9_000
        assert await unit.accounts.characters_of("mo") == 0
