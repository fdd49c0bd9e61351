"""What is promised of every draft, counted over some; `make bar` counts over many."""

from pathlib import Path

from companion.samples import load_samples
from tests.bar import promises
from tests.bar.promises import GOALS, LENGTHS, fifty_goals
from tests.bar.proof import Terms


async def test_quotes_minutes_and_claims_of_many_drafts_are_exact(tmp_path: Path) -> None:
    terms = Terms(is_full=False, seed=20261121, folder=tmp_path, tell=lambda _line: None)

    outcomes = await promises.PROOF.run(terms)

    assert [one.wrong for one in outcomes] == [()] * 4
    assert [one.failures for one in outcomes] == [0] * 4
    assert all(one.cases >= one.goal > 0 for one in outcomes)


def test_fifty_goals_meet_every_length_even_in_the_quick_form() -> None:
    assert len(fifty_goals(load_samples())) == GOALS >= len(LENGTHS)
