"""Cue words: what doubts a promise, answers it, or only sounds like a thing to do."""

from typing import Final

from companion.summaries.patterns import compiled

HEDGE_BEFORE: Final = compiled(
    r"\b(?:mayb(?:e)?|perhaps|possibly|probably|hopefully|not sure (?:if|whether)|in theory"
    r"|ideally|thinking (?:of|about)|i (?:suppose|guess|wonder)|if(?! necessary)|unless|might"
    r"|could)\b[^.;:!?]{0,60}$"
)
HALF_SAID: Final = compiled(r"\b(?:sort of|kind of|kinda|half|more or less)\b")
"""Inside the words that promise: "I sort of said I'd"."""
HEDGE_AFTER: Final = compiled(
    r"\b(?:not sure|i don'?t know|perhaps|has to ask|mayb(?:e)?|depend(?:s|ing) on|no promises"
    r"|(?<!date\s)(?<!time\s)(?<!day\s)(?<!place\s)tb[ac]"
    r"|we'?ll see|(?<!whether\s)or not)\b",
    r"\?\?|\(\?\)",
    r",? (?:prob(?:ably)?|possibly|hopefully|i think|i guess|i suppose)\W*$",
    r", prob(?:ably)?\b",
    r"\b(?:only |even )?if (?:i|he|she|they|we|you|it) (?!(?:send|sends|share|shares|give|gives"
    r"|bring|brings|upload|uploads|forward|forwards|show|shows|email|emails|mail|text)\b)\w",
    r"\b(?:only )?if (?:time|possible|there'?s time|at all|needed|the (?:\w+) \w+)\b",
)
"""What takes back half of a promise."""

FOR_THE_OTHER: Final = compiled(r"\b(?:me|us|you|her|him|my|your)\b")
NEGATED: Final = compiled(r"(?:not|don'?t|do not|never|n't|no longer|nothing|neither)\b")
SUBORDINATE: Final = compiled(
    r"\b(?:what|which|how|whether|who|why|where|than|if|like|everything|all|things?|doubt"
    r"|(?:do not|don't|didn't|did not) (?:think|believe|know)(?: that)?|not sure)\s*$",
    r"(?:not|n't|never)\b[^,;:]{0,25}\bthat\s*$",
    r"\b(?:hopes|wishes|thinks|thought|believes|expects|says|said|assumes|reckons|wants|asks|asked"
    r"|knows|feels|bets|predicts|warned|fears|hoped|expected|convinced|sure|afraid|worried)"
    r"(?: me| us)?(?: that)?\s*$",
)
"""What makes the clause after it a part of another: "what I want to keep is ..."."""

BROKEN: Final = compiled(
    r"\b(?:but|and) (?:then )?(?:i |he |she |they )?(?:never did|didn't|did not|forgot|haven't"
    r"|hasn't|hadn't|couldn't|never got (?:round|around))\b"
    r"(?! (?:a|an|any|the) (?:clue|idea|chance|problem|issue)\b)"
    r"(?! (?:say|said|know|tell|told|mention|name|give|given) (?:when|how|what|which|who|where"
    r"|a day)\b)",
    r"\bwould have (?:\w+ed|been|done|gone|had|made|taken|\w+en)\b|\bif i had\b",
)
"""What was not kept."""

PAST: Final = compiled(r"\blast (?:week|month|year|time|night|summer|spring|autumn|fall"
    r"|winter)\b(?!')"
                       r"|\byesterday\b|\bago\b|\balready (?:\w+ed|sent|done|made|told|had|got"
                       r"|gone|went|been)\b")  # fmt: skip

NO_ERRAND: Final = compiled(
    r"(?:be(?! (?:send|writ|call|email|shar|do|meet|talk|work|ask|mail)\w*ing)|been|die|fail|fall"
    r"|land|laugh|lose|cry|smile|win|wait"
    r"|have (?:to|been|had|a think|no|fun|time|trouble|more|less|enough|another)"
    r"|get (?:there|used|better|back on|over it|lost|stuck|fired|hired|promoted|nervous|bored"
    r"|away with|more|less|it right|going|worse|old|easier|harder|through)"
    r"|see(?! (?:if|whether|to)\b)|look (?:back|stupid|bad|good|like|silly|weak|forward|great)"
    r"|come (?:across|back to (?:that|this)|true|up|easy|easier|naturally|later|down to)"
    r"|take (?:time|longer|care of itself|long|off|place|that as|it (?:easy|from|personally)"
    r"|(?:a while|years|months|ages|forever))"
    r"|go (?:wrong|well|badly|first|away|mad|crazy|fine|on and|from there|back to sleep"
    r"|down (?:well|badly|as|in))"
    r"|tell (?:you|ya)(?! (?:by|on|when|tomorrow|next|as soon))"
    r"|say(?! (?:sorry|thanks?|goodbye|no|yes)\b)|end up|turn out|find (?:it"
    r"|that)\b"
    r"|keep (?:you\b|that in mind|it in mind|going|on \w+ing|doing|calm|trying|being)"
    r"|make (?:sense|mistakes|it\b(?! \w)|a difference|enemies)|stand out|stop (?:here|there"
    r"|talking)"
    r"|start (?:with|by|off|over|from)?\s*(?:$|[.,!])|give (?:up|in|you an? example)"
    r"|do (?:better|fine|well|great|ok|okay|anything|nothing|my best|the trick|more|less|the same)"
    r"|work (?:out|fine|well|hard|harder|for (?:me|you|us|him|her))(?=\s*(?:$|[.,;!?]))"
    r"|sleep on|think(?! (?:through|of (?:two|three|\d)))|stay (?:here|calm|put|in touch)"
    r"|sit (?:on|there|down(?! with))|read as|pay (?:off|attention)|run (?:out|late|into|away)"
    r"|show (?:up|off)|hold (?:on|me\b)|set (?:me )?(?:back|apart)"
    r"|learn (?:a lot|so much|more|from (?:it|that|this))|let (?:you go|it go|go|that|it)\b"
    r"|count (?:on|as)|pick (?:that|this|it) up (?:again|next)|leave (?:it (?:there|here|at that))"
    r"|buy (?:it|that)\b(?!.*\b(?:on|by|at|from)\b)|drop (?:off|out)(?=\s*(?:$|[.,;!?]|of))"
    r"|cut (?:you off|it short)"
    r"|change (?:my mind|everything)|admit|bet|add that|sort of|kind of"
    r"|thank (?:you|u|god|goodness)(?! (?:note|card|letter))"
    r"|(?:tell|ask|advise|remind) (?:me|him|her|us) (?:not )?to)\b"
)
"""Verbs that follow "will" where nothing is undertaken."""

HABIT: Final = compiled(
    r"(?:stop|start|keep|stay|try|be|avoid|trust|expect|treat|assume|remember|aim|focus|act|prefer"
    r"|accept|allow|admit|worry|think|spend (?:more|less)|say (?:no|yes|less|more)|learn to)\b"
)
"""Verbs of how to behave: advice for good rather than a thing to be done once."""

ON_THE_SPOT: Final = compiled(
    r"(?:share (?:my|the|this) (?:\w+ )?(?:screen|window|tab|slides?)|show you|read (?:it|this"
    r"|that|you) (?:out|aloud|to you|back)"
    r"|put (?:it|that|this) (?:this way|differently|in the chat|bluntly|like)|repeat|rephrase|begin"
    r"|pause|explain|ask you\b|give you (?:a|an|one|my|the short)\b|go (?:first|back|over|through)"
    r"|play|answer|add (?:one|that|to that|something)|mention|summari[sz]e|describe|quote|name"
    r"|start|suggest|say|stop|call (?:it|that|this)\b|skip|list|note that|take (?:that|it|you)"
    r"|pass (?:it|this|that|you)|look (?:at|over) (?:it|that|this)\b(?! (?:on|by|to|this|next))"
    r"|leave (?:that|it|this)|move on|steal|come (?:back|to that)|talk (?:about|you through)"
    r"|count(?! (?:the|how|up|all|my|our|every)\b)"
    r"|see(?! (?:if|whether))|speak (?:for|about)|try (?:to )?(?:explain|answer|say)|stick|use"
    r"|tell you|do (?:it"
    r"|that) now)\b"
)
"""What speakers announce and do at once, in the conversation itself."""

AT_A_TIME: Final = compiled(
    r"\bnext time\W*$|\b(?:before|by) then\W*$"
    r"|\bat (?:\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]m)?|noon|lunch)\b|\bstarting\b"
)
"""A time that is no date: enough to tell a plan from a habit."""

_SHORT_END: Final = (
    r"(?=\s*(?:$|[.,!;–—-]|(?:by|on|tomorrow|tonight|next|this week|today|before|too|then|first"
    r"|right away|straight|over the|after|as soon|asap|later|tmrw?|tmw|2moro|at"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})\b))"
)
PROMISE_ALONE: Final = compiled(
    r"^\W*(?:(?:ok(?:ay)?|yes|yeah|yep|sure|right|fine|alright|all right|great|perfect|lovely|cool"
    r"|good (?:idea|point|call|shout)|deal|absolutely|definitely|of course|got it|np|no problem"
    r"|thanks|thank you|true|fair(?: enough)?|noted|brilliant|(?:that )?makes sense|and|so|then"
    r"|well"
    r"|gladly|happily|with pleasure|oh)\b[\s,.!:–—-]*){0,3}"
    r"(?:will do(?: (?:that|it|so))?|i (?:will|shall|can)(?: do(?: (?:that|it|this|so))?)?"
    + _SHORT_END
    + r"|i'?ll? (?:do|get (?:on|right on|to)|try|send|bring|read|ask|check)"
    r"(?: (?:that|it|this|so|both|to|them|those|one|you one|it (?:over|to you)))?"
    + _SHORT_END
    + r"|on it|consider it done|leave it with me|you got it|you(?:'ll| will) (?:have|get) (?:it"
    r"|them|that)"
    r"|can do|that i can(?: do)?|happy to|doing (?:that|it)|i'?m on it|it'?s on my list"
    r"|(?:it|that) will be done|i'?ll take (?:that|it)(?: on)?|i promise\b|promise\b)"
)
"""A promise whose content was said before: "ok, will do"."""

YES: Final = compiled(
    r"^\W*(?:(?:omg|oh|aw+|ah|wow|ha)\W+)?(?:yes|yeah|yep|yup|sure|of course|ok(?:ay)?"
    r"|absolutely|definitely|certainly|gladly|ooh"
    r"|no problem|np|happy to|with pleasure|deal|please(?: do)?|that would be|that'd be"
    r"|oh (?:yes|please)"
    r"|that would help|can do|will do|i can|done|perfect|great|go (?:ahead|for it)|i'd love)\b"
)
TAKES_UP: Final = compiled(
    r"^\W*(?:yes|yeah|yep|sure|of course|ok(?:ay)?|good (?:idea|point|call|shout)|right|fine|great"
    r"|true|(?:that )?makes sense|fair|alright|no problem|absolutely|deal|then|so|done)\b"
)
"""How one begins who takes up what the other proposed."""

_PLEASE: Final = r"(?:(?:please|maybe|also|perhaps|just|kindly|at least|then|quickly) )*"
ASKED: Final = compiled(
    r"\bwould you be so kind (?:as )?to ", r"\bgrateful if you (?:could|would) ",
    rf"\b(?:can|could|will|would) you {_PLEASE}", r"\bwould you mind (?=\w+ing\b)",
    r"\bplease (?:(?:also|just|do) )?", r"\bi(?:'d| would) like you to ", r"\bi need you to ",
    r"\byou (?:said|promised)(?: that)? you(?:'?d|'?ll| would| will) ",
)  # fmt: skip
OFFERED: Final = compiled(
    r"\b(?:shall|should|can|may) i ", r"\b(?:do you )?want me to ",
    r"\bwould (?:it help if i|you like me to|it be useful if i) ",
)  # fmt: skip
ADVICE: Final = compiled(
    r"\bwhy (?:don't you|not) ", r"\b(?:how|what) about (?=\w+ing\b)",
    r"\bhave you (?:considered|thought (?:of|about)|tried) (?=\w+ing\b)",
    r"\b(?:i'd|i would|i) (?:(?:really|strongly) )?(?:suggest|recommend"
    r"|advise) (?:(?:that )?you )?",
    r"\bif i were you,? i'd ", r"\bmy (?:advice|suggestion|tip)(?: is)?:? (?:to )?",
    r"\b(?:her|his|their|\w+'s) (?:idea|suggestion|advice|tip|homework|challenge|ask)(?: for me)?"
    r"(?:,[^:]{0,40})?(?:\s*:| (?:is|was) to)\s*(?:to )?",
    r"\bworth (?=\w+ing\b)",
    r"\bit (?:would|might|could) (?:be (?:good|great|worth|useful|wise|helpful|an? idea)|help)"
    r" (?:to|if you) ",
    r"\bgood idea to ", r"^\W*(?:suggested|recommended|advised)\s*:?\s*(?:(?:that )?(?:i|me) )?"
    r"(?:(?:to|should) )?(?=\w)",
    r"^\W*(?:said|says|thinks) (?:that )?(?:i|we) (?:should|ought to|could|must|need to) ",
    r"^\W*consider (?=\w+ing\b)", r"^\W*(?:idea|suggestion)\s*:\s*",
)  # fmt: skip
REMINDER: Final = compiled(
    r"\W*(?:(?:also|and|then|so|next|first)\W+)?(?:(?:(?:need|have|got|have got|want|remember"
    r"|(?:do not|don'?t) forget|make sure|be sure|promised|agreed|offered|plan|planning|going"
    r"|committed)(?: (?:her|him|them))? (?:to+|2)|make sure i|got+a|must|will|wll|gonn?a|gunna"
    r"|said i(?:'d|'ll| will| would)"
    r"|(?:promised|told) (?:her|him|them)(?: that)? i(?:'d|'ll| will| would)"
    r"|(?:it'?s |that'?s )?(?:on me|my job|my task|up to me) to) )+"
)
"""An obligation or promise without a subject, as people note it for themselves."""

OPENERS: Final = compiled(
    r"\b(?:and|so|then|also|but|now|first|next|in exchange|meanwhile|therefore|plus|afterwards"
    r"|(?:after|before) (?:that|this)|mayb(?:e)?|perhaps|possibly|hopefully|mb|starting|from|as of"
    r"|ok(?:ay)?|yes|well|right|(?:the )?(?:plan|deal|idea)(?: is)?(?: that)?)\b"
)
"""What may stand before the subject of a clause without being one of its own."""

TELLS: Final = compiled(
    r"^\W*(?:(?:and|so|but|also|then) )*(?:\w[\w'-]*\.? (?:\w[\w'-]* )?)?(?:\([^()]{1,20}\) )?"
    r"(?:says?|said|sez|reckons?|reckoned|thinks?|thought|felt|feels|advise[sd]?|advised against"
    r"|suggest(?:s|ed)?|recommend(?:s|ed)?|warn(?:s|ed)|swears|insist(?:s|ed)|noted"
    r"|pointed out|points out|stressed"
    r"|(?:told|tells|reminded) (?:me|him|her|us|them))\b(?: \([^()]{1,20}\))?(?: that)?[:,]? "
)
"""How a line begins that reports what somebody thinks; the rest is theirs."""

NEXT_TIME: Final = compiled(
    r"^\W*(?:next (?:time|session|call|meeting|chat|one)\b|see (?:you|ya|u)\b)",
    r"\blet'?s (?:take|pick|park|do|discuss|talk|meet|speak|catch|leave|see|start|begin|go)\b",
    r"(?<!before\swe\s)(?<!until\swe\s)(?<!when\swe\s)(?<!time\swe\s)"
    r"\b(?:speak|talk|meet|chat) (?:again|soon|then)\b",
)

EVENT: Final = compiled(
    r"(?:,\s*)?\b(?P<phrase>(?:(?:before|after|once|when|as soon as|until|by the time"
    r"|the (?:day|evening|morning|week)(?: (?:before|after))?) "
    r"(?:(?:i|he|she|they|we|you)(?:'\w+)?|it(?:'s| is| has| was| gets)) (?:[\w'-]+\s?){1,5}"
    r"|w(?:ith)?/?in (?:\w+ ){1,3}of (?:\w+ing|the) (?:[\w'-]+\s?){1,3}"
    r"|(?:before|after|until) (?:the|my|our|her|his|their|your|an?) (?:next )?"
    r"(?:(?!(?:and|or|so|but|to)\b)[\w'-]+\s?){1,5}"
    r"|(?:before|after) (?-i:[A-Z][a-z]+)(?: (?-i:[A-Z][a-z]+))?"
    r"|(?:by|before) (?:then|\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|h))\b))"
    r"(?=\s*(?:$|[.,;:!?()]|so\b|and\b|to\b|-\s))"
)
"""A time that hangs on something else: "before I do it", "within a week of getting it"."""
