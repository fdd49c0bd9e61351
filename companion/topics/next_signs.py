"""The words by which notes keep something for the next talk, as patterns."""

import re
from typing import Final

NEXT_TIME: Final = re.compile(r"\bnext time\b", re.IGNORECASE)
UNTIL_NEXT: Final = re.compile(
    r"\b(?:before|by|until|till?)\s(?:(?:the|our|we)\s)?next\s(?:time|session|call|lesson|meet)",
    re.IGNORECASE,
)
I_PLAN: Final = re.compile(
    r"\W{0,6}(?:i|we)(?:['’](?:d|ll)|\s(?:will|would|can))\s(?:also\s)?[a-z]{3,}\b"
    r"(?!.{0,40}\b(?:talk|discuss|speak|look at|go (?:over|through)))",
    re.IGNORECASE,
)
"""What the writer means to do when the two meet: "I'd also practise … with her next time"."""
TO_DO_NEXT: Final = re.compile(
    r"\W{0,6}(?:(?:next|nxt)\s(?:time|session|call|lesson|meeting|chat|visit|one)\s?[:,–—-]?\s{0,2})?"
    r"(?P<first>[a-z]{2,12})\s(?P<then>\S+)",
    re.IGNORECASE,
)
LABEL_NEXT: Final = re.compile(
    r"\W{0,6}next(?: (?:time|call|session|meeting|chat|date|visit|one|lesson))?\s{0,2}[:=–—-]",
    re.IGNORECASE,
)
NEXT_FIRST: Final = re.compile(
    r"\W{0,6}(?:next|nxt)\s(?:time|session|lesson|meeting|visit|chat)\b", re.IGNORECASE
)
