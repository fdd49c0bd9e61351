"""Decisions, open questions and takeaways: sentences of the notes that no action has taken up."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from companion.summaries import cues
from companion.summaries.cues import cues_for
from companion.summaries.doers import voice_of
from companion.summaries.errands import is_question
from companion.summaries.headings import Section
from companion.summaries.notes import Notes, Sentence
from companion.summaries.summary import MOST_TAKEAWAYS, QuotedText
from companion.summaries.verbs import base_of_progressive, is_errand
from companion.summaries.worth import worth_of
from companion.text.due import find_due_phrases
from companion.text.words import count_words, stems


@dataclass(frozen=True, slots=True)
class Picked:
    """A statement for one of the lists and the sentences it takes up."""

    item: QuotedText
    sentences: frozenset[int]


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_DECIDED: Final = _compiled(
    r"\b(?:i|we|she|he|they|both)\s+(?:have\s+|has\s+|'ve\s+)?(?:also\s+|finally\s+|now\s+|then\s+)?decided\b"
    r"|'(?:ve|s)\s+(?:also\s+|finally\s+|now\s+)?decided\b|^\W*(?:so\s+)?decided\b|^\W*(?:final\s+)?decision\b"
    r"|\bdecision\s*(?::|is\b|was\b)|\bi\s+decide\b|\b(?:that's|it's|that\s+is|it\s+is|this\s+is|which\s+is)\s+"
    r"(?:now\s+)?(?:agreed|settled|decided|final)\b|\b(?:agreed|settled)\W*$|^\W*(?:we\s+)?(?:agreed|settled)(?:\s+(?:on|that|to|not)\b|\W+\w+\s+\w)"
    r"|\b(?:we|both)\s+(?:have\s+|'ve\s+|all\s+)?(?:agreed|settled|chose|opted|went)\s+(?:on|that|to|not|for|with|against)\b"
    r"|\bwe're\s+(?:going|sticking)\s+(?:with|ahead)\b|\bi'm\s+(?:going|sticking)\s+with\b|\b(?:i|we)'ll\s+go\s+(?:with|for)\b"
    r"|\bmade\s+up\s+my\s+mind\b|\bfrom\s+now\s+on\b|^\W*(?:going|sticking|staying)\s+with\b|\bagreed\s+not\s+to\b"
)
_REFUSED: Final = _compiled(
    r"(?<!\bif )\b(?:i|we)\s+(?:(?:will|shall|am|are)\s+not\s+|won't\s+|am\s+no\s+longer\s+)(?:(?:be|going\s+to)\s+)?(?P<verb>\w[\w-]*)"
    r"|\b(?:i'm|we're|im)\s+(?:not|no\s+longer)\s+(?:going\s+to\s+|gonna\s+)?(?P<verb2>\w[\w-]*)"
    r"|^\W*not\s+(?P<verb3>\w+ing)\b|^\W*no\s+(?:more|new|longer)\s+\w+"
)
_UNDECIDED: Final = _compiled(
    r"\b(?:not|never|n't|yet\s+to|need(?:s|ed)?\s+to|have\s+to|has\s+to|to\s+be|cannot|hard\s+to|how\s+to|what\s+to|help(?:s|ed)?(?:\s+me)?(?:\s+to)?)"
    r"\s+(?:\w+\s+)?(?:decided?|agreed?|settled?)\b|\bundecided\b|\byours\s+to\s+decide\b"
)
_NO_REFUSAL: Final = frozenset(
    [
        "sure",
        "ready",
        "good",
        "happy",
        "the",
        "a",
        "an",
        "my",
        "that",
        "this",
        "able",
        "allowed",
        "lie",
        "bother",
        "believe",
        "need",
        "know",
        "want",
        "too",
        "so",
        "very",
        "really",
        "certain",
        "alone",
        "there",
        "here",
        "in",
        "at",
        "on",
        "as",
        "used",
        "saying",
        "asking",
        "talking",
        "being",
        "getting",
        "having",
        "looking",
        "feeling",
        "trying",
        "convinced",
        "comfortable",
        "confident",
        "afraid",
        "yet",
        "even",
        "all",
        "much",
        "one",
        "only",
        "just",
        "regret",
        "forget",
        "mention",
        "complain",
        "joking",
        "kidding",
        "worried",
        "qualified",
        "technical",
        "enough",
        "going",
        "lose",
    ]
)
_OPEN: Final = _compiled(
    r"\bstill\s+(?:don't|do\s+not|unclear|unsure|not\s+(?:sure|clear)|open|wondering|need\s+to\s+(?:find\s+out|decide))\b|\b(?:don't|do\s+not)\s+know\s+(?:yet\s+)?"
    r"(?:whether|if|how|what|which|who|when|where|why)\b|\bnot\s+(?:sure|clear)\s+(?:yet\s+)?(?:whether|if|how|what|which|who|when)\b"
    r"|^\W*(?:unclear|unsure|open)\b|\bremains\s+(?:open|unclear)\b|\bwonder(?:ing)?\s+(?:whether|if|how)\b"
    r"|\b(?:forgot|didn't\s+(?:get\s+to|manage\s+to)|did\s+not\s+(?:get\s+to|manage\s+to)|ran\s+out\s+of\s+time\s+to)\s+ask\b"
)
_NO_ANSWER: Final = _compiled(
    r"\b(?:don't\s+know|do\s+not\s+know|no\s+idea|couldn't\s+(?:tell|say)|could\s+not\s+(?:tell|say)|can't\s+(?:tell|say)|not\s+sure"
    r"|good\s+question|great\s+question|next\s+time|another\s+time|gotta\s+(?:run|go)|have\s+to\s+(?:run|go)|out\s+of\s+time"
    r"|hard\s+to\s+say|who\s+knows|let\s+me\s+think|sleep\s+on|think\s+about\s+(?:it|that)|forgot\s+to\s+ask|didn't\s+ask"
    r"|did\s+not\s+ask|park\s+(?:it|that)|unanswered|no\s+answer|she\s+didn't\s+say|he\s+didn't\s+say|to\s+be\s+(?:seen|decided)|tbd|wondering)\b"
)
_UNRAISED: Final = _compiled(
    r"\b(?:did\s+not|didn't)\s+(?:manage\s+to\s+|get\s+to\s+|have\s+time\s+to\s+)?(?:raise|ask|answer|discuss|talk\s+about)\b|\bthe\s+question\s+of\b"
    r"|\bforgot\s+to\s+ask\b|\bstill\s+(?:open|unclear)\b|\bquestion\s+(?:for|i)\b"
)
_LABELS: Final = _compiled(
    r"^\W*(?:(?:so\s+)?(?:that's|it's)\s+(?:agreed|settled|decided)\s*[:,–—-]\s*|(?:final\s+)?decision\s*[:–—-]\s*|(?:decided|agreed|settled)\s*[:–—-]\s*"
    r"|decided\s+(?=no\b|the\b|not\b|to\b)(?:to\s+)?|then\s+i\s+decide\s+(?:it|that)?\s*[:,]\s*|(?:and|so|but|then)\b(?:,?\s(?:then|very|quite|\w+ly|dry|finally|last)){1,3}:\s+|(?:and|so|but|then|also|oh|ok|okay|well|yes|hm+|um+)\b[,.]?\s+"
    r"|what\s+i\s+(?:still\s+)?(?:want\s+to\s+(?:keep|remember)|take\s+(?:away|from)|learne?[dt]|took)\b[^.:]{0,30}?\s+(?:is|was)\s*(?:that\s+|:\s*)?"
    r"|(?:key|main|big|biggest)?\s*(?:take-?away|lesson|learning|insight|advice|tip)\s*(?:\s+(?:was|is))?\s*[:–—-]\s*(?:that\s+)?|still\s+don't\s+know\s*[:–—-]\s*|q(?:uestion)?\s*:\s*|learne?[dt]\s*[:–—-]+\s*|\?+\s*)"
)
_LOGISTICS: Final = _compiled(
    r"^\W*(?:next\s+(?:call|session|meeting|chat|one|time|date|catch-?up|slot)?\b[^.]{0,20}\d|next\s+(?:call|session|meeting|chat|one)\b|see\s+you\b|talk\s+soon|meeting\s+link"
    r"|notes\s+(?:were|by)\b.{0,60}|recorded\b|bye\b|thanks\b|thank\s+you\b|hi\b|hello\b|hei\b|attendees|generated\b|transcri(?:bed|pt)\b)"
)
_FIRST_PERSON: Final = _compiled(r"\b(?:i|i'm|i've|i'd|i'll|my|me|mine|myself|we|our|us)\b")


def find_decisions(notes: Notes, *, taken: Collection[int]) -> tuple[Picked, ...]:
    """Return what was settled, refusals included."""
    found = []
    for number, sentence in enumerate(notes.sentences):
        if number not in taken and _is_decision(notes, sentence):
            found.append(_picked(notes, number))
    return tuple(found)


def _is_decision(notes: Notes, sentence: Sentence) -> bool:
    text = sentence.text
    if (
        is_question(text)
        or count_words(text) < 3
        or sentence.section in (Section.QUESTIONS, Section.ASIDE)
    ):
        return False
    if sentence.section is Section.DECISIONS:
        return sentence.first
    if _UNDECIDED.search(text) or sentence.section is Section.TAKEAWAYS:
        return False
    if _DECIDED.search(text):
        return True
    refused = _REFUSED.search(text)
    if refused is None or cues.BROKEN.search(text):
        return False
    group = next((name for name in ("verb", "verb2", "verb3") if refused[name]), None)
    verb = refused[group] if group else None
    if group and (cues.NO_ERRAND.match(text, refused.start(group)) or (sentence.speaker and cues.ON_THE_SPOT.match(text, refused.start(group)))):
        return False
    if verb is None:
        return not notes.is_dialogue
    if verb.casefold() in _NO_REFUSAL:
        return False
    return is_errand(verb) or base_of_progressive(verb) is not None


def find_questions(notes: Notes, *, taken: Collection[int]) -> tuple[Picked, ...]:
    """Return what was asked and left without an answer."""
    found = []
    for number, sentence in enumerate(notes.sentences):
        if number in taken or sentence.section is Section.ASIDE or count_words(sentence.text) < 3:
            continue
        if _is_open(notes, number):
            found.append(_picked(notes, number))
    return tuple(found)


def _is_open(notes: Notes, number: int) -> bool:
    sentence = notes.sentences[number]
    if sentence.section is Section.QUESTIONS:
        return sentence.first
    if not is_question(sentence.text):
        return bool(_OPEN.search(sentence.text)) and not _NO_OPEN.search(sentence.text)
    if notes.is_dialogue:
        return _is_unanswered(notes, number)
    if sentence.speaker is not None or sentence.text.count('"') % 2:
        return False
    following = _next_in_turn(notes, number)
    before = _next_in_turn(notes, number - 1) and notes.sentences[number - 1]
    if following is None or is_question(following.text):
        return True
    return bool(_NO_ANSWER.search(following.text) or (before and _UNRAISED.search(before.text)))


_NO_OPEN: Final = _compiled(
    r"\b(?:forgot|didn't|did\s+not)\b.{0,30}\bask\b\W*$|\bnow\s+i\s+know\b|\bshe'd\b|\bhe'd\b"
)


def _next_in_turn(notes: Notes, number: int) -> Sentence | None:
    if number < 0 or number + 1 >= len(notes.sentences):
        return None
    following = notes.sentences[number + 1]
    return following if following.turn == notes.sentences[number].turn else None


def _is_unanswered(notes: Notes, number: int) -> bool:
    """Tell whether a question in a dialogue is the last word on its matter."""
    sentence = notes.sentences[number]
    for following in notes.sentences[number + 1 : number + 5]:
        if following.speaker == sentence.speaker:
            continue
        return bool(_NO_ANSWER.search(following.text)) and count_words(sentence.text) > 4
    return number + 1 >= len(notes.sentences) and count_words(sentence.text) > 4


_ENOUGH: Final = 1.6
_OF_A_HEADING: Final = 2.5
_OF_THE_MENTOR: Final = 0.6
_OF_ONE_PERSON: Final = 1.0


def find_takeaways(notes: Notes, *, taken: Collection[int]) -> tuple[Picked, ...]:
    """Return at most three statements worth remembering, the most valuable first."""
    scored = []
    for number, sentence in enumerate(notes.sentences):
        if number in taken or not _can_be_kept(notes, number, sentence):
            continue
        score = _worth(notes, sentence)
        if score >= _ENOUGH:
            scored.append((-score, number))
    kept: list[int] = []
    for _, number in sorted(scored):
        mine = set(stems(notes.sentences[number].text))
        if all(_differs(mine, set(stems(notes.sentences[other].text))) for other in kept):
            kept.append(number)
        if len(kept) == MOST_TAKEAWAYS:
            break
    return tuple(_picked(notes, number) for number in kept)


def _differs(one: set[str], other: set[str]) -> bool:
    return not one or len(one & other) / len(one | other) < 0.6


_SET_DATE: Final = _compiled(
    r"(?:by|before|until|on|this|next|tomorrow|tonight|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
"""How the date of an arrangement begins; what holds for good has none."""


def _can_be_kept(notes: Notes, number: int, sentence: Sentence) -> bool:
    text = sentence.text
    if sentence.section in (Section.ASIDE, Section.QUESTIONS, Section.SUMMARY, Section.ACTIONS):
        return False
    if is_question(text) or not 4 <= count_words(text) <= 45 or _LOGISTICS.search(text):
        return False
    if sentence.section is not Section.TAKEAWAYS and any(
        _SET_DATE.match(due.text) for due in find_due_phrases(text)
    ):
        return False
    return not sentence.is_header


def _worth(notes: Notes, sentence: Sentence) -> float:
    """Return what a sentence is worth with its context: the heading over it, who says it."""
    score = worth_of(sentence.text)
    if sentence.section is Section.TAKEAWAYS:
        score += _OF_A_HEADING
    role = notes.cast.role(voice_of(notes, sentence)) if sentence.speaker is not None else ""
    if cues_for(notes.cast.pattern).anyone.match(sentence.text):
        score -= _OF_ONE_PERSON
    if "mentor" in role:
        return score + _OF_THE_MENTOR
    return score - (_OF_THE_MENTOR if "mentee" in role else 0.0)


def _picked(notes: Notes, number: int) -> Picked:
    sentence = notes.sentences[number]
    return Picked(
        QuotedText(text=stated(notes, sentence), quotes=notes.quotes(sentence)),
        frozenset({number}),
    )


_STARS: Final = re.compile(r"(?<!\w)[*_]{1,2}(\w[^*_\n]{0,60})[*_]{1,2}(?!\w)")


def stated(notes: Notes, sentence: Sentence) -> str:
    """Return a sentence as it stands in a list: without its tag, and with who says "I"."""
    words = _STARS.sub(r"\1", sentence.text.strip())
    for _ in range(2):
        shorter = _LABELS.sub("", words, count=1)
        words = shorter if count_words(shorter) >= 2 else words
    words = " ".join(words.split())
    if not words.startswith(('"', "'")) and words.count('"') == 1:
        words = words.replace('"', "")
    words = words[:1].upper() + words[1:]
    if sentence.speaker is not None and notes.is_dialogue and _FIRST_PERSON.search(words):
        return f"{_speaker(notes, sentence)}: {words}"
    return words


def _speaker(notes: Notes, sentence: Sentence) -> str:
    person = voice_of(notes, sentence)
    return notes.cast.first_name(person) if person is not None else str(sentence.speaker)


def remaining(notes: Notes, taken: Collection[int]) -> Iterator[tuple[int, Sentence]]:
    """Yield the sentences that no list has taken up and that say something."""
    for number, sentence in enumerate(notes.sentences):
        if number in taken or sentence.section is Section.ASIDE or sentence.is_header:
            continue
        if not is_question(sentence.text) and not _LOGISTICS.search(sentence.text):
            yield number, sentence


def taken_by(*lists: Sequence[Picked]) -> frozenset[int]:
    """Return the numbers of all sentences that the lists take up."""
    return frozenset(number for picked in lists for one in picked for number in one.sentences)
