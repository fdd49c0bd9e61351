"""Chooses which of several ways that a wish weighs a message to this mentor is about."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from companion.goals.choices import is_whole
from companion.goals.closeness import WEAK
from companion.goals.directions import core_of
from companion.goals.wishes import split_wish
from companion.goals.wording import GoalWords, Said
from companion.outreach.facts import is_private
from companion.people.person import Person
from companion.text.clauses import GoalClause, GoalForm
from companion.text.pasting import may_be_pasted, whole_sentence
from companion.text.phrasing import LONGEST_PHRASED
from companion.text.sentences import sentences
from companion.text.shorthand import written_out
from companion.text.verb_lists import word_set
from companion.text.words import stem, stems

_VAGUE: Final = word_set("stuff thing bit bits lot kind sort")
_TAKEN_OUT: Final = "…"
"""Stands in a stored wish where a hindrance was taken out of it."""

_SAYS_NOTHING: Final = WEAK | {stem(word) for word in _VAGUE}


def towards(words: GoalWords, mentor: Person, *, statement: str) -> GoalWords:
    """Return the words of a goal about the way that the mentor's record speaks to most.

    "Maybe a shop. Or teaching pottery" is about teaching in a message to a teacher. The first way
    stays unless another shares more telling words with the mentor. What is hard about one way is
    not said of another.
    """
    if not words.alternatives:
        return words
    known = _told_of(mentor)
    if words.is_open_choice:
        return _only_fitting(words, known)
    if words.clause.about is None:
        return words
    ways = (words.clause_quote, *(way.quote for way in words.alternatives))
    said = {
        way: _shared(known, _telling(f"{way} {_goes_on(statement, way, ways=ways)}"))
        for way in ways
    }
    near = max(words.alternatives, key=lambda way: said[way.quote])
    if said[near.quote] <= said[words.clause_quote]:
        return words
    about = core_of(near.about)
    clause = GoalClause(form=GoalForm.SENTENCE, text=f"I am thinking of {near.about}", about=about)
    short = clause.topic()
    topic = None if short is None else Said(text=short, field="statement", quote=near.quote)
    others = (words.clause_quote, *(way.quote for way in words.alternatives if way is not near))
    return replace(
        words,
        clause=clause,
        clause_quote=near.quote,
        topic=topic,
        challenge=tuple(_hard_about(words, statement, way=near.quote, others=others)),
    )


def _only_fitting(words: GoalWords, known: set[str]) -> GoalWords:
    """Return the words about the one way that a record speaks to; all of them where none is sure.

    A way that only points back to another ("teach it to the youngsters") cannot stand alone.
    """
    fitting = [way for way in words.alternatives if _shared(known, _telling(way.quote))]
    if len(fitting) != 1 or not is_whole(fitting[0]):
        return words
    (near,) = fitting
    about = core_of(near.about)
    clause = GoalClause(form=GoalForm.SENTENCE, text=f"I am thinking of {near.about}", about=about)
    short = clause.topic()
    topic = None if short is None else Said(text=short, field="statement", quote=near.quote)
    told = _telling(near.quote)
    return replace(
        words,
        clause=clause,
        clause_quote=near.quote,
        topic=topic,
        challenge=tuple(one for one in words.challenge if told & _telling(one.quote)),
        is_open_choice=False,
    )


def _hard_about(
    words: GoalWords, statement: str, *, way: str, others: tuple[str, ...]
) -> Iterator[Said]:
    """Yield what is hard about one way: what its own sentence says, else what is said behind it."""
    told = [quote.text for quote in sentences(statement[:LONGEST_PHRASED])]
    own = next((split_wish(sentence)[1] for sentence in told if way in sentence), None)
    whole = None if own is None else whole_sentence(written_out(own))
    if own is not None and whole is not None and may_be_pasted(own) and not is_private(own):
        yield Said(text=whole, field="statement", quote=own)
        return
    taken_out = statement.find(_TAKEN_OUT)
    if 0 <= taken_out < statement.find(way):  # what stood there is hard about an earlier way
        return
    for said in words.challenge:
        around = next((sentence for sentence in told if said.quote.rstrip(".") in sentence), "")
        if not any(other in around for other in others):
            yield said


def _goes_on(statement: str, way: str, *, ways: Sequence[str]) -> str:
    """Return what its sentence says behind a way, up to the next one: ", a rep or an advisor"."""
    for sentence in sentences(statement[:LONGEST_PHRASED]):
        _, found, behind = sentence.text.partition(way)
        if found:
            ends = (behind.find(other) for other in ways if other != way)
            return behind[: min((end for end in ends if end >= 0), default=len(behind))]
    return ""


def _shared(known: set[str], told: set[str]) -> int:
    """Count the words of a way that a record has too, or that begin as one of its long words."""
    heads = {word[:_LONG_HEAD] for word in known if len(word) >= _LONG_HEAD}
    return sum(word in known or word[:_LONG_HEAD] in heads for word in told)


_LONG_HEAD: Final = 6
"""Letters that make two words one thing: "therapy" and "therapist"."""


def _telling(text: str) -> set[str]:
    return {found for found in stems(text) if found not in _SAYS_NOTHING}


def _told_of(mentor: Person) -> set[str]:
    texts = (
        mentor.headline,
        mentor.bio,
        mentor.noted_about,
        *mentor.can_help_with,
        *mentor.skills,
        *(position.title for position in mentor.career),
    )
    return {stem for text in texts if text for stem in stems(text[:LONGEST_PHRASED])}
