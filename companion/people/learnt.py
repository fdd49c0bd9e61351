"""Tells what somebody learnt (a course, an exam, a school) from what they did for a living."""

import re
from collections.abc import Sequence
from typing import Final

from companion.people.lexicon import looks_like_title
from companion.people.roles import is_role

_COURSE: Final = (
    r"(?:courses?|seminars?|webinars?|boot ?camps?|certificates?|certifications?|diplomas?|exams?|"
    r"examinations?|degrees?|evening classes|training|abitur|matura|gcses?|a[- ]levels?|"
    r"bacc?alaur\w+|bachelor\w*|master['’]s|\w{0,30}prüfung|\w{0,30}kurs|\w{0,30}lehrgang|\w{0,30}schule|gymnasium|"
    r"lehrabschluss|lycée|collège|liceum|technikum|szkolenie|studia|studium|diplôme|licenciatura|"
    r"(?:primary|secondary|high|grammar|vocational|elementary|middle|night|evening) school)"
)
_LEARNT: Final = re.compile(
    rf"\b{_COURSE}\b|^(?:studied|student of|formation|stage de formation)\s", re.IGNORECASE
)
_COURSE_HEAD: Final = re.compile(rf"^[^,(|\t–—]{{0,80}}\b{_COURSE}(?=\s*(?:$|[,(|\t–—-]))", re.I)
_DEGREE: Final = re.compile(r"^(?:B\.?Sc|M\.?Sc|BA|MA|MBA|Ph\.?D|BEng|MEng|LLB|LLM|PGCE)\b")


def names_job(text: str) -> bool:
    """Tell whether some word of a heading names a job."""
    return looks_like_title(text) or is_role(text)


def is_learnt(pieces: Sequence[str]) -> bool:
    """Tell a course, an exam or a school, which is no position, from a job in one."""
    text = " | ".join(pieces)
    if _COURSE_HEAD.match(text) and not is_role(text):
        return True
    return (_LEARNT.search(text) or _DEGREE.match(text)) is not None and not names_job(text)
