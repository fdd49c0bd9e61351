"""The machine's clock and its source of randomness."""

import secrets
from datetime import UTC, date, datetime


class SystemClock:
    """The Clock port on the machine's clock."""

    def now(self) -> datetime:
        """Return the current moment in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the Clock port

    def today(self) -> date:
        """Return the current date in the machine's local zone."""
        return datetime.now().astimezone().date()  # noqa: TID251 - this is the Clock port


class RandomIds:
    """The Ids port: 128 random bits each."""

    def new(self) -> str:
        """Return 22 characters, safe in URLs."""
        return secrets.token_urlsafe(16)
