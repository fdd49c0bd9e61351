"""What a model elsewhere gets to see: no contact details, and nothing that its owner keeps back."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from companion.access.consent import Consent, Material
from companion.access.departures import Departure, Gate
from companion.errors import CompanionError, ModelUnavailableError
from companion.ports import Hear, LanguageModel, ModelReply, ModelRequest, hear_nothing
from companion.text.fold import folded
from companion.text.redaction import LONGEST_PLACEHOLDER, Redactor, placeholders_in
from companion.values import Notice
from companion.writing.draft import SourceKind, Violation
from companion.writing.naming import is_marked, names_in
from companion.writing.sources import SourceText
from companion.writing.task import B, D, R, Task

PLACEHOLDER_RULE: Final = (
    "Details were taken out of the material: EMAIL_1, LINK_2, NUMBER_3, PHONE_4 or PERSON_5 stand "
    "for them. Where you quote, copy them as they are; make up none."
)
"""Added to the system part where a placeholder stands in for something."""

KEPT_HERE: Final = "kept_here"
"""Why a draft was composed offline although a model is set."""

_PARTIES: Final = ("mentee", "mentor", "participants")
"""Inputs of prompts whose first line, or every line, names who takes part."""

_CAREER: Final = "career"
_SPOKEN: Final = {
    Material.NOTES: "notes",
    Material.CAREER: "careers",
    Material.GOAL: "goals",
    Material.PROFILE: "profiles",
}


def kept_here(consent: Consent, task: Task[B, R, D], brief: B) -> Notice | None:
    """Return why this brief is not to be sent, or None where it may be."""
    if consent.is_local or not consent.never_send:
        return None
    told = frozenset(Material) if task.told is None else set(_materials(task.told(brief)))
    kept = [material for material in Material if material in told & consent.never_send]
    if not kept:
        return None
    named = " and ".join(_SPOKEN[material] for material in kept)
    return Notice(
        code=KEPT_HERE,
        text=f"This rests on {named}, which are never sent to a model elsewhere "
        f"(COMPANION_NEVER_SEND, or see companion doctor --privacy), so it was drafted offline.",
    )


def _materials(told: Iterable[SourceText]) -> Iterator[Material]:
    for source in told:
        match source.origin:
            case SourceKind.NOTES:
                yield Material.NOTES
            case SourceKind.GOAL:
                yield Material.GOAL
            case SourceKind.KNOWLEDGE | SourceKind.TREND:
                continue
            case _:
                is_career = source.ref.startswith(_CAREER)
                yield Material.CAREER if is_career else Material.PROFILE


def sealed(
    model: LanguageModel,
    consent: Consent,
    task: Task[B, R, D],
    brief: B,
    gate: Gate | None = None,
) -> LanguageModel:
    """Return the model to ask for this draft: elsewhere, one that sees placeholders for details.

    The gate keeps account of each request that it is sent.
    """
    if consent.is_local:
        return model
    inputs = task.inputs(brief)
    names: tuple[str, ...] = ()
    if consent.hide_names:
        words = inputs.values() if task.told is None else _own_words(task.told(brief))
        names = _third_parties(words, inputs)
    told = frozenset(Material) if task.told is None else set(_materials(task.told(brief)))
    return SealedModel(
        model,
        Redactor(names=names, known=map(folded, inputs.values())),
        departure=Departure(
            host=urlsplit(model.endpoint).hostname or model.endpoint,
            purpose=task.name,
            fields=tuple(sorted(told)),
            characters=0,
        ),
        gate=gate,
    )


def _own_words(told: Iterable[SourceText]) -> Iterator[str]:
    published = {SourceKind.KNOWLEDGE, SourceKind.TREND}
    return (source.text for source in told if source.origin not in published)


def _third_parties(told: Iterable[str], inputs: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names in what is told that belong to none of those who take part.

    Names that show inside the word that they are products or firms (AWS, GitHub) are left.
    """
    parties = {
        word.strip("():,").casefold()
        for key in _PARTIES
        for line in _party_lines(key, folded(inputs.get(key, "")))
        for word in line.split()
    }
    names = (_bare(name) for text in told for name in names_in(folded(text)))
    kept = (name for name in names if name.casefold() not in parties and not is_marked(name))
    return tuple(dict.fromkeys(kept))


def _party_lines(key: str, text: str) -> Sequence[str]:
    lines = text.splitlines()
    return lines if key == "participants" else lines[:1]


def _bare(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def strangers(text: str, known: Iterable[str]) -> tuple[Violation, ...]:
    """Return a violation for each placeholder in a reply that stands for nothing."""
    found = placeholders_in(text)
    if not found:
        return ()
    given = {name for one in known for name in placeholders_in(folded(one))}
    return tuple(
        Violation(
            code="unknown_placeholder",
            text=f"{name!r} stands for nothing; use only what the material holds",
            phrase=name,
        )
        for name in found
        if name not in given
    )


class SealedModel:
    """A model elsewhere: it is shown placeholders, and its replies come back with the details in.

    One serves one draft, so that a placeholder means the same through all its requests.
    """

    def __init__(
        self,
        model: LanguageModel,
        redactor: Redactor,
        *,
        departure: Departure | None = None,
        gate: Gate | None = None,
    ) -> None:
        """Seal one draft's requests.

        Args:
            model: who is asked.
            redactor: takes details out and puts them back.
            departure: what each request is, but for its length.
            gate: told of each before it leaves.
        """
        self._model = model
        self._redactor = redactor
        self._departure = departure
        self._gate = gate

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    @property
    def endpoint(self) -> str:
        """The model's endpoint."""
        return self._model.endpoint

    async def reply(self, request: ModelRequest, *, hear: Hear = hear_nothing) -> ModelReply:
        """Ask once; raises what the model raises, and where the account cannot be kept."""
        pieces = _Pieces(self._redactor, hear)
        hidden = await asyncio.to_thread(self._hidden, request)
        await self._note(hidden)
        reply = await self._model.reply(hidden, hear=pieces.take)
        pieces.end()
        return replace(reply, text=self._redactor.restored(reply.text))

    async def _note(self, hidden: ModelRequest) -> None:
        if self._gate is None or self._departure is None:
            return
        turns = (text for turn in hidden.history for text in turn)
        characters = sum(map(len, (hidden.system, hidden.user, *turns)))
        try:
            await self._gate.note(replace(self._departure, characters=characters))
        except CompanionError as error:
            host = self._departure.host
            raise ModelUnavailableError(
                f"Nothing was sent to {host!r}: it could not be noted down ({error})."
            ) from error

    def _hidden(self, request: ModelRequest) -> ModelRequest:
        hidden = self._redactor.hidden
        user = hidden(request.user)
        if user == request.user and not request.history:
            return request
        rule = f"\n\n{PLACEHOLDER_RULE}" if user != request.user else ""
        return replace(
            request,
            system=f"{request.system}{rule}",
            user=user,
            history=tuple((hidden(said), hidden(asked)) for said, asked in request.history),
        )


class _Pieces:
    """Passes on what is heard, details put back; a placeholder may arrive in several pieces."""

    def __init__(self, redactor: Redactor, hear: Hear) -> None:
        self._redactor = redactor
        self._hear = hear
        self._held = ""

    def take(self, piece: str) -> None:
        text = self._held + piece
        # What may be the beginning of a placeholder waits for the rest of it.
        tail = text[-LONGEST_PLACEHOLDER:]
        kept = len(tail) - len(tail.rstrip(_IN_PLACEHOLDERS))
        whole, self._held = text[: len(text) - kept], text[len(text) - kept :]
        self._say(whole)

    def end(self) -> None:
        whole, self._held = self._held, ""
        self._say(whole)

    def _say(self, text: str) -> None:
        if text:
            self._hear(self._redactor.restored(text))


_IN_PLACEHOLDERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789"
