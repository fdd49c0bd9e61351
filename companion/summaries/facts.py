"""Facts worth keeping: what falls on a day, what was booked or refused, how much there is."""

from collections.abc import Collection
from datetime import date
from functools import partial
from typing import Final

from companion.summaries.again import clock_in, next_meeting
from companion.summaries.agreed_day import day_asked_for, first_part, quotes_of, settled_day
from companion.summaries.cues import YES
from companion.summaries.doubtful import asks_unmarked, is_labelled_next
from companion.summaries.errands import is_question
from companion.summaries.headings import Section
from companion.summaries.named_cues import cues_for
from companion.summaries.notes import Notes, Sentence
from companion.summaries.occasions import is_another_occasion
from companion.summaries.patterns import compiled
from companion.summaries.stating import Picked, is_meeting_again, picked, picked_each, picked_line
from companion.text.due import find_due_phrases, resolve_due
from companion.text.month_first import puts_month_first
from companion.text.verb_lists import IRREGULAR_PAST
from companion.text.words import count_words
from companion.text.worries import tells_worry

_STANDS: Final = compiled(
    r"\b(?:not (?:yet )?(?:confirmed|settled|booked|back|decided)|nothing back|applied|booked"
    r"|rebooked|moved to|opens?|opened|closes?|shuts?|starts?|begins?|ends|expires?|runs out"
    r"|deadline|due|exams?|orals?|interviews?|inspection|hearing|panel|audit|window|advertised"
    r"|offer(?:ed)?|refused|said (?:no|yes)|turned (?:it|me|us|her|him) down|approved|votes?"
    r"|decides?|announced?|launch(?:es)?|wants? (?:a|an|the|it|to|own|fewer|more|less|\d+)|not yet"
    r"|passed|failed|pricing|unavailable|confirmed|cancelled|hasn't"
    r"|still (?:hasn't|not|wants|blocking|waiting)|comes out"
    r"|costs?|rent|fees?|prices?|charges?|quoted|pays?|paid|owes?|salary|rates?|in front"
    r"|up front|backlog|caseload|half done|doesn't (?:apply|want)|dosn't ap{1,2}ly)\b"
)
_FIGURE: Final = compiled(
    r"\d\s?%|[£$€]\s?\d|\bfrom \d+ to \d+\b|\b(?:up|down|lost|gained|went) \w* ?\d|\b\d+k\b"
    r"|\b\d+ (?:\w+ )?(?:years?|months?|weeks?|wks?|days?|yrs?|cases?|clients?|grand|quid|euros?"
    r"|pounds?)\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|sixty|ninety) (?:\w+ )?(?:years?"
    r"|months|weeks|days)\b|\bonly \d|\b\d+ (?:open|left)\b"
)
_GONE: Final = compiled(
    r"\b(?:last (?:week|month|year|night)|yesterday|today|tonight|ago|already|this morning"
    r"|lol|haha|finished|fixed|happened|sorted)\b"
)
_MET: Final = compiled(
    r"^\W*(?:i )?(?:saw|met|rang|phoned|called|spoke|talked|chatted|had (?:a )?(?:call|chat))\b",
    r"^\W*(?:1:1|1-1|call|chat|session) (?:with|w/)|\b(?:f|ph)one call\b",
    r"^\W*\w+, \w+day (?:morning|afternoon|evening|night)\W*$",
)
"""How one tells of the session itself, whose date is no news."""

_HAS_A_VERB: Final = compiled(
    r"\b(?:is|are|was|were|has|have|had|will|can|could|would|should|must|needs?|wants?"
    r"|starts?|begins?|opens?|closes?|ends?|due|deadline|leaves?|gets?|goes|comes|moves?|sits|interview|exam|audit"
    r"|hearing|\w{3,}ed|\w+n't)\b|'s\b|'ll\b|->|=|:",
    rf"\b(?:{'|'.join(sorted(IRREGULAR_PAST))})\b",
)

_TITLE: Final = compiled(
    r"^\W*(?-i:[A-Z])[\w'’-]{0,20}\.?(?: (?-i:[A-Z])[\w'’-]{0,20}\.?)?\W{1,3}(?:on )?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w{0,6}[ ,]{1,2})?(?:the )?\d{1,2}(?:st|nd|rd|th)?"
    r"[ /.-]{0,2}(?:of )?(?:\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
"""A name or initials and a day at the head of notes: "KL 19/11 canteen, she gave me a roll"."""
_TORN: Final = compiled(
    r"^\W*(?:might|may|could|should|would|must|can|will) (?!(?-i:[A-Z]))\w",
    r"^\W*i (?:said|told (?:him|her|them)) (?:no|yes|not|so)\b",
    r"^\W*i asked (?:him|her|them|what|how|why|who|if|whether)\b",
    r"^\W*(?:we|i) (?:talked|spoke|chatted) (?:about|abt|for)\b",
)
"""What says nothing without the sentence before it."""

_WITHOUT_SUBJECT: Final = compiled(
    r"^\W*(?:and|then|so|but)\b(?:,? then)?,? (?:just |also |later )?"
    rf"(?:{'|'.join(sorted(IRREGULAR_PAST))}"
    r"|[a-z]{2,12}(?<!e)ed)\b",
)
"""What somebody named before did: "then came in at five"."""
_OF_SOMEBODY: Final = compiled(r"^\W*(?:he|she|they|it|that|this)\b[^\d]*$")
_MOST_TORN: Final = 4

_OCCASION: Final = compiled(r"\b(?:call|chat|session|meeting|talk|visit)\W*$")
_SMALL_TALK: Final = compiled(
    r"\b(?:puppy|dog|cat|kitten|baby|teething|weather|rain(?:ing|ed)?|sunny|holidays?|birthday|wedding"
    r"|cake|teas?|scones?|soup|coffee|lunch|dinner|breakfast|jam|paste|photos?|lovely|tired|traffic|parking|boiler"
    r"|kids|grandchild(?:ren)?|grandkids|mum|mother|dad|father|wife|husband|missis|laughed|joked?"
    r"|haha|lol|hello|hi|bye|thanks|sorry|line was|bad line|on mute|slept|knees?|shoulder|flu|cold"
    r"|visiting|brought me|good idea|go on|nice|moan(?:ed)?|rushed|loud|noisy|late start)\b"
)
"""What people chat about before and after."""

_CLOCK: Final = compiled(
    r"\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}(?: to \d{1,2}| ?\+ ?\d{1,2})? (?:jan|feb|mar|apr|may|jun"
    r"|jul|aug|sep|oct|nov|dec)|\b\d{1,2}/\d{1,2}\b"
    r"|\bbefore (?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)"
    r"|\bthe (?:fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w{3,5}teenth"
    r"|twentieth|twenty-\w{5,7}|thirtieth|thirty-first)\b|\bany (?:day|week|time) now\b"
)
_OUTCOME: Final = compiled(
    r"\b(?:said|says) (?:no|yes) to\b|\b(?:won't|will not|doesn't|refuses to) let\b|\bshortlisted\b"
    r"|\b(?:lapsed|expired|run out|ran out)\b(?! of)|\bturned (?:it|me|us|her|him) down\b"
    r"|\b(?:got|offered) (?:the |an? |her |his )?(?:\w+ )?(?:interview|job|place|post|offer|grant"
    r"|loan|licen[cs]e|contract)\b|\b(?:passed|failed) (?:the |an? |her |his |my )?(?:\w+ ){1,2}?"
    r"(?:test|exam|assessment|competency|module|interview|practical|theory|inspection)s?\b"
    r"|\d ?(?:per|an?|each|/) ?(?:day|hour|week|month|night|head|hr|wk)\b"
    r"|\b(?:caseload|list|numbers) (?:is |are )?(?:now )?\d"
)
"""What became of a thing that somebody waited for, or what it costs: it needs no day."""
_DATED: Final = 1.6
_WORRY: Final = 2.4
"""For what weighs on somebody: it goes before dates and figures."""
_STATED: Final = 1.2
"""Worth from which something that stands and has a figure is kept, though it names no day."""

_IN_FIGURES: Final = compiled(r"\b\d{1,2}[/.]\d{1,2}\b")
_REPLY_WITHIN: Final = 3
_SUITS: Final = compiled(
    r"^\W*(?:great|good|fine|lovely|cool|super|brilliant|agreed|suits me|works(?: for me)?"
    r"|that works|that suits|see you|👍)(?!\w)"
)

_MOST_OF_A_CHAT: Final = 80
"""Sentences of a talk up to which a worry is a fact: in a long one it is said by the way."""
_FEWEST_WORDS: Final = 3
_MOST_WORDS: Final = 40
_MOST_SENTENCES: Final = 250
"""Notes up to which facts are looked for: in a long recording any day is named by the way."""


def find_facts(notes: Notes, *, taken: Collection[int], most: int) -> tuple[Picked, ...]:
    """Return at most so many dated facts and figures that no list has taken up, in order."""
    scored = [
        (-worth, number)
        for number, sentence in enumerate(notes.sentences)
        if number not in taken and (worth := fact_worth(notes, sentence)) >= _STATED
    ]
    best = sorted(scored)[: max(0, most)]
    numbers = sorted(number for _, number in best)
    return picked_each(numbers, taken=taken, pick=partial(picked_line, notes))


def find_next_meeting(
    notes: Notes, *, taken: Collection[int], held_on: date | None
) -> tuple[Picked, ...]:
    """Return when the two meet again, as one line; nothing where the notes do not say."""
    for number in range(len(notes.sentences) - 1, -1, -1):
        found = _meeting_at(notes, number, taken=taken, held_on=held_on)
        if found is not None:
            return (found,)
    return ()


def meets_on(again: Collection[Picked], *, held_on: date | None) -> date | None:
    """Return the day of the next meeting that was found, where it is told as a day."""
    for one in again:
        text = one.item.text
        told = None if held_on is None else _TOLD_DAY.match(text)
        if held_on is None or told is None:
            continue
        if not is_another_occasion(text, start=told.start("day"), end=told.end("day")):
            return resolve_due(told["day"], said_on=held_on)
    return None


_TOLD_DAY: Final = compiled(r"next[^:]{0,20}: [a-z]{3} (?P<day>\d{1,2} [a-z]{3})(?![a-z])")


def _meeting_at(
    notes: Notes, number: int, *, taken: Collection[int], held_on: date | None
) -> Picked | None:
    """Return when the two meet again, if sentence `number` says that."""
    sentence = notes.sentences[number]
    part = first_part(sentence)
    if sentence.is_header or (number in taken and not part):
        return None
    reply = _agreed(notes, number)
    if (
        reply is None
        and not (part or settled_day(notes, number))
        and not _is_of_meeting(notes, sentence)
    ):
        return None
    found = picked(notes, number)
    quotes = found.item.quotes if number not in taken else quotes_of(notes, sentence, part)
    text = found.item.text if number not in taken else f"{part[:1].upper()}{part[1:]}"
    sentences = found.sentences
    if reply is not None and reply not in taken:
        clock = clock_in(notes.sentences[reply].text)
        quotes = (*quotes, *notes.quotes(notes.sentences[reply], 0, clock[1] if clock else None))
        sentences |= {reply}
    if is_labelled_next(notes, sentence) and number not in taken:
        text = f"Next: {text[:1].lower()}{text[1:]}"
    item = found.item.model_copy(update={"text": text, "quotes": quotes})
    says = _as_one_line(notes, number, part, held_on=held_on)
    agreed = None if reply is None else clock_in(notes.sentences[reply].text)
    if says is not None and agreed is not None and clock_in(says, whole=True) is None:
        says = f"{says}, {agreed[0]}"
    if says is not None:
        item = item.model_copy(update={"text": says})
    return Picked(item, sentences)


def _as_one_line(notes: Notes, number: int, part: str, *, held_on: date | None) -> str | None:
    month_first = puts_month_first(notes.source)
    sentence = notes.sentences[number]
    asked = "" if is_meeting_again(sentence.text) else day_asked_for(notes, number)
    day = settled_day(notes, number) or asked
    says = next_meeting(
        f"next {day}" if day else part or sentence.text, held_on=held_on, month_first=month_first
    )
    if says is None and sentence.section is Section.NEXT:
        return next_meeting(f"next {sentence.text}", held_on=held_on, month_first=month_first)
    return says


def _agreed(notes: Notes, number: int) -> int | None:
    """Return the sentence in which the other says yes to a day asked for: "next call 9 Dec?"."""
    asked = notes.sentences[number]
    is_asked = is_question(asked.text) and is_meeting_again(asked.text)
    if not (is_asked or day_asked_for(notes, number)):
        return None
    for later in range(number + 1, min(len(notes.sentences), number + _REPLY_WITHIN)):
        reply = notes.sentences[later]
        if reply.speaker is not None and reply.speaker != asked.speaker:
            return later if _says_yes(reply.text) else None
    return None


def _says_yes(text: str) -> bool:
    return bool(YES.match(text) or _SUITS.match(text) or _YES_AT.match(text))


_YES_AT: Final = compiled(
    r"^\W*(?:yes|yep|yeah|aye|ok(?:ay)?|sure|perfect|great|fine|grand)\b[\s,.!]{0,3}(?:at )?"
    r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m|h|o'?clock)?\b"
)
"""A yes to a day that adds the time: "Yes 2pm"."""


def _is_of_meeting(notes: Notes, sentence: Sentence) -> bool:
    if is_question(sentence.text) or sentence.section is Section.ASIDE:
        return False
    names_day = bool(find_due_phrases(sentence.text) or _IN_FIGURES.search(sentence.text))
    is_next = sentence.section is Section.NEXT or is_labelled_next(notes, sentence)
    is_given = is_next and names_day
    return is_given or is_meeting_again(sentence.text)


def fact_worth(notes: Notes, sentence: Sentence) -> float:
    """Return what a sentence is worth as a fact: from 1.6 on it names a day and what is then."""
    text = sentence.text
    if sentence.is_header or sentence.section is Section.ASIDE or is_question(text):
        return 0.0
    weighs = _weighs(notes, text)
    is_long_enough = _FEWEST_WORDS <= count_words(text) <= _MOST_WORDS
    if not is_long_enough or (is_small_talk(text) and not weighs):
        return 0.0
    if is_torn(text) or (sentence is notes.sentences[0] and _is_heading(notes, text)):
        return 0.0
    is_said = notes.is_dialogue or not sentence.is_line
    if is_said and not (_HAS_A_VERB.search(text) or _CLOCK.search(text)):
        # "Two pages by next Wednesday" is only a part of what was said before it.
        return 0.0
    if len(notes.sentences) > _MOST_SENTENCES:
        return 0.0
    worth = _WORRY * weighs + 0.7 * bool(_FIGURE.search(text)) + 0.5 * bool(_STANDS.search(text))
    if sentence.section is Section.NEXT or is_meeting_again(text):
        return worth + 2.0
    worth = max(worth, _STATED * bool(_OUTCOME.search(text)))
    if _GONE.search(text):
        return worth if worth >= _STATED else 0.0
    return worth + _DATED * bool(_CLOCK.search(text) or find_due_phrases(text))


def _weighs(notes: Notes, text: str) -> bool:
    is_brief = not notes.is_dialogue or len(notes.sentences) <= _MOST_OF_A_CHAT
    return is_brief and tells_worry(text)


def is_torn(text: str) -> bool:
    """Tell whether a sentence says nothing without the one before it, or only asks."""
    is_short = count_words(text) <= _MOST_TORN and _OF_SOMEBODY.match(text) is not None
    is_short = is_short or _WITHOUT_SUBJECT.match(text) is not None
    return is_short or _TORN.match(text) is not None or asks_unmarked(text)


def lacks_subject(text: str) -> bool:
    """Tell whether a sentence leaves out who did it: the one before tells."""
    return _WITHOUT_SUBJECT.match(text) is not None


def _is_heading(notes: Notes, text: str) -> bool:
    """Tell whether the first line only says who met, when and where."""
    if text.startswith("(") or _TITLE.match(text):
        return True
    names = cues_for(notes.cast.pattern).anyone
    is_titled = bool(find_due_phrases(text) or _OCCASION.search(text))
    return bool(names.match(text) and not _HAS_A_VERB.search(text) and is_titled)


def has_figure(text: str) -> bool:
    """Tell whether a sentence says how much or how many."""
    return bool(_FIGURE.search(text))


def is_small_talk(text: str) -> bool:
    """Tell whether a sentence chats or only says that the two met."""
    return bool(_SMALL_TALK.search(text) or _MET.search(text))
