"""Which of a person's own sentences may stand in a draft, and how they are made whole."""

from typing import Final

from companion.text.fold import folded
from companion.text.language import looks_english
from companion.text.patterns import lazy
from companion.text.phrasing import as_sentence, lowered, tidied, without_end
from companion.text.seams import doubled_words, placeholders
from companion.text.verb_lists import word_set
from companion.text.verbs import (
    base_of_third_person,
    is_past,
    is_verb,
    takes_object,
)

LONGEST_PASTED_WORDS: Final = 40
_LONGEST_WORD: Final = 45
"""Longer than any word of English; what is longer is a link, a key or a slip."""

_LINK_OR_ADDRESS: Final = lazy(
    r"https?://|www\.|\w@\w|@\w{2}|#\w{3}|\b[\w-]{2,30}\.(?:com|org|net|example)\b"
)
_LONG_NUMBER: Final = lazy(r"\+?\d[\d ()/-]{6,20}\d")
_LETTERS: Final = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FOREIGN_LETTER: Final = lazy(r"[^\x00-\x7f‘’“”–—…]")

_ENGLISH: Final = word_set(
    """
    a about after again all also am an and any are as at back be because been before but by can for
    from get go had has have help her his how i i'm if in into is it its just less like me more most
    my myself need new no not of on one or our out over than that the their them they this three to
    two up want was we what when which who why will with without work year you your
    """
)

_SUBJECTS: Final = word_set(
    """
    i i'm i've i'd i'll we we're we've they they're he she it it's nobody everybody everyone
    somebody someone people there this that these those most many some few both half
    """
)
_FINITE: Final = word_set(
    """
    am is are was were have has had do does did can could will would should must may might cannot
    isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't can't couldn't won't
    wouldn't shouldn't keep keeps feel feels says say means makes think wants needs goes gets comes
    knows seem seems takes corrects asks sits works looks happens
    """
)
_OF_FEELING: Final = word_set(
    """
    feel find fear freeze get hate have keep know lack lose need overthink panic procrastinate
    struggle tend think undersell want worry
    """
)
_SHORT_DENIALS: Final = frozenset(
    ["don't", "can't", "didn't", "haven't", "cannot", "couldn't", "won't", "wouldn't"]
)
_LOST_APOSTROPHE: Final = frozenset({"dont", "cant", "didnt", "havent", "couldnt", "wouldnt"})
_ANSWERS: Final = word_set(
    """
    to in on back up down out with at for too so
    """
)
_LACKED: Final = word_set(
    """
    idea clue time money experience degree diploma qualification qualifications training savings
    contacts confidence support help agent car licence license papers
    """
)
"""What somebody has none of when they write "no idea where to start"."""

_PARTICIPLES: Final = word_set(
    """
    been built chaired cooked done given had held hired led made managed owned run sold spoken
    supervised taken taught tried used worked written
    """
)
"""Past participles that stand behind "never" with "I have" left out."""

_QUALITIES: Final = word_set(
    """
    afraid anxious ashamed bad bored lost nervous new overwhelmed scared shy stuck tired unable
    uncertain uncomfortable unsure worried
    """
)
_STATES: Final = frozenset({"feeling", "struggling", "worrying", "lacking", "losing"})
_NOT_QUALITIES: Final = frozenset({"sure", "confident", "comfortable", "able", "good", "certain"})
_NO_SUBJECT: Final = frozenset({"to", "not", "no", "a", "an", "the", "my", "and", "of", "for"})
"""Words after which a verb form is a noun or an infinitive."""
_OF_THE_BODY: Final = word_set("knees knee back shoulder shoulders hands hip hips eyes feet wrists")
_ANYBODY: Final = frozenset({"everyone", "everybody", "nobody", "someone", "somebody", "anyone"})
_PRONOUNS: Final = frozenset({"i", "we", "they", "he", "she", "it", "you", "nobody", "everybody"})


def reads_english(text: str) -> bool:
    """Tell whether `text`, however short, may stand in an English sentence.

    Stricter than `looks_english` where there are few words: a short text with foreign letters has
    to hold some common English word as well.
    """
    if not looks_english(text):
        return False
    words = [word.lower() for word in _LETTERS.findall(folded(text)[:2_000])]
    if not words:
        return False
    known = sum(word in _ENGLISH for word in words)
    foreign = sum(_FOREIGN_LETTER.search(word) is not None for word in words)
    return known > 0 or foreign == 0


def may_be_pasted(sentence: str) -> bool:
    """Tell whether a sentence can stand in a draft: no links, gaps, slips, or undue length."""
    return (
        0 < len(sentence.split()) <= LONGEST_PASTED_WORDS
        and any(map(str.isalpha, sentence))
        and max(map(len, sentence.split())) <= _LONGEST_WORD
        and _LINK_OR_ADDRESS.search(sentence) is None
        and _LONG_NUMBER.search(sentence) is None
        and not placeholders(sentence)
        and not doubled_words(sentence)
        and not any(mark in sentence for mark in "[]{}<>|\\")
    )


def whole_sentence(text: str) -> str | None:
    """Return a first-person remark as a whole sentence, its subject put back; None if it is none.

    "Struggle with delegation" gives "I struggle with delegation."; "no network here" gives None.
    """
    text = tidied(text)
    words = [word.strip(",;:").replace("’", "'").lower() for word in text.split()]
    if not words:
        return None
    following = words[1] if len(words) > 1 else ""
    rest = f"{words[0]}{text[len(text.split()[0]) :]}"
    begun = _with_subject(words[0], following, rest, text)
    if begun is not None:
        return as_sentence(begun)
    return as_sentence(text) if _has_subject(words) else None


def _with_subject(first: str, following: str, rest: str, text: str) -> str | None:
    """Return a remark with the "I" that its writer left out; None where none is missing."""
    if first == "no" and following in _LACKED and "," not in text:
        return f"I have {rest}"
    if first in _OF_THE_BODY and following in {"is", "are", "has", "have", "hurt", "hurts"}:
        return f"My {rest}"
    if first == "never" and following in _PARTICIPLES:
        return f"I have {rest}"
    if first in _LOST_APOSTROPHE and following:
        return f"I {first[:-1]}'t{rest[len(first) :]}"
    lacks = first == "haven't" and following in {"a", "an", "any", "the"}
    denies = lacks or (first in _SHORT_DENIALS and following not in {"", "the", "a", "my"})
    if denies or (first in _OF_FEELING and following not in {"", "of", "for", "is", "and"}):
        return f"I {rest}"
    is_so = first in _QUALITIES or (first == "not" and following in _NOT_QUALITIES)
    if is_so or (first in _STATES and following):
        return f"I am {rest}"
    return None


def after_colon(text: str) -> str:
    """Return a fragment as it stands after "What makes it hard:", with a full stop."""
    return f"{lowered(without_end(tidied(text)))}."


def _has_subject(words: list[str]) -> bool:
    """Tell whether the first clause has a subject and a verb, as far as word lists can."""
    if words[0] in _SUBJECTS and words[0].endswith(("'m", "'s", "'re", "'ve", "'d", "'ll")):
        return len(words) > 1
    if words[0] in _ANYBODY and any(base_of_third_person(word) for word in words[1:4]):
        return True
    if (words[0] in _PRONOUNS and len(words) > 2) or "i" in words[1:9] or _is_mine(words):
        return True
    opens_with_verb = is_verb(words[0], words[1] if len(words) > 1 else "")
    if opens_with_verb and words[0] not in _SUBJECTS:
        return False
    padded = [*words[:10], ""]
    for position in range(1, len(padded) - 1):
        before, word, after = padded[position - 1 : position + 2]
        if word in {"that", "which", "who", "where", "when", "because", "if", "how"}:
            return False
        if before not in _NO_SUBJECT and _is_finite(word, after):
            return True
    return False


def _is_mine(words: list[str]) -> bool:
    """Tell "my contract ends soon" from "my first language, to adults"."""
    third = base_of_third_person(words[2]) if len(words) > 3 and words[0] in {"my", "our"} else None
    return third is not None and is_verb(third)


def _is_finite(word: str, after: str) -> bool:
    if word in _FINITE or word.endswith(("n't", "'re", "'ve")):
        return True
    objects = takes_object(after) or after in _ANSWERS
    third = base_of_third_person(word) is not None
    return objects and (third or is_verb(word, after) or is_past(word, after))
