"""A language model that says what it is told to say: for tests, demonstrations and replays."""

from collections.abc import Iterable
from typing import Final

from companion.errors import ModelError, ModelUnavailableError
from companion.ports import Delivery, Hear, ModelReply, ModelRequest, hear_nothing

_PIECE: Final = 24
"""Characters that are heard at once."""


class ScriptedModel:
    """Replies from a list, in order, and keeps what it was asked.

    Attributes:
        requests: every request so far, oldest first.
    """

    def __init__(
        self,
        replies: Iterable[str | ModelReply | ModelError],
        *,
        name: str = "scripted",
        endpoint: str = "script://replies",
    ) -> None:
        """Keep the script: texts to reply with, and errors to raise in their place."""
        self._replies = iter(tuple(replies))
        self._name = name
        self._endpoint = endpoint
        self.requests: list[ModelRequest] = []

    @property
    def name(self) -> str:
        """The name that it goes by in `written_by`."""
        return self._name

    @property
    def endpoint(self) -> str:
        """A made-up address; nothing is opened."""
        return self._endpoint

    async def reply(self, request: ModelRequest, *, hear: Hear = hear_nothing) -> ModelReply:
        """Return or raise the next entry of the script; a text is heard in pieces.

        Raises:
            ModelUnavailableError: the script has ended.
        """
        self.requests.append(request)
        entry = next(self._replies, None)
        if entry is None:
            raise ModelUnavailableError(f"The script of {self._name!r} has ended.")
        if isinstance(entry, ModelError):
            raise entry
        reply = entry if isinstance(entry, ModelReply) else ModelReply(text=entry)
        if request.delivery is not Delivery.WHOLE:
            for start in range(0, len(reply.text), _PIECE):
                hear(reply.text[start : start + _PIECE])
        return reply
