"""A person's own sentences are found where they carry something, and are told back rightly."""

from hypothesis import given
from hypothesis import strategies as st

from companion.goals.goal import Goal, GoalId
from companion.people.career import Position
from companion.topics.story import career_words, challenge_words, in_english, texts_to_fit


def a_goal(challenge: str, statement: str = "Run my ward") -> Goal:
    return Goal(id=GoalId("g-1"), statement=statement, challenge=challenge)


def a_position(summary: str, *, title: str = "Sous chef", end: str | None = None) -> Position:
    return Position(title=title, start="2020", end=end, summary=summary)


def test_a_sentence_is_said_by_its_owner_and_told_to_them() -> None:
    (words,) = challenge_words(a_goal("I take the hardest bay because asking feels rude."))

    assert words.said == "I take the hardest bay because asking feels rude."
    assert words.told == "You take the hardest bay because asking feels rude."
    assert words.source.quote == "I take the hardest bay because asking feels rude."


def test_a_short_sentence_is_read_with_the_next_one() -> None:
    (words,) = challenge_words(a_goal("I cook by eye. I have never costed a dish on paper."))

    assert words.said == "I cook by eye. I have never costed a dish on paper."
    assert words.told == "You cook by eye. You have never costed a dish on paper."


def test_what_cannot_be_turned_is_quoted() -> None:
    (words,) = challenge_words(a_goal("The donor likes the number that we report."))

    assert words.told == "You write: “The donor likes the number that we report.”"


def test_a_sentence_that_points_back_says_so() -> None:
    (words,) = challenge_words(a_goal("He corrects my drawings in front of everyone."))

    assert words.points_back


def test_a_line_of_a_career_gets_its_subject() -> None:
    (words,) = career_words((a_position("Trained six young cooks on pasta.", end="2021"),))

    assert words.said == "I trained six young cooks on pasta."
    assert words.told == "As a sous chef you trained six young cooks on pasta."
    assert words.source.ref == "career[0].summary"


def test_lists_and_counts_carry_nothing() -> None:
    found = career_words(
        (
            a_position("Flats and stairwells."),
            a_position("Queues, cash, complaints."),
            a_position("About 40 product pages a week."),
            a_position("Eight agents, seven of whom I sat beside until July."),
        )
    )

    assert found == ()


def test_a_line_that_points_back_brings_the_one_before() -> None:
    text = "Found that payments arrive late. Wrote 22 pages on it."

    found = career_words((a_position(text),))

    assert found[-1].source.quote == text
    assert found[-1].said == "I found that payments arrive late. I wrote 22 pages on it."


def test_a_heading_that_is_no_role_is_quoted() -> None:
    (words,) = career_words(
        (a_position("Kept the books of the apartment association.", title="Career break"),)
    )

    assert words.told.startswith("Under “Career break” you write: ")


def test_another_language_is_left_alone() -> None:
    polish = "Instaluję przewody i tablice rozdzielcze w mieszkaniach od trzech lat."

    assert not in_english(polish)
    assert challenge_words(a_goal(polish)) == ()
    assert career_words((a_position(polish),)) == ()


def test_the_texts_to_fit_are_the_goal_s_own() -> None:
    goal = a_goal("I go quiet when he sighs.")

    assert texts_to_fit(goal) == ("Run my ward", "I go quiet when he sighs.")


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=400)


@given(TEXTS)
def test_every_source_stands_in_the_text(text: str) -> None:
    challenge = challenge_words(a_goal(text))
    career = career_words((a_position(text),))

    assert all(words.source.quote in text for words in (*challenge, *career))


def test_hostile_texts_are_read_in_linear_time() -> None:
    for piece in ("I ", "a, ", "it ", "and I don't know ", ". I", "¶\n", "((((", "I have never "):
        text = (piece * 100_000)[:100_000]

        challenge_words(a_goal(text[:20_000]))
        career_words((a_position(text[:20_000]),))
