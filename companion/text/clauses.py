"""What somebody wants, in whatever shape they wrote it, as a clause that fits into a sentence."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from companion.text import clause_patterns as shapes
from companion.text.infinitives import as_gerund, as_ones_own, bare_infinitive, sure_infinitive
from companion.text.phrasing import (
    LONGEST_PHRASED,
    as_sentence,
    capitalised,
    clipped,
    lowered,
    tidied,
    with_article,
    without_end,
)
from companion.text.short_topics import concrete, hangs, without_ability
from companion.text.shorthand import is_hedged, without_fillers, written_out
from companion.text.verb_lists import NOUNS_IN_ING
from companion.text.verbs import takes_object

MOST_GOAL_WORDS: Final = 30
"""A goal longer than this is cut where a clause ends."""

MOST_TOPIC_WORDS: Final = 6
"""A topic has to fit a subject line and a title."""


class GoalForm(StrEnum):
    """The shapes that goals come in."""

    ACTION = "action"
    """A bare infinitive: "run my ward"."""
    THING = "thing"
    """A noun phrase: "promotion to staff engineer"."""
    QUESTION = "question"
    """A question: "How do I price my first contract?"."""
    SENTENCE = "sentence"
    """A whole sentence in the first person: "I feel stuck"."""
    WORDS = "words"
    """None of these for certain; stands after a colon as it is."""


@dataclass(frozen=True, kw_only=True)
class GoalClause:
    """A goal ready for use in a sentence.

    Attributes:
        form: what `text` is.
        text: the clause, without a closing mark except a question's.
        about: the goal as it stands after "about": a gerund or a noun phrase; None if it has none.
    """

    form: GoalForm
    text: str
    about: str | None = None

    @property
    def infinitive(self) -> str | None:
        """Return "to run my ward" for an action, else None."""
        if self.form is not GoalForm.ACTION:
            return None
        negated = self.text.startswith("not ")
        return f"not to {self.text[4:]}" if negated else f"to {self.text}"

    @property
    def sentence(self) -> str:
        """The goal as one sentence that its owner would say."""
        match self.form:
            case GoalForm.ACTION if self.text.startswith("not "):
                return f"I do not want to {self.text[4:]}."
            case GoalForm.ACTION:
                return f"I want to {self.text}."
            case GoalForm.THING:
                return f"My goal is {self.text}."
            case GoalForm.QUESTION:
                return f"My question is: {lowered(self.text)}"
            case GoalForm.SENTENCE:
                return as_sentence(self.text)
            case GoalForm.WORDS:
                return f"What I would like help with, in a few words: {self.text}."

    def topic(self, *, most_words: int = MOST_TOPIC_WORDS) -> str | None:
        """Return a short phrase for a subject or a title, cut where it may be cut; else None."""
        if self.about is None:
            return None
        about = concrete(without_ability(self.about))
        fewest = 2 if shapes.EXAMPLE.search(self.about) else 3  # an example is telling enough
        head = clipped(about, most_words=most_words, fewest_words=fewest)
        return None if head is None or hangs(head, of=about) else head


_STRAIGHT: Final = str.maketrans("’‘´`", "''''")
_QUOTES: Final = "\"'“”‘’«»` "
_BRACKETS: Final = re.compile(r"[\[\]{}<>|]")
_AND: Final = re.compile(r"(?<=[a-z]) & (?=[a-z])")
_WANNA: Final = {"wanna": "want to", "gonna": "going to", "gotta": "have to"}
_INFORMAL: Final = re.compile(r"\b(wanna|gonna|gotta)\b", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(
    r"[.!?…](?=\s(?:[\"“'‘(]?[A-Z0-9]|(?:but|and|so|i|i'm|my|no|not|who|how|what|the|it|maybe|never|"
    r"everyone|nobody|want|just)\b))"
)
_ABBREVIATED: Final = re.compile(r"\b(?:e\.g|i\.e|etc|vs|dr|st|no|approx|inc|mr|ms|mrs)\.$", re.I)
_LONGEST_UNREAD: Final = 100
_ENDLESS: Final = re.compile(r"(\S{60})\S{1,2000}")
_MOST_SENTENCES: Final = 12
_SHORT_THOUGHT: Final = 4


def goal_clause(statement: str) -> GoalClause:
    """Return what `statement` wants, as a clause.

    Any shape is taken: an imperative, an infinitive, a gerund, a noun phrase, a question, a
    sentence in the first or third person, with labels, bullets, capitals or none. Of several
    sentences the first counts, unless it only tells the background of a later "I want to". What
    cannot be told for certain keeps its words (`GoalForm.WORDS`). Linear; reads the first 2,000
    characters.
    """
    texts = _parts(statement)
    said = " ".join(statement[:LONGEST_PHRASED].split())
    hedged = is_hedged(said) and shapes.JUST_WANTS.search(said) is None
    if not texts:
        return GoalClause(form=GoalForm.WORDS, text=" ".join(statement[:_LONGEST_UNREAD].split()))
    first = _clause(texts[0], hedged=hedged)
    if first.form in {GoalForm.SENTENCE, GoalForm.WORDS} and first.about is None:
        wishes = (text for text in texts[1:] if _is_wish(text.translate(_STRAIGHT)))
        clauses = (_clause(text) for text in wishes)
        return next((clause for clause in clauses if clause.form is GoalForm.ACTION), first)
    return first


def _is_wish(plain: str) -> bool:
    return shapes.WANTS_TO.match(plain) is not None and shapes.LIKES.match(plain) is None


def _parts(statement: str) -> list[str]:
    """Return the sentences of a goal without labels, quotation marks and brackets."""
    parts: list[str] = []
    for line in statement[:LONGEST_PHRASED].splitlines():
        line = _ENDLESS.sub(lambda word: f"{word[1]}…", line)
        text = _INFORMAL.sub(
            lambda word: _WANNA[word.group().lower()],
            _AND.sub(" and ", tidied(_BRACKETS.sub(" ", line))),
        )
        text = shapes.THOUGHT_ALOUD.sub(r"\1, ", text)
        plain = shapes.AND_NO_MORE.sub(", and ", written_out(without_fillers(text)))
        parts.extend(_unlabelled(part.strip(_QUOTES)) for part in _split(plain))
    return [part for part in parts if any(map(str.isalpha, part))][:_MOST_SENTENCES]


def _split(text: str) -> list[str]:
    pieces: list[str] = []
    start = 0
    wishes = shapes.SECOND_WISH.finditer(text.translate(_STRAIGHT))
    ends = sorted((*_SENTENCE_END.finditer(text), *wishes), key=lambda match: match.start())
    for match in ends:
        head = text[start : match.end()]
        if match[0][0] == "," and not shapes.FIRST_PERSON.match(head):
            continue
        if len(head.split()) > 1 and not _ABBREVIATED.search(head):
            pieces.append(head.rstrip(", "))
            start = match.end() + (match[0][0] != ",")
    return [*pieces, text[start:]]


def _unlabelled(text: str) -> str:
    for pattern in (shapes.OPENER, shapes.LABEL, shapes.OPENER):
        match = pattern.match(text)
        if match is not None and match.end() < len(text):
            text = text[match.end() :].strip(_QUOTES)
    return text


def _clause(text: str, *, hedged: bool = False) -> GoalClause:
    plain = text.translate(_STRAIGHT)
    if text.endswith("?") and len(text.split()) <= _SHORT_THOUGHT and not shapes.ASKS.match(plain):
        return _thought_of(_of_statement(without_end(text)))  # "maybe teaching?"
    asks = shapes.ASKS.match(plain) is not None and "?" in plain
    if text.endswith("?") or asks or shapes.ASKS_WITHOUT_MARK.match(plain):
        return _of_question(text, plain)
    clause = _of_alternative(without_end(text), hedged=hedged)
    clause = clause or _of_statement(_time_last(without_end(text)))
    if hedged:
        clause = _thought_of(clause)
    short = clipped(clause.text, most_words=MOST_GOAL_WORDS) or _cut(clause.text)
    return GoalClause(form=clause.form, text=short, about=clause.about)


def _time_last(text: str) -> str:
    """Return "By June, lead a team" as "lead a team by June"."""
    match = shapes.SOON.match(text)
    if match is None or len(text[match.end() :].split()) < 2:
        return text
    when = match.group(1)
    return f"{text[match.end() :]} {when[0].lower()}{when[1:]}"


def _of_question(text: str, plain: str) -> GoalClause:
    helped = shapes.CAN_YOU_HELP.match(plain)
    if helped is not None:
        return _of_statement(without_end(text[helped.end() :]))
    end = text.index("?") + 1 if "?" in text else len(text)
    question = capitalised(f"{without_end(text[:end])}?")
    to = shapes.HOW_TO.match(plain)
    if to is not None and bare_infinitive(text[to.end() :]) is not None:
        question = f"How do I {without_end(text[to.end() : end])}?"
    how = shapes.HOW_DO_I.match(plain)
    infinitive = bare_infinitive(without_end(text[how.end() : end])) if how else None
    about = as_gerund(infinitive) if infinitive else None
    return GoalClause(form=GoalForm.QUESTION, text=question, about=about)


def _of_statement(text: str) -> GoalClause:
    plain = text.translate(_STRAIGHT)
    return (
        _of_help(text, plain)
        or _of_others(text, plain)
        or _of_wish(text, plain)
        or _of_request(text, plain)
        or _of_bare_verb(text)
        or _of_refusal(text, plain)
        or _of_quality(text, plain)
        or _of_rest(text, plain)
    )


def _thought_of(clause: GoalClause) -> GoalClause:
    """Return what is wanted for certain as something its owner thinks of."""
    wished = clause.text.startswith("I would like ")
    if clause.about is None or not (wished or clause.form in {GoalForm.ACTION, GoalForm.THING}):
        return clause
    sentence = f"I am thinking of {clause.about}"
    if clause.about.startswith("how to "):
        sentence = f"I would like to {clause.text}"
    return GoalClause(form=GoalForm.SENTENCE, text=sentence, about=clause.about)


def _of_alternative(text: str, *, hedged: bool) -> GoalClause | None:
    """Read "a shop of my own, or at least not another winter outdoors", both of it."""
    match = shapes.ALTERNATIVE.match(text)
    if match is None:
        return None
    one = _of_statement(without_fillers(match["one"]))
    one = _thought_of(one) if hedged else one
    if one.form is GoalForm.WORDS or one.about is None:
        return None
    lead = without_end(one.sentence)
    other = _alternative(without_fillers(match["other"]), lead=lead)
    text = lead if other is None else f"{lead}, {other}"
    return GoalClause(form=GoalForm.SENTENCE, text=text, about=one.about)


def _alternative(text: str, *, lead: str) -> str | None:
    """Return "or at least …" as it stands behind `lead`; None where that cannot be said safely."""
    plain = text.translate(_STRAIGHT)
    refused = shapes.REFUSED.match(plain)
    rest = text[refused.end() :] if refused is not None else text
    deed = bare_infinitive(rest)
    denied = "not " if refused is not None else ""
    if lead.startswith("I want to "):
        if deed is not None:
            return f"or at least {denied}{deed}"
        return f"and I do not want {lowered(rest)}" if denied else None
    if lead.startswith("I am thinking of "):
        if deed is not None:
            return f"or at least of {denied}{as_gerund(deed)}"
        return f"or at least {denied}{lowered(rest)}"
    return f"or at least {denied}{lowered(rest)}" if deed is None else None


def _of_refusal(text: str, plain: str) -> GoalClause | None:
    """Read "not another winter outdoors" and "no more nights"."""
    no_more = shapes.NO_MORE.match(plain)
    if no_more is not None:
        return GoalClause(form=GoalForm.SENTENCE, text=f"I want {lowered(text)}")
    refused = shapes.REFUSED.match(plain)
    if refused is None:
        return None
    rest = text[refused.end() :]
    infinitive = bare_infinitive(rest)
    if infinitive is not None:
        return _action(f"not {infinitive}")
    to = "to " if refused[0].lower().endswith("to ") else ""
    return GoalClause(form=GoalForm.SENTENCE, text=f"I do not want {to}{lowered(rest)}")


def _of_help(text: str, plain: str) -> GoalClause | None:
    """Read "need help with X"."""
    match = shapes.HELP_WITH.match(plain)
    if match is None or not text[match.end() :]:
        return None
    rest = lowered(text[match.end() :])
    sentence = f"I am looking for {match['kind'].lower()} {match['joint'].lower()} {rest}"
    return GoalClause(form=GoalForm.SENTENCE, text=sentence, about=rest)


def _of_wish(text: str, plain: str) -> GoalClause | None:
    """Read "I want to X", "hoping to X", "to X", "Ana wants to X", "how do I X", "how to X"."""
    to = re.compile("to ", re.IGNORECASE)
    openings = (shapes.HELP_TO, shapes.WANTS_TO, shapes.WOULD_BE_NICE, shapes.HOW_DO_I, to)
    for pattern in (*openings, shapes.OTHERS_WANT):
        match = pattern.match(plain)
        if match is not None and pattern is shapes.WANTS_TO and not _is_wish(plain):
            continue
        infinitive = bare_infinitive(text[match.end() :]) if match else None
        if infinitive is not None and plain[:3].lower() == "we ":
            return GoalClause(form=GoalForm.SENTENCE, text=text, about=as_gerund(infinitive))
        if infinitive is not None:
            return _action(as_ones_own(infinitive) if pattern is shapes.OTHERS_WANT else infinitive)
    if shapes.HOW_TO.match(plain):
        return _action(f"find out {lowered(text)}")
    return None


def _of_others(text: str, plain: str) -> GoalClause | None:
    """Read "thinking about going freelance" and "my boss wants me to take over"."""
    match = shapes.CONSIDERS.match(plain)
    if match is not None and (rest := lowered(text[match.end() :])):
        sentence = f"I am {match['how'].lower()} {rest}"
        return GoalClause(form=GoalForm.SENTENCE, text=sentence, about=rest)
    if shapes.TOLD_TO.match(plain):
        return GoalClause(form=GoalForm.SENTENCE, text=capitalised(text))
    return None


def _of_request(text: str, plain: str) -> GoalClause | None:
    """Read "looking for X", "I want X"."""
    match = shapes.LOOKING_FOR.match(plain)
    if match is not None:
        return GoalClause(form=GoalForm.SENTENCE, text=f"I am looking for {text[match.end() :]}")
    match = shapes.I_WANT.match(plain)
    if match is not None and _is_noun_phrase(plain[match.end() :]):
        wanted = "I would like" if "like" in match.group(1) else f"I {match.group(1).lower()}"
        thing = lowered(text[match.end() :])
        return GoalClause(form=GoalForm.SENTENCE, text=f"{wanted} {thing}", about=thing)
    return None


def _of_bare_verb(text: str) -> GoalClause | None:
    infinitive = sure_infinitive(text)
    return None if infinitive is None else _action(infinitive)


def _of_quality(text: str, plain: str) -> GoalClause | None:
    """Read "better at X", "more confident in Y", "senior engineer by June"."""
    if shapes.BETTER_AT.match(plain):
        return _action(f"get {lowered(text)}")
    if shapes.BE_MORE.match(plain):
        first, _, rest = text.partition(" ")
        if first.lower() in {"feel", "feeling", "being"}:
            return _action(f"{'be' if first.lower() == 'being' else 'feel'} {rest}")
        return _action(f"be {lowered(text)}")
    first = plain.split(" ", 1)[0]
    role_by_then = shapes.ROLE.match(plain) and shapes.BY_THEN.search(plain)
    if role_by_then and not takes_object(first):  # without a day it may be what they are
        role = lowered(text)
        unique = first.lower() in {"head", "chief", "deputy"}
        return _action(f"become {role if unique else with_article(role)}")
    return None


def _of_rest(text: str, plain: str) -> GoalClause:
    if shapes.SOME_JOB.match(plain):
        job = with_article(lowered(text))
        return GoalClause(form=GoalForm.THING, text=job, about=job)
    if shapes.VAGUE_THING.match(plain):
        thing = lowered(text)
        return GoalClause(form=GoalForm.SENTENCE, text=f"I would like {thing}", about=thing)
    if _is_noun_phrase(plain) or plain.split(" ", 1)[0].lower() in NOUNS_IN_ING:
        thing = lowered(text)
        if shapes.COUNTABLE.match(thing):
            thing = with_article(thing)
        elif shapes.LACKS_ARTICLE.match(thing):
            return GoalClause(form=GoalForm.WORDS, text=text)
        return GoalClause(form=GoalForm.THING, text=thing, about=thing)
    opened = shapes.OPENED.match(plain) and shapes.WANTED_WITHIN.search(plain)
    if shapes.FIRST_PERSON.match(plain) or opened:
        within = shapes.WANTED_WITHIN.search(plain)
        infinitive = bare_infinitive(text[within.end() :]) if within else None
        about = as_gerund(infinitive) if infinitive else None
        return GoalClause(form=GoalForm.SENTENCE, text=text, about=about)
    return GoalClause(form=GoalForm.WORDS, text=text)


def _action(infinitive: str) -> GoalClause:
    return GoalClause(form=GoalForm.ACTION, text=infinitive, about=as_gerund(infinitive))


def _is_noun_phrase(plain: str) -> bool:
    head = shapes.SUBORDINATE.split(plain, maxsplit=1)[0]
    return shapes.THING.match(plain) is not None and shapes.FINITE.search(f"{head} ") is None


def _cut(text: str) -> str:
    return f"{' '.join(text.split()[:MOST_GOAL_WORDS])} …"
