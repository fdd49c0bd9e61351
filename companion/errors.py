"""Every error that the companion raises on purpose.

CompanionError                    base; `code` is stable, the message names the thing and the remedy
├── InputError                    what was given cannot be used (command line exit 2, HTTP 422)
│   ├── UnreadableFileError       missing, not permitted, wrong encoding, not JSON/CSV
│   ├── TooLargeError             over a stated limit (HTTP 413)
│   │   └── OverQuotaError        an account would keep more than it may
│   ├── BadRecordsError           one or more rows or fields are wrong; carries all `problems`
│   ├── AmbiguousRecordError      a file of several records and none was chosen
│   └── KeyReusedError            an Idempotency-Key that came with another request
├── NotFoundError                 no such record, or not one the caller may know of (HTTP 404)
├── ForbiddenError                the caller may see it but not do that (HTTP 403)
├── ConflictError                 the record moved since it was read, or the id is taken (HTTP 409)
│   ├── OpenRequestsError         as many requests wait for an answer as may at once
│   ├── StillRunningError         the same request, by its key, is being worked on
│   └── AnswerGoneError           the request was done and its answer erased since
├── UnauthenticatedError          no key, or none that is good now (HTTP 401)
├── BusyError                     too much is being drafted at once (HTTP 429)
│   └── TooOftenError             the same client or account asks too often (HTTP 429)
├── SetupError                    this installation lacks something; the message is the remedy
│   ├── SettingsError             a setting has a value that cannot work
│   ├── EmbedderError             the embedding model is missing, damaged or does not load
│   ├── StoreError                the database cannot be opened or is not ours
│   └── IndexUnavailableError     the vector index cannot answer; exact search does instead
└── ModelError                    the language model gave no usable reply; drafts fall back offline
    ├── ModelUnavailableError     no answer: refused, timed out, overloaded, server error
    │   └── ModelCutError         a reply that began and stopped before its end
    ├── ModelBudgetError          asking would cost more tokens than are allowed
    ├── ModelRequestRefusedError  the endpoint refuses the request itself (key, name, parameter)
    └── ModelReplyError           an answer that cannot be used: cut, empty, not the asked shape
"""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict


class CompanionError(Exception):
    """Base of all errors here. `code` never changes once released."""

    code: ClassVar[str] = "companion_error"


class InputError(CompanionError):
    """What was given cannot be used as it is."""

    code: ClassVar[str] = "invalid_input"


class UnreadableFileError(InputError):
    """A file that is missing, forbidden, wrongly encoded or not in the format its name says."""

    code: ClassVar[str] = "unreadable_file"


class TooLargeError(InputError):
    """A file, field or body over its stated limit."""

    code: ClassVar[str] = "too_large"


class OverQuotaError(TooLargeError):
    """An account would keep more than it may."""

    code: ClassVar[str] = "over_quota"


class AmbiguousRecordError(InputError):
    """Several records where one is needed."""

    code: ClassVar[str] = "ambiguous_record"


class KeyReusedError(InputError):
    """An Idempotency-Key that came with another request before."""

    code: ClassVar[str] = "idempotency_key_reused"


class Problem(BaseModel):
    """One thing wrong with one field of one record."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    where: str
    """File name, or the part of the request."""
    line: int | None = None
    """1-based line (JSONL, CSV) or record number."""
    field: str | None = None
    value: str | None = None
    """The offending value, shortened, as `repr`."""
    remedy: str
    """What is wrong and what to do, as one sentence."""

    def __str__(self) -> str:
        place = self.where if self.line is None else f"{self.where}, line {self.line}"
        subject = "" if self.field is None else f" {self.field}"
        shown = "" if self.value is None else f" = {self.value}"
        return f"{place}:{subject}{shown}: {self.remedy}" if subject else f"{place}: {self.remedy}"


class BadRecordsError(InputError):
    """One or more records are wrong; all problems are reported at once."""

    code: ClassVar[str] = "bad_records"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class NotFoundError(CompanionError):
    """No such record, or none that the caller may know of: the two look the same on purpose."""

    code: ClassVar[str] = "not_found"


class ForbiddenError(CompanionError):
    """The caller may see the record but not do this to it."""

    code: ClassVar[str] = "forbidden"


class ConflictError(CompanionError):
    """The record changed since it was read, or its id is taken."""

    code: ClassVar[str] = "conflict"


class BusyError(CompanionError):
    """More drafts are waiting for the language model than are let in."""

    code: ClassVar[str] = "busy"

    def __init__(self, message: str, *, retry_after_seconds: int) -> None:
        super().__init__(message)
        self.retry_after_seconds = retry_after_seconds


class TooOftenError(BusyError):
    """The same client or account asks more often than it may."""

    code: ClassVar[str] = "too_often"


class UnauthenticatedError(CompanionError):
    """No key was sent, or none that is good now; the message never tells which."""

    code: ClassVar[str] = "unauthenticated"


class OpenRequestsError(ConflictError):
    """As many requests wait for an answer as may at once; the message names them."""

    code: ClassVar[str] = "open_requests"


class StillRunningError(ConflictError):
    """The same request, by its Idempotency-Key, is being worked on."""

    code: ClassVar[str] = "still_running"

    def __init__(self, message: str, *, retry_after_seconds: int) -> None:
        super().__init__(message)
        self.retry_after_seconds = retry_after_seconds


class AnswerGoneError(ConflictError):
    """The request of this Idempotency-Key was done, and its answer has been erased."""

    code: ClassVar[str] = "answer_erased"


class SetupError(CompanionError):
    """This installation lacks something; the message is the remedy."""

    code: ClassVar[str] = "setup"


class SettingsError(SetupError):
    """A setting has a value that cannot work."""

    code: ClassVar[str] = "settings"


class EmbedderError(SetupError):
    """The embedding model is missing, damaged or does not load."""

    code: ClassVar[str] = "embedder"


class StoreError(SetupError):
    """The database cannot be opened, is newer than this program, or is not ours."""

    code: ClassVar[str] = "store"


class IndexUnavailableError(SetupError):
    """The vector index cannot answer now."""

    code: ClassVar[str] = "index_unavailable"


class ModelError(CompanionError):
    """The language model gave no usable reply."""

    code: ClassVar[str] = "model"


class ModelUnavailableError(ModelError):
    """Nothing answered in time: refused, timed out, overloaded, or a server error."""

    code: ClassVar[str] = "model_unavailable"

    def __init__(self, message: str, *, retry_after_seconds: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_seconds = retry_after_seconds


class ModelCutError(ModelUnavailableError):
    """A reply began and stopped before its end, so that nothing of it can be used.

    `quietly`: the server closed in good order and never said that it had come to an end; some
    servers always do, and are better asked for whole replies.
    """

    def __init__(
        self, message: str, *, retry_after_seconds: float | None = None, quietly: bool = False
    ) -> None:
        super().__init__(message, retry_after_seconds=retry_after_seconds)
        self.quietly = quietly


class ModelRequestRefusedError(ModelError):
    """The endpoint refuses the request itself: key, model name, or a parameter it does not know.

    `said` is what the server says of it.
    """

    code: ClassVar[str] = "model_request_refused"

    def __init__(self, message: str, *, status: int, said: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.said = said


class ModelBudgetError(ModelError):
    """Asking, or listening on, would cost more tokens than are allowed."""

    code: ClassVar[str] = "model_budget"


class ModelReplyError(ModelError):
    """An answer came, but it cannot be used: cut by length, empty, or not the asked shape."""

    code: ClassVar[str] = "model_reply"


def shortened(value: Any, *, limit: int = 60) -> str:  # noqa: ANN401 - shows any value
    """Return `repr(value)`, cut to about `limit` characters for an error message."""
    shown = repr(value)
    return shown if len(shown) <= limit else f"{shown[: limit - 1]}…"
