"""What is promised of every draft, counted over many: exact quotes, exact minutes, named fields."""

import random
from collections.abc import Iterator
from datetime import date
from typing import Final

from companion.agendas.agenda import AgendaBrief, PastNotes
from companion.agendas.offline import compose as plan
from companion.agendas.rules import CHECKS as AGENDA_CHECKS
from companion.application.carryover import carryover_of
from companion.goals.goal import Goal, GoalId
from companion.outreach.message import MessageChannel, OutreachBrief, OutreachDraft
from companion.outreach.offline import compose as write
from companion.outreach.rules import CHECKS as MESSAGE_CHECKS
from companion.samples import Samples, load_samples
from companion.summaries.offline import compose as summarize
from companion.summaries.rules import CHECKS as SUMMARY_CHECKS
from companion.summaries.summary import QuotedText, SummaryBrief, SummaryDraft
from companion.text.spans import Quote
from companion.values import LONGEST_MINUTES, SHORTEST_MINUTES
from companion.writing.sources import fields_of
from tests.bar.proof import Outcome, Proof, Terms

SUMMARIES: Final = {True: 200, False: 30}
GOALS: Final = 50
LENGTHS: Final = tuple(range(SHORTEST_MINUTES, LONGEST_MINUTES + 1))
PLANS: Final = GOALS * len(LENGTHS) * 2
MESSAGES: Final = 600
MENTORS_APART: Final = {True: 6, False: 40}
UTTERANCES: Final = {True: 10_000, False: 400}
SHOWN: Final = 5
WISHES: Final = (
    "{skill}",
    "get better at {skill}",
    "How do I learn {skill} next to a full-time job?",
    "I want to be trusted with {skill} by next summer",
    "Becoming the person they ask about {skill}",
    "no idea yet, something with {skill} maybe",
)


async def run(terms: Terms) -> tuple[Outcome, ...]:
    """Write many summaries, plans and messages, and look at each; the quick form writes fewer."""
    samples = load_samples()
    return (
        _summaries(samples, terms),
        _plans(samples, terms),
        _messages(samples, terms),
        _transcript(terms),
    )


def _summaries(samples: Samples, terms: Terms) -> Outcome:
    chance = random.Random(terms.seed)
    quotes, wrong = 0, []
    for number in range(SUMMARIES[terms.is_full]):
        notes = shuffled_notes(samples, chance)
        draft = summarize(SummaryBrief(notes=notes, held_on=date(2026, 11, 17))).draft
        for quote in quotes_in(draft):
            quotes += 1
            if notes[quote.start : quote.end] != quote.text:
                wrong.append(f"summary {number}: {quote}")
    terms.tell(f"{quotes} quotes")
    return Outcome(
        claim="quotes of summaries that are not the notes at their offsets",
        cases=quotes,
        failures=len(wrong),
        goal=SUMMARIES[terms.is_full],
        note=f"{SUMMARIES[terms.is_full]} summaries of shuffled notes",
        wrong=tuple(wrong[:SHOWN]),
    )


def shuffled_notes(samples: Samples, chance: random.Random) -> str:
    """Return lines of several sessions in a new order, as messy as notes get."""
    lines = [line for session in samples.sessions for line in session.notes.splitlines()]
    return "\n".join(chance.sample(lines, chance.randint(1, 60)))


def quotes_in(draft: SummaryDraft) -> list[Quote]:
    """Return every quote of a summary."""
    lists: list[tuple[QuotedText, ...]] = [
        draft.summary,
        draft.takeaways,
        draft.decisions,
        draft.open_questions,
    ]
    quoted = [quote for entries in lists for entry in entries for quote in entry.quotes]
    return quoted + [quote for item in draft.action_items for quote in item.quotes]


def _plans(samples: Samples, terms: Terms) -> Outcome:
    notes = PastNotes(ref="s", text=samples.sessions[0].notes, held_on=date(2026, 9, 8))
    cases, wrong = 0, []
    for goal, minutes in _goals_and_lengths(samples, is_full=terms.is_full):
        for past in ((), (notes,)):
            brief = AgendaBrief(
                goal=goal, minutes=minutes, notes=past, carryover=carryover_of(past)
            )
            draft = plan(brief).draft
            cases += 1
            total = sum(item.minutes for item in draft.items)
            violations = [found for check in AGENDA_CHECKS for found in check(brief, draft)]
            if total != minutes or violations:
                wrong.append(f"{goal.id}, {minutes} minutes: {total}, {violations}")
    terms.tell(f"{cases} plans")
    return Outcome(
        claim="plans whose minutes do not sum to the length, or that break a rule",
        cases=cases,
        failures=len(wrong),
        goal=PLANS if terms.is_full else cases,
        note="each goal with and without notes of the last talk",
        wrong=tuple(wrong[:SHOWN]),
    )


def _goals_and_lengths(samples: Samples, *, is_full: bool) -> Iterator[tuple[Goal, int]]:
    """Yield each goal with each length; in the quick form each goal with one, the lengths in turn.

    The quick form meets every goal and every length, but not every two together.
    """
    for number, goal in enumerate(fifty_goals(samples)):
        for minutes in LENGTHS if is_full else (LENGTHS[number % len(LENGTHS)],):
            yield goal, minutes


def fifty_goals(samples: Samples) -> list[Goal]:
    """Return the goals of the samples, and wishes around the mentors' skills."""
    skills = sorted({skill for mentor in samples.mentors for skill in mentor.skills})
    made = [
        Goal(id=GoalId(f"made-{number}"), statement=WISHES[number % 6].format(skill=skill))
        for number, skill in enumerate(skills[: GOALS - len(samples.goals)])
    ]
    return [*samples.goals, *made]


def _messages(samples: Samples, terms: Terms) -> Outcome:
    mentees = {person.id: person for person in samples.mentees}
    apart = MENTORS_APART[terms.is_full]
    messages, claims, wrong = 0, 0, []
    for number, goal in enumerate(samples.goals):
        assert goal.mentee_id is not None
        for mentor in samples.mentors[number % apart :: apart]:
            for channel in MessageChannel:
                brief = OutreachBrief(
                    mentee=mentees[goal.mentee_id], mentor=mentor, goal=goal, channel=channel
                )
                draft = write(brief).draft
                messages, claims = messages + 1, claims + len(draft.claims)
                wrong += unfounded(brief, draft)
                wrong += [str(found) for check in MESSAGE_CHECKS for found in check(brief, draft)]
    terms.tell(f"{claims} claims in {messages} messages")
    return Outcome(
        claim="claims of messages that do not stand in their field, and broken rules",
        cases=claims,
        failures=len(wrong),
        goal=MESSAGES if terms.is_full else messages,
        note=f"{messages} messages, all channels",
        wrong=tuple(wrong[:SHOWN]),
    )


def unfounded(brief: OutreachBrief, draft: OutreachDraft) -> list[str]:
    """Return the claims whose quote is not in its field, or whose text is not in the message."""
    records = {"mentee": brief.mentee, "mentor": brief.mentor, "goal": brief.goal}
    wrong = []
    for claim in draft.claims:
        record = records[claim.about]
        fields = dict(fields_of(record, tuple(type(record).model_fields)))
        if claim.quote not in fields.get(claim.field, "") or claim.text not in draft.body:
            wrong.append(f"{brief.goal.id}, {brief.mentor.id}, {brief.channel}: {claim}")
    return wrong


def _transcript(terms: Terms) -> Outcome:
    """Sum up a long talk in which next to nothing is agreed, and one thing at its end."""
    count = UTTERANCES[terms.is_full]
    idle = ["Kim: I think we should look at that again, maybe.", "Lee: Yes, the second one, um,"]
    last = "Kim: Lee, you will prepare the report by next Friday."
    brief = SummaryBrief(notes="\n".join((*idle * (count // 2), last)))
    draft = summarize(brief).draft
    wrong = [str(found) for check in SUMMARY_CHECKS for found in check(brief, draft)]
    owners = [item.owner for item in draft.action_items]
    if owners != ["lee"]:
        wrong.append(f"actions of {owners}")
    return Outcome(
        claim="long transcripts whose one action is not found with its owner",
        cases=1,
        failures=min(1, len(wrong)),
        goal=1,
        note=f"{count:,} utterances",
        wrong=tuple(wrong[:SHOWN]),
    )


PROOF: Final = Proof(
    name="promises",
    about="what is promised of every draft: exact quotes, exact minutes, named fields",
    run=run,
)
