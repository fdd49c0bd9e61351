"""Wishes typed in one line, with what stands in their way behind them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.goals.goal import Goal
from companion.goals.obstacles import stands_in_the_way
from companion.goals.rules import goal_from_text
from companion.goals.wishes import part_wish, split_wish, unwrapped
from companion.goals.wording import goal_words

SPLIT = [
    ("run a laundry with its staff, I have only ever ironed", "I have only ever ironed."),
    ("thinking about going self-employed but scared of no income", "I am scared of no income."),
    ("my boss wants me to take over the shift, not sure i want it", "I am not sure I want it."),
    ("want to go for a grade 7 post but i always freeze up", "I always freeze up."),
    ("become a bursar, not sure if the diploma pays", "I am not sure if the diploma pays."),
    ("take on a first apprentice but afraid of the forms", "I am afraid of the forms."),
    ("i'd like to become an examiner, no idea where to start", "I have no idea where to start."),
    (
        "get a deputy post within two years - I have never led a project",
        "I have never led a project.",
    ),
    ("Open my own forge. I know steel, not bookkeeping.", "I know steel, not bookkeeping."),
    ("getting a pupillage - everyone else went to Oxford", "Everyone else went to Oxford."),
    (
        "I want to train as an assessor though my manager says there is no time",
        "My manager says there is no time.",
    ),
    ("sell my cheese at markets, dont know how to price it", "I don't know how to price it."),
    ("do a law degree while working, I've got two kids", "I've got two kids."),
    ("start a choir for beginners, but I hate admin", "I hate admin."),
    ("want to be a purser one day. people say I'm too quiet.", "People say I'm too quiet."),
    ("moving from print into radio and I don't have any clips", "I don't have any clips."),
    ("learn welding, can't afford weeks without pay", "I can't afford weeks without pay."),
    ("go into management, not sure I'd like it", "I am not sure I'd like it."),
    ("get better at small talk (i'm shy)", "I'm shy."),
    ("need a new job asap, my contract ends soon", "My contract ends soon."),
    ("I wanna be a team lead but nobody listens to me", "Nobody listens to me."),
    ("move to Oslo as a welder, my papers are not accepted", "My papers are not accepted."),
    ("improve my german -- i understand but i freeze", "I understand but I freeze."),
    ("learn how to delegate. never done it.", "I have never done it."),
    ("i want to write grants, i've never written one", "I've never written one."),
    ("lead the audit… I have no experience of it", "I have no experience of it."),
    ("I'd like to get into archives but I can't pay the fees", "I can't pay the fees."),
    ("cook fresh for a school, the head wants it by may", "The head wants it by may."),
    ("get auditions abroad, no agent", "I have no agent."),
    ("Run the night shift; I have never managed friends", "I have never managed friends."),
]

WHOLE = [
    "open my own practice because i am tired of the clinic",
    "chartership by next autumn, because without it I'm stuck at my grade",
    "how do i open a salon without a loan",
    "how do I ask for a raise? my boss avoids me",
    "As a nurse, I want to move into teaching",
    "After ten years as a cook, I want to run a kitchen",
    "I'm a nurse and I want to teach",
    "lead the team, I think",
    "Lead my first team, but with calm",
    "learn to say no to my manager, my sister and everyone else",
    "write a novel, not a memoir",
    "teach French, my first language, to adults",
    "stop being the only one who knows the rota",
    "be less nervous when i present",
    "nothing but peace at work",
    "earn more money without moving town",
    "Run my ward and I would like to keep my friends",
]


@pytest.mark.parametrize(("text", "obstacle"), SPLIT)
def test_what_stands_in_the_way_is_parted_from_the_wish(text: str, obstacle: str) -> None:
    goal = goal_from_text(text, "g")
    said = goal_words(goal)

    assert goal.challenge is not None
    assert said.challenge[0].text == obstacle
    assert goal.statement + " " != text
    assert goal.statement in text
    assert "," not in said.clause.text


@pytest.mark.parametrize("text", WHOLE)
def test_a_wish_that_says_one_thing_stays_whole(text: str) -> None:
    assert split_wish(text) == (text, None)


def test_a_goal_of_a_file_is_parted_where_it_is_worded_and_cites_its_statement() -> None:
    goal = Goal.model_validate({"id": "g", "statement": "run a dairy, I have only ever milked"})

    said = goal_words(goal)

    assert said.clause.sentence == "I want to run a dairy."
    assert [(part.field, part.quote) for part in said.challenge] == [
        ("statement", "I have only ever milked")
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("thinking about going freelance", "I am thinking about going freelance."),
        ("my boss wants me to lead the team", "My boss wants me to lead the team."),
        ("i am a cook, i want to run a kitchen", "I want to run a kitchen."),
        ("As a nurse, I want to teach", "As a nurse, I want to teach."),
        ("my question is how to price a menu?", "My question is: how do I price a menu?"),
    ],
)
def test_a_wish_reads_as_its_owner_would_say_it(text: str, sentence: str) -> None:
    assert goal_words(goal_from_text(text, "g")).clause.sentence == sentence


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [
        ("buy the smithy with my cousin, but he has never shod a horse", "he has never shod a"),
        ("move the choir to the old church though the parish wants rent", "the parish wants rent"),
        ("by June 2027 run my own forge, but my aunt thinks it is mad", "my aunt thinks it is mad"),
        ("teach dance. When I speak, the chair talks over me.", "When I speak, the chair talks"),
        ("sell at the big fair but Marisol thinks we are too small", "Marisol thinks we are too"),
    ],
)
def test_a_but_is_kept_whoever_it_is_about(text: str, obstacle: str) -> None:
    assert part_wish(text).obstacles[0].startswith(obstacle)


@pytest.mark.parametrize(
    "text",
    [
        "I like having the apprentices around, more than the lathe.",
        "I'd love to drop the nights and do something else with the rest.",
        "I prefer the small houses. I enjoy the early trains.",
        "Not moving, the boat is in Cork.",
        "I don't want to be in an office.",
        "I don't mind earning less. There is no rush.",
        "I have been a joiner for 20 years.",
        "I don't enjoy committees.",
        "I teach children who cannot read yet.",
        "I never missed a deadline.",
    ],
)
def test_a_liking_a_wish_and_a_mere_fact_are_no_obstacle(text: str) -> None:
    goal = goal_from_text(f"Teach evening classes. {text}", "g")

    assert goal.challenge is None
    assert text in goal.statement
    assert not stands_in_the_way(text.split(". ")[0])


def test_of_a_long_wish_only_what_is_hard_is_in_the_way_and_nothing_is_lost() -> None:
    text = (
        "I don't know what next. I like the pupils, more than I like the stage, so maybe coaching "
        "singers at a school, but I only have my diploma and nobody ever told me if thats enough. "
        "Or a choir, money would be better but I'm not sure I could lead forty people. Only I "
        "have no car. I'd love to keep Fridays free."
    )

    goal = goal_from_text(text, "g")

    assert goal.challenge == (
        "I only have my diploma and nobody ever told me if thats enough.\nI have no car."
    )
    assert goal.statement == (
        "I don't know what next. I like the pupils, more than I like the stage, so maybe coaching "
        "singers at a school… Or a choir, money would be better but I'm not sure I could lead "
        "forty people… "
        "I'd love to keep Fridays free."
    )


def test_a_wish_that_goes_on_behind_an_obstacle_stays_a_wish() -> None:
    parted = part_wish("lead the crew, but I have never led, and I'd love to keep my mornings")

    assert parted.obstacles == ("I have never led",)
    assert parted.wish == "lead the crew… I'd love to keep my mornings"


@pytest.mark.parametrize(
    "motive",
    [
        "Fourteen years at the fryer and I can't do that till I retire",
        "I'm in the call centre and I cannot see myself taking complaints forever",
        "Ten years a porter and I dont want to lift beds for another twenty years",
    ],
)
def test_why_somebody_wants_a_change_is_not_in_the_way(motive: str) -> None:
    parted = part_wish(f"{motive}. Maybe teaching. I don't know what course I need.")

    assert parted.wish == f"{motive}. Maybe teaching."
    assert parted.obstacles == ("I don't know what course I need.",)


def test_a_cut_is_marked_where_a_sentence_was_taken_out() -> None:
    parted = part_wish("I want to run a choir. Nobody ever taught me how. Only small, mind.")

    assert parted.wish == "I want to run a choir… Only small, mind."


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=120))
def test_both_parts_are_words_of_the_text(text: str) -> None:
    wish, obstacle = split_wish(text)

    assert wish in text
    assert obstacle is None or obstacle in text


@given(st.lists(st.sampled_from(["I", ",", "but", "like", "never", ".", "x", "\n"]), max_size=40))
def test_obstacles_are_words_of_the_text(words: list[str]) -> None:
    text = " ".join(words)

    assert all(obstacle in unwrapped(text) for obstacle in part_wish(text).obstacles)


@pytest.mark.parametrize(
    "piece", ["I x, ", "I am not, ", "no idea, ", "I want x, ", "but I ", "and I never ", "- I "]
)
def test_a_wish_of_many_beginnings_is_parted_quickly(piece: str) -> None:
    text = (piece * 2_000)[:2_000]
    split_wish("run a stall, I have only ever cooked")

    begin = time.process_time()
    split_wish(text)

    assert time.process_time() - begin < 5


def test_whom_one_works_well_with_is_nothing_in_the_way() -> None:
    parted = part_wish("I want a change. The club showed me I'm good with lads that don't talk.")

    assert parted.obstacles == ()


WRAPPED = """I have worked in a school kitchen for nine years, I want to run a lunch stall, maybe
at the market hall, not sure which pitch yet. There's a Saturday pitch going in May they say.
I've never done any accounts and the forms scare me. Also I never got my hygiene level 3.
I can only talk on weekday evenings after 7, or Saturdays."""


def test_a_wrapped_line_is_no_end_of_a_sentence_and_only_what_hinders_is_in_the_way() -> None:
    parted = part_wish(WRAPPED)

    assert "maybe at the market hall, not sure which pitch yet." in parted.wish
    assert "There's a Saturday pitch going in May they say" in parted.wish
    assert "weekday evenings after 7" in parted.wish
    assert parted.obstacles == (
        "I've never done any accounts and the forms scare me.",
        "I never got my hygiene level 3.",
    )


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("I want to keep bees on the roof of the\nschool", True),
        ("i want to move from the tills to the bakery counter\nby spring", True),
        ("run a kitchen\nlearn bookkeeping", False),
        ("I want to learn how to keep bees on the school roof.\nmaybe sell honey", False),
        ("I want to learn how to keep bees on the school roof\nMaybe sell honey", False),
        ("I want to learn how to keep bees on the school roof\n\nand sell honey", False),
    ],
)
def test_lines_are_joined_where_one_breaks_off(text: str, joined: bool) -> None:
    assert ("\n" not in unwrapped(text)) is joined


@pytest.mark.parametrize(
    "text",
    [
        "I can only do Monday mornings",
        "we can't meet on weekends",
        "I'm free Tuesdays only",
        "Evenings suit me best",
        "There's a post going at the mill, they say",
        "Probably the night bakery, not sure which really",
    ],
)
def test_when_free_hearsay_and_an_open_choice_are_not_in_the_way(text: str) -> None:
    assert not stands_in_the_way(text)


def test_people_who_say_something_are_in_the_way_all_the_same() -> None:
    assert stands_in_the_way("They say I am too old for it")
    assert stands_in_the_way("I have only ever baked in the mornings")


@given(st.text(max_size=300))
def test_unwrapping_changes_nothing_but_line_ends(text: str) -> None:
    assert unwrapped(text).split() == text.split()


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("Not sure how to put this but I want to learn to thatch", "I want to learn to thatch"),
        ("hard to explain, I'd like to work with bees", "I'd like to work with bees"),
        ("I don't really know how to say it, I want out of nights", "I want out of nights"),
        ("Not sure how to say no to my boss", "Not sure how to say no to my boss"),
    ],
)
def test_an_excuse_for_ones_words_is_no_wish(typed: str, wish: str) -> None:
    assert part_wish(typed).wish == wish


def test_a_reason_between_two_commas_parts_no_wish() -> None:
    typed = "I want to give up the round, my back is bad, and teach others how to lay slate."

    parted = part_wish(typed)

    assert parted.wish == typed
    assert parted.obstacles == ()
