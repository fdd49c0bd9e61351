"""Cue words: who will, might or should do something, and what is no such thing."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

ADVERBS: Final = (
    r"(?:\s+(?:also|then|just|definitely|first|now|really|both|still|certainly|personally"
    r"|again|in\s+turn|therefore|actually|either|instead|simply|gladly|happily|all|quickly|finally"
    r"|of\s+course|at\s+least|try\s+and|go\s+and|go\s+ahead\s+and|be\s+sure\s+to|remember\s+to"
    r"|make\s+sure\s+(?:to|i|that\s+i)|make\s+(?:it\s+)?a\s+point\s+(?:of|to)|and|be))*"
)
_WHO: Final = (
    r"(?:(?P<i>i)|(?P<we>we|both\s+of\s+us|we\s+both)|(?P<you>you(?:\s+guys|\s+two)?|ya)"
    r"|(?P<pron>she|he)|(?P<they>they)"
    r"|(?P<some>some(?:one|body)|anyone)|(?P<name>{names})|(?P<cap>(?-i:[A-Z][a-zà-ÿ]{{1,20}})))"
)
_SOON: Final = (
    r"(?:\s+(?:also|then|just|definitely|already|now|both|certainly|probably|all|still))?"
)
_SAID: Final = (
    r"(?:said|says|promised|promises|agreed|confirmed|told\s+(?:me|us|him|her|them)|replied)"
)
_WHOM: Final = r"(?:me|us|him|her|them|you|{names})"

_MODES: Final = (
    (
        "promise",
        rf"{_SOON}\s+(?:(?:promise[sd]?|offer(?:s|ed)?|volunteer(?:s|ed)?|undertook|undertakes"
        rf"|commit(?:s|ted)?|agree[sd]|plan(?:s|ned)?|intends?|signed\s+up|arranged)"
        rf"(?:\s+(?:{_WHOM}|myself|himself|herself))?\s+to(?!\s+not\b)"
        rf"|{_SAID}(?:\s+{_WHOM})?(?:\s+that)?\s+(?:i|he|she|they|we)"
        r"(?:'d|'ll|\s+would|\s+will|\s+is\s+going\s+to|\s+was\s+going\s+to))",
    ),
    (
        "hedged",
        rf"{_SOON}\s+(?:(?:{_SAID}|suppose[sd]?|guess|think)(?:\s+that)?\s+(?:i|he|she|they))?\s*"
        r"(?:\b(?:might|may|could)|\b(?:i|he|she)\s+(?:might|may|could)|would\s+(?:like|love)\s+to"
        r"|hopes?\s+to|want(?:s|ed)?\s+to|wanna|(?:am|is|was|were)\s+thinking\s+(?:of|about)"
        r"|(?:am|is)\s+considering|will\s+try\s+(?:to|and)|(?:will|can)\s+see\s+if\s+(?:i|he|she)\s+can"
        r"|(?:will|'ll)\s+(?:probably|maybe|perhaps|hopefully|possibly|see\s+if\s+(?:i|he|she)\s+can))"
        r"(?:\s+(?:also|perhaps|maybe|even|possibly|just|then))?"
        r"(?:\s+(?:be\s+able\s+to|want\s+to|need\s+to|have\s+to|try\s+to|try\s+and|try))?"
        r"|'d\s+(?:like|love)\s+to|'(?:m|s)\s+(?:thinking\s+(?:of|about)|considering)"
        r"|'ll\s+(?:try\s+(?:to|and)|probably|maybe|perhaps|hopefully|possibly"
        r"|see\s+if\s+(?:i|he|she)\s+can)",
    ),
    (
        "firm",
        rf"'ll|(?:(?<=\bi)|(?<=\bthey)|(?<=\byou))ll|{_SOON}\s+(?:will|shall|gonna)|m\s+(?:going\s+to|gonna)"
        r"|(?:'m|'s|'re|\s+am|\s+is|\s+are)(?:\s+(?:also|now|then|both))?\s+"
        r"(?:going\s+to|gonna|to(?=\s+\w)|supposed\s+to|meant\s+to|due\s+to)",
    ),
    (
        "obliged",
        rf"{_SOON}\s+(?:(?:need|needs|have|has|got|has\s+got|have\s+got)\s+to|must|gotta)"
        r"|'(?:ve|s)\s+(?:got\s+)?to",
    ),
    ("advised", rf"{_SOON}\s+(?:should|ought\s+to|had\s+better)(?:\s+(?:try\s+(?:to|and)))?"),
)


class Cues(NamedTuple):
    """Patterns that know the names of one cast."""

    modal: re.Pattern[str]
    """Who and how: one of the modes' groups; the verb comes next."""
    reported: re.Pattern[str]
    """One advises, asks or wants another to do something."""
    present: re.Pattern[str]
    """A person right before a verb: "I email", "she brings", "Tom is sending"."""
    assigned: re.Pattern[str]
    """"Ana to send", "maybe me: get a price", "Tom -> book a room"."""
    ending: re.Pattern[str]
    """Who shall do it, set after it: "(Ana)", "- me", "@tom"."""
    anyone: re.Pattern[str]
    """Any mention of somebody of the cast."""


@lru_cache(maxsize=64)
def cues_for(names: str) -> Cues:
    """Return the patterns for a cast whose names match the regular expression `names`."""
    who = _WHO.format(names=names)
    whom = _WHOM.format(names=names)
    modes = "|".join(f"(?P<{mode}>{spelt.format(names=names)})" for mode, spelt in _MODES)
    doer = rf"(?:(?P<me>me|myself|i)|(?P<both>both|us|we)|(?P<doer>{names}|(?-i:[A-Z][a-zà-ÿ]{{1,20}})))"
    return Cues(
        modal=_compiled(rf"(?<![\w'@.]){who}(?:{modes})(?!\w){ADVERBS}\s+"),
        reported=_compiled(
            rf"(?<![\w'@]){who}{_SOON}\s+(?:"
            r"(?:said|says|thinks?|thought|reckons?|reckoned|feels?|felt|su[g]{1,2}est(?:s|ed)?"
            r"|recommend(?:s|ed)?|propose[sd]?|advise[sd]?|insist(?:s|ed)?)(?:\s+to\s+me)?"
            r"(?:\s+that)?\s+(?P<whom>i|me|we|you|he|she|{names})\s+"
            r"(?:should\s+|ought\s+to\s+|could\s+|might\s+|must\s+|try\s+to\s+|need\s+to\s+|have\s+to\s+"
            r"|had\s+to\s+|needed\s+to\s+)?(?:maybe\s+|just\s+|also\s+|first\s+)?(?:come\s+and\s+|go\s+and\s+)?"
            rf"|(?:told|asked|advise[sd]?|encourage[sd]?|urge[sd]?|want(?:s|ed)?|would\s+like|invite[sd]?"
            rf"|remind(?:s|ed)?|challenge[sd]?|pushe[sd]|nudge[sd]?|recommend(?:s|ed)?)\s+(?P<whom2>{whom})\s+"
            r"(?:should\s+)?to\s+"
            r"|su[g]{1,2}est(?:s|ed)?\s+(?:maybe\s+)?(?=\w+ing\b)|recommend(?:s|ed)?\s+(?=\w+ing\b)"
            r")".replace("{names}", names)
        ),
        present=_compiled(
            rf"(?<![\w'@])(?:{who})(?P<be>'m|'s|'re|m|\s+am|\s+is|\s+are)?{ADVERBS}\s+"
        ),
        assigned=_compiled(
            rf"(?:(?<=[-=]>)|(?<=[→➔⇒]))\s*(?P<maybe>maybe\s+|perhaps\s+|possibly\s+|mb\s+)?@?{doer}\s*"
            rf":\s*|^\W*(?P<maybe2>maybe\s+|perhaps\s+|possibly\s+)?@?(?:{doer.replace('P<me>', 'P<me2>').replace('P<both>', 'P<both2>').replace('P<doer>', 'P<doer2>')})"
            r"(?:\s+to\s+(?!be\b|me\b|the\b|a\b)|\s*(?:->|=>|→|➔|⇒)\s*|\s*:\s*|\s+[-–—]+\s+)"
        ),
        ending=_compiled(
            rf"\s*(?:[(\[]\s*(?:@|owner:?\s*)?{doer}(?P<rest>(?:\s*[,;:/]\s*|\s+)[^()\[\]]{{0,40}})?[)\]]"
            rf"|(?:\s[-–—]+>?\s*|\s+@|,\s+owner:?\s+|\s\|\s)"
            rf"{doer.replace('P<me>', 'P<me2>').replace('P<both>', 'P<both2>').replace('P<doer>', 'P<doer2>')})"
            r"\s*[.;,]?\s*$"
        ),
        anyone=_compiled(rf"(?<!\w)(?:{names})(?!\w)"),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


HEDGE_BEFORE: Final = _compiled(
    r"\b(?:maybe|perhaps|possibly|probably|hopefully|not\s+sure\s+(?:if|whether)|in\s+theory"
    r"|ideally|thinking\s+(?:of|about)|i\s+(?:suppose|guess|wonder)|if\s+(?!necessary)"
    r"|unless|might|could)\b[^.;:!?]{0,60}$"
)
HEDGE_AFTER: Final = _compiled(
    r"\bnot\s+sure\b|\bi\s+don'?t\s+know\b|,?\s+perhaps\s+not\b|\bhas\s+to\s+ask\b|\bmaybe\b"
    r"|\bif\s+(?:i|he|she|they|we)\s+(?:have|has|get|gets|find|finds|can|feel|feels|manage|remember"
    r"|even|agree|agrees|dare|don't|doesn't)\b|\bif\s+(?:time|possible|there'?s\s+time|at\s+all|needed"
    r"|it\s+(?:works|fits|goes|is|makes))\b|\bdepend(?:s|ing)\s+on\b|\bno\s+promises\b"
    r"|\bonly\s+if\b|\bwe'?ll\s+see\b|\?\?|\(\?\)|\bor\s+not\?|\bperhaps\b|\bif\s+(?:he|she|they)\b"
)
NEGATED: Final = _compiled(r"(?:not|never|n't|no\s+longer|nothing|neither)\b")

NO_ERRAND: Final = _compiled(
    r"(?:be(?!\s+(?:sending|writing|calling|emailing|sharing|doing|meeting|talking|working|asking))"
    r"|been|have\s+(?:to|been|had|a\s+(?:think|look\s+and\s+see))|get\s+(?:there|used|better|back\s+on"
    r"|over\s+it|lost|stuck|fired|hired|promoted|nervous|bored|away\s+with)|see(?!\s+(?:if|whether|to))"
    r"|look\s+(?:back|stupid|bad|good|like|silly|weak|forward)|come\s+(?:across|back\s+to\s+(?:that|this))"
    r"|take\s+(?:time|longer|care\s+of\s+itself|long|off\s|place|that\s+as|a\s+(?:while|break\b))"
    r"|go\s+(?:wrong|well|badly|first|away|mad|crazy|fine|on\s+and|from\s+there)"
    r"|tell\s+(?:you|ya)(?!\s+(?:by|on|when|tomorrow|next|as\s+soon))|say(?:\s+(?:yes|no|that|it|this|so))?\b"
    r"|keep\s+(?:you\s+posted|that\s+in\s+mind|it\s+in\s+mind|in\s+touch|going|on\s+\w+ing)"
    r"|find\s+(?:it|that|out\s+(?:soon|the\s+hard))|make\s+(?:sense|mistakes|it\b(?!\s+\w+))"
    r"|stop\s+(?:here|there|talking|sharing)|start\s+(?:with|by|off|over|from)?\s*(?:$|[.,!])"
    r"|give\s+(?:up|in|you\s+an?\s+example)|do\s+(?:better|fine|well|great|ok|okay|anything|nothing)"
    r"|work\s+(?:out|fine|well|hard|harder|for\s+(?:me|you|us|him|her))(?=\s*(?:$|[.,;!?]))"
    r"|sleep\s+on|think(?!\s+(?:through|of\s+(?:two|three|\d)))|stay\s+(?:here|calm|put)|wait\b(?!\s+until)"
    r"|sit\s+(?:on|with|there|down)|read\s+as|stand\s+out|fall|lose|win|fail|die|cry|laugh|smile|land"
    r"|pay\s+(?:off|attention)|run\s+(?:out|late|into|away)|show\s+(?:up|off)|turn\s+out|end\s+up"
    r"|hold\s+(?:on|me\b)|set\s+(?:me\s+)?(?:back|apart)|learn\s+(?:a\s+lot|so\s+much|from\s+(?:it|that|this))"
    r"|place\s+value|let\s+(?:you\s+go|it\s+go|go)|count\s+(?:on|as)|address\s+(?:that|this)\s+later"
    r"|pick\s+(?:that|this|it)\s+up\s+(?:again|next)|leave\s+(?:it\s+(?:there|here|at\s+that))"
    r"|buy\s+(?:it|that)\b|drop\s+(?:off|out)|cut\s+(?:you\s+off|it\s+(?:there|short)))\b"
)
"""Verbs that follow "will" where nothing is undertaken."""

ON_THE_SPOT: Final = _compiled(
    r"(?:share\s+my\s+screen|show\s+you(?!.*\b(?:tomorrow|next|on\s+\w+day))|read\s+(?:it|this|that|you|out)"
    r"|put\s+(?:it|that|this)\s+(?:this\s+way|differently|in\s+the\s+chat|bluntly|like)|repeat|rephrase"
    r"|begin|start|pause|explain|ask\s+you\b|give\s+you\s+(?:a|an|one|my|the\s+short)\b|go\s+(?:first|back|over|through)"
    r"|play|answer|add\s+(?:one|that|to\s+that|something)|mention|summari[sz]e|describe|use|"
    r"quote|name|suggest|say|stop|stick|call\s+(?:it|that|this)|skip|list|note\s+that|take\s+(?:that|it|you)"
    r"|pass\s+(?:it|this|that|you)|look\s+(?:at|over)\s+(?:it|that|this)|let\s+you\b(?!\s+know)"
    r"|leave\s+(?:that|it|this)|move\s+on|come\s+(?:back|to\s+that)|talk\s+(?:about|you\s+through)"
    r"|be\s|speak\s+(?:for|about)|work\s+backwards?|try\s+(?:to\s+)?(?:explain|answer|say)|count\s|see)"
)
"""What speakers announce and do at once, in the conversation itself."""

PROMISE_ALONE: Final = _compiled(
    r"^\W*(?:(?:ok(?:ay)?|yes|yeah|yep|sure|right|fine|alright|all\s+right|great|good\s+(?:idea|point|call|shout)"
    r"|deal|absolutely|definitely|of\s+course|got\s+it|perfect|lovely|cool|np|no\s+problem|thanks|thank\s+you"
    r"|true|fair(?:\s+enough)?|noted|brilliant|makes\s+sense|that\s+makes\s+sense|and|so|then|well|gladly"
    r"|happily|with\s+pleasure)\b[\s,.!:–—-]*){0,3}"
    r"(?:will\s+do(?:\s+(?:that|it|so))?|i\s+(?:will|shall|can)(?:\s+do(?:\s+(?:that|it|this|so))?)?(?=\s*(?:$|[,.!;–—-]|by\b|on\b|tomorrow|tonight|next|this\s+week|today|before))"
    r"|i'?ll\s+(?:do|get\s+(?:on|right\s+on)|try)(?:\s+(?:that|it|this|so|both|to))?(?=\s*(?:$|[,.!;–—-]|by\b|on\b|tomorrow|tonight|next|this\s+week|today|before|too|then|first|right\s+away|straight))"
    r"|on\s+it|consider\s+it\s+done|leave\s+it\s+with\s+me|you\s+got\s+it|can\s+do|that\s+i\s+can(?:\s+do)?"
    r"|happy\s+to|doing\s+(?:that|it)|i'?m\s+on\s+it|it'?s\s+on\s+my\s+list|i'?ll\s+take\s+(?:that|it)(?:\s+on)?)"
)
"""A promise whose content was said before: "ok, will do"."""

YES: Final = _compiled(
    r"^\W*(?:yes|yeah|yep|yup|sure|of\s+course|ok(?:ay)?|absolutely|definitely|certainly|gladly"
    r"|no\s+problem|np|happy\s+to|with\s+pleasure|deal|please\s+do|yes\s+please|that\s+would\s+be"
    r"|that'd\s+be|can\s+do|will\s+do|i\s+can|done|perfect|great|go\s+(?:ahead|for\s+it))\b"
)

ASKED: Final = _compiled(
    r"\b(?:can|could|will|would)\s+you\s+(?:please\s+|maybe\s+|also\s+|perhaps\s+|just\s+|kindly\s+)*"
    r"|\bwould\s+you\s+mind\s+(?=\w+ing\b)|\bplease\s+(?:also\s+|just\s+|do\s+)?"
)
OFFERED: Final = _compiled(
    r"\b(?:shall|should|can|may)\s+i\s+|\b(?:do\s+you\s+)?want\s+me\s+to\s+"
    r"|\bwould\s+(?:it\s+help|you\s+like)\s+(?:if\s+i\s+|me\s+to\s+)"
)
ADVICE: Final = _compiled(
    r"\bwhy\s+(?:don't\s+you|not)\s+|\bhow\s+about\s+(?=\w+ing\b)|\bwhat\s+about\s+(?=\w+ing\b)"
    r"|\bhave\s+you\s+(?:considered|thought\s+(?:of|about)|tried)\s+(?=\w+ing\b)"
    r"|\b(?:i'd|i\s+would|i)\s+(?:really\s+|strongly\s+)?(?:suggest|recommend|advise)\s+(?:you\s+|that\s+you\s+)?"
    r"|\bif\s+i\s+were\s+you,?\s+i'd\s+|\bmy\s+(?:advice|suggestion|tip)(?:\s+is)?:?\s+(?:to\s+)?"
    r"|\b(?:her|his|their|\w+'s)\s+(?:idea|suggestion|advice|tip|homework|challenge|ask)(?:\s+for\s+me)?"
    r"(?:,[^:]{0,40})?(?:\s*:|\s+is\s+to|\s+was\s+to)\s*(?:to\s+)?|\bworth\s+(?=\w+ing\b)"
    r"|\bit\s+(?:would|might|could)\s+(?:be\s+(?:good|great|worth|useful|wise|helpful|an?\s+idea)|help)"
    r"\s+(?:to\s+|if\s+you\s+)|\bgood\s+idea\s+to\s+|\b(?:suggested|recommended|advised)\s*:\s*(?:to\s+)?"
    r"|^\W*(?:suggested|recommended|advised)\s+(?:that\s+)?(?:i|me)\s+(?:to\s+|should\s+)?"
    r"|^\W*consider\s+(?=\w+ing\b)|^\W*(?:suggested|recommended|advised)\s+(?:to\s+)?(?=\w)"
    r"|^\W*(?:said|says|thinks)\s+(?:that\s+)?(?:i|we)\s+(?:should|ought\s+to|could|must|need\s+to)\s+"
    r"|^\W*(?:told|asked|wants?|advised|encouraged|urged)\s+me\s+to\s+"
)
REMINDER: Final = _compiled(
    r"^\W*(?:\(?(?:also|and|then|so|next|first)\W+)?(?:(?:need|have|got|want|remember|remembering|don'?t\s+forget"
    r"|gotta|must|have\s+got|promised|agreed|said\s+i'd|will|going\s+to|gonna|plan|make\s+sure|be\s+sure)"
    r"(?:\s+to)?(?:\s+i)?)\s+"
)
"""An obligation without a subject, as people note it for themselves."""

NEXT_TIME: Final = _compiled(
    r"\b(?:next\s+(?:time|session|call|meeting|chat)\s*(?:we\b|$|[.,;!:])|in\s+our\s+next|when\s+we\s+next"
    r"|at\s+our\s+next|let'?s\s+(?:take|pick|park|do|discuss|talk|meet|speak|catch)|see\s+(?:you|ya|u)\b"
    r"|(?:speak|talk|meet|chat)\s+(?:again|soon|then|next)\b)"
)
BROKEN: Final = _compiled(
    r"\b(?:but|and)\s+(?:then\s+)?(?:i|he|she|they)?\s*(?:never\s+did|didn't|did\s+not|forgot|haven't|hasn't"
    r"|hadn't|couldn't|never\s+got\s+(?:round|around))\b|\bwould\s+have\b|\bif\s+i\s+had\b|\blast\s+(?:week|month|year"
    r"|time|night|summer|spring|autumn|fall|winter)\b|\byesterday\b"
)
"""What was not kept, or is over."""

EVENT: Final = _compiled(
    r"(?:,\s*)?\b(?P<phrase>(?:before|after|once|when|as\s+soon\s+as|until|by\s+the\s+time|the\s+(?:day|evening|morning|week)"
    r"(?:\s+(?:before|after))?)\s+(?:i|he|she|they|we|you)\s+(?:\w+[ ]?){1,5}"
    r"|within\s+(?:\w+\s+){1,3}of\s+(?:\w+ing|the)\s+(?:\w+[ ]?){1,3}"
    r"|(?:before|after|until)\s+(?:the|my|our|her|his|their|your|an?)\s+(?:next\s+)?(?:\w+[ ]?){1,5}"
    r"|(?:before|after)\s+(?-i:[A-Z][a-z]+)(?:\s+(?-i:[A-Z][a-z]+))?)(?=\s*(?:$|[.,;:!?()]|so\b|and\b|to\b))"
)
"""A time that hangs on something else: "before I do it", "within a week of getting it"."""
