"""Reads notes of any form into sentences that know who speaks and under which heading."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import pairwise
from typing import Final

from companion.people.person import PersonId
from companion.summaries.cast import Cast, cast_of_labels, plain
from companion.summaries.forms import Line, Mark, are_captions, captions, read_line
from companion.summaries.headings import (
    NOT_SPEAKERS,
    Section,
    section_of,
    section_of_tag,
    undressed,
)
from companion.summaries.summary import SummaryBrief
from companion.summaries.verbs import is_errand
from companion.text.due import find_due_phrases
from companion.text.fold import Folded, fold
from companion.text.sentences import sentences
from companion.text.spans import Quote, quote_at

_PLAIN: Final = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\t": " ", "\xa0": " "}
)
_NOISE: Final = re.compile(r"</?[a-zA-Z][^<>\n]{0,60}>|\[[a-zA-Z ]{2,24}\]|[*_`]{2}")
_NEWLINE: Final = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK: Final = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ATTENDEES: Final = re.compile(
    r"(?:attendees?|participants?|present|with)\s*:\s*(?P<names>.{3,200})", re.IGNORECASE
)
_SEPARATOR: Final = re.compile(r"\s*(?:,|;|&|/|\||\band\b)\s*")
_NAME_LIKE: Final = re.compile(r"[^\W\d_a-z][\w.'-]*(?: [^\W\d_a-z][\w.'-]*){0,3}")
_LONGEST_HEADING: Final = 9
_LONGEST_LINE: Final = 140
_LONGEST_SENTENCE: Final = 400
"""Characters. What runs on for longer is cut between words, so that every pattern stays quick."""
_NARROWEST: Final = 50
_FEWEST_WRAPPED: Final = 3
"""Shorter lines than this were ended by a person, not by the width of a window."""
_FEWEST_LINES_OF_DIALOGUE: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence as it can be read: on one line, with plain quote marks.

    `pieces` says where it comes from: (offset in `text`, start, end in the folded notes).
    """

    text: str
    pieces: tuple[tuple[int, int, int], ...]
    turn: int
    """Number of the line, paragraph or speech that it belongs to."""
    speaker: str | None = None
    section: Section = Section.NONE
    subject: str | None = None
    """Whom the heading or the assignment names as doing it."""
    mark: Mark = Mark.NONE
    first: bool = True
    """Whether it begins its turn."""
    assigned: bool = False
    """`subject` stands right before the words, as in "-> Ana: send it"."""
    due: str | None = None
    """The due phrase of the heading over it: "By Friday:"."""
    is_header: bool = False
    """Whether it only says who met, when, and for how long."""
    is_line: bool = False
    """Whether it was typed as a line of its own, not as prose."""


@dataclass(frozen=True, kw_only=True)
class Notes:
    """Everything that could be read out of some notes."""

    source: str
    folded: Folded
    sentences: tuple[Sentence, ...]
    cast: Cast
    is_dialogue: bool

    def quotes(
        self, sentence: Sentence, start: int = 0, end: int | None = None
    ) -> tuple[Quote, ...]:
        """Return the exact stretches of the notes behind `sentence.text[start:end]`."""
        end = len(sentence.text) if end is None else end
        found: list[tuple[int, int]] = []
        for offset, piece_start, piece_end in sentence.pieces:
            first = max(piece_start, piece_start + start - offset)
            last = min(piece_end, piece_start + end - offset)
            if first >= last:
                continue
            if found and not self.folded.text[found[-1][1] : first].strip():
                first = found.pop()[0]
            found.append((first, last))
        quotes = (quote_at(self.source, *self.folded.span(*span)) for span in found)
        return tuple(quote for quote in quotes if any(map(str.isalnum, quote.text)))


class _Form(Enum):
    """What the labels of its lines make of a text."""

    NOTES = "notes"
    DIALOGUE = "dialogue"
    TASKS = "tasks"


@dataclass
class _Block:
    """Lines that belong together, before they are cut into sentences."""

    ranges: list[tuple[int, int]]
    speaker: str | None = None
    section: Section = Section.NONE
    subject: str | None = None
    mark: Mark = Mark.NONE
    assigned: bool = False
    indent: int = 0
    due: str | None = None


def read_notes(brief: SummaryBrief) -> Notes:
    """Return the sentences of the brief's notes with their context, and who took part."""
    folded = fold(brief.notes)
    text = folded.text.translate(_PLAIN)
    rows = [found.span() for found in _NEWLINE.finditer(folded.text)]
    rows = _with_blanks(rows, folded.text)
    if are_captions(rows, folded.text):
        blocks, labels = _caption_blocks(rows, folded.text), None
        labels = [block.speaker for block in blocks if block.speaker]
        cast = _cast(brief, labels)
        is_dialogue = True
    else:
        lines = [read_line(folded.text, start, end) for start, end in rows]
        labels, form = _labels(lines, folded.text, brief)
        is_dialogue = form is _Form.DIALOGUE
        cast = _cast(brief, [*labels, *_attendees(folded.text)])
        width = _wrapped_at(lines, folded.text)
        reader = _Reader(folded.text, cast, set(map(plain, labels)), form, width)
        blocks = reader.blocks(lines)
    found = tuple(_sentences(blocks, text))
    return Notes(
        source=brief.notes, folded=folded, sentences=found, cast=cast, is_dialogue=is_dialogue
    )


def _with_blanks(rows: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Return the rows with an empty one wherever the notes leave a line blank."""
    found: list[tuple[int, int]] = []
    last = 0
    for start, end in rows:
        if text.count("\n", last, start) > 1 or text.count("\r", last, start) > 2:
            found.append((last, last))
        found.append((start, end))
        last = end
    return found


def _wrapped_at(lines: Sequence[Line], text: str) -> int:
    """Return the width at which a window wrapped the notes; 0 where people ended the lines.

    Wrapped means that nearly everywhere the first word of a line would not have fitted above.
    """
    pairs = [
        (above, below)
        for above, below in pairwise(lines)
        if above.end > above.start and below.end > below.start and below.mark is Mark.NONE
    ]
    width = max((above.end - above.labelled_from for above, _ in pairs), default=0)
    if width < _NARROWEST:
        return 0
    full = sum(
        above.end - above.labelled_from + len(text[below.start : below.end].split()[0]) >= width
        for above, below in pairs
    )
    return width if full >= _FEWEST_WRAPPED and full >= 0.6 * len(pairs) else 0


def _cast(brief: SummaryBrief, labels: Iterable[str]) -> Cast:
    if brief.participants:
        return Cast(brief.participants, brief.me)
    return cast_of_labels(labels, me=brief.me)


def _attendees(text: str) -> Iterator[str]:
    for found in _ATTENDEES.finditer(text[:2000]):
        names = [name for name in _SEPARATOR.split(found["names"].strip()) if name]
        if names and all(_NAME_LIKE.fullmatch(name) for name in names):
            yield from names


def _labels(lines: Sequence[Line], text: str, brief: SummaryBrief) -> tuple[list[str], _Form]:
    """Return the labels that are speakers or assignees, and what the labels make of the notes."""
    known = Cast(brief.participants, brief.me)
    counts = Counter(plain(line.label) for line in lines if line.label)
    accepted: dict[str, str] = {}
    content = labelled = 0
    for line in lines:
        content += line.end > line.start or bool(line.label)
        if line.label and _is_speaker(line, counts, known):
            accepted.setdefault(plain(line.label), line.label)
            labelled += not (line.mark in (Mark.ARROW, Mark.BOX, Mark.TICKED) or line.assigned)
    headers = sum(line.timed and line.end <= line.start for line in lines)
    orders = sum(
        is_errand(text[line.start : line.end].partition(" ")[0].strip(",.:;!"))
        for line in lines
        if line.label and not line.timed and plain(line.label) in accepted
    )
    if orders and 2 * orders >= labelled:
        # "Ana: send the deck" on most lines is a list of tasks, and nobody talks like that.
        return list(accepted.values()), _Form.TASKS
    is_dialogue = labelled >= _FEWEST_LINES_OF_DIALOGUE and 2 * (labelled + headers) >= content
    return list(accepted.values()), _Form.DIALOGUE if is_dialogue else _Form.NOTES


def _is_speaker(line: Line, counts: Counter[str], known: Cast) -> bool:
    key = plain(line.label)
    if known.named(line.label) is not None or key == "me":
        return len(key) > 1 or line.label.isupper()
    first = key.split()[0] if key else ""
    if not key or first in NOT_SPEAKERS or section_of_tag(line.label) or section_of(line.label):
        return False
    is_name = bool(_NAME_LIKE.fullmatch(line.label))
    if line.timed:
        return is_name or counts[key] > 1
    if line.mark in (Mark.ARROW, Mark.BOX, Mark.TICKED) or line.assigned:
        return is_name and not known.participants
    return is_name and counts[key] > 1


def _caption_blocks(rows: list[tuple[int, int]], text: str) -> list[_Block]:
    """Join the captions of one speaker into one speech: sentences run over captions."""
    blocks: list[_Block] = []
    for caption in captions(rows, text):
        speaker = caption.label or None
        if blocks and blocks[-1].speaker == speaker:
            blocks[-1].ranges.extend(caption.ranges)
        else:
            blocks.append(_Block(list(caption.ranges), speaker))
    return blocks


@dataclass
class _Reader:
    """Walks over the lines and keeps what headings and speakers said last."""

    text: str
    cast: Cast
    labels: set[str]
    form: _Form
    width: int
    """Length of the longest line, where long enough lines were wrapped."""
    section: Section = Section.NONE
    subject: str | None = None
    due: str | None = None
    speaker: str | None = None
    done: list[_Block] = field(default_factory=list)
    blank: bool = False
    listed: bool = False
    """Whether the section already has lines."""
    marked: bool = False
    """Whether the lines of the section are bulleted."""

    @property
    def is_dialogue(self) -> bool:
        return self.form is _Form.DIALOGUE

    def blocks(self, lines: Sequence[Line]) -> list[_Block]:
        for position, line in enumerate(lines):
            following = lines[position + 1] if position + 1 < len(lines) else None
            if line.end <= line.start and not line.label:
                self.blank = True
                continue
            self._take(line, following)
            self.blank = False
        return self.done

    def _take(self, line: Line, following: Line | None) -> None:
        words = self.text[line.labelled_from : line.end]
        if self._is_said(line):
            self.section, self.subject, self.due = Section.NONE, None, None
            self.speaker = line.label
            if line.end > line.start:
                self._add(line, speaker=line.label)
            return
        if self._heads(line, words, following):
            return
        if self._leaves_section(line):
            self.section, self.subject, self.due = Section.NONE, None, None
        if line.label and self._take_labelled(line):
            return
        self._take_plain(line, words)

    def _is_said(self, line: Line) -> bool:
        """Tell whether the label names who says the words, not who shall do them."""
        if not line.label or plain(line.label) not in self.labels:
            return False
        if line.assigned or line.mark in (Mark.ARROW, Mark.BOX, Mark.TICKED, Mark.HEADING):
            return False
        return line.timed or self.is_dialogue

    def _heads(self, line: Line, words: str, following: Line | None) -> bool:
        """Take a heading in; True if the line was nothing else."""
        bare = undressed(words)
        ends_open = words.rstrip(" *_").endswith(":")
        if len(bare.split()) > _LONGEST_HEADING or words.rstrip().endswith(("?", ".", "!")):
            return False
        due = _due_of_heading(bare) if ends_open or line.mark is Mark.HEADING else None
        section = section_of(bare) or (Section.ACTIONS if due else None)
        person = self.cast.named(bare) or bare.casefold() in {"me", "her", "him", "them", "both"}
        leads = following is not None and (
            following.mark not in (Mark.NONE, Mark.HEADING) or following.indent > line.indent
        )
        sets_off = line.mark is Mark.HEADING or words.startswith(("**", "__")) or ends_open
        if section is Section.ASIDE and not (sets_off or leads):
            return False
        if (
            section is None
            and not (sets_off and line.mark is not Mark.BOX)
            and not (leads and line.mark is Mark.NONE)
        ):
            return False
        if section is not None and line.mark not in (Mark.NONE, Mark.HEADING) and not ends_open:
            return False
        if section is None and not person and ends_open and not leads and not sets_off:
            return False
        nested = self.section is not Section.NONE and not (self.blank and self.listed)
        if section is None and person and nested and line.mark in (Mark.BULLET, Mark.NONE):
            self.subject = bare
            return True
        self.section, self.due = section or Section.NONE, due
        self.subject = _doer(bare, self.cast) if section or person else None
        self.listed = self.marked = False
        self.speaker = self.speaker if self.is_dialogue else None
        return True

    def _leaves_section(self, line: Line) -> bool:
        """Tell whether a line after a blank one has nothing to do with the last heading."""
        if not self.blank or not self.listed or self.section is Section.NONE:
            return False
        return line.mark is Mark.NONE

    def _take_labelled(self, line: Line) -> bool:
        """Take a line with a label: a tag, an assignment or what somebody said."""
        if line.end <= line.start:
            return False
        person = self.cast.named(line.label)
        known = person is not None or plain(line.label) in self.labels or plain(line.label) == "me"
        if known and len(line.label) == 1 and not line.label.isupper():
            known = False
        if known:
            is_task = (
                self.form is _Form.TASKS
                or line.assigned
                or line.mark in (Mark.ARROW, Mark.BOX, Mark.TICKED)
            )
            in_list = self.section in (Section.ACTIONS, Section.TENTATIVE, Section.SUGGESTED)
            if is_task or in_list or plain(line.label) == "me" or self._begins_with_verb(line):
                section = self.section if in_list else Section.ACTIONS
                self._add(line, section=section, subject=line.label, assigned=True)
            else:
                self._add(line, speaker=line.label)
            return True
        tag = section_of_tag(line.label)
        if tag is not None:
            self._add(line, section=tag)
            return True
        return False

    def _begins_with_verb(self, line: Line) -> bool:
        words = self.text[line.start : line.end].split(maxsplit=2)
        if words and words[0].casefold() == "to":
            words = words[1:]
        return bool(words) and is_errand(words[0].strip(",.:;!"))

    def _take_plain(self, line: Line, words: str) -> None:
        whole = replace(line, start=line.labelled_from) if line.label else line
        if self._goes_on(whole):
            last = self.done[-1]
            last.ranges[-1] = (last.ranges[-1][0], whole.end)
            return
        self._add(whole, speaker=self.speaker if self.is_dialogue else None)

    def _goes_on(self, line: Line) -> bool:
        """Tell whether a line is the rest of the one above, wrapped by a window or hung below it.

        Where the first word of a line would still have fitted above, a person ended the line.
        """
        if not self.done or self.blank or self.is_dialogue or line.mark is not Mark.NONE:
            return False
        last = self.done[-1]
        if last.mark is not Mark.NONE:
            return line.indent > last.indent
        if last.assigned or last.speaker:
            return False
        above = self.text[last.ranges[-1][0] : last.ranges[-1][1]]
        words = self.text[line.start : line.end]
        if self.width:
            return (
                len(above[above.rfind("\n") + 1 :]) + len(words.split(maxsplit=1)[0]) >= self.width
            )
        is_open = len(above) >= _NARROWEST and above[-1] not in ".!?:;"
        return is_open and words[:1].islower() and above[:1].isupper()

    def _add(
        self,
        line: Line,
        *,
        speaker: str | None = None,
        section: Section | None = None,
        subject: str | None = None,
        assigned: bool = False,
    ) -> None:
        kind = section or self.section
        if section is None and line.mark in (Mark.BOX, Mark.TICKED) and kind is Section.NONE:
            kind = Section.ACTIONS
        if section is None and line.mark is Mark.QUERY:
            kind = Section.QUESTIONS
        self.done.append(
            _Block(
                [(line.start, line.end)],
                speaker,
                kind,
                subject or self.subject,
                line.mark,
                assigned,
                line.indent,
                self.due,
            )
        )
        self.listed = True
        self.marked = self.marked or line.mark is not Mark.NONE


def _due_of_heading(words: str) -> str | None:
    """Return the due phrase of a heading: "By Friday", "To do before Monday"."""
    found = find_due_phrases(words)
    if not found:
        return None
    rest = f"{words[: found[0].start]} {words[found[0].end :]}".strip(" :()-–,")
    is_all = not rest or section_of(rest) is Section.ACTIONS
    return found[0].text if is_all else None


_DOERS: Final = re.compile(r"[\w'-]+")


def _doer(heading: str, cast: Cast) -> str | None:
    """Return whom a heading such as "What she took on" or "Ana's actions" makes responsible."""
    words = [word.removesuffix("'s") for word in _DOERS.findall(heading.replace("’", "'"))]
    for word in words:
        key = word.casefold()
        if key in {"i", "i'd", "i'll", "me", "my", "mine"}:
            return "me"
        if key in {"she", "he", "her", "his", "him", "hers"}:
            return "other"
        if len(key) > 1 and cast.named(word) is not None:
            return word
    return None


def _sentences(blocks: Sequence[_Block], text: str) -> Iterator[Sentence]:
    for turn, block in enumerate(blocks):
        whole, pieces = _joined(block.ranges, text)
        quiet = _NOISE.sub(lambda found: " " * len(found.group()), whole)
        cut = _short_enough(sentences(_BREAK.sub(" ", quiet)), quiet)
        is_line = len(block.ranges) == 1 and "\n" not in quiet and len(quiet) <= _LONGEST_LINE
        for position, found in enumerate(cut):
            yield Sentence(
                text=found.text,
                pieces=tuple(_pieces(pieces, found.start, found.end)),
                turn=turn,
                speaker=block.speaker,
                section=block.section,
                subject=block.subject,
                mark=block.mark,
                first=position == 0,
                assigned=block.assigned,
                due=block.due,
                is_header=turn <= 1 and _is_header(block, found.text),
                is_line=is_line and len(cut) <= 2,
            )


_LONGEST_HEADER: Final = 14
_HEADER: Final = re.compile(
    r"\b\d{1,2}[/.]\d{1,2}\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}:\d\d\b|\b\d+\s?min(?:utes|s)?\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b.{0,6}\d"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s\d{1,2}\b"
    r"|\b(?:notes|call|session|meeting|mentoring|chat|catch-?up)\s(?:with|w/|-|–|—|:|\d)"
    r"|\b(?:micro-)?mentor(?:ing)?\b.{0,20}\b(?:notes|call|session|meeting|chat)\b"
    r"|\b(?:micro-)?mentoring\s?:",
    re.IGNORECASE,
)
"""A date, a length or an occasion: what stands over notes."""

_OCCASION: Final = re.compile(
    r"(?:call|chat|check|catch|review|update|notes?|meeting|talk|coffee|zoom)[\s-]"
    r"(?:with|w/|in|up|notes?|\d|-|–|—|:|mon|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"\b(?:i|we|she|he|you|they)\b|'ll\b|\bto\s[a-z]", re.IGNORECASE)


def _is_header(block: _Block, words: str) -> bool:
    if block.speaker is not None or block.mark not in (Mark.NONE, Mark.HEADING):
        return False
    if block.section is not Section.NONE or block.assigned or _CLAUSE.search(words):
        return False
    first, _, _ = words.partition(" ")
    if is_errand(first) and not _OCCASION.match(words):
        return False
    length = len(words.split())
    return length <= 2 or (length <= _LONGEST_HEADER and bool(_HEADER.search(words)))


def _short_enough(found: Sequence[Quote], text: str) -> list[Quote]:
    """Return the sentences, those that never end (as dictated ones do) cut between words."""
    cut: list[Quote] = []
    for quote in found:
        start = quote.start
        while quote.end - start > _LONGEST_SENTENCE:
            window = text[start : start + _LONGEST_SENTENCE]
            joint = max(window.rfind(joint) for joint in (" and ", " so ", " but ", " then "))
            step = joint if joint > _LONGEST_SENTENCE // 2 else window.rfind(" ")
            step = step if step > 0 else _LONGEST_SENTENCE
            cut.append(quote_at(text, start, start + step))
            start += step
        cut.append(quote_at(text, start, quote.end))
    return [quote for quote in cut if any(map(str.isalnum, quote.text))]


def _joined(ranges: Sequence[tuple[int, int]], text: str) -> tuple[str, list[tuple[int, int, int]]]:
    """Return the ranges as one text, a space between two, with where each piece begins in it."""
    pieces: list[tuple[int, int, int]] = []
    length = 0
    for start, end in ranges:
        pieces.append((length, start, end))
        length += end - start + 1
    return " ".join(text[start:end] for start, end in ranges), pieces


def _pieces(
    pieces: Sequence[tuple[int, int, int]], start: int, end: int
) -> Iterator[tuple[int, int, int]]:
    """Yield the parts of `pieces` between two offsets, the offsets counted from `start`."""
    for offset, piece_start, piece_end in pieces:
        first = max(0, start - offset)
        last = min(piece_end - piece_start, end - offset)
        if first < last:
            yield offset + first - start, piece_start + first, piece_start + last


def owner_ids(brief: SummaryBrief) -> frozenset[PersonId]:
    """Return who may own an action: the participants, and whoever "I" is."""
    cast = Cast(brief.participants, brief.me) if brief.participants else read_notes(brief).cast
    ids = frozenset(member.id for member in cast.participants)
    return ids | {brief.me} if brief.me is not None else ids
