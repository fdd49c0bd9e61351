"""A goal in the words that drafts need: a clause, a topic, a question, what stands in the way."""

import re
from dataclasses import dataclass, replace
from typing import Final

from companion.goals.asked import is_asked
from companion.goals.choices import branches_in, branches_of, without_told
from companion.goals.circumstances import says_how_long, says_when_free, without_how_long
from companion.goals.directions import Direction, core_of, direction_of, directions_of, time_last
from companion.goals.goal import Goal
from companion.goals.heard import heard
from companion.goals.natures import Nature as Nature
from companion.goals.natures import nature_of
from companion.goals.terms import Term, without_terms
from companion.goals.wishes import part_wish
from companion.text.clauses import GoalClause, GoalForm, goal_clause
from companion.text.pasting import after_colon, may_be_pasted, reads_english, whole_sentence
from companion.text.phrasing import LONGEST_PHRASED, capitalised, lowered, tidied, without_end
from companion.text.remembered import remembered
from companion.text.sentences import sentences
from companion.text.shorthand import written_out
from companion.text.spans import find_quote

_MOST_SENTENCES: Final = 12
_MOST_TOPIC_WORDS: Final = 5
_LONGEST_QUOTE: Final = 400


@dataclass(frozen=True, kw_only=True)
class Said:
    """A sentence of a draft, the field of the goal it rests on, and that field's exact words."""

    text: str
    field: str
    quote: str


@dataclass(frozen=True, kw_only=True)
class GoalWords:
    """What a draft can say of a goal.

    Attributes:
        clause: the statement as a clause.
        clause_quote: the words of the statement that the clause rests on.
        challenge: the challenge, sentence by sentence; only what can stand as it is.
        obstacle: the challenge as a phrase after a colon, when it is no sentence.
        question: the owner's own question, if they wrote one.
        success: what would show that it is reached, as written.
        topic: a short phrase that fits after "about".
        nature: what kind of goal it is.
        left_out: texts of the goal that are not English and were not used.
        alternatives: the other ways that the wish weighs beside the clause's, in its order.
    """

    clause: GoalClause
    clause_quote: str
    challenge: tuple[Said, ...]
    obstacle: Said | None
    question: Said | None
    success: Said | None
    topic: Said | None
    nature: Nature
    left_out: tuple[Said, ...]
    alternatives: tuple[Direction, ...] = ()
    told: Said | None = None
    """What its owner would have somebody do or say: "I want someone to tell me straight"."""
    is_open_choice: bool = False
    """Whether the clause names every way of the wish, so that none may stand for all."""
    terms: tuple[Term, ...] = ()
    """What must be kept to and what is ruled out, as typed; neither is an obstacle."""

    @property
    def says_what_is_hard(self) -> bool:
        """Whether it tells a mentor what to answer: a challenge, a question, or what must end."""
        told = bool(self.challenge) or self.obstacle is not None or self.question is not None
        return told or _REFUSED.search(self.clause.text) is not None

    @property
    def crux(self) -> Said | None:
        """The sentence of the challenge that says what is hard; the first if none stands out."""
        hard = [part for part in self.challenge if _HARD.search(part.text)]
        alone = (part for part in hard if _POINTS_BACK.search(part.text) is None)
        return next(iter((*alone, *hard, *self.challenge)), None)


_POINTS_BACK: Final = re.compile(r"\b(?:it|this|them|those|one)\b", re.IGNORECASE)
"""What needs the sentence before it."""

_REFUSED: Final = re.compile(
    r"\b(?:not|no longer|no more|never|without|instead of|rather than)\b|n['’]t\b", re.IGNORECASE
)
_HARD: Final = re.compile(
    r"\b(?:not|never|no|nobody|nothing|afraid|freeze|struggle|stuck|lack|hard|fear|rude|worr\w+|"
    r"fail\w*|silent|quiet|without|too|only|lost|bad|cannot|sigh\w*|cancel\w*|below|late)\b|n['’]t\b",
    re.IGNORECASE,
)

_GOALS_KEPT: Final = 64
"""Goals whose wording is remembered: today, the plan and the brief of a talk all ask for it."""


@remembered(most=_GOALS_KEPT)
def goal_words(goal: Goal) -> GoalWords:
    """Return the wording of `goal`. Pure; what cannot be worded safely is left out."""
    goal = heard(goal)
    wish, behind = goal.statement, ""
    if not (goal.challenge or "").strip():
        parted = part_wish(goal.statement)
        wish, behind = parted.wish, "\n".join(parted.obstacles)
    wish, wish_terms = without_terms(wish)
    wish, told = without_told(wish)
    branches = branches_in(goal)
    if branches is not None:
        clause = GoalClause(form=GoalForm.SENTENCE, text=branches.said.rstrip("."), about=None)
        quote = branches.quote
    else:
        clause, quote = _clause(wish, statement=goal.statement)
    field = "statement" if behind else "challenge"
    hard, hard_terms = without_terms(behind or goal.challenge or "", is_whole=False)
    challenge, obstacle, left_out = _challenge(hard, field=field)
    return GoalWords(
        clause=clause,
        clause_quote=quote,
        challenge=challenge,
        obstacle=obstacle,
        question=_own_question(goal, clause),
        success=_success(goal),
        topic=_topic(goal, clause, quote=quote),
        nature=nature_of(goal),
        left_out=left_out,
        alternatives=_alternatives(wish, quote=quote)
        if clause.about is not None
        else (() if branches is None else branches.ways),
        told=None if told is None else Said(text=told[0], field="statement", quote=told[1]),
        is_open_choice=branches is not None,
        terms=(*wish_terms, *hard_terms),
    )


def _alternatives(wish: str, *, quote: str) -> tuple[Direction, ...]:
    """Return the ways to go that the words of the clause do not name."""
    begin = wish.find(quote)
    end = begin + len(quote)
    return tuple(
        way
        for way in directions_of(wish)
        if begin < 0 or not begin <= way.begin < end
        if way.quote not in quote
    )


def _clause(wish: str, *, statement: str) -> tuple[GoalClause, str]:
    """Return a wish as a clause, and the words of the statement that it rests on.

    Who does not know yet what to want has a direction at most: "so maybe teaching nurses".
    """
    wish = _without_circumstances(without_how_long(_without_deciding(wish)))
    leaving = _OUT_OF.match(wish)
    plain = wish if leaving is None else f"I want to get out of {leaving['what']}"
    clause = goal_clause(time_last(_LIKED_TOO.sub(". ", plain)))
    wanted = _thing_wanted(wish) if _may_be_background(clause) else None
    clause = clause if wanted is None else wanted[0]
    quote = exact_words(wish, clause.text) if leaving is None else leaving.group()
    quote = quote if wanted is None else wanted[1]
    first = next(iter(sentences(wish[:LONGEST_PHRASED])), None)
    is_open = first is not None and _OPEN.search(first.text) is not None
    turn = direction_of(wish) if is_open or clause.about is None else None
    begin = wish.find(quote)
    if turn is None and clause.about is not None:
        turn = _first_of_several(wish, quote=quote)
        is_open = turn is not None
    if turn is not None and (clause.about is None or begin < 0 or turn.begin < begin or is_open):
        about = core_of(turn.about)
        text = f"I am thinking of {turn.about}"
        return GoalClause(form=GoalForm.SENTENCE, text=text, about=about), turn.quote
    if quote not in statement:
        quote = exact_words(statement, clause.text)
    core = None if clause.about is None else core_of(clause.about)
    return replace(clause, about=core), quote


def _first_of_several(wish: str, *, quote: str) -> Direction | None:
    """Return the first way where a clause holds several: "maybe a vet nurse, or a groomer"."""
    first, *others = directions_of(wish) or (None,)
    if first is None or not others or len(quote) <= len(first.quote):
        return None
    begin = wish.find(quote)
    before = wish[begin : first.begin]
    is_inside = 0 <= begin <= first.begin < begin + len(quote)
    return first if is_inside and _HEDGES.fullmatch(before) is not None else None


_OUT_OF: Final = re.compile(
    r"^I(?:(?: really| just)? want|(?:['’]d| would)(?: really)? (?:like|love)) out of "
    r"(?P<what>(?:[\w’'-]{1,30}\s){0,5}?[\w’'-]{1,30})(?:\sreally)?"
    r"(?:,\smy\s[\w’' -]{1,40})?(?=[.!;,]|$)",
    re.IGNORECASE,
)
"""Where somebody wants to leave, in short: "I want out of the chair really, my wrists"."""
_HEDGES: Final = re.compile(
    r"(?:(?:i['’]?m|i am|so|perhaps|maybe|possibly|thinking|considering|of|about)\b|\W)*",
    re.IGNORECASE,
)


def _without_circumstances(wish: str) -> str:
    """Return a wish without sentences that only say when its owner is free, or how long there."""
    found = sentences(wish[:LONGEST_PHRASED])
    kept = [one.text for one in found if not (says_when_free(one.text) or says_how_long(one.text))]
    if len(wish) > LONGEST_PHRASED or not kept or len(kept) == len(found):
        return wish
    return " ".join(kept)


def _without_deciding(wish: str) -> str:
    """Return a wish of several sentences without the one that only says by when to decide."""
    found = sentences(wish[:LONGEST_PHRASED])
    kept = [quote.text for quote in found if _DECIDES_BY.match(quote.text) is None]
    if len(wish) > LONGEST_PHRASED or not kept or len(kept) == len(found):
        return wish
    return " ".join(kept)


def _may_be_background(clause: GoalClause) -> bool:
    """Tell whether a later sentence may say the wish: behind a fact, or "900 visits, 11 orders"."""
    if clause.about is None:
        return clause.form in {GoalForm.SENTENCE, GoalForm.WORDS}
    return clause.form is GoalForm.THING and clause.text[:1].isdigit()


def _thing_wanted(wish: str) -> tuple[GoalClause, str] | None:
    """Return what a sentence would like to have, and that sentence: "I'd like work all year"."""
    for quote in sentences(wish[:LONGEST_PHRASED])[:_MOST_SENTENCES]:
        found = _LIKE_TO_HAVE.match(tidied(quote.text).translate(_STRAIGHT))
        if found is None:
            continue
        what = without_end(_ELSE.split(written_out(found["what"]), maxsplit=1)[0].strip(" …"))
        first = _ONE_OF.split(what, maxsplit=1)[0].strip()
        if len(first.split()) >= _FEWEST_THING_WORDS and may_be_pasted(what):
            about = f"finding {lowered(first)}" if _WORK.search(first) else lowered(first)
            text = f"I would like {lowered(what)}"
            clause = GoalClause(form=GoalForm.SENTENCE, text=text, about=about)
            # A sentence that begins small, as in ". where do I start", is another one too.
            return clause, _UNCAPPED.split(quote.text, maxsplit=1)[0]
    return None


_UNCAPPED: Final = re.compile(r"(?<=[^\W\d_]{3})\.\s")
_STRAIGHT: Final = str.maketrans("’‘", "''")
_DECIDES_BY: Final = re.compile(
    r"(?:and |so |but )?(?:i |i'd |i’d |i would )?(?:really |just )?(?:need|have|want|would like|"
    r"like|hope|got) to (?:decide|know|choose|make up my mind|make my mind up|say)\b"
    r"(?: \w{1,10}){0,2}? (?:before|by|until|till|this|in|soon|when)\b",
    re.IGNORECASE,
)
_LIKE_TO_HAVE: Final = re.compile(
    r"(?:and |so |but )?(?:i'd (?:really |ideally |just )?(?:like|love)|i would (?:really )?"
    r"(?:like|love)|i(?: really)? want|i'm (?:after|looking for)|i am (?:after|looking for)|"
    r"looking for|what i want is|i'm hoping for)\s"
    r"(?!to\b|more\b|less\b|something\b|him\b|her\b|them\b|it\b)"
    r"(?P<what>[^.?!]{6,300})",
    re.IGNORECASE,
)
_ELSE: Final = re.compile(r",?\s(?:but|though|although|because|since|if|so that|as)\s")
_ONE_OF: Final = re.compile(r",\s|\sor\s|\sand\s|\s[-–—]\s")
_WORK: Final = re.compile(
    r"\b(?:work|jobs?|posts?|roles?|hours|apprenticeship|placement|traineeship)\b", re.IGNORECASE
)
_FEWEST_THING_WORDS: Final = 2

_LIKED_TOO: Final = re.compile(
    r",\s(?=I(?: really| also| still| just)? (?:like|love|enjoy|prefer)\b)"
)
"""Where a liking is joined to a wish with a comma: "leave the till, I like the regulars"."""

_OPEN: Final = re.compile(
    r"\b(?:(?:don['’]?t|do not|not sure|no idea)\s(?:really\s|quite\s|yet\s)?(?:know\s)?what\b"
    r"|something (?:else|different|new|more|other))\b",
    re.IGNORECASE,
)
"""A wish that says that it does not know yet what to wish for."""


def exact_words(field: str, used: str) -> str:
    """Return the words of `field` that `used` was made from, verbatim: as few as can be told."""
    found = find_quote(field, used.rstrip("?.!… "))
    if found is not None:
        return found.text
    whole = field.strip()
    if len(whole) <= _LONGEST_QUOTE:
        return whole
    first = next(iter(sentences(field[:LONGEST_PHRASED])), None)
    return first.text if first is not None else whole[:_LONGEST_QUOTE]


def _challenge(text: str, *, field: str) -> tuple[tuple[Said, ...], Said | None, tuple[Said, ...]]:
    if text.strip() and not reads_english(text):
        return (), None, (Said(text=text.strip(), field=field, quote=text.strip()),)
    whole: list[Said] = []
    fragments: list[Said] = []
    for quote in sentences(text[:LONGEST_PHRASED])[:_MOST_SENTENCES]:
        if not may_be_pasted(quote.text) or "?" in quote.text:
            continue
        if branches_of(quote.text) is not None or says_when_free(quote.text):
            continue
        sentence = whole_sentence(written_out(quote.text))
        if sentence is not None:
            whole.append(Said(text=sentence, field=field, quote=quote.text))
        else:
            fragment = after_colon(written_out(quote.text))
            fragments.append(Said(text=fragment, field=field, quote=quote.text))
    return tuple(whole), fragments[0] if fragments else None, ()


def _own_question(goal: Goal, clause: GoalClause) -> Said | None:
    for field in ("challenge", "statement"):
        for quote in sentences((getattr(goal, field) or "")[:LONGEST_PHRASED])[:_MOST_SENTENCES]:
            if (
                quote.text.rstrip('"”’) ').endswith("?")
                and is_asked(quote.text)
                and may_be_pasted(quote.text)
                and reads_english(quote.text)
                and len(quote.text.split()) > 2
            ):
                text = capitalised(tidied(quote.text))
                if field == "statement" and clause.form is GoalForm.QUESTION:
                    text = clause.text  # without "my question is"
                return Said(text=text, field=field, quote=quote.text)
    if clause.form is GoalForm.QUESTION and may_be_pasted(clause.text):
        quote_text = exact_words(goal.statement, clause.text)
        return Said(text=clause.text, field="statement", quote=quote_text)
    return None


def _success(goal: Goal) -> Said | None:
    text = goal.success_measure or ""
    first = next(iter(sentences(text[:LONGEST_PHRASED])), None)
    if first is None or not may_be_pasted(first.text) or not reads_english(text):
        return None
    return Said(text=tidied(first.text), field="success_measure", quote=first.text)


def _topic(goal: Goal, clause: GoalClause, *, quote: str) -> Said | None:
    if not reads_english(goal.statement):
        return None
    topic = clause.topic()
    if topic is not None and may_be_pasted(topic):
        return Said(text=topic, field="statement", quote=quote)
    for number, skill in enumerate(goal.skills):
        text = lowered(tidied(skill))
        if len(text.split()) <= _MOST_TOPIC_WORDS and may_be_pasted(text):
            return Said(text=text, field=f"skills[{number}]", quote=skill)
    return None
