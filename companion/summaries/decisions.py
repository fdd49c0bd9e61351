"""What was settled, and what was settled not to be done."""

from collections.abc import Collection
from typing import Final

from companion.summaries import cues
from companion.summaries.cues import compiled, says_any
from companion.summaries.errands import is_question
from companion.summaries.headings import Section
from companion.summaries.notes import Notes, Sentence
from companion.summaries.stating import Picked, picked
from companion.summaries.verbs import base_of_progressive, is_errand
from companion.text.words import count_words

_NOW: Final = r"(?:(?:also|finally|now|then|all|both) )?"
_DECIDED: Final = compiled(
    rf"\b(?:i|we|she|he|they|both) (?:(?:have|has) )?{_NOW}decided\b|'(?:ve|s) {_NOW}decided\b",
    r"^\W*(?:so )?decided\b|^\W*(?:final )?decision\b|\bdecision(?:\s?:| is\b| was\b)|\bi decide\b",
    r"(?:\b(?:so |and |then )?that's|\bit's|\bthat is|\bit is|\bthis is|\bwhich is) (?:now )?"
    r"(?:agreed|settled|final)\b",
    r"(?:,|[-–—]|\bthen|\bso)\s?(?:agreed|settled|decided)\W{0,3}$",
    r"^\W*(?:we )?(?:agreed|settled)(?: (?:on|that|to|not)\b|[:–—-]\s?\w+ \w)",
    rf"\b(?:we|both) (?:have |'ve )?{_NOW}(?:agreed|settled|chose|opted) (?:on|that|to|not|for)\b",
    r"\bwe (?:went|are going|'re going|'re sticking|are sticking) (?:with|against|ahead)\b",
    r"\bi(?:'m| am) (?:going|sticking|staying) with\b|\b(?:i|we)(?:'ll| will) (?:go with|go for)\b",
    r"^\W*(?:(?:ok(?:ay)?|right|yes|good)\W+)?agreed then\b",
    r"\bit (?:was|is|has been) (?:agreed|decided|settled)\b",
    r"\b(?:we|i|they|both) (?:(?:have|'ve) )?(?:dropped|scrapped|binned|shelved|ruled out|landed on"
    r"|called off|gave up on) (?:the|that|this|my|our|a|an)\b",
    r"^\W*(?:dropping|dropped|parking|parked|skipping|scrapping|scrapped|cancelling|cancelled|keeping"
    r"|quitting|shelving|shelved|postponing|postponed|chose|choosing|picked) (?:the|my|our|this"
    r"|that|both)\b",
    r"\b(?:leave|leaving|keep|keeping) .{2,40} as (?:it|they) (?:is|are)\b|^\W*final\s?:",
    r"\bit's (?:a )?(?:no|yes) (?:to|for)\b|\bwe both (?:think|agree|want)\b",
    r"\b(?:i|we|she|he)(?:'m|'re|'s| am| are| is)? (?:going to|will) (?:stop|quit) \w+ing\b"
    r"|\b(?:i|we|she|he)'ll (?:stop|quit) \w+ing\b",
    r"\bthat's (?:a )?(?:no|yes) (?:to|for)\b|^\W*(?:yes|no) to the \w+, (?:yes|no) to\b",
    r"^\W*leaving .{2,50} (?:till|until)\b|^\W*agreed (?:\w+ ){1,2}?\w+:\s",
    r"\bstays? (?:as (?:it|they) (?:is|are)|the same|where (?:it|they) (?:is|are))\b",
    r"\b(?:we|both)(?:'ll| will| are going to|'re going to) (?:skip|drop|leave|postpone|pause|park"
    r"|shelve|scrap|cancel|hold off)\b",
    r"\bmade up my mind\b|\bfrom now on\b|^\W*(?:going|sticking|staying) with\b|\bagreed not to\b",
)
_REFUSED: Final = compiled(
    r"\b(?:i|we) (?:(?:will|shall|am|are) not|won't|am no longer) (?:be "
    r"|going to )?(?P<verb>\w[\w-]*)",
    r"\b(?:i'm|we're|im) (?:not|no longer) (?:going to |gonna )?(?P<verb2>\w[\w-]*)",
    r"^\W*(?:(?:ok(?:ay)?|so|right|and)\W+)*no (?:\w+ ){1,4}(?:until|till|before|for now|any ?more"
    r"|this (?:year|month|week|term))\b",
    r"^\W*not (?P<verb3>\w+ing)\b",
    r"(?:^\W*|\b(?:she|he|they) ?)(?:wont|won't|will not|(?:is|are|'s|'re) not going"
    r" to|(?:isn't|aren't) going to) (?P<verb4>\w[\w-]*)",
    r"^\W*no (?:more|new|longer) \w+",
)
_UNDECIDED: Final = compiled(
    r"(?:\b(?:not|never|cannot|haven't|hasn't|didn't|can't|couldn't|isn't)"
    r"|\b(?:yet|needs?|needed|have|has|hard|how|what|helps?|helped)(?: me)? to|\bto be)"
    r" (?:\w+ )?(?:decided?|agreed?|settled?)\b",
    r"^\W*that (?:it|they)\b|\bundecided\b|\byours to decide\b|\b(?:if|whether|once|until) (?:it"
    r"|that)(?: is|'s)\b",
)
_NOT_NOW: Final = compiled(
    r"^\W*(?:\w+ ){1,4}[-–—:] not (?:this|next|now|until|till|before|yet|for now|any ?more|again)\b"
)
"""A thing jotted down with "not this year"."""

_HINTS: Final = (
    "deci", "agree", "settle", "final", " with", "against", "ahead", "dropped", "scrap", "binned",
    "shelve", "ruled", "landed", "called", "gave up", "chose", "opted", "stay", "skip", "drop",
    "leave", "postpone", "pause", "park", "cancel", "hold", "mind", "from now", "not ", "no ",
    "park", "quit", "postpon", "picked", "choos", "both", "'s a yes", "yes to", "keep", "leav",
    "stop", "quit", "wont", "won't", "isn't", "aren't", "go for",
)  # fmt: skip
"""What any decision has one of."""

_FEWEST_WORDS: Final = 3


def find_decisions(notes: Notes, *, taken: Collection[int]) -> tuple[Picked, ...]:
    """Return what was settled, refusals included."""
    return tuple(
        picked(notes, number)
        for number, sentence in enumerate(notes.sentences)
        if number not in taken and _is_decision(notes, sentence)
    )


def _is_decision(notes: Notes, sentence: Sentence) -> bool:
    text = sentence.text
    if sentence.section in (Section.QUESTIONS, Section.ASIDE, Section.NEXT) or is_question(text):
        return False
    is_listed = sentence.section is Section.DECISIONS and sentence.first
    if not (is_listed or says_any(text, _HINTS)) or count_words(text) < _FEWEST_WORDS:
        return False
    if is_listed:
        return True
    if _UNDECIDED.search(text) or sentence.section is Section.TAKEAWAYS:
        return False
    if sentence.speaker is None and sentence.is_line and _NOT_NOW.search(text):
        return True
    return bool(_DECIDED.search(text)) or _is_refusal(notes, sentence)


def _is_refusal(notes: Notes, sentence: Sentence) -> bool:
    """Tell whether somebody says what they will not do, and means a thing one could do."""
    found = _REFUSED.search(sentence.text)
    if found is None or cues.BROKEN.search(sentence.text):
        return False
    group = next((name for name in ("verb", "verb2", "verb3", "verb4") if found[name]), None)
    if group is None:
        return not notes.is_dialogue
    rest = sentence.text[found.start(group) :]
    is_lasting = "going" in found.group() or not sentence.speaker
    if cues.NO_ERRAND.match(rest) or not (is_lasting or not cues.ON_THE_SPOT.match(rest)):
        return False
    return is_errand(found[group]) or base_of_progressive(found[group]) is not None
