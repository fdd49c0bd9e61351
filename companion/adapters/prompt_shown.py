"""Stands in for a language model where somebody only wants to see what it would be asked."""

from collections.abc import Callable

from companion.errors import ModelUnavailableError
from companion.ports import Hear, ModelReply, ModelRequest, hear_nothing


class PromptShown:
    """Shows each request to somebody and sends it nowhere."""

    def __init__(self, *, model: str, endpoint: str, show: Callable[[ModelRequest], None]) -> None:
        """Keep whom to show requests to.

        Args:
            model: the name of the model that is not asked.
            endpoint: where it would be asked.
            show: called with each request as it would be sent.
        """
        self._model = model
        self._endpoint = endpoint
        self._show = show

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model

    @property
    def endpoint(self) -> str:
        """The model's endpoint."""
        return self._endpoint

    async def reply(self, request: ModelRequest, *, hear: Hear = hear_nothing) -> ModelReply:  # noqa: ARG002 - nothing is heard
        """Show the request.

        Raises:
            ModelUnavailableError: always; nobody was asked.
        """
        self._show(request)
        raise ModelUnavailableError(f"{self._model!r} was not asked.")

    async def close(self) -> None:
        """Do nothing: nothing was opened."""
