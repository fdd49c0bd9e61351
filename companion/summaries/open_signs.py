"""The words by which notes say that something is open, as patterns."""

from typing import Final

from companion.summaries.patterns import compiled

WH: Final = r"(?:whether|if|how|what|which|who|when|where|why)\b"
NOBODY: Final = r"\b(?:neither|none|nobody|no one|no-one)(?: of us)?"
OPEN: Final = compiled(
    r"\bstill (?:don't (?:know|no)|do not know|unclear|unsure|not (?:sure|clear)|open|wondering"
    r"|need to (?:find out|decide))\b",
    rf"\b(?:don't|do not|doesn't) (?:know|no) (?:yet )?{WH}"
    rf"|\b(?:i|he|she|they|we) not know (?:yet )?{WH}"
    rf"|\bnot (?:sure|clear) (?:yet )?{WH}",
    r"^\W*(?:unclear|unsure|undecided|unresolved)\b|\b(?:remain(?:s|ed)|left) (?:open|unclear)\b",
    rf"^\W*open\s?(?:[:,–—-]|\W*$|{WH})",
    rf"\b(?:can't|cannot|couldn't) (?:quite |really )?(?:work out|figure out|say) (?:is )?{WH}"
    # What somebody cannot tell about the other one is a judgement, put to them there and then.
    r"(?! you\b)",
    rf"\b(?:do not|don't|doesn't|does not) (?:really |quite |fully )?understand (?:yet )?{WH}",
    rf"\b(?:haven't|hasn't|has not|have not|didn't|wouldn't) (?:yet )?(?:said|say|told (?:me|us|him"
    rf"|her)|confirmed|heard) {WH}|\b(?:still )?no (?:answer|word|news|reply) (?:yet )?{WH}",
    rf"\b(?:doubts?|doubtful|query|question)\b[^.;!?]{{0,20}}[:–—-] ?{WH}",
    r"^\W*(?:i'm |she's |he's )?(?:still )?(?:not know|dunno|don't know)\s?[:–—-]",
    r"\b(?:he|she|they)(?:'s|'re| is| are) not sure (?:(?:if|whether|what|how|which"
    r"|when|where|who|she|he|they|to)\b|(?:want|wants) to\b)",
    r"^\W*(?:(?:and|but|also|we|she|he|they|i) )?(?:have |has |had )?(?:still )?not (?:yet )?"
    r"(?:settled|decided|resolved|agreed|clear|sure)(?: (?:either|yet|though))?"
    r"\s?(?:[:,–—-]|if\b|whether\b|between\b|how\b|who\b|what\b|when\b|where\b|which\b)",
    r"\b(?:hadn't|had not|haven't|hasn't|has not|have not|didn't) (?:yet |really )?(?:decided?"
    r"|settled|chosen|choose|made up (?:his|her|my|our|their) minds?)\b",
    r"[,;:–—-] ?(?:still )?(?:unresolved|undecided|unclear|open|tbd|tbc|not (?:settled|decided"
    r"|resolved|agreed) yet)\b(?=\W*$|[,;])|\bstill (?:undecided|unresolved)\b",
    rf"\bnever asked (?:(?:is|was) )?{WH}|^\W*whether\b",
    r"[.;,–—-]\s?(?:still |i |we )?(?:not|haven't|hasn't) (?:yet )?(?:decided|settled)"
    r"(?: (?:yet|either|though))?\W*$",
    rf"\bno idea {WH}|\b(?:can't|cannot|couldn't) (?:decide|choose)\b|\btorn between\b",
    r"\bundecided\b|\bin two minds\b",
    r"\b(?:didn't|did not|haven't|have not|hasn't|has not|never|couldn't|could not)"
    r" (?:really |yet )?"
    rf"(?:decide|decided|settle|settled|agree|agreed|work out|find out) (?:on |yet )?{WH}",
    r"\bwhat (?:we|i|he|she|they) (?:(?:didn't|did not|couldn't|could not|never) (?:really |quite"
    r" |yet )?(?:settle|decide|agree|sort|work out|resolve|finish|get (?:to|round to))|(?:haven't"
    r"|have not|hasn't|never) (?:really |yet )?(?:settled|decided|agreed|sorted|worked out|resolved"
    r"|got (?:to|round to)))\b",
    rf"{NOBODY} (?:knew|knows|could (?:say|tell)|can (?:say|tell)|was sure|is sure) {WH}",
    r"\bwonder(?:s|ed|ing)? (?:whether|if|how|what|why)\b",
    r"\b(?:didn't|did not|never|couldn't) (?:get|come|manage) (?:round |around )?to (?:the"
    r"|her|his|my|our|their|how|what|whether|why|(?-i:[A-Z]))\b",
    r"\b(?:she|he|we|i)(?:'d)? (?:wants?|would like|like) to"
    r" (?:talk|speak|discuss|cover|go (?:over|into))\b[^.;:!?]{0,80}"
    r"\bnext (?:time|session|call|meeting|chat|visit)\b",
    r"\b(?:forgot|didn't dare|didn't like|never thought) to ask\W*$",
    r"\b(?:forgot|ran out of time|(?:didn't|did not) (?:get|manage)) to ask (?=\w)",
)
"""An open question that is not put as one."""

UNDECIDED: Final = compiled(
    r"^\W*(?:still )?(?:undecided|unresolved|not (?:yet )?(?:decided|settled)(?: (?:yet|either))?)"
    r"\s?(?:[:–—-]|if\b|whether\b|between\b|how\b|who\b|what\b|when\b|where\b|which\b)"
)
"""What the writer says is open, whatever follows it: "undecided - do we charge? 2 or 5 a month"."""
NOT_DECIDED: Final = compiled(
    r"\b(?:hadn't|had not|haven't|hasn't|has not|have not|didn't) (?:yet |really )?(?:decided?"
    r"|settled|chosen|choose)\b"
)
"""What needs nothing after it to be open."""
CLOSED: Final = compiled(r"\bnow i know\b|\b(?:she|he)'d\b|\bi know\b")
NO_ANSWER: Final = compiled(
    r"\b(?:(?:don't|do not) (?:know|no)|no idea|(?:couldn't|could not|can't) (?:tell|say|decide)"
    r"|not sure|(?:good|great) question|(?:next|another) time|(?:gotta|have to) (?:run|go)"
    r"|out of time|hard to say|who knows|let me think|sleep on|think about (?:it|that)"
    r"|(?:forgot to|didn't|did not|never|hasn't|haven't|have not|has not|not) (?:yet )?ask(?:ed)?"
    r"|(?:didn't|did not|don't|do not) have an answer|(?:had|have) no answer|(?:can't"
    r"|couldn't|cannot|(?:let's )?not) answer|never (?:\w+ ){0,2}(?:get|got) an? (?:\w+ )?answer"
    r"|park (?:it|that)|unanswered|no answer|didn't say|to be (?:seen|decided)|tb[dc]|depends"
    r"|didn't (?:get|come) (?:to|round to|around to) (?:it|that|this)|going round in circles"
    r"|come back to (?:it|that)|(?:still|left) open|not (?:settled|decided)|wondering"
    r"|(?:we |i )?(?:left|parked) (?:it|that|this)|no decision|tbc|your(?:s| call)(?: to decide)?"
    r"|(?:but|though) i (?:did not|didn't|don't) (?:want|like|dare|say|tell|push)"
    r"|wasn't sure|(?:nor|neither) (?:was|did|do) i|wouldn't (?:swear|like to say|know)"
    r"|hadn't (?:got )?an answer|none the wiser|(?:didn't|did not) know(?: that| either)?"
    r"|still waiting to hear)\b",
    rf"{NOBODY} (?:knew|knows|could (?:say|tell)|was sure|is sure)\b",
    r"^\W*open\b",
)
ENDS_OPEN: Final = compiled(r"(?:^|[.,;:–—-] ?)(?:still |left )?(?:open|tbd|tbc|not settled)\W*$")
