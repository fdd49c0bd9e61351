"""What stands in somebody's way, told apart from what they like, wish for or merely mention."""

import re
from typing import Final

from companion.goals.circumstances import says_when_free
from companion.text.patterns import lazy
from companion.text.phrasing import LONGEST_PHRASED

_I: Final = r"(?:i|we)"
_SOFTENED: Final = (
    r"(?:\s(?:really|also|just|still|always|do|quite|actually|honestly|mostly|even|now|would|might|"
    r"rather|probably|certainly|particularly|especially|truly|only)){0,3}"
)

_LIKES: Final = lazy(
    rf"(?:(?:and|so|but|also|plus|or)\s)?(?:{_I}(?:['’]?d|['’]ll|['’]?m)?{_SOFTENED}\s"
    r"(?:like|love|enjoy|adore|prefer|rather|fancy|care about|happy|keen|interested|good at|drawn|"
    r"excited|glad|proud|fond)\b"
    r"|(?:i|we)\s(?:do not|don['’]?t)\s(?:really\s|much\s)?(?:like|enjoy|love|care for)\b"
    r"|what\si\s(?:like|love|enjoy|want)\b|my\sfavou?rite\b"
    r"|(?:the|one)\s(?:\w{1,12}\s)?(?:bit|part|thing|side)s?\s(?:that\s)?i"
    rf"{_SOFTENED}\s(?:like|love|enjoy)\b)",
    re.IGNORECASE,
)
"""A liking or a preference, also for something else."""

_WISHES: Final = lazy(
    r"(?:(?:and|so|but|also|or|then)\s)?(?:(?:i|we)(?:['’]?d|['’]ll|['’]?m|\swould|\sdo|\sreally|"
    r"\sjust|\salso|\snow|\sam|\sstill){0,3}\s"
    r"(?:want|wish|hope|hoping|plan|planning|aim|like to|love to|need to|trying|looking)\b"
    r"|(?:my|our)\s(?:goal|aim|plan|dream|wish|question|ambition)\b"
    r"|(?:hoping|wanting|looking|planning|hope|want|plan|would like)\sto\b"
    r"|i(?:['’]ll| will| can| could| should| shall| might)\b(?!['’]t|\s*(?:not|never|only)))",
    re.IGNORECASE,
)
"""A second wish, or the wish itself behind its background."""

_REFUSES: Final = lazy(
    r"(?:(?:and|but|so|also|just|definitely|or)\s)?(?:(?:i|we)(?:['’]?d|['’]?m| am| would)?\s)?"
    r"(?:(?:do|would)(?:n['’]?t| not)\s(?:really\s)?(?:want|wish|need)|dont\swant"
    r"|(?:just\s)?(?:not|never again)\s(?:(?:ever|another|any more|to|in a|an?)\b|"
    r"(?!being\b)\w{2,20}ing\b)"
    r"|no\s(?:more|longer)\b)",
    re.IGNORECASE,
)
"""What somebody will not have: "not moving", "no more nights", "I don't want to sell"."""

_MOTIVE: Final = lazy(
    r"(?:(?:and|so|but|also|because|as|since)\s)?(?:(?:i|we)\s(?:really\s|just\s|honestly\s)?)?"
    r"(?:(?:can(?:['’]?t|not| not)|could(?:n['’]?t| not)|do(?:n['’]?t| not))\s"
    r"(?:(?:really|quite|ever)\s)?(?:see|picture|imagine|fancy)\s"
    r"(?:(?:myself|ourselves|me|us)\s)?(?:still\s)?(?:being|\w{2,20}ing)\b"
    r"|(?:can(?:['’]?t|not| not)|do(?:n['’]?t| not) want to|wo(?:n['’]?t)|will not)\s"
    r"(?:[\w’'-]{1,20}\s){1,10}(?:forever|for ever|all my life|for the rest of my life|"
    r"(?:for )?(?:much|any|a lot) longer|(?:till?|until)\s(?:i['’]?m|i am)?\s?"
    r"(?:\d\d|retire\w*|i retire)"
    r"|for another (?:\w{1,10}\s){1,2}years)\b"
    r"|(?:['’]?m\s|am\s|are\s|i['’]?ve\s|have\s)?(?:i['’]?(?:m|ve)\s)?"
    r"(?:a bit\s|so\s|just\s|really\s)?"
    r"(?:(?:sick|tired|bored|weary) of|fed up|had enough|bored (?:with|by|stiff)|done with|"
    r"ready for (?:a change|something))\b)",
    re.IGNORECASE,
)
"""Why somebody wants a change: "I can't see myself lifting till 67", "fed up with the till"."""

_ALTERNATIVE: Final = lazy(
    r"(?:or|either|maybe|perhaps|possibly|probably|ideally|otherwise|failing that|then"
    r"|so (?:maybe|probably|perhaps|possibly)"
    r"|also(?!\s(?:i|i['’]?(?:ve|m)|my|there|nobody|no)\s))\b",
    re.IGNORECASE,
)

_OTHER_WAY: Final = lazy(r"(?:or|otherwise|failing that|alternatively)\b", re.IGNORECASE)

_LACKS: Final = (
    r"\b(?:not|never|no|nobody|nothing|none|neither|nor|cannot|hardly|barely|without|unable|"
    r"dunno|idk|(?:do|did|have|has|had|does|was|is|were|are|could|would|should|wo|ca)nt)\b|n['’]t\b"
    r"|\bno[ -]one\b"
)
_ONLY: Final = (
    r"\bonly\s(?:have|has|had|ever|got|an?|the|one|know|knows|did|do|done|work(?:ed)?|been|\d)\b"
    r"|(?:\b(?:have|has|had|am|is|are)|['’](?:ve|s|m|re))\sonly\b|\bthe only\b|\btoo\s\w"
)
_FELT: Final = (
    r"\b(?:afraid|scared|worr(?:y|ied|ies)|nervous|terrified|anxious|ashamed|shy|unsure|stuck|"
    r"overwhelm(?:ed|s|ing)|struggl(?:e|es|ed|ing)|hat(?:e|es|ing)|dread(?:s|ing)?|"
    r"lack(?:s|ed|ing)?|freez(?:e|es|ing)|froze|panic(?:s|ked|king)?|fail(?:s|ed)?|imposter|"
    r"impostor|burn(?:t|ed)[ -]?out|rusty|bad at|fear(?:s|ed)?|awkward)\b"
    r"|\b(?:i|i['’]m|am|feel|feeling|get|got)\s(?:\w{2,8}\s)?(?:lost|confused|lonely|guilty)\b"
    r"|\b(?:is|are|was|['’]s|it|so|very|quite|really|find)\s(?:\w{2,8}\s)?"
    r"(?:hard|harder|difficult|tough|impossible|tricky|expensive)\b"
    r"|\b(?:hard|harder|difficult|impossible|tricky) to\b|\bhard(?:est)? (?:part|bit|thing)\b"
)
_HELD: Final = (
    r"\b(?:the|my|our|main|biggest|real|only|a|big)\s(?:problem|trouble|obstacle|challenge|barrier|"
    r"hurdle|catch|snag|worry|difficulty)\b|\b(?:have|having|in|am in)\s(?:\w{2,8}\s)?"
    r"(?:trouble|difficulty|difficulties|debts?)\b|\bin (?:the|my|our) way\b"
    r"|\b(?:holds?|holding|stops?|stopping|keeps?|keeping|puts?|putting)\s(?:me|us)\s"
    r"(?:back|from|off|doing)\b|\b(?:stops?|stopping) (?:me|us)\b"
)
_OTHERS: Final = (
    r"\b(?:cancel(?:s|led)|refuse[sd]?|ignore[sd]?|avoid(?:s|ed)?|sigh(?:s|ed)?|interrupt(?:s|ed)?|"
    r"block(?:s|ed)|rejected|laugh(?:s|ed)? at|complains?|turned (?:me|us) down)\b"
    r"|\b(?:everyone|everybody|all the others|people|they)\s(?:else|says?|thinks?|keeps?|laugh)\b"
    r"|\b(?:wants?|needs?|expects?|asks? for|insists? on)\s(?:it|this|that|them|two|three|four|"
    r"five|\d|years?|experience|an?\s(?:\w{2,12}\s)?(?:qualification|degree|diploma|certificate|"
    r"licen[cs]e|reference|deposit|guarantor|portfolio))\b"
    r"|\b(?:talk|shout|laugh|speak|look)(?:s|ed)? (?:over|at|down (?:to|on)) (?:me|us)\b"
    r"|\b(?:contract|job|lease|visa|permit|funding|money|leave|savings|time)\s(?:is\s)?"
    r"(?:ends?|ending|runs? out|running out|expires?|stops?)\b"
    r"|\b(?:i|we)(?:['’]ve| have|['’]ve got| have got| got)\s(?:got\s)?(?:\w{1,8}\s){0,2}"
    r"(?:kids?|children|toddlers?|baby|mortgage|debts?|loans?)\b"
    r"|\b(?:knees?|back|shoulders?|hands|hips?|eyes|feet)\s(?:is|are|has|have|hurts?|won['’]?t)\b"
)
_SIGN: Final = lazy("|".join((_LACKS, _ONLY, _FELT, _HELD, _OTHERS)), re.IGNORECASE)
_NO_SIGN: Final = lazy(
    r"(?:do not|don['’]?t|wouldn['’]?t|would not) mind\b|\bno (?:rush|hurry|problem|matter)\b|"
    r"\bnot (?:only|just|that i|bad|afraid|in a hurry|urgent)\b|\bnothing against\b|"
    r"\bnever (?:missed|late|been late|had a complaint)\b|\bhave nothing against\b|"
    r",?\s(?:they|people|everybody|everyone) (?:says?|tell me|told me)(?=\W*$)|"
    r"\b(?:not (?:really )?sure|(?:do not|don['’]?t|dont) know|no idea) which"
    r"(?: [\w’'-]{1,20})?(?: really| yet)?(?=\W*$|,)|"
    r"\b(?:not (?:really )?sure|(?:do not|don['’]?t|dont) know|no idea) which (?:one|of (?:them|"
    r"these|those|the two))\b[^,;.]{0,60}|"
    r"\bwithout (?:any )?(?:problems?|complaints?|trouble)\b",
    re.IGNORECASE,
)
"""What sounds like a lack and is none."""

_OF_OTHERS: Final = lazy(
    r"\s(?:who|whose|which|where)\s|\b(?:lads|kids|people|men|women|boys|girls|children|patients|clients|"
    r"pupils|students|residents|customers|those|ones|folk|teenagers|families)\sthat\s",
    re.IGNORECASE,
)
"""Behind it stands what is hard for those somebody works with."""


def is_wished(text: str) -> bool:
    """Tell whether a clause says what somebody likes, prefers, wants or will not have. Linear.

    So does one that says why: what somebody is tired of is what they want to leave.
    """
    read = text[:LONGEST_PHRASED]
    signs = (_LIKES, _WISHES, _REFUSES, _MOTIVE)
    return any(sign.match(read) is not None for sign in signs)


def is_alternative(text: str) -> bool:
    """Tell whether a clause opens another way that the wish could go: "or a rep", "maybe …"."""
    return _ALTERNATIVE.match(text) is not None


def is_other_way(text: str) -> bool:
    """Tell whether a sentence tells of another way to go: what is hard there hinders that way."""
    return _OTHER_WAY.match(text) is not None


def stands_in_the_way(text: str) -> bool:
    """Tell whether a clause plainly says what is hard, lacking, feared or refused. Linear.

    A liking, a preference and a wish never do, whatever else they say; nor does when somebody is
    free, hearsay, or which of several ways it will be.
    """
    read = text[:LONGEST_PHRASED]
    if is_wished(read) or says_when_free(read):
        return False
    own = _OF_OTHERS.split(_NO_SIGN.sub(" ", read), maxsplit=1)[0]
    return _SIGN.search(own) is not None
