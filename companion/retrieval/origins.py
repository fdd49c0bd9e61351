"""Countries and nationalities, and where in a sentence they tell where somebody comes from.

A country alone is left in place: "payroll in Germany" and "a Spanish teacher" are about the work.
"""

from collections.abc import Sequence
from typing import Final

_COUNTRIES: Final = """
    Afghanistan; Albania; Algeria; Andorra; Angola; Argentina; Armenia; Australia; Austria;
    Azerbaijan; Bahamas; Bahrain; Bangladesh; Barbados; Belarus; Belgium; Belize; Benin; Bhutan;
    Bolivia; Bosnia; Bosnia and Herzegovina; Botswana; Brazil; Britain; Brunei; Bulgaria;
    Burkina Faso; Burma; Burundi; Cambodia; Cameroon; Canada; Cape Verde; Chad; Chile; China;
    Colombia; Comoros; Congo; Costa Rica; Croatia; Cuba; Cyprus; Czechia; Czech Republic; Denmark;
    Djibouti; Dominica; Dominican Republic; East Timor; Ecuador; Egypt; El Salvador; England;
    Equatorial Guinea; Eritrea; Estonia; Eswatini; Ethiopia; Fiji; Finland; France; Gabon; Gambia;
    Georgia; Germany; Ghana; Greece; Grenada; Guatemala; Guinea; Guinea-Bissau; Guyana; Haiti;
    Honduras; Hong Kong; Hungary; Iceland; India; Indonesia; Iran; Iraq; Ireland; Israel; Italy;
    Ivory Coast; Jamaica; Japan; Jordan; Kazakhstan; Kenya; Kiribati; Korea; Kosovo; Kuwait;
    Kyrgyzstan; Laos; Latvia; Lebanon; Lesotho; Liberia; Libya; Liechtenstein; Lithuania;
    Luxembourg; Macedonia; Madagascar; Malawi; Malaysia; Maldives; Mali; Malta; Marshall Islands;
    Mauritania; Mauritius; Mexico; Micronesia; Moldova; Monaco; Mongolia; Montenegro; Morocco;
    Mozambique; Myanmar; Namibia; Nauru; Nepal; Netherlands; New Zealand; Nicaragua; Niger; Nigeria;
    North Korea; North Macedonia; Northern Ireland; Norway; Oman; Pakistan; Palau; Palestine;
    Panama; Papua New Guinea; Paraguay; Peru; Philippines; Poland; Portugal; Puerto Rico; Qatar;
    Romania; Russia; Rwanda; Saint Lucia; Samoa; San Marino; Saudi Arabia; Scotland; Senegal;
    Serbia; Seychelles; Sierra Leone; Singapore; Slovakia; Slovenia; Solomon Islands; Somalia;
    South Africa; South Korea; South Sudan; Spain; Sri Lanka; Sudan; Suriname; Sweden; Switzerland;
    Syria; Taiwan; Tajikistan; Tanzania; Thailand; Tibet; Togo; Tonga; Trinidad;
    Trinidad and Tobago; Tunisia; Turkey; Türkiye; Turkmenistan; Tuvalu; Uganda; Ukraine;
    United Arab Emirates; United Kingdom; United States; United States of America; Uruguay;
    Uzbekistan; Vanuatu; Venezuela; Vietnam; Viet Nam; Wales; Yemen; Zambia; Zimbabwe; UK; USA; UAE
"""

_NATIONALITIES: Final = """
    Afghan Albanian Algerian American Andorran Angolan Argentine Argentinian Armenian Australian
    Austrian Azerbaijani Bahamian Bahraini Bangladeshi Barbadian Belarusian Belgian Belizean
    Beninese Bhutanese Bolivian Bosnian Botswanan Brazilian British Bruneian Bulgarian Burkinabe
    Burmese Burundian Cambodian Cameroonian Canadian Chadian Chilean Chinese Colombian Comorian
    Congolese Croatian Cuban Cypriot Czech Danish Djiboutian Dominican Dutch Ecuadorian Egyptian
    Emirati English Eritrean Estonian Ethiopian Fijian Filipino Filipina Finnish French Gabonese
    Gambian Georgian German Ghanaian Greek Grenadian Guatemalan Guinean Guyanese Haitian Honduran
    Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Israeli Italian Ivorian Jamaican
    Japanese Jordanian Kazakh Kenyan Korean Kosovar Kurdish Kuwaiti Kyrgyz Lao Laotian Latvian
    Lebanese Liberian Libyan Lithuanian Luxembourgish Macedonian Malagasy Malawian Malaysian
    Maldivian Malian Maltese Mauritanian Mauritian Mexican Moldovan Mongolian Montenegrin Moroccan
    Mozambican Namibian Nepalese Nepali Nicaraguan Nigerian Nigerien Norwegian Omani Pakistani
    Palestinian Panamanian Paraguayan Persian Peruvian Polish Portuguese Qatari Romanian Russian
    Rwandan Salvadoran Samoan Saudi Scottish Senegalese Serbian Seychellois Singaporean Slovak
    Slovene Slovenian Somali Spanish Sudanese Surinamese Swedish Swiss Syrian Taiwanese Tajik
    Tanzanian Thai Tibetan Togolese Tongan Trinidadian Tunisian Turkish Turkmen Ugandan Ukrainian
    Uruguayan Uzbek Venezuelan Vietnamese Welsh Yemeni Zambian Zimbabwean
"""

_TELLING: Final = frozenset(
    {"country", "homeland", "motherland", "origin", "nationality", "origins"}
)
"""Of these somebody has one, and names it next."""

_LINKS: Final = frozenset({"is", "was", "of", "birth", "origin"})
_BEING: Final = frozenset({"am", "i'm", "i’m", "as", "being"})
_IS: Final = frozenset({"is", "was"})
_BEFORE: Final = frozenset({"a", "an", "proud", "half", "originally"})
_KINDS_OF_PERSON: Final = """
    woman man person national nationals citizen immigrant migrant refugee expat expatriate born
    native heritage descent roots origin background parents family passport nationality
"""
_PERSON: Final = frozenset(_KINDS_OF_PERSON.split())
_GOES_ON: Final = frozenset({"and", "or", "but", "living", "now"})
_BY_BIRTH: Final = frozenset({"birth", "origin", "descent", "nationality"})
_PARTS: Final = frozenset({"born", "raised", "half", "part", "first", "second", "generation"})
_EDGES: Final = ".,;:!?()\"'“”"
_STOPS: Final = (".", ",", ";", "!", "?", ")")


def _by_first_word() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the countries by the first word of their names, the longest name first."""
    names = sorted((tuple(one.casefold().split()) for one in _COUNTRIES.split(";")), key=len)
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in names:
        found[name[0]] = (name, *found.get(name[0], ()))
    return found


_BY_FIRST_WORD: Final = _by_first_word()
_PEOPLES: Final = frozenset(_NATIONALITIES.casefold().split())

CUES: Final = _TELLING | _PEOPLES | frozenset({"from"})
"""Without one of these, or a hyphen, a line tells no origin that `origin_at` finds."""


def origin_at(words: Sequence[str], lowered: Sequence[str], position: int) -> range:
    """Return the words that tell an origin around `position`; an empty range for none.

    Args:
        words: of one line, pronouns and names taken out already.
        lowered: the same in small letters, without punctuation around them.
        position: of a cue: "from", "country", or a nationality.
    """
    if lowered[position] == "from":
        end = _past_countries(words, lowered, position + 1)
        return range(position, end) if end > position + 1 else range(0)
    if lowered[position] in _TELLING:
        return _named_next(words, lowered, position + 1)
    if _is_people(words[position], lowered[position]):
        return _said_of_oneself(words, lowered, position)
    return range(0)


def _named_next(words: Sequence[str], lowered: Sequence[str], position: int) -> range:
    """Return where the country or nationality stands: "my home country is Chile"."""
    start = position
    while start < min(len(words), position + 3) and lowered[start] in _LINKS:
        start += 1
    end = _past_countries(words, lowered, start)
    if end == start < len(words) and _is_people(words[start], lowered[start]):
        end = start + 1
    return range(start, end)


def _past_countries(words: Sequence[str], lowered: Sequence[str], position: int) -> int:
    """Return the position behind one country or several, or `position`."""
    end = position
    while True:
        start = end
        if end > position and lowered[start : start + 1] == ["and"]:
            start += 1
        if lowered[start : start + 1] == ["the"]:
            start += 1
        past = _past_country(words, lowered, start)
        if past == start:
            return end
        end = past
        if words[end - 1].endswith((".", ";", "!", "?", ")")):
            return end


def _past_country(words: Sequence[str], lowered: Sequence[str], position: int) -> int:
    if position >= len(words) or not words[position].strip(_EDGES)[:1].isupper():
        return position
    for name in _BY_FIRST_WORD.get(lowered[position], ()):
        end = position + len(name)
        if tuple(lowered[position:end]) == name:
            return end
    return position


def _is_people(word: str, lowered: str) -> bool:
    """Tell whether a word is a nationality: "Chilean", "British-Nigerian", "Ghanaian-born"."""
    if not word.strip(_EDGES)[:1].isupper():
        return False
    if "-" not in lowered:
        return lowered in _PEOPLES
    parts = lowered.split("-")
    return any(part in _PEOPLES for part in parts) and all(
        part in _PEOPLES or part in _PARTS for part in parts
    )


def _said_of_oneself(words: Sequence[str], lowered: Sequence[str], position: int) -> range:
    """Return a nationality that is somebody's, with the article before it."""
    start = position
    while start > 0 and lowered[start - 1] in _BEFORE:
        start -= 1
    following = lowered[position + 1 : position + 3]
    ends = not following or words[position].endswith(_STOPS)
    telling = not ends and (
        following[0] in _PERSON
        or (following[0] == "by" and following[1:] and following[1] in _BY_BIRTH)
    )
    goes_on = ends or following[0] in _GOES_ON
    before = lowered[start - 1] if start else ""
    begins = start == 1 or (start > 1 and words[start - 2].endswith(_STOPS))
    said = before in _BEING or (before in _IS and begins)
    if telling or (said and goes_on) or "born" in lowered[position].split("-"):
        return range(start, position + 1)
    return range(0)
