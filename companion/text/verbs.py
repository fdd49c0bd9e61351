"""English verbs, as far as goals and profiles need them: which word is one, and in which form.

The lists are short on purpose. A word that is not on them is left as it stands, and the caller says
less instead of guessing.
"""

from typing import Final

from companion.text.verb_lists import (
    ADJECTIVES_IN_ED,
    BOTH_NOUN_AND_VERB,
    DOUBLED,
    IRREGULAR_PAST,
    MOVES,
    NOUNS_IN_ING,
    PASSIVE_IN_ED,
    VERBS,
    word_set,
)

_VOWELS: Final = frozenset("aeiou")
_OBJECT_STARTS: Final = word_set(
    """
    a an the my our your his her their its this that these those all both every each some any more
    fewer less me myself us it them him people others someone somebody everyone everybody what how
    whether why where who one two three four five six seven eight nine ten eleven twelve another
    several many most enough no nothing something things between new bigger larger better careers
    jobs roles teams fields industries
    """
)
_WAYS_ON: Final = word_set(
    """
    in on as at with for from to into onto out up over through towards toward under abroad back away
    by better well more less full-time part-time remotely independently harder smarter about against
    across around again alone together off down without within
    """
)
_ADVERBS: Final = word_set(
    """
    finally really just also always maybe perhaps hopefully successfully effectively confidently
    never still even soon eventually gradually quickly actively consistently properly better
    """
)


def is_verb(word: str, following: str = "") -> bool:
    """Tell whether `word` begins a clause as a bare verb ("run", "Become").

    Words that are nouns as well ("lead", "work") count only before what a verb would take:
    "lead a team", "work in Berlin", not "lead engineer", "work experience".
    """
    word, following = word.lower(), following.lower().strip(",;:.")
    if word in BOTH_NOUN_AND_VERB:
        return takes_object(following) or (word in MOVES and following in _WAYS_ON)
    return word in VERBS


def takes_object(following: str) -> bool:
    """Tell whether `following` is a word that begins an object: "the", "my", "two", "14"."""
    return following.lower() in _OBJECT_STARTS or following[:1].isdigit()


def is_adverb(word: str) -> bool:
    """Tell whether `word` may stand before a verb that it describes ("finally finish")."""
    return word.lower() in _ADVERBS


def is_past(word: str, following: str = "") -> bool:
    """Tell whether `word` is a past tense that can follow "you" or "I" ("took", "Redesigned").

    Participles that describe ("experienced engineer") or suffer ("promoted to lead") do not count.
    """
    word, following = word.lower(), following.lower().strip(",;:.")
    if word in IRREGULAR_PAST:
        return True
    base = _base_of_regular_past(word)
    if base is None or word in ADJECTIVES_IN_ED:
        return base is not None and (takes_object(following) or following in {"in", "as"})
    if word in PASSIVE_IN_ED:
        return takes_object(following) or (following not in _WAYS_ON and following != "")
    return True


def base_of_gerund(word: str, following: str = "") -> str | None:
    """Return the verb of an -ing form ("running": run), None for what is rather a noun."""
    word = word.lower()
    if not word.endswith("ing") or len(word) < len("going"):
        return None
    if word in NOUNS_IN_ING and not takes_object(following):
        return None
    stem = word[:-3]
    undoubled = stem[:-1] if stem[-1:] == stem[-2:-1] else ""
    shortened = f"{stem[:-1]}ie" if stem.endswith("y") and len(stem) == len("dy") else ""
    candidates = (stem, f"{stem}e", undoubled, shortened)
    known = VERBS | BOTH_NOUN_AND_VERB
    return next((base for base in candidates if base in known and gerund(base) == word), None)


def gerund(verb: str) -> str:
    """Return the -ing form: run, running; be, being; take, taking; lie, lying."""
    lower = verb.lower()
    if lower in DOUBLED or _is_short_and_closed(lower):
        return f"{verb}{verb[-1]}ing"
    if lower.endswith("ie"):
        return f"{verb[:-2]}ying"
    if lower.endswith("e") and not lower.endswith(("ee", "oe", "ye")) and lower != "be":
        return f"{verb[:-1]}ing"
    return f"{verb}ing"


def base_of_third_person(word: str) -> str | None:
    """Return the verb of an -s form ("leads": lead, "carries": carry), None for other words."""
    word = word.lower()
    irregular = {"is": "are", "has": "have", "does": "do", "goes": "go", "was": "were"}
    if word in irregular:
        return irregular[word]
    candidates = (word[:-1], word[:-2], f"{word[:-3]}y") if word.endswith("s") else ()
    known = VERBS | BOTH_NOUN_AND_VERB
    return next((base for base in candidates if base in known), None)


def _base_of_regular_past(word: str) -> str | None:
    if not word.endswith("ed"):
        return None
    stem = word[:-2]
    candidates = (stem, stem + "e", stem[:-1], f"{stem[:-1]}y" if stem.endswith("i") else "")
    known = VERBS | BOTH_NOUN_AND_VERB
    return next((base for base in candidates if base in known), None)


def _is_short_and_closed(word: str) -> bool:
    """Tell one-syllable verbs that double their last letter: one vowel, then one consonant."""
    vowels = [letter in _VOWELS for letter in word]
    return (
        len(word) >= 2
        and vowels.count(True) == 1
        and not vowels[-1]
        and len(vowels) > 2
        and vowels[-2]
        and word[-1] not in "wxy"
    )
