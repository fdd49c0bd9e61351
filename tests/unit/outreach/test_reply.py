import pytest

from companion.errors import ModelReplyError
from companion.goals.goal import Goal, GoalId
from companion.outreach.message import ClaimAbout, MessageChannel, OutreachBrief, Pairing
from companion.outreach.reply import OutreachReply, ReplyClaim, accept, inputs, sources
from companion.outreach.rules import CHECKS
from companion.people.career import Position
from companion.people.person import NOTED_ABOUT, Person, PersonId
from tests.unit.outreach.briefs import ADAEZE, a_brief

MENTOR = Person(
    id=PersonId("m-obi"),
    name="Dr Adaeze Obi",
    email="adaeze@wards.example",
    pronouns="she/her",
    manager_id=PersonId("m-boss"),
    links=("https://wards.example/adaeze",),
    headline="Matron for three medical wards",
    can_help_with=("taking charge of a ward for the first time",),
    career=(Position(title="Ward manager", start="2013", end="2021", summary="Led 40 nurses."),),
)
MENTEE = Person(id=PersonId("e-grace"), name="Grace Mutasa", headline="Staff nurse")
GOAL = Goal(
    id=GoalId("g-1"),
    statement="Run my ward without doing everybody's job myself",
    challenge="Delegating feels rude.",
)
BRIEF = OutreachBrief(mentee=MENTEE, mentor=MENTOR, goal=GOAL)
BODY = (
    "Hello Adaeze,\n\nyou help people with taking charge of a ward for the first time. I am a "
    "staff nurse, and delegating feels rude. Could we talk for 15 minutes?  \n\nGrace"
)


def a_claim(text: str, *, source: str, quote: str) -> ReplyClaim:
    return ReplyClaim(text=text, source=source, quote=quote)


def a_reply(*claims: ReplyClaim, body: str = BODY, subject: str = "First ward") -> OutreachReply:
    return OutreachReply(subject=subject, body=body, claims=claims)


HELPS = a_claim(
    "you help people with taking charge of a ward",
    source="S2",
    quote="taking charge of a ward for the first time",
)


def test_a_claim_gets_its_field_from_the_source_that_holds_the_quote() -> None:
    accepted = accept(BRIEF, a_reply(HELPS))

    claim = accepted.draft.claims[0]
    assert (claim.about, claim.field) == (ClaimAbout.MENTOR, "can_help_with[0]")
    assert claim.quote == "taking charge of a ward for the first time"
    assert accepted.dropped == ()


def test_a_wrong_label_is_put_right_by_the_quote() -> None:
    claim = a_claim("delegating feels rude", source="S1", quote="Delegating feels rude")

    accepted = accept(BRIEF, a_reply(claim))

    assert accepted.draft.claims[0].about is ClaimAbout.GOAL
    assert accepted.draft.claims[0].field == "challenge"


def test_a_claim_that_the_body_does_not_make_is_dropped_and_named() -> None:
    claim = a_claim("you led 40 nurses", source="S5", quote="Led 40 nurses")

    accepted = accept(BRIEF, a_reply(HELPS, claim))

    assert len(accepted.draft.claims) == 1
    assert [item.why.code for item in accepted.dropped] == ["claim_not_in_body"]


def test_a_claim_without_a_source_sends_the_message_back() -> None:
    claim = a_claim("I am a staff nurse", source="S9", quote="ten years a nurse")

    with pytest.raises(ModelReplyError, match="'I am a staff nurse'"):
        accept(BRIEF, a_reply(HELPS, claim))


def test_words_are_counted_here_and_the_body_is_tidied() -> None:
    draft = accept(BRIEF, a_reply(HELPS)).draft

    assert draft.words == len(BODY.split())
    assert "minutes?\n\nGrace" in draft.body


@pytest.mark.parametrize("channel", [MessageChannel.INVITE, MessageChannel.CHAT])
def test_only_an_email_has_a_subject(channel: MessageChannel) -> None:
    brief = BRIEF.model_copy(update={"channel": channel})

    assert accept(BRIEF, a_reply(HELPS)).draft.subject == "First ward"
    assert accept(brief, a_reply(HELPS)).draft.subject is None


def test_an_empty_body_is_no_draft() -> None:
    with pytest.raises(ModelReplyError, match="`body` is empty"):
        accept(BRIEF, a_reply(HELPS, body=" \n "))


def test_contact_details_pronouns_and_manager_never_reach_the_prompt() -> None:
    prompt = "\n".join(inputs(BRIEF).values())

    assert "Matron" in prompt
    for private in ("adaeze@wards", "she/her", "m-boss", "https://"):
        assert private not in prompt


def test_the_mentor_is_called_by_the_first_name_without_a_title() -> None:
    assert inputs(BRIEF)["mentor"] == "Adaeze"


def test_a_message_that_keeps_the_prompt_passes_every_check() -> None:
    body = (
        "Hello Adaeze,\n\nyou help people with taking charge of a ward for the first time. I am a "
        "staff nurse, and I want to run my ward without doing everybody's job myself, but "
        "delegating feels rude. Could we talk for 15 minutes about how you hand over the first "
        "job of a shift? If this is not a good time, a short no is fine.\n\nGrace"
    )

    draft = accept(BRIEF, a_reply(HELPS, body=body, subject="Taking charge of a ward")).draft

    assert [violation for check in CHECKS for violation in check(BRIEF, draft)] == []


def test_the_mentor_is_listed_before_the_goal_and_the_mentee() -> None:
    order = [source.origin for source in sources(BRIEF)]

    assert order == sorted(order, key=["mentor", "goal", "mentee"].index)


def test_what_was_noted_about_somebody_never_reaches_the_prompt() -> None:
    noted = ADAEZE.model_copy(update={"bio": f"{NOTED_ABOUT}Always short of folk."})

    prompt = inputs(a_brief(mentor=noted))["sources"]

    assert "short of folk" not in prompt
    assert noted.headline is not None
    assert noted.headline in prompt


def test_a_model_is_told_who_has_paired_the_two() -> None:
    paired = BRIEF.model_copy(update={"paired_by": Pairing(programme="Dale Network")})

    assert inputs(BRIEF)["arranged"] == ""
    assert inputs(paired)["arranged"] == "The Dale Network"
