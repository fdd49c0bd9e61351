"""Private details of a text and the placeholders that stand for them while it is elsewhere."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Detail(StrEnum):
    """What kind of detail a placeholder stands for; the name is its first part."""

    EMAIL = "EMAIL"
    LINK = "LINK"
    NUMBER = "NUMBER"
    """An identifier: an account, a card, a staff, order or policy number."""
    PHONE = "PHONE"
    PERSON = "PERSON"


@dataclass(frozen=True, kw_only=True)
class Found:
    """A private detail and where it stands."""

    start: int
    end: int
    detail: Detail


_TOP_LEVEL: Final = (
    "com|org|net|io|edu|gov|mil|int|info|biz|dev|app|ai|me|co|xyz|site|online|link|page|club|shop"
    "|uk|de|fr|eu|ca|au|nz|nl|be|ch|at|it|es|pt|pl|cz|se|no|dk|fi|ie|gr|ro|ua|ru|tr|in|jp|cn|kr|br"
    "|mx|ar|za|ng|ke|us|gg|ly|gl|tv|example|test|invalid|local"
)
_NAME: Final = r"(?<![\w.+%-])[\w.+%-]{1,64}"
_EMAIL: Final = re.compile(rf"{_NAME}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}}")
_SPELT_EMAIL: Final = re.compile(
    rf"{_NAME}(?:[ ]?[\[({{][ ]?(?:at|@)[ ]?[\])}}][ ]?[\w-]{{1,63}}"
    r"(?:(?:\.|[ ]?[\[({][ ]?(?:dot|\.)[ ]?[\])}][ ]?)[\w-]{1,63}){1,8}"
    r"| at [\w-]{1,63}(?: dot [\w-]{1,63}){1,4}\b)",
    re.IGNORECASE,
)
_SPELT: Final = re.compile(r"[\[({][ ]?(?:at|@)[ ]?[\])}]| dot ", re.IGNORECASE)
_REST: Final = r"[^\s<>\"'“”‘’«»\\)\]}]"
_URL: Final = re.compile(
    rf"(?<![^\W_])(?:[A-Za-z][A-Za-z0-9+-]{{1,15}}://|[Ww]{{3}}\.){_REST}{{1,2000}}"
)
_SITE: Final = re.compile(
    rf"(?<![\w@./+-])(?:[a-z0-9-]{{1,63}}\.){{1,5}}(?:{_TOP_LEVEL})\b(?![\w-])"
    rf"(?::\d{{1,5}})?(?:[/?]{_REST}{{0,2000}})?",
    re.IGNORECASE,
)
_HANDLE: Final = re.compile(r"(?<![\w.@/])@[A-Za-z_][\w.]{1,39}")
_ADDRESS: Final = re.compile(r"(?<![\w.:])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])")
_LINKS: Final = (
    (_URL, ("://", "www.", "WWW.")),
    (_SITE, (".",)),
    (_HANDLE, ("@",)),
    (_ADDRESS, (".",)),
)
"""Each with what a text must hold for it to be looked for."""
_END_OF_LINK: Final = ".,;:!?*_'"
_IBAN: Final = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?\b")
_CARD: Final = re.compile(r"(?<![\w.,+-])\d{4}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\w-])")
_SPELT_ID: Final = re.compile(
    r"(?<!\w)(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{3}-\d{2}-\d{4}"
    r"|[A-Z]{2}[ ]?\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?[A-D]"
    r"|(?!ISO|DIN|IEC)[A-Z]{1,6}[-/#]?\d{5,14}(?:[-/]\d{1,6})?[A-Z]?"
    r"|\d{9,20}|(?!ISO|DIN|IEC|GPT)[A-Z]{2,6}[-/]\d{3,8}(?:[-/][A-Z0-9]{1,10}){0,3})(?![\w])"
)
_CALLED_ID: Final = re.compile(
    r"\b(?:staff|employee|personnel|payroll|badge|order|invoice|customer|client|account|member"
    r"|membership|policy|passport|insurance|licen[cs]e|tax|patient|case|ticket|booking|reference"
    r"|ref|id|iban|vat|ni|ssn)\.?[ ]{0,2}(?:number|num|nr|no|id|code|#)?[ ]?[.:#№]{0,2}[ ]{0,2}$",
    re.IGNORECASE,
)
"""What stands before a number that names somebody or something."""
_LONGEST_CALL: Final = 30
_MAYBE_ID: Final = re.compile(
    r"(?<![\w.,/-])[A-Za-z]{0,6}[-/]?\d[A-Za-z0-9]{0,20}(?:[-/][A-Za-z0-9]{1,20}){0,4}(?!\w)"
)
_HASHED: Final = re.compile(r"(?<![\w&#])#\d{3,20}(?!\w)")
_DIGIT: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_FEWEST_ID_DIGITS: Final = 3
_PHONE: Final = re.compile(
    r"(?<![\w.,/€$£¥+-])(?:\+|00|\()?\d{1,6}\)?(?:[ ./-]{0,2}\(?\d{2,6}\)?){1,6}"
    r"(?![\w%/€$£¥-]|[.,:]\d)"
    r"|(?<![\w.,/+-])\+\d{7,15}(?!\w)"
)
_DATE: Final = re.compile(
    r"(?:19|20)\d\d[ ./-]{0,3}(?:19|20)?\d\d(?:[ ./-]{1,2}\d{1,2})?"
    r"|(?:19|20)\d\d(?:[ /-]{1,3}(?:19|20)\d\d){2,6}"
    r"|\d{1,2}[ ./-]\d{1,2}[ ./-](?:\d{2}|(?:19|20)\d\d)"
)
_PHONE_DIGITS: Final = (7, 15)
_AMOUNT: Final = re.compile(r"[1-9]\d{0,2}(?: 000){1,4}")

LONGEST_PLACEHOLDER: Final = 12
"""Characters: PERSON_12345."""

_PLACEHOLDER: Final = re.compile(rf"(?<![^\W_])(?:{'|'.join(Detail)})_\d{{1,5}}(?![^\W_])")


def details_in(text: str) -> tuple[Found, ...]:
    """Return the addresses, links, identifiers and phone numbers in `text`, in order.

    Where two readings overlap the earlier kind counts: an address is no link. Linear in the
    length of the text.
    """
    taken: list[Found] = []
    has_digits = _DIGIT.search(text) is not None
    for detail, spans in (
        (Detail.EMAIL, _addresses(text)),
        (Detail.LINK, _links(text)),
        (Detail.NUMBER, _identifiers(text) if has_digits else ()),
        (Detail.PHONE, _phones(text) if has_digits else ()),
    ):
        taken = _merged(taken, (Found(start=s, end=e, detail=detail) for s, e in spans))
    return tuple(taken)


def placeholders_in(text: str) -> tuple[str, ...]:
    """Return whatever in `text` has the form of a placeholder, each once."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(text)))


class Redactor:
    """Takes details out of the texts of one draft, and puts them back into what comes in return.

    The same words always become the same placeholder. Text that happens to hold one already keeps
    it: its number is not given out.
    """

    def __init__(self, *, names: Iterable[str] = (), known: Iterable[str] = ()) -> None:
        """Begin with nothing taken out.

        Args:
            names: words that are names of people and are taken out wherever they stand.
            known: everything that may be sent; placeholders that stand in it mean themselves.
        """
        self._reserved = {found for text in known for found in placeholders_in(text)}
        self._by_words: dict[tuple[Detail, str], str] = {}
        self._by_placeholder: dict[str, str] = {}
        self._counts = dict.fromkeys(Detail, 0)
        self._names = _any_of(names)

    def hidden(self, text: str) -> str:
        """Return `text` with a placeholder in place of every detail."""
        found = details_in(text)
        if self._names is not None:
            people = _spans(self._names, text)
            named = (Found(start=s, end=e, detail=Detail.PERSON) for s, e in people)
            found = tuple(_merged(list(found), named))
        pieces: list[str] = []
        done = 0
        for one in found:
            words = text[one.start : one.end]
            pieces += [text[done : one.start], self._placeholder(one.detail, words)]
            done = one.end
        return "".join([*pieces, text[done:]])

    def restored(self, text: str) -> str:
        """Return `text` with the details back in place of their placeholders."""
        return _PLACEHOLDER.sub(
            lambda found: self._by_placeholder.get(found.group(), found.group()), text
        )

    def _placeholder(self, detail: Detail, words: str) -> str:
        known = self._by_words.get((detail, words))
        if known is not None:
            return known
        while True:
            self._counts[detail] += 1
            fresh = f"{detail.value}_{self._counts[detail]}"
            if fresh not in self._reserved:
                break
        self._by_words[(detail, words)] = fresh
        self._by_placeholder[fresh] = words
        return fresh


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in pattern.finditer(text))


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    plain = _spans(_EMAIL, text) if "@" in text else iter(())
    spelt = _spans(_SPELT_EMAIL, text) if _SPELT.search(text) else iter(())
    return iter(sorted((*plain, *spelt)))


def _links(text: str) -> Iterator[tuple[int, int]]:
    spans = (
        (found.start(), found.start() + len(found.group().rstrip(_END_OF_LINK)))
        for pattern, signs in _LINKS
        if any(sign in text for sign in signs)
        for found in pattern.finditer(text)
    )
    return iter(sorted(spans, key=lambda span: (span[0], -span[1])))


def _identifiers(text: str) -> Iterator[tuple[int, int]]:
    whole = (found.span() for p in (_IBAN, _CARD, _SPELT_ID, _HASHED) for found in p.finditer(text))
    called = (found.span() for found in _MAYBE_ID.finditer(text) if _is_called_id(text, found))
    return iter(sorted((*whole, *called), key=lambda span: (span[0], -span[1])))


def _is_called_id(text: str, found: re.Match[str]) -> bool:
    word = found.group()
    if sum(map(str.isdigit, word)) < _FEWEST_ID_DIGITS or _YEAR.fullmatch(word):
        return False
    return _CALLED_ID.search(text, max(0, found.start() - _LONGEST_CALL), found.start()) is not None


def _phones(text: str) -> Iterator[tuple[int, int]]:
    fewest, most = _PHONE_DIGITS
    for found in _PHONE.finditer(text):
        number = found.group()
        if _DATE.fullmatch(number) or _AMOUNT.fullmatch(number):
            continue
        if fewest <= sum(map(str.isdigit, number)) <= most:
            yield found.span()


def _merged(taken: list[Found], more: Iterable[Found]) -> list[Found]:
    """Return both in order; of two that overlap the one that was taken first stays."""
    merged: list[Found] = []
    at = last = 0
    for one in more:
        while at < len(taken) and taken[at].end <= one.start:
            merged.append(taken[at])
            last = taken[at].end
            at += 1
        is_free = at == len(taken) or one.end <= taken[at].start
        if is_free and one.start >= last and one.end > one.start:
            merged.append(one)
            last = one.end
    return [*merged, *taken[at:]]


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    spelt = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    if not spelt:
        return None
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, spelt))})(?![^\W_])")
