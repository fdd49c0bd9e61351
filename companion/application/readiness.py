"""Whether requests can be answered now, and what is only slower than it should be."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """What stands in the way, and what works without its full strength. No personal text.

    Attributes:
        problems: why requests cannot be answered; none where they can.
        degraded: what works, but not as it should.
    """

    problems: tuple[str, ...] = ()
    degraded: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether requests can be answered."""
        return not self.problems
