"""Finds the clauses in which somebody undertakes, weighs or is advised to do something."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from companion.summaries import cues
from companion.summaries.advice import advice_in
from companion.summaries.coordination import joined_in
from companion.summaries.doers import MOST_CLAUSES, Clause, Reading, reading_of, voice_of
from companion.summaries.dues import is_due_after, is_only_when
from companion.summaries.errands import is_question, word_at
from companion.summaries.family import is_of_family
from companion.summaries.forms import Mark
from companion.summaries.headings import Section
from companion.summaries.jottings import first_jotting, jottings_in
from companion.summaries.meant import meant
from companion.summaries.notes import Notes, Sentence
from companion.summaries.patterns import compiled
from companion.summaries.promises import plans_in, promises_in
from companion.summaries.reported import reported_in
from companion.summaries.summary import ActionStatus
from companion.summaries.tasks import assignments_in, debts_in
from companion.summaries.undertaken import undertaken_in
from companion.summaries.verbs import is_errand
from companion.text.due import find_due_phrases
from companion.text.linear import Linear

__all__ = ["Clause", "find_clauses", "voice_of"]

_QUIET: Final = (Section.ASIDE, Section.NEXT, Section.DECISIONS, Section.SUMMARY, Section.TAKEAWAYS)


def _always(_sentence: Sentence) -> bool:
    return True


def find_clauses(
    notes: Notes,
    *,
    in_question: Callable[[Sentence], bool] = _always,
    undertaken: Linear | None = None,
) -> tuple[Clause, ...]:
    """Return the clauses of all sentences in order; those of one sentence do not overlap.

    What is not `in_question` is not read: in a long talk that is most of it. With the weights of
    what is `undertaken` that is found too where no rule knows its words.
    """
    return tuple(
        clause
        for number in readable(notes)
        if in_question(notes.sentences[number])
        for clause in _of_sentence(reading_of(notes, number), undertaken)
    )


def readable(notes: Notes) -> Iterator[int]:
    """Yield the numbers of the sentences in which something to do may be said."""
    for number, sentence in enumerate(notes.sentences):
        if sentence.section not in _QUIET and not sentence.is_header:
            yield number


_SETTLED: Final = compiled(
    r"\b(?:that's|it's|thats) (?:settled|agreed|decided|final)\W*$|\bmy (?:own )?decision\W*$"
)
"""The end of a decision: "she'll stay on three days, that's settled"."""


_SETTLED_TOPIC: Final = compiled(
    r"\W{0,3}[^:.;!?]{2,40}: [^.;!?]{2,80}?[,;–—-] ?(?:agreed|settled|decided)\W{0,3}$"
)
"""A topic and how it was settled: "lockers: sign at the door, agreed"."""
_AGREED_TOPIC: Final = compiled(
    r"\W{0,3}[^:.;!?]{2,40}: agreed to (?:keep|drop|use|leave|stop|stay|stick|skip|go|have|hold"
    r"|postpone|move|run|charge|only|not|cut|limit|raise|lower|close|open|switch|start)\b"
)
"""A topic and what holds for it from now on: nobody's errand, unless it has a term."""
_KEPT_FOR_LATER: Final = compiled(
    r"\b(?:keep|save|leave|park) (?:it|that|this|that one) (?:for|till|until) (?:the |our |your )?"
    r"(?:next|later|another)\b"
)
_SAYS_WHO: Final = compiled(r"\b(?:i|he|she|we|they|will|to)\b")


def _is_no_errand(reading: Reading) -> bool:
    """Tell whether a sentence tells what was settled or left for another day."""
    text = reading.text
    if _SETTLED.search(text) or _KEPT_FOR_LATER.search(text):
        return True
    if _AGREED_TOPIC.match(text) and not find_due_phrases(text):
        return True
    is_topic = not reading.is_spoken and _SETTLED_TOPIC.match(text)
    return bool(is_topic) and not _SAYS_WHO.search(text)


def _of_sentence(reading: Reading, undertaken: Linear | None) -> Iterator[Clause]:
    if _is_mere_talk(reading) or _is_no_errand(reading):
        return
    if _belongs_before(reading) or _goes_on_from_advice(reading):
        return
    asks = is_question(reading.text)
    if asks and ": " in reading.text:
        # "I'll read it with one question: who could see this?" states and then asks.
        reading, asks = reading.about(reading.text[: reading.text.rindex(": ")]), False
    found = list(advice_in(reading, asks=asks))
    if not asks:
        found = _stated_in(reading, found)
    found += joined_in(reading, found)
    found += undertaken_in(reading, found, weights=None if asks else undertaken)
    broken = _broken_until(reading.text)
    found = [one for one in found if not is_of_family(reading, one)]
    kept = (one for one in _parted(found, reading.sentence) if one.subject >= broken)
    yield from filter(None, (meant(reading, one) for one in kept))


def _stated_in(reading: Reading, advised: Sequence[Clause]) -> list[Clause]:
    """Return what is `advised` in a sentence with what it states to be done."""
    found: list[Clause] = [*advised, *(list(debts_in(reading)) or promises_in(reading))]
    given = list(assignments_in(reading))
    if not found or reading.sentence.assigned:
        found = given or found
    else:
        # "GS to finish it by Friday; MP will sign": the first is no part of the second.
        found += [one for one in given if _is_apart(reading, one, found)]
    found += reported_in(reading)
    found += plans_in(reading)
    if all(clause.needs_promise for clause in found):
        found += jottings_in(reading)
    elif all(clause.subject > 0 for clause in found):
        found += first_jotting(reading)
    return found


def _broken_until(text: str) -> int:
    """Return up to where a sentence tells what was not kept: "was to bring it but forgot, …"."""
    return max(
        (found.end() for found in islice(cues.BROKEN.finditer(text), MOST_CLAUSES)), default=0
    )


def _is_apart(reading: Reading, given: Clause, found: Sequence[Clause]) -> bool:
    """Tell whether "Ana to send it" stands wholly before what else was found."""
    is_to = reading.text[given.subject : given.task].rstrip().endswith(" to")
    return is_to and all(given.task < one.start for one in found)


def _belongs_before(reading: Reading) -> bool:
    """Tell whether words only say when the thing before them is due: "by Friday he said"."""
    return not reading.sentence.first and is_only_when(reading.text)


_TOLD: Final = compiled(
    r"^\W*(?:(?:i|me) ?[:,–—-]? )?(?:told|advised|reminded|warned|said to|suggested to)"
    r" (?:him|her|them|(?-i:[A-Z])\w+)\b|^\W*(?:my )?(?:advice|tip)\b"
)


def _goes_on_from_advice(reading: Reading) -> bool:
    """Tell whether an order follows what was told: "told her to ask. bring a sample"."""
    sentence = reading.sentence
    if reading.is_spoken or sentence.first or sentence.mark is Mark.NONE:
        return False
    if not is_errand(word_at(reading.text, 0)):
        return False
    line = (one for one in reading.notes.sentences if one.turn == sentence.turn)
    first = next(line, sentence)
    return first is not sentence and _TOLD.match(first.text) is not None


_HINT: Final = compiled(
    r"\b(?:will|ill|gonna|going|shall|should|ought|could|can|might|may|must|need|needs|have|has"
    r"|gotta"
    r"|got|wants?|wanted|like|love|hopes?|thinking|considering|promise[sd]?|offer(?:s|ed)?"
    r"|agree[sd]"
    r"|plan\w*|commit\w*|volunteer\w*|arranged|intends?|happy|glad|willing|said|says|told|asked"
    r"|thinks|sug{1,2}est\w*|recommend\w*|advi[sc]e\w*|let|please|maybe|perhaps|why|how|about|worth"
    r"|consider|idea|owes?|to|try|you|someone|remind\w*|encourage\w*)\b|'ll|'m|'re|'d|->|→|=>|@",
)
"""What every clause worth reading has one of, unless it has a date or begins verb first."""


_INTERJECTION: Final = compiled(
    r"\W*(?:(?:and|also|then|so|ok|okay|well|just|do|yes|no)\b\W*){0,3}"
)


def _is_mere_talk(reading: Reading) -> bool:
    """Tell cheaply that a spoken sentence holds nothing to do, as nearly all of them."""
    if not reading.is_spoken or reading.sentence.assigned or _HINT.search(reading.text):
        return False
    start = _INTERJECTION.match(reading.text)
    verb = word_at(reading.text, start.end() if start else 0)
    is_dated = find_due_phrases(reading.text) or cues.AT_A_TIME.search(reading.text)
    return not is_errand(verb) and not is_dated and not is_due_after(reading.notes, reading.number)


def _parted(found: Sequence[Clause], sentence: Sentence) -> Iterator[Clause]:
    """Yield the clauses in order, each ending where the next begins; of two in one place, one."""
    kept: list[Clause] = []
    for clause in sorted(found, key=lambda clause: clause.task):
        if kept and clause.subject < kept[-1].task:
            if kept[-1].needs_promise:
                kept[-1] = clause
            continue
        start = clause.subject if kept and clause.start <= kept[-1].task else clause.start
        kept.append(replace(clause, start=start))
    for position, clause in enumerate(kept):
        end = kept[position + 1].start if position + 1 < len(kept) else clause.end
        status = _in_section(sentence.section, clause.status)
        yield replace(clause, end=min(end, clause.end), status=status)


def _in_section(section: Section, status: ActionStatus) -> ActionStatus:
    if section is Section.SUGGESTED:
        return ActionStatus.SUGGESTED
    if section is Section.TENTATIVE and status is ActionStatus.COMMITTED:
        return ActionStatus.TENTATIVE
    return status
