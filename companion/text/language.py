"""Is a text English? The offline composers only know English, and say so rather than guess."""

import re
from collections import Counter
from typing import Final

from companion.text.fold import folded
from companion.text.verb_lists import VERBS, word_set

_FEWEST_WORDS: Final = 12
"""Fewer words than this tell nothing."""

_OPENING: Final = 2_000
_FEWEST_STRANGE: Final = 2
"""One word of another language may be a name."""

_WORD: Final = re.compile(r"[^\W\d_]+")

_ENGLISH: Final = frozenset(
    """
    about after again all also and any are as at be because been before but by can could did do does
    each every for from get give go had has have he help her here his how i if in into is it its
    just know let like make me more my need next not now of on one or our out over should so some
    still than that the their them then there these they this to try up us was we well were what
    when where which who why will with would you your
    """.split()  # noqa: SIM905 - a word list reads as words
)

_OTHERS: Final = {
    "de": "aber als auch auf aus bei bin bis das dass dem den der des die ein eine einen er es für "
    "haben hat ich ihr im ist ja kann mit nach nicht noch nur oder sich sie sind über um und uns "
    "von vor war was wenn wie wir wird zu zum zur",
    "fr": "au aux avec avoir ce ces cette comme dans de des du elle en est et être faire il ils je "
    "la le les leur mais même nous on ont ou où par pas plus pour qu que qui sa sans se ses son "
    "sont sur un une vous",
    "es": "al como con cuando de del el ella en es esta este fue hay la las le lo los me más muy "
    "no nos para pero por porque que qué se ser si sin sobre su sus también tiene un una y ya yo",
    "pt": "ao aos as com como da das de do dos e ela ele em entre era essa está eu foi isso mais "
    "mas me meu muito na não nas no nos o os ou para pela pelo por que se sem ser seu sua são "
    "também tem um uma você",
    "it": "al alla anche che chi ci come con cosa da dal dei del della delle di e era gli ha ho i "
    "il in io la le lo ma mi nel nella non o per perché più quando questo se si sono su sua suo un "
    "una è",
    "nl": "aan als bij dan dat de der deze die dit door een en er ook geen had heb hebben heeft "
    "het hij ik in is je kan maar meer met naar niet nog nu of om onze op over te tot uit van voor "
    "was wat we werd wij worden ze zijn zou",
    "sv": "alla att av de den det du efter eller en ett för från han har hon i inte jag kan man "
    "med men mig min mot mycket när och om på sig ska skulle som så till under upp ut vad var vi "
    "vid är än",
    "da": "af alle at blev da de den der det du efter eller en er et for fra han har havde hun i "
    "ikke jeg kan man med meget men mig min mod når og om op på sig skal som så til ud var ved vi "
    "være å",
    "fi": "ei että he hän ja jos joka joita kanssa kun kuin me mikä minä mitä mutta myös ne niin "
    "nyt oli olla olen on ovat se sekä siitä sitä tai tämä vain voi",
    "pl": "ale bo być co czy dla do gdy go i ich jak jako jest jeszcze już ma mi mnie może na nie "
    "od po potem przez się są ta tak tego to tym w we z za że",
    "cs": "a aby ale by byl bylo co do i jak jako je jeho jen jsem jsme jsou k když která který ma "
    "mě na ne o od po pro s se si tak to u v ve z za že",
    "ro": "am ar au că care ce cu cum da de din este eu fi fost în la mai nu o pe pentru sau se "
    "sunt să si și un una",
    "tr": "ama ben bir biz bu çok da daha de değil diye en gibi göre ile için ise kadar ki mi ne "
    "o olan olarak olduğu onun sonra şey ve veya ya",
    "hu": "a az egy és ez hogy is ki kell lehet már meg mert mi mint nagyon nem én csak de el ha "
    "van volt vagy",
    "id": "ada adalah akan bisa dalam dan dari dengan di ini itu juga kami karena ke kita lebih "
    "oleh pada saya sebagai sudah tidak untuk yang",
    "vi": "anh các cho có của cũng đã đang để đó được không là làm một này người những nói "
    "ra rất sẽ tôi trong và với",
    "tl": "ako ang at ay hindi ito ka kami kung mga na nang ng ni niya para sa sila siya",
    "sw": "cha hii huo katika kwa kwamba la na ni sana vya wa wake ya yake za",
}
_FOREIGN: Final = {
    # Single letters stand for anything: "E2E", "plan a", "s" of a slip of the tongue.
    code: frozenset(word for word in spelt.split() if len(word) > 1)
    for code, spelt in _OTHERS.items()
}
_OWN: Final = "en"
_LANGUAGES: Final = {
    word: tuple(code for code, common in ((_OWN, _ENGLISH), *_FOREIGN.items()) if word in common)
    for word in _ENGLISH.union(*_FOREIGN.values())
}
"""The languages in which a word is common."""

_OF_WISHES: Final = word_set(
    """
    ich mich mir mein meine meinen meinem möchte will werden lernen besser führen finden leiten
    wechseln selbständig selbstständig bestehen neue neuen neues arbeit stelle ausbildung prüfung
    je mon ma mes veux voudrais devenir apprendre trouver changer gérer ouvrir réussir travail
    métier équipe
    mi mis quiero quisiera aprender encontrar mejorar cambiar abrir ser trabajo equipo empleo
    meu minha quero gostaria melhorar mudar conseguir trabalho emprego
    voglio vorrei mio mia diventare imparare trovare cambiare migliorare aprire lavoro
    ik mijn wil worden leren vinden beginnen veranderen leidinggeven werk baan eigen
    jag vill bli lära hitta byta jobb chcę zostać znaleźć zmienić pracę nauczyć istiyorum bulmak
    """
)
"""Words that short wishes are made of in other languages, and that no English wish has."""

_TOO_ENGLISH: Final = word_set("will ser mi mis ma mon mes mia mio je")
"""Of these: what English or a name may have as well, and that tells nothing alone."""

_NOT_ONLY_ENGLISH: Final = word_set("me will was as at in on a so no he an us all come can")
"""Common English words that are words of other languages too."""

_MARGIN: Final = 2
"""How many words more another language must have: one may be a name."""


def looks_english(text: str) -> bool:
    """Tell whether `text` is English, as far as its most common words show.

    True for too little to tell: fewer than twelve words in Latin letters, or a list of names and
    tools without any common word. False when most letters are of another script, or when the
    common words of another language are clearly met more often than the English ones.
    """
    found = Counter(_WORD.findall(folded(text).casefold()))
    latin = {word: times for word, times in found.items() if word[0] <= "\u024f"}
    letters = sum(len(word) * times for word, times in found.items())
    if 2 * sum(len(word) * times for word, times in latin.items()) < letters:
        return False
    if sum(latin.values()) < _FEWEST_WORDS:
        return True
    met: Counter[str] = Counter()
    for word, times in latin.items():
        for language in _LANGUAGES.get(word, ()):
            met[language] += times
    enough = met.pop(_OWN, 0) + _MARGIN
    return all(times < enough for times in met.values())


def is_english_wish(text: str) -> bool:
    """Tell whether a goal is English, also where it has few words.

    A short one is not when it has words that wishes in other languages are made of, and none of the
    common English ones: "Mein erstes Team leiten", "trouver un emploi".
    """
    text = text[:_OPENING]
    found = Counter(_WORD.findall(folded(text).casefold()))
    if sum(found.values()) >= _FEWEST_WORDS:
        return looks_english(text)
    if not looks_english(text):
        return False
    strange = [found.keys() & words for words in (_OF_WISHES, *_FOREIGN.values())]
    if found.keys() & (_ENGLISH - _NOT_ONLY_ENGLISH):
        return True
    if strange[0] - _TOO_ENGLISH:
        return False
    most = max(len(words | strange[0]) for words in strange)
    return most < _FEWEST_STRANGE or bool(found.keys() & VERBS)
