"""Finds past advice among what one may read: confirmed takeaways, else what notes hold."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from companion.access.principal import Principal
from companion.agendas.noted import without_label
from companion.application.gathering import services_of
from companion.application.records import OpenStore
from companion.application.telling_apart import by_id, told_apart
from companion.errors import InputError
from companion.followups.advice import (
    PastAdvice,
    Sought,
    carries_out,
    fitting,
    followed,
    lines_of,
)
from companion.followups.item import Item, ItemKind, ItemStatus
from companion.people.own import own_id_of
from companion.people.person import Person, PersonId
from companion.ports import Clock
from companion.sessions.session import MentoringSession, SessionId
from companion.summaries.offline import compose
from companion.summaries.summary import ActionStatus, Participant, SummaryBrief
from companion.text.remembered import remembered
from companion.text.spans import Quote

LONGEST_WORDS: Final = 500
MOST_LINES: Final = 5
"""Lines of notes that hold the words and are no advice."""
MOST_READ: Final = 20
"""Talks whose notes are read for advice that nobody confirmed, the latest."""

Similarities = Callable[[str, Sequence[str]], Awaitable[tuple[float, ...]]]
"""Returns the cosine of each text to some words."""


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """What is stored of one person's talks."""

    people: Mapping[PersonId, Person]
    sessions: tuple[MentoringSession, ...]
    items: tuple[Item, ...]

    @cached_property
    def items_by_talk(self) -> Mapping[SessionId, Sequence[Item]]:
        """The items of each talk that has any, in their order."""
        found: dict[SessionId, list[Item]] = defaultdict(list)
        for item in self.items:
            found[item.evidence.session_id].append(item)
        return found

    def items_of(self, session_id: SessionId) -> Sequence[Item]:
        """Return what was confirmed of one talk."""
        return self.items_by_talk.get(session_id, ())


class Advising:
    """Searches the advice of one person's own pairs. Nobody else's is ever read."""

    def __init__(self, *, store: OpenStore, clock: Clock, similarities: Similarities) -> None:
        """Bind to one database; `similarities` compares by meaning."""
        self._store = store
        self._clock = clock
        self._similarities = similarities

    async def find(self, words: str, *, principal: Principal) -> tuple[PastAdvice, ...]:
        """Return past advice that fits some words, best first; none where nothing does.

        Lines of the notes that hold the words and are no advice follow it.

        Raises:
            InputError: there are no words, or too many.
            EmbedderError: the embedding model is missing or damaged.
        """
        if not words.strip() or len(words) > LONGEST_WORDS:
            raise InputError(
                f"say in a few words what you look for (1 to {LONGEST_WORDS} characters)"
            )
        kept = await self._kept(principal)
        advice = (*_confirmed(kept), *_noted(kept))
        hits: tuple[PastAdvice, ...] = ()
        if advice:
            texts = [without_label(one.text) for one in advice]
            similarities = await self._similarities(words, texts)
            hits = fitting(advice, words=words, similarities=similarities)
        lines = _lines_that_speak_of(words, kept, besides=hits)
        return tuple(_with_outcome(one, kept) for one in (*hits, *lines))

    async def _kept(self, principal: Principal) -> _Kept:
        own_id = own_id_of(principal)
        async with (await self._store()).reading() as unit:
            services = services_of(unit, clock=self._clock)
            people = await services.people.every(principal=principal)
            sessions, items = told_apart(
                await services.sessions.every(principal=principal),
                await services.items.every(principal=principal),
                principal=principal,
            )
        return _Kept(
            people=by_id(people, principal=principal),
            sessions=tuple(
                row.value
                for row in sessions
                if own_id in {row.value.mentor_id, row.value.mentee_id}
            ),
            items=tuple(
                row.value for row in items if own_id in {row.value.mentor_id, row.value.mentee_id}
            ),
        )


def _confirmed(kept: _Kept) -> Iterator[PastAdvice]:
    held = {session.id: session for session in kept.sessions}
    for item in kept.items:
        session = held.get(item.evidence.session_id)
        if item.kind is not ItemKind.TAKEAWAY or item.status is ItemStatus.DROPPED:
            continue
        if session is not None:
            said = Quote(start=item.evidence.start, end=item.evidence.end, text=item.evidence.text)
            yield _said(session, kept, text=item.text, quote=said).model_copy(
                update={"item_id": item.id, "plan": item.plan}
            )


def _with_outcome(advice: PastAdvice, kept: _Kept) -> PastAdvice:
    """Return confirmed advice with what became of it."""
    taken = next((item for item in kept.items if item.id == advice.item_id), None)
    if taken is None:
        return advice
    of_talk = kept.items_of(taken.evidence.session_id)
    return advice.model_copy(update={"followed": followed(taken, of_talk)})


def _noted(kept: _Kept) -> Iterator[PastAdvice]:
    """Yield what notes hold as advice and nobody confirmed or dropped."""
    noted = [one for one in kept.sessions if one.notes.strip()]
    for session in sorted(noted, key=lambda one: one.held_on)[-MOST_READ:]:
        asked = [one.evidence for one in kept.items_of(session.id)]
        for text, quote in _advised(session, kept):
            if not any(quote.start < one.end and one.start < quote.end for one in asked):
                yield _said(session, kept, text=text, quote=quote)


def _lines_that_speak_of(
    words: str, kept: _Kept, *, besides: Sequence[PastAdvice]
) -> tuple[PastAdvice, ...]:
    """Return lines of notes that hold the words and are in none of the hits, the latest first."""
    found: list[PastAdvice] = []
    sought = Sought(words)
    hits = {one.item_id for one in besides}
    taken = [one for one in kept.items if one.id in hits]
    told = [
        one.evidence
        for hit in taken
        for one in kept.items_of(hit.evidence.session_id)
        if carries_out(one, hit)
    ]
    for session in sorted(kept.sessions, key=lambda one: one.held_on, reverse=True):
        shown = [one.quote for one in besides if one.session_id == session.id]
        shown += [one for one in told if one.session_id == session.id]
        # Most notes hold none of the words: their lines need not be told apart.
        for line in lines_of(session.notes) if sought.may_be_in(session.notes) else ():
            is_shown = any(line.start < one.end and one.start < line.end for one in shown)
            if is_shown or not sought.is_in(line.text):
                continue
            said = _said(session, kept, text=line.text, quote=line)
            found.append(said.model_copy(update={"is_advice": False}))
            if len(found) == MOST_LINES:
                return tuple(found)
    return tuple(found)


def _advised(session: MentoringSession, kept: _Kept) -> Iterator[tuple[str, Quote]]:
    """Yield the takeaways of notes, and what somebody was advised to do."""
    people = tuple(
        Participant(id=one.id, name=one.name, role=role)
        for role, one in (
            ("mentee", kept.people.get(session.mentee_id)),
            ("mentor", kept.people.get(session.mentor_id)),
        )
        if one is not None
    )
    yield from _advice_in(
        SummaryBrief(notes=session.notes, held_on=session.held_on, participants=people),
        mentor_id=session.mentor_id,
    )


@remembered(most=MOST_READ)
def _advice_in(brief: SummaryBrief, *, mentor_id: PersonId) -> tuple[tuple[str, Quote], ...]:
    draft = compose(brief).draft
    taken = [(one.text, one.quotes[0]) for one in draft.takeaways]
    return (
        *taken,
        *(
            (action.what, action.quotes[0])
            for action in draft.action_items
            if action.status is ActionStatus.SUGGESTED and action.owner != mentor_id
        ),
    )


def _said(session: MentoringSession, kept: _Kept, *, text: str, quote: Quote) -> PastAdvice:
    """Return something said in a talk, with whom it was between."""
    mentor, mentee = kept.people.get(session.mentor_id), kept.people.get(session.mentee_id)
    return PastAdvice(
        text=text,
        mentor_id=session.mentor_id,
        mentor_name=session.mentor_id if mentor is None else mentor.name,
        mentee_id=session.mentee_id,
        mentee_name=session.mentee_id if mentee is None else mentee.name,
        said_on=session.held_on,
        session_id=session.id,
        quote=quote,
    )
