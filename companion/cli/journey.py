"""`companion demo`: one mentee's way through the programme, printed step by step."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from companion.cli import printing
from companion.cli.agenda_view import show_agenda
from companion.cli.context import Options
from companion.cli.match_view import show_match
from companion.cli.outreach_view import show_message
from companion.cli.summary_view import show_summary
from companion.cli.topics_view import show_topics
from companion.samples import Samples, load_samples

if TYPE_CHECKING:
    from companion.application.companion import Companion

_GOAL: Final = "g-offer"


def walk(options: Options) -> None:
    """Print the journey of one goal. Nothing is stored."""
    from companion.bootstrap import open_companion

    async def work() -> None:
        async with open_companion(replace(options.opening(), offline=True)) as companion:
            await _walk(companion, load_samples())

    asyncio.run(work())


async def _walk(companion: "Companion", samples: Samples) -> None:
    from companion.application.asks import AgendaAsk, MatchAsk, OutreachAsk, SummaryAsk, TopicsAsk
    from companion.summaries.summary import Participant

    goal = next(goal for goal in samples.goals if goal.id == _GOAL)
    mentee = next(person for person in samples.mentees if person.id == goal.mentee_id)
    session = samples.session_of(goal.id)
    mentors = {person.id: person for person in samples.mentors}

    _step(1, f"{mentee.name} wants: {goal.statement}", "companion match")
    (result,) = await companion.match(
        MatchAsk(
            mentors=samples.mentors,
            mentees=(mentee,),
            goals=(goal,),
            top_k=3,
            on=session.held_on,
        )
    )
    show_match(result, goal=goal, people=mentors)

    # The programme's own choice, so that the notes below are this pair's.
    mentor = mentors[session.mentor_id]
    _step(2, f"A first message to {mentor.name}", "companion outreach")
    show_message(await companion.outreach(OutreachAsk(mentee=mentee, mentor=mentor, goal=goal)))

    _step(3, "Fifteen minutes, planned", "companion agenda")
    show_agenda(await companion.agenda(AgendaAsk(goal=goal, mentee=mentee, mentor=mentor)))

    _step(4, f"The notes of {session.held_on:%d %B}, summed up", "companion summarize")
    people = tuple(Participant(id=one.id, name=one.name) for one in (mentee, mentor))
    show_summary(
        await companion.summarize(
            SummaryAsk(notes=session.notes, date=session.held_on, participants=people, me=mentee.id)
        ),
        names={one.id: one.name for one in people},
    )

    _step(5, "What to talk about next", "companion topics")
    from companion.agendas.agenda import PastNotes

    past = (PastNotes(ref=session.id, text=session.notes, held_on=session.held_on),)
    show_topics(
        await companion.topics(
            TopicsAsk(
                career=mentee.career, headline=mentee.headline, goal=goal, notes=past, top_k=3
            )
        )
    )

    _step(6, "The next session, with what is still open", "companion agenda --notes")
    show_agenda(
        await companion.agenda(
            AgendaAsk(goal=goal, minutes=20, notes=past, mentee=mentee, mentor=mentor)
        )
    )
    printing.heading("That was all offline. Your own first step: companion start")


def _step(number: int, title: str, command: str) -> None:
    printing.say()
    printing.say("─" * 72, style="dim")
    printing.say(f"{number}. {title}", style="bold cyan")
    printing.say(f"   ({command})", style="dim")
