"""An owner whom the notes do not make responsible is kept out of a model's summary."""

from companion.content import content_folder
from evals.owners import lost_owner, owned_actions, wrong_owner

SAMPLES = content_folder("knowledge") / "samples"


def test_a_promise_in_the_first_person_stays_with_who_made_it() -> None:
    action = next(owned_actions(SAMPLES, jotted=False))

    assert action.other != action.owner
    assert wrong_owner(action).value == 1.0
    assert lost_owner(action).value == 0.0
