"""How much a statement is worth remembering: what holds in general, advice, a sharp point."""

import re
from typing import Final

from companion.summaries.patterns import compiled
from companion.summaries.verbs import CONTACTING, is_errand
from companion.text.words import count_words

_POINTED_OUT: Final = compiled(
    r"\bwhat i (?:want to (?:keep|remember)|learne?[dt]|take away|took away)\b",
    r"\b(?:main|key|big|biggest|real) (?:thing|point|lesson|insight|takeaway|learning)\b",
    r"\b(?:the )?(?:lesson|trick|secret|rule|insight|takeaway|moral)\s?(?:is|was|:)",
    r"\brule of thumb\b|\baha\b|\beye-?opener\b|\bthat (?:stuck|landed)\b|\bthing that stuck\b",
)
"""Said to be the point."""

_VERBS: Final = (
    r"(?:is|are|was|were|has|have|am|did|do|will|can|could|would|may|might|\w+'s|\w+'m|\w+'re)"
)
_STATES: Final = (
    r"sure|yet|now|going|ready|good|great|bad|happy|keen|done|back|this|next|in|at|so|too|very|much"
    r"|many|there|here|known|settled|clear|all"
)
"""What "not" stands before where it compares nothing."""

_POINTS: Final = tuple(
    (points, compiled(*choices))
    for points, choices in (
        (
            1.0,  # contrast and comparison
            (
                r"\bnot\b.{1,50}\bbut\b|\b(?:rather than|instead of|worth|beats?)\b",
                r"\b(?:more|less|better|worse|kinder|easier|harder|earlier|faster) (?:\w+ )?than\b",
                r"\bwithout\b.{3,60}\bwith\b|, not (?:the|a|for|by|about|how|what|from|in|on)\b",
                r"\b(?:isn't|aren't|is not|are not|not the same)\b|\bthe more\b.{3,60}\bthe\b",
            ),
        ),
        (
            0.9,  # for anybody
            (
                r"\b(?:always|never|nobody|no one|people|ppl|everyone|everybody|every|anyone"
                r"|anybody"
                r"|most|someone who|those who|(?:the )?(?:person|people|one|ones) (?:who|that"
                r"|in)|nothing)\b",
            ),
        ),
        (1.2, (r"\b(?:nobody|no one|no-one|no \w+(?: was)?) ever\b",)),  # never once
        (
            1.7,  # one thing rather than another, jotted down without a verb
            (rf"^\W*(?!i\b|it\b|he\b|she\b)[\w'-]+ (?:(?!{_VERBS}\b)[\w'-]+ ){{0,3}}"
             rf"not (?!(?:{_STATES})\b|\w+ing\b|\w+ed\b)(?:(?:the|a|an|about|for) )?"
             r"[\w'-]+(?: [\w'-]+){0,2}\W*$",
             r"^\W*(?:[\w'-]+ ){1,4}(?:as well as|instead of) [\w'-]+(?: [\w'-]+)?\W*$"),
        ),
        (
            0.9,  # in which order, and without exception
            (r"\bfirst\b[^.;!?]{0,3}\s(?:and |only )?then\b|, (?:and )?(?:only )?then \w",
             r", (?:always|never|every (?:single )?time)\b"),
        ),
        (0.8, (r"\b(?:you|your|you're|you'll|yourself)\b",)),
        (
            0.7,  # under which condition
            (r"\b(?:if|when|whenever|until|unless|once|before|after) (?:you|they|it|people"
                r"|someone|the|a|an|in)\b",),
        ),
        (
            0.5,  # who said it, or set it off
            (r"\b(?:she|he) (?:said|says)\b|\b(?:said|says) (?:she|he)\b|[\"«“]|\s=\s|[;]",),
        ),
        (0.4, (r"\b(?:first|matters?|important|only|because|best|enough|mistake|means)\b",)),
    )
)  # fmt: skip
_PENALTIES: Final = tuple(
    (points, compiled(*choices))
    for points, choices in (
        (
            1.5,  # a story about oneself
            (
                r"\b(?:i|we)(?:'d|'ve)?(?: \w+)? (?:\w+ed|was|were|had|did|went|said|felt|told"
                r"|came|got|thought|saw"
                r"|knew|took|made|forgot|kept|tried|spent|left|met|lost|found|seen|been)\b",
            ),
        ),
        (
            1.0,  # a story about others
            (
                r"\b(?:she|he|they|it|there|you|nobody|both) (?:\w+ed|was|were|had|did|went|felt"
                r"|told|came|got|brought"
                r"|took|sat|sent|made|gave|thought|knew|kept)\b",
            ),
        ),
        (0.8, (r"\b(?:i|i'm|i'd|i'll|my|me|mine|we|our|us)\b",)),
        (0.8, (r"\b(?:maybe|perhaps|i think|i guess|not sure|kind of|sort of|might|um|uh)\b",)),
        (1.0, (r"\b(?:today|yesterday|tomorrow|last week|this week|tonight)\b|\d{1,2}:\d\d",)),
        (
            1.5,  # a reaction
            (
                r"\b(?:gotta|have to) (?:run|go)\b|\bsorry\b",
                r"^\W*(?:ok|okay|good|great|thanks|thank|yes|no|yeah|ha|haha|hm|um|right|exactly"
                r"|agreed|sure"
                r"|sorry|fine|your choice|up to you|better|that (?:one|would|is|was))\b",
            ),
        ),
        (
            1.0,  # a feeling
            (r"^\W*(?:(?:a )?(?:bit|little)|rather|quite|very|really|so) \w+\b",
             r"^\W*(?:\w+ ){0,3}(?:scared|afraid|worried|nervous|anxious|upset|ashamed)\b"),
        ),
        (
            3.0,  # small talk
            (
                r"\b(?:getting|got|gets) (?:married|engaged)\b|\bwedding\b|\bbirthday\b"
                r"|\b(?:a|the|her|his|my) (?:bad |nasty |awful )?(?:cold|flu|cough|hangover)\b"
                r"|\b(?:had|having|expecting) (?:a |their |her )?(?:baby|twins|pups|puppies)\b",
                r"^\W*(?:(?:his|her) )?(?:first|second|last) time (?:\w+ing|on|in|at)\b",
                r"^\W*(?:came in|turned up|arrived|walked in|showed up)\b",
            ),
        ),
        (
            3.0,  # how a thing stands
            (
                r"(?:->|=>|→)\s*(?:done|sorted|fixed|booked|sent|paid|ok(?:ay)?|yes|no|later"
                r"|tb[ac])\b",
            ),
        ),
        (
            2.0,  # what is put off
            (
                r"^\W*(?:ok(?:ay)?,? )?let's (?:leave|park|come back|return|pick|wait|see|talk"
                r"|take)\b",
            ),
        ),
        (2.0, (r"^\W*you(?:'re| are| look| sound| seem| were)\b",)),  # about the listener
        (
            1.0,  # of nobody
            (
                r"^\W*(?:wants|needs|feels|hates|loves|likes|thinks|worries|doesn't|isn't|wasn't|is"
                r"|was|has|had|did|didn't|does)\b",
            ),
        ),
        (0.7, (r"^\W*(?:it|that|this|they|she|he|so|and|but|also|for us|in week|there)\b",)),
    )
)  # fmt: skip

_PRESENT: Final = compiled(
    r"\b(?:is|are|has|have|can|cannot|can't|gets?|needs?|takes?|makes?|pays?|means?|comes?|works?"
    r"|counts?|matters?|wins?|decides?|answers?|starts?|stays?|stops?|begins?|will|won't|don't"
    r"|doesn't|do|does|remembers?|wants?|hires?|buys?|reads?|asks?|becomes?|turns?|loses?|lasts?)\b"
)
_NARRATED: Final = compiled(
    r"\b(?:i|i'm|i've|i'd|i'll|my|me|we|our|us|today|yesterday)\b|\b(?:was|were|did|went)\b",
    r"^\W*(?:she|he|they|it|there)\b",
    rf"\b(?:will|is going to) (?:{'|'.join(sorted(CONTACTING))})\b",
)
_PARTICULAR: Final = compiled(r"^\W*(?:the|his|her|their|this|that|these|those|its)\b")
"""A statement about one thing, which may hold for that one only."""

_ATTRIBUTED: Final = compiled(
    r",? (?:she|he|they) (?:said|says|thinks)\b,?|^\W*(?:she|he) (?:said|says):? "
)
_IMPERATIVE: Final = compiled(
    r"^\W*(?:(?:always|never|just|first|then)\W+)?(?:(?P<not>don't|do not"
    r"|never) )?(?P<verb>[a-z][\w'-]+)\b"
)
_FORBIDS: Final = compiled(r"^\W*(?:(?:and|also|but|just|so) )?(?:don't|do not|never|stop) [a-z]")
_ADVICE_VERBS: Final = frozenset(
    """
    be let use treat trust assume expect think remember own aim avoid imagine forget pretend hide
    lean hold resist beware say keep stop start talk hire charge sell bring show give ask make try
    """.split()  # noqa: SIM905 - a word list reads as words
)
_LEAD_IN: Final = re.compile(r"^(?P<lead>[^:.!?]{1,40}):\s+(?=\S)")
_ASIDE: Final = compiled(r"\b(?:is|are|was|i|we|you)\b|'s\b|'re\b")
_MAIN_CLAUSE: Final = compiled(r"\b(?:is|was)(?: that)?\b:? ")

_POINTED_BONUS: Final = 2.0
_GENERAL_BONUS: Final = 1.6
_PARTICULAR_BONUS: Final = 0.5
_ADVICE_BONUS: Final = 1.6
_FORBIDDING_BONUS: Final = 0.5
_FEWEST_WORDS: Final = 6
_SHORT_PENALTY: Final = 0.4
_LEAST_LEFT: Final = 15
"""Characters that must follow a lead-in for it to be one."""


def worth_of(text: str) -> float:
    """Return how memorable a statement is; from about 1.6 on it is worth keeping.

    What stands after a lead-in ("And then, very dry: ...") may count for the whole.
    """
    text = _ATTRIBUTED.sub(", ", text) if _ATTRIBUTED.search(text) else text
    if _POINTED_OUT.search(text):
        main = _MAIN_CLAUSE.search(text)
        return _POINTED_BONUS + max(0.0, _worth(text[main.end() :] if main else text))
    lead = _LEAD_IN.match(text)
    if lead is None or len(text) - lead.end() < _LEAST_LEFT or _ASIDE.search(lead["lead"]):
        return _worth(text)
    return max(_worth(text), _worth(text[lead.end() :]))


def _worth(text: str) -> float:
    score = sum(points for points, pattern in _POINTS if pattern.search(text))
    score -= sum(points for points, pattern in _PENALTIES if pattern.search(text))
    if is_imperative(text):
        is_told_not_to = _FORBIDS.match(text) is not None
        return score + _ADVICE_BONUS + (_FORBIDDING_BONUS if is_told_not_to else 0.0)
    if _PRESENT.search(text) and not _NARRATED.search(text):
        score += _PARTICULAR_BONUS if _PARTICULAR.match(text) else _GENERAL_BONUS
    return score - (_SHORT_PENALTY if count_words(text) < _FEWEST_WORDS else 0.0)


def is_imperative(text: str) -> bool:
    """Tell whether a statement tells one what to do or not to do."""
    found = _IMPERATIVE.match(text)
    if found is None:
        return False
    verb = found["verb"].casefold()
    return found["not"] is not None or is_errand(verb) or verb in _ADVICE_VERBS
