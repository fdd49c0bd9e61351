"""Action items: clauses with their owner, due date and wording, each said once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from math import ceil
from operator import itemgetter
from typing import Final, NamedTuple

from companion.people.person import PersonId
from companion.summaries.agreed_day import first_part
from companion.summaries.antecedents import (
    Said,
    context_of,
    with_its_thing,
    with_names,
    with_object,
    with_only_other,
    with_question,
    with_what_for,
)
from companion.summaries.certainty import WEIGHTS as CERTAINTY
from companion.summaries.certainty import certain
from companion.summaries.doers import Clause, named_at_end, reading_of
from companion.summaries.dues import Due, due_of, due_of_yes
from companion.summaries.found import Found, leaning_on, said_again, said_before
from companion.summaries.leaning import leant_on, only_begins
from companion.summaries.long_talk import clauses_of_talk, is_long_talk
from companion.summaries.notes import Notes, Sentence
from companion.summaries.patterns import compiled
from companion.summaries.referents import with_referent
from companion.summaries.replies import Settled, settled
from companion.summaries.reported import told_whom
from companion.summaries.reservations import with_doubt
from companion.summaries.summary import ActionItem, ActionStatus
from companion.summaries.surroundings import about, shared_thing, with_person
from companion.summaries.verbs import is_errand, is_past
from companion.summaries.wording import worded
from companion.text.linear import Linear, learned
from companion.text.spans import Quote, quote_at
from companion.text.words import stems

_FIRMNESS: Final = (ActionStatus.SUGGESTED, ActionStatus.TENTATIVE, ActionStatus.COMMITTED)
_SAME: Final = 0.8
"""Overlap of words from which two items are one."""

_EMPTY_WORDS: Final = compiled(
    r"^(?:do|have|try|go|get|make|see|be|take|start)\b",
    r"\b(?:it|that|this|so|them|one|both|to|on|in|the|a|at|all|some|something|anything|there|here"
    r"|things?|stuff|then|now|too|as well|right away|from|by|for|with|of)\b",
)


class Actions(NamedTuple):
    """The action items of some notes, and the sentences whose proposal one of them answers."""

    items: tuple[Found, ...]
    answered: frozenset[int]

    @property
    def sentences(self) -> frozenset[int]:
        """Return the numbers of all sentences that are about something to do."""
        return self.answered.union(*(found.sentences for found in self.items))


def find_actions(
    notes: Notes,
    *,
    held_on: date | None,
    handing_out: Linear | None = None,
    undertaken: Linear | None = None,
    certainty: Linear | None = None,
) -> Actions:
    """Return what is to be done, in the order of the notes.

    `handing_out` stands in for the library's weights of what is handed out in meetings,
    `undertaken` for those of what is undertaken in notes, and `certainty` for those of how
    certain that is.
    """
    found: list[Found] = []
    last: Said | None = None
    answered: set[int] = set()
    taken: set[int] = set()
    # Of a long talk only what is handed out plainly is read at all.
    bearing = None if is_long_talk(notes) else certainty or learned(CERTAINTY)
    for told in settled(
        notes, clauses_of_talk(notes, handing_out=handing_out, undertaken=undertaken)
    ):
        if told.is_answered:
            answered.add(told.clause.sentence)
            continue
        standing = _as_certain(notes, told, weights=bearing)
        item = _item(notes, standing, held_on=held_on)
        last_said = last
        if item is not None and not _is_told(item.item.what):
            item = _named(item, notes, standing, last)
            what = item.item.what
            last = Said(standing.clause.sentence, what, standing.clause.owner)
            earlier = said_before(what, item, found)
            if earlier is not None:
                found[earlier] = said_again(found[earlier], item)
                continue
            item = _with_context(item, notes, standing, last_said)
            item = leaning_on(item, notes, standing.clause)
            found.append(with_referent(item, notes, standing.clause, taken=taken))
            taken |= found[-1].sentences
    return Actions(tuple(_once(found)), frozenset(answered))


def _as_certain(notes: Notes, standing: Settled, *, weights: Linear | None) -> Settled:
    """Return a clause as firm as its words bear, unless a reply or its line has taken it on."""
    if weights is None or standing.promise is not None or standing.until is not None:
        return standing
    return replace(standing, clause=certain(notes, standing.clause, weights=weights))


_HANDED: Final = compiled(r"->|=>|→|\bto\b")
_DECIDES: Final = compiled(r"^decide (?:this|that|it)\b")


def _is_told(what: str) -> bool:
    """Tell whether words say what was done or is decided: "walked round the park"."""
    is_done = is_past(what.split(" ", 1)[0]) and _HANDED.search(what) is None
    return is_done or _DECIDES.match(what) is not None


def _named(found: Found, notes: Notes, standing: Settled, last: Said | None) -> Found:
    """Return an action with the things and people that it only points to, where they are sure."""
    number, what = standing.clause.sentence, found.item.what
    if _is_near(notes, number, last) and not _has_own_context(what, notes, standing, last):
        what = with_its_thing(what, sentence=number, last=_told_to_both(last, notes, standing))
    what = with_object(what, notes=notes, clause=standing.clause)
    what = with_question(what, notes=notes, sentence=number)
    what = with_what_for(what, notes=notes, sentence=number)
    what = with_person(what, notes=notes, clause=standing.clause)
    what = with_only_other(what, notes=notes, clause=standing.clause)
    return replace(found, item=_worded(found.item, what))


_MY: Final = compiled(r"\bmy\b")


def _told_to_both(last: Said | None, notes: Notes, standing: Settled) -> Said | None:
    """Return what was said last with "my" as whose it is, where now somebody else speaks of it."""
    whose = None if last is None else last.owner
    if last is None or whose is None or whose == standing.clause.owner:
        return last
    return last._replace(what=_MY.sub(f"{notes.cast.first_name(whose)}'s", last.what))


def _item(notes: Notes, standing: Settled, *, held_on: date | None) -> Found | None:
    clause = standing.clause
    sentence = notes.sentences[clause.sentence]
    proposed = due_of(notes, clause, held_on=held_on)
    due = _due_of_promise(notes, standing, proposed, held_on)
    is_replaced = due is not proposed and proposed.on is None
    what = _order_before(notes, clause) or worded(
        sentence.text[: _told_until(notes, clause)],
        task=clause.task,
        dues=() if is_replaced else proposed.spans,
        cast=notes.cast,
        owner=clause.owner,
        voice=clause.voice,
    )
    leaning = only_begins(what) and bool(proposed.spans) and not notes.is_dialogue
    if not (_says_enough(what) or leaning) or _is_no_task(what, sentence.text):
        return None
    what = with_names(what, reading=reading_of(notes, clause.sentence), clause=clause)
    whom = told_whom(reading_of(notes, clause.sentence), clause)
    if whom and "(" not in what:
        what = f"{what} (told {whom})"
    if standing.promise is not None and standing.of_it:
        what = f"{what} ({standing.of_it})"
    taken = [number for number in (standing.promise, due.sentence) if number is not None]
    promise = _quotes_of_promise(notes, standing.promise)
    if standing.promise is not None and promise:
        taken += _covered(notes, standing.promise, promise[0])
    when = () if due.sentence is None else notes.quotes(notes.sentences[due.sentence])
    start, end = _quoted(sentence, clause)
    if standing.until is not None:
        end = max(end, len(sentence.text.rstrip()))
    item = ActionItem(
        what=what,
        owner=clause.owner,
        due_on=due.on,
        due_phrase=due.phrase,
        status=clause.status,
        quotes=(*promise, *notes.quotes(sentence, start, end), *when),
    )
    return Found(item, frozenset([clause.sentence, *taken]), due.needs_date)


_DO_IT: Final = compiled(r"(?:do|get) (?:it|that|this)(?: done)?(?! \w+ing\b)\b")
_ORDERED: Final = compiled(
    r"\bi(?:'d)? (?:said(?: to (?:him|her|them))?|told (?:him|her|them)|suggested"
    r"|asked (?:him|her|them))(?: (?:(?:he|she|they) (?:should|could)|to|just)){0,2} "
    r"(?P<order>(?P<verb>[a-z]+) [^,;:.()]{2,50}?)"
    r"(?=$|[,;:.()]| (?:and|but|so|from|at|on|in|by|before|now|today|tonight|this|next|first)\b)"
)
"""What the writer told the other to do, without where and when: that may have changed."""


def _order_before(notes: Notes, clause: Clause) -> str | None:
    """Return what "it" is in "he'll do it Friday then", where the writer told him so just before.

    "I said phone them and he said Friday. He'll do it Friday then" undertakes to phone them.
    """
    sentence = notes.sentences[clause.sentence]
    before = notes.sentences[clause.sentence - 1] if clause.sentence else sentence
    is_told = not notes.is_dialogue and before.turn == sentence.turn and before is not sentence
    if not is_told or clause.owner in (None, notes.cast.me):
        return None
    if _DO_IT.match(sentence.text, clause.task) is None:
        return None
    found = list(_ORDERED.finditer(before.text))
    if len(found) != 1 or not is_errand(found[0]["verb"]):
        return None
    order = found[0]["order"].strip()
    return order[:1].upper() + order[1:]


def _is_near(notes: Notes, number: int, last: Said | None) -> bool:
    """Tell whether the last thing to do was said right before, or in the same breath."""
    if last is None or notes.is_dialogue or notes.sentences[number].is_line:
        return True
    is_same = notes.sentences[number].turn == notes.sentences[last.sentence].turn
    return is_same or number - last.sentence <= 1


def _has_own_context(what: str, notes: Notes, standing: Settled, last: Said | None) -> bool:
    """Tell whether what was said right before names the thing, rather than the last task."""
    if last is None or last.sentence == standing.clause.sentence:
        return False
    words, number = context_of(what, notes=notes, clause=standing.clause, last=last)
    return bool(words) and number != last.sentence


def _worded(item: ActionItem, what: str) -> ActionItem:
    return item.model_copy(update={"what": what})


def _with_context(found: Found, notes: Notes, standing: Settled, last: Said | None) -> Found:
    """Return an action that names nothing with the words in which its thing was named."""
    words, number = context_of(
        found.item.what,
        notes=notes,
        clause=standing.clause,
        last=last,
        due=found.item.due_phrase,
    )
    if not words and standing.promise is None:
        words, number = about(found.item.what, notes=notes, clause=standing.clause)
    if _NAMELESS.match(found.item.what) and not words:
        words, number = shared_thing(found.item.what, notes=notes, clause=standing.clause)
        if not (words or notes.is_dialogue or leant_on(notes, standing.clause)[0]):
            return replace(found, item=_worded(found.item, _as_said(notes, standing, found)))
    if not words or (standing.promise is not None and number is None):
        return found
    item = _worded(found.item, f"{found.item.what} ({words})")
    if number is None:
        return replace(found, item=item)
    quotes = (*item.quotes, *notes.quotes(notes.sentences[number]))
    item = item.model_copy(update={"quotes": quotes})
    return replace(found, item=item, sentences=found.sentences | {number})


_NAMELESS: Final = compiled(r"^\w+(?: (?:up|out|down|off|over|back))? (?:it|them)(?!\w)(?!.*\()")
"""A thing to do to "it": worth nothing unless the line says what that is."""
_LONGEST_SAID: Final = 120
_FEWEST_OTHERS: Final = 3
"""Words around a clause from which its sentence tells more than the clause."""


def _as_said(notes: Notes, standing: Settled, found: Found) -> str:
    """Return the whole sentence for a thing to do that nobody could name, if it says more."""
    clause = standing.clause
    text = notes.sentences[clause.sentence].text
    words = " ".join(text.split()).strip(" .!")
    others = f"{text[: clause.subject]} {text[clause.end :]}".split()
    if len(others) < _FEWEST_OTHERS or len(words) > _LONGEST_SAID:
        return found.item.what
    return words[:1].upper() + words[1:]


def _told_until(notes: Notes, clause: Clause) -> int:
    """Return where the thing to do ends: before the name in "(Ana, by Friday)"."""
    ending = named_at_end(reading_of(notes, clause.sentence))
    is_after = ending is not None and ending.owner == clause.owner and ending.start > clause.task
    return min(clause.end, ending.start) if ending is not None and is_after else clause.end


def _due_of_promise(notes: Notes, standing: Settled, due: Due, held_on: date | None) -> Due:
    """Return the date that the promise names, else the one of the proposal."""
    if standing.promise is None:
        return due
    said = notes.sentences[standing.promise]
    told = due_of_yes(notes, said, held_on=held_on)
    return due if told is None else told


def _quotes_of_promise(notes: Notes, number: int | None) -> tuple[Quote, ...]:
    """Return the words that promise, with what a bare yes goes on to say: "yes. Jonas for sure"."""
    if number is None:
        return ()
    told = notes.sentences[number]
    quotes = notes.quotes(told)
    following = notes.sentences[number + 1] if number + 1 < len(notes.sentences) else told
    is_bare = len(told.text.split()) <= _BARE_YES and notes.is_dialogue
    goes_on = following.turn == told.turn and number + 1 < len(notes.sentences)
    if is_bare and goes_on and len(following.text.split()) > 1 and "?" not in following.text:
        goes_to = notes.quotes(following)
        if quotes and goes_to and _NAMES.match(following.text):
            return (quote_at(notes.source, quotes[0].start, goes_to[-1].end),)
    return quotes


def _covered(notes: Notes, number: int, quote: Quote) -> list[int]:
    """Return the sentence after a promise if its quote holds that one too."""
    later = notes.quotes(notes.sentences[number + 1]) if number + 1 < len(notes.sentences) else ()
    return [number + 1] if later and later[-1].end <= quote.end else []


_BARE_YES: Final = 2
_NAMES: Final = compiled(r"(?-i:[A-Z][a-z]+)(?! (?:'|is|was)\b)")
"""What begins with a name or a thing: who or what a yes is about."""


def _says_enough(what: str) -> bool:
    """Tell whether a wording names a thing: "Do it" on a list helps nobody."""
    return any(map(str.isalpha, _EMPTY_WORDS.sub(" ", what)))


_BARE_VERB: Final = compiled(
    r"\W*(?:drive|work|play|travel|swim|run|sleep|ring|call|phone|come|visit)\W*"
)
_OF_MEETING: Final = compiled(r"^\W*(?:(?:our |the )?next\b|see (?:you|him|her)\b)")


def _is_no_task(what: str, text: str) -> bool:
    """Tell whether a wording is when one is busy, or they meet: "Thursday I drive"."""
    if _BARE_VERB.fullmatch(what) is None:
        return False
    return _OF_MEETING.match(text) is not None or _CONTACT.fullmatch(what) is None


_CONTACT: Final = compiled(r"\W*(?:ring|call|phone|come|visit)\W*")


_LONGEST_LEAD: Final = 90
_LONGEST_QUOTE: Final = 280


def _quoted(sentence: Sentence, clause: Clause) -> tuple[int, int]:
    """Return the part of the sentence to quote: all of it, unless it says much else."""
    before = first_part(sentence)
    if before and clause.subject >= len(before):
        # When the two meet next is told elsewhere.
        return clause.subject, clause.end
    clause = replace(clause, end=with_doubt(sentence.text, clause.end))
    is_last = clause.end >= len(sentence.text.rstrip(" ."))
    if is_last and clause.start <= _LONGEST_LEAD and len(sentence.text) <= _LONGEST_QUOTE:
        return 0, len(sentence.text)
    return clause.start, clause.end


def _once(found: Sequence[Found]) -> list[Found]:
    """Return the items without those that say an earlier one again; of two the firmer stays."""
    kept: list[Found] = []
    worded_as = [stems(item.item.what) for item in found]
    counts = Counter(chain.from_iterable(map(frozenset, worded_as)))
    places: dict[tuple[PersonId | None, str, str], list[tuple[int, frozenset[str]]]] = {}
    for item, words in zip(found, worded_as, strict=True):
        mine = frozenset(words)
        keys = [(item.item.owner, "".join(words[:1]), word) for word in _telling(mine, counts)]
        alike = sorted(chain.from_iterable(places.get(key, ()) for key in keys), key=itemgetter(0))
        twin = next((place for place, theirs in alike if _overlap(mine, theirs) >= _SAME), None)
        if twin is None:
            for key in keys:
                places.setdefault(key, []).append((len(kept), mine))
            kept.append(item)
        elif _firmness(item.item) > _firmness(kept[twin].item):
            kept[twin] = item
    return kept


def _telling(words: frozenset[str], counts: Counter[str]) -> list[str]:
    """Return so many of the rarest words that two alike sets have one of theirs in common."""
    rarest = sorted(words, key=lambda word: (counts[word], word))
    return rarest[: len(rarest) - ceil(_SAME * len(rarest)) + 1] or [""]


def _overlap(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / len(mine | theirs) if mine or theirs else 1.0


def _firmness(item: ActionItem) -> tuple[int, bool]:
    return _FIRMNESS.index(item.status), item.due_phrase is not None
