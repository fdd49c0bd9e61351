"""Reads who somebody was or is to the writer: "was our head cook till 2021", "mate from the dairy".

Each is turned to the one it is about; a tie of blood or bed is nobody's opening.
"""

import re
from typing import Final

from companion.outreach.turning import points_elsewhere
from companion.outreach.work_words import REMARK
from companion.people.roles import is_role
from companion.text.phrasing import lowered, without_end
from companion.text.verb_lists import word_set
from companion.text.verbs import base_of_third_person, is_past, takes_object

_AT_WORK: Final = word_set(
    "boss manager supervisor foreman forewoman gaffer sergeant corporal captain officer teacher "
    "tutor trainer coach lecturer professor instructor mentor assessor examiner colleague "
    "co-worker coworker workmate deputy assistant apprentice trainee student pupil chef cook "
    "matron headteacher head landlord landlady customer client supplier predecessor successor lead "
    "leader"
)
_YEAR: Final = r"(?:19|20)\d\d"
_THEY: Final = r"(?:(?:and|also|then)\s)?(?:(?:she|he|they)(?:['’]s)?\s)?"
_PLACE: Final = r"(?:\s(?P<place>(?:at|in|on|for)\s(?:[\w'’&-]{1,20}\s?){1,5}?))?"
_WAS_MINE: Final = re.compile(
    rf"{_THEY}(?P<was>used to be|was|were|once)?\s?(?P<whose>my|our)\s"
    r"(?P<old>(?:old|former|ex|first|last)[\s-])?"
    rf"(?P<what>(?:[\w'’/-]{{1,20}}\s){{0,3}}?[\w'’/-]{{2,20}}){_PLACE}"
    rf"(?P<when>,?\s(?:(?:till|until|to|since|from|in|back in|between)\s)?{_YEAR}"
    rf"(?:\s?[-–]\s?(?:{_YEAR}|\d\d))?)?",
    re.IGNORECASE,
)
_EX: Final = re.compile(
    r"(?:(?:my|an?|our)\s)?(?:(?:old|ex|former)[\s-])?(?P<who>workmate|work mate|mate|friend|pal|"
    r"colleague|co-?worker|classmate|class mate|neighbou?r|dad|mum|mam|mom|parent|teammate|"
    r"team mate|lad|bloke|guy|man|woman|lady|girl|someone|somebody|regular|customer)\s"
    r"(?P<from>from|at|in)\s(?P<where>(?:(?:my|the|our)\s)?(?:(?:old|first|last|evening|night)\s)?"
    r"(?:[\w'’&-]{2,20}\s){0,3}?[\w'’&-]{2,20})",
    re.IGNORECASE,
)
_NO_PLACE: Final = word_set(
    "charge love time general common need work trouble here there somewhere abroad person touch it"
)
_OF_MINE: Final = re.compile(
    r"(?:(?:my|our)\s)(?P<kin>(?:[\w-]{2,12}\s)?(?:cousin|sister|brother|friend|mate|neighbou?r|aunt|"
    r"auntie|uncle|husband|wife|partner|daughter|son|mum|mam|mom|dad|mother|father|flatmate|"
    r"landlady|landlord|niece|nephew|colleague|boss))['’]s\s"
    r"(?P<what>(?:old\s|former\s|ex-?\s?)?(?:colleague|boss|manager|teacher|tutor|supervisor|"
    r"workmate|mate|friend|neighbou?r|coach|trainer|apprentice|deputy|assistant))",
    re.IGNORECASE,
)
_TOGETHER: Final = re.compile(
    r"we\s(?:(?:once|both|also|even)\s)?(?P<did>[a-z]{3,12})\s(?P<rest>(?:up\s|on\s|out\s)?"
    r"[^,;:]{2,50}?)\stogether\b(?P<when>[^,;:]{0,30})",
    re.IGNORECASE,
)
_NO_DEED: Final = word_set(
    "got went fell slept lived drank were was split argued fought broke moved holidayed dated had "
    "danced laughed cried came grew stuck"
)
_WITH_ME: Final = re.compile(
    rf"{_THEY}(?P<does>[a-z]{{3,12}}s)\s(?P<rest>(?:[\w'’&/-]{{1,20}}\s){{0,4}}?"
    r"(?:with|alongside|next to|opposite) (?:me|us)\b"
    r"(?:\s(?:at|in|on)\s(?:[\w'’&-]{1,20}\s?){1,3})?)",
    re.IGNORECASE,
)
_NO_PRESENT: Final = word_set("lives sleeps is was has goes gets keeps flirts argues agrees drinks")
_MATES: Final = {"mate": "friend", "mates": "friends"}


def former_tie(text: str) -> str | None:
    """Return "you were our head cook until 2021" or "I know you from the dairy"; else None.

    Args:
        text: one statement of a note, tidied and written out, without its end.
    """
    if REMARK.search(text):
        return None
    for read in (_of_role, _of_place, _of_mine, _of_deed, _of_present):
        clause = read(text)
        if clause is not None:
            return clause
    return None


def names_third_person(text: str) -> bool:
    """Tell whether a statement names a relative only to say whose colleague somebody is."""
    return _OF_MINE.fullmatch(text.strip()) is not None


def _of_role(text: str) -> str | None:
    found = _WAS_MINE.fullmatch(text)
    if found is None or not (found["was"] or found["old"] or found["when"]):
        return None
    what = found["what"].strip()
    is_at_work = what.lower().split()[-1] in _AT_WORK or is_role(what)
    if not is_at_work or points_elsewhere(text):
        return None
    when = (found["when"] or "").strip(" ,")
    if when[:1].isdigit():
        first, *last = re.split(r"\s?[-–]\s?", when, maxsplit=1)
        when = f"from {first} to {last[0]}" if last else f"in {first}"
    when = re.sub(r"^till\b|^to\b", "until", when)
    order = found["old"] if (found["old"] or "").strip(" -").lower() == "first" else ""
    parts = ("you were", found["whose"].lower(), (order or "").strip(), what)
    return " ".join(" ".join((*parts, (found["place"] or "").strip(), when)).split())


def _of_place(text: str) -> str | None:
    found = _EX.fullmatch(text)
    if found is None or found["where"].split()[-1].lower() in _NO_PLACE:
        return None
    return f"I know you from {found['where']}"


def _of_mine(text: str) -> str | None:
    found = _OF_MINE.fullmatch(text)
    if found is None:
        return None
    what = " ".join(_MATES.get(word.lower(), word) for word in found["what"].split())
    verb = "were" if re.match(r"old|former|ex", what, re.IGNORECASE) else "are"
    bare = re.sub(r"^(?:old\s|former\s|ex-?\s?)", "", what, flags=re.IGNORECASE)
    return f"you {verb} my {lowered(found['kin'])}'s {bare.lower()}"


def _of_deed(text: str) -> str | None:
    found = _TOGETHER.fullmatch(text)
    if found is None or points_elsewhere(text):
        return None
    did, following = found["did"].lower(), found["rest"].split()[0]
    known = did in {"did", "ran", "made", "built", "wrote", "sang", "taught", "led", "put", "set"}
    if did in _NO_DEED or not (known or is_past(did, following)):
        return None
    return without_end(f"we {did} {found['rest']} together{found['when']}").strip()


def _of_present(text: str) -> str | None:
    found = _WITH_ME.fullmatch(text)
    if found is None or found["does"].lower() in _NO_PRESENT or points_elsewhere(text):
        return None
    base = base_of_third_person(found["does"].lower())
    following = found["rest"].split()[0]
    base = "do" if found["does"].lower() == "does" and takes_object(following) else base
    return None if base is None else f"you {base} {found['rest'].strip()}"
