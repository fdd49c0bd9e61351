"""Which situations of the question bank somebody's own words support: no buyers, no sales talk."""

import re
from collections.abc import Mapping
from typing import Final

from companion.text.patterns import lazy
from companion.text.phrasing import LONGEST_PHRASED
from companion.text.words import stem, words

_LEADS: Final = (
    r"lead\w*|led|manag\w*|supervis\w*|in charge|run (?:a|the|my)|running (?:a|the|my)|head of|"
    r"head \w+|team|crew|foreman|forewoman|staff|apprentices|deputy|boss of|matron|take over"
)
_OWN_BUSINESS: Final = (
    r"my own|self-?employ\w*|freelanc\w*|business|shop|stall|salon|studio|caf[eé]|bakery|firm|"
    r"company|start-?up|found(?:er|ing)|practice|workshop|sell\w*|sold|customers?|clients?|buyers?|"
    r"orders?|commissions?|bookings?"
)
_BUYERS: Final = (
    r"customers?|clients?|buyers?|sell\w*|sold|sales?|selling|orders?|commissions?|bookings?|"
    r"pric\w+|"
    r"charg(?:e|ing)|paying|pays? (?:me|for)|quotes?|market(?:s|ing)?|stall|shop|pupils|"
    r"subscribers?"
)
_SEARCH: Final = (
    r"jobs?|work|post|position|role|hired?|vacanc\w+|appl(?:y|ied|ying|ications?)|employ\w+|"
    r"interview\w*|trial shift|placement|traineeship|apprenticeship|redundan\w+|unemployed"
)

_SIGNS: Final[Mapping[str, str]] = {
    "academia-to-industry": (
        r"phd|doctora\w+|postdoc\w*|academ\w+|universit\w+|research\w*|thesis|lab"
    ),
    "changing-field": (
        r"chang\w+|switch\w*|retrain\w*|mov(?:e|ing) (?:from|into|to|out)|leav\w+|quit\w*|"
        r"become\w*|"
        r"becoming|turn\w*|new (?:field|career|trade|start)|something (?:else|new|different)|"
        r"get(?:ting)? (?:into|out)|from \w+ to"
    ),
    "choosing-a-path": (
        r"not sure|unsure|do(?: not|n['’]?t) know|decid\w+|choos\w+|which|either|or|stuck|torn|"
        r"maybe|perhaps|thinking of|direction|path|options?"
    ),
    "clinical-to-lead": (
        r"nurs\w+|ward|doctors?|clinic\w*|hospital|midwi\w+|therap\w+|pharmac\w+|carers?|care home|"
        r"paramedic\w*|patients?|matron"
    ),
    "conflict-with-manager": (
        r"boss|manager|supervisor|head (?:chef|teacher|nurse)|chief|foreman|director|principal|"
        r"owner|line manager"
    ),
    "conflict-with-peer": r"colleagues?|co-?workers?|team\w*|peers?|partner|others?|shift|everyone",
    "decision-between-offers": r"offers?|offered|stay|accept\w*|two (?:jobs|posts)|counter-?offer",
    "difficult-feedback": (
        r"feedback|review|apprais\w+|critici\w+|told (?:me|i)|told that|complain\w*|comments?"
    ),
    "first-job": (
        r"first (?:\w+ ){0,3}(?:job|post|role|work|contract|placement)|graduat\w+|apprentice\w*|"
        r"trainee\w*|junior|school leaver|just (?:finished|started)|my degree"
    ),
    "founder-first-customers": _BUYERS,
    "founder-hiring": r"hir(?:e|ing|ed)|employ\w*|recruit\w*|take on|taking on|staff|co-?founder",
    "freelance-and-consulting": (
        r"freelanc\w*|self-?employ\w*|my own|on my own|solo|consult\w*|contract\w*|day rate|"
        r"clients?|"
        r"independent"
    ),
    "fundraising": (
        r"fund\w*|grants?|donor\w*|donat\w+|investors?|sponsors?\w*|loan|bank|raise money"
    ),
    "individual-contributor-to-manager": _LEADS,
    "influence-without-authority": (
        r"persuad\w+|convinc\w+|influenc\w+|ideas?|propos\w+|ignor\w+|buy-?in|listen\w*|heard|"
        r"stakeholders?|management|change (?:how|the way)|support for|meetings?"
    ),
    "interview-preparation": (
        r"interview\w*|panel|assessment|trial (?:day|shift|lesson)|audition\w*"
    ),
    "job-search": _SEARCH,
    "leadership-presence": (
        r"confiden\w+|taken seriously|presence|authorit\w+|heard|quiet|voice|speak\w*|impost[eo]r|"
        r"decisive|over-?explain\w*|interrupt\w*"
    ),
    "leading-a-first-project": (
        r"projects?|festival|event|opening|launch|coordinat\w+|organis\w+|organiz\w+"
    ),
    "leading-leaders": r"department|director|several teams|head of|managers|area manager|region",
    "learning-a-skill": (
        r"learn\w*|skills?|improv\w+|better at|course|exam|certificat\w+|licen[cs]e|practi[cs]\w+|"
        r"stud(?:y|ying)|train(?:ing)?|qualif\w+|teach myself|language|english"
    ),
    "marketing-a-small-business": _BUYERS,
    "negotiation-offer": r"offers?|offered|contract|salary|wage|start date|negotiat\w+",
    "negotiation-raise": r"raise|pay rise|salary|wages?|underpaid|more money|pay review|paid less",
    "networking": (
        r"network\w*|contacts?|know (?:nobody|no ?body|no one|anyone|hardly)|nobody|meet people|"
        r"conference|meet-?ups?|introduc\w+|strangers?|linkedin"
    ),
    "new-manager": _LEADS,
    "portfolio-or-cv-review": (
        r"cv|r[eé]sum[eé]s?|portfolio|cover letter|profile|linkedin|application"
    ),
    "promotion": (
        r"promot\w+|senior|next level|next grade|passed over|step up|deputy|head \w+|more "
        r"responsibility|title|seriously"
    ),
    "public-speaking": (
        r"speak\w*|speech|present\w*|talks?|audience|stage|pitch\w*|slides|lecture|assembly|"
        r"sermon|toast"
    ),
    "redundancy": (
        r"redundan\w+|laid off|lay-?offs?|lost my|clos(?:e|es|ed|ing)|let go|severance|notice"
    ),
    "relocating-or-foreign-credentials": (
        r"moved? (?:here|country|abroad|from)|abroad|foreign|country|immigra\w+|visa|recognis\w+|"
        r"recogniz\w+|papers|second language|my degree from|expat\w*|licen[cs]e"
    ),
    "retirement-transition": (
        r"retir\w+|last (?:working )?years?|hand(?:ing)? over|succession|pension"
    ),
    "returning-after-a-break": (
        r"back to|return\w*|break|gap|years? (?:out|off|away)|parental|maternity|paternity|illness|"
        r"sabbatical|rusty|after (?:the|my) (?:kids|children|baby)"
    ),
    "specialist-track": (
        r"specialist|expert\w*|staff engineer|principal|without (?:managing|becoming)|deepen"
    ),
    "starting-at-a-new-organisation": (
        r"new (?:job|role|post|school|hospital|team|place|employer)|just (?:joined|started)|"
        r"start(?:ing)? (?:at|in|on)|probation|first (?:day|week|month|ninety)"
    ),
    "trade-to-supervisor": _LEADS,
    "workload-and-burnout": (
        r"overwhelm\w*|burn\w*|too (?:much|many)|hours|stress\w*|say(?:ing)? no|no time|exhaust\w+|"
        r"tired|weekends?|overtime|workload|balance|shifts?"
    ),
}
_FOUND: Final = {name: lazy(rf"\b(?:{signs})\b", re.IGNORECASE) for name, signs in _SIGNS.items()}
_OF_OWN: Final = lazy(rf"\b(?:{_OWN_BUSINESS})\b", re.IGNORECASE)
_OF_BUSINESS: Final = frozenset({"founder-hiring", "marketing-a-small-business"})


def is_supported(ref: str, own_words: str) -> bool:
    """Tell whether somebody's own words speak of a situation of the bank. Linear.

    Args:
        ref: of the situation, such as "questions/founder-first-customers".
        own_words: what they wrote or confirmed: a goal, what is in the way, promises.
    """
    name = ref.rpartition("/")[2]
    signs = _FOUND.get(name)
    said = own_words[: 4 * LONGEST_PHRASED]
    if signs is None or signs.search(said) is None:
        return False
    return name not in _OF_BUSINESS or _OF_OWN.search(said) is not None


def asks_of_more(question: str, own_words: str) -> bool:
    """Tell whether a question speaks of money, papers or people that the own words never name."""
    said = {stem(word) for word in words(own_words[: 4 * LONGEST_PHRASED])}
    loaded = {stem(found) for found in _LOADED.findall(question)}
    return bool(loaded) and not loaded & said


_LOADED: Final = lazy(
    r"\b(budgets?|figures|money|salary|pay|paid|pric(?:e|es|ing)|investors?|contracts?|clients?|"
    r"customers?|buyers?|board|rotas?|portfolio|cv|offers?|interviews?|exams?|thesis|degree|grants?|"
    r"donors?|startup|company|manager|boss|reports?|promotion|stakeholders?|website|campaigns?)\b",
    re.IGNORECASE,
)
"""What a question takes to be part of somebody's matter."""


def known_situations() -> frozenset[str]:
    """Return the situations that have signs."""
    return frozenset(_SIGNS)
