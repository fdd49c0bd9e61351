"""Peoples and languages whose names do not follow from their countries' by an ending alone."""

from collections.abc import Mapping
from typing import Final

_PAIRS: Final = """
    argentine argentina; belgian belgium; brit britain; british britain; chilean chile; chinese
    china; croat croatia; cypriot cyprus; czech czechia; dane denmark; danish denmark; dutch
    netherlands; english england; filipino philippines; finn finland; finnish finland; flemish
    flanders; french france; german germany; greek greece; hungarian hungary; icelandic iceland;
    irish ireland; italian italy; kurdish kurdistan; moroccan morocco; norwegian norway; peruvian
    peru; pole poland; polish poland; portuguese portugal; scot scotland; scottish scotland; slovak
    slovakia; spaniard spain; spanish spain; swede sweden; swedish sweden; swiss switzerland; thai
    thailand; turkish turkey; uzbek uzbekistan; welsh wales
"""
_WORDS: Final = _PAIRS.replace(";", "").split()
COUNTRY_OF: Final[Mapping[str, str]] = dict(zip(_WORDS[::2], _WORDS[1::2], strict=True))
"""What is of a country, and the country, in small letters."""

_PEOPLES: Final[Mapping[str, frozenset[str]]] = {
    country: frozenset(one for one, of in COUNTRY_OF.items() if of == country)
    for country in COUNTRY_OF.values()
}


def of_the_same_country(word: str) -> frozenset[str]:
    """Return what else a word in small letters is called by: German for Germany, and back."""
    country = COUNTRY_OF.get(word)
    return _PEOPLES.get(word, frozenset()) | ({country} if country else frozenset())
