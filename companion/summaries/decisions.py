"""What was settled, and what was settled not to be done."""

from collections.abc import Collection
from typing import Final

from companion.summaries import cues
from companion.summaries.agreed_day import settled_day
from companion.summaries.cues import TELLS
from companion.summaries.errands import is_question
from companion.summaries.headings import Section
from companion.summaries.line_kinds import LineKind, is_read, is_surely
from companion.summaries.meant import is_hearsay
from companion.summaries.notes import Notes, Sentence
from companion.summaries.open_signs import NO_ANSWER, OPEN
from companion.summaries.patterns import compiled, says_any
from companion.summaries.settled import (
    CHOSEN,
    DOUBTED,
    SAID_OUTRIGHT,
    SEALED,
    SEALS,
    STATED,
    UNSURE,
)
from companion.summaries.stating import Picked, picked, picked_line, picked_whole
from companion.summaries.unsettled import LEFT, WAVERS
from companion.summaries.verbs import base_of_progressive, is_errand
from companion.text.verb_lists import IRREGULAR_PAST
from companion.text.words import count_words

_NOW: Final = r"(?:(?:also|finally|now|then|all|both) )?"
_WE: Final = r"(?:i|we|she|he|they|both)"
_STOPPING: Final = (
    r"(?:dropping|scrapping|parking|shelving|binning|cancell?ing|skipping|postponing|pausing"
    r"|quitting|giving up|pulling out|calling off|turning down|sticking|staying|keeping"
    r"|switching|splitting)"
)
_STOPPED: Final = (
    r"(?:dropped|scrapped|binned|shelved|ruled out|landed on|called off|gave up on|turned down"
    r"|cancell?ed|parked|postponed|paused|given up on)"
)
_TILL: Final = r"(?:till|til|until|to|after)"
_SAID: Final = compiled(
    rf"\b{_WE} (?:(?:have|has) )?{_NOW}decided\b|'(?:ve|s) {_NOW}decided\b",
    rf"^\W*(?-i:[A-Z])[\w'-]* (?:(?:have|has) )?{_NOW}decided (?!that (?:he|she)'s|by\b|when\b)\w",
    r"^\W*(?:we|they|i) decide:",
    r"^\W*(?:so )?decided\b|^\W*(?:final )?decision\b|\bdecision(?:\s?:| is\b| was\b)|\bi decide\b",
    r"(?:\b(?:so |and |then )?that's|\bit's|\bthat is|\bit is|\bthis is|\bwhich is) (?:now )?"
    r"(?:agreed|settled|final)\b",
    r"(?:,|[-–—]|\bthen|\bso)\s?(?:agreed|settled|decided)\W{0,3}$",
    r"^\W*(?:we )?(?:agreed|settled)(?: (?!with\b|w/)\w+(?! she\b| he\b| they\b)|[:–—-]\s?\w+ \w)",
    rf"\b(?:we|both) (?:have |'ve )?{_NOW}(?:agreed|settled|chose|opted) (?!with\b)\w",
    r"^\W*(?:(?:ok(?:ay)?|right|yes|good)\W+)?agreed then\b",
    r"\bit (?:was|is|has been) (?:agreed|decided|settled)\b|\bagreed not to\b",
    r"^\W*agreed (?:\w+ ){1,2}?\w+:\s|^\W*final\s?:",
    r"\bmade up (?:my|his|her|our|their) minds?\b",
    r"(?:->|=>|→)\s*(?:decision|decided|agreed|settled|dropped|scrapped|parked|binned|cancelled"
    r"|called off|out|no|yes|nope|not (?:now|yet|this \w+))\b(?=\W*$|[,;:(–—-]|\s(?:for now|till"
    r"|til|until|this|after)\b)",
)
"""Said to be settled in so many words."""

_DECIDED: Final = compiled(
    r"\bwe (?:went|are going|'re going|'re sticking|are sticking) (?:with|against|ahead)\b",
    r"\bi(?:'m| am) (?:going|sticking|staying) with\b|\b(?:i|we)(?:'ll| will) (?:go with|go for)\b",
    r"\b(?:i|we) go (?:with|for) (?:the|a|an|two|three|one|my|our)\b|^\W*go(?:ing)? (?:w/|with) ",
    r"^\W*(?:dropping|parking|skipping|scrapping|cancelling|keeping|quitting|shelving|postponing"
    r"|chose|choosing|picked|ruled out|turned down) (?:the|my|our|this|that|both|it|all)\b",
    r"\b(?:i'm|im|i am|we're|he's|hes|she's|shes|they're|(?:he|she) is|(?:we|they) are) "
    rf"{_STOPPING}\b",
    r"\bso (?:i'm|we're|im) (?:just |now )?\w+ing (?:it|them|both|the|my|our|all)\b",
    r"\b(?:leave|leaving|keep|keeping) .{2,40} as (?:it|they) (?:is|are)\b",
    r"\bit's (?:a )?(?:no|yes) (?:to|for)\b|\bwe both (?:think|agree|want)\b",
    rf"\b{_WE}(?:'m|'re|'s| am| are| is)? (?:going to|will) (?:stop|quit) \w+ing\b"
    rf"|\b{_WE}(?:'ll)? (?:stop|quit) \w+ing\b",
    r"\bthat's (?:a )?(?:no|yes) (?:to|for)\b|^\W*(?:yes|no) to the \w+, (?:yes|no) to\b",
    r"^\W*(?:(?:he|she|i|we) )?(?:said|says|said a firm) no to (?!me\b|us\b|him\b|her\b)",
    rf"^\W*leaving .{{2,50}} {_TILL}\b",
    r"\b(?:put|putting|pushed|pushing|moved|moving|left|parked|postponed|delayed|paused)"
    r" (?:\w+ ){0,4}?(?:off|back|on hold|it|that|this|them)? ?(?:till|til|until)\b",
    r"\bput (?:it|that|this|them|the \w+) off\b|\bput off (?:till|til|until|to)\b|\bon hold\b",
    r"\bstays? (?:as (?:it|they) (?:is|are)|the same|where (?:it|they) (?:is|are))\b",
    r"\bi(?:'m)? stay(?:ing)? (?:in|at|on|with|where)\b",
    r"\b(?:we|both)(?:'ll| will| are going to|'re going to) (?:skip|drop|leave|postpone|pause|park"
    r"|shelve|scrap|cancel|hold off)\b",
    r"\bfrom now on\b(?![^.;!?]*\byou\b)|^\W*(?:going|sticking|staying) (?:with|to)\b",
    r"^\W*(?:(?:so|ok|okay|right|then),? )?(?!(?:how|what|where|as|who|if|that|whatever|whether|and"
    r"|but|so|because|is|where)\b)(?:[\w'-]+ ){1,5}it is(?: then)?\W*$",
    r"[£$€]?\b\d[\d.,]{0,8}k?,? not [£$€]?\d",
    r"(?:^|[,;:–—-]\s?|(?<=\s)and )no more \w+|^\W*no [\w' -]{2,40} (?:any ?more|for now)\b",
)
_ENDED: Final = compiled(
    rf"\b{_WE} (?:(?:have|has|'ve) )?{_STOPPED} (?:the|that|this|it|my|our|his|her|their|a|an)\b",
    r"^\W*(?:dropped|parked|scrapped|cancelled|shelved|postponed) (?:the|my|our|this|that|both"
    r"|it|all)\b",
)
"""A thing that was ended: a choice, or only what happened on some day."""
_HAPPENED: Final = compiled(
    r"\b(?:yesterday|last (?:night|week|month|year|time|\w+day)|ago|that day|this morning|was|were"
    r"|because of|due to|again)\b",
    r"\bfor (?:the )?(?:wind|rain|snow|ice|fog|weather|storm|illness|lack of)\b",
    rf"\b(?:{'|'.join(sorted(IRREGULAR_PAST))})\b|\b(?!need)\w{{3,}}ed\b",
)
"""Behind it, what makes it a story."""
_REFUSED: Final = compiled(
    r"\b(?:i|we) (?:(?:will|shall|am|are) not|won't|am no longer) (?:be "
    r"|going to )?(?P<verb>\w[\w-]*)",
    r"\b(?:i'm|we're|im) (?:not|no longer) (?:going to |gonna )?(?P<verb2>\w[\w-]*)",
    r"^\W*(?:(?:ok(?:ay)?|so|right|and)\W+)*no (?:\w+ ){1,4}(?:until|till?|before|for now"
    r"|any ?more|this (?:year|month|week|term))\b",
    r"(?:^\W*|[.;,] )not (?P<verb3>\w+in[g']?)\b",
    r"(?:^\W*|\b(?:she|he|they) ?)(?:wont|won't|will not|(?:is|are|'s|'re) not going"
    r" to|(?:isn't|aren't) going to) (?P<verb4>\w[\w-]*)",
    r"\b(?:she|he|they)(?:'s|'re|s| is| are) (?:not|no longer) (?P<verb5>\w+ing)\b",
    r"^\W*no (?:more|new|longer) \w+",
)
_CLIPPED: Final = compiled(r"^\W*not \w+in (?:a|an|the|any|another|my|our)\b")
"""Typed as it is said: "not getin a van"."""

_UNDECIDED: Final = compiled(
    r"(?:\b(?:not|never|cannot|haven't|hasn't|didn't|can't|couldn't|isn't)"
    r"|\b(?:yet|needs?|needed|have|has|hard|how|what|helps?|helped)(?: me)? to|\bto be)"
    r" (?:\w+ )?(?:decided?|agreed?|settled?|(?:made?|make) up)\b",
    r"^\W*that (?:it|they)\b|\bundecided\b|\byours to decide\b|\b(?:if|whether|once|until) (?:it"
    r"|that)(?: is|'s)\b",
)
_NOBODY: Final = compiled(
    r"\bdecisions?\s?\?|\bno decisions?\b|\bnothing (?:\w+ )?(?:decided|agreed|settled)\b",
    r"\b(?:decided|agreed|settled)(?: on)? nothing\b",
    r"\b(?:i|we|he|she|they) (?:thought|assumed|believed) (?:that )?(?:i|we|he|she|they|it)\b",
    r"\b(?:but|and) (?:then )?(?:[\w']+ ){0,4}(?:never did|never happened|did not|didn't"
    r"|had not|hadn't|was not|wasn't)\W*$",
)
"""What tells that a decision was only thought or hoped to be taken."""

_PUT_BY: Final = compiled(
    r"\W*(?:so |and |but )?(?:we|i) (?:left|parked) (?:it|that|this)(?: one)?"
    r"(?: (?:open|there|at that|for now|for next time))?\W*$"
)
"""A question that was left: that settles nothing."""
_NOT_NOW: Final = compiled(
    r"^\W*(?:\w+ ){0,3}\w+ ?[-–—:] not (?:this|next|now|until|till|before|yet|for now|any ?more"
    r"|again)\b",
    r"[,;–—-] ?not (?:this|next) (?:year|month|term|season|week|time|round|summer|winter|spring"
    r"|autumn)\W*$",
)
"""A thing jotted down with "not this year"."""

_HINTS: Final = (
    "deci", "agree", "settl", "final", " with", "against", "ahead", "dropp", "scrap", "binn",
    "shelv", "ruled", "landed", "call", "gave up", "giv", "chose", "opt", "stay", "skip", "drop",
    "leav", "postpone", "paus", "park", "cancel", "hold", "mind", "from now", "not ", "no ", "left",
    "quit", "postpon", "picked", "choos", "both", "'s a yes", "yes to", "keep", "turned", "put",
    "stop", "wont", "won't", "isn't", "aren't", "go for", "it is", "->", "=>", "→", "so i", "so we",
    "stick", "switch", "split", "clos", "mov", "push", "delay", "pull",
)  # fmt: skip
"""What any decision has one of."""

_FEWEST_WORDS: Final = 3
_MOST_WORDS: Final = 45
"""Words of a sentence: what was dictated without a stop says more than what was settled."""
_MEETS_LATER: Final = compiled(
    r"^\W*no (?:call|session|meeting|chat|talk)s? (?:now )?(?:until|till?|before|this|next)\b"
)
"""When the two do not meet is a date, no decision."""
_ELSEWHERE: Final = (Section.QUESTIONS, Section.ASIDE, Section.NEXT)
_OF_OTHERS: Final = (Section.TAKEAWAYS, Section.ACTIONS)


def find_decisions(notes: Notes, *, taken: Collection[int]) -> tuple[Picked, ...]:
    """Return what was settled, refusals included."""
    found: list[Picked] = []
    used = set(taken)
    for number, sentence in enumerate(notes.sentences):
        if number in used:
            continue
        whole = _sealed(notes, number, taken)
        if whole is not None:
            found = [one for one in found if whole[0] not in one.sentences]
            found.append(picked_whole(notes, whole))
            used.update(whole)
        elif _is_decision(notes, number, sentence):
            found.append(_picked(notes, number, used))
            used.update(found[-1].sentences)
    return tuple(found)


_POINTS: Final = compiled(r"\b(?:him|her|it|them|that|this)\b")


def _picked(notes: Notes, number: int, used: Collection[int]) -> Picked:
    """Return a decision, with its line where only that says what "it" or "him" is."""
    sentence = notes.sentences[number]
    if sentence.first or not _POINTS.search(sentence.text):
        return picked(notes, number)
    return picked_line(notes, number, used)


def _sealed(notes: Notes, number: int, used: Collection[int]) -> tuple[int, int] | None:
    """Return a sentence that only seals the one before it, with that one, as two numbers."""
    sentence = notes.sentences[number]
    if number == 0 or sentence.section in _ELSEWHERE or not SEALS.match(sentence.text):
        return None
    before = notes.sentences[number - 1]
    is_near = before.turn == sentence.turn and number - 1 not in used
    if not is_near or is_question(before.text) or _UNDECIDED.search(before.text):
        return None
    if TELLS.match(before.text) and _STOPS.search(sentence.text):
        return None
    return (number - 1, number)


_STOPS: Final = compiled(r"(?:^|[.,;–—-])\W{0,9}full stop\W*$")
"""After what somebody says, only how firmly they said it."""


def _is_decision(notes: Notes, number: int, sentence: Sentence) -> bool:
    text = sentence.text
    if sentence.section in _ELSEWHERE or is_question(text) or count_words(text) < _FEWEST_WORDS:
        return False
    if sentence.section is Section.DECISIONS and sentence.first:
        return True
    if _UNDECIDED.search(text) or _NOBODY.search(text) or _PUT_BY.match(text):
        return False
    if count_words(text) > _MOST_WORDS or _MEETS_LATER.match(text) or settled_day(notes, number):
        return False
    if _is_said_outright(notes, number) or _is_jotted(notes, sentence) or _is_stated(notes, number):
        return True
    if says_any(text, _HINTS) and _is_said_to_be(notes, number, sentence):
        return True
    return _reads_like_one(notes, number)


def _is_said_to_be(notes: Notes, number: int, sentence: Sentence) -> bool:
    """Tell whether a sentence says that something is settled, dropped or refused."""
    text = sentence.text
    said = _SAID.search(text)
    if said is not None:
        return not is_hearsay(notes, number, said.start())
    if sentence.section is Section.TAKEAWAYS or _REHEARSED.match(text):
        return False
    if sentence.speaker is None and sentence.is_line and _NOT_NOW.search(text):
        return True
    ended = _ENDED.search(text)
    if ended is not None and _HAPPENED.search(text, ended.end()) is None:
        return True
    return bool(_DECIDED.search(text)) or _is_refusal(notes, sentence)


def _reads_like_one(notes: Notes, number: int) -> bool:
    """Tell whether the words alone are those of a decision: a second opinion, never for a doubt."""
    sentence = notes.sentences[number]
    if not is_read(notes) or sentence.is_header or sentence.section in _OF_OTHERS:
        return False
    if any(one.search(sentence.text) for one in _NO_CHOICE):
        return False
    return is_surely(notes, number, LineKind.DECISION) and not is_hearsay(notes, number, 0)


_REHEARSED: Final = compiled(
    r"^\W*(?:(?:then|so|and|also|today)\W+)?(?:(?:we|i|he|she|they|both) )?(?:(?:also|then|just"
    r"|briefly|quickly) )?(?:went|talked|ran|walked|worked|thought|go|talk) (?:it |this |that )?"
    r"(?:through|over|about)\b",
    r"^\W*(?:(?:then|so|and|also|today)\W+)?(?:(?:we|i|he|she|they|both) )?(?:(?:also|then|just) )?"
    r"(?:practi[sc]ed|rehearsed|role-?played|discussed|tried out|drafted)"
    r" (?!and (?:agreed|decided))",
)
"""What was gone through in the talk settles nothing: "we went through how to say it"."""
_NO_NEWS: Final = compiled(
    r"\bno (?:reply|answer|news|word|response|sign|luck|time|idea|call|show|one|money|room|space)\b"
)
"""A "no" that nobody says to anything."""
_NO_CHOICE: Final = (_REHEARSED, DOUBTED, UNSURE, OPEN, NO_ANSWER, WAVERS, LEFT, _SAID, _NO_NEWS)
"""What leaves a thing open, or was read by a pattern and found to be hearsay."""


def _is_said_outright(notes: Notes, number: int) -> bool:
    """Tell whether a sentence ends in who settled it, whatever stands before: "(we agreed)"."""
    text = notes.sentences[number].text
    found = SAID_OUTRIGHT.search(text)
    answer = text[text.rfind("?", 0, found.start() + 1) + 1 :] if found is not None else ""
    answer = _NOT_YET.sub("", answer)
    return found is not None and not (UNSURE.search(answer) or is_hearsay(notes, number, 0))


_NOT_YET: Final = compiled(r"\bnot yet\b")
"""An answer that may be agreed on, unlike a doubt."""


def _is_jotted(notes: Notes, sentence: Sentence) -> bool:
    """Tell whether a line of one's own is a choice that needs no word for it."""
    if notes.is_dialogue or sentence.speaker is not None or not sentence.is_line:
        return False
    text = sentence.text
    if DOUBTED.search(text) or (TELLS.match(text) and _STOPS.search(text)):
        return False
    return bool(SEALED.search(text) or CHOSEN.search(text))


def _is_stated(notes: Notes, number: int) -> bool:
    """Tell whether a sentence tells a choice that stands, and is no hearsay."""
    text = notes.sentences[number].text
    found = STATED.search(text)
    if found is None or UNSURE.search(text):
        return False
    is_own_list = notes.sentences[number].section is Section.TAKEAWAYS
    return not is_own_list and not is_hearsay(notes, number, found.start())


def _is_refusal(notes: Notes, sentence: Sentence) -> bool:
    """Tell whether somebody says what they will not do, and means a thing one could do."""
    found = _REFUSED.search(sentence.text)
    if found is None or cues.BROKEN.search(sentence.text):
        return False
    verb = next((word for name, word in found.groupdict().items() if word), None)
    if verb is None:
        return not notes.is_dialogue
    rest = sentence.text[found.end() - len(verb) :]
    is_lasting = "going" in found.group() or not sentence.speaker
    if cues.NO_ERRAND.match(rest) or not (is_lasting or not cues.ON_THE_SPOT.match(rest)):
        return False
    if _CLIPPED.match(sentence.text) and not notes.is_dialogue:
        return True
    return is_errand(verb) or base_of_progressive(verb.rstrip("'")) is not None
