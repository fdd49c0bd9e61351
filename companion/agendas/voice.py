"""In whose mouth a plan puts its words: the mentee's, the mentor's, or nobody's in particular."""

import re
from dataclasses import replace
from typing import Final

from companion.agendas.agenda import AgendaBrief, Reader
from companion.agendas.citing import cited, plain
from companion.goals.goal import Goal
from companion.goals.wording import GoalWords
from companion.text.clauses import GoalForm
from companion.text.pasting import reads_english
from companion.text.persons import to_you
from companion.text.phrasing import as_sentence, clipped, quoted, without_end
from companion.text.verbs import base_of_third_person
from companion.text.words import count_words

_FIRST: Final = re.compile(
    r"(?<![\w'’-])(?:I|i(?=['’ ])|me|my|mine|myself|we|us|our|ours|ourselves|im|ive)(?![\w-])"
)
_THIRD: Final = re.compile(
    r"\b(?:he|she|him|her|hers|his|they|them|their|himself|herself)\b", re.IGNORECASE
)
_TOLD_OF: Final = re.compile(
    r"\s{0,9}(?!I\b|We\b)[A-Z][\w'’-]{1,30} (?:wants|would like|needs|hopes|has) to\b"
    r"|\s{0,9}(?:[Hh]e|[Ss]he|[Tt]hey) (?:wants?|needs?|ha(?:s|ve)) to\b"
)


def reader_of(brief: AgendaBrief) -> Reader | None:
    """Return who reads the plan: who is said to, else the mentee if the goal is in their words."""
    return brief.reader or speaker_of(brief.goal)


def speaker_of(goal: Goal) -> Reader | None:
    """Return whose words a goal is in: "run my ward" the mentee's, "run her ward" the mentor's."""
    said = f"{goal.statement} {goal.challenge or ''} {goal.success_measure or ''}"
    if _TOLD_OF.match(goal.statement):
        return Reader.MENTOR
    if says_first_person(said):
        return Reader.MENTEE
    of_them = _OF_THEM.search(goal.statement)
    # "keep the boss calm when he shouts" speaks of the boss.
    known = of_them is not None and not _ANOTHER.search(goal.statement[: of_them.start()])
    return Reader.MENTOR if known else None


def says_first_person(text: str) -> bool:
    """Tell whether a text speaks of its writer."""
    return _FIRST.search(text) is not None


def says_third_person(text: str) -> bool:
    """Tell whether a text speaks of somebody by pronoun."""
    return _THIRD.search(text) is not None


def speaks_of_both(words: GoalWords) -> bool:
    """Tell whether a goal speaks of its owner and of its writer: "his own jobs without me"."""
    return says_third_person(words.clause_quote) and says_first_person(words.clause_quote)


def runs_on(text: str) -> bool:
    """Tell whether words that should be one clause go on behind a mark: "a shop one day? is it"."""
    return re.search(r"[?!.…]\s+\w", text) is not None


def goal_sentence(words: GoalWords, reader: Reader | None, *, most_words: int) -> str:
    """Return the goal as a sentence for this reader to say, cut where a clause ends."""
    noted = wish_to_you(plain(words.clause_quote), most_words=most_words)
    if reader is Reader.MENTOR and noted is not None:
        return noted
    return _goal_sentence(words, reader, most_words=most_words)


def _goal_sentence(words: GoalWords, reader: Reader | None, *, most_words: int) -> str:
    if words.clause.form is GoalForm.QUESTION and reader is Reader.MENTEE:
        return ""
    if not reads_english(words.clause_quote):
        said = plain(words.clause_quote)
        short = clipped(said, most_words=most_words) or without_end(said)
        return f"{_WHOSE[reader]} goal: {quoted(short)}."
    short = clipped(words.clause.text, most_words=most_words) or words.clause.text
    own = replace(words.clause, text=short).sentence
    if speaks_of_both(words) or runs_on(short):
        whose = _WHOSE[None] if speaks_of_both(words) else _WHOSE[reader]
        return f"{whose} goal: {cited(without_end(words.clause_quote))}."
    if reader is Reader.MENTEE:
        return own
    turned = to_you(own)
    if says_third_person(short):
        told = of_mentee_to_you(short) if words.clause.form is GoalForm.ACTION else None
        turned = None if told is None else f"you want to {told}"
    if reader is Reader.MENTOR and turned is not None:
        return as_sentence(turned)
    if reader is Reader.MENTOR and says_third_person(short):
        return ""
    said = plain(words.clause_quote)
    shown = clipped(said, most_words=most_words) or without_end(said)
    return f"{_WHOSE[None]} goal: {cited(shown)}."


def wish_to_you(noted: str, *, most_words: int) -> str | None:
    """Return what is noted that a mentee wants as said to them: "wants her shop to run" as "You …".

    None where it is no such note, or cannot be turned surely.
    """
    found = _NOTED_WISH.match(noted[:_LONGEST_TURNED])
    if found is None:
        return None
    wish = without_remark(without_end(noted[found.end() : _LONGEST_TURNED]))
    wish = clipped(wish, most_words=most_words) or wish
    if not wish or says_first_person(wish) or count_words(wish) > most_words:
        return None
    turned = of_mentee_to_you(wish) if says_third_person(wish) else wish
    return None if turned is None else f"You {_WISHES[found['verb'].lower()]} {turned}."


def without_remark(wish: str) -> str:
    """Return a noted wish without what goes on about the mentee: "…, shows everything himself"."""
    also = next((one for one in _GOES_ON.finditer(wish) if base_of_third_person(one["verb"])), None)
    return wish if also is None else wish[: also.start()]


_WISHES: Final = {
    "wants": "want",
    "would like": "would like",
    "would love": "would love",
    "hopes": "hope",
    "needs": "need",
    "is trying": "are trying",
}
_NOTED_WISH: Final = re.compile(
    r"\s{0,9}(?P<verb>wants|would like|would love|hopes|needs|is trying)\s+(?=\w)", re.IGNORECASE
)
_GOES_ON: Final = re.compile(r",\s(?:and |but )?(?P<verb>[a-z]{3,20}s)\s")


def of_mentee_to_you(text: str) -> str | None:
    """Return a mentor's words about the mentee's aim as said to them: "start her own shop".

    None where "her" or "him" may be somebody else: after another person, or beside the other sex.
    """
    if len(text) > _LONGEST_TURNED:
        return None
    found = list(_OF_THEM.finditer(text))
    own = [one for one in found if one["own"]]
    if not found or len({_SEX.get(one["word"].lower(), "") for one in found}) > 1:
        return None
    before = text[: found[0].start()]
    if len(own) < len(found) and _ANOTHER.search(before.split(" ", 1)[-1]):
        return None
    return _OF_THEM.sub(_turned, text)


def possessive_to_you(text: str) -> str | None:
    """Return what the mentee does with "his nephew" as "your nephew"; None where it says more.

    Where somebody else is named before, or "him" is spoken of, it may be theirs.
    """
    if not says_third_person(text):
        return text
    whose = [found.span() for found in _WHOSE_OWN.finditer(text)]
    other = any(found.span() not in whose for found in _THIRD.finditer(text))
    if other or not whose or _ANOTHER.search(text[: whose[0][0]].split(" ", 1)[-1]):
        return None
    return _WHOSE_OWN.sub("your", text)


_WHOSE_OWN: Final = re.compile(
    r"\b(?:his|her|their)\b(?=\s(?!(?:to|if|when|whether|about|for|on|in|at|by|and|or|the|an?|that"
    r"|this|it|before|after|again|first|next|once|so|with|from|what|how|why|who|re)\b)[^\W\d_])",
    re.IGNORECASE,
)


def _turned(found: re.Match[str]) -> str:
    word = found["word"].lower()
    if word == "her":
        before = found.string[: found.start()].rsplit(" ", 2)[-2:]
        is_object = bool(_OBJECT_AFTER.match(found.string, found.end()))
        is_object = is_object or bool({"let", "make", "help", "have"} & set(before))
        return "you" if is_object else "your"
    return _THEM_TO_YOU[word]


_OF_THEM: Final = re.compile(
    r"\b(?P<word>he|she|him|himself|herself|his|hers|her)\b(?P<own>(?= own\b))?", re.IGNORECASE
)
_LONGEST_TURNED: Final = 2_000
_SEX: Final = dict.fromkeys(("he", "him", "his", "himself"), "m") | dict.fromkeys(
    ("she", "her", "hers", "herself"), "f"
)
_THEM_TO_YOU: Final = {
    "he": "you",
    "she": "you",
    "him": "you",
    "his": "your",
    "hers": "yours",
    "himself": "yourself",
    "herself": "yourself",
}
_ANOTHER: Final = re.compile(
    r"(?<!\w)(?:[A-Z][a-z]|(?:an?|the|another)\s(?:\w+\s)?(?:boss|manager|director|colleague|friend"
    r"|mother|father|son|daughter|brother|sister|wife|husband|partner|client|customer|owner|chef"
    r"|doctor|teacher|girl|boy|woman|man|lady|apprentice|assistant|neighbour|neighbor)\b)"
)
_OBJECT_AFTER: Final = re.compile(
    r"$|[,.;]|\s(?:to|in|at|on|with|and|or|for|from|by|about|as|into|when|if|not)\b"
)


def said_to_mentee(text: str) -> str | None:
    """Return a phrase or infinitive as said to its owner: "running my ward" with "your ward"."""
    if says_third_person(text):
        return None if says_first_person(text) else of_mentee_to_you(text)
    turned = to_you(f"I like {text}.")
    return turned.removeprefix("you like ") if turned is not None else None


_WHOSE: Final = {Reader.MENTEE: "My", Reader.MENTOR: "Your", None: "The"}
