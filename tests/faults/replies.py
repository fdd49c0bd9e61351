"""Good replies to our own prompts, built from what a prompt holds, for briefs of any content."""

import json
import re
from typing import Any, Final

_SOURCE: Final = re.compile(r"^\[(S\d+)\] (\S+) (\S+)\n((?:    .*\n?)+)", re.MULTILINE)
_ACTION: Final = re.compile(r"\b(?:i'll|i will|will)\b", re.IGNORECASE)


def task_of(messages: list[dict[str, Any]]) -> str:
    """Return which of the four tasks is asked for, by the schema in the system part."""
    system = str(messages[0]["content"])
    keys = {"outreach": '"claims"', "agenda": '"prework"', "summary": '"takeaways"'}
    found = [task for task, key in keys.items() if key in system]
    return found[0] if found else "topics"


def good_reply(messages: list[dict[str, Any]]) -> str:
    """Return a reply to our prompt that keeps its rules."""
    user = str(messages[1]["content"])
    return json.dumps(_WRITERS[task_of(messages)](user), ensure_ascii=False)


def block(user: str, mark: str) -> str:
    """Return what stands between `<mark>` and `</mark>`."""
    found = re.search(rf"<{mark}>\n?(.*?)\n?</{mark}>", user, re.DOTALL)
    return found.group(1) if found else ""


def sources(user: str) -> list[tuple[str, str, str, str]]:
    """Return (label, origin, ref, text) of every listed source."""
    return [
        (label, origin, ref, " ".join(text.split()))
        for label, origin, ref, text in _SOURCE.findall(block(user, "sources") + "\n")
    ]


def _outreach(user: str) -> dict[str, Any]:
    listed = sources(user)
    channel = re.search(r"^Channel: (\w+)", user, re.MULTILINE)
    minutes = re.search(r"^Minutes to ask for: (\d+)", user, re.MULTILINE)
    of_mentor = next(item for item in listed if item[1] == "mentor")
    of_goal = next(item for item in listed if item[1] == "goal")
    known, wanted = _few_words(of_mentor[3]), _few_words(of_goal[3])
    length = minutes.group(1) if minutes else "15"
    mentor, mentee = block(user, "mentor"), block(user, "mentee")
    is_email = channel is not None and channel.group(1) == "email"
    lines = [
        f"Hello {mentor},",
        f"your profile says: {known}. That is close to what I am working on: {wanted}.",
        f"Could I have {length} minutes of your time to ask how you would begin?",
    ]
    if is_email:
        lines.append(
            "I have read what you wrote and would come with one question, written down, so that "
            "we do not lose time on the background. If now is not a good moment, a short no is "
            "perfectly fine, and I will not ask again."
        )
    else:
        lines.append("A no is perfectly fine.")
    body = "\n\n".join([*lines, mentee])
    claims = [
        {"text": known, "source": of_mentor[0], "quote": known},
        {"text": wanted, "source": of_goal[0], "quote": wanted},
    ]
    return {"subject": "One question for you" if is_email else "", "body": body, "claims": claims}


def _agenda(user: str) -> dict[str, Any]:
    label, _, _, text = sources(user)[0]
    return {
        "items": [
            {
                "part": "other",
                "minutes": 3,
                "title": "Set the scene",
                "purpose": "Both know what the next minutes are for.",
                "question": "",
                "source": "",
                "quote": "",
            },
            {
                "part": "question",
                "minutes": 9,
                "title": "The one question",
                "purpose": "Hear how somebody with experience would go about it.",
                "question": f"How would you begin with this: {_few_words(text)}?",
                "source": label,
                "quote": _few_words(text),
            },
            {
                "part": "commitment",
                "minutes": 3,
                "title": "Commit to a step",
                "purpose": "Say what will be done, and by when.",
                "question": "What will you do first, and by when?",
                "source": "",
                "quote": "",
            },
        ],
        "prework": ["Write down the question in one sentence."],
    }


def _summary(user: str) -> dict[str, Any]:
    lines = [line.strip(" -•*") for line in block(user, "notes").splitlines()]
    said = [line for line in lines if len(line.split()) > 3]
    actions = [line for line in said if _ACTION.search(line)]
    others = [line for line in said if line not in actions]
    return {
        "action_items": [
            {
                "what": line,
                "owner": "",
                "due_phrase": "",
                "status": "committed",
                "quotes": [line],
            }
            for line in actions[:3]
        ],
        "decisions": [],
        "open_questions": [],
        "takeaways": [{"text": line, "quotes": [line]} for line in others[:1]],
        "summary": [],
    }


def _topics(user: str) -> dict[str, Any]:
    label, _, _, text = sources(user)[0]
    return {
        "topics": [
            {
                "title": "Where to begin",
                "why": "You name this yourself, and the first step decides the rest.",
                "question": f"How did you begin with something like this: {_few_words(text)}?",
                "sources": [{"source": label, "quote": _few_words(text)}],
            }
        ]
    }


def _few_words(text: str) -> str:
    """Return the start of a text, free of what would end our own sentence."""
    clause = re.split(r"[.!?;:]", text)[0]
    return " ".join(clause.split()[:9]).rstrip(",")


_WRITERS: Final = {
    "outreach": _outreach,
    "agenda": _agenda,
    "summary": _summary,
    "topics": _topics,
}
