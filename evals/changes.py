"""Changes one name, number, date or quoted word of a true statement into another."""

import random
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from evals.gold import Gold, Line
from evals.name_pools import FIRST_NAMES, LAST_NAMES, THINGS, listed

MARKS: Final = (("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"))
_FEWEST_QUOTED: Final = 4
_MOST_QUOTED: Final = 12

_NAME: Final = re.compile(
    r"(?<![\w’'])[A-Z][\w’'-]*[\w](?:\s[A-Z][\w’'-]*\w)*(?![\w])|\b[A-Z]{2,6}\b"
)
_SUBJECT: Final = re.compile(
    r"(?:(?:The|All|Some|Two|Each)(?: of the)?(?: [a-z]+){0,2} "
    r"(?:team|group|manager|designer|expert|specialist|members?|participants|remote|meeting)"
    r"|They|He|She|It|We|I|You|Everyone)\b(?! of)",
)
_OBJECT: Final = re.compile(
    r"\b(?:with|to|for|by|from|of|at) (?:the|a|his|her|their|our|my) [a-z]{3,}\b"
    r"(?! [a-z]+(?:ing|s)\b)"
)
_NEVER_NAMES: Final = frozenset(
    listed(
        "The A An I It He She They We You This That These Those If When In On At For To And But As"
        " Please Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March"
        " April May June July August September October November December"
    )
)


def _pooled(gold: Gold, chance: random.Random, *pools: Sequence[str]) -> str:
    said = gold.said or " ".join(gold.sources(whole=True)).casefold()
    while True:
        name = chance.choice(chance.choice(pools))
        if name.casefold() not in said:
            return name


def other_name(gold: Gold, chance: random.Random) -> tuple[str, str] | None:
    """Change a name, or say somebody by name where the statement has a pronoun or a role."""
    spots = [
        match.span()
        for match in _NAME.finditer(gold.text)
        if match.group().split()[0] not in _NEVER_NAMES and match.start() > 0
    ]
    subject = _SUBJECT.match(gold.text)
    if subject:
        spots.append(subject.span())
    spots += [
        (match.start() + match.group().index(" ") + 1, match.end())
        for match in _OBJECT.finditer(gold.text)
    ]
    if not spots:
        return None
    start, end = chance.choice(spots)
    person = start == 0 or chance.random() < 0.6
    name = (
        _pooled(gold, chance, FIRST_NAMES, LAST_NAMES) if person else _pooled(gold, chance, THINGS)
    )
    wrong = name
    if person and chance.random() < 0.3:
        wrong = f"{name} {_pooled(gold, chance, LAST_NAMES)}"
    ending = "’s" if gold.text[start:end].endswith(("'s", "’s")) else ""
    return f"{gold.text[:start]}{wrong}{ending}{gold.text[end:]}", wrong


_UNITS: Final = listed("zero one two three four five six seven eight nine ten eleven twelve")
_TEENS: Final = listed("thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS: Final = listed("twenty thirty forty fifty sixty seventy eighty ninety")
_SPELT: Final = {
    **{word: value for value, word in enumerate((*_UNITS, *_TEENS))},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
}
_FIGURES: Final = re.compile(
    r"(?<![\w.,:/$-])(?P<figures>[$£€]?\d+(?:,\d{3})*(?:\.\d+)?)(?![\w:/.,]*\d|[a-zA-Z])"
)
_WORDS: Final = re.compile(
    rf"\b(?:(?:{'|'.join(_TENS)})-(?:{'|'.join(_UNITS[1:10])})"
    rf"|{'|'.join(sorted(_SPELT, key=len, reverse=True))})\b"
    r"(?! (?:of (?:the|these|those)|another))",
    re.IGNORECASE,
)


def other_number(gold: Gold, chance: random.Random) -> tuple[str, str] | None:
    """Change a number; a figure stays a figure, a word a word."""
    spots = [(match.span(), "figures") for match in _FIGURES.finditer(gold.text)]
    spots += [
        (match.span(), "words")
        for match in _WORDS.finditer(gold.text)
        if match.group().lower() not in {"one", "zero"}
    ]
    if not spots:
        return None
    (start, end), form = chance.choice(spots)
    was = gold.text[start:end]
    wrong = (
        _other_figures(was, gold, chance) if form == "figures" else _other_word(was, gold, chance)
    )
    if wrong is None:
        return None
    return f"{gold.text[:start]}{wrong}{gold.text[end:]}", wrong.lstrip("$£€")


def _other_figures(was: str, gold: Gold, chance: random.Random) -> str | None:
    sign = was[0] if was[0] in "$£€" else ""
    digits = was.removeprefix(sign)
    for _ in range(20):
        at = chance.randrange(len(digits))
        if not digits[at].isdigit():
            continue
        other = chance.choice("123456789".replace(digits[at], ""))
        wrong = digits[:at] + other + digits[at + 1 :]
        if chance.random() < 0.2 and digits.isdigit():
            wrong = f"{digits}0"
        if _is_new(_value(wrong), gold):
            return f"{sign}{wrong}"
    return None


def _other_word(was: str, gold: Gold, chance: random.Random) -> str | None:
    for _ in range(20):
        word = chance.choice([word for word, value in _SPELT.items() if value > 1])
        if word != was.lower() and _is_new(_SPELT[word], gold):
            return word.capitalize() if was[0].isupper() else word
    return None


def _value(digits: str) -> float:
    return float(digits.replace(",", ""))


def _is_new(value: float, gold: Gold) -> bool:
    """Tell whether the evidence has this number nowhere, neither in figures nor in words."""
    said = " ".join(gold.sources()).lower()
    figures = {_value(one) for one in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", said)}
    figures |= {float(one) for one in re.findall(r"\d+", said)}
    words = set(re.findall(r"[a-z]+", said))
    known = figures | {float(number) for word, number in _SPELT.items() if word in words}
    known |= {
        float(_SPELT[ten] + _SPELT[unit])
        for ten, unit in re.findall(rf"\b({'|'.join(_TENS)})[- ]({'|'.join(_UNITS[1:10])})\b", said)
    }
    ordinals = {"first": 1, "second": 2, "third": 3, "both": 2, "twice": 2, "couple": 2, "pair": 2}
    known |= {float(number) for word, number in ordinals.items() if word in words}
    return float(value) not in known


_DAYS: Final = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_MONTHS: Final = listed(
    "January February March April May June July August September October November December"
)
_DAY: Final = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")
_MONTH: Final = re.compile(rf"\b(?:{'|'.join(m for m in _MONTHS if m not in {'May', 'March'})})\b")
_DATED: Final = re.compile(
    rf"\b(?:{'|'.join(_MONTHS)}|{'|'.join(month[:3] for month in _MONTHS)})\.? "
    r"(?P<day>\d{1,2})(?=(?:st|nd|rd|th)?\b)"
    rf"|\b(?P<first>\d{{1,2}})(?=(?:st|nd|rd|th)? (?:of )?(?:{'|'.join(_MONTHS)}))"
    r"|\bthe (?P<nth>\d{1,2})(?=(?:st|nd|rd|th)\b)"
)
_NUMERIC: Final = re.compile(r"(?<![\d/])(?P<month>\d{1,2})/(?P<dayed>\d{1,2})(?=(?:/\d{2,4})?\b)")
_CLOCK: Final = re.compile(r"\b(?P<hour>\d{1,2})(?=:\d{2}\b)")
_SPAN: Final = re.compile(
    r"\b(?P<count>\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)(?= "
    r"(?:minute|hour|day|week|month|year)s?\b)",
    re.IGNORECASE,
)


def other_date(gold: Gold, chance: random.Random) -> tuple[str, str] | None:
    """Change a weekday, a month, a day of the month, a time of day or a length of time."""
    spots = [*_other_days(gold, chance), *_other_day_numbers(gold, chance)]
    if not spots:
        return None
    start, end, wrong = chance.choice(spots)
    return f"{gold.text[:start]}{wrong}{gold.text[end:]}", wrong


def _other_days(gold: Gold, chance: random.Random) -> Iterator[tuple[int, int, str]]:
    said = " ".join(gold.sources()).lower()
    for stated in re.findall(r"\d{4}-\d\d-\d\d", said):
        said += f" {date.fromisoformat(stated):%A %B}".lower()
    for pattern, names in ((_DAY, _DAYS), (_MONTH, _MONTHS)):
        for match in pattern.finditer(gold.text):
            others = [name for name in names if name[:3].lower() not in said]
            if others:
                yield (*match.span(), chance.choice(others))


def _other_day_numbers(gold: Gold, chance: random.Random) -> Iterator[tuple[int, int, str]]:
    for pattern, most in ((_DATED, 28), (_NUMERIC, 12), (_CLOCK, 12), (_SPAN, 30)):
        for match in pattern.finditer(gold.text):
            name = next(name for name, value in match.groupdict().items() if value)
            numbers = [number for number in range(2, most + 1) if _is_new(number, gold)]
            if numbers:
                number = chance.choice(numbers)
                padded = f"{number:02}" if match.group(name).startswith("0") else str(number)
                yield match.start(name), match.end(name), padded


_OF_NO_WEIGHT: Final = frozenset(
    listed(
        "the and that this with have from they them what when where will would could should there "
        "their about like just know think yeah okay well then than your mean kind sort"
    )
)
_INSTEAD: Final = listed(
    "budget harbour lantern refund orchard deadline manager never always twice salary kitchen "
    "training airport contract"
)


def stretch_of(gold: Gold, chance: random.Random) -> tuple[Line | None, list[str]]:
    """Return a line of the evidence and some words in a row of it; None where no line has any."""
    able = [line for line in gold.lines if len(line.text.split()) >= _FEWEST_QUOTED + 1]
    if not able:
        return None, []
    line = chance.choice(able)
    words = line.text.split()
    length = min(len(words), chance.randint(_FEWEST_QUOTED, _MOST_QUOTED))
    start = chance.randint(0, len(words) - length)
    stretch = words[start : start + length]
    if any(mark in " ".join(stretch) for mark in '"“”«»{}'):
        return None, []
    return line, stretch


def other_quote(gold: Gold, chance: random.Random) -> tuple[str, str] | None:
    """Quote a stretch of the evidence with one word changed, added or taken from elsewhere."""
    line, words = stretch_of(gold, chance)
    spots = [
        at
        for at, word in enumerate(words)
        if len(re.sub(r"\W", "", word)) > 3 and word.lower() not in _OF_NO_WEIGHT
    ]
    if line is None or not spots:
        return None
    at = chance.choice(spots)
    was = words[at]
    others = [
        word
        for other in gold.lines
        for word in other.text.split()
        if word.isalpha() and len(word) > 3 and word.lower() != was.lower().strip(",.;:!?")
    ]
    words[at] = chance.choice(others if others and chance.random() < 0.5 else _INSTEAD)
    quoted = " ".join(words)
    if quoted.lower() in " ".join(one.text for one in gold.lines).lower():
        return None
    opening, closing = chance.choice(MARKS)
    before = f"{line.speaker} said" if line.speaker else "What was said"
    return f"{before}: {opening}{quoted}{closing}", quoted
