"""What a CV says of a person's private life: address, birth, family, papers; never used in a draft.

Such a line belongs to no field. It is shown as not placed, so that no message quotes it.
"""

import re
from typing import Final

_MOST_READ: Final = 600

_STREET_ENDINGS: Final = (
    r"stra(?:ß|ss)e|str|gasse|weg|platz|allee|damm|ufer|gürtel|hof|steig|zeile|markt|graben|"
    r"straat|laan|plein|kade|gracht|gatan|vägen|gade|vej|veien|katu"
)
_ENGLISH_STREETS: Final = (
    r"Street|Road|Lane|Avenue|Drive|Close|Court|Crescent|Terrace|Way|Place|Square|Gardens|Grove|"
    r"Row|Hill|Mews|Walk|Boulevard|Highway|Parade|Quay|St|Rd|Ln|Ave|Dr|Ct|Blvd|Tce"
)
_ADDRESS: Final = re.compile(
    rf"\b[^\W\d_][\w-]{{0,30}}(?:{_STREET_ENDINGS})\b\.?\s?\d{{1,4}}\s?[a-z]?\b"
    rf"|\b[^\W\d_][\w-]{{1,30}}\s(?:{_STREET_ENDINGS})\b\.?\s\d{{1,4}}\b"
    # "Kirchenring 4" is a street, "mentoring 4" none.
    r"|(?-i:\b[A-ZÄÖÜ][\w-]{0,30}(?:ring|Ring))\s\d{1,4}\s?[a-z]?\b"
    r"|\b\d{1,4}\s?(?:bis|ter)?,?\s(?:rue|avenue|av\.|bd|boulevard|place|chemin|allée|impasse|quai|"
    r"route|cours|square|passage)\s\w"
    r"|\b(?:ul|al|os|pl)\.\s?[^\W\d_][\w .-]{1,40}\d"
    r"|\b(?:calle|avda\.?|avenida|plaza|paseo|via|viale|piazza|corso|rua|c/)\s"
    r"[^\W\d_][\w .ºª,-]{1,40}\d"
    r"|\b\d{2}-\d{3}\s[^\W\d_]"
    r"|\b(?:A|D|CH|F|L|B|NL|DE|AT|FR|PL)-\d{4,5}\s[^\W\d_]"
    r"|\b\d{5}\s[A-ZÀ-Þ][\w'’-]+"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"
    r"|\bP\.?\s?O\.?\sBox\b",
    re.IGNORECASE,
)
_ENGLISH_ADDRESS: Final = re.compile(
    rf"\b\d{{1,4}}[a-z]?,?\s(?:[A-Z][\w'’.-]{{1,20}}\s){{1,3}}(?:{_ENGLISH_STREETS})\b"
)
_HOUSE_AND_TOWN: Final = re.compile(
    r"[^\W\d_][\w .'’-]{2,40}\s\d{1,4}[a-z]?(?:/\d{1,4}){0,3}\s*,?\s+"
    r"\d{4,5}\s?(?:[A-Z]{2}\s)?[^\W\d_]"
)
_TOWN: Final = re.compile(
    r"(?!(?:19[4-9]|20[0-3])\d\b)\d{4}\s?(?:[A-Z]{2}\s)?"
    r"[A-ZÀ-Þ][\w'’-]{1,30}(?:[ /][\w.'’-]{1,30}){0,3}"
)
"""A postcode of four digits with its town, when nothing else stands there: it may be a year."""

_LABEL: Final = re.compile(
    r"(?:home |postal |private )?(?:add?ress|adresse|anschrift|wohnort|wohnhaft|adres|domicile|"
    r"residence|dirección|direccion|indirizzo|morada|zamieszkał[ay]?|"
    r"(?:date|place) (?:and place )?of birth|d\.?o\.?b\b|birth ?date|birthday|birthplace|"
    r"geburts\w{1,12}|data urodzenia|miejsce urodzenia|data di nascita|fecha de nacimiento|"
    r"date de naissance|lieu de naissance|nationality|nationalität|nationalité|nacionalidad|"
    r"nazionalità|nationaliteit|narodowość|obywatelstwo|citizenship|staats\w{3,20}|"
    r"(?:marital|civil|family) status|familienstand|zivilstand|état civil|etat civil|"
    r"situation de famille|estado civil|stan cywilny|stato civile|religion|konfession|"
    r"gender|sex|geschlecht|sexe|age|alter|edad|wiek|children|kinder|enfants|dzieci|hijos|"
    r"driving licen[cs]e|driver['’]?s licen[cs]e|führerschein|permis(?: de conduire)?|"
    r"prawo jazdy|carnet de conducir|rijbewijs|patente|work permit|residence permit|visa|"
    r"passport(?: no\.?)?|social security(?: no\.?)?|svnr\.?|ahv|pesel|nif|nie|tax id)\b",
    re.IGNORECASE,
)
_VALUE: Final = re.compile(r"\s?:|\s\d")
_BORN: Final = re.compile(
    r"\b(?:born (?:on |in )?(?:the )?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|born (?:and raised )?(?:in|at) [A-ZÀ-Þ]|born,? (?:19|20)\d\d"
    r"|geb(?:oren)?\.? (?:am |in )?\d|geboren\b|(?:né|née|nee|né\(e\)) (?:le|en|à)\b"
    r"|(?:nacid[oa]|nato|nata|nascid[oa])\s\w+\s\w|ur(?:odz)?\.\s?\d|urodzon[ya]\b|\*\s?\d{1,2}\.\d)",
    re.IGNORECASE,
)
_LICENCE: Final = re.compile(
    r"\b(?:driving|driver['’]?s?) licen[cs]e|\bführerschein|\bfuehrerschein|"
    r"\bpermis (?:de conduire|[a-e]1?\b)|\bprawo jazdy|\bcarnet de conducir|"
    r"\bpermiso de conducir|\brijbewijs"
    r"|\bfull clean licen[cs]e|\bown (?:car|transport)\b",
    re.IGNORECASE,
)
_COUNT: Final = (
    r"(?:\d{1,2}|no|one|two|three|four|five|six|zwei|drei|deux|trois|dwoje|troje|ein|un)"
)
_OFFSPRING: Final = (
    r"(?:child(?:ren)?|kids?|sons?|daughters?|kind(?:er|ern)?|enfants?|dzieci|dziecko|hij[oa]s?)"
)
_FAMILY: Final = re.compile(
    rf"(?:(?:married|single|divorced|widow(?:ed|er)?|separated|engaged|verheiratet|ledig|geschieden|"
    r"verwitwet|mari[ée]e?|célibataire|divorcée?|pacsée?|casad[oa]|solter[oa]|divorciad[oa]|"
    r"żonat[ya]|zamężna|mężatka|kawaler|panna|gehuwd|sposat[oa]|nubile|celibe)"
    rf"(?:[ ,;/+&(-]{{1,3}}(?:with |mit |avec |and |und |et )?"
    rf"{_COUNT}\s(?:\w+\s)?{_OFFSPRING}.{{0,60}})?"
    rf"|(?:with )?{_COUNT}\s(?:small |young |grown(?:-up)? |little |erwachsene |kleine )?"
    rf"{_OFFSPRING}"
    r"(?:\s?[,(\[].{0,60}|\saged .{1,40})?"
    rf"|(?:proud )?(?:mother|father|mum|mom|dad|parent|mutter|vater)\s(?:of|von)\s.{{1,60}}"
    r"|aged?:?\s\d{2}|\d{2}\s(?:years old|yrs old|jahre(?: alt)?|ans|lat|años|anni)|[mf]/\d{2}"
    r"|(?:polish|british|german|austrian|french|eu|swiss|italian|irish|dutch|spanish)\s"
    r"(?:national|citizen|citizenship|nationality|passport)"
    r"|(?:austrian|german|french|polish)(?=$)"
    r"|(?:österreicher|deutscher?|schweizer)(?:in)?|(?:indefinite )?leave to remain)\W{0,3}",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(r"\s*(?:,|;|\||•|·|\t)\s*")


def is_personal(text: str) -> bool:
    """Tell whether some part of a short text is an address, a birth date, family or a licence.

    Linear; reads the first 600 characters.
    """
    read = text[:_MOST_READ].strip()
    if not read:
        return False
    if (
        _ADDRESS.search(read)
        or _ENGLISH_ADDRESS.search(read)
        or _HOUSE_AND_TOWN.search(read)
        or _BORN.search(read)
        or _LICENCE.search(read)
    ):
        return True
    return any(_is_personal_part(part) for part in _PARTS.split(read))


def _is_personal_part(part: str) -> bool:
    bare = part.strip(" .:–—-()")
    label = _LABEL.match(bare)
    if label is not None and (not bare[label.end() :].strip() or _VALUE.match(bare, label.end())):
        return True
    return _FAMILY.fullmatch(bare) is not None or _TOWN.fullmatch(bare) is not None
