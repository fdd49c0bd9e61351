"""All fault scenarios, by kind.

L1 to L11: silence, refusals, overload, broken streams, ends, empty replies, malformed replies,
redirects, replies that are well formed and false, slowness, and reaching for the key.
"""

from typing import Final

from tests.faults.fault import By, Fault, good
from tests.faults.line_faults import LINE_FAULTS
from tests.faults.reply_faults import REPLY_FAULTS

GOOD: Final = Fault(name="good", kind="L0", script=good, by=By.MODEL, requests=(1, 1))
"""What the others are compared with."""

FAULTS: Final = tuple(
    sorted((GOOD, *LINE_FAULTS, *REPLY_FAULTS), key=lambda fault: int(fault.kind[1:]))
)
