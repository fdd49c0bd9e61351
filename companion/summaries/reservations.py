"""A doubt or a condition right behind a thing to do: whoever quotes the one quotes the other."""

from typing import Final

from companion.summaries.patterns import compiled

_BEHIND: Final = compiled(
    r"[\s,–—(-]{0,4}(?:but|though|tho|although|however|except|only|yet)"
    r"(?: that)?\b(?P<said>[^.;!?]{2,140})",
    r"[\s,–—(-]{0,4}(?:unless|if|provided|providing|as long as|so long as|only if|depending|depends"
    r"|assuming|supposing|subject to|in case|once|as soon as|when|not sure|unsure|no idea|maybe"
    r"|perhaps|weather permitting)\b[^.;!?]{2,140}",
)
_DOUBTS: Final = compiled(
    r"\b(?:think|thought|reckon|suppose|guess|believe|suspect|fear|doubt|hope|worried|afraid|maybe"
    r"|perhaps|probably|might|may|could|unsure|sure|certain|clear|know|knows|idea|never|not|nobody"
    r"|no one|neither|without|only|until|till?|unless|if|whether|depends?|depending|away|closed"
    r"|shut|full|busy|late|tight|forget|struggle|first|waiting|waits?|wait|still|yet|needs?|has to"
    r"|have to)\b",
    r"n't\b|\b(?:dont|didnt|havent|hasnt|cant|couldnt|isnt|wasnt|wont)\b",
)
"""What makes a clause behind "but" a doubt, and not another thing that was done or said."""


def with_doubt(text: str, end: int) -> int:
    """Return where a thing to do that ends at `end` is over with its doubt or condition.

    "I'll send it tues" goes on "but I think she is away"; `end` itself where nothing doubts.
    """
    found = _BEHIND.match(text, end)
    if found is None:
        return end
    said = found["said"]
    return end if said is not None and _DOUBTS.search(said) is None else found.end()
