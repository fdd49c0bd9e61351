"""What is promised of every draft, counted over many: exact quotes, exact minutes, named fields."""

import random
from datetime import date

from companion.agendas.agenda import AgendaBrief, PastNotes
from companion.agendas.offline import compose as plan
from companion.agendas.rules import CHECKS as AGENDA_CHECKS
from companion.application.carryover import carryover_of
from companion.goals.goal import Goal, GoalId
from companion.outreach.message import MessageChannel, OutreachBrief, OutreachDraft
from companion.outreach.offline import compose as write
from companion.samples import Samples, load_samples
from companion.summaries.offline import compose as summarize
from companion.summaries.summary import QuotedText, SummaryBrief, SummaryDraft
from companion.text.spans import Quote
from companion.values import LONGEST_MINUTES, SHORTEST_MINUTES
from companion.writing.sources import fields_of

SUMMARIES = 200
WISHES = (
    "{skill}",
    "get better at {skill}",
    "How do I learn {skill} next to a full-time job?",
    "I want to be trusted with {skill} by next summer",
    "Becoming the person they ask about {skill}",
    "no idea yet, something with {skill} maybe",
)


def shuffled_notes(samples: Samples, chance: random.Random) -> str:
    """Return lines of several sessions in a new order, as messy as notes get."""
    lines = [line for session in samples.sessions for line in session.notes.splitlines()]
    return "\n".join(chance.sample(lines, chance.randint(1, 60)))


def quotes_in(draft: SummaryDraft) -> list[Quote]:
    lists: list[tuple[QuotedText, ...]] = [
        draft.summary,
        draft.takeaways,
        draft.decisions,
        draft.open_questions,
    ]
    quoted = [quote for entries in lists for entry in entries for quote in entry.quotes]
    return quoted + [quote for item in draft.action_items for quote in item.quotes]


def test_every_quote_of_200_summaries_slices_the_notes_exactly() -> None:
    samples = load_samples()
    chance = random.Random(20261121)

    quotes = 0
    for _ in range(SUMMARIES):
        notes = shuffled_notes(samples, chance)
        draft = summarize(SummaryBrief(notes=notes, held_on=date(2026, 11, 17))).draft
        for quote in quotes_in(draft):
            assert notes[quote.start : quote.end] == quote.text
            quotes += 1

    assert quotes > SUMMARIES


def fifty_goals(samples: Samples) -> list[Goal]:
    skills = sorted({skill for mentor in samples.mentors for skill in mentor.skills})
    made = [
        Goal(id=GoalId(f"made-{number}"), statement=WISHES[number % 6].format(skill=skill))
        for number, skill in enumerate(skills[:30])
    ]
    return [*samples.goals, *made]


def test_minutes_sum_exactly_for_every_length_and_fifty_goals() -> None:
    samples = load_samples()
    goals = fifty_goals(samples)
    notes = PastNotes(ref="s", text=samples.sessions[0].notes, held_on=date(2026, 9, 8))

    for goal in goals:
        for minutes in range(SHORTEST_MINUTES, LONGEST_MINUTES + 1):
            for past in ((), (notes,)):
                brief = AgendaBrief(
                    goal=goal, minutes=minutes, notes=past, carryover=carryover_of(past)
                )
                draft = plan(brief).draft
                assert sum(item.minutes for item in draft.items) == minutes
                assert [v for check in AGENDA_CHECKS for v in check(brief, draft)] == []

    assert len(goals) == 50


def test_no_claim_of_any_message_lacks_its_field() -> None:
    samples = load_samples()
    mentees = {person.id: person for person in samples.mentees}

    claims = 0
    for goal in samples.goals:
        assert goal.mentee_id is not None
        for mentor in samples.mentors[::6]:
            for channel in MessageChannel:
                brief = OutreachBrief(
                    mentee=mentees[goal.mentee_id], mentor=mentor, goal=goal, channel=channel
                )
                claims += require_fields(brief, write(brief).draft)

    assert claims > 20 * 10 * 3


def require_fields(brief: OutreachBrief, draft: OutreachDraft) -> int:
    records = {"mentee": brief.mentee, "mentor": brief.mentor, "goal": brief.goal}
    for claim in draft.claims:
        record = records[claim.about]
        fields = dict(fields_of(record, tuple(type(record).model_fields)))
        assert claim.quote in fields[claim.field]
        assert claim.text in draft.body
    return len(draft.claims)
