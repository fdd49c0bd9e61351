"""What was offered and not taken up, handed back, or only would be done: nobody's errand."""

from typing import Final

from companion.summaries.doers import Clause, Reading
from companion.summaries.patterns import compiled

_OF_TWO: Final = r"(?:(?:i|he|she|they|we|(?-i:[A-Z])[\w'-]*) )"
_PREFERS: Final = (
    r"(?:prefer(?:s|red)? (?:to\b|not\b|doing\b|(?:her|his|my|their) own\b|(?:him|her|my)self\b)"
    r"|wants? to do (?:it|that|this) (?:him|her|my)self\b"
    r"|(?:doesn't|didn't|don't|did not|does not|do not) (?:want|need) (?:it|that|this|one"
    r"|(?:me|him|her|them) to|any|help)\b)"
)
_NO: Final = (
    r"(?:(?:declined|refused)(?=\W*$| ?[.,;:(–—-]| for now)|turned (?:it|that|this|him|her|me|them"
    r"|the [\w-]+) down|(?:said|says)"
    r" (?:no(?=\W*$| ?[.,;:–—-]| need| thank)|not to\b(?! (?:me|him|her)\b)"
    r"|don't(?=\W*$|[.,;]| bother)))"
)
_DECLINED: Final = compiled(
    rf"(?:[,;.–—-]|\b(?:and|but|so)\b) ?(?:(?:and|but|so) )?{_OF_TWO}?"
    rf"(?:(?:laughed|smiled|thanked (?:me|him|her)) (?:and|but) )?{_NO}",
    rf"(?:[,;.–—-] ?|\b)(?:but|and|so|though) {_OF_TWO}(?:{_PREFERS}|(?:would|'?d) (?:rather"
    r"|sooner)\b)",
    r"(?:[,;.–—-]|\b(?:but|and|so)\b) ?(?:no need(?=\W*$| ?[.,;)]| after all| now\b| any ?more)"
    r"|not needed\b)",
)
"""Behind what somebody would do for the other, that the other would not have it."""
_DECLINES: Final = compiled(
    rf"^\W*(?:(?:but|and|so|well|then) )*{_OF_TWO}?(?:{_NO}|{_PREFERS})",
    r"^\W*(?:(?:but|and|so|well|then) )*(?:i|he|she|they)(?: would|'?d) (?:rather|sooner)\b",
    r"^\W*(?:(?:but|and|so|well|then) )*(?:no need|not needed)(?=\W*$| ?[.,;)]| after all| now\b)",
)
"""The same as a sentence of its own, right after it."""
_HANDED_BACK: Final = compiled(
    r"^\W*(?:(?:oh|no|nah|nope|please|but|ah|well|ok)\b\W*){0,3}(?:don't(?=\W*$|[.,;!–—-]| bother)"
    r"|no need(?! to (?!do|bother)\w)|not necessary|leave (?:it|that) (?:to|with) me"
    r"|you (?:don't|needn't) (?:have|need) to(?=\W*$|[.,;!]| do (?:it|that)))"
)
"""How the other one answers who will not have it done."""
_WOULD: Final = compiled(r"(?:\bwould|\bwud|'d|\bid|\bhed|\bshed|\btheyd)\b")
_USUALLY: Final = (
    r"(?:usually|normally|ordinarily|typically|generally|always|never|often|as a rule"
    r"|in general|rather|sooner)"
)
_IN_GENERAL: Final = compiled(rf"\b{_USUALLY}\b")
_USUALLY_BEFORE: Final = compiled(rf"\b{_USUALLY}\W*$")
_NOTHING: Final = compiled(r"[\w'-]+ (?:(?:up|out|to) )?(?:nothing|nobody|no one|no-one|none)\b")
"""A verb and what is not done: "say nothing to the board"."""
_AND_DID: Final = compiled(
    r"(?:,|\band\b|[–—-]) ?(?:(?:and )?(?:i|he|she|they|we|(?-i:[A-Z])[\w'-]*)|which (?:i|he|she"
    r"|they)) did(?: so| it| that| too| just that)?(?=\W*$|\s?[.,:;!–—-])"
)
"""Behind a promise, that it was kept."""


def is_declined(reading: Reading, clause: Clause) -> bool:
    """Tell whether what somebody would do was not wanted, is done, or is nothing at all."""
    text = reading.text
    if _DECLINED.search(text, clause.task) or _AND_DID.search(text, clause.task):
        return True
    is_present = clause.subject < clause.task and not _WILL.search(
        text[clause.subject : clause.task]
    )
    if is_present and _ASKS.match(text, clause.task) and _ANSWERED.search(text, clause.task):
        return True
    return _NOTHING.match(text, clause.task) is not None or _is_handed_back(reading, clause)


_ASKS: Final = compiled(r"(?:ask|asks|check|checks|wonder|wonders)\b")
_WILL: Final = compiled(r"\b(?:will|shall|must|to|gonna|going)\b|'ll\b")
_ANSWERED: Final = compiled(
    r"[,;]? (?:but|and) (?:he|she|they|(?-i:[A-Z])[\w'-]*) (?:has |have |had |only )?(?:said|says"
    r"|answered|replied|told me|thought|laughed)\b"
)
"""Behind what somebody asks, the answer: it was asked there and then."""


def is_only_usual(reading: Reading, clause: Clause) -> bool:
    """Tell whether a clause says what somebody would do as a rule: "usually she'd ring them"."""
    text = reading.text
    between = text[clause.subject : clause.task]
    if _WOULD.search(between) is None:
        return False
    is_before = _USUALLY_BEFORE.search(text[max(0, clause.subject - 24) : clause.subject])
    return bool(is_before or _IN_GENERAL.search(between) or _IN_GENERAL.match(text, clause.task))


def _is_handed_back(reading: Reading, clause: Clause) -> bool:
    """Tell whether the very next words are the other's, who will not have it done."""
    sentences = reading.notes.sentences
    if clause.sentence + 1 >= len(sentences):
        return False
    own, later = sentences[clause.sentence], sentences[clause.sentence + 1]
    if not reading.is_spoken:
        return later.speaker is None and _DECLINES.match(later.text) is not None
    is_other = later.turn == own.turn + 1 and later.speaker not in (None, own.speaker)
    return is_other and _HANDED_BACK.match(later.text) is not None
