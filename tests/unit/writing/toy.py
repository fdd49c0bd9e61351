"""A task small enough to see through: a note that must quote its source and hold no 'never'."""

from companion.values import Notice, Value
from companion.writing.draft import Accepted, Dropped, Violation
from companion.writing.parsing import ReplyText
from companion.writing.prompts import PromptLibrary
from companion.writing.sources import NO_SOURCE, find_whole
from companion.writing.task import Task

PROMPT = """---
name: toy
version: 3
output: ToyReply
inputs:
  most: value
  source: words
---
## System
Write at most $most lines.

## User
The source:
$source
"""


class ToyBrief(Value):
    source: str


class ToyReply(Value):
    text: ReplyText
    quotes: tuple[ReplyText, ...]


class ToyDraft(Value):
    text: str
    quotes: tuple[str, ...]


def accept(brief: ToyBrief, reply: ToyReply) -> Accepted[ToyDraft]:
    found = {quote: find_whole(brief.source, quote) for quote in reply.quotes}
    why = Notice(code=NO_SOURCE, text="It is not in the source")
    return Accepted(
        draft=ToyDraft(text=reply.text, quotes=tuple(q.text for q in found.values() if q)),
        dropped=tuple(Dropped(text=text, why=why) for text, q in found.items() if q is None),
    )


def compose(brief: ToyBrief) -> Accepted[ToyDraft]:
    return Accepted(draft=ToyDraft(text=f"offline: {brief.source}", quotes=(brief.source,)))


def never_never(_brief: ToyBrief, draft: ToyDraft) -> tuple[Violation, ...]:
    bad = "never" in draft.text
    return (Violation(code="never", text="the text says 'never'"),) if bad else ()


TOY = Task[ToyBrief, ToyReply, ToyDraft](
    name="toy",
    reply_type=ToyReply,
    inputs=lambda brief: {"most": "3", "source": brief.source},
    accept=accept,
    compose=compose,
    checks=(never_never,),
    readable=lambda brief: not brief.source.startswith("Guten"),
)


def toy_prompts() -> PromptLibrary:
    return PromptLibrary({"toy": PROMPT})
