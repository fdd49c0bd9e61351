"""The machine's clock, a clock that stands at one day, and the source of randomness."""

import secrets
from datetime import UTC, date, datetime, time


class SystemClock:
    """The Clock port on the machine's clock."""

    def now(self) -> datetime:
        """Return the current moment in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the Clock port

    def today(self) -> date:
        """Return the current date in the machine's local zone."""
        return datetime.now().astimezone().date()  # noqa: TID251 - this is the Clock port


class DayClock:
    """The Clock port at noon of one day: for what is noted down later, and for rehearsals."""

    def __init__(self, day: date) -> None:
        self._day = day

    def now(self) -> datetime:
        """Return noon of the day in UTC."""
        return datetime.combine(self._day, time(12), tzinfo=UTC)

    def today(self) -> date:
        """Return the day."""
        return self._day


class RandomIds:
    """The Ids port: 128 random bits each."""

    def new(self) -> str:
        """Return 22 characters, safe in URLs."""
        return secrets.token_urlsafe(16)
