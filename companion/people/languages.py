"""Names of languages, in English and in the language itself, to BCP 47 tags."""

import re
from typing import Final

from companion.people.lexicon import plain, word_set
from companion.people.lists import split_outside_brackets
from companion.text.patterns import lazy

_NAMES: Final = """
af afrikaans, am amharic, ar arabic العربية, az azerbaijani azeri, be belarusian, bg bulgarian
български, bn bengali bangla বাংলা, bs bosnian bosanski, ca catalan catala, ceb cebuano, cs czech
cestina cesky, cy welsh cymraeg, da danish dansk, de german deutsch niemiecki allemand
tedesco aleman, el greek ελληνικα, en english saesneg sasanach bearla beurla englisch ingilizce
angol anglais ingles engelsk inglese angielski anglictina engleza engelska ingiriisi, eo
esperanto, es spanish espanol castellano castilian spanisch espagnol, et estonian eesti, eu basque
euskara, fa persian farsi dari فارسی, fi finnish suomi, fil filipino
tagalog pilipino, fr french francais franzosisch frances francuski, ga irish gaeilge, gd gaelic, gl
galician galego, gu gujarati, ha hausa, he hebrew ivrit עברית, hi hindi हिन्दी, hr
croatian hrvatski, hu hungarian magyar, hy armenian, id indonesian, ig igbo, is icelandic
islenska, it italian italiano italienisch italien, ja japanese nihongo 日本語, ka georgian, kk
kazakh, km khmer, kn kannada, ko korean 한국어, ku kurdish, lb luxembourgish, lg luganda,
ln lingala,
luo luo dholuo, lt lithuanian lietuviu, lv latvian latviesu, mk macedonian, ml malayalam, mn
mongolian, mr marathi, ms malay, mt maltese, my burmese, nb bokmal, ne nepali, nl dutch nederlands
flemish, no norwegian norsk, pa punjabi panjabi, pl polish polski, ps pashto, pt portuguese
portugues, ro romanian romana, ru russian русскии, rw kinyarwanda, si sinhala sinhalese, sk slovak
slovencina, sl slovenian slovene, sn shona, st sesotho, so somali, sq albanian shqip, sr serbian
srpski, sv swedish svenska, sw swahili kiswahili, ta tamil, te telugu, th thai ไทย, ti tigrinya,
tn setswana, tr turkish turkce, tw twi, uk ukrainian українська, ur urdu, uz uzbek, vi vietnamese,
wo wolof, xh xhosa isixhosa, yo yoruba, yue cantonese, zh chinese mandarin putonghua 中文, zu zulu
isizulu, jam patois patwa, pcm pidgin, kri krio, ak akan fante, rom romani romanes, tet tetum,
lg ganda, om oromo, ny chichewa nyanja, bem bemba, mg malagasy, ht kreyol, gn guarani, qu quechua
"""
_TAG_OF: Final = {
    plain(word): tag
    for tag, *words in (entry.split() for entry in _NAMES.split(","))
    for word in words
}
_NAME_OF: Final = {
    tag: name.title() for tag, name, *_ in (entry.split() for entry in _NAMES.split(",")[::-1])
}
_TAGS: Final = frozenset(_TAG_OF.values())
_VARIANTS: Final = {
    "brazilian portuguese": "pt-BR",
    "portuguese brazil": "pt-BR",
    "british english": "en-GB",
    "american english": "en-US",
    "simplified chinese": "zh-Hans",
    "traditional chinese": "zh-Hant",
    "british sign language": "bfi",
    "bsl": "bfi",
    "american sign language": "ase",
    "asl": "ase",
    "swiss german": "gsw",
    "scottish gaelic": "gd",
    "scots gaelic": "gd",
    "haitian creole": "ht",
    "bahasa indonesia": "id",
    "bahasa melayu": "ms",
    "norwegian nynorsk": "nn",
    "tieng viet": "vi",
}
_WORDS: Final = lazy(r"[^\W\d_]+")
_TAG: Final = lazy(r"([a-z]{2,3})(?:[-_]([A-Za-z]{2,4}))?")
_JOINED: Final = lazy(r"\s(?:and|und|et|y|plus)\s|\s?\+\s?", re.IGNORECASE)
_AND: Final = frozenset(("a", "ac", "agus", "i", "och", "og", "en", "ve", "si"))
"""What joins two languages in some of them: "Cymraeg a Saesneg"."""

_LEVEL: Final = lazy(r"\b[ABC][12]\b")
_ASIDE: Final = lazy(r"\(|\[|:|–|—|\s-\s|/")
_IN_BRACKETS: Final = lazy(r"\(([^()]{2,80})\)")
_SAYS_NO: Final = lazy(r"\b(?:no|not|never|without|except|but|rather than)\b")
_LONGEST_CELL: Final = 500
_LONGEST_NAME: Final = 80
_MOST_LISTED: Final = 12
_LEVELS: Final = word_set(
    "native fluent basic intermediate advanced beginner conversational mother tongue working",
    "knowledge professional proficient bilingual good some a little bit of in level spoken written",
    "and full limited elementary proficiency business school very language learning fluently near",
    "ok okay fine decent quite pretty fairly enough slow slowly works better than my",
    "excellent so fair passive active upper first or muttersprache fliessend verhandlungssicher",
    "grundkenntnisse gute",
    "etwas langue maternelle courant notions nativo nativa fluido basico lingua madre",
)
_HARDLY: Final = lazy(
    r"\b(?:a[12]|basics?|beginner|elementary|rudimentary|limited|passive|some|a little|little|bit|"
    r"few words|school|learning|notions|grundkenntnisse|etwas|un peu|un poco|basico)\b"
)
_WELL: Final = lazy(
    r"\b(?:b[12]|c[12]|native|fluent|fluently|good|excellent|mother tongue|bilingual|proficient|"
    r"full|advanced|conversational|intermediate|business|professional)\b"
)
"""What is said of a language in which nobody should be asked to hold a conversation."""

LITTLE: Final = "-x-little"
"""What marks the tag of a language that somebody says they speak a little: "en-x-little"."""

_WORDS_TOO: Final = word_set("am is my no so")
"""Tags that are also what somebody answers: "no" alone is not Norwegian."""


def language_tag(text: str) -> str | None:
    """Return the BCP 47 tag of one language as people write it, or None.

    "French (B2)", "fluent Spanish" and "pt_BR" are understood; the level is not kept.
    """
    stripped = _LEVEL.sub(" ", text).strip().rstrip(".")
    if not 2 <= len(stripped) <= _LONGEST_NAME:
        return None
    shouted = len(stripped) == 2 and stripped.isascii() and stripped.isupper()
    tag = _TAG.fullmatch(stripped.lower() if shouted else stripped)
    if tag is not None and tag[1] in _TAGS and (tag[2] or tag[1] not in _WORDS_TOO):
        return tag[1] if tag[2] is None else f"{tag[1]}-{_cased(tag[2])}"
    whole = " ".join(_WORDS.findall(plain(stripped)))
    if whole in _VARIANTS:
        return _VARIANTS[whole]
    head = _WORDS.findall(plain(_ASIDE.split(stripped, maxsplit=1)[0]))
    words = [word for word in head if word not in _LEVELS]
    return _VARIANTS.get(" ".join(words)) or (_TAG_OF.get(words[0]) if len(words) == 1 else None)


def name_of_language(tag: str) -> str:
    """Return the English name of a language given by its tag; the tag where we know none."""
    return _NAME_OF.get(tag.split("-")[0], tag)


def read_languages(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the tags of a list of languages, and the entries that give none.

    A tag holds no level, so that a language that is hardly spoken ("a bit of German", "French A1")
    stays among the entries and no two people are brought together in it.
    """
    tags: dict[str, None] = {}
    unknown: list[str] = []
    for part in split_outside_brackets(text, ",;|/&\n\t•·"):
        for piece in _JOINED.split(part):
            tag = language_tag(piece)
            if tag is not None and is_hardly_spoken(piece):
                unknown.append(piece.strip())
            elif tag is not None:
                tags[tag] = None
            elif several := _side_by_side(piece):
                tags.update(dict.fromkeys(several))
            elif not _is_level(piece):
                unknown.append(piece.strip())
    return tuple(tags), tuple(unknown)


def languages_in_brackets(text: str) -> tuple[str, ...]:
    """Return the other languages that stand in brackets: "Polish (English ok, slowly)".

    None that is hardly spoken, and none of brackets that say no.
    """
    found: dict[str, None] = {}
    for aside in _IN_BRACKETS.findall(text[:_LONGEST_CELL]):
        if _SAYS_NO.search(plain(aside)) is None and not is_hardly_spoken(aside):
            tags = (_TAG_OF.get(word) for word in _WORDS.findall(plain(aside)))
            found.update(dict.fromkeys(tag for tag in tags if tag is not None))
    read = {tag.split("-")[0] for tag in read_languages(text)[0]}
    return tuple(tag for tag in found if tag not in read)


def _side_by_side(text: str) -> tuple[str, ...]:
    """Return the languages of "english spanish"; nothing where a word is anything else.

    Levels between them would leave open whose they are.
    """
    found = [word for word in _WORDS.findall(plain(text)) if word not in _AND][:_MOST_LISTED]
    tags = [_TAG_OF.get(word) for word in found]
    return tuple(tag for tag in tags if tag) if len(tags) > 1 and all(tags) else ()


def is_hardly_spoken(text: str) -> bool:
    """Tell whether an entry says that a language is known a little only: "basic French", "A2"."""
    said = plain(text)
    return _HARDLY.search(said) is not None and _WELL.search(said) is None


def _is_level(text: str) -> bool:
    """Whether a text only says how well a language is spoken, as printed profiles put below it."""
    words = _WORDS.findall(plain(_LEVEL.sub(" ", text)))
    return bool(text.strip()) and all(word in _LEVELS for word in words)


def _cased(region: str) -> str:
    return region.title() if len(region) == 4 else region.upper()
