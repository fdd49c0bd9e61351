"""Says what somebody asked a programme for help with, as they typed it: "rotas, saying no"."""

import re
from typing import Final

from companion.goals.goal import Goal
from companion.goals.wording import GoalWords, exact_words
from companion.outreach.facts import is_private
from companion.outreach.message import Claim, ClaimAbout
from companion.outreach.pieces import Piece, claim, joined
from companion.people.roles import is_role
from companion.text.clauses import GoalForm
from companion.text.pasting import may_be_pasted, reads_english, whole_sentence
from companion.text.phrasing import (
    LONGEST_PHRASED,
    clipped,
    lowered,
    quoted,
    tidied,
    with_article,
    without_end,
)
from companion.text.sentences import sentences
from companion.text.shorthand import written_out
from companion.text.verb_lists import word_set
from companion.text.words import stems

_MOST_SENTENCES: Final = 20
_MOST_ALSO_WORDS: Final = 10
_MOST_TRIED: Final = 5
_SPEAKS: Final = re.compile(
    r"[!?“”\"]|\b(?:I|we|you|me|us|or):?\s|\b(?:and|but)\s(?:one of them|nobody|they|it|he|she)\s"
)
"""What does not go on behind "help with"."""

_LONE_I: Final = re.compile(r"(?<![\w.@/’'-])i(?![\w.@/-])")

_OF_ONESELF: Final = re.compile(r"(?:I|I['’]\w+|We|My|Our)\s")
_REMARK: Final = re.compile(
    r"(?:,|;|\s[-–—])\s(?=(?:I|we)(?:['’]\w{1,2})?\s|(?:my|our)\s[^,;]{3,80}$)"
)
"""Where a remark on oneself is joined to what is asked for: "becoming a vet nurse, I clean now"."""

_WHO_FIRST: Final = re.compile(
    r"(?:(?:I['’]m|I am)\s)?(?:an?\s)?(?P<who>[^\W\d_][^:;,.!?\n]{2,39}):\s"
)
_LISTED: Final = re.compile(r",\s|;\s|\s[-–—]\s")
_DEED: Final = re.compile(
    r"[a-z]{2,14}ing\s(?:an?|the|my|our|your|up|out|with|in|on|to|at|into|for|from|no|people)\b",
    re.IGNORECASE,
)
"""A list that begins so goes on in a sentence; of things, an article may be missing."""

_ADDS: Final = re.compile(
    r"^(?:(?:and|oh|but)\s)?(?:plus|also|as well as|in addition|additionally|then|and)\b[,:]?\s+",
    re.IGNORECASE,
)
"""What joins a second wish to the first."""

_ALSO_HELP: Final = "I would also like help with {}."
_ALSO_KNOW: Final = "I would also like to know {}."
_HOW_TO: Final = re.compile(r"(?:where|how|what|when|who|whom|which|whether)\b", re.IGNORECASE)
_OF_THE_WORK: Final = re.compile(
    r"\b(?:of|for|to|the|young|teaching|coaching|between)\s(?:\w{4,12}\s)?(?:kids|children|parents)\b",
    re.IGNORECASE,
)
"""Those somebody works with; their own are "my kids", "two children"."""

_COUNTED: Final = word_set(
    """
    application rota roster role plan budget bid report presentation interview project policy
    strategy contract website blog garden shop stall business team club event course exam complaint
    conversation audit inspection handbook manual checklist job promotion portfolio dissertation
    thesis novel podcast show exhibition survey database spreadsheet backlog merger redundancy
    restructure refurbishment move change kitchen workshop lease tender speech eulogy placement
    page tribunal sheet trip talk class session lesson hearing visit
    apprenticeship degree diploma licence license visa loan mortgage newsletter leaflet poster
    """
)
"""Things of which there are several, so that one needs an article."""

_NOUN_ENDS: Final = re.compile(
    r"\s(?:for|to|of|with|in|on|at|from|by|that|which|who|when|and|or|after|before|without|as)\s"
    r"|[,;:(]"
)
_DETERMINED: Final = re.compile(
    r"(?:an?|the|my|our|your|his|her|their|this|that|these|those|any|some|no|each|every|another|"
    r"more|less|two|three|\d+|[\w-]+ing|\w+['’]s?)\s",
    re.IGNORECASE,
)
_OWN: Final = re.compile(r"(?:first|next|current|second|own)\s", re.IGNORECASE)
_FEWEST_HEAD_WORDS: Final = 2
_MOST_HEAD_WORDS: Final = 5

_NO_NEWS: Final = frozenset(stems("now currently still at the moment just"))


def help_with(words: GoalWords, *, most_words: int, introduced: str = "") -> Piece:
    """Return a goal that names a thing as typed: "I would like help with leading a team".

    Args:
        words: the goal.
        most_words: about how many words of it.
        introduced: the sentence that says who they are, which they need not say again.
    """
    first = next(iter(sentences(words.clause_quote[:LONGEST_PHRASED])), None)
    quote = words.clause_quote if first is None else first.text
    typed = without_end(written_out(tidied(quote)))
    if _tells_who(typed):
        text = _verbatim(quote, _cut(typed, most_words=most_words))
        return _framed("What I wrote when I signed up: {}.", quoted(text), words, text)
    wish, remark = _parted(typed)
    text = lowered(_cut(wish, most_words=most_words))
    if _SPEAKS.search(text):
        text = _verbatim(quote, text)
        said = _framed(
            "What I would like help with, in my own words: {}.", quoted(text), words, text
        )
    elif _LISTED.search(text) and ":" not in text and not _DEED.match(text):
        said = _framed("What I would like help with: {}.", text, words, text)
    else:
        said = _framed("I would like help with {}.", _with_its_article(text), words, text)
    if remark is None or _says_nothing_new(remark, introduced):
        return said
    return joined((said, Piece(text=remark, claims=(goal_claim(words, without_end(remark)),))))


_PIECES: Final = re.compile(r"(?<=[.!?])\s+|\n+")
_HANGS: Final = re.compile(
    r"(?:in|on|at|under|behind|beneath|above|below|inside|outside|near|by|for|from|with|without|to|"
    r"of|about|into|onto|over|during|since|until|after|before|because|so|which|that|if|when|while|"
    r"especially|mainly|mostly)\b",
    re.IGNORECASE,
)
"""What a piece opens with that goes on with the one before it."""

_CALL: Final = re.compile(
    r"(?:(?:please|pls|plz|help|me|us|urgent(?:ly)?|asap|sos|thanks|thank|you|ta|now|soon|"
    r"everything|anything|something|all|of|it|the|lot|really|any|advice|ideas|welcome|needed)"
    r"[\s,.!?]*){1,9}",
    re.IGNORECASE,
)
"""A call for help that names nothing."""

_MOST_PIECES: Final = 12


def whole_wish(statement: str) -> Piece | None:
    """Return a wish in quotation marks where its pieces make no sentences; None for any other.

    "Damp. Behind the ovens. help" is one wish, which "help with" would take apart.
    """
    if len(statement) > LONGEST_PHRASED:
        return None
    first, *others = [piece for piece in _PIECES.split(statement.strip()) if piece]
    broken = _CALL.fullmatch(first) is not None or any(
        _CALL.fullmatch(piece) is not None
        or (_HANGS.match(piece) is not None and whole_sentence(piece) is None)
        for piece in others[:_MOST_PIECES]
    )
    typed = _LONE_I.sub("I", " ".join(statement.split()))
    text = without_end(typed)
    may_stand = text and may_be_pasted(text) and not is_private(_OF_THE_WORK.sub(" ", text))
    if not broken or not may_stand or not reads_english(text):
        return None
    quote = exact_words(statement, text)
    made = claim(text, about=ClaimAbout.GOAL, field="statement", quote=quote)
    return Piece(
        text=f"What I would like help with, in my own words: {quoted(text)}.", claims=(made,)
    )


def named_wish(words: GoalWords) -> str | None:
    """Return what stands behind "help with" where that is one thing, said whole; None otherwise."""
    first = next(iter(sentences(words.clause_quote[:LONGEST_PHRASED])), None)
    quote = words.clause_quote if first is None else first.text
    typed = without_end(written_out(tidied(quote)))
    if _tells_who(typed) or not reads_english(typed):
        return None
    text = lowered(_parted(typed)[0])
    broken = _SPEAKS.search(text) or re.search(r"[,;:/]|\s[-–—]\s", text)
    may_stand = not broken and may_be_pasted(text) and _CALL.fullmatch(text) is None
    return _with_its_article(text) if may_stand else None


def also_wished(words: GoalWords, goal: Goal, told: Piece) -> Piece | None:
    """Return what somebody wrote behind what they want: a second thing, or how it is for them."""
    if words.clause.form is GoalForm.QUESTION or not reads_english(goal.statement):
        return None
    said_already = told.text.casefold()
    known = " ".join(part.quote for part in words.challenge).casefold()
    for quote in sentences(goal.statement[:LONGEST_PHRASED])[1:_MOST_SENTENCES]:
        typed = _ADDS.sub("", written_out(tidied(quote.text)), count=1)
        text = lowered(without_end(typed))
        is_new = text.casefold() not in said_already and quote.text.casefold() not in known
        is_new = is_new and not _is_asked(quote.text, words)
        private = is_private(_OF_THE_WORK.sub(" ", quote.text))
        if not text or not is_new or not may_be_pasted(quote.text) or private:
            continue
        made = claim(text, about=ClaimAbout.GOAL, field="statement", quote=quote.text)
        whole = whole_sentence(typed)
        if whole is not None and _OF_ONESELF.match(whole) and "?" not in whole:
            return Piece(text=whole, claims=(made,))
        if whole is None and len(text.split()) <= _MOST_ALSO_WORDS and not _SPEAKS.search(text):
            frame = _ALSO_KNOW if _HOW_TO.match(text) else _ALSO_HELP
            return Piece(text=frame.format(_with_its_article(text)), claims=(made,))
    return None


def _is_asked(typed: str, words: GoalWords) -> bool:
    """Tell whether a sentence of a wish is what the message asks."""
    asked = "" if words.question is None else words.question.quote
    return bool(asked) and (typed in asked or asked in typed)


def goal_claim(words: GoalWords, text: str) -> Claim:
    """Return the claim that `text` makes about the goal, on the words that it was made from."""
    quote = exact_words(words.clause_quote, text)
    return claim(text, about=ClaimAbout.GOAL, field="statement", quote=quote)


def _framed(frame: str, said: str, words: GoalWords, text: str) -> Piece:
    return Piece(text=frame.format(said), claims=(goal_claim(words, text),))


def _with_its_article(thing: str) -> str:
    """Return "a volunteer rota for the green" for what was typed without its article."""
    head = _NOUN_ENDS.split(thing, maxsplit=1)[0].split()
    counted = _FEWEST_HEAD_WORDS <= len(head) <= _MOST_HEAD_WORDS and head[-1].lower() in _COUNTED
    if not counted or _DETERMINED.match(thing):
        return thing
    return f"my {thing}" if _OWN.match(thing) else with_article(thing)


def _verbatim(quote: str, text: str) -> str:
    """Return the words as they were typed where all of them are said, but for a small "i"."""
    typed = _LONE_I.sub("I", " ".join(quote.split()))
    return without_end(typed) if len(text.split()) >= len(typed.split()) else text


def _cut(typed: str, *, most_words: int) -> str:
    return clipped(typed, most_words=most_words) or " ".join(typed.split()[:most_words])


def _tells_who(typed: str) -> bool:
    """Tell whether a wish begins with who one is: "new treasurer: budget, gift aid"."""
    found = _WHO_FIRST.match(typed)
    return found is not None and is_role(found["who"])


def _parted(typed: str) -> tuple[str, str | None]:
    """Return what is asked for, and the remark on oneself behind it as a sentence."""
    for joint in list(_REMARK.finditer(typed))[:_MOST_TRIED]:
        remark = whole_sentence(typed[joint.end() :])
        wish = without_end(typed[: joint.start()])
        if wish and remark is not None and "?" not in remark and not _SPEAKS.search(wish):
            return wish, remark
    return typed, None


def _says_nothing_new(remark: str, introduced: str) -> bool:
    """Tell whether the sentence that introduces somebody says what they remark on themselves."""
    return set(stems(remark)) - _NO_NEWS <= set(stems(introduced))
