"""Replies as a good model writes them to the golden prompts: nothing in them may be refused."""

import json
from typing import Any, Final

import pytest

from companion.adapters.scripted_model import ScriptedModel
from companion.agendas.service import AGENDA
from companion.content import content_folder
from companion.outreach.service import OUTREACH
from companion.summaries.service import SUMMARY
from companion.topics.service import TOPICS
from companion.values import Value
from companion.writing.pipeline import Writer
from companion.writing.prompts import PromptLibrary
from companion.writing.task import Task
from tests.unit.writing import briefs

EMAIL: Final[Any] = {
    "subject": "From tools to foreman",
    "body": (
        "Hello Inês,\n\n"
        "You took over a crew of eleven in the middle of a job, and you write that your first crew "
        "did not speak to you for a month. I am a site electrician in Porto and have been a "
        "foreman since May, with four people, two of them older than me. I want to lead them "
        "without doing the work myself, but when something goes wrong I take the tool out of "
        "their hands.\n\n"
        "Would you have 15 minutes for one question: what did you do in the first week to keep "
        "your own hands off the work? If this is a bad moment, a short no is perfectly fine.\n\n"
        "Tomás"
    ),
    "claims": [
        {
            "text": "You took over a crew of eleven in the middle of a job",
            "source": "S8",
            "quote": "Took over a crew of eleven in the middle of a job",
        },
        {
            "text": "your first crew did not speak to you for a month",
            "source": "S2",
            "quote": "My first crew did not speak to me for a month",
        },
        {
            "text": "site electrician in Porto and have been a foreman since May",
            "source": "S12",
            "quote": "Site electrician in Porto, foreman since May",
        },
        {
            "text": "four people, two of them older than me",
            "source": "S16",
            "quote": "Four people, two of them older than me.",
        },
        {
            "text": "when something goes wrong I take the tool out of their hands",
            "source": "S10",
            "quote": "When something goes wrong I take the tool out of their hands.",
        },
    ],
}

PLAN: Final[Any] = {
    "items": [
        {
            "part": "catch_up",
            "minutes": 3,
            "title": "How Monday went",
            "purpose": "Know whether Rui pulled the cables alone, and what happened.",
            "question": "What did you do with your hands while Rui worked?",
            "source": "S4",
            "quote": "I let Rui run Monday's pour of cables alone",
        },
        {
            "part": "question",
            "minutes": 12,
            "title": "Keeping the tool out of reach",
            "purpose": "Hear two or three things Inês did in place of stepping in.",
            "question": (
                "When somebody in your crew got it wrong on purpose, what did you do in the first "
                "minute, and what did you leave alone?"
            ),
            "source": "[S2]",
            "quote": "I take the tool out of their hands",
        },
        {
            "part": "commitment",
            "minutes": 5,
            "title": "One job to give away",
            "purpose": "Tomás names the job he hands over this week and who gets the drawing.",
            "question": "Which drawing will you give away, and to whom?",
            "source": "S5",
            "quote": "give the drawing away",
        },
    ],
    "prework": [
        "Write down the last time you took a tool back, and what you feared would happen.",
        "Bring the drawing of next week's job.",
    ],
}

DIGEST: Final[Any] = {
    "action_items": [
        {
            "what": "Let Rui run Monday's cables alone and tell Inês how it went",
            "owner": "e-tomas",
            "due_phrase": "by Wednesday",
            "status": "committed",
            "quotes": [
                "I let Rui run Monday's pour of cables alone, tell her how it went by Wednesday"
            ],
        },
        {
            "what": "Send Tomás the site diary template",
            "owner": "m-ines",
            "due_phrase": "tomorrow",
            "status": "committed",
            "quotes": ["Inês sends me her site diary template tomorrow"],
        },
        {
            "what": "Ask the boss for a day off site",
            "owner": "e-tomas",
            "due_phrase": "",
            "status": "tentative",
            "quotes": ["maybe ask the boss for a day without me on site?"],
        },
    ],
    "decisions": [],
    "open_questions": [
        {
            "text": "How should Tomás react if Rui gets it wrong on purpose?",
            "quotes": ["what do I do when Rui does it wrong on purpose"],
        }
    ],
    "takeaways": [
        {
            "text": "Whoever holds the drawing holds the job, so give it away.",
            "quotes": ["“who holds the drawing holds the job” - give the drawing away"],
        }
    ],
    "summary": [],
}

SUGGESTIONS: Final[Any] = {
    "topics": [
        {
            "title": "When Rui tests you",
            "why": (
                "You left the last call without an answer to what you do if Rui gets it wrong on "
                "purpose. Knowing your first move would keep the tool in his hands."
            ),
            "question": "What did you say the first time somebody made a mistake to test you?",
            "sources": [
                {"source": "S14", "quote": "what do I do when Rui does it wrong on purpose"},
                {"source": "S2", "quote": "I take the tool out of their hands"},
            ],
        },
        {
            "title": "Leading people older than you",
            "why": "Two of your four people are older than you, and you have led them since May.",
            "question": "How did you earn the say over someone who had done the job longer?",
            "sources": [
                {"source": "S8", "quote": "two of them older than me"},
                {"source": "S16", "quote": "The work is done by others"},
            ],
        },
        {
            "title": "A week without a cable",
            "why": "Your measure is a week without pulling a cable; nothing says what fills it.",
            "question": "Once you stopped working with your hands, what filled your mornings?",
            "sources": [{"source": "S3", "quote": "A week in which I did not pull a single cable"}],
        },
    ]
}

CASES: Final[dict[str, tuple[Task[Any, Any, Any], Value, dict[str, object]]]] = {
    "outreach": (OUTREACH, briefs.OUTREACH, EMAIL),
    "agenda": (AGENDA, briefs.AGENDA, PLAN),
    "summary": (SUMMARY, briefs.SUMMARY, DIGEST),
    "topics": (TOPICS, briefs.TOPICS, SUGGESTIONS),
}


@pytest.mark.parametrize("name", CASES)
async def test_a_good_reply_is_accepted_at_once_and_whole(name: str) -> None:
    task, brief, reply = CASES[name]
    model = ScriptedModel([json.dumps(reply, ensure_ascii=False)])
    prompts = PromptLibrary.load(content_folder("prompts"))

    written = await Writer(prompts=prompts, model=model).write(task, brief)

    assert written.warnings == ()
    assert written.dropped == ()
    assert written.written_by == "scripted"
