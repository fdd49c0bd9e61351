"""Between two whom a programme has paired, a message says so, and only on what the pair rests."""

import pytest

from companion.outreach.message import Grounds, MessageChannel, OutreachBrief, Pairing
from companion.outreach.offline import compose
from companion.outreach.paired import paired_by
from companion.outreach.rules import CHECKS
from companion.people.person import Person
from tests.unit.outreach.briefs import a_goal, a_person

KEEPER = a_person(
    "Rhona Peel",
    headline="Head keeper",
    can_help_with=["Animal records", "Night rotas", "Talking to the press"],
)
NURSE = a_person("Idris Vance", headline="Keeper", unit="Lowmoor Zoo")


def paired(
    *,
    goal: str,
    mentee: Person = NURSE,
    mentor: Person = KEEPER,
    grounds: Grounds | None = None,
    programme: str | None = None,
    channel: MessageChannel = MessageChannel.EMAIL,
) -> OutreachBrief:
    return OutreachBrief(
        mentee=mentee,
        mentor=mentor,
        goal=a_goal(goal),
        channel=channel,
        grounds=grounds,
        paired_by=Pairing(programme=programme),
    )


RECORDS = Grounds(field="can_help_with[0]", quote="Animal records")


@pytest.mark.parametrize("channel", list(MessageChannel))
def test_the_programme_has_paired_the_two_and_nobody_read_anything(channel: MessageChannel) -> None:
    brief = paired(
        goal="keeping records of births, moving to a new system",
        grounds=RECORDS,
        programme="Northern Zoos Mentoring Scheme",
        channel=channel,
    )

    body = compose(brief).draft.body

    assert "he Northern Zoos Mentoring Scheme has paired us" in body
    assert "I read" not in body
    assert "I am writing to you because" not in body
    assert [
        check(brief, compose(brief).draft) for check in CHECKS if check(brief, compose(brief).draft)
    ] == []


def test_only_what_the_pair_rests_on_is_named() -> None:
    body = compose(paired(goal="record births", grounds=RECORDS)).draft.body

    assert "because you offer help with animal records." in body
    assert "rotas" not in body
    assert "press" not in body


def test_a_second_offer_is_named_where_the_wish_asks_for_it() -> None:
    body = compose(paired(goal="records, night rotas", grounds=RECORDS)).draft.body

    assert "with animal records and with night rotas" in body
    assert "press" not in body


def test_a_pair_without_a_reason_is_said_to_be_paired_and_no_more() -> None:
    body = compose(paired(goal="grow dahlias for shows")).draft.body

    assert "The mentoring programme has paired us." in body


def test_a_job_title_that_the_pair_rests_on_is_what_the_mentor_is() -> None:
    on_job = Grounds(field="headline", quote="Head keeper")

    assert "paired us because you are head keeper" in compose(
        paired(goal="become a keeper of apes", grounds=on_job)
    ).draft.body.replace("a head", "head")


@pytest.mark.parametrize(
    ("unit", "says"),
    [
        ("Lowmoor Zoo", "I'm a keeper at Lowmoor Zoo."),
        ("Finance", "I'm a keeper, Finance."),
        ("Tarnbeck RUFC", "I'm a keeper at Tarnbeck RUFC."),
        ("Selside Rowing", "I'm a keeper at Selside Rowing."),
        ("Orrest Lido", "I'm a keeper at Orrest Lido."),
        ("Care Team North", "I'm a keeper, Care Team North."),
        ("Customer Services", "I'm a keeper, Customer Services."),
        ("EMEA Sales", "I'm a keeper, EMEA Sales."),
        (None, "I'm a keeper."),
    ],
)
def test_the_sender_signed_up_from_their_site(unit: str | None, says: str) -> None:
    sender = NURSE.model_copy(update={"unit": unit})

    assert says in compose(paired(goal="record births", mentee=sender)).draft.body


def test_a_job_of_two_words_is_told_though_it_is_no_known_title() -> None:
    sender = a_person("Mo Hart", headline="Ticket office", unit="Lowmoor Zoo")

    assert "Ticket office, Lowmoor Zoo." in compose(paired(goal="queues", mentee=sender)).draft.body


@pytest.mark.parametrize(
    ("goal", "says"),
    [
        (
            "sewing machine, threading it, the lot",
            "What I would like help with: sewing machine, threading it, the lot.",
        ),
        ("Leading a ward, hard talks", "help with leading a ward, hard talks."),
        ("scanning glass plates, which lens", "My question for you: which lens?"),
        ("till work. Confidence on the phone", "also like help with confidence on the phone."),
        ("visitors! they never read signs", "in my own words: “visitors! they never read signs”"),
    ],
)
def test_what_help_was_asked_for_is_said_as_typed(goal: str, says: str) -> None:
    assert says in compose(paired(goal=goal)).draft.body


@pytest.mark.parametrize(
    "goal", ["Leading a ward, hard talks", "Managing a team for the first time", "Running a stall"]
)
def test_who_names_a_thing_is_not_told_to_have_it_before_them(goal: str) -> None:
    assert " before " not in compose(paired(goal=goal)).draft.body


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (None, "The mentoring programme"),
        ("Harbour Guild", "The Harbour Guild"),
        ("The Dale Network", "The Dale Network"),
        ("Women in Foundries", "Women in Foundries"),
        ("Staff Mentoring Programme 2026", "The Staff Mentoring Programme 2026"),
    ],
)
def test_a_programme_is_called_by_its_name(name: str | None, said: str) -> None:
    assert paired_by(Pairing(programme=name)) == said


@pytest.mark.parametrize(
    ("job", "says"),
    [
        ("Minutes sec", "I'm a minutes secretary at Lowmoor Zoo."),
        ("Catering asst", "I'm a catering assistant at Lowmoor Zoo."),
        ("Front of House Steward", "I'm a front of house steward at Lowmoor Zoo."),
        ("Riding Instructor L2", "I'm a riding instructor L2 at Lowmoor Zoo."),
        ("GP Receptionist", "I'm a GP receptionist at Lowmoor Zoo."),
    ],
)
def test_a_job_in_short_is_written_out_and_grades_keep_their_capitals(job: str, says: str) -> None:
    sender = a_person("Mo Hart", headline=job, unit="Lowmoor Zoo")

    assert says in compose(paired(goal="queues", mentee=sender)).draft.body


@pytest.mark.parametrize(
    ("offer", "says"),
    [
        ("Other: Sage Payroll", "help with Sage Payroll."),
        ("Other: feeding plans, night feeds", "help with feeding plans and night feeds."),
        ("Others (please say): hoof trimming", "help with hoof trimming."),
        ("Hoof trimming, shoeing, records", "help with hoof trimming, shoeing and records."),
        ("Hoof trimming, shoeing & records", "help with hoof trimming, shoeing & records."),
    ],
)
def test_an_answer_beside_the_ticks_is_said_without_the_word_of_the_form(
    offer: str, says: str
) -> None:
    mentor = a_person("Rhona Peel", can_help_with=[offer])
    grounds = Grounds(field="can_help_with[0]", quote=offer)

    assert says in compose(paired(goal="hoof care", mentor=mentor, grounds=grounds)).draft.body


def test_an_offer_that_answers_no_further_word_of_the_wish_is_not_named() -> None:
    mentor = a_person("Rhona Peel", can_help_with=["Riding lessons", "Riding for schools"])
    grounds = Grounds(field="can_help_with[0]", quote="Riding lessons")

    said = compose(paired(goal="riding, first lessons", mentor=mentor, grounds=grounds)).draft.body

    assert "because you offer help with riding lessons." in said
    assert "schools" not in said


def test_what_the_mentor_offers_counts_before_what_they_are_called() -> None:
    mentor = a_person("Rhona Peel", headline="Zoo founder", can_help_with=["Press & visitors"])
    grounds = Grounds(field="headline", quote="Zoo founder")

    said = compose(
        paired(goal="leaflets for the zoo, fewer visitors", mentor=mentor, grounds=grounds)
    ).draft.body

    assert "because you offer help with press & visitors." in said
    assert "founder" not in said


@pytest.mark.parametrize(
    ("job", "says"),
    [
        ("Cook, The Manor Hall", "I'm a cook at The Manor Hall."),
        ("Practice Nurse (bank), Elm Street Surgery", "nurse (bank) at Elm Street Surgery."),
        ("Florist (part time), Petal & Stem", "a part-time florist (Petal & Stem)."),
        ("Chef, The Old Ship", "I'm a chef (The Old Ship)."),
        ("Tutor (casual), Ferndale Evening Classes", "(casual), Ferndale Evening Classes."),
        ("Manager, Mill House, Penbury", "I'm a manager at Mill House, Penbury."),
        ("Nurse, Band 6", "I'm a nurse (band 6)."),
        ("kitchen porter, the old mill hotel", "I'm a kitchen porter, the old mill hotel."),
    ],
)
def test_where_somebody_works_keeps_its_capitals_and_stands_in_one_bracket(
    job: str, says: str
) -> None:
    assert (
        says in compose(paired(goal="bread", mentee=a_person("Mo Hart", headline=job))).draft.body
    )
