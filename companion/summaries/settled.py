"""How people jot down that something is settled: a seal at the end, a bare choice, a no to it."""

from typing import Final

from companion.summaries.patterns import compiled
from companion.text.calendar_words import MONTH, WEEKDAY

_AGREES: Final = (
    r"(?:(?:we |they )?both agreed?|(?:she|he|(?-i:[A-Z])\w+) agree[sd](?: too| as well)?"
    r"|(?:we|all(?: of us)?|everyone|everybody) (?:both |all )?"
    r"(?:agreed?|decided|settled|said(?: so)?))"
)
_WHOSE: Final = (
    r"(?:(?:that was|that's|it was|it's|this is) )?(?:my|his|her|their|our) (?:own )?"
    r"(?:decision|choice)(?:,? not (?:mine|his|hers|theirs|ours|me|him|her|them))?"
)
_SEAL: Final = (
    r"(?:final|settled|decided|agreed|done deal|no going back|decision made|full stop|that's that"
    rf"|(?:not|no longer) up for (?:debate|discussion)|{_AGREES}|{_WHOSE}"
    r"|(?:that's|it's) (?:definite|certain|decided|settled)|going with (?:that|it|this)(?: one)?)"
)

SEALS: Final = compiled(
    r"^\W*+(?:(?:and|so|ok|right),? )?(?:(?:that's|it's|that is|it is|this is|all) (?:now )?)?"
    r"(?:final|settled|decided|agreed|done deal|no going back|decision made|full stop|that)\b"
    r"(?:\W*$|\s?[,;–—-]\s?[^.;:]{2,60}\W*$)"
)
"""A sentence that only says that the one before it is settled: "Done deal", "Settled, Al says"."""

SEALED: Final = compiled(
    rf"(?:[.,;–—-]|[✔✓☑✅])\s?{_SEAL}\W*$|\b(?:final|settled|decided|agreed)\s?[✔✓☑✅]",
    rf"\((?:{_SEAL}|(?:\w+ (?:call|decision|choice), )?(?:i|we|she|he) agreed?)\)\W*$",
)
"""A line that ends so."""

SAID_OUTRIGHT: Final = compiled(
    rf"[.,;–—-]\s?(?:{_WHOSE}|(?:we|all|both) (?:both |all )?(?:agreed?|decided)"
    r"|going with (?:that|it|this)(?: one)?)\W*$",
    r"\((?:(?:we|all|both) (?:both |all )?)?(?:agreed?|decided|settled)\)\W*$",
    r"^\W*(?:(?:and|so) )?(?:we|they) decided?:",
)
"""What is told to be settled in so many words, in prose or aloud: nobody's errand either."""

_OUTING: Final = (
    r"(?!(?:(?:an?|the|another|our|my|short|long|quick|nice|little) )*(?:walk|run|swim|ride|jog"
    r"|coffee|drinks?|pint|lunch|dinner|meal|tea|chat|interview|scan|check-?up|drive|look)\b)"
)

CHOSEN: Final = compiled(
    r"(?:^\W*+(?:(?:so|ok|right|then|in the end)\b,? )?|[:–—-] ?)(?:"
    rf"(?:going|went) (?:for|ahead with) (?=the\b|an?\b|both\b|one\b|two\b|three\b){_OUTING}"
    r"|went with (?=the\b|both\b)"
    r"|(?:opt(?:ed|ing)|plump(?:ed|ing)|settl(?:ed|ing)) (?:for|on|out of) \w"
    r"|(?:picked|chose|picking|choosing) (?!up\b|out\b)[\w' -]{2,40} (?:over|instead of|not) \w"
    r"|signed off: |green light (?:for|to|on) "
    r"|giving (?:the |that |this )?[\w' -]{2,40} a miss\b"
    r"|passing on (?:the|that|this|it)\b|hold(?:ing)? off (?:on|with|until|till)\b"
    r"|(?:stay|stick)ing (?:with|w/|put\b)|pulling out of )",
    r"[:–—-] ?(?:no|yes|nope)\b,? (?:(?:i'm|we're|he's|she's|they're) )?(?:just )?(?:staying"
    r"|sticking|keeping|going|leaving|taking|dropping|skipping|starting|doing"
    r"|getting (?=an?\b|one\b|the\b|it\b))",
    r"^\W*+(?:(?:so|ok|right|and|then),? )?no (?:[\w'-]{1,30} ){1,5}(?:from|as of|starting)"
    rf" (?:now\b|next\b|today\b|tomorrow\b|{MONTH}|{WEEKDAY}|\d|the (?:new|first|start)\b)",
    r"\b(?:is|are) (?:now )?(?:off the table|a no-go|ruled out)\b|\bno going back\b",
    r"^\W*+(?:[\w'-]{1,30} ){0,4}(?:trip|tour|fair|move|launch|course|project|deal|plans?|event"
    r"|party|gala|gig|sale|visit|merger|idea|show|holiday|wedding|exam|job) (?:is|are) off\W*$",
    r"^\W*+(?:(?:i )?said )?(?:no|yes) to (?:the |an? |my |his |her |their )?\w",
    r"\w = (?:no|yes)\W*$",
    r"\bfrom now(?: on)?\W*$|^\W*+leave [\w' -]{2,40} (?:alone|out|as (?:it )?is|for now)\b",
    r"\b(?:postponed|put off|put back|pushed back|delayed|deferred) (?:to|till|until) \w",
    r"^\W*+(?:accepting|accepted|declin(?:ing|ed)|turn(?:ing|ed) down|resigning|retiring"
    r"|stay(?:ing)? (?:at|on|part|full|in [\w' -]{2,30} (?:till|until|for now))"
    r"|go(?:ing)? (?:part|full)[- ]time)\b",
    r"\b[\w'-]{1,40}: agreed to (?:keep"
    r"|drop|use|leave|stop|stay|stick|skip|go|have|hold|postpone|move"
    r"|run|charge|only|not|cut|limit|raise|lower|close|open|switch|start)\b",
    r"^\W*+(?:the |a |our |my )?new (?:rule|price|rate|fee|policy|rota|deal|limit|(?:\w+ )?hour)s?"
    r"(?: (?:from|frm|as of)\b| ?[=:–—-] )",
    r"^\W*+(?:kill|drop|cut|scrap|bin|axe|ditch|lose) [\w' -]{2,50}[,;] ?(?:and |but )?keep \w",
    r"[\w')]: (?:he's|she's|i'm|we're|they're|im|hes|shes) (?:in|out|off it|not in)\W*$",
    r"[\w')]: agreed\b(?=\W*$|, (?!but\b))",
)
"""A choice, as it is jotted down without "decided"."""

_ONE: Final = r"(?:i|we|he|she|they|both|(?-i:[A-Z])\w+)"
_WILL: Final = r"(?:'ll|(?:'m|'s|'re| am| is| are) going to| will)(?: (?:also|just|both|now))?"
CONDUCT: Final = (
    r"(?:(?:stay|remain|stick|carry on|keep on) (?:in|at|on|with|to|part|full|as)\b"
    r"|keep (?:the|my|our|his|her|their) [\w' -]{2,40}? (?:as|for now|until|till|at|going)\b"
    r"|(?:go|work) (?:part|full)[- ]time\b|let (?:the|my|our|his|her|that|this) [\w' -]{2,40} go\b"
    r"|(?:meet|speak|talk|see each other) (?:every|once an?|twice an?|weekly|monthly|fortnightly)\b"
    r"|use (?:the|my|our) [\w' -]{2,40} (?:for now|from now on|instead)\b)"
)
"""How one goes on from now on: nothing that could be ticked off, so no errand."""

STATED: Final = compiled(
    rf"\b{_ONE}{_WILL} {CONDUCT}|^\W*+(?:from \w+ )?we (?:now )?(?:meet|speak|talk) every\b",
    rf"\b(?:{_ONE}|all(?: of (?:us|them))?)(?: have| has|'ve|'s)? (?:now |both |all )?agreed"
    rf" (?:to (?:{CONDUCT}|(?:keep|drop|leave|stop|open|close|charge|share|split|skip) \w)"
    r"|(?:on )?no \w|(?:on )?(?:not )?\w+ing (?!to\b))",
    rf"\b{_ONE}(?: have| has|'ve|'s)? (?:now |finally |both )?(?:ruled out|concluded|opted"
    r"|settled on|come down on|came down on|chose(?:n)? (?:the|to|not)) (?!by\b)\w",
    r"\b(?:have|has|'ve|'s) (?:now |finally )?(?:chosen|accepted|declined|turned down) (?:the|an?"
    r"|my|our|his|her|to|not|that|this|(?-i:[A-Z])\w)",
    r"\b(?:i|she|he|we) (?:said|told (?:them|him|her)) (?:yes|no) (?:to|about) (?:the|an?|my|his"
    r"|her|(?-i:[A-Z])\w)|\bturned (?:the|that|this|it|them) (?:[\w'-]{1,30} ){0,3}down\b",
    r"\b(?:the )?(?:answer|verdict)(?: (?:to|on|about) [\w' ]{2,30})? is (?:a )?(?:no|yes)\b",
    r"\bthe plan is to [^.;:]{2,60} (?:rather than|instead of|not)\b",
    r"\b(?:i'm|i am|we're|we are|she's|he's|they're) (?:taking|choosing|going for|leaving|joining"
    r"|using|buying|renting|selling|doing) [^.;,]{2,50}, not \w",
    r"^\W*+(?:yes|ok(?:ay)?|right|agreed|fine|good|then|so)\b[, ]{1,3}(?:then )?let's (?:just )?"
    r"(?:go with|leave|drop|keep|stick|skip|park|postpone|scrap|hold off|stay)\b",
)
"""A choice told in whole sentences, written or said."""

UNSURE: Final = compiled(
    r"\b(?:maybe|might|may|perhaps|possibly|prob(?:ably)?|if|could|should|would|whether|thinking"
    r"|not sure|unsure|i (?:think|suppose|guess)|hopes?|wants?|yet)\b|\?"
    r"|\b(?:last (?:week|month|year|time)|ago)\b"
)
"""What leaves it open, or makes it a story."""

DOUBTED: Final = compiled(
    r"\b(?:maybe|mayb|might|may|perhaps|possibly|prob(?:ably)?|if|could|should|would|whether"
    r"|leaning|thinking|not sure|unsure|dunno|or|but|wants?|hopes?|mind)\b|\?",
    r"^\W*\w+ing\b[^.;:]{1,60}\b(?:is|was|are|were|means|pays|costs|takes|makes|works)\b",
)
"""What shows that a choice is still none, or that a line tells how such choices are."""
