"""Whether a day in notes is that of something else than the next meeting: an exam, a birth."""

from typing import Final

from companion.summaries.patterns import compiled

_OCCASION: Final = (
    r"(?:exams?|tests?|orals?|viva|interviews?|deadline|due(?: date)?|birth|baby|surgery|operation"
    r"|hearing|court|inspection|audit|trial|wedding|funeral|launch|opening|premiere|first night"
    r"|concert|recital|match|race|competition|contest|audition|holidays?|leave|results?|delivery"
    r"|exhibition|fair|conference|panel|defence|defense|submission|closing date|payday|assessment"
    r"|resit|graduation|moving day|tasting|scan)"
)
_WHOSE: Final = r"(?:(?:the|an?|his|her|my|their|your|our|(?-i:[A-Z])\w+'s) )?(?:[\w'-]+ )?"
_NOT_OF_IT: Final = (
    r"(?![- ](?:prep|practice|practise|questions?|topics?|plan|nerves|paper|notes)\b)"
)
_BEHIND: Final = compiled(
    rf"^\s{{0,3}}(?:(?:is|are|was|it's|there's|has|=|:|–|—|->|-) ?)?\(?{_WHOSE}"
    rf"{_OCCASION}\b{_NOT_OF_IT}"
)
_BEFORE: Final = compiled(
    rf"\b{_OCCASION}\b{_NOT_OF_IT}(?: (?:is|are|was|falls|comes|starts|ends))?"
    r"(?: (?:on|in|at|by|for))?(?: the)?[ :=(–—-]{0,3}$"
)
_AROUND: Final = 80


def is_another_occasion(text: str, *, start: int, end: int) -> bool:
    """Tell whether the day at `start` to `end` of a text is told as that of something else.

    "Thu 10th is the exam", "interview on 4 May"; not "next call 10 May, exam practice".
    """
    behind = _BEHIND.match(text[end : end + _AROUND])
    return behind is not None or _BEFORE.search(text[max(0, start - _AROUND) : start]) is not None
