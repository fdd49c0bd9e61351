"""What somebody asked a programme for help with is said as typed, each remark with its own wish."""

import time

import pytest

from companion.goals.wording import goal_words
from companion.outreach.asked_for import also_wished, help_with
from companion.outreach.message import MessageChannel, OutreachBrief, Pairing
from companion.outreach.offline import compose
from companion.people.person import Person
from tests.unit.outreach.briefs import a_goal, a_person

FARRIER = a_person("Noor Ashby", headline="Farrier", can_help_with=["Shoeing", "Bookkeeping"])
GROOM = a_person("Lise Tan", headline="Stable hand", unit="Hollow Farm")


def body(
    goal: str, *, mentee: Person = GROOM, channel: MessageChannel = MessageChannel.EMAIL
) -> str:
    brief = OutreachBrief(
        mentee=mentee,
        mentor=FARRIER,
        goal=a_goal(goal),
        channel=channel,
        paired_by=Pairing(),
    )
    return compose(brief).draft.body


@pytest.mark.parametrize("channel", [MessageChannel.EMAIL, MessageChannel.CHAT])
def test_a_remark_stays_behind_the_wish_that_it_belongs_to(channel: MessageChannel) -> None:
    said = body("duty list for the yard, nobody reads it. Plus hoof rot", channel=channel)

    assert "help with duty list for the yard. Nobody reads it. I would also like" in said
    assert ", but " not in said


@pytest.mark.parametrize("joint", ["Plus", "Also", "And also", "plus,", "As well as"])
def test_what_joins_a_second_wish_is_not_said(joint: str) -> None:
    assert "I would also like help with hoof rot." in body(f"duty lists. {joint} hoof rot")


def test_an_and_inside_a_second_sentence_stays() -> None:
    assert "I got two horses in May and I feel lost." in body(
        "Keeping a stable. I got two horses in May and I feel lost"
    )


@pytest.mark.parametrize(
    ("goal", "says"),
    [
        (
            "posters + leaflets for the stall, we lost 12 stalls since May",
            "help with posters and leaflets for the stall. We lost 12 stalls since May.",
        ),
        (
            "tax - our shop hasn't filed a return since 2022",
            "help with tax. Our shop hasn't filed a return since 2022.",
        ),
        ("hoof rot, saddle fit, what to feed", "What I would like help with: hoof rot, saddle"),
        ("planning a show: stewards, tents", "help with planning a show: stewards, tents."),
    ],
)
def test_a_remark_on_oneself_is_a_sentence_of_its_own(goal: str, says: str) -> None:
    assert says in body(goal)


def test_who_one_is_is_not_said_twice() -> None:
    said = body("becoming a farrier, im a stable hand now")

    assert "I'm a stable hand at Hollow Farm. I would like help with becoming a farrier." in said
    assert "now" not in said.partition("15 minutes")[0]


def test_who_one_is_is_said_where_it_is_news() -> None:
    said = body("becoming a farrier, im a trained smith now")

    assert "help with becoming a farrier. I'm a trained smith now." in said


@pytest.mark.parametrize(
    "goal", ["new secretary: minutes, filing, who signs what", "trainee baker: proving, shaping"]
)
def test_a_wish_that_begins_with_who_one_is_is_quoted_as_typed(goal: str) -> None:
    said = body(goal)

    assert f"What I wrote when I signed up: “{goal}”." in said
    assert "help with new" not in said


def test_where_one_stands_now_is_a_sentence_of_its_own() -> None:
    said = body("Want to get into dressage, currently on the mucking out rota")

    assert "get into dressage. I'm currently on the mucking out rota." in said


def test_a_question_without_its_mark_gets_it() -> None:
    said = body("I have been given the whole tack room, 40 saddles, moaning. where to start")

    assert "moaning.\n" in said
    assert "My question for you: where should I start?" in said


def test_children_one_works_with_are_no_private_matter() -> None:
    assert "also like help with calm lessons for small children." in body(
        "riding lessons. Calm lessons for small children"
    )
    assert "children" not in body("riding lessons. Nights with two children at home")


def test_a_hostile_wish_is_read_quickly() -> None:
    goals = [a_goal(f"duty lists{text}"[:1990]) for text in ("a: " * 900, ". plus" * 400)]
    words = [goal_words(goal) for goal in goals]
    began = time.process_time()

    for one, goal in zip(words, goals, strict=True):
        also_wished(one, goal, help_with(one, most_words=24))

    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Loan application to the bank", "help with a loan application to the bank."),
        ("open day programme. Plus feed budget", "I would also like help with a feed budget."),
        ("first farrier exam", "help with my first farrier exam."),
        ("the stable inspection", "help with the stable inspection."),
        ("hoof rot", "help with hoof rot."),
        ("planning an open day", "help with planning an open day."),
        ("our feed budget", "help with our feed budget."),
    ],
)
def test_one_of_several_gets_its_article(asked: str, said: str) -> None:
    assert said in body(asked)


def test_who_heads_something_and_works_part_time_is_said_so() -> None:
    head = a_person("Lise Tan", headline="Head of Stables", unit="Hollow Farm")
    part = a_person("Lise Tan", headline="Vet physio (p/t)", unit="Hollow Farm")

    assert "I'm head of stables at Hollow Farm." in body("hoof rot", mentee=head)
    assert "I'm a part-time vet physio at Hollow Farm." in body("hoof rot", mentee=part)


@pytest.mark.parametrize(
    ("headline", "unit", "said"),
    [
        ("Farm hand (new)", "Warm Hooves Hexley", "I'm a new farm hand at Warm Hooves Hexley."),
        ("Yard organiser (vol)", "Hollow Farm", "I'm a volunteer yard organiser at Hollow Farm."),
        ("Farm hand", "Customer Care", "I'm a farm hand, Customer Care."),
    ],
)
def test_a_job_and_where_it_is_done_read_as_one(headline: str, unit: str, said: str) -> None:
    assert said in body("hoof rot", mentee=a_person("Lise Tan", headline=headline, unit=unit))


def test_what_is_quoted_as_ones_own_words_is_as_it_was_typed() -> None:
    said = body("shoes!! what do i do + when")

    assert "in my own words: “shoes!! what do I do + when”." in said


def test_half_of_two_wishes_is_no_question() -> None:
    said = body("keeping horses longer than 3 weeks!! also who does what on a saturday")

    assert "keeping horses longer than 3 weeks! also who" not in said.split("question", 1)[-1]
