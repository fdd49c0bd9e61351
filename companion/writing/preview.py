"""Shows a draft while it is written: whole items that have passed their checks, nothing else."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Final, Generic

from companion.errors import ModelReplyError
from companion.writing.draft import D
from companion.writing.events import BrokenOff, DraftedItem, Drafting, Retracted, Watch
from companion.writing.hands import Hands
from companion.writing.parsing import parse_partial
from companion.writing.partial import PartialReply
from companion.writing.privacy import strangers
from companion.writing.task import B, Piece, Piecewise, R, Task
from companion.writing.uncited import uncited

_TOLD_EVERY: Final = 200
"""Characters of a reply after which its advance is told again."""


class Preview(Generic[B, R, D]):
    """What somebody who waits has been shown of one draft. Numbers are never used twice."""

    def __init__(
        self,
        *,
        task: Task[B, R, D],
        brief: B,
        by: str,
        watch: Watch,
        hands: Hands | None,
    ) -> None:
        """Show nothing yet.

        Args:
            task: what is drafted.
            brief: what it rests on.
            by: the model's name.
            watch: told each event.
            hands: who checks the items; None shows nothing but how the draft advances.
        """
        self._task = task
        self._hands = hands
        self._piecewise = None if hands is None else task.piecewise
        self._brief = brief
        self._by = by
        self._watch = watch
        self._shown: dict[int, Piece] = {}
        self._numbers = 0
        self._arrived = asyncio.Event()
        self._begin()

    def _begin(self) -> None:
        self._reply = PartialReply()
        self._whole: str | None = None
        self._characters = 0
        self._told = 0
        self._is_sound = self._piecewise is not None

    def hear(self, piece: str) -> None:
        """Take in a piece of the reply; an empty one begins a new reply, and takes all back."""
        if not piece:
            self._take_back(tuple(self._shown))
            self._begin()
            self._watch(Drafting(by=self._by))
            return
        self._characters += len(piece)
        if self._characters - self._told >= _TOLD_EVERY:
            self._told = self._characters
            self._watch(Drafting(by=self._by, characters=self._characters))
        whole = self._reply.add(piece) if self._is_sound else None
        if whole is not None:
            self._whole = whole
            self._arrived.set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Check what is heard beside the hearing, for as long as the block lasts."""
        checking = asyncio.create_task(self._check_on())
        try:
            yield
        finally:
            checking.cancel()
            await asyncio.gather(checking, return_exceptions=True)

    def rest(self) -> None:
        """Show nothing more of a reply that has ended: from here on the whole of it is checked.

        Whatever is still being looked at by itself would be shown after that check had begun.
        """
        self._begin()
        self._is_sound = False

    async def _check_on(self) -> None:
        piecewise = self._piecewise
        while piecewise is not None and self._hands is not None:
            await self._arrived.wait()
            self._arrived.clear()
            reply, whole = self._reply, self._whole
            if whole is None:
                continue
            found = await self._hands.do(_sound, self._task, piecewise, self._brief, whole)
            if reply is self._reply:
                self._show(found)

    def _show(self, found: Sequence[Piece] | None) -> None:
        if found is None:
            # Something in it will be sent back: what follows cannot be told from what is wrong.
            self._is_sound = False
            return
        for piece in found:
            if piece not in self._shown.values():
                self._numbers += 1
                self._shown[self._numbers] = piece
                self._watch(DraftedItem(number=self._numbers, list=piece.list, item=piece.item))

    def settle(self, draft: D | None, *, is_cut: bool) -> None:
        """Take back what the draft does not hold, now that it is known.

        Args:
            draft: the model's, or None where it was drafted otherwise.
            is_cut: whether the model's reply stopped before its end; then what was shown stands.
        """
        self._begin()
        if draft is None and is_cut:
            self._watch(BrokenOff())
            return
        piecewise = self._piecewise
        held = piecewise.pieces(draft) if piecewise is not None and draft is not None else ()
        self._take_back([number for number, piece in self._shown.items() if piece not in held])

    def _take_back(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            del self._shown[number]
            self._watch(Retracted(number=number))


def _sound(
    task: Task[B, R, D], piecewise: Piecewise[B, R, D], brief: B, whole: str
) -> tuple[Piece, ...] | None:
    """Return the items of a part of a reply, or None where one of them breaks a rule."""
    reply = parse_partial(whole, task.reply_type)
    if reply is None:
        return ()
    known = tuple(task.inputs(brief).values())
    if strangers(whole, known) or uncited(reply, known):
        return None
    try:
        draft = piecewise.accept(brief, reply).draft
    except ModelReplyError:
        return None
    if any(check(brief, draft) for check in piecewise.checks):
        return None
    return piecewise.pieces(draft)
