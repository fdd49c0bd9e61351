import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.goals.closeness import closeness, goal_stems
from companion.goals.directions import core_of, without_time_limits
from companion.goals.goal import Goal, GoalId, says_something
from companion.goals.rules import goal_from_text
from companion.goals.wording import Nature, exact_words, goal_words


def a_goal(statement: str, challenge: str | None = None, **more: object) -> Goal:
    return Goal.model_validate(
        {"id": GoalId("g"), "statement": statement, "challenge": challenge, **more}
    )


def test_the_challenge_is_kept_sentence_by_sentence() -> None:
    words = goal_words(
        a_goal("Run my ward", "I take the hardest bay. Delegating feels rude to me.")
    )

    assert [part.text for part in words.challenge] == [
        "I take the hardest bay.",
        "Delegating feels rude to me.",
    ]
    assert words.obstacle is None


def test_a_fragment_becomes_an_obstacle() -> None:
    words = goal_words(a_goal("Run my ward", "Lack of time"))

    assert words.challenge == ()
    assert words.obstacle is not None
    assert words.obstacle.text == "lack of time."


def test_the_crux_is_the_sentence_that_is_hard() -> None:
    words = goal_words(a_goal("Pass", "The practical I can do. On the written part I freeze."))

    assert words.crux is not None
    assert words.crux.text == "On the written part I freeze."


def test_a_goal_without_a_challenge_has_no_crux() -> None:
    assert goal_words(a_goal("Run my ward")).crux is None


def test_a_foreign_challenge_is_left_out_and_named() -> None:
    challenge = "Je n'ai jamais eu de client et mes deux projets ressemblent à des cours."

    words = goal_words(a_goal("Build a portfolio", challenge))

    assert words.challenge == ()
    assert [part.text for part in words.left_out] == [challenge]


def test_an_own_question_is_found_in_the_challenge_first() -> None:
    words = goal_words(a_goal("How do I grow?", "My boss wants more. What does that even mean?"))

    assert words.question is not None
    assert words.question.text == "What does that even mean?"
    assert words.question.field == "challenge"


def test_a_question_without_its_mark_is_one_too() -> None:
    words = goal_words(a_goal("how do i market my startup"))

    assert words.question is not None
    assert words.question.text == "How do I market my startup?"


@pytest.mark.parametrize(
    ("statement", "skills", "topic"),
    [
        ("Pass the exam in June", ("measuring",), "passing the exam"),
        (
            "Decide whether to look for an investor, borrow, or wait",
            ("Fundraising",),
            "fundraising",
        ),
        ("Should I stay or go?", (), None),
        (
            "Ich möchte Teamleiter werden und lernen, wie man führt, und zwar bald.",
            ("Führung",),
            None,
        ),
    ],
)
def test_a_topic_comes_from_the_statement_or_a_skill(
    statement: str, skills: tuple[str, ...], topic: str | None
) -> None:
    found = goal_words(a_goal(statement, skills=skills)).topic

    assert (found.text if found else None) == topic


@pytest.mark.parametrize(
    ("statement", "nature"),
    [
        ("Decide between two offers", Nature.DECIDE),
        ("Negotiate my offer", Nature.TALK),
        ("Pass the bar exam", Nature.LEARN),
        ("Ten paying customers by May", Nature.SELL),
        ("Get promoted to senior", Nature.GROW),
        ("Find my first job in marketing", Nature.FIND_WORK),
        ("Produce the quarterly report in a day", Nature.WRITE),
        ("Run my ward", Nature.LEAD),
        ("Have my own thing one day", Nature.OTHER),
    ],
)
def test_the_nature_of_a_goal_is_read_from_its_first_sign(statement: str, nature: Nature) -> None:
    assert goal_words(a_goal(statement)).nature is nature


def test_what_counts_as_success_is_quoted() -> None:
    words = goal_words(
        a_goal("Run my ward", success_measure="Ten shifts without a bay. And sleep.")
    )

    assert words.success is not None
    assert words.success.quote == "Ten shifts without a bay."


def test_exact_words_are_verbatim_from_the_field() -> None:
    assert exact_words("Run  my Ward, please", "run my ward") == "Run  my Ward"
    assert exact_words("something else", "run my ward") == "something else"
    assert (
        exact_words("One sentence here. " + "More of it. " * 50, "nowhere") == "One sentence here."
    )


TYPED = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=300)


@given(TYPED.filter(says_something), TYPED)
def test_every_quote_is_verbatim(statement: str, challenge: str) -> None:
    goal = a_goal(statement, challenge)

    words = goal_words(goal)

    assert words.clause_quote in goal.statement or words.clause_quote == goal.statement.strip()
    for part in (*words.challenge, *words.left_out):
        assert part.quote in (goal.challenge or "")


def test_rare_words_count_more_than_common_ones() -> None:
    wanted = goal_stems(a_goal("Pass the journeyman exam", skills=("wiring",)))

    assert closeness("wiring a journeyman exam", wanted) > closeness("pass the time", wanted)
    assert closeness("gardening", wanted) == 0


def test_a_topic_prefers_the_concrete_part_of_a_wide_wish() -> None:
    statement = (
        "I'd love to do bigger things at some point, like running food for a whole group of schools"
    )

    words = goal_words(Goal(id=GoalId("g"), statement=statement))

    assert words.topic is not None
    assert words.topic.text == "running food"
    assert "like running food" in words.clause.text


@pytest.mark.parametrize(
    ("statement", "about"),
    [
        (
            "Find out by Easter if I can run the signal box two nights a week",
            "running the signal box two nights a week",
        ),
        ("Know by 2027 whether I could keep bees for a living", "keeping bees for a living"),
        ("In 2026, open a second stall", "opening a second stall"),
        ("Coach the under-12s once a week from September", "coaching the under-12s once a week"),
        ("Translate a whole novel one day", "translating a whole novel one day"),
    ],
)
def test_the_core_of_a_goal_keeps_object_and_frequency_and_no_day(
    statement: str, about: str
) -> None:
    assert goal_words(a_goal(statement)).clause.about == about


@pytest.mark.parametrize(
    "statement", ["Sort the archive two evenings a week", "Drive the mobile library one day a week"]
)
def test_a_topic_is_never_cut_inside_how_often(statement: str) -> None:
    topic = goal_words(a_goal(statement)).topic

    assert topic is None or topic.text.endswith("a week") == (" evenings" in topic.text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "I don't really know what I want. I like the late shift, so maybe training new drivers "
            "at the depot.",
            "I am thinking of training new drivers at the depot.",
        ),
        (
            "Something else than the till. I love the regulars. Perhaps run the bakery counter?",
            "I am thinking of running the bakery counter.",
        ),
        ("I like cutting stone. I'd love to teach lettering.", "I want to teach lettering."),
        (
            "Honestly not sure what I want. I like the early bus. Perhaps driving instructor.",
            "I am thinking of becoming a driving instructor.",
        ),
        ("leave the till by May, I love the regulars", "I want to leave the till by May."),
        ("by Easter 2028 run my own stall", "I want to run my own stall by Easter 2028."),
        ("I don't know, I just want to sing in public", "I want to sing in public."),
    ],
)
def test_an_open_wish_is_the_first_direction_that_it_names(text: str, said: str) -> None:
    assert goal_words(a_goal(text)).clause.sentence == said


def test_a_phrase_of_nothing_but_time_is_left_as_it_is() -> None:
    assert without_time_limits("by June") == "by June"
    assert core_of("in 2027") == "in 2027"


def test_the_crux_stands_without_the_sentence_before_it() -> None:
    goal = goal_from_text("Publish my poems. Nobody has read them. I have no publisher.", "g")

    crux = goal_words(goal).crux

    assert crux is not None
    assert crux.text == "I have no publisher."


@pytest.mark.parametrize(
    ("about", "core"),
    [
        ("running a stall from January to March", "running a stall"),
        ("selling bread at the fair between May and early July", "selling bread at the fair"),
        ("staying from the end of May until late June in Cork", "staying in Cork"),
    ],
)
def test_a_stretch_of_time_leaves_no_end_behind(about: str, core: str) -> None:
    assert core_of(about) == core


def test_every_way_that_a_wish_weighs_is_kept() -> None:
    goal = goal_from_text(
        "I like showing the young ones, so maybe teaching joinery, or run a small workshop. "
        "Or health and safety for the council. Not in a rush or anything.",
        "g1",
    )

    words = goal_words(goal)

    assert words.clause.about == "teaching joinery"
    assert [(way.about, way.is_deed) for way in words.alternatives] == [
        ("running a small workshop", True),
        ("health and safety for the council", False),
    ]
    assert all(way.quote in goal.statement for way in words.alternatives)


def test_whether_or_not_opens_no_other_way() -> None:
    goal = goal_from_text("decide whether to buy the van or not, or at least two by May", "g1")

    assert goal_words(goal).alternatives == ()


@pytest.mark.parametrize(
    ("statement", "text", "quote"),
    [
        (
            "300 seats and 90 guests on weekdays. I want 150 guests by may. What is missing?",
            "I would like 150 guests by may",
            "I want 150 guests by may",
        ),
        (
            "all of it lands with me. I want my two cooks to plan the week alone. how do i begin?",
            "I would like my two cooks to plan the week alone",
            "I want my two cooks to plan the week alone",
        ),
        (
            "I lose my voice by noon. Want to lead a whole rehearsal without shouting",
            "lead a whole rehearsal without shouting",
            "lead a whole rehearsal without shouting",
        ),
    ],
)
def test_what_is_wanted_is_the_goal_and_no_fact_before_it(
    statement: str, text: str, quote: str
) -> None:
    words = goal_words(a_goal(statement))

    assert words.clause.text == text
    assert quote in words.clause_quote
    assert words.clause_quote in statement


def test_neither_years_of_service_nor_free_hours_stand_for_the_goal() -> None:
    text = "I've been a vet nurse for 12 years. I'm free Mondays only. I want to train police dogs."
    joined = "I have swept chimneys for ten years and I want to teach it. I can only do Sundays."

    first, second = (goal_words(Goal(id=GoalId("g"), statement=one)) for one in (text, joined))

    assert first.clause.text == "I want to train police dogs"
    assert second.clause.text == "teach it"
    assert second.clause_quote in joined
