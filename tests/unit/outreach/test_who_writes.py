"""How a message says who writes, and what of somebody never stands in it."""

import pytest

from companion.outreach.offline import compose
from companion.people.person import NOTED_ABOUT
from tests.unit.outreach.briefs import a_brief, a_goal, a_person, broken, codes


@pytest.mark.parametrize(
    ("profile", "introduction"),
    [
        ({"headline": "RECENT COLLEGE GRADUATE | OPEN TO WORK"}, "I'm a recent college graduate."),
        ({"headline": "I'm a nurse who wants out."}, "I'm a nurse who wants out."),
        ({"headline": "Accountant, six years at home"}, "I'm an accountant, six years at home."),
        ({"bio": "I build small boats out of oak."}, "I build small boats out of oak."),
        ({"bio": "Head nurse."}, "Dear Adaeze"),
        (
            {"career": [{"title": "Marketing", "organization": "Acme", "start": "2020"}]},
            "I work in marketing at Acme.",
        ),
        (
            {"career": [{"title": "Marketing", "start": "2020", "end": "2022"}]},
            "I worked in marketing until 2022.",
        ),
        (
            {
                "career": [
                    {"title": "Career break", "start": "2020-08"},
                    {"title": "Nurse", "organization": "a clinic", "end": "2020-07"},
                ]
            },
            "I was a nurse at a clinic until 2020.",
        ),
        (
            {"career": [{"title": "Founder", "organization": "Fresquito", "start": "2025"}]},
            "I'm the founder of Fresquito.",
        ),
        ({"headline": "From picker to manager", "bio": "Two children. Tired."}, "Dear Adaeze"),
        ({"headline": "x" * 60}, "Dear Adaeze"),
    ],
)
def test_the_sender_is_introduced_by_what_the_profile_says(
    profile: dict[str, object], introduction: str
) -> None:
    brief = a_brief(mentee=a_person("Ben Okri", **profile))

    assert introduction in compose(brief).draft.body
    assert broken(brief) == ()


def test_without_a_challenge_the_senders_own_story_fills_in() -> None:
    mentee = a_person(
        "Tyler",
        bio="I write product descriptions for gutter guards.",
        career=[{"title": "Content associate", "summary": "Started a newsletter for the crew."}],
    )

    body = compose(a_brief(mentee=mentee, goal=a_goal("Write something meaningful"))).draft.body

    assert "I write product descriptions for gutter guards." in body


def test_a_private_headline_is_not_used_to_introduce() -> None:
    brief = a_brief(mentee=a_person("Ben", headline="Nurse, wife and mother with cancer"))

    assert "cancer" not in compose(brief).draft.body


def test_a_one_line_bio_introduces_the_sender_where_there_is_no_career() -> None:
    brief = a_brief(mentee=a_person("Tam", bio="tam, joiner 22 yrs, own van, dunfermline"))

    assert "joiner 22 years, own van" in compose(brief).draft.body
    assert "mentee_says_little" not in codes(brief)


def test_an_employer_keeps_its_capitals_and_lists_after_a_semicolon_stay_out() -> None:
    career = {
        "title": "Catering manager",
        "organization": "Roundhay Park Academy, Leeds",
        "summary": "Lead a kitchen team of 11 on my ward; rotas, appraisals, hiring",
    }

    body = compose(a_brief(mentee=a_person("Ruth Hale", career=[career]))).draft.body

    assert "at Roundhay Park Academy." in body
    assert ";" not in body


def test_notes_about_a_mentor_stay_out_of_the_message_and_the_sender_is_told() -> None:
    mentor = a_person("Dev", headline="area catering manager", bio=f"{NOTED_ABOUT}A cook like me.")

    written = compose(a_brief(mentor=mentor))

    assert "cook like" not in written.draft.body
    assert "what an area catering manager makes of it" in written.draft.body
    assert any("“A cook like me”" in notice.text for notice in written.warnings)


@pytest.mark.parametrize(
    "secret",
    [
        "My boss doesn't know I'm looking.",
        "I can't go under 1,900 a month.",
        "I can't leave before 2030 because of the mortgage.",
    ],
)
def test_what_is_owed_or_kept_from_somebody_is_in_no_first_message(secret: str) -> None:
    goal = a_goal("Run a rota for nine people", challenge=f"Nobody swaps nights. {secret}")

    body = compose(a_brief(goal=goal)).draft.body

    assert secret.rstrip(".") not in body
    assert "swaps nights" in body
