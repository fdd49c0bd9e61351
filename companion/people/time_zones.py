"""Time zones as people write them in forms and profiles, to IANA names: never by guesswork."""

import re
from dataclasses import dataclass
from typing import Final

from companion.people.availability import is_time_zone
from companion.people.lexicon import plain, word_set

_LONGEST: Final = 120
_IANA: Final = re.compile(r"[A-Za-z]{2,20}(?:/[A-Za-z][A-Za-z0-9_+\-]{1,30}){1,2}")
_OFFSET: Final = re.compile(
    r"(?:(?:UTC|GMT)\s?(?P<sign>[+\-−–±])\s?|(?P<bare>[+\-−–])\s?)"
    r"(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?![\d:])",
    re.IGNORECASE,
)
_UTC: Final = re.compile(r"\b(?:UTC|GMT)\b(?!\s?[+\-−–]\s?\d)", re.IGNORECASE)

_FURTHEST_WEST: Final = -12
_FURTHEST_EAST: Final = 14

_ZONES: Final = """
Europe/London: bst, uk, united kingdom, britain, england, scotland, wales, edinburgh, glasgow,
  manchester, birmingham, leeds, bristol, cardiff, belfast, liverpool, uk time
Europe/Dublin: dublin, ireland, cork
Europe/Lisbon: wet, lisbon, lisboa, porto, portugal
Europe/Paris: paris, france, lyon, marseille, toulouse
Europe/Brussels: cet, cest, mez, central european time, brussels, belgium, antwerp
Europe/Berlin: berlin, germany, deutschland, munich, munchen, hamburg, frankfurt, cologne, koln
Europe/Madrid: madrid, spain, barcelona, valencia, sevilla
Europe/Rome: rome, roma, italy, milan, milano, turin
Europe/Amsterdam: amsterdam, netherlands, rotterdam, utrecht
Europe/Zurich: zurich, switzerland, geneva, bern, basel
Europe/Vienna: vienna, wien, austria
Europe/Prague: prague, czechia, czech republic, brno
Europe/Warsaw: warsaw, warszawa, poland, krakow, gdansk, wroclaw
Europe/Budapest: budapest, hungary
Europe/Stockholm: stockholm, sweden, gothenburg, malmo
Europe/Oslo: oslo, norway, bergen
Europe/Copenhagen: copenhagen, denmark, aarhus
Europe/Helsinki: helsinki, finland
Europe/Athens: eet, eest, eastern european time, athens, greece
Europe/Bucharest: bucharest, romania
Europe/Sofia: sofia, bulgaria
Europe/Kyiv: kyiv, kiev, ukraine, lviv
Europe/Istanbul: istanbul, turkey, ankara, izmir, trt
Europe/Moscow: msk, moscow, saint petersburg
Europe/Belgrade: belgrade, serbia
Europe/Zagreb: zagreb, croatia
Asia/Jerusalem: israel, tel aviv, jerusalem
Asia/Beirut: beirut, lebanon
Asia/Dubai: dubai, abu dhabi, uae, gulf standard time
Asia/Riyadh: riyadh, saudi arabia, jeddah
Asia/Tehran: tehran, iran
Asia/Karachi: pkt, karachi, pakistan, lahore, islamabad
Asia/Kolkata: ist india, india, india standard time, indian standard time, mumbai, delhi,
  new delhi, bangalore, bengaluru, chennai, hyderabad, pune, kolkata
Asia/Dhaka: dhaka, bangladesh
Asia/Kathmandu: kathmandu, nepal
Asia/Colombo: colombo, sri lanka
Asia/Bangkok: bangkok, thailand
Asia/Ho_Chi_Minh: hanoi, ho chi minh city, saigon, vietnam
Asia/Singapore: sgt, singapore
Asia/Kuala_Lumpur: kuala lumpur, malaysia
Asia/Jakarta: wib, jakarta
Asia/Manila: pht, manila, philippines, cebu
Asia/Hong_Kong: hkt, hong kong
Asia/Shanghai: shanghai, china, beijing, shenzhen, china standard time
Asia/Taipei: taipei, taiwan
Asia/Seoul: kst, seoul, south korea, korea
Asia/Tokyo: jst, tokyo, japan, osaka
Asia/Almaty: almaty
Australia/Sydney: aest, aedt, sydney
Australia/Melbourne: melbourne
Australia/Brisbane: brisbane
Australia/Perth: awst, perth
Australia/Adelaide: acst, acdt, adelaide
Pacific/Auckland: nzt, nzst, nzdt, auckland, new zealand, wellington
Africa/Lagos: wat, lagos, nigeria, abuja, west africa time
Africa/Accra: accra, ghana
Africa/Nairobi: eat, nairobi, kenya, east africa time
Africa/Kampala: kampala, uganda
Africa/Addis_Ababa: addis ababa, ethiopia
Africa/Cairo: cairo, egypt
Africa/Casablanca: casablanca, morocco
Africa/Johannesburg: sast, johannesburg, south africa, cape town, durban, pretoria
Africa/Harare: harare, zimbabwe
Africa/Kigali: kigali, rwanda
America/New_York: et, est, edt, eastern, eastern time, us eastern, new york, boston, washington dc,
  miami, atlanta, philadelphia, nyc
America/Chicago: cdt, us central, central time us, chicago, houston, dallas, austin, minneapolis
America/Denver: mst, mdt, mt, mountain time, us mountain, denver
America/Phoenix: phoenix, arizona
America/Los_Angeles: pt, pst, pdt, pacific, pacific time, us pacific, los angeles, san francisco,
  seattle, san diego, bay area
America/Toronto: toronto, ottawa, montreal
America/Vancouver: vancouver
America/Halifax: halifax
America/Mexico_City: mexico city, cdmx
America/Bogota: bogota, colombia, medellin
America/Lima: lima, peru
America/Santiago: santiago, santiago de chile
America/Caracas: caracas, venezuela
America/Argentina/Buenos_Aires: buenos aires, argentina
America/Sao_Paulo: brt, sao paulo, rio de janeiro, brasilia
America/Jamaica: jamaica, kingston
America/Port_of_Spain: port of spain, trinidad
Pacific/Honolulu: hst, honolulu, hawaii
"""
_ZONE_OF: Final = {
    name.strip(): zone
    for zone, names in (
        line.split(": ", 1) for line in _ZONES.replace("\n  ", " ").strip().splitlines()
    )
    for name in (*names.split(","), zone.rsplit("/")[-1].replace("_", " ").lower())
}
_OPEN: Final = {
    "ist": "India, Ireland or Israel",
    "cst": "North America, China or Cuba",
    "ast": "the Atlantic coast or Arabia",
    "gst": "the Gulf or South Georgia",
    "central": "North America, Europe or Australia",
    "central time": "North America or elsewhere",
    "usa": "one of several zones",
    "us": "one of several zones",
    "canada": "one of several zones",
    "australia": "one of several zones",
    "brazil": "one of several zones",
    "russia": "one of several zones",
    "indonesia": "one of several zones",
    "mexico": "one of several zones",
    "europe": "one of several zones",
}
"""What people write for more than one zone, and where it could be."""

_ABBREVIATIONS: Final = word_set(
    "bst cet cest mez eet eest wet msk trt pkt sgt wib pht hkt kst jst aest aedt awst acst acdt",
    "nzt nzst nzdt wat eat sast et est edt cdt mst mdt mt pt pst pdt brt hst",
)
_PLACE: Final = re.compile(r"[^\W\d_][^,;()|/]*")


@dataclass(frozen=True, slots=True)
class ReadZone:
    """A zone's IANA name, or None; `remark` says how it was read, or why it was not."""

    name: str | None
    remark: str | None = None


def read_time_zone(text: str) -> ReadZone:
    """Read what stands in a time zone field: a zone, an offset, a city, an abbreviation.

    Fixed offsets become `Etc/GMT∓N` (IANA counts them the other way round) with a remark, because
    they do not follow summer time.
    """
    stripped = " ".join(text[: _LONGEST + 1].split())
    if len(stripped) > _LONGEST:
        return ReadZone(None, "is too long for a time zone; write one such as 'Europe/Paris'")
    named = _find_zone(stripped)
    if named is not None:
        return ReadZone(named)
    place = _read_place(stripped)
    if place is not None:
        return place
    return _read_offset(stripped) or ReadZone(
        None, "names no time zone we know; write one such as 'Europe/Paris'"
    )


def find_time_zone(text: str) -> ReadZone | None:
    """Find a zone that a line of prose states literally: an IANA name or an offset from UTC."""
    named = _find_zone(text[: 10 * _LONGEST])
    if named is not None:
        return ReadZone(named)
    offset = _OFFSET.search(text[: 10 * _LONGEST])
    if offset is not None and offset["sign"]:
        return _of_offset(offset)
    return None


def _read_place(text: str) -> ReadZone | None:
    whole = plain(text).replace(".", "").strip()
    for place in (whole.replace("(", "").replace(")", ""), *_PLACE.findall(whole)):
        bare = place.strip().removesuffix("zone").strip().removesuffix("time").strip()
        for key in (place.strip(), bare):
            if key in _ZONE_OF:
                remark = f"read as {_ZONE_OF[key]}" if key in _ABBREVIATIONS else None
                return ReadZone(_ZONE_OF[key], remark)
            if key in _OPEN:
                return ReadZone(None, f"could mean {_OPEN[key]}; write one such as 'Europe/Paris'")
    return None


def _read_offset(text: str) -> ReadZone | None:
    offset = _OFFSET.search(text)
    if offset is not None:
        whole_is_offset = offset.span() == (0, len(text))
        return _of_offset(offset) if offset["sign"] or whole_is_offset else None
    if _UTC.search(text):
        return ReadZone("Etc/UTC", "read as UTC, which has no summer time")
    return None


def _of_offset(match: re.Match[str]) -> ReadZone:
    sign = match["sign"] or match["bare"]
    hours = int(match["hours"]) * (-1 if sign in "-−–" else 1)
    if int(match["minutes"] or 0) or not _FURTHEST_WEST <= hours <= _FURTHEST_EAST:
        return ReadZone(None, "is an offset without a zone of its own; write the zone's name")
    zone = "Etc/UTC" if hours == 0 else f"Etc/GMT{-hours:+d}"
    return ReadZone(zone, f"read as {zone}, which has no summer time; write the zone's name")


def _find_zone(text: str) -> str | None:
    for match in _IANA.finditer(text):
        for name in (match[0], _capitalised(match[0])):
            if is_time_zone(name):
                return name
    return None


def _capitalised(name: str) -> str:
    return "/".join("_".join(map(str.capitalize, part.split("_"))) for part in name.split("/"))
