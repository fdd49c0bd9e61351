"""Whatever stands between quotation marks in plans and topics was written like that by somebody."""

from pathlib import Path

import pytest

from companion.agendas.citing import cited
from tests.bar import verbatim
from tests.bar.proof import Terms


async def test_what_is_quoted_stands_in_the_notes_or_the_goal_letter_by_letter(
    tmp_path: Path,
) -> None:
    terms = Terms(is_full=False, seed=7, folder=tmp_path, tell=lambda _line: None)

    (outcome,) = await verbatim.PROOF.run(terms)

    assert outcome.wrong == ()
    assert outcome.cases == len(verbatim.given_notes())


def test_a_quotation_that_was_changed_is_noticed() -> None:
    texts = iter(["ask about “the oven” and “the ofen”"])

    assert verbatim.altered(texts, sources="we spoke of the oven") == ["the ofen"]


@pytest.mark.parametrize(
    "words",
    [
        "say 'not yet' early!! dont  wait",
        'she wrote "ring" twice',
        "the sign says “closed”, i asked",
    ],
)
def test_marks_letters_and_spaces_of_a_quotation_stay(words: str) -> None:
    assert cited(f"- {words}") == f"“{' '.join(words.split())}”"
