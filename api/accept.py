"""What form of an answer a request asks for."""

from typing import Final

EVENT_STREAM: Final = "text/event-stream"


def wants_events(accept: str | None) -> bool:
    """Whether an Accept header asks for events, and no less than for JSON (RFC 9110, 12.5.1)."""
    weights: dict[str, float] = {}
    for part in (accept or "").split(","):
        kind, _, parameters = part.partition(";")
        weights[kind.strip().lower()] = _weight(parameters)
    events = weights.get(EVENT_STREAM, 0.0)
    return events > 0 and events >= weights.get("application/json", 0.0)


def _weight(parameters: str) -> float:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
