"""The verbs with which people note down what somebody does for a living, and what is no work."""

import re
from typing import Final

from companion.text.verb_lists import word_set

WORK: Final = word_set(
    """
    advise advocate reorganise reorganize learn decide negotiate analyse assess audit bake brew
    build buy care cater certify chair change clean
    coach code coordinate conduct consult convert cook counsel cover create curate cut deliver
    design develop direct distribute draft drive edit employ establish examine export farm fish
    found fundraise grow handle head help hire import implement improve increase inspect install
    interpret interview introduce invent invest judge launch lead lecture manage make market
    mentor merge
    move negotiate nurse open organise organize oversee own paint pass perform photograph plan
    play practise present produce programme publish qualify raise rebuild recruit reduce reform
    renovate reopen repair report represent research restore restructure restructured retrain
    review roast run save sell serve set sing sit speak specialise specialize start steer study
    supervise supply support switch take tailor teach test trade train transform translate treat
    turn volunteer weave weld win work write
    """
)
"""Bases; whoever "likes" or "hates" something does no work by it."""

IRREGULAR: Final = word_set(
    """
    ran led built bought sold taught wrote made took grew won began rebuilt brought drove spoke set
    cut sang sat oversaw rewrote wove
    """
)
"""Past tenses of work that do not end in -ed."""

DONE: Final = word_set(
    """
    done run led built sold taught written made taken grown won had worked managed trained opened
    started published translated designed set founded hired supervised
    """
)
"""Participles behind "has"."""

STATES: Final = word_set("chartered certified qualified accredited registered")

_KIN_WORDS: Final = (
    r"(?:sister|brother|son|daughter|mother|father|mum|mom|dad|wife|husband|cousin|aunt|uncle|niece|"
    r"nephew|friend|neighbou?r|mate|partner|girlfriend|boyfriend|ex|flatmate|roommate|in-law)"
)
KIN: Final = re.compile(rf"\b{_KIN_WORDS}s?\b", re.IGNORECASE)
"""Somebody else, of family or friends."""

BETWEEN: Final = re.compile(
    rf"\b\w{{1,30}}['’]s?\s(?:\w{{2,12}}\s)?{_KIN_WORDS}\b|\b{_KIN_WORDS}s? of\b|"
    r"\b(?:i|i['’]\w+|me|mine|my|our|ours|us|we|we['’]\w+|myself|know (?:him|her|them)|met|mates?|"
    r"friends?|neighbou?rs?|flat-?mate|house-?mate|school-?mate|classmate|colleagues?|cousin|aunt|"
    r"uncle|nephew|niece|in-laws?|sister in law|brother in law|ex-?\s?(?:colleague|boss|flatmate|"
    r"boyfriend|girlfriend|wife|husband)|choir|gym|pub|pints?|christmas|birthday|dinner|lunch|"
    r"drinks?|beers?|holidays?|wedding|funeral|church|next door)\b",
    re.IGNORECASE,
)
"""What ties the two people, and where they meet outside work."""

PRIVATE: Final = re.compile(
    r"\b(?:husbands?|wi(?:fe|ves)|partner is|boyfriend|girlfriend|fianc\w+|mothers?|mum|mom|dad|"
    r"fathers?|parents?|grand\w+|bab(?:y|ies)|kids?|child|(?:her|his|their) children|passed away|"
    r"died|dead|son|sons|daughters?|dogs?|cats?|single|married|divorc\w*|separated|widow\w*|"
    r"ill|sick|surgery|operation|hospitali[sz]ed|cancer|stroke in|depress\w*|burn(?:t|ed)? ?out|"
    r"slipped dis[ck]|(?:her|his|an) injury|was injured|accident|bad (?:back|knees?|hip|"
    r"shoulder)|burnout|"
    r"breakdown|pregnan\w*|maternity|alcohol\w*|sober|drunk|rehab|therapy for|debts?|bankrupt\w*|"
    r"salary|earns?|rich|poor|loaded|money trouble|sued|fired|sacked|laid off|redundan\w*|"
    r"prison for|arrested|gay|lesbian|religio\w*|muslim|jewish|christian|catholic|vot(?:es|ed)|"
    r"brexit|fat|slim|pretty|handsome|age[ds]? \d+|years old|retir(?:es|ing) soon)\b",
    re.IGNORECASE,
)

REMARK: Final = re.compile(
    r"\b(?:too (?:much|many|hard|little|often)|"
    r"iron (?:hand|fist|rod)|firm hand|bossy|dragon|patience|nonsense|everybody|everyone|"
    r"lovely|nice|kind|sweet|great|brilliant|amazing|fantastic|excellent|wonderful|super|"
    r"awful|terrible|scary|grumpy|moody|rude|fair|tough|strict|blunt|arrogant|annoying|boring|"
    r"funny|laugh|fun|chatty|talks? too|quiet|shy|loud|clever|smart|bright|genius|legend|star|"
    r"always|never|usually|late|busy|slow to|hard to|easy to|(?:dis)?likes?|loves?|hates?|"
    r"prefers?|answers?|repl(?:y|ies)|picks? up|calls? back|emails? back|texts? back|whatsapp|"
    r"owes?|"
    r"good (?:with|at|to|guy|person|egg|sort|value|listener|talker)|bad at|best|worst|can be|"
    r"seems?|looks? like|bit (?:of|too)|a bit|quite|rather|very|really|so-so|mind you|worth|"
    r"trust\b(?! of)|gossip\w*|beware|careful|don['’]?t|doesn['’]?t|won['’]?t|isn['’]?t|wasn['’]?t|"
    r"hasn['’]?t|not|no longer|hardly|failed|failure|closed (?:one|it|down)|went bust|lost)\b",
    re.IGNORECASE,
)
"""What one thinks of somebody, how one reaches them, and what went wrong."""

DOUBT: Final = re.compile(
    r"\b(?:i think|think s?he|maybe|perhaps|probably|possibly|apparently|might|may be|supposedly|"
    r"allegedly|not sure|or something|or so|sort of|kind of|kinda|something like|if i remember|"
    r"guess|heard|rumou?r\w*|says s?he|claims|tbc)\b|\?|~",
    re.IGNORECASE,
)
"""What is not known for certain is not told to the one who knows."""
