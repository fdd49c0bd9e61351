"""Finds the clauses in which somebody undertakes, weighs or is advised to do something."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from companion.people.person import PersonId
from companion.summaries import cues
from companion.summaries.cast import Cast
from companion.summaries.cues import Cues, cues_for
from companion.summaries.forms import Mark
from companion.summaries.headings import Section
from companion.summaries.notes import Notes, Sentence
from companion.summaries.summary import ActionStatus
from companion.summaries.verbs import (
    STATES,
    TALKING,
    base_of_progressive,
    base_of_third,
    is_errand,
)
from companion.text.due import find_due_phrases

_LISTED: Final = (Section.ACTIONS, Section.TENTATIVE, Section.SUGGESTED)
_WORD: Final = re.compile(r"[^\W\d_][\w'-]*")
_BOUNDARY: Final = re.compile(
    r"[.;:!?]\s|\s[-–—]+\s|[-=]>|[→➔⇒]|,?\s+(?:but|and\s+then|so)\s|,\s+and\s"
)
_TAGGED: Final = re.compile(
    r",?\s*(?:ok(?:ay)?|right|yes|yeah|alright|if\s+that's\s+(?:ok|fine|alright)|deal)\s*\?+\W*$",
    re.IGNORECASE,
)
_QUESTION: Final = re.compile(r"\?[\s?!\"')\]]*(?:[^\w\s]\s*)*$")
_GENERAL: Final = re.compile(
    r"\b(?:always|never|whenever|people|everyone|everybody|nobody|anyone|anything|yourself|one's"
    r"|when\s+you|if\s+you|every\s+time|in\s+general|generally|usually|more\s+often)\b",
    re.IGNORECASE,
)
_NOT_NAMES: Final = frozenset(
    """
    the this that these those it there here who what which when where why how if so and but then or
    maybe also not no yes now next today tomorrow tonight monday tuesday wednesday thursday friday
    saturday sunday january february march april june july august september october november
    december everyone everybody nobody people some most many all both one ok okay well still just
    things nothing something everything as because while after before once until my our your his
    her their its i we you he she they me us in on at for with from to of by let please thanks
    question questions action actions decision next anyway either neither since than though
    meeting session call summary notes mentor mentee team chamber company
    """.split()
)
_THIRD_PARTY: Final = re.compile(
    r"\b(?:(?:my|his|her|their|the|our|a|an|some)\s+(?:\w+\s+)?(?:manager|boss|chief|lead|director|ceo"
    r"|cto|recruiter|supervisor|colleague|friend|brother|sister|wife|husband|partner|mother|father"
    r"|mum|mom|dad|neighbour|neighbor|client|customer|teacher|professor|advisor|officer|guy|man|woman"
    r"|lady|person|clerk|head|owner|founder|doctor|nurse|lawyer|cousin|son|daughter|brother-in-law)\b"
    r"|someone|somebody|(?:mr|mrs|ms|dr)\.?\s+\w+)",
    re.IGNORECASE,
)
_LONGEST_SPREAD: Final = 400
"""Longer sentences are no notes of a promise; only their start is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A stretch of one sentence that says what somebody will, might or should do.

    `subject` is where the words that name the doer begin, `task` where the thing to do does, verb
    first; `end` is where it ends.
    """

    sentence: int
    start: int
    subject: int
    task: int
    end: int
    verb: str
    owner: PersonId | None
    status: ActionStatus
    voice: PersonId | None
    """Who "I" is in these words."""
    asked: bool = False
    """A request or an offer: a plain yes makes it a promise."""
    is_firm: bool = False
    """Undertaken in so many words, rather than noted in short."""


@dataclass(frozen=True, slots=True)
class Context:
    """What every reading of a clause needs to know."""

    notes: Notes
    cues: Cues
    cast: Cast


def find_clauses(notes: Notes) -> tuple[Clause, ...]:
    """Return the clauses of all sentences in order; those of one sentence do not overlap."""
    context = Context(notes, cues_for(notes.cast.pattern), notes.cast)
    found: list[Clause] = []
    for number, sentence in enumerate(notes.sentences):
        if sentence.section not in _QUIET:
            found.extend(_of_sentence(context, number, sentence))
    return tuple(found)


_QUIET: Final = (Section.ASIDE, Section.DECISIONS, Section.SUMMARY, Section.TAKEAWAYS)


def voice_of(notes: Notes, sentence: Sentence) -> PersonId | None:
    """Return who "I" is in a sentence: its speaker, or in notes without one whoever wrote them."""
    if sentence.speaker is not None:
        return notes.cast.named(sentence.speaker)
    return None if notes.is_dialogue else notes.cast.me


def is_question(text: str) -> bool:
    """Tell whether a sentence asks, and is not a statement with "ok?" at its end."""
    return bool(_QUESTION.search(text)) and not _TAGGED.search(text)


def _of_sentence(context: Context, number: int, sentence: Sentence) -> Iterator[Clause]:
    text = sentence.text[:_LONGEST_SPREAD]
    if cues.BROKEN.search(text):
        return
    asks = is_question(text)
    if asks and ": " in text:
        # "I'll read it with one question: who could see this?" states and then asks.
        text, asks = text[: text.rindex(": ")], False
    listed = sentence.section in _LISTED and sentence.first
    found = list(_advice(context, number, sentence, text, asks=asks))
    if not asks:
        found += _modals(context, number, sentence, text)
    if not asks:
        if not found or sentence.assigned:
            short = _assigned(context, number, sentence, text)
            found = short or found
        if not found:
            found += _present(context, number, sentence, text)
        if not found:
            found += _in_short(context, number, sentence, text, listed=listed)
    yield from _parted(found, text, sentence)


def _parted(found: Sequence[Clause], text: str, sentence: Sentence) -> Iterator[Clause]:
    """Yield the clauses in order, each ending where the next begins; of two in one place, one."""
    kept: list[Clause] = []
    for clause in sorted(found, key=lambda clause: clause.task):
        if kept and clause.subject < kept[-1].task:
            continue
        start = clause.subject if kept and clause.start < kept[-1].task else clause.start
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


def _modals(context: Context, number: int, sentence: Sentence, text: str) -> Iterator[Clause]:
    voice = voice_of(context.notes, sentence)
    for found in context.cues.modal.finditer(text):
        mode = next(name for name in _STATUS if found[name])
        if _SUBORDINATE.search(text, 0, found.start()):
            continue
        owner, known = _who(context, number, found, voice)
        if not known:
            continue
        verb = _verb_at(text, found.end(), plain=mode in ("promise", "firm"))
        if verb is None or (
            found["i"] and found.group().lower().startswith("ill") and not is_errand(verb)
        ):
            continue
        if mode == "obliged" and not found["i"] and len(_WORD.findall(text[found.end() :])) < 2:
            continue
        status = _status(context, mode, found, owner, text, sentence)
        if status is None or not _is_errand_here(context, text, found.end(), status, sentence):
            continue
        yield Clause(
            sentence=number,
            start=_clause_start(text, found.start()),
            subject=found.start(),
            task=found.end(),
            end=len(text),
            verb=verb,
            owner=owner,
            status=_hedged(text, found.start(), found.end(), status),
            voice=voice,
            is_firm=mode in ("promise", "firm"),
        )


_SUBORDINATE: Final = re.compile(
    r"\b(?:what|which|how|whether|who|why|where|that|than|if|like|everything|all|things?)\s+$",
    re.IGNORECASE,
)
"""What turns the clause after it into a part of another: "what I want to keep is ..."."""

_STATUS: Final = {
    "promise": ActionStatus.COMMITTED,
    "hedged": ActionStatus.TENTATIVE,
    "firm": ActionStatus.COMMITTED,
    "obliged": ActionStatus.COMMITTED,
    "advised": ActionStatus.SUGGESTED,
}


def _status(
    context: Context,
    mode: str,
    found: re.Match[str],
    owner: PersonId | None,
    text: str,
    sentence: Sentence,
) -> ActionStatus | None:
    """Return how firm a modal makes its clause; None where it makes nothing of it."""
    status = _STATUS[mode]
    is_due = bool(find_due_phrases(text[found.end() :])) or sentence.section is Section.ACTIONS
    if found["some"]:
        return ActionStatus.SUGGESTED
    if found["you"]:
        if mode in ("firm", "promise"):
            return ActionStatus.COMMITTED if is_due or sentence.section in _LISTED else None
        general = _GENERAL.search(text[found.end() :])
        return None if general else ActionStatus.SUGGESTED
    if mode == "obliged" and not is_due:
        return ActionStatus.COMMITTED if found["i"] else ActionStatus.SUGGESTED
    if mode == "advised" and found["i"]:
        return ActionStatus.COMMITTED if is_due else ActionStatus.TENTATIVE
    if mode == "hedged" and not found["i"] and re.search(r"\bcould\b", found[mode], re.IGNORECASE):
        is_mentor = "mentor" in context.cast.role(owner)
        return status if is_mentor else ActionStatus.SUGGESTED
    return status


def _who(
    context: Context, number: int, found: re.Match[str], voice: PersonId | None
) -> tuple[PersonId | None, bool]:
    """Return whom the subject of a clause means, and whether it can be an owner at all."""
    notes, cast = context.notes, context.cast
    sentence = notes.sentences[number]
    spoken = sentence.speaker is not None
    if found["i"]:
        return voice, True
    if found["we"] or found["some"]:
        return None, True
    if found["you"]:
        if spoken or notes.is_dialogue:
            return cast.other_than(voice), True
        return (cast.me if "mentor" not in cast.role(cast.me) else None), True
    if found["name"]:
        person = cast.named(found["name"])
        return person, person is not None
    if found["cap"]:
        plausible = found["cap"].casefold() not in _NOT_NAMES and not spoken
        return None, plausible and (sentence.mark is not Mark.NONE or sentence.section in _LISTED)
    if spoken or found["they"]:
        return None, False
    if not cast.participants:
        return None, True
    if _speaks_of_others(context, number, found.start()):
        return None, False
    other = cast.other_than(cast.me)
    return other, other is not None


def _speaks_of_others(context: Context, number: int, position: int) -> bool:
    """Tell whether "she" before `position` may be somebody who did not take part."""
    sentences = context.notes.sentences
    text = sentences[number].text
    before = text[:position]
    if number and sentences[number - 1].turn == sentences[number].turn:
        before = f"{sentences[number - 1].text} {before}"
    strangers = [found.end() for found in _THIRD_PARTY.finditer(before)]
    if not strangers:
        return False
    own = [found.end() for found in context.cues.anyone.finditer(before)]
    own += [found.end() for found in re.finditer(r"\b(?:she|he)\b", before[: strangers[-1]], re.I)]
    return not own or strangers[-1] > max(own)


def _verb_at(text: str, start: int, *, plain: bool) -> str | None:
    """Return the base form of the verb at `start`; None for a state, a negation, or no verb.

    After a plain promise any other word passes for a verb.
    """
    found = _WORD.match(text, start)
    if found is None:
        return None
    word = found.group().casefold()
    base = word if is_errand(word) else base_of_progressive(word)
    if base is not None:
        return base
    if word in STATES and word not in ("hear", "see") or cues.NEGATED.match(word):
        return None
    if word in ("have", "see", "be"):
        return word
    return word if plain and word.isalpha() and len(word) > 1 and word not in _NOT_NAMES else None


def _is_errand_here(
    context: Context, text: str, task: int, status: ActionStatus, sentence: Sentence
) -> bool:
    rest = text[task:]
    if cues.NEGATED.match(rest) or cues.NO_ERRAND.match(rest):
        return False
    if cues.NEXT_TIME.search(text) or _is_appointment(context, rest):
        return False
    if sentence.speaker is not None and cues.ON_THE_SPOT.match(rest):
        return bool(find_due_phrases(rest))
    return status is not ActionStatus.SUGGESTED or not _GENERAL.search(rest)


_FILLERS: Final = re.compile(
    r"\b(?:to|with|up|you|each|other|again|then|next|time|her|him|them|on|at|in|so|ok|also|and|all"
    r"|both|together|soon|for|a|the|quick|short|call|coffee|session|weeks?|hour|same)\b",
    re.IGNORECASE,
)


def _is_appointment(context: Context, rest: str) -> bool:
    """Tell whether a clause only says when the two meet: that is not a thing to do."""
    verb = _WORD.match(rest)
    if verb is None or verb.group().casefold() not in TALKING:
        return False
    left = rest[verb.end() :]
    for due in reversed(find_due_phrases(left)):
        left = left[: due.start] + left[due.end :]
    left = context.cues.anyone.sub(" ", _FILLERS.sub(" ", left))
    return not any(map(str.isalpha, left))


def _hedged(text: str, start: int, task: int, status: ActionStatus) -> ActionStatus:
    if status is not ActionStatus.COMMITTED:
        return status
    before = text[_clause_start(text, start) : start]
    if cues.HEDGE_BEFORE.search(before) or doubted(text[task:]):
        return ActionStatus.TENTATIVE
    return status


_ASKS_WHETHER: Final = re.compile(
    r"\b(?:ask|asks|asking|check|see|know|find\s+out|wonder|confirm|clarify|decide|tell\s+\w+)\b"
    r"[^.;:]{0,60}$",
    re.IGNORECASE,
)


def doubted(rest: str) -> bool:
    """Tell whether the words after a verb take half of it back ("not sure", "if I find time")."""
    found = cues.HEDGE_AFTER.search(rest)
    if found is None:
        return False
    return not (
        found.group().lower().startswith("if") and _ASKS_WHETHER.search(rest[: found.start()])
    )


def _clause_start(text: str, position: int) -> int:
    """Return where the clause around `position` begins: after the last mark or conjunction."""
    start = 0
    for boundary in _BOUNDARY.finditer(text, 0, position):
        start = boundary.end()
    return start


def _advice(
    context: Context, number: int, sentence: Sentence, text: str, *, asks: bool
) -> Iterator[Clause]:
    voice = voice_of(context.notes, sentence)
    other = context.cast.other_than(voice)
    if not asks:
        for found in context.cues.reported.finditer(text):
            owner, known = _whom(context, found, voice)
            verb = _verb_at(text, found.end(), plain=False)
            negated = re.search(
                r"(?:not|n't|never)\W+$",
                text[: found.start("whom") if found["whom"] else found.end()],
            )
            if known and verb and not negated and not _GENERAL.search(text[found.end() :]):
                yield _advised(number, text, found, verb, owner, voice)
    patterns = [(cues.ADVICE, False)] if not asks else []
    if sentence.speaker is not None or context.notes.is_dialogue:
        patterns = [(cues.ADVICE, False), (cues.ASKED, True), (cues.OFFERED, True)]
    for pattern, asked in patterns:
        for found in pattern.finditer(text):
            verb = _verb_at(text, found.end(), plain=False)
            rest = text[found.end() :]
            if verb is None or cues.NO_ERRAND.match(rest) or _GENERAL.search(rest):
                continue
            if asked and cues.ON_THE_SPOT.match(rest) and not find_due_phrases(rest):
                continue
            owner = voice if pattern is cues.OFFERED else other
            if sentence.speaker is None and not context.notes.is_dialogue:
                owner = _advised_in_notes(context, found)
            yield replace(_advised(number, text, found, verb, owner, voice), asked=asked)


def _advised(
    number: int,
    text: str,
    found: re.Match[str],
    verb: str,
    owner: PersonId | None,
    voice: PersonId | None,
) -> Clause:
    return Clause(
        sentence=number,
        start=_clause_start(text, found.start()),
        subject=found.start(),
        task=found.end(),
        end=len(text),
        verb=verb,
        owner=owner,
        status=ActionStatus.SUGGESTED,
        voice=voice,
    )


def _advised_in_notes(context: Context, found: re.Match[str]) -> PersonId | None:
    """Return whom advice in one's own notes is for: the mentee of the two, if that is known."""
    cast = context.cast
    if "mentor" in cast.role(cast.me):
        return cast.other_than(cast.me)
    return cast.me


def _whom(
    context: Context, found: re.Match[str], voice: PersonId | None
) -> tuple[PersonId | None, bool]:
    """Return for whom reported advice is meant, and whether that can be."""
    cast = context.cast
    word = (found["whom"] or found["whom2"] or "").casefold()
    if word in ("i", "me"):
        return voice, True
    if word in ("we", "us", "you", "they", "them"):
        return (cast.other_than(voice) if word == "you" else None), word != "they"
    if word in ("he", "she", "him", "her"):
        by_me = bool(found["i"])
        same = found["pron"] and not by_me
        return (cast.other_than(voice), True) if by_me and not same else (None, False)
    if not word:
        return (voice if not found["i"] else cast.other_than(voice)), True
    person = cast.named(word)
    return person, person is not None


def _assigned(context: Context, number: int, sentence: Sentence, text: str) -> list[Clause]:
    """Return the task that a line gives to somebody by name, arrow or label."""
    voice = voice_of(context.notes, sentence)
    if sentence.assigned and sentence.subject is not None:
        owner = _subject(context, sentence)
        clause = _task(context, number, text, 0, owner=owner, voice=voice, label=sentence.subject)
        return [clause] if clause else []
    found = context.cues.assigned.search(text)
    if found is None:
        return []
    doer = found["doer"] or found["doer2"]
    person = context.cast.named(doer) if doer else None
    itself = bool(found["me"] or found["me2"])
    arrow_or_to = not found.group().rstrip().endswith((":", "-", "–", "—"))
    verb = _verb_at(text, found.end(), plain=False)
    if verb is None or (
        doer and person is None and (doer.casefold() in _NOT_NAMES or not arrow_or_to)
    ):
        return []
    owner = voice if itself else person
    clause = _task(context, number, text, found.end(), owner=owner, voice=voice, label="")
    if clause is None:
        return []
    hedged = found["maybe"] or found["maybe2"]
    status = ActionStatus.TENTATIVE if hedged else clause.status
    return [replace(clause, start=found.start() if found.start() else 0, status=status)]


def _subject(context: Context, sentence: Sentence) -> PersonId | None:
    """Return whom the heading or label over a line means."""
    word = (sentence.subject or "").casefold()
    cast = context.cast
    if word in ("other", "her", "him", "them"):
        return cast.other_than(cast.me)
    if word in ("me", "i", "myself"):
        return voice_of(context.notes, sentence)
    return cast.named(sentence.subject or "")


def _task(
    context: Context,
    number: int,
    text: str,
    start: int,
    *,
    owner: PersonId | None,
    voice: PersonId | None,
    label: str,
) -> Clause | None:
    """Return the clause of a task that is noted verb first, or as a mere thing after a label."""
    leading = re.compile(r"(?:to|will|should|must|needs\s+to|has\s+to|please|also|and)\s+", re.I)
    task = start
    while (lead := leading.match(text, task)) is not None:
        task = lead.end()
    hedge = re.compile(r"(?:maybe|perhaps|possibly|might|could|may)\s+", re.IGNORECASE).match(
        text, task
    )
    task = hedge.end() if hedge else task
    rest = text[task:]
    if not any(map(str.isalpha, rest)) or cues.NEGATED.match(rest):
        return None
    verb = _verb_at(text, task, plain=bool(label)) or ""
    if not verb and not label:
        return None
    status = ActionStatus.TENTATIVE if hedge or doubted(rest) else ActionStatus.COMMITTED
    return Clause(
        sentence=number,
        start=start,
        subject=start,
        task=task,
        end=len(text),
        verb=verb,
        owner=owner,
        status=status,
        voice=voice if voice is not None else owner,
    )


def _present(context: Context, number: int, sentence: Sentence, text: str) -> Iterator[Clause]:
    """Yield what somebody "sends on Monday" or "is sending": the present with a due phrase."""
    dues = find_due_phrases(text)
    voice = voice_of(context.notes, sentence)
    for found in context.cues.present.finditer(text):
        before = text[_clause_start(text, found.start()) : found.start()]
        if not dues and not _MAYBE.search(before):
            continue
        word = _WORD.match(text, found.end())
        if word is None:
            continue
        spelt = word.group()
        if found["be"]:
            base = base_of_progressive(spelt)
        elif found["i"] or found["we"] or found["you"]:
            base = spelt.casefold() if is_errand(spelt) and not found["you"] else None
        else:
            base = base_of_third(spelt)
        if base is None:
            continue
        owner, known = _who(context, number, found, voice)
        if not known or (found["we"] and base in TALKING):
            continue
        if not _is_errand_here(context, text, found.end(), ActionStatus.COMMITTED, sentence):
            continue
        yield Clause(
            sentence=number,
            start=_clause_start(text, found.start()),
            subject=found.start(),
            task=found.end(),
            end=len(text),
            verb=base,
            owner=owner,
            status=_hedged(text, found.start(), found.end(), ActionStatus.COMMITTED),
            voice=voice,
        )
        return


_MAYBE: Final = re.compile(r"\b(?:maybe|perhaps|mb)\W*$", re.IGNORECASE)


def _in_short(
    context: Context, number: int, sentence: Sentence, text: str, *, listed: bool
) -> Iterator[Clause]:
    """Yield what is noted without a subject: "calling her Thursday", "send CV by Friday"."""
    voice = voice_of(context.notes, sentence)
    owner = _unnamed(context, sentence, text, voice)
    for start in _openings(text):
        reminder = cues.REMINDER.match(text, start)
        task = reminder.end() if reminder else start
        word = _WORD.match(text, task)
        if word is None:
            continue
        base = (
            word.group().casefold()
            if is_errand(word.group())
            else base_of_progressive(word.group())
        )
        hedge = re.compile(
            r"\W*(?:maybe|perhaps|possibly|might|could|may|mb)\s+(?:try\s+)?", re.I
        ).match(text, start)
        if base is None and hedge is not None:
            task = hedge.end()
            base = _verb_at(text, task, plain=False)
        if base is None:
            continue
        rest = text[task:]
        dues = find_due_phrases(rest) or find_due_phrases(text[start:])
        if not (listed or dues or reminder or hedge):
            continue
        if (
            cues.NO_ERRAND.match(rest)
            or cues.NEXT_TIME.search(text)
            or _is_appointment(context, rest)
        ):
            continue
        if not listed and not dues and (_GENERAL.search(rest) or sentence.speaker is not None):
            continue
        if not listed and sentence.speaker is not None and base == word.group().casefold():
            continue
        status = ActionStatus.TENTATIVE if hedge else ActionStatus.COMMITTED
        yield Clause(
            sentence=number,
            start=start,
            subject=start,
            task=task,
            end=len(text),
            verb=base,
            owner=owner,
            status=_hedged(text, task, task, status) if not hedge else status,
            voice=voice,
        )
        return
    if listed and sentence.section is Section.ACTIONS and _could_be_task(text):
        clause = _task(context, number, text, 0, owner=owner, voice=voice, label="-")
        if clause is not None:
            yield clause


def _unnamed(
    context: Context, sentence: Sentence, text: str, voice: PersonId | None
) -> PersonId | None:
    """Return who shall do what is noted without a subject.

    Whoever speaks or writes, unless the line says otherwise; a mentor's list may be the mentee's.
    """
    if sentence.subject is not None:
        return _subject(context, sentence)
    ending = _ending(context, text)
    if ending is not None:
        return ending.owner
    cast = context.cast
    if sentence.speaker is None and _TO_ME.search(text):
        return cast.other_than(cast.me)
    if sentence.speaker is None and "mentor" in cast.role(voice):
        to_other = _TO_OTHER.search(text) or context.cues.anyone.search(text)
        return voice if to_other else None
    return voice


_TO_ME: Final = re.compile(
    r"\b(?:send|show|give|tell|email|text|bring|introduce|call)\s+me\b", re.I
)
_TO_OTHER: Final = re.compile(r"\b(?:her|him)\b", re.IGNORECASE)


def _could_be_task(text: str) -> bool:
    return len(text.split()) > 1


class _Ending(NamedTuple):
    owner: PersonId | None
    start: int


def _ending(context: Context, text: str) -> _Ending | None:
    """Return who is named at the end of a line, "(Ana, by Friday)", and where that begins."""
    found = context.cues.ending.search(text)
    if found is None:
        return None
    if found["me"] or found["me2"]:
        return _Ending(context.cast.me, found.start())
    doer = found["doer"] or found["doer2"]
    person = context.cast.named(doer) if doer else None
    return _Ending(person, found.start()) if person or not doer else None


def _openings(text: str) -> Iterator[int]:
    """Yield where a clause without a subject may begin: the start, and after marks."""
    lead = re.match(
        r"\W*(?:(?:and|so|ok(?:ay)?|then|also|yes|yeah|great|good|first)\b[\s,.!]*)*", text, re.I
    )
    yield lead.end() if lead else 0
    for boundary in re.finditer(r"[.;:!?]\s+|\s[-–—]+\s|(?:->|=>|→|➔|⇒)\s*|,\s+", text):
        yield boundary.end()
