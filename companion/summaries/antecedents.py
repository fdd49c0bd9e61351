"""Whom "her" and "him" mean in a thing to do, where the notes leave only one answer."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from companion.people.person import PersonId
from companion.summaries.cues import TAKES_UP, YES
from companion.summaries.doers import Clause, Reading, speaks_of_others, voice_of
from companion.summaries.errands import is_question
from companion.summaries.notes import Notes
from companion.summaries.patterns import compiled
from companion.summaries.pronouns import whom
from companion.summaries.strangers import OTHERS

_IT: Final = compiled(
    r"^(?P<before>\w+(?: (?!(?:when|if|whether|where|how|why|once|that|what)\b)\w+){0,2}) it\b"
)
_THING: Final = compiled(
    r"^(?!(?:let|help|watch|tell|ask|teach|remind|ring|call|phone|meet|chase|thank|invite|contact"
    r"|visit|message|speak|talk|see)\b)\w+"
    r"(?: (?:up|out|down|off|over|back|together|about|me|him|her|them|(?-i:[A-Z])\w+))?"
    r" (?P<thing>(?:the|an?|my|his|her|their|our|this|that"
    r"|one(?! (?:up|out|down|off|over|back|in|on|to|for)\b)|(?-i:[A-Z])\w+'s) [^,;:.()]{2,70}?)"
    r"(?= (?:to|before|by|and|at|on|from|so|w/|with|as|until|because|if|over|in|into|again|back"
    r"|after)\b| w/|[,;:.()]|$)"
)
_NO_THING: Final = frozenset({"lot", "bit", "look", "think", "chance", "try", "word", "time", "go"})
_INDEFINITE: Final = compiled(r"^(?:an?|one)(?= )")
_NEAR: Final = 3
"""Sentences from a thing to do to the one that calls it "it"."""

_ALONE: Final = compiled(r"^(?P<verb>comment|feed back|give (?:\w+ )?(?:comments|feedback))$")
_SENDS: Final = compiled(r"\b(?:send|share|mail|email|forward|show) (?:me )?(?:it|them|that)\b")


class Said(NamedTuple):
    """A thing to do as it was worded, the sentence that it stands in, and whose it is."""

    sentence: int
    what: str
    owner: PersonId | None = None


def with_its_thing(what: str, *, sentence: int, last: Said | None) -> str:
    """Return a wording with "it" named, where the thing to do just before it names one thing."""
    found = _IT.match(what)
    if found is None or last is None or sentence - last.sentence > _NEAR:
        return what
    named = _THING.match(last.what)
    if named is None:
        return what
    head = named["thing"].split()[-1].casefold()
    if head in _NO_THING or (head.endswith("s") and not head.endswith("ss")):
        return what
    thing = _INDEFINITE.sub("the", named["thing"])
    if thing.split()[0].endswith("'s"):
        # "Ana: send Ana's application" reads as somebody else's.
        thing = f"the {thing.partition(' ')[2]}"
    return f"{found['before']} {thing}{what[found.end() :]}"


def with_object(what: str, *, notes: Notes, clause: Clause) -> str:
    """Return "comment" with what is commented on: what the other is asked to send for it."""
    other = notes.cast.other_than(clause.voice)
    text = notes.sentences[clause.sentence].text[: clause.task]
    if other is None or clause.owner != clause.voice or not _ALONE.match(what):
        return what
    return f"{what} on what {notes.cast.first_name(other)} sends" if _SENDS.search(text) else what


_REFERS: Final = compiled(
    r"^\w+(?: (?:up|out|down|off|over|back|through))? (?:it|them|those|hers|theirs"
    r"|that(?=\s*(?:$|[,.]|(?:by|to|in|on|and|for|from|until|till)\b)))(?!\w)",
    r"^(?:(?:then|and|also|just|finally|then just) )?(?:apply|write up|drop off|book|send off"
    r"|hand in|print|submit|sign|register)$",
    r"^(?:apply|book|submit|register|sign up), ",
)
"""A wording whose thing was named before: "book it", "apply"."""
_ONLY_DID: Final = compiled(
    r"(?:(?:he|she|they|i|we|you) \w+(?: \w+)?|(?:of course|sure|yes|no|ok|okay)\b.*)\W*"
)
"""What somebody did or answered, which names no thing: "he laughed"."""
_SAYS_HOW: Final = compiled(
    r"^\W*(?:s?he|they|i|we) (?:was|were|is|are|wasn't|isn't|seemed|felt|looked|laughed)\b"
    r"(?! (?:supposed|meant|going|due|to)\b)"
)
"""How somebody took it, which names no thing: "he was not happy with that but"."""
_THEN: Final = compiled(r"^(?:before|by|until) then$")
_JOINT: Final = compiled(
    r"\s[-–—]+\s*$|(?:->|=>|→|➔|⇒)\s*$|[,;:]\s*(?:so\s|and\s|will\s)?$|[.]\s*$"
)
_LONGEST_CONTEXT: Final = 70
_FEWEST_LETTERS: Final = 3
_SHORT_ANSWER: Final = 4
_PRONOUN_FIRST: Final = compiled(r"\W*(?:it|that|this|there)(?:'s| is| was)(?!\w)")
"""What names nothing itself: "it's in the van"."""


def context_of(
    what: str, *, notes: Notes, clause: Clause, last: Said | None, due: str | None = None
) -> tuple[str, int | None]:
    """Return the words before a thing to do that names nothing, and the sentence they are.

    They stand in its own line ("first aid runs out 9 Jan - book it") or are what was said right
    before it; ("", None) where nothing is certain. The sentence is None within the line.
    """
    sentence = notes.sentences[clause.sentence]
    if due is not None and _THEN.search(due) and not _REFERS.match(what):
        lead = _JOINT.sub("", sentence.text[: clause.subject]).strip()
        return (lead, None) if _is_telling(lead) else ("", None)
    if not _REFERS.match(what):
        return "", None
    lead = _JOINT.sub("", sentence.text[: clause.subject])
    if _is_telling(lead) and not _SAYS_HOW.match(lead):
        return lead.strip(), None
    before = notes.sentences[clause.sentence - 1] if clause.sentence else None
    if before is None or lead.strip(" ,.!-"):
        return "", None
    is_before = last is not None and last.sentence == clause.sentence - 1
    if is_before and last is not None and "(" not in last.what and not notes.is_dialogue:
        return (
            (last.what[:1].lower() + last.what[1:], last.sentence)
            if _is_telling(last.what)
            else ("", None)
        )
    is_near = before.turn == sentence.turn or notes.is_dialogue
    is_same = before.speaker == sentence.speaker
    if is_near and is_same and _is_telling(before.text) and not is_question(before.text):
        return before.text.strip(" .!"), clause.sentence - 1
    return "", None


def _is_telling(words: str) -> bool:
    letters = sum(map(str.isalpha, words))
    if _PRONOUN_FIRST.match(words) or _ONLY_DID.fullmatch(words.strip()):
        return False
    if len(words.split()) <= _SHORT_ANSWER and (TAKES_UP.match(words) or YES.match(words)):
        # "Yeah no bother, I'll ring them": an answer names nothing.
        return False
    return letters >= _FEWEST_LETTERS and len(words) <= _LONGEST_CONTEXT and len(words.split()) > 1


_OBJECT: Final = compiled(
    r"\bhim\b",
    r"\bher(?= (?:a|an|the|to|for|about|on|at|in|when|if|how|what|whether|my|by|and|or|that"
    r"|which|two|some\w*|somone"
    r"|three|four|five|both|all|some|before|after|again|today|tomorrow|with|from|right|once)\b"
    r"|[^\w\s]|$)",
)
_GIVING: Final = (
    *("send", "give", "show", "tell", "ask", "mail", "text", "lend", "bring", "email"),
    *("let", "help", "make", "remind", "have"),
)
_TO_A_THIRD: Final = compiled(
    r"(?:write|talk|speak|reply|apologi[sz]e) to (?:the|my|our|an?|(?-i:[A-Z]))\w*\b",
    r"(?:ask|tell|ring|call|email|mail|text|phone|meet|see|visit|thank|invite|remind)"
    r" (?:the|my|our|an?) (?!(?:list|course|form|time|day|date|number)\b)\w+",
)
"""Somebody else gets in between, whom "her" may mean."""
_LET: Final = compiled(r"\b(?P<verb>let|help|remind|tell) (?:her|him)\b")
_WHOSE: Final = re.compile(
    r"\bhis\b|" + "".join(rf"(?<!{verb}\s)" for verb in _GIVING) + r"\bher(?=\s(?!som)[a-z])",
    re.IGNORECASE,
)
"""After a verb of giving "her" may be whom or whose: "send her notes"."""

_HANDED: Final = compiled(
    r"\b(?P<how>(?:send|give|show|lend|mail|email|hand) (?:it|them)) (?:her|him)\b"
)
"""As some say it: "send it her"."""

_BARE: Final = re.compile(r"^(?P<verb>[^\W\d_]+)\s+(?P<whom>him|her)\b", re.IGNORECASE)
_BARE_AND_MORE: Final = compiled(
    r"(?:ring|call|phone|text|ask|email|mail|see|tell) (?:him|her)\s?[,;(]"
)
_SHORT: Final = 3
_LOOK_BACK: Final = 5
"""Sentences in which somebody was named before."""

_THEIR_OWN: Final = re.compile(r"(?:my|our)\s", re.IGNORECASE)
_YOURS: Final = re.compile(r"your\s", re.IGNORECASE)
_TITLED: Final = re.compile(r"(?:mr|mrs|ms|dr)\b", re.IGNORECASE)
_THE: Final = re.compile(r"the\s", re.IGNORECASE)


def with_names(words: str, *, reading: Reading, clause: Clause) -> str:
    """Return the wording of a task with "her" and "him" named, if that is certain.

    In one's own notes of a talk between two it is the other one, unless somebody else was spoken
    of; in a talk, "ask her" is about "our recruiter" if nobody else was mentioned just before.
    """
    if reading.is_spoken:
        return _with_stranger(words, reading, clause)
    cast = reading.cast
    if _BARE.fullmatch(words) or _BARE_AND_MORE.match(words):
        return _with_whom(words, reading, clause)
    other = cast.other_than(cast.me)
    is_mine = clause.owner is not None and clause.owner == cast.me
    if other is None or not is_mine or speaks_of_others(reading, clause.end):
        return words
    somebody = whom(words, reading=reading, clause=clause, other=other)
    if somebody == "":
        return words
    name = somebody or cast.first_name(other)
    if name in words:
        # Another Kari: "introduce her to Kari at Haukeland".
        return words
    if _TO_A_THIRD.match(words):
        # "Write to the deputy and ask to watch her lessons": the deputy's.
        return words
    words = _LET.sub(rf"\g<verb> {name}", words)
    words = _HANDED.sub(rf"\g<how> to {name}", words)
    return _WHOSE.sub(f"{name}'s", _OBJECT.sub(name, words))


_RELATED: Final = re.compile(
    rf"{OTHERS.pattern}|\b[A-Za-z]+'s (?:cousin|friend|sister|brother|boss|manager|colleague|uncle"
    r"|aunt|neighbou?r|accountant|lawyer|partner|husband|wife|mother|father|son|daughter)\b",
    re.IGNORECASE,
)


def _with_whom(words: str, reading: Reading, clause: Clause) -> str:
    """Return "ask him" with who was named just before in the same line, if one was."""
    named = [found.group() for found in _RELATED.finditer(reading.text, 0, clause.subject)]
    found = _BARE.match(words)
    if found is None or len(named) != 1 or named[0].split()[0].casefold() in _CONTACTS:
        return words
    return f"{found['verb']} {named[0]}{words[found.end() :]}"


_OF_HER: Final = compiled(
    r"^(?P<verb>(?:write|talk|speak|reply|apologi[sz]e)(?: back)? to|ask|tell|ring|call|phone|email"
    r"|text|thank|see|meet) (?:her|him)(?=\s?(?:$|[,.;(]|about\b|for\b|if\b|whether\b|on\b|by\b))"
)


def with_only_other(what: str, *, notes: Notes, clause: Clause) -> str:
    """Return "write to her" with whom the sentence named before it, where that is one person.

    It is nobody who took part; where two could be meant, the words stay as they are.
    """
    found = _OF_HER.match(what)
    if found is None or notes.is_dialogue:
        return what
    lead = notes.sentences[clause.sentence].text[: clause.subject]
    named = {one.group().casefold(): one.group() for one in _PERSON.finditer(lead)}
    if len(named) != 1:
        return what
    ((_, name),) = named.items()
    name = name if name[:2].casefold() == "mr" else f"{name[:1].lower()}{name[1:]}"
    return f"{found['verb']} {name}{what[found.end() :]}"


_PERSON: Final = compiled(
    r"\b(?:the|my|his|her|their|our) (?:[\w-]+ )?(?:manager|boss|chief|director|head|owner|landlord"
    r"|landlady|agent|officer|secretary|warden|matron|deputy|bursar|vicar|rector|chair|chairman"
    r"|treasurer|accountant|solicitor|lawyer|tutor|teacher|supervisor|coordinator|nephew|niece"
    r"|cousin|uncle|aunt|neighbou?r)\b(?!'s(?! (?:an?|the|now|going|good|got)\b))",
    r"\b(?:mr|mrs|ms|dr)\.? (?-i:[A-Z])\w+",
)


_CONTACTS: Final = frozenset(
    {
        "with",
        "ask",
        "asked",
        "told",
        "tell",
        "met",
        "called",
        "call",
        "saw",
        "email",
        "emailed",
        "from",
    }
)


def with_question(what: str, *, notes: Notes, sentence: int) -> str:
    """Return "find out" with the question right before it that it is to answer."""
    asked = notes.sentences[sentence - 1] if sentence else None
    if asked is None or not _FIND_OUT.match(what) or not is_question(asked.text):
        return what
    words = asked.text.strip()
    return f"{what}: {words[:1].lower()}{words[1:]}"


_ASK_SOMEBODY: Final = compiled(
    r"^(?:ask|check with|ring|phone|call|text|email|e-mail|message|write to) (?:(?:my|our|the|a|his"
    r"|her|their) )?[\w'-]+(?: (?!(?:about|abt|re|for|if|whether|what|when|where|how|which|who|why"
    r"|to|that|on|w|with|and|or|over)\b)[\w'-]+){0,5}$"
)
"""Somebody to ask, and not a word of what for."""
_NO_IDEA: Final = compiled(
    r"^\W*(?:(?:hm+|oh|no|good question|honestly|well|sorry)\b\W*)*(?:(?:i )?(?:don't|do not) know"
    r"|dunno|no idea|not sure|couldn't say|can't say|good question)\b[\w', ]{0,30}\W*$"
)
"""The answer of who will ask somebody else."""


def with_what_for(what: str, *, notes: Notes, sentence: int) -> str:
    """Return "ask my nephew" with the question just before it that nobody there could answer."""
    if not _ASK_SOMEBODY.match(what) or not sentence:
        return what
    number = sentence - 1
    is_unknown = _NO_IDEA.match(notes.sentences[number].text) is not None
    number -= is_unknown and number > 0
    asked = notes.sentences[number]
    is_put = asked.speaker is not None or asked.turn == notes.sentences[sentence].turn
    if not (is_put and is_question(asked.text)):
        return what
    words = re.split(r"(?<=[.!])\s", " ".join(asked.text.split()))[-1]
    return f"{what} (“{words}”)" if len(words) <= _LONGEST_CONTEXT else what


_FIND_OUT: Final = compiled(
    r"^(?:find out|check|ask|look (?:it up|into it)|find it out|check (?:it|that)|ask about it)$"
)


def _with_stranger(words: str, reading: Reading, clause: Clause) -> str:
    found = _BARE.match(words)
    if found is None or len(words.split()) > _SHORT:
        return words
    named = {phrase.casefold(): phrase for phrase in _named_before(reading, clause)}
    if len(named) != 1:
        return words
    (phrase,) = named.values()
    if not phrase:
        return words
    if not _TITLED.match(phrase):
        phrase = phrase[:1].lower() + phrase[1:]
    return f"{found['verb']} {phrase}{words[found.end() :]}"


def _named_before(reading: Reading, clause: Clause) -> Iterator[str]:
    """Yield the people without a name that whoever promises spoke of just before."""
    sentences = reading.notes.sentences
    for sentence in sentences[max(0, reading.number - _LOOK_BACK) : reading.number]:
        for found in OTHERS.finditer(sentence.text):
            is_theirs = voice_of(reading.notes, sentence) == clause.owner
            if _TITLED.match(found.group()):
                yield found.group()
                continue
            if not is_theirs and _YOURS.match(found.group()):
                yield f"my {found.group()[5:]}"
                continue
            is_clear = (is_theirs and _THEIR_OWN.match(found.group())) or _THE.match(found.group())
            yield found.group() if is_clear else ""
