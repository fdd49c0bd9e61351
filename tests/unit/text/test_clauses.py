import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.text.clauses import GoalForm, goal_clause


@pytest.mark.parametrize(
    ("statement", "sentence", "about"),
    [
        ("Become a CTO.", "I want to become a CTO.", "becoming a CTO"),
        ("I want to get promoted", "I want to get promoted.", "getting promoted"),
        ("i wanna be a data analyst", "I want to be a data analyst.", "being a data analyst"),
        (
            "WANT TO BECOME A UX DESIGNER",
            "I want to become a UX designer.",
            "becoming a UX designer",
        ),
        ("to move abroad", "I want to move abroad.", "moving abroad"),
        (
            "My goal is to lead a team of ten",
            "I want to lead a team of ten.",
            "leading a team of ten",
        ),
        ("Goal: learn Go", "I want to learn Go.", "learning Go"),
        (
            "- become a head of design",
            "I want to become a head of design.",
            "becoming a head of design",
        ),
        (
            "Getting better at saying no",
            "I want to get better at saying no.",
            "getting better at saying no",
        ),
        (
            "Learning Python and building a portfolio",
            "I want to learn Python and build a portfolio.",
            "learning Python and building a portfolio",
        ),
        ("Being a better listener", "I want to be a better listener.", "being a better listener"),
        ("By June 2027, pass the bar exam", "I want to pass the bar exam by June 2027.", None),
        ("Finally finish my PhD", "I want to finally finish my PhD.", "finally finishing my PhD"),
        (
            "Not be afraid of talks",
            "I do not want to be afraid of talks.",
            "not being afraid of talks",
        ),
        ("better at saying no", "I want to get better at saying no.", None),
        ("more confident in meetings", "I want to be more confident in meetings.", None),
        ("Feeling confident in meetings", "I want to feel confident in meetings.", None),
        (
            "senior product manager by 2026",
            "I want to become a senior product manager by 2026.",
            None,
        ),
        ("Head of Marketing by 2027", "I want to become head of Marketing by 2027.", None),
        (
            "Promotion to staff engineer by December.",
            None,
            "promotion to staff engineer by December",
        ),
        ("Ten growers paying", "My goal is ten growers paying.", "ten growers paying"),
        ("new job in data", "My goal is a new job in data.", "a new job in data"),
        ("salary negotiation", "My goal is salary negotiation.", "salary negotiation"),
        ("marketing", "My goal is marketing.", "marketing"),
        ("Marketing my startup", "I want to market my startup.", "marketing my startup"),
        ("Help with my CV", "I am looking for help with my CV.", "my CV"),
        ("help me find a job", "I want to find a job.", "finding a job"),
        ("Can someone help me write a plan?", "I want to write a plan.", "writing a plan"),
        ("Looking for a mentor in fintech", "I am looking for a mentor in fintech.", None),
        ("I want a raise", "I want a raise.", "a raise"),
        (
            "I would like more responsibility",
            "I would like more responsibility.",
            "more responsibility",
        ),
        ("how to negotiate", "I want to find out how to negotiate.", "how to negotiate"),
        ("Understand whether a PhD is worth it", None, "whether a PhD is worth it"),
        ("Stop saying yes", "I want to stop saying yes.", "how to stop saying yes"),
        (
            "how do i price a contract",
            "My question is: how do I price a contract?",
            "pricing a contract",
        ),
        ("Should I stay or go?", "My question is: should I stay or go?", None),
        ("what should I do with my life", "My question is: what should I do with my life?", None),
        ("I feel stuck in my job", "I feel stuck in my job.", None),
        ("I'm a teacher and I want to move into UX", None, "moving into UX"),
        ("We want to open a bakery", "We want to open a bakery.", "opening a bakery"),
        ("Grace wants to run her ward", "I want to run my ward.", "running my ward"),
        ("Improve your English", "I want to improve my English.", "improving my English"),
        ("Lead larger teams", "I want to lead larger teams.", "leading larger teams"),
        (
            "Lead engineer position",
            "My goal is a lead engineer position.",
            "a lead engineer position",
        ),
        ("Get promoted. Also learn Go.", "I want to get promoted.", "getting promoted"),
        ("I'm a nurse of ten years. I want to move into tech.", "I want to move into tech.", None),
        ("learn to say no\nlearn to delegate", "I want to learn to say no.", None),
        ("[Become] a {PM}", "I want to become a PM.", "becoming a PM"),
        ("Run a marathon & learn SQL!!!", "I want to run a marathon and learn SQL.", None),
        ("“Become a partner”", "I want to become a partner.", "becoming a partner"),
        ("🚀", "What I would like help with, in a few words: 🚀.", None),
        (
            "Devenir chef de projet",
            "What I would like help with, in a few words: Devenir chef de projet.",
            None,
        ),
    ],
)
def test_a_goal_of_any_shape_becomes_a_sentence(
    statement: str, sentence: str | None, about: str | None
) -> None:
    clause = goal_clause(statement)

    assert sentence is None or clause.sentence == sentence
    assert about is None or clause.about == about


@pytest.mark.parametrize(
    "statement",
    [
        "code clubs for kids",
        "coding clubs for kids",
        "open day for the nursery",
        "coach certification",
        "repair shop of my own",
        "level 3 diploma",
        "lack of confidence",
        "polish B1",
        "head of marketing",
        "first time foreman",
        "better rota",
        "grant applications",
    ],
)
def test_what_may_be_a_thing_is_named_as_it_was_typed(statement: str) -> None:
    clause = goal_clause(statement)

    assert clause.form is GoalForm.WORDS
    assert clause.text == statement
    assert clause.sentence == f"What I would like help with, in a few words: {statement}."


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("code my own game", "I want to code my own game."),
        ("to coach referees", "I want to coach referees."),
        ("I want to run clubs", "I want to run clubs."),
        ("cook better for two hundred", "I want to cook better for two hundred."),
        ("Open a second branch", "I want to open a second branch."),
        ("not to burn out again", "I do not want to burn out again."),
        ("lead technician within a year", "I want to become a lead technician within a year."),
    ],
)
def test_what_is_surely_done_is_said_as_done(statement: str, sentence: str) -> None:
    assert goal_clause(statement).sentence == sentence


def test_an_infinitive_is_only_given_for_actions() -> None:
    assert goal_clause("run my ward").infinitive == "to run my ward"
    assert goal_clause("not be late").infinitive == "not to be late"
    assert goal_clause("promotion to staff").infinitive is None


@pytest.mark.parametrize(
    ("statement", "topic"),
    [
        ("Run my ward as acting ward manager from January", "running my ward"),
        (
            "Pass the journeyman exam in electrical installation in June",
            "passing the journeyman exam",
        ),
        ("Be able to work with my section chief, or know more", "working with my section chief"),
        ("Decide whether to look for an investor, borrow, or grow from customers", None),
        ("Move from back-end development into application security within a year", None),
        ("Should I stay or go?", None),
        ("Ten berry growers paying for precooling before the harvest", None),
    ],
)
def test_a_topic_is_short_and_lacks_nothing(statement: str, topic: str | None) -> None:
    found = goal_clause(statement).topic()

    if topic is not None:
        assert found == topic
    assert found is None or (len(found.split()) <= 6 and "whether" not in found)


def test_a_long_goal_is_cut_where_a_clause_ends() -> None:
    statement = (
        "Switch from software engineering to product management within 12 months so that I can "
        "work closer to customers and have more say in what gets built, because I am tired of "
        "tickets"
    )

    clause = goal_clause(statement)

    assert clause.form is GoalForm.ACTION
    assert len(clause.text.split()) <= 30
    assert statement.lower().startswith(clause.text.lower())


@given(st.text(min_size=1, max_size=300))
def test_any_text_gives_a_clause(statement: str) -> None:
    clause = goal_clause(statement)

    assert clause.sentence
    assert "\n" not in clause.text


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, "I want to " * 10_000, "? " * 50_000, "a, b or " * 12_000, "\n" * 100_000],
)
def test_hostile_goals_cost_little_time(text: str) -> None:

    goal_clause(text)


def test_a_topic_does_not_end_at_who_is_meant() -> None:
    assert goal_clause("stop being the one who always stays late").topic() is None
    assert goal_clause("to not be the one who always stays late").topic() is None
