"""What a vendor's client raises, as our errors: whose fault it is, and whether to ask again."""

import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from companion.errors import (
    ModelCutError,
    ModelError,
    ModelReplyError,
    ModelRequestRefusedError,
    ModelUnavailableError,
)

if TYPE_CHECKING:
    import httpx2
    import openai

RETRY_SECONDS: Final = 0.5
"""Shortest wait before asking again where the server names none."""

_SCATTER_SECONDS: Final = 0.5
"""Waits that no server names differ by up to this, so that not everybody comes back at once."""

_TRY_AGAIN: Final = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_LONGEST_QUOTED: Final = 160


@dataclass(frozen=True, kw_only=True)
class Failures:
    """Names the failures of one model at one endpoint.

    Attributes:
        model: the name as the endpoint knows it.
        endpoint: its base URL, without credentials.
        api_key: never shown, whatever a server says.
        keyless: whether no key is set.
    """

    model: str
    endpoint: str
    api_key: str
    keyless: bool

    @property
    def who(self) -> str:
        """How messages call the model."""
        return f"{self.model!r} at {self.endpoint}"

    def of(self, error: Exception, *, has_begun: bool) -> ModelError:
        """Return our error for anything that LangChain, the SDK or the HTTP client raises.

        `has_begun`: whether a part of the reply had arrived.
        """
        import openai

        match error:
            case ModelError():
                return error
            case openai.APIStatusError():
                return self._refused(error)
            case openai.APITimeoutError():
                return ModelUnavailableError(f"{self.who} did not answer in time.")
            case openai.APIConnectionError():
                return self._disconnected(error, has_begun=has_begun)
            case openai.APIError():
                # An error that stands in the stream in place of the next piece.
                said = self._words(error.body)
                return ModelCutError(
                    f"{self.who} broke off its reply with an error{said}.",
                    retry_after_seconds=soon(),
                )
            case _ if has_begun:
                return ModelCutError(
                    f"The reply of {self.who} broke off in the middle of a message.",
                    retry_after_seconds=soon(),
                )
            case _:
                # LangChain raises plain built-in errors for bodies it cannot read.
                return ModelReplyError(
                    f"{self.who} sent something that is not a chat reply "
                    f"({type(error).__name__}). Check that COMPANION_BASE_URL is the address of "
                    "an OpenAI-compatible API, usually ending in /v1."
                )

    def _disconnected(self, error: "openai.APIConnectionError", *, has_begun: bool) -> ModelError:
        import httpx2

        from companion.adapters.outbound import AnswerTooLargeError

        causes = tuple(_chain(error))
        too_large = next(
            (cause for cause in causes if isinstance(cause, AnswerTooLargeError)), None
        )
        if too_large is not None:
            return ModelReplyError(f"{self.who}: {too_large}.")
        if any(isinstance(cause, httpx2.ConnectError | httpx2.ProxyError) for cause in causes):
            return ModelUnavailableError(
                f"Nothing answers at {self.endpoint}. Start the server there, or correct "
                "COMPANION_BASE_URL."
            )
        kind = ModelCutError if has_begun else ModelUnavailableError
        return kind(f"{self.who} broke off the connection.", retry_after_seconds=soon())

    def _refused(self, error: "openai.APIStatusError") -> ModelError:
        status = error.status_code
        said = self._words(error.body)
        if status in _TRY_AGAIN:
            state = "is over its limit" if status == 429 else "failed"
            return ModelUnavailableError(
                f"{self.who} {state} (HTTP {status}).",
                retry_after_seconds=_retry_after(error.response.headers),
            )
        if status >= 500:
            return ModelUnavailableError(f"{self.who} failed (HTTP {status}).")
        return ModelRequestRefusedError(
            self._refusal(error, status, said), status=status, said=said
        )

    def _refusal(self, error: "openai.APIStatusError", status: int, said: str) -> str:
        if status in {401, 403}:
            remedy = "Set" if self.keyless else "Correct"
            return (
                f"{self.endpoint} refuses the API key for {self.model!r} (HTTP {status}). "
                f"{remedy} COMPANION_API_KEY."
            )
        if 300 <= status < 400:
            target = urlsplit(error.response.headers.get("location", "")).netloc or "elsewhere"
            return (
                f"{self.endpoint} redirects to {target!r}, which is not followed. Set "
                "COMPANION_BASE_URL to the final address if you trust it."
            )
        if status == 404:
            return (
                f"{self.endpoint} knows no model {self.model!r} (HTTP 404{said}). Check "
                "COMPANION_MODEL, and that COMPANION_BASE_URL ends as the server expects, "
                "usually in /v1."
            )
        return f"{self.who} refused the request (HTTP {status}{said})."

    def _words(self, body: object) -> str:
        """Return what the server says of itself, in one clean line and without the key."""
        message = body.get("message", "") if isinstance(body, dict) else ""
        line = " ".join(str(message).split()).replace(self.api_key, "[key]")
        clean = "".join(character for character in line if character.isprintable())
        return f": {clean[:_LONGEST_QUOTED].rstrip('.')}" if clean else ""


def soon() -> float:
    """Return how long to wait before asking again where no server has said it."""
    return RETRY_SECONDS + _SCATTER_SECONDS * secrets.randbelow(1_000) / 1_000


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and what led to it: LangChain wraps the SDK, and the SDK the client."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def _retry_after(headers: "httpx2.Headers") -> float:
    """Return the seconds a server asks to wait, given in seconds, milliseconds or as a date."""
    waits: list[float] = []
    with suppress(ValueError):
        waits.append(float(headers.get("retry-after-ms", "")) / 1000)
    with suppress(ValueError):
        waits.append(float(headers.get("retry-after", "")))
    with suppress(ValueError, TypeError, OverflowError):
        waits.append(
            parsedate_to_datetime(headers.get("retry-after", "")).timestamp() - time.time()
        )
    usable = [wait for wait in waits if 0 <= wait < float("inf")]
    return usable[0] if usable else soon()
