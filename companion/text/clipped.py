"""Words that people cut short in notes: the full stop after one ends no sentence."""

from bisect import bisect_left
from functools import cache
from typing import Final

from companion.text.common_words import is_common, known_words

_CLIPPED: Final = frozenset(
    """
    abt accom acct addl adj adv alt amt appl approx appt appx arr assoc asst att attn auth avg
    bal biol bldg blvd cert certs cfm chem circ coll colls comm conf cont contd coord coun ctte
    deg delib deliv dep dept depts diff dir disc dist distr div econ educ elec eng engl env
    equip esp est exec expt fac fwd geog gov govt grad hist hort hosp husb hyg ident imm impt
    incl indep indiv ingred ingreds insp inst instr insur intl inv invt irreg lect lic loc
    maint mand manuf mech med mem mgmt mgr mkt mktg mkts mtg nat nom norm nurs obj obs occ oper
    opp opps orig perf perm pers pharm phys poss prac pref prelim pres prev priv prob probs
    prod prods prof proj prov psych publ qty qual qualif rec recs ref refs reg regs rel rep
    reps req reqs resp rev sched sci sec sect secy sem sess sim spec specs stds subj subs suff
    supp suppl supt surg surv tech temp temps theat treas typ univ usu util vocab wkend wkends
    wknd
    """.split()  # noqa: SIM905 - a word list reads as words
)
_CLIPPED_WORDS: Final = frozenset({"ins", "app", "inc", "ext", "ed", "gen", "corp"})
"""Words too, but not at the end of a sentence."""

_CAPITALS_TYPED_LOW: Final = frozenset(
    {"cv", "tv", "pc", "pdf", "sms", "dvd", "bbq", "hr", "hm", "hmm", "mm", "pt", "ppl", "jpg"}
    | {"th", "st", "nd", "rd", "nhs", "phd", "gp", "mp", "ok", "msg", "txt", "pls", "thx", "pm"}
)
"""Without a vowel and yet whole: letters that stand for words, and what chats spell short."""

_VOWELS: Final = frozenset("aeiouyáéíóúàèìòùäëïöüâêîôûãõåæøœ")
_LONGEST: Final = 6
_SHORTEST: Final = 2


def is_clipped(word: str) -> bool:
    """Tell whether `word` is one cut short: "ingred", "mkt", "coll", "ins".

    The usual ones are listed; of the rest, no word does without a vowel.
    """
    lower = word.lower()
    if lower in _CLIPPED or lower in _CLIPPED_WORDS:
        return True
    is_short = _SHORTEST <= len(lower) <= _LONGEST and lower.isalpha()
    return is_short and lower not in _CAPITALS_TYPED_LOW and _VOWELS.isdisjoint(lower)


_LONGEST_STEM: Final = 5
_SHORTEST_STEM: Final = 4
_FEWEST_LOST: Final = 2
"""Letters that somebody in a hurry saves at the least."""


def is_beginning(word: str) -> bool:
    """Tell whether `word` is none by itself, but how a longer one begins: "prot" for "protected".

    Four or five letters in lower case, a consonant at the end: how one cuts a word short.
    """
    is_short = _SHORTEST_STEM <= len(word) <= _LONGEST_STEM and word.isalpha() and word.islower()
    if not is_short or word[-1] in _VOWELS or is_common(word):
        return False
    words = _in_order()
    place = bisect_left(words, word)
    longer = words[place : place + 8]
    return any(one.startswith(word) and len(one) >= len(word) + _FEWEST_LOST for one in longer)


@cache
def _in_order() -> tuple[str, ...]:
    return tuple(sorted(known_words()))
