"""Whether words that somebody said to another are advice, rather than talk, thanks or a promise."""

from typing import Final

from companion.summaries import cues
from companion.summaries.errands import is_question
from companion.summaries.labels import is_contrast
from companion.summaries.patterns import compiled
from companion.summaries.worth import is_imperative
from companion.text.due import find_due_phrases
from companion.text.words import count_words
from companion.text.worries import tells_worry

_FEWEST_WORDS: Final = 4
_LONGEST_READ: Final = 1_000

_REACTS: Final = compiled(
    r"^\W*(?:(?:ok(?:ay)?|oh|ah|well|so|then|and|but|also|right|yes|yeah|no|fair(?: enough)?|true"
    r"|good|great|fine|sure|agreed|hm+|look|listen|first)\b[\s,.!:;–—-]*){1,4}"
)
"""What one says before one advises: "fair. then say it once"."""

_UNDERTAKES: Final = compiled(
    r"\b(?:i|we)(?:['’]ll|['’]d| will| can| could| shall| am going to|['’]m going to)\b",
    r"\b(?:leave|give|hand|pass) (?:it|that|this|them) (?:all )?(?:to|with|w/?|up to) me\b",
    r"\b(?:on|from) me\b|\bmy (?:job|turn|treat|shout)\b",
)
_TALKS: Final = compiled(
    r"^\W*(?:let me\b|let['’]?s\b|(?:keep|tell|send|give|call|ring|text|show|ask|remind|excuse"
    r"|forgive|trust|believe|bear with) (?:me|us)\b|take (?:care(?! (?:of|to|with"
    r"|not|that)\b)|it easy)|have an? (?:good|great|nice|lovely|safe|quiet)\b|enjoy (?:your|the)\b"
    r"|say (?:hi|hello)\b|give my\b|come (?:in|on)\b"
    r"|sit (?:down|yourself)\b|go (?:on|ahead)\b|hang on\b|hold on\b|wait\b|thank|look (?:at you"
    r"|forward)|see you\b|get (?:well|home|some)\b|dunno\b"
    r"|(?:don['’]?t|do not|never) (?:worry\b|mind\b|know\b|remember\b|think so|be sorry|be silly"
    r"|ask\W{0,3}$)|speak (?:soon|after|on|then|to you)\b"
    r"|(?:talk|meet|speak|chat) (?:again|soon|after|on|next|then)\b)"
)
"""Orders that nobody advises anything with: "take care", "let me know", "don't worry"."""

_OUGHT: Final = compiled(
    r"\b(?:you|he|she|they) (?:should|ought to|could|must|might want to|need to|don['’]t (?:have"
    r"|need|owe)|needn['’]t|never have to)\b|\bif i were you\b|\bbetter (?:to|off)\b"
    r"|\b(?:rather than|instead of)\b|\b(?:the (?:trick|key|rule|way)|my (?:advice|tip)) is\b"
)
_COUNTED: Final = r"(?:one|two|three|four|five|six|\d{1,2}) [\w'-]+(?: (?!and )[\w'-]+)?"
_WITHOUT_A_VERB: Final = compiled(rf"^\W*{_COUNTED}(?:,? (?:and )?{_COUNTED}){{1,3}}\W*$")
"""A rule jotted down without a verb: "two drafts, one reader"."""
_TELLS: Final = compiled(
    r"^\W*(?:i|we|it|that|this|there|he|she|they)(?:['’]\w+)? (?!should|ought|must|could|need)"
)
"""How a report begins, or what one says of oneself."""


def is_talk(text: str) -> bool:
    """Tell whether an order is only a way to talk: "don't worry", "take care", "let me know"."""
    return _TALKS.match(text[:_LONGEST_READ]) is not None


def says_advice(said: str) -> bool:
    """Tell whether the words of one person advise the other; linear in their length.

    Small talk, thanks, a promise, a worry, a report, a question, and an order for one day do not.
    """
    text = said[:_LONGEST_READ]
    reacts = _REACTS.match(text)
    words = text[reacts.end() :] if reacts else text
    if count_words(words) < _FEWEST_WORDS or is_question(words) or is_talk(words):
        return False
    if _UNDERTAKES.search(words) or cues.PROMISE_ALONE.match(text) or tells_worry(words):
        return False
    if cues.ADVICE.search(words) or _OUGHT.search(words):
        return True
    if _TELLS.match(words) or find_due_phrases(words):
        return False
    return is_imperative(words) or is_contrast(words) or bool(_WITHOUT_A_VERB.match(words))
