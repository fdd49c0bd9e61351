"""What makes a mentor fit, and how a fit reads as a score."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.matching.facets import FacetKind, Question, question_of
from companion.matching.scoring import (
    MIDDLE_FIT,
    Candidates,
    fits,
    mentor_index,
    score_parts,
    scores_of,
)
from companion.people.person import Person
from companion.ports import Vectors
from companion.retrieval.passages import passages_of
from tests.unit.matching.people import a_goal, a_person

ASKED = Question(text="goal", stems=("goal",), facets=(), parts=())
TOWARDS = np.array([1, 0], dtype=np.float32)


def near(*closeness: float) -> Vectors:
    """Return unit vectors of such cosines with the goal."""
    return np.array([[c, (1 - c * c) ** 0.5] for c in closeness], dtype=np.float32)


def best_of(person: Person, *closeness: float) -> float:
    index = mentor_index([passages_of(person)], near(*closeness))
    return float(fits(index, ASKED, TOWARDS).best[0])


def positions(*titles: str) -> list[dict[str, str]]:
    return [{"title": title} for title in titles]


def test_two_positions_are_more_evidence_than_one_and_two_claims_are_not() -> None:
    done = a_person("d", career=positions("A", "B"))
    claimed = a_person("c", can_help_with=("A", "B"))

    assert best_of(done, 0.6, 0.6) > 0.6
    assert best_of(claimed, 0.6, 0.6) == pytest.approx(0.6)


def test_evidence_stops_adding_up() -> None:
    eight = a_person("d", career=positions(*"ABCDEFGH"))
    twelve = a_person("d", career=positions(*"ABCDEFGHIJKL"))

    assert best_of(twelve, *[0.6] * 12) == pytest.approx(best_of(eight, *[0.6] * 8))


def test_a_far_position_adds_next_to_nothing() -> None:
    two = a_person("d", career=positions("A", "B"))

    assert best_of(two, 0.7, 0.0) == pytest.approx(0.7, abs=0.001)


def test_an_endless_list_is_nobodys_best_evidence() -> None:
    few = a_person("f", skills=tuple(f"skill {n}" for n in range(5)))
    many = a_person("m", skills=tuple(f"skill {n}" for n in range(60)))

    assert best_of(few, 0.8) == pytest.approx(0.8)
    assert best_of(many, 0.8) == 0


def test_an_endless_list_is_not_what_somebody_is_about() -> None:
    skills = tuple(f"skill {number}" for number in range(40))
    nurse = a_person("n", headline="Nurse")
    stuffed = a_person("s", headline="Nurse", skills=skills)
    nothing_else = a_person("l", skills=skills)

    index = mentor_index(
        [passages_of(nurse), passages_of(stuffed), passages_of(nothing_else)],
        near(0.2, 0.2, 0.9, 0.9),
    )

    assert fits(index, ASKED, TOWARDS).whole == pytest.approx([0.2, 0.2, 0.9])


def test_an_empty_profile_fits_nothing() -> None:
    index = mentor_index([(), passages_of(a_person("n", headline="goal"))], near(0.5))

    found = fits(index, ASKED, TOWARDS)

    assert found.fit[0] == 0 < found.fit[1]
    assert [part.value for part in score_parts(found, 0)] == [0, 0, 0]


def test_no_mentors_is_no_fit() -> None:
    index = mentor_index([], np.zeros((0, 2), dtype=np.float32))

    assert fits(index, ASKED, TOWARDS).fit.shape == (0,)


@given(st.lists(st.floats(-1, 3), min_size=2))
def test_scores_lie_between_nothing_and_one_and_keep_the_order(fit: list[float]) -> None:
    scores = scores_of(np.sort(np.array(fit)))

    assert ((scores >= 0) & (scores <= 1)).all()
    assert (np.diff(scores) >= 0).all()


def test_the_middle_reads_as_a_half() -> None:
    assert scores_of(np.array([MIDDLE_FIT])).tolist() == [0.5]


def test_a_goal_is_taken_apart_and_what_is_known_already_left_out() -> None:
    goal = a_goal(
        statement="Run my ward",
        challenge="I find delegating rude. I take the hardest bay myself because it is quicker "
        "than asking anybody else on the shift.",
        skills=("rostering", "SQL"),
        success_measure="Ten quiet shifts",
    )
    mentee = a_person("e", name="Grace Mutasa", skills=("sql",))

    question = question_of(goal, mentee=mentee)

    assert [(facet.kind, facet.words.split()[0]) for facet in question.facets] == [
        (FacetKind.STATEMENT, "Run"),
        (FacetKind.CHALLENGE, "I"),
        (FacetKind.CHALLENGE, "I"),
        (FacetKind.SKILL, "rostering"),
        (FacetKind.TARGET, "Ten"),
    ]
    assert question.text.startswith("Run my ward I find")
    assert question.text.endswith("rostering")


def test_the_mentees_name_is_not_part_of_the_question() -> None:
    goal = a_goal(statement="Grace wants to run a ward", mentee_id="e")

    question = question_of(goal, mentee=a_person("e", name="Grace Mutasa"))

    assert question.text == "wants to run a ward"
    assert question.facets[0].words == "Grace wants to run a ward"


def test_a_goal_with_hundreds_of_skills_asks_for_a_dozen() -> None:
    question = question_of(a_goal(skills=tuple(f"skill {number}" for number in range(300))))

    assert len(question.facets) == 13


@given(
    st.lists(st.lists(st.floats(0, 1), max_size=12), min_size=1, max_size=6),
    st.sets(st.integers(0, 5)),
)
def test_whoever_is_scored_scores_the_same_without_the_others(
    closeness: list[list[float]], chosen: set[int]
) -> None:
    people = [
        a_person(f"p{number}", career=positions(*(f"job {at}" for at in range(len(own)))))
        for number, own in enumerate(closeness)
    ]
    index = mentor_index(
        [passages_of(person) for person in people],
        near(*(value for own in closeness for value in own)).reshape(-1, 2),
    )
    rows = np.array(sorted(row for row in chosen if row < len(people)), dtype=np.intp)

    everyone = fits(index, ASKED, TOWARDS)
    some = fits(index, ASKED, TOWARDS, among=Candidates(rows=rows, evidence=index.of(rows)))

    np.testing.assert_allclose(some.fit[rows], everyone.fit[rows], atol=1e-6)
    barred = np.setdiff1d(np.arange(len(people)), rows)
    assert not some.fit[barred].any()
