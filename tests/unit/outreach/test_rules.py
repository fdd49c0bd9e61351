import pytest

from companion.outreach.message import Claim, ClaimAbout, MessageChannel, OutreachDraft
from companion.outreach.offline import compose
from companion.outreach.rules import CHECKS, field_text
from tests.unit.outreach.briefs import ADAEZE, a_brief, a_person


def codes_of(
    body: str,
    *,
    channel: MessageChannel = MessageChannel.EMAIL,
    subject: str | None = "Running my ward",
    claims: tuple[Claim, ...] = (),
    mentor_says_something: bool = False,
) -> set[str]:
    mentor = ADAEZE if mentor_says_something else a_person()
    draft = OutreachDraft(subject=subject, body=body, words=len(body.split()), claims=claims)
    brief = a_brief(channel=channel, mentor=mentor)
    return {violation.code for check in CHECKS for violation in check(brief, draft)}


GOOD = (
    "Dear Ana,\n\nI want to run my ward as acting ward manager from January. I take the hardest "
    "bay and the bleep because delegating feels rude, and it does not get any better with time. "
    "Could you spare 15 minutes for one question: what would you change first in my place? "
    "If now is a bad time, a short no is perfectly fine.\n\nKind regards,\nGrace Mutasa"
)


def test_a_good_message_breaks_nothing() -> None:
    assert codes_of(GOOD) == set()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Too short. Could you spare 15 minutes? A no is fine.", "too_short"),
        (GOOD + " and more" * 60, "too_long"),
        (GOOD.replace("15 minutes", "a while"), "minutes"),
        (GOOD.replace("?", "."), "questions"),
        (GOOD + " What? Why? When? Who?", "questions"),
        (GOOD.replace("If now is a bad time, a short no is perfectly fine.", ""), "easy_no"),
        (GOOD + " Could we meet on Tuesday for a call?", "one_ask"),
        (GOOD.replace("Ana", "[Name]"), "placeholder"),
        (GOOD.replace("the hardest", "the the hardest"), "doubled_word"),
        (GOOD.replace("my ward", "a old ward"), "article"),
        (GOOD + "!!", "exclamations"),
        (GOOD + " I met Jeff Bezos in Seattle.", "unsupported"),
        (GOOD + " I have led 47 people.", "unsupported"),
    ],
)
def test_each_slip_is_named(body: str, code: str) -> None:
    assert code in codes_of(body)


@pytest.mark.parametrize("subject", [None, "Hello", "One two three four five six seven"])
def test_an_email_needs_a_subject_of_a_few_words(subject: str | None) -> None:
    assert "subject" in codes_of(GOOD, subject=subject)


def test_other_channels_have_no_subject() -> None:
    assert "subject" in codes_of(GOOD, channel=MessageChannel.CHAT)
    assert "subject" not in codes_of(GOOD, channel=MessageChannel.CHAT, subject=None)


def test_an_invite_is_measured_in_characters() -> None:
    assert "too_long" in codes_of(GOOD, channel=MessageChannel.INVITE, subject=None)
    short = "Would you have 15 minutes for one question?"
    assert codes_of(short, channel=MessageChannel.INVITE, subject=None) == set()


def test_a_message_without_a_fact_of_the_mentor_could_go_to_anybody() -> None:
    assert "no_reason" in codes_of(GOOD.replace("Ana", "Adaeze"), mentor_says_something=True)


@pytest.mark.parametrize(
    ("field", "quote", "text", "code"),
    [
        ("statement", "Run my ward", "nowhere in it", "claim_not_in_body"),
        ("secrets", "Run my ward", "run my ward", "claim_without_field"),
        ("skills[7]", "delegation", "run my ward", "claim_without_field"),
        ("statement", "Run my school", "run my ward", "claim_misquotes"),
        ("statement", "", "run my ward", "claim_misquotes"),
        ("statement", "Run my ward", "run my ward", None),
    ],
)
def test_a_claim_has_to_hold(field: str, quote: str, text: str, code: str | None) -> None:
    item = Claim(text=text, about=ClaimAbout.GOAL, field=field, quote=quote)

    found = codes_of(GOOD, claims=(item,))

    assert found == ({code} if code else set())


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("name", "Adaeze Obi"),
        ("career[1].title", "Ward manager"),
        ("availability[0].weekday", "tue"),
        ("career[9].title", None),
        ("career", None),
        ("model_config", None),
        ("name[0]", None),
        ("headline.text", None),
    ],
)
def test_a_field_is_found_by_its_path(path: str, expected: str | None) -> None:
    assert field_text(ADAEZE, path) == expected


def test_a_composed_message_passes_its_own_rules() -> None:
    brief = a_brief()
    draft = compose(brief).draft

    assert [violation for check in CHECKS for violation in check(brief, draft)] == []


@pytest.mark.parametrize(
    "no",
    [
        "If this is not your subject, just tell me.",
        "If you have no time for this, I understand.",
        "You can turn this down without giving a reason.",
        "If not, that's okay.",
    ],
)
def test_a_no_is_made_easy_in_many_words(no: str) -> None:
    body = GOOD.replace("If now is a bad time, a short no is perfectly fine.", no)

    assert "easy_no" not in codes_of(body)
