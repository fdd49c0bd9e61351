"""Does what somebody did speak to a goal that says it in other words? A few themes of work."""

import re
from typing import Final

from companion.goals.goal import Goal
from companion.text.phrasing import LONGEST_PHRASED

KIN: Final = 1.0
"""What a shared theme counts, beside the weighted words of `closeness`."""

_MOST_THEMES: Final = 2


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{text})\b", re.IGNORECASE)


_THEMES: Final = (
    # A business of one's own.
    (
        _pattern(
            r"(?:of )?my own|self-?employ\w*|freelanc\w*|(?:go(?:ing)?|work(?:ing)?) solo|"
            r"set(?:ting)? "
            r"up(?: on my own)?|open(?:ing)? (?:a|an|my)(?: \w+){0,3}|start(?:ing)? (?:a|"
            r"my)(?: own)? "
            r"(?:\w+ )?(?:business|firm|company|shop|salon|studio|practice)|own (?:business|"
            r"boss|shop)|"
            r"independent|into an? (?:\w+ )?(?:shop|business|firm|company|salon|studio)|"
            r"tak(?:e|ing) over (?:the|a|my) \w+"
        ),
        _pattern(
            r"(?:your|her|his|their|an?) own|own(?:s|ed|er)?|found(?:s|ed|er)|self-?employed|"
            r"freelance\w*|"
            r"set up|open(?:s|ed) (?:a|an|your|two|three)|started (?:a|an|your)|business|"
            r"(?:run|runs|ran) (?:a|an|your|the|two|three)(?: [\w-]+){0,3} (?:shop|caf[eé]|"
            r"restaurant|"
            r"salon|studio|practice|firm|company|bakery|farm|garage|workshop|school|nursery|bar|pub|"
            r"hotel|agency|store|stall|gallery|brewery)"
        ),
    ),
    # Another trade, or leaving one that can't go on.
    (
        _pattern(
            r"retrain\w*|chang(?:e|ing) (?:career|job|trade|field)s?|career change|switch\w*|"
            r"something (?:else|different|new|of my own)|get(?:ting)? out of|leav(?:e|ing)|quit\w*|"
            r"not (?:[\w']+ ){0,5}(?:more|longer|another|any ?more|again|forever)|(?:no|"
            r"any) (?:more|longer)|"
            r"do not want (?:[\w']+ ){0,3}(?:more|another|this)|don['’]t want|instead of|"
            r"new (?:career|job|trade|start|direction)|mov(?:e|ing) (?:in)?to|"
            r"get(?:ting)? into|becom(?:e|ing)|"
            r"start(?:ing)? (?:again|over)|second career|stop(?:ping)? (?:doing|working)"
        ),
        _pattern(
            r"retrain(?:ed|ing)|changed (?:career|job|trade|field)s?|switched|moved (?:from|"
            r"into|to)|left|"
            r"went (?:from|into|back to)|requalified|second career|started (?:again|over)|"
            r"came (?:to|from) [\w ]{1,30} (?:late|from)|before that|turned"
        ),
    ),
    # Being in charge of others.
    (
        _pattern(
            r"lead(?:ing)?|manag(?:e|ing|er)|supervis\w*|team|foreman|forewoman|head of|"
            r"deputy|in charge|"
            r"delegat\w*|be(?:ing)? (?:the|a) boss|staff"
        ),
        _pattern(
            r"led|lead|manage[sd]?|supervise[sd]?|ran a team|run a team|team of \w+|in charge of|"
            r"look(?:ed)? after \w+ (?:staff|people|apprentices|nurses|cooks|teams?)|"
            r"head(?:ed|s)? (?:a|the)"
        ),
    ),
    # Papers, exams, going back to learn.
    (
        _pattern(
            r"exams?|certificat\w*|qualif\w*|degree|diploma|course|study|studying|training|papers|"
            r"apprenticeship|licen[cs]e|retrain\w*|back to (?:school|college|university)"
        ),
        _pattern(
            r"retrain(?:ed|ing)|passed|qualified|stud(?:y|ied)|did (?:a|an|your|the) [\w -]{0,40}"
            r"(?:degree|diploma|course|retraining|exam|training|certificate)|examin(?:e|ed)|"
            r"went back to (?:school|college|university|study)"
        ),
    ),
    # Passing a trade on.
    (
        _pattern(r"teach(?:ing)?|train(?:ing)? others|instruct\w*|workshops?|give courses|lessons|"
        r"classes|apprentices"),
        _pattern(r"teach|taught|train(?:ed)? (?:\w+ )?(?:apprentices|nurses|staff|teachers|people)|"
                 r"teacher|instructor|trainer|lecturer"),
    ),
    # What work costs and who pays for it.
    (
        _pattern(
            r"pric(?:e|es|ing)|charg(?:e|ing)|quotes?|money side|book-?keeping|accounts|tax(?:es)?|"
            r"costs?|costing|invoic\w*|numbers|budgets?|rates?|pay(?:ing)? customers"
        ),
        _pattern(
            r"pric(?:e|es|ed|ing)|quotes?|book-?keep\w*|accounts?|accountant|tax(?:es)?|costs?|costing|"
            r"invoic\w*|budgets?|finances?|books|estimat\w*"
        ),
    ),
)  # fmt: skip


def kinship(text: str, goal: Goal) -> float:
    """Return `KIN` for each theme, up to two, that both a fact and a goal are about. Linear."""
    wanted = "\n".join((goal.statement, goal.challenge or ""))[:LONGEST_PHRASED]
    told = text[:LONGEST_PHRASED]
    shared = sum(
        1 for wish, deed in _THEMES if wish.search(wanted) is not None and deed.search(told)
    )
    return KIN * min(shared, _MOST_THEMES)
