"""Places as people write them on a CV: a town with its region or country."""

import re
from typing import Final

from companion.people.lexicon import looks_like_organization, looks_like_title, plain, word_set
from companion.people.roles import is_role

_PARTS: Final = re.compile(r",\s?")
_PLACE_NAME: Final = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]{0,24}(?:[ -](?:[A-ZÀ-Þ][\w.'’-]{0,24}|of|upon|on|am|an|der|de|la|le|sur|del|"
    r"do|da|under|in|the)){0,3}"
)
_REGION: Final = re.compile(
    r"Co\.? [A-ZÀ-Þ]\w+|County [A-ZÀ-Þ]\w+|[A-ZÀ-Þ]\w+ (?:County|Region|District)|\w{3,20}shire|"
    r"(?:North|South|East|West|Greater|Upper|Lower)(?:ern)?[ -][A-ZÀ-Þ]\w+|[A-Z]{2}|UK|USA|U\.K\.|"
    r"U\.S\.A?\.?|EU|United (?:Kingdom|States(?: of America)?|Arab Emirates)|Great Britain|"
    r"Northern Ireland|New Zealand|South (?:Africa|Korea)|Czech Republic|Saudi Arabia|Sri Lanka|"
    r"Costa Rica|Hong Kong|The Netherlands"
)
_COUNTRIES: Final = word_set(
    """
    albania algeria argentina armenia australia austria bangladesh belgium bolivia bosnia brazil
    britain bulgaria cameroon canada chile china colombia croatia cyprus czechia denmark ecuador
    egypt england estonia ethiopia finland france georgia germany ghana greece guatemala hungary
    iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya
    kosovo latvia lebanon lithuania luxembourg malaysia malta mexico moldova montenegro morocco
    namibia nepal netherlands nigeria norway pakistan panama peru philippines poland portugal
    romania russia rwanda scotland senegal serbia singapore slovakia slovenia spain sweden
    switzerland syria taiwan tanzania thailand tunisia turkey turkiye uganda ukraine uruguay usa
    venezuela vietnam wales zambia zimbabwe deutschland osterreich schweiz suisse espana italia
    polska nederland sverige norge danmark suomi eire brasil
    cornwall cumbria devon dorset essex kent norfolk suffolk surrey sussex durham tyrol bavaria
    saxony hesse brandenburg tuscany lombardy andalusia catalonia galicia normandy brittany ulster
    munster leinster connacht california texas florida ontario quebec bc victoria queensland
    """
)
_BASED: Final = re.compile(
    r"(?:based in|lives? in|living in|location\s?:|place\s?:|town\s?:)\s", re.I
)


def place_in(text: str, *, beside_contact: bool) -> str | None:
    """Return the place that a line names and nothing else: "Clonmel, Co. Tipperary".

    Without a region, a country or an address for mail beside it, two words with capitals may be
    anything ("Honest, Reliable"), and none is returned.
    """
    bare = text.strip()
    based = _BASED.match(bare)
    if based is not None:
        bare = bare[based.end() :].strip(" .")
    parts = [part.strip() for part in _PARTS.split(bare[:120])]
    if not 1 <= len(parts) <= 3 or not all(_PLACE_NAME.fullmatch(part) for part in parts):
        return None
    # "Co. Clare" is a county, "Hay & Co." a firm.
    is_firm = any(map(looks_like_organization, parts[:-1] or parts))
    if looks_like_title(bare) or is_firm or is_role(bare):
        return None
    known = _REGION.fullmatch(parts[-1]) is not None or plain(parts[-1]) in _COUNTRIES
    is_told = based is not None or (len(parts) > 1 and (known or beside_contact))
    return bare if is_told else None
