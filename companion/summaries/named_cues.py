"""Who will, might or should do something: cue words that know the names of one cast."""

import re
from typing import Final, NamedTuple

from companion.summaries.patterns import compiled
from companion.text.remembered import remembered

_ADVERBS: Final = (
    r"(?: (?:also|then|just|definitely|first|now|really|both|still|certainly|personally|again"
    r"|therefore|actually|either|instead|simply|gladly|happily|all|quickly|finally|of course|always"
    r"|probably|maybe|perhaps|possibly"
    r"|at least|try and|go and|go ahead and|be sure to|remember to|make sure (?:to|i|that i)"
    r"|make (?:it )?a point (?:of|to)|be(?= \w+ing\b)))*"
)
_SOON: Final = (
    r"(?: (?:also|then|just|definitely|already|now|both|certainly|all|still|kindly"
    r"|sort of|kind of|kinda|half|more or less))?"
)

_WHO: Final = (
    r"(?:(?P<we>we|both of us|we both|(?:{names}) and (?:i|me|{names})"
    r"|(?:i|me) and (?:{names}))"
    r"|(?P<i>i)|(?P<you>you(?: guys| two| both)?|ya)|(?P<pron>she|he)|(?P<they>they)"
    r"|(?P<some>some(?:one|body)|anyone|one of us)|(?P<name>{names})"
    r"|(?P<cap>(?-i:[A-Z][a-zà-ÿ]{{1,20}})))(?: (?:him|her|my|your)self)?"
)
_WHOM: Final = r"(?:me|us|him|her|them|you|{names})"
_SAID: Final = r"(?:said|says|sez|promised|promises|agreed|confirmed|replied|told {whom})"

MODES: Final = (
    (
        "promise",
        rf"(?:'ve|'s| have| has| had)?{_SOON} (?:(?:promise[sd]?|offer(?:s|ed)?|volunteer(?:s"
        rf"|ed)?|undert(?:ook|akes)"
        r"|commit(?:s|ted)?|agree[sd]|plan(?:s|ned)?|intends?|signed up|arranged"
        r"|(?:is|was|am|are|were) (?:planning|committed|committing)"
        r"|(?:is|was|am|are|were) (?:happy|glad|willing)|offering|promising)"
        r"(?: (?:{whom}|myself|himself|herself))? to(?! not\b)"
        rf"|{_SAID}(?: {{whom}})?(?: that)? (?:i|he|she|they|we)"
        r"(?:'?d|'ll|(?:(?<=he)|(?<=they))ll(?=\s)| would| wud| will| is going to| was going to))"
        r"|'(?:s|m|re) (?:happy|glad|willing|planning|committed|committing) to",
    ),
    (
        "hedged",
        rf"{_SOON} (?:(?:{_SAID}|suppose[sd]?|guess|think)(?: that)? (?:i|he|she|they) )?"
        r"(?:might|may|could|would (?:like|love) to|hopes? to|want(?:s|ed)? to|wanna"
        r"|(?:am|is|was|were) (?:thinking (?:of|about)|considering)|will try (?:to|and)"
        r"|(?:will|can) see if (?:i|he|she) can|will (?:probably|maybe|perhaps|hopefully|possibly))"
        r"(?: (?:also|perhaps|maybe|even|possibly|just|then))?"
        r"(?: (?:be able to|want to|need to|have to|try to|try and|try))?"
        r"|'d (?:like|love) to|'(?:m|s) (?:thinking (?:of|about)|considering)"
        r"|'ll (?:try (?:to|and)|probably|maybe|perhaps|hopefully|possibly"
        r"|see if (?:i|he|she) can)",
    ),
    (
        "firm",
        r"'ll|(?:(?<=\bi)|(?<=\bthey)|(?<=\byou))ll?(?=\s)"
        rf"|{_SOON} (?:will(?: to(?= \w))?|wll|wil|shall|gonn?a|gunna|gna)"
        r"|(?:(?<=\bi)m|(?<=\bshe)s|(?<=\bhe)s)? ?(?<![a-z])(?:goin[g']? (?:to|tae)|gonna)"
        r"|(?:'m|'s|'re| am| is| are)(?: (?:also|now|then|both|all))? (?:goin[g']? (?:to|tae)|gonna"
        r"|to(?= \w)|supposed to|meant to|due to)",
    ),
    (
        "obliged",
        rf"{_SOON} (?:(?:needs?|ha(?:s|ve?)|got|ha(?:s|ve) got) (?:to+|2)|(?:must|should)(?:n't"
        rf"| not) forget to"
        r"|must|gotta)|'(?:ve"
        rf"|s) (?:got )?to",
    ),
    ("advised", rf"{_SOON} (?:should|ought to|had better)(?: (?:try (?:to|and)))?"),
    ("able", rf"{_SOON} can"),
)
"""How a subject is joined to its verb, by what that makes of it."""

_OPINES: Final = r"(?:said|says|thinks?|thought|reckons?|reckoned|feels?|felt)"
_PROPOSES: Final = (
    r"(?:sug{1,2}est(?:s|ed)?|recommend(?:s|ed)?|propose[sd]?|advise[sd]?|insist(?:s|ed)?)"
)
_URGED: Final = (
    r"(?:told|tells?|asked|asks?|advise[sd]?|encourage[sd]?|urge[sd]?|want(?:s|ed)?"
    r"|would like|invite[sd]?"
    r"|remind(?:s|ed)?|challenge[sd]?|pushe[sd]|nudge[sd]?|recommend(?:s|ed)?)"
)
_MUST: Final = r"(?:should|ought to|could|might|must|try to|(?:need|have|had|needed) to)"
_OUGHT: Final = (
    rf"(?:{_MUST} )?"
    r"(?:(?:maybe|just|also|first) )?(?:(?:come|go) and )?"
)


class Cues(NamedTuple):
    """Patterns that know the names of one cast."""

    modal: re.Pattern[str]
    """Who and how: one group of `MODES`; the verb comes next."""
    reported: re.Pattern[str]
    """One advises, asks or wants another to do something."""
    present: re.Pattern[str]
    """A person right before a verb: "I email", "she brings", "Tom is sending"."""
    assigned: re.Pattern[str]
    """At the start of a clause: "Ana to send", "Tom -> book a room", "me: call", "@ana check"."""
    owed: re.Pattern[str]
    """"I owe her the link", "promised him pictures"."""
    promised: re.Pattern[str]
    """A thing promised to somebody by whoever writes."""
    arrowed: re.Pattern[str]
    """After an arrow inside a line: "-> maybe me: get a price"."""
    ending: re.Pattern[str]
    """Who shall do it, set after it: "(Ana)", "- me", "@tom"."""
    anyone: re.Pattern[str]
    """Any mention of somebody of the cast."""


@remembered(most=64)
def cues_for(names: str) -> Cues:
    """Return the patterns for a cast whose names match the regular expression `names`."""
    whom = _WHOM.format(names=names)
    who = _WHO.format(names=names)
    modes = "|".join(
        f"(?P<{mode}>{spelt.replace('{whom}', whom)})" for mode, spelt in MODES
    ).replace("{{whom}}", whom)
    doer = (
        rf"(?:(?P<me>me|myself|i)|(?P<both>both|us|we|all)"
        rf"|(?P<doer>{names}|(?-i:[A-Z][a-zà-ÿ]{{1,20}})))"
    )
    maybe = r"(?P<maybe>mayb(?:e)? |perhaps |possibly |mb )?"
    return Cues(
        modal=compiled(rf"(?<![\w'@.]){who}(?:{modes})(?!\w){_ADVERBS} "),
        reported=compiled(
            rf"(?<![\w'@])(?:{who}{_SOON} )?(?:(?:{_PROPOSES}(?: to me)?(?: that)?"
            rf"|{_OPINES}(?: to me)?(?: that)?(?= (?:i|me|we|you|he|she|{names}) {_MUST}\b))"
            rf" (?P<that>i|me|we|you|he|she|{names}) "
            rf"{_OUGHT}|{_URGED} (?P<whom>{whom}) (?:should )?to "
            r"|(?:sug{1,2}est|recommend|propose)(?:s|ed)? (?:maybe )?(?=\w+ing\b))"
        ),
        present=compiled(
            rf"(?<![\w'@]){who}(?P<be>'m|'s|'re|m|s(?= \w+ing?\b)| am| is| are)?"
            rf"{_ADVERBS} "
        ),
        assigned=compiled(
            rf"\W*{maybe}(?:@(?P<at>{names}|me)[,:]? "
            rf"|(?:(?P<them>(?:him|her)(?! to\b)|(?:he|she)(?= to \w))|{doer})"
            r"(?:(?P<to> to )|(?P<arrow>\s*(?:->|=>|→|➔|⇒)\s*|\s>\s)"
            r"|\s*\((?P<aside>[^()]{1,30})\)\s*[:–—-]?\s*|(?<=\w)[)\]]\s*[:–—-]?\s*"
            r"|(?P<mark>\s*:\s*| [-–—]+ |\s*\|\s*)))"
        ),
        promised=compiled(rf"^\W*(?:i )?promised {whom} (?!to\b|that\b|i\b|he\b|she\b)"),
        owed=compiled(
            rf"(?<![\w'@]){who}{_SOON} (?:owes? {whom}\s*[:–—-]?\s*"
            rf"|promise[sd] (?:{whom} )?(?=(?:the|a|an|my|his|her|their|some)\b)"
            r"|(?:have |has )?commit(?:s|ted) to (?=(?:an?|the|my|his|her|one) \w))"
        ),
        arrowed=compiled(rf"(?:->|=>|→|➔|⇒)\s*{maybe}@?{doer}\s*(?::\s*| to | )"),
        ending=compiled(
            rf"\s*(?:[(\[]\s*(?:@|owner:?\s*"
            rf"|also )?{doer}(?P<rest>[\s,;:/–-]+[^()\[\]]{{0,40}})?[)\]]"
            rf"|(?: [-–—]+>?\s*|\s*->\s*| @|,? owner:?\s*| \|\s*)(?P<last>me|myself|{names})\s*\|?"
            r"(?:(?:\s*,|\s*[-–—:]| by\b| on\b| before\b|\s*\().{0,30})?)\s*[.;,|]?\s*$"
        ),
        anyone=compiled(rf"(?<!\w)(?:{names})(?!\w)"),
    )
