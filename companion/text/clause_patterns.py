"""The shapes in which people write down what they want, as patterns."""

import re
from typing import Final

from companion.text.patterns import lazy


def _pattern(text: str) -> re.Pattern[str]:
    return lazy(text, re.IGNORECASE)


LABEL: Final = _pattern(
    r"(?:(?:my|our|the|career|main|learning|current|short[- ]term|long[- ]term|personal|"
    r"#?\d)\s){0,3}"
    r"(?:goals?|objectives?|aims?|ambitions?|dreams?|statement|target|vision|question)\b"
    r"(?:\s(?:is|are|would be|for (?:this|the|next) \w{1,12}(?: is)?))?\s?[:=–—-]?\s+"
)
"""What stands before a goal: "My goal is", "Objective:"."""

OPENER: Final = _pattern(
    r"(?:(?:so|but|and|well|hi|hello|hey|basically|honestly|currently|right now|at the moment|"
    r"ideally|okay|one day|in short|someday|to be honest)\b[,:!]?\s+){1,3}"
)

AND_NO_MORE: Final = _pattern(r",\s(?=no more\s)")
"""Where what must end is added to a wish: "a chair of my own, no more Saturdays"."""

FILLER: Final = _pattern(
    r"\s(?:at some point|some ?day|one day(?!\s(?:a|per|each|every|in|of|out|or|and)\b)|maybe|"
    r"perhaps|eventually)\b|(?<=\sa) whole(?=\s)"
)
"""What says nothing in a heading."""

EXAMPLE: Final = _pattern(r",\s(?:like|such as|for example|e\.g\.)\s")
"""What stands before the concrete part of a wide wish."""

WANTS_TO: Final = _pattern(
    r"(?:(?:i|we)(?:'m|'d|'ve|'ll|'re| am| are| would| have| will)?\s)?"
    r"(?:(?:really|just|also|now|currently|always|still|mostly|eventually|would|so)\s){0,2}"
    r"(?:want|wanting|wanted|wish|hope|hoping|plan|planning|aim|aiming|intend|looking|trying|try|"
    r"like|love|keen|ready|eager|need|needing|working|looking forward|dream of|going|seeking|"
    r"interested in|thinking (?:of|about)|focused on|focusing on|dreaming of|working on|"
    r"working towards)"
    r"\s(?:to\s)?"
)

LIKES: Final = _pattern(
    r"(?:i|we)(?:\s(?:really|also|just|still|always|do|mostly|actually)){0,2}\s(?:like|love|enjoy)\s"
)
"""A liking, which is no wish: "I like having students around"."""

JUST_WANTS: Final = _pattern(r"\bi\s(?:just|really|only)\swant\sto\b")
"""What is wanted for certain, whatever else its owner does not know."""

WOULD_BE_NICE: Final = _pattern(
    r"(?:it(?:'d| would) be|would be)\s(?:so\s|really\s)?(?:nice|good|great|lovely)\s"
    r"(?:to|if i could)\s"
)

WANTED_WITHIN: Final = _pattern(
    r"\bi(?:'m| am|'d| would)?\s(?:want|need|have|hope|plan|wish|like|love|looking|trying|hoping)"
    r"\sto\s"
)
"""A wish inside a longer sentence: "I'm a nurse and I want to"."""

CONSIDERS: Final = _pattern(
    r"(?:(?:i|we)(?:'m|'ve been| am| have been)?\s)?(?:(?:just|also|now|currently|still|really)\s)?"
    r"(?P<how>thinking (?:of|about)|considering|toying with the idea of|dreaming of)\s"
)
"""Somebody who weighs a thing has not decided to want it."""

TOLD_TO: Final = _pattern(
    r"(?:my|our|the)\s(?:\w{1,20}\s){1,3}?(?:wants?|asked|asks|expects?|needs?|told|tells|says?|"
    r"thinks?|keeps?|offered|would like|suggests?|suggested|is|are|has|have|was|won't|doesn't|does|"
    r"don't|never|always)\s"
)
"""What others want of somebody: "my boss wants me to take over the team"."""

SECOND_WISH: Final = _pattern(
    r",\s(?=(?:and\s)?(?:i|we)(?:'d|\swould)?\s(?:want|wish|hope|like|love)\sto\s)"
)
"""Where the background of a wish ends: "I am a cook, I want to run a kitchen"."""

OTHERS_WANT: Final = lazy(
    r"(?:(?:[A-Z][\w'-]{0,40}\s){1,3}|(?:[Tt]he )?mentee\s)?(?:really\s)?"
    r"(?:[Ww]ants|[Hh]opes|[Aa]ims|[Pp]lans|[Nn]eeds|[Ww]ishes|[Ii]ntends|would like)\sto\s"
)

HELP_TO: Final = _pattern(
    r"(?:(?:i\s)?(?:need|want|would like|'d like|am looking for|looking for|get|seeking)\s)?"
    r"(?:some\s|any\s)?(?:help|support|assistance)\s(?:me\s)?(?:to\s)?"
)

CAN_YOU_HELP: Final = _pattern(
    r"(?:can|could|would|will)\s(?:someone|somebody|anyone|anybody|you)\s(?:please\s)?help\sme\s"
    r"(?:to\s)?"
)

HELP_WITH: Final = _pattern(
    r"(?:(?:i(?:'m|'d)?\s|i am\s|i would\s)?(?:need|want|like|looking for|seeking)\s)?"
    r"(?:some\s|any\s|more\s)?(?P<kind>help|support|advice|guidance|tips|feedback|input)\s"
    r"(?P<joint>with|on|about|for|in|regarding|around)\s"
)

LOOKING_FOR: Final = _pattern(r"(?:i'm\s|i am\s)?(?:looking for|seeking|in search of)\s")

I_WANT: Final = _pattern(r"(?:i\s)?(want|need|would like|'d like)\s")

HOW_TO: Final = _pattern(r"how to\s")

HOW_DO_I: Final = _pattern(
    r"how\s(?:do|can|could|should|would|might|to|did)\s(?:i|we)\s(?:best\s)?"
)

ASKS: Final = _pattern(
    r"(?:how|what|which|when|where|who|whom|whose|why|whether|should|shall|can|could|do|does|is|are|"
    r"am|would|will|did|have|has)\b"
)

ASKS_WITHOUT_MARK: Final = _pattern(
    r"(?:what|which|when|where|who|why|how)(?:\s\w{1,20}){0,2}\s"
    r"(?:should|do|can|could|would|is|are|am|will|did)\s(?:i|we|my|the|it)\b"
    r"|(?:should|can|could|shall|do|am)\s(?:i|we)\s"
)

FIRST_PERSON: Final = _pattern(r"(?:i|i'm|i've|i'd|i'll|we|we're|we've|my|our)\s")

OPENED: Final = _pattern(r"(?:as|being|having|after|since|because|although|with)\s[^,]{2,80},\s")
"""What opens a wish with its background: "As a nurse, I want to move into teaching"."""

SOON: Final = _pattern(r"((?:in|within|by|before|after|over|until|this|next)\s[^,.;:!?]{2,40}),\s?")
"""A time that opens a goal: "By June 2027, "."""

ALTERNATIVE: Final = _pattern(
    r"(?P<one>[^,;]{3,90}?)(?:[,;]?\s(?:or|and)\s(?:at (?:the very )?least|if not,?|otherwise,?|"
    r"failing that,?)|[,;]\s(?:if not,?|otherwise,?|failing that,?|at least))(?:\sat least)?\s"
    r"(?P<other>\S.{2,160})$"
)
"""A wish and what would do instead: "a shop of my own, or at least no more nights"."""

REFUSED: Final = _pattern(
    r"(?:(?:just|only|really)\s)?(?:not|never again|never)\s"
    r"(?!(?:(?:quite|really|so|very|too|entirely)\s)?(?:sure|certain|confident|clear|ready)\b)"
    r"(?:to\s)?(?=\w)"
)
NO_MORE: Final = _pattern(r"(?:(?:just|only)\s)?no (?:more|longer)\s(?=\w)")
"""What somebody does not want: "not another winter outdoors", "no more nights"."""

SOME_JOB: Final = _pattern(
    r"(?!(?:a|an|the|my|our|get|find|land|new|first|next|no|any|another)\s)"
    r"[a-z-]{3,20}\s(?:[a-z-]{3,20}\s)?(?:job|role|post|position)(?=$|[\s,])"
)
"""A job without its article: "planner job, inventory or transport"."""

THOUGHT_ALOUD: Final = _pattern(
    r"^(?!(?:how|what|which|when|where|who|why|should|can|could|is|are|do|does|would|will)\b)"
    r"([^?]{3,40})\?\s(?=(?:with|w/|but|in|at|as|on)\S*\s)"
)
"""A wish with a question mark and its condition: "store manager? without a degree"."""

VAGUE_THING: Final = _pattern(r"(?:something|somewhere|anything|a way)\b")
"""What one would like and does not work on yet."""

BETTER_AT: Final = _pattern(r"better\s(?:at|in|with)\s")

BE_MORE: Final = _pattern(
    r"(?:(?:more|less|very|feel|feeling|being)\s)?(?:confident|assertive|visible|strategic|"
    r"organi[sz]ed|productive|patient|independent|comfortable|effective|creative|decisive|"
    r"proactive|certified|ready|prepared|promoted|hired|accepted|recogni[sz]ed|qualified|elected|"
    r"published|stressed|anxious|nervous|shy|afraid)\b"
)

_COUNTS: Final = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|fifty"
)

THING: Final = _pattern(
    rf"(?:a|an|the|my|our|{_COUNTS}|\d[\d,.]*\+?|first|second|more|fewer|less|better|higher|another|"
    r"new|clear|clearer|stronger|good)\s\w|"
    r"[a-z-]{2,30}(?:tion|sion|ment|ship|ness|ity|ance|ence|ism|ancy|ency)\b|"
    r"(?:career|job|salary|pay|feedback|advice|skills?|growth|success|freedom|work-life|"
    r"interviews?|time management|people management|public speaking|imposter syndrome|income|"
    r"soft skills|data science|product management|(?:soft|people|technical|presentation) skills)\b"
)
"""How noun phrases begin."""

BY_THEN: Final = _pattern(
    r"\s(?:by|before|within|until)\s|\s(?:in|next|this)\s(?:\d|year\b|spring\b|summer\b|autumn\b|"
    r"winter\b|(?:a|one|two|three|four|five|the)\s(?:next\s)?(?:years?|months?|spring|summer)\b)"
)
"""When a role is to be had, which tells it from a role that somebody has."""

ROLE: Final = _pattern(
    r"(?:senior|junior|lead|principal|staff|chief|head|deputy|assistant|certified|chartered|"
    r"freelance|full[- ]stack|self[- ]employed)?\s?"
    r"(?:(?!to\b|of\b|for\b|in\b|with\b|as\b|and\b)[a-z&/-]{2,30}\s){0,3}"
    r"(?:engineer|developer|manager|director|designer|analyst|scientist|nurse|teacher|consultant|"
    r"officer|architect|lead|specialist|technician|foreman|supervisor|founder|entrepreneur|writer|"
    r"editor|researcher|lawyer|accountant|electrician|chef|professor|lecturer|coordinator|partner)"
    r"(?=$|\s(?:at|in|for|by|within|with|on|or|and|before)\b|,)"
    r"|(?:deputy\s)?(?:head|director|vp|vice president)\sof\s\w"
)
"""A role that somebody wants to have."""

COUNTABLE: Final = _pattern(
    r"(?:(?:new|better|good|stronger|clear|clearer|career|first)\s){1,2}"
    r"(?:job|role|position|career|change|offer|degree|network|portfolio|business|company|team|plan|"
    r"direction|path|contract|client|customer|home|start)(?=$|\s|,)"
)
"""Single things that people write without their article: "new job in data"."""

FINDS_OUT: Final = _pattern(
    r"(?:find out|figure out|know|understand|learn|work out)\s(?=(?:how|what|whether|which|why|"
    r"where|when|who|if)\b)"
)

LACKS_ARTICLE: Final = _pattern(
    r"(?:(?:better|higher|new|clear|clearer|stronger|good|second|first)\s){1,2}[\w-]{1,40}"
    r"(?<![^s]s)(?=$|[\s,])"
)
"""A thing that may or may not want an article: "better rota"."""

FINITE: Final = _pattern(
    r"(?:^|\s)(?:am|is|are|was|were|has|have|can|can't|will|won't|does|doesn't|don't)\s"
)

SUBORDINATE: Final = _pattern(
    r"\s(?:that|which|who|where|when|because|if|as|so|and|with|whether|what|how)\s"
)
