"""First messages from what people really have: a CV or a line, two jotted lines, a typed wish."""

import re
from dataclasses import dataclass

import pytest

from companion.goals.rules import goal_from_text
from companion.outreach.message import (
    EMAIL_WORDS,
    INVITE_CHARACTERS,
    ClaimAbout,
    MessageChannel,
    OutreachBrief,
    OutreachDraft,
)
from companion.outreach.offline import compose
from companion.outreach.rules import CHECKS
from companion.people.contacts_text import read_contacts
from companion.people.cv_text import read_cv
from companion.text.seams import doubled_words, placeholders, wrong_articles
from companion.text.words import count_words


@dataclass(frozen=True, kw_only=True)
class Trio:
    """Who writes, what they noted of the other, what they want; and what the message must hold."""

    sender: str
    noted: str
    wish: str
    opens: str
    says: tuple[str, ...]
    """Of the mentor and of the goal."""
    asks: str
    private: tuple[str, ...] = ()


LAUNDRY_CV = """NOREEN ABARA
Ripon

Senior Washer, Marsh House (60 beds, linen and uniforms), Ripon
March 2019 - present
- Press and fold for two wards.
"""

TRIOS = (
    Trio(
        sender=LAUNDRY_CV,
        noted="Sal Ritson, laundry manager at Elm Care\nMet her on a course in 2021; looks after "
        "six laundries and their budgets. We swap seeds at Easter.",
        wish="run a laundry with its budget and staff, I have only ever washed",
        opens="Hi Sal,",
        says=(
            "you look after six laundries and their budgets",
            "but I have only ever washed",
        ),
        asks="running a laundry with its budget and staff",
        private=("course", "seeds", "Easter", "Met"),
    ),
    Trio(
        sender="Ike Okoro\nporter in a hotel, 12 years",
        noted="Dean - used to be my supervisor, now night manager at an inn. lovely man, never "
        "answers before noon",
        wish="become a night manager but scared of the figures",
        opens="Hi Dean,",
        says=("what a night manager makes of it",),
        asks="how would you handle the figures?",
        private=("lovely", "noon", "supervisor"),
    ),
    Trio(
        sender="Marta Kowal\nstaff nurse",
        noted="Joy Ade (ward sister, cardiology)\nran the falls project on her ward. Bit scary.",
        wish="want to go for a senior post but i always freeze in interviews",
        opens="Hi Joy,",
        says=("you ran the falls project on your ward", "but I always freeze in interviews"),
        asks="how would you prepare for interviews?",
        private=("scary",),
    ),
    Trio(
        sender="Tom Bright\noffice manager at a school",
        noted="Helen Marsh, bursar at a trust. She did the diploma two years ago. her kids go to "
        "school with mine",
        wish="become a bursar, not sure if the diploma is worth the money",
        opens="Hi Helen,",
        says=("you did the diploma two years ago",),
        asks="how would you judge whether the diploma is worth the money?",
        private=("kids",),
    ),
    Trio(
        sender="Kev Doyle, plumber 15 years, own van",
        noted="Baz - heating engineer, took on three apprentices since 2018. owes me a pint",
        wish="take on my first apprentice but worried about the paperwork",
        opens="Hi Baz,",
        says=("I have been a plumber for 15 years.", "you have taken on three apprentices"),
        asks="how would you handle the paperwork?",
        private=("pint", "owe"),
    ),
    Trio(
        sender="Dan Ache\nwarehouse operative",
        noted="Sam - my old boss, now runs stock at a brewery",
        wish="my boss wants me to take over the team, not sure i want it",
        opens="Hi Sam,",
        says=("My boss wants me to take over the team", "run stock at a brewery"),
        asks="how can I find out whether I want it?",
        private=("old boss",),
    ),
    Trio(
        sender="Anke Vogel\nphysiotherapist in a clinic",
        noted="Jane from the choir, has her own practice with four staff, husband is a dentist",
        wish="open my own practice because i am tired of the clinic",
        opens="Hi Jane,",
        says=("you have your own practice with four staff",),
        asks="opening my own practice?",
        private=("husband", "choir", "dentist"),
    ),
    Trio(
        sender="Chloe Martin\nparalegal for 6 years",
        noted="Dr Nkechi Obi\npartner in employment law; sits on the training contract panel",
        wish="getting a training contract - everyone else has a better degree",
        opens="Dear Dr Obi,",
        says=("you sit on the training contract panel",),
        asks="getting a training contract",
    ),
    Trio(
        sender="Joao Pires, farmer",
        noted="Mariana Costa, exports olive oil to Germany, has her own label",
        wish="sell my oil directly instead of to the mill, dont know how to price it",
        opens="Hi Mariana,",
        says=("you export olive oil to Germany", "I don't know how to price it"),
        asks="how would you price it?",
    ),
    Trio(
        sender="Luca Ferri\nviolin teacher",
        noted="Goh Wei Ling, plays in the city orchestra and runs a music school of 120 pupils. "
        "always late",
        wish="start a small music school, but I hate admin",
        opens="Hi Goh Wei Ling,",
        says=("you play in the city orchestra and run a music school", "but I hate admin"),
        asks="starting a small music school?",
        private=("late",),
    ),
    Trio(
        sender="Ola Berg\nvet nurse at a small clinic for 8 yrs",
        noted="Kirsten (practice manager, Elm Vets) she was a vet nurse before. "
        "brilliant with rotas",
        wish="go into management, not sure I'd miss the animals",
        opens="Hi Kirsten,",
        says=("you were a vet nurse before", "what a practice manager makes of it"),
        asks="how can I find out whether I'd miss the animals?",
        private=("brilliant",),
    ),
    Trio(
        sender="Ruth Adu\nhead chef at a pub",
        noted="Tony Malik\nused to be my boss. Opened two inns, closed one in 2019. Now buys for a "
        "hotel group.",
        wish="my question is how to price a menu when costs jump every month?",
        opens="Hi Tony,",
        says=("My question is: how do I price a menu when costs jump every month?",),
        asks="how do I price a menu",
        private=("closed", "2019", "boss"),
    ),
    Trio(
        sender="Pat Quinn\nmachine operator, 22 years",
        noted="Shirley Boyd\nunion rep for the site - negotiated the 2022 shift deal. went "
        "part-time after her second child",
        wish="negotiate better shift pay for my line",
        opens="Hi Shirley,",
        says=("you negotiated the 2022 shift deal",),
        asks="negotiating better shift pay for my line?",
        private=("child", "part-time"),
    ),
)


def written(trio: Trio, channel: MessageChannel) -> tuple[OutreachBrief, OutreachDraft]:
    """Return the message that a trio comes to."""
    read = read_cv(trio.sender)
    brief = OutreachBrief(
        mentee=read.person(),
        mentor=read_contacts(trio.noted).people[0],
        goal=goal_from_text(trio.wish, "g"),
        channel=channel,
    )
    return brief, compose(brief).draft


@pytest.mark.parametrize("trio", TRIOS, ids=lambda trio: trio.wish[:30])
def test_an_email_says_why_this_person_and_asks_about_this_goal(trio: Trio) -> None:
    brief, draft = written(trio, MessageChannel.EMAIL)
    lower = draft.body.lower()

    assert draft.body.startswith(f"{trio.opens}\n")
    assert [text for text in trio.says if text.lower() not in lower] == []
    assert trio.asks.lower() in lower
    assert EMAIL_WORDS[0] <= draft.words <= EMAIL_WORDS[1]
    assert any(claim.about is ClaimAbout.MENTOR for claim in draft.claims)
    assert [violation for check in CHECKS for violation in check(brief, draft)] == []


@pytest.mark.parametrize("channel", MessageChannel)
@pytest.mark.parametrize("trio", TRIOS, ids=lambda trio: trio.wish[:30])
def test_no_message_recites_or_tells_what_is_private(trio: Trio, channel: MessageChannel) -> None:
    _, draft = written(trio, channel)
    body = draft.body

    assert [word for word in trio.private if re.search(rf"\b{word}", body)] == []
    assert "I read that" not in body
    assert "your headline" not in body
    assert re.search(r"because you are an? ", body) is None
    assert body.count("?") <= 2 + ("?" in trio.wish)
    assert (*doubled_words(body), *placeholders(body), *wrong_articles(body)) == ()
    assert count_words(body) == draft.words
    if channel is MessageChannel.INVITE:
        assert len(body) <= INVITE_CHARACTERS


def test_what_is_kept_back_is_named_to_the_sender() -> None:
    brief, _ = written(TRIOS[0], MessageChannel.EMAIL)

    notes = {notice.code: notice.text for notice in compose(brief).warnings}

    assert "“Met her on a course in 2021”" in notes["notes_left_out"]
    assert "“We swap seeds at Easter”" in notes["notes_left_out"]
    assert "looks after" not in notes["notes_left_out"]
