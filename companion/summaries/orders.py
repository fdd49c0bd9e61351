"""Lines of notes that tell a program what to write: they are read, named, and never obeyed."""

from typing import Final

from companion.summaries.patterns import compiled, says_any
from companion.text.orders import speaks_to_program

_PROGRAM: Final = r"(?:system|assistant|developer|admin|ai|llm|chat ?gpt|gpt|claude|copilot|bot)"
_ENTRY: Final = r"(?:action(?: item| point)?s?|decisions?|take-?aways?|to-?dos?|summary|task)"
_OPENS: Final = compiled(
    rf"^\W*{_PROGRAM}(?: (?:prompt|message|instructions?|note|override|update))?\W{{0,3}}[:>\]]",
    r"^\W*(?:and |now |then |also |please |must |always |instead |just )*(?:add|insert|include"
    r"|create|record|append|output|write|list|report|generate|state)"
    rf" (?:an?|another|the|this|that|these|following|only|one|new|committed|{_PROGRAM}| )*"
    rf" {_ENTRY}\W+(?:that\b|saying|stating|which says|as follows|named|called|assigned|where"
    r"|owned|reading|:|[\"'“‘])",
)
_HOLDS: Final = compiled(
    r"\b(?:ignore|disregard|forget|override) (?:(?:all|any|everything|the|of|your|that|these|was)"
    r" )*(?:above|previous|prior|earlier|preceding|foregoing)(?: (?:instructions?|notes?|texts?"
    r"|messages?|rules?|prompts?|lines?|content|everything|bullets?|directions?))*"
    r"(?=\s*(?:$|[^\w\s]|and\b|instead\b))",
    r"\b(?:ignore|disregard|override) (?:(?:all|any|the|of|your) )*(?:instructions?|prompts?"
    r"|guard ?rails?)\b",
    r"\b(?:new|updated|following|hidden|secret) instructions?\s*:",
    r"\b(?:system|hidden|initial) prompt\b",
    r"\byou are (?:now )?(?:an? |the )?(?:\w+ )?(?:ai|assistant|language model|llm|chatbot"
    r"|summari[sz]er)\b",
    rf"\bmark (?:this|everything|all|it|them) as (?:decided|committed|done|agreed|an? {_ENTRY})\b",
    r"</?(?:notes|system|instructions?|untrusted|prompt)\b[^<>]{0,40}>",
    r"\b(?:to|for|dear|attention|hey|note to)(?: (?:the|any|all|an?))? (?:ai|llm|language model"
    r"|summari[sz]er|note-?taking)(?: (?:model|assistant|tool|agent|bot|program))?s?\s*[:,]",
)
_HINTS: Final = (
    "ignore", "disregard", "forget", "override", "instruction", "prompt", "you are", "mark", "<",
    " ai", "llm", "language model", "summari", "taking",
)  # fmt: skip
"""What any line that `_HOLDS` an order has one of: cheap to look for in a long transcript."""


def is_order(text: str) -> bool:
    """Tell whether a line speaks to the program that reads the notes."""
    if _OPENS.match(text):
        return True
    if speaks_to_program(text):
        return True
    return says_any(text, _HINTS) and bool(_HOLDS.search(text))
