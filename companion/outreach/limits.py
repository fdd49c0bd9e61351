"""Says what any way must fit, where it is no secret: hours and distances, never money."""

import re
from typing import Final

from companion.goals.goal import Goal
from companion.goals.terms import TermKind, clauses_of
from companion.goals.wording import GoalWords, Said
from companion.text.pasting import may_be_pasted, whole_sentence
from companion.text.phrasing import capitalised, without_end
from companion.text.shorthand import written_out

_OF_MONEY: Final = re.compile(
    r"[£$€]|\d\s?k\b|\b(?:pay|paid|salary|wages?|earn\w*|money|income|rent|mortgage|unpaid|drop|"
    r"go below|go under|live on|(?:under|below|less|more) than \d{4,})\b",
    re.IGNORECASE,
)
_FOR_WHOM: Final = re.compile(
    r"\s(?:for|because of|since|as|because|with)\s(?:of\s)?(?:my|our)\s[^,;.]{1,60}$", re.IGNORECASE
)
"""For whom, at the end: nobody needs to know it to answer."""

_OF_HOME: Final = re.compile(
    r"\bmy (?:own )?(?:wife|husband|partner|girlfriend|boyfriend|kids?|lads?|girls|boys?|children|"
    r"baby|son|sons|daughters?|mum|mam|mom|dad|mother|father|parents|gran|nan|back|health|illness|"
    r"treatment)\b|\b(?:custody|my ex|hospital|carer)\b",
    re.IGNORECASE,
)


def limit_said(words: GoalWords, goal: Goal) -> Said | None:
    """Return the first limit as a sentence of one's own; None where none can be said. Pure."""
    for term in words.terms:
        for clause in clauses_of(term) if term.kind is TermKind.LIMIT else ():
            quote = without_end(_FOR_WHOM.sub("", without_end(clause)))
            if _OF_MONEY.search(quote) or _OF_HOME.search(quote) or not may_be_pasted(quote):
                continue
            whole = whole_sentence(written_out(quote))
            if whole is not None and whole.startswith(("I ", "We ", "It ")):
                field = "challenge" if quote in (goal.challenge or "") else "statement"
                return Said(text=capitalised(whole), field=field, quote=quote)
    return None
