"""A working request for each draft, shown in OpenAPI and sent by the tests."""

from typing import Any, Final

_MENTOR: Final[dict[str, Any]] = {
    "id": "m-ines",
    "name": "Inês Duarte",
    "headline": "Head of operations at a bakery chain",
    "can_help_with": ["moving from specialist to team lead", "running a first one-to-one"],
    "career": [
        {
            "title": "Shift lead",
            "start": "2015",
            "end": "2018",
            "summary": "Took over a team of nine bakers who had been my colleagues.",
        }
    ],
    "capacity": 2,
}
_MENTEE: Final[dict[str, Any]] = {
    "id": "p-tariq",
    "name": "Tariq Aziz",
    "headline": "Pastry cook, asked to lead the morning shift",
    "career": [
        {"title": "Pastry cook", "start": "2021-04", "summary": "Runs the lamination bench."}
    ],
}
_GOAL: Final[dict[str, Any]] = {
    "id": "g-lead",
    "statement": "Lead the morning shift without losing the trust of my former colleagues",
    "mentee_id": "p-tariq",
    "challenge": "I avoid telling a friend that his work is late.",
}

EXAMPLES: Final[dict[str, dict[str, Any]]] = {
    "matches": {"mentors": [_MENTOR], "mentees": [_MENTEE], "goals": [_GOAL], "top_k": 3},
    "cohorts": {"mentors": [_MENTOR], "mentees": [_MENTEE], "goals": [_GOAL]},
    "outreach": {"mentor": _MENTOR, "mentee": _MENTEE, "goal": _GOAL, "channel": "email"},
    "agendas": {"goal": _GOAL, "minutes": 20},
    "summaries": {
        "notes": "- Inês: start with one honest sentence\n- I'll talk to Paulo by Friday\n",
        "date": "2026-11-17",
        "participants": [
            {"id": "p-tariq", "name": "Tariq Aziz", "role": "mentee"},
            {"id": "m-ines", "name": "Inês Duarte", "role": "mentor"},
        ],
        "me": "p-tariq",
    },
    "topics": {"career": _MENTEE["career"], "goal": _GOAL, "top_k": 3},
}

_RANKED_STREAM: Final = """event: gathering
data: {}

event: drafting
data: {"done":1,"of":2}

event: done
data: {"…":"the whole reply, as application/json has it"}

"""
_DRAFTED_STREAM: Final = """event: gathering
data: {}

event: drafting
data: {"by":"your-model","characters":0}

event: checking
data: {}

event: done
data: {"…":"the whole reply, as application/json has it"}

"""
_TOPICS_STREAM: Final = """event: gathering
data: {}

event: drafting
data: {"by":"your-model","characters":0}

event: drafting
data: {"number":1,"list":"topics","item":{"title":"The first weeks as lead","why":"You were asked \
to lead the morning shift.","question":"What did you do first when your colleagues became your \
team?","sources":[{"kind":"goal","ref":"statement","quote":"Lead the morning shift"}]}}

event: drafting
data: {"by":"your-model","characters":412}

event: retracted
data: {"number":1}

event: checking
data: {}

event: done
data: {"…":"the whole reply, as application/json has it"}

"""

STREAM_EXAMPLES: Final[dict[str, str]] = {
    "matches": _RANKED_STREAM.replace('event: drafting\ndata: {"done":1,"of":2}\n\n', ""),
    "cohorts": _RANKED_STREAM,
    "outreach": _DRAFTED_STREAM,
    "agendas": _DRAFTED_STREAM,
    "summaries": _DRAFTED_STREAM,
    "topics": _TOPICS_STREAM,
}
"""What each draft sends with `Accept: text/event-stream`; an item is taken back to show how."""

PREP_EXAMPLE: Final[dict[str, Any]] = {"minutes": 20}
PREP_STREAM_EXAMPLE: Final = _DRAFTED_STREAM
