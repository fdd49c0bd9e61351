"""Notes that were written to break the reader: still summed up, in time that grows with length."""

import pytest

from companion.summaries.cast import Cast
from companion.summaries.offline import compose
from companion.summaries.rules import CHECKS
from companion.summaries.summary import Participant
from tests.unit.summaries.notes_of import brief_of

_LENGTH = 30_000


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "piece",
    [
        *(
            " ",
            "a",
            "I will ",
            "(",
            "- ",
            "-> ",
            "? ",
            ", ",
            "and , ",
            "Ana: ",
            "Tom Will ",
            "1 2/3 ",
        ),
        *("if i can ", "before the a ", "she said i should ", "\t", ". ", "a\u0430 ", "\u3000"),
        *(
            "- \n",
            "Ana:\n",
            "[ ] \n",
            "## \n",
            "x\n" + " " * 90 + "\n",
            '"I will send" ',
            "also, do ",
        ),
    ],
)
def test_hostile_notes_are_summed_up_like_any_others(piece: str) -> None:
    brief = brief_of(piece * (_LENGTH // len(piece)))

    draft = compose(brief).draft

    assert [violation for check in CHECKS for violation in check(brief, draft)] == []


@pytest.mark.timeout(60)
def test_thousands_of_utterances_are_summed_up_in_one_go() -> None:
    # `make bar` sums up ten thousand (promises).
    lines = ["Kim: I think we should look at that again, maybe.", "Lee: Yes, the second one, um,"]
    notes = "\n".join(lines * 1_000 + ["Kim: Lee, you will prepare the report by next Friday."])
    brief = brief_of(notes, me=None, participants=())

    draft = compose(brief).draft

    assert [item.owner for item in draft.action_items] == ["lee"]
    assert [violation for check in CHECKS for violation in check(brief, draft)] == []


@pytest.mark.parametrize("field", ["role", "name"])
def test_a_participant_with_a_page_for_a_name_is_read_in_no_time(field: str) -> None:
    page = "a b " * 4_900
    other = Participant.model_validate({"id": "ana", "name": "Ana Ruiz", field: page})
    cast = Cast((other, Participant.model_validate({"id": "bo", "name": "Bo Lind"})))

    assert len(cast.pattern) < 1_000
    assert cast.named("Bo") == "bo"


def test_of_a_thousand_participants_the_patterns_stay_small() -> None:
    everyone = tuple(
        Participant.model_validate({"id": f"p-{n}", "name": f"Ana{n} Ruiz{n}"})
        for n in range(1_000)
    )

    assert len(Cast(everyone).pattern) < 20_000
