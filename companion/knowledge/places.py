"""Where a dated note holds, and where somebody works, as far as their zone and words show it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from companion.text.patterns import lazy


class Place(StrEnum):
    """A part of the world with rules of its own that a note speaks of."""

    EU = "eu"
    BELGIUM = "belgium"
    GERMANY = "germany"
    UK = "uk"
    ENGLAND = "england"
    AUSTRALIA = "australia"
    ONTARIO = "ontario"
    USA = "usa"


_WITHIN: Final = {
    Place.BELGIUM: (Place.EU,),
    Place.GERMANY: (Place.EU,),
    Place.ENGLAND: (Place.UK,),
}
"""The larger places that a place belongs to."""

_EU_CITIES: Final = (
    "Amsterdam Athens Bratislava Bucharest Budapest Copenhagen Dublin Helsinki Lisbon Ljubljana"
    " Luxembourg Madrid Malta Mariehamn Paris Prague Riga Rome Sofia Stockholm Tallinn Vienna"
    " Vilnius Warsaw Zagreb"
)
_US_CITIES: Final = (
    "New_York Detroit Chicago Denver Boise Phoenix Los_Angeles Anchorage Juneau Menominee"
)
_ZONES: Final = {
    "Europe/Berlin": Place.GERMANY,
    "Europe/Busingen": Place.GERMANY,
    "Europe/Brussels": Place.BELGIUM,
    "Europe/London": Place.ENGLAND,
    "Europe/Belfast": Place.UK,
    "America/Toronto": Place.ONTARIO,
    "Pacific/Honolulu": Place.USA,
    **{f"Europe/{city}": Place.EU for city in _EU_CITIES.split()},
    **{f"America/{city}": Place.USA for city in _US_CITIES.split()},
}
_FAMILIES: Final = (
    ("Australia/", Place.AUSTRALIA),
    ("America/Indiana/", Place.USA),
    ("America/Kentucky/", Place.USA),
)
_NOT_HERE: Final = {
    Place.ENGLAND: lazy(
        r"\b(?:Scot\w{2,5}|Wales|Welsh|Northern Ireland|Glasgow|Edinburgh"
        r"|Aberdeen|Dundee|Cardiff|Swansea|Belfast)\b"
    ),
    Place.ONTARIO: lazy(r"\b(?:Qu[eé]bec\w*|Montr[eé]al|Gatineau|Laval|Sherbrooke)\b"),
}
"""Places that share a zone with another: named, they take its narrower rules away."""

_NAMES: Final = {
    Place.GERMANY: lazy(
        r"\b(?:Germany|Deutschland|Berlin|Hamburg|Munich|München|Cologne|Köln|Frankfurt|Stuttgart"
        r"|Leipzig|Dresden|Düsseldorf)\b"
    ),
    Place.BELGIUM: lazy(r"\b(?:Belgium|Brussels|Antwerp|Ghent|Liège|Leuven)\b"),
    Place.ENGLAND: lazy(
        r"\b(?:England|NHS England|Ofsted|London|Manchester|Birmingham|Leeds|Liverpool|Sheffield"
        r"|Bristol|Newcastle upon Tyne)\b"
    ),
    Place.UK: lazy(
        r"\b(?:United Kingdom|UK|Britain|Scotland|Wales|Northern Ireland|Glasgow|Edinburgh|Cardiff"
        r"|Belfast)\b"
    ),
    Place.AUSTRALIA: lazy(
        r"\b(?:Australia|Sydney|Melbourne|Brisbane|Adelaide|Perth WA|Canberra|Hobart)\b"
    ),
    Place.ONTARIO: lazy(r"\b(?:Ontario|Toronto|Ottawa|Mississauga)\b"),
    Place.USA: lazy(
        r"\b(?:United States|USA|U\.S\.|New York|Boston|Chicago|Seattle|Los Angeles"
        r"|San Francisco|Houston|Philadelphia|California|Texas|Massachusetts)\b"
    ),
    Place.EU: lazy(
        r"\b(?:EU|European Union|Austria|Vienna|Bulgaria|Sofia|Croatia|Zagreb|Cyprus|Czechia"
        r"|Czech Republic|Prague|Denmark|Copenhagen|Estonia|Tallinn|Finland|Helsinki|France|Paris"
        r"|Lyon|Greece|Athens|Hungary|Budapest|Ireland|Dublin|Cork|Italy|Rome|Milan|Bologna|Turin"
        r"|Latvia|Riga|Lithuania|Vilnius|Luxembourg|Malta|Netherlands|Amsterdam|Rotterdam|Utrecht"
        r"|Poland|Warsaw|Gdańsk|Kraków|Wrocław|Portugal|Lisbon|Porto|Romania|Bucharest|Slovakia"
        r"|Bratislava|Slovenia|Ljubljana|Spain|Madrid|Barcelona|Valencia|Sweden|Stockholm"
        r"|Gothenburg)\b"
    ),
}


def places_of(
    aims: Iterable[str], *, work: Iterable[str] = (), time_zone: str | None = None
) -> frozenset[Place]:
    """Return where somebody works or wants to; empty if nothing shows it.

    Args:
        aims: their goal; the places that it names always count.
        work: what they do now; the places that it names count where no zone is known, and an
            earlier country would mislead.
        time_zone: an IANA name.
    """
    wanted, done = " ".join(aims), " ".join(work)
    found = _named(wanted) | (_named(done) if time_zone is None else _of_zone(time_zone))
    kept = {place for place in found if not _is_elsewhere(place, f"{wanted} {done}")}
    larger = {wider for place in found for wider in _WITHIN.get(place, ())}
    return frozenset(kept | larger)


def _of_zone(zone: str) -> set[Place]:
    families = {place for start, place in _FAMILIES if zone.startswith(start)}
    return {_ZONES[zone]} if zone in _ZONES else families


def _named(said: str) -> set[Place]:
    return {place for place, names in _NAMES.items() if names.search(said)}


def _is_elsewhere(place: Place, said: str) -> bool:
    elsewhere = _NOT_HERE.get(place)
    return elsewhere is not None and elsewhere.search(said) is not None
