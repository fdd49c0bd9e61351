"""Chooses which of several ways that a wish weighs a message to this mentor is about."""

from dataclasses import replace

from companion.goals.directions import core_of
from companion.goals.wording import GoalWords, Said
from companion.people.person import Person
from companion.text.clauses import GoalClause, GoalForm
from companion.text.phrasing import LONGEST_PHRASED
from companion.text.words import stems


def towards(words: GoalWords, mentor: Person) -> GoalWords:
    """Return the words of a goal about the way that the mentor's record speaks to most.

    "Maybe a shop. Or teaching pottery" is about teaching in a message to a teacher. The first way
    stays unless another shares more words with the mentor.
    """
    if not words.alternatives or words.clause.about is None:
        return words
    known = _told_of(mentor)
    near = max(words.alternatives, key=lambda way: len(known & set(stems(way.about))))
    if len(known & set(stems(near.about))) <= len(known & set(stems(words.clause.about))):
        return words
    about = core_of(near.about)
    clause = GoalClause(form=GoalForm.SENTENCE, text=f"I am thinking of {near.about}", about=about)
    short = clause.topic()
    topic = None if short is None else Said(text=short, field="statement", quote=near.quote)
    return replace(words, clause=clause, clause_quote=near.quote, topic=topic)


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
