"""Where words that run on without a mark, as dictated ones do, go over to another thought."""

import re
from typing import Final

from companion.summaries.patterns import compiled

_FEWEST_WORDS: Final = 24
"""Words from which a sentence without marks runs on."""
_WORDS_A_MARK: Final = 14
"""Words for each mark inside, below which a long sentence is only long."""
_SHORTEST: Final = 3
"""Words that a thought has at least."""
_NEAR: Final = 60
"""Characters that are looked at on either side."""

_PERSON: Final = r"(?:i|he|she|we|they)"
_VERB: Final = (
    r"(?:'(?:ll|d|s|ve|m|re)|(?:(?<=e)s|(?<=\bi)m)(?= (?:goin[g']?|gonn?ae?|gunn?ae?|to|tae|got"
    r"|no)\b)"
    r"| (?:will|would|is|was|are|were|am|has|says?|said|told|thinks?|thought|reckons?|might|may"
    r"|must|should|ought|needs?|wants?|wanted|promised|agreed|asked|knows?|wonders?|hopes?|hasn't"
    r"|isn't|wasn't|won't|can't|can|could|doesn't|don't|didn't|couldnae|didnae|cannae|also|just"
    r"|never|always|keeps|goin|gonn?a)\b)"
)
_OWN: Final = r"(?:his|her|my|our|their)"
_OF_OWN: Final = (
    r"(?: (?!(?:i|he|she|we|they)\b)[\w-]{1,20}){1,2}?"
    r"(?:'s| (?:is|was|are|wants|wanted|says|said|reckons|reckoned"
    r"|thinks|keeps|has|wonders|asked|hasn't|isn't))\b"
)
_JOINT: Final = compiled(
    rf"(?<=\w) (?=(?:(?:and|but|so|oh|also|then|anyway|well|ok|okay|plus) ){{0,2}}"
    rf"(?:{_PERSON}{_VERB}|{_OWN}{_OF_OWN}"
    r"|[a-z]{3,12} (?:is|was) (?:thinking|wondering|hoping|worried|going|gonn?a)\b))"
)
_HANGS: Final = compiled(
    r"(?<![\w'])(?:that|if|when|what|who|whom|how|where|why|whether|because|cos|before|after|until"
    r"|till?|once|as|than|which|while|unless|since|like|said|says|sez|say|told|tell|thinks?|thought"
    r"|reckons?|reckoned|knows?|knew|sure|hopes?|hoped|hoping|promised|promises|agreed|wondering"
    r"|wonders?|asked|asks|means?|meant|feels?|felt|worried|afraid|scared|glad|says to (?:him|her)"
    r"|(?:told|asks?|asked|tells|reminded|showed) (?:him|her|me|them|us|[a-z]+)"
    r"|the (?:one|way|day|time|week|thing)|all|everything|anything|something|things?"
    r"|to|with|for|of|at|in|on|from|by|about|and|but|so|oh|then|also|or|not|is|was|are|were|do"
    r"|does|did|should|will|would|can|could|has|have|had|every time|the|an?|his|her|my|our"
    r"|their|your|this|maybe|perhaps|possibly|even|just|only|either)$"
)
"""Words after which the next ones still belong to the same thought."""


def runs_on(text: str) -> bool:
    """Tell whether a sentence is too long for the few marks it has."""
    length = len(text.split())
    return length >= _FEWEST_WORDS and length > _WORDS_A_MARK * len(_MARK.findall(text[:-1]))


_MARK: Final = re.compile(r"[,;:.!?()–—]|\s-\s")


def thoughts_in(text: str, start: int, end: int) -> list[int]:
    """Return where, between two offsets, the thoughts after the first one begin.

    None where the words have marks enough to be read as they are.
    """
    if not runs_on(text[start:end]):
        return []
    found: list[int] = []
    last = start
    for joint in _JOINT.finditer(text, start, end):
        before = text[max(last, joint.start() - _NEAR) : joint.start()]
        if len(before.split()) < _SHORTEST or _HANGS.search(before):
            continue
        if len(text[joint.end() : min(end, joint.end() + _NEAR)].split()) < _SHORTEST:
            break
        found.append(joint.end())
        last = joint.end()
    return found
