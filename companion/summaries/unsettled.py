"""How people jot down what is still open: doubt, a choice not made, a question without its mark."""

from typing import Final

from companion.summaries.patterns import compiled

_WH: Final = r"(?:whether|if|how|what|which|who|when|where|why)\b"
THIRD: Final = (
    r"(?:^|[.;,] ?)(?:and |but |also )?(?:my|his|her|their|our|the|(?-i:[A-Z])\w+'s) (?:[\w'-]+ )?"
    r"(?:mum|mam|mom|dad|mother|father|wife|husband|missus|missis|partner|boyfriend|girlfriend|sister"
    r"|brother|son|daughter|uncle|aunt|parents|family|in-laws|boss|manager|landlord|landlady|head"
    r"|supervisor|owner|foreman|matron|team|staff|client|customer|neighbou?r|friend|committee)s?"
)
"""Somebody who took no part: what they ask stays theirs."""
_MINDS: Final = r"(?:my|his|her|their|our|your) minds?"

WAVERS: Final = compiled(
    rf"\b(?:jury's (?:still )?out|up in the air|on the fence|swithering|swithers"
    rf"|(?:go|goes|going|went) back and forth|(?:haven't|hasn't|didn't|not) (?:yet )?ma[dk]e up"
    rf" {_MINDS}|(?:can't|cannot|couldn't) make up {_MINDS}|can't (?:choose|work out {_WH})"
    r"|(?:still|keeps?) (?:debating|weighing|wavering|deciding|swithering|in two minds|fuzzy|hazy"
    r"|vague|foggy|murky|a mystery|a grey area)|leaning (?:towards?|to)"
    r"|(?:fifty-fifty|50/50) (?:on|about)|toss-?up between"
    r"|(?:haven't|hasn't) (?:yet )?decided|ran out of time for|going round in circles)\b",
    rf"\bunclear {_WH}|(?:^|[:;,–—-] ?)(?:unclear|unsure|undecided) (?:about |on )?{_WH}",
    r"(?:^|[:;,–—-] ?)(?:is (?:it|that) )?not sure (?:that|it|that's|it's|they|he|she)\b"
    r"[^.;!]{0,40}\beven\b",
)
"""Nobody has made up their mind, or nobody knows, in whatever notes."""

NOTED: Final = compiled(
    r"(?:^|[:;,–—-] ?)(?:i )?(?:still |really )?(?:don't|do not) (?:know|no) (?:about|yet)\b"
    r"(?! (?:you|him|her|them)\b)",
    r"^\W*+(?:i'm )?(?:still )?not sure (?:about|of|on|that|it|it's|the|my|they|she|he|we|an?) \w",
    r"^\W*+(?:still )?to (?:decide|clarify|settle|be decided|work out|figure out|find out)"
    r"\s?[:–—-]",
    r"^\W*+(?:two|three|four|both|2|3|4) (?:ways|options|choices|roads|paths|routes|possibilities)"
    r"\s?[:–—-]",
    r"\b(?:q|question) for (?:next|another) (?:time|call|session)\b|= ?question mark\b",
    r"^\W*+(?:(?:he|she|they) )?wants? to know (?:whether|if|what|which|who|when|where|why"
    r"|how (?:to|others|much|many|long|often|i|we|you))\b",
    rf"{THIRD} (?:wants? to know|(?:keeps?|is|was|are|were)?(?:'s)? ?(?:asking|wondering)|asks"
    rf"|wonders) (?:me |us |him |her )?(?:{_WH}|should|can|could|do|does|is|are|will|would)",
    r"\b(?:no answer|no decision) (?:yet )?(?:on|about|re)\b|^\W*+(?:tbd|tbc)\b",
)
"""The same in one's own jottings; said aloud, these may only be a way of speaking."""

_ASK: Final = (
    r"(?:(?:do|does|did|can|could|should|shall|would|will|is|are|am) (?:i|we|they|it|he|she|there)"
    r"|(?:does|is|are|should|can|could|would|will) (?:the|my|our|her|his|their|this|that)"
    r"|who(?:'ll|'s| do| does| did| can| will| pays| owns| covers| decides| holds| signs| gets"
    r"| runs| looks| says| has| is)|how (?:much|many|long|often|soon|do|does|can|to)"
    r"|(?:what|which|when|where|why) (?:do|does|did|can|should|would|will|is|are))"
)

TOPICAL: Final = compiled(
    rf"^\W*+[\w'&/ ]{{2,40}}(?:[,:]| [–—-]) ?(?:and )?{_ASK} \w[^:.!]*$",
    r"^\W*+[\w'&/ ]{2,40}(?:[,:]| [–—-]) ?(?:do (?!(?:the|it|your|an?|not|this|that"
    r"|them|one|what|some|all|both)\b)|(?:does|is|are|should|can|will) )"
    r"\w[^:.!,]{2,60}? or \w[^:.!]*$",
    rf"^\W*+[\w'&/ ]{{2,40}}(?:[,:]| [–—-]) ?do \w[^:.!,]{{2,60}}? or {_ASK}\b[^:.!]*$",
    r"^\W*+(?:when|where|who|whom|whether) to \w+ "
    r"(?![^:.!,]{0,80}\b(?:matters?|is|are|counts?|more|means|depends|makes)\b)\w[^:.!,]*$",
)
"""A topic and what is asked about it: "CPD hours, do the old ones count or not"."""

LATER: Final = compiled(
    r"\b(?:dunno|(?:keep|save|leave) (?:it|that|this|that one) (?:for|till|until)"
    r" (?:next|later|another|then|when|our|after|(?:the|this) (?:next|end|spring|summer|autumn"
    r"|winter|new year|week|month|call|session)|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may"
    r"|june?|july?|aug|sep|oct|nov|dec)"
    r"|(?:one|that's) for (?:next|another|later)"
    r"|needs? (?:proper|more|its own|a (?:longer|proper|whole)) (?:time|call|session|chat|talk)"
    r"|(?:have|had|got|gave|give)(?:n't)? (?:\w+ )?(?:an?|no|any) (?:\w+ )?answers?)\b"
)
"""After a question, what shows that it has no answer yet."""

DOUBLE_MARK: Final = compiled(r"^\W*[^?.!]{2,70}?\?\s?\?+(?!\W{0,3}(?:->|=>|→|➔|⇒))")
"""A topic that its writer doubted aloud: "salary drop?? he would lose 4k"."""

LEFT: Final = compiled(
    r"^\W*(?:(?:still|i|we|he|she|they) ){0,2}(?:not|haven't|hasn't|have not|has not|didn't)"
    r" (?:yet )?(?:decided?|settled?|agreed?)(?: (?:yet|either|though|tho))?\W*$",
    r"\b(?:we|i) (?:left|parked) (?:it|that|this)(?: one)?"
    r"(?: (?:open|there|at that|for now|for next time))?"
    r"\W*$",
    r"\b(?:did not|didn't) get (?:any )?(?:further|anywhere)(?: with (?:it|that|this))?\W*$",
)
"""A point that was put off, by whatever it was called in the words before."""
