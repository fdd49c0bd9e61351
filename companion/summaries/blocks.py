"""Gathers lines into blocks that know their speaker, their heading and whom that makes do it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from companion.people.person import PersonId
from companion.summaries.cast import Cast, plain
from companion.summaries.forms import TASK_MARKS, Caption, Line, Mark
from companion.summaries.headings import (
    LISTS,
    Section,
    section_of,
    section_of_tag,
    undressed,
)
from companion.summaries.labels import is_contrast, is_counsel, is_undertaken
from companion.summaries.layout import SLACK, Form, Layout
from companion.summaries.line_signs import (
    I_WILL,
    TELLS,
    doer_of_heading,
    due_of_heading,
    has_term,
    is_thing,
    plain_words,
)
from companion.summaries.verbs import is_errand, is_past
from companion.text.due import find_due_phrases

_LONGEST_HEADING: Final = 9
_LONGEST_BOX: Final = 6
"""Characters of a box before the words: "[x] "."""
_NARROWEST: Final = 50
"""Shorter lines than this were ended by a person, not by the width of a window."""

_MOST_PIECES: Final = 6
"""Lines of one sentence in a transcript that ends its lines at every pause."""

_PRONOUNS: Final = frozenset({"me", "him", "her", "she", "he", "both"})
_FOR: Final = re.compile(r"(?:for|from)\s+", re.IGNORECASE)
_TALKS: Final = re.compile(r"\b(?:i|i'm|i'll|i've|you|we|yes|no|ok|okay)\b|\?", re.IGNORECASE)
"""Words of somebody who speaks: nobody assigns a task to themselves like that."""
_IN_FIGURES: Final = re.compile(r"\d{1,2}[/.]\d{1,2}\b")
_OF_ANOTHER: Final = re.compile(
    r"(?:(?:that|maybe|perhaps|i think|think)\s)?(?:s?he|they|you)(?:['’]d)?\s"
    r"(?:should|ought|could|can|must|might|may|needs?|has|have|had better|better|to)\b",
    re.IGNORECASE,
)
"""What one says that the other should or could do, behind a label of one's own."""
_NEWS: Final = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'-]+|(?:the|my|his|her|our)\s[\w’'-]+)\s(?:(?:has|had|have|already|just|now)\s){0,2}(?:said|says|agreed|sent|told"
    r"|promised|replied|answered|confirmed|came|got|rang|wrote|phoned|texted|offered|found|gave"
    r"|is|was|can|wants|doesn['’]?t|didn['’]?t|isn['’]?t)\b",
)
"""What somebody who is named did or said, behind a label of one's own."""
_NEXT_ON: Final = re.compile(
    r"next\b\W{0,6}(?:(?:on )?(?:the )?)(?:\d|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b)",
    re.IGNORECASE,
)
"""When the two meet again, in figures: no heading."""


@dataclass
class Block:
    """Lines that belong together, before they are cut into sentences."""

    ranges: list[tuple[int, int]]
    speaker: str | None = None
    section: Section = Section.NONE
    subject: str | None = None
    mark: Mark = Mark.NONE
    assigned: bool = False
    indent: int = 0
    due: str | None = None


def caption_blocks(captions: Iterable[Caption]) -> list[Block]:
    """Return the captions of one speaker as one speech: sentences run over captions."""
    blocks: list[Block] = []
    for caption in captions:
        speaker = caption.label or None
        if blocks and blocks[-1].speaker == speaker:
            blocks[-1].ranges.extend(caption.ranges)
        else:
            blocks.append(Block(list(caption.ranges), speaker))
    return blocks


_ASKS: Final = re.compile(
    r"(?:is|are|was|were|do|does|did|can|could|should|will|would|has|have|what|who|how|when|where"
    r"|why|which)\s",
    re.IGNORECASE,
)
"""How a question begins: with a mark at its end it is a line of its own."""


@dataclass
class BlockReader:
    """Walks over the lines once and keeps what headings and speakers said last."""

    text: str
    cast: Cast
    layout: Layout
    _labels: frozenset[str] = frozenset()
    _section: Section = Section.NONE
    _subject: str | None = None
    _due: str | None = None
    _speaker: str | None = None
    _done: list[Block] = field(default_factory=list)
    _after_blank: bool = False
    _is_begun: bool = False
    """Whether the section already has lines."""

    def blocks(self, lines: Sequence[Line]) -> list[Block]:
        """Return the blocks of `lines`, in order."""
        self._labels = frozenset(map(plain, self.layout.labels))
        for position, line in enumerate(lines):
            following = lines[position + 1] if position + 1 < len(lines) else None
            if line.end <= line.start and not line.label:
                self._after_blank = True
                continue
            self._take(line, following)
            self._after_blank = False
        return self._done

    @property
    def _is_dialogue(self) -> bool:
        return self.layout.form is Form.DIALOGUE

    def _take(self, line: Line, following: Line | None) -> None:
        if line.is_notice:
            self._add(line, speaker=line.label or None, section=Section.ASIDE)
        elif self._is_said(line):
            self._enter(Section.NONE)
            self._speaker = line.label
            if line.end > line.start and not self._continues(line):
                self._add(line, speaker=line.label)
        elif not self._take_heading(line, following):
            if self._is_begun and line.mark is Mark.NONE and self._is_over(line):
                self._enter(Section.NONE)
            if not (line.label and self._take_labelled(line)):
                self._take_plain(line)

    def _is_over(self, line: Line) -> bool:
        """Tell whether a plain line has nothing to do with the last heading.

        So it is after a blank line, and after bullets that it does not go on with.
        """
        last = self._done[-1]
        is_listed = last.mark is not Mark.NONE and self._section in LISTS
        return self._after_blank or (is_listed and line.indent <= last.indent)

    def _enter(self, section: Section, subject: str | None = None, due: str | None = None) -> None:
        self._section, self._subject, self._due = section, subject, due
        self._is_begun = False

    def _continues(self, line: Line) -> bool:
        """Add a line to the speech above if that one stopped in the middle of a sentence."""
        last = self._done[-1] if self._done else None
        if last is None or last.speaker != line.label or line.timed or self._after_blank:
            return False
        start, end = last.ranges[-1]
        if self.text[start:end][-1:] != "," or len(last.ranges) >= _MOST_PIECES:
            return False
        last.ranges.append((line.start, line.end))
        return True

    def _is_said(self, line: Line) -> bool:
        """Tell whether the label names who says the words, not who shall do them."""
        if not line.label or plain(line.label) not in self._labels:
            return False
        if line.assigned or line.mark in TASK_MARKS or line.mark is Mark.HEADING:
            return False
        return line.timed or self._is_dialogue

    def _take_heading(self, line: Line, following: Line | None) -> bool:
        """Take a heading in; False if the line is something else."""
        words = self.text[line.labelled_from : line.end].rstrip()
        bare = undressed(words)
        if len(bare.split()) > _LONGEST_HEADING or words.endswith(("?", ".", "!")):
            return False
        if _NEXT_ON.match(bare):
            return False
        if ": " in bare and line.mark is not Mark.HEADING:
            return False
        ends_open = words.rstrip(" *_").endswith(":")
        leads = following is not None and (
            following.mark not in (Mark.NONE, Mark.HEADING) or following.indent > line.indent
        )
        is_set_off = line.mark is Mark.HEADING or words.startswith(("**", "__")) or ends_open
        due = due_of_heading(bare) if ends_open or line.mark is Mark.HEADING else None
        section = section_of(bare) or (Section.ACTIONS if due else None)
        if section is not None:
            is_plain = line.mark in (Mark.NONE, Mark.HEADING) or ends_open
            if not is_plain or (section is Section.ASIDE and not (is_set_off or leads)):
                return False
            self._enter(section, doer_of_heading(bare, self.cast), due)
            return True
        if not (is_set_off and line.mark is not Mark.BOX) and not (
            leads and line.mark is Mark.NONE
        ):
            return False
        self._take_topic(line, bare)
        return True

    def _take_topic(self, line: Line, bare: str) -> None:
        """Take in a heading that is a name, which may stand inside a section, or a topic."""
        is_person = self.cast.named(bare) is not None or bare.casefold() in {*_PRONOUNS, "them"}
        is_nested = self._section is not Section.NONE and not (self._after_blank and self._is_begun)
        if is_person and is_nested and line.mark in (Mark.BULLET, Mark.NONE):
            self._subject = bare
        else:
            self._enter(Section.NONE, doer_of_heading(bare, self.cast) if is_person else None)
            self._speaker = self._speaker if self._is_dialogue else None

    def _take_labelled(self, line: Line) -> bool:
        """Take a line with a label: an assignment, what somebody said, or a tag; else False."""
        if line.end <= line.start:
            return False
        label = _FOR.sub("", line.label)
        person, word = self.cast.named(label), plain(label)
        is_pronoun = word in _PRONOUNS and not self._is_dialogue
        is_initial = len(label) == 1 and not label.isupper()
        if is_pronoun and (
            (self._section not in LISTS and self._tells_what_was(line))
            or _OF_ANOTHER.match(self.text, line.start, line.end)
        ):
            # "me -> told him to wait", "me -> he should wait": what was said, not my errand.
            self._add(line)
            return True
        if (person is not None or word in self._labels or is_pronoun) and not is_initial:
            in_list = self._section in LISTS
            if in_list or is_pronoun or self._is_task(line, person):
                section = self._section if in_list else Section.ACTIONS
                self._add(line, section=section, subject=label, assigned=True)
            else:
                self._add(line, speaker=label)
            return True
        if TELLS.fullmatch(line.label) and I_WILL.match(self.text, line.start, line.end):
            # "Kwame said: I'll ring them" is a promise of his.
            return False
        tag = section_of_tag(line.label) or section_of(line.label)
        if tag is Section.NEXT or (tag is Section.ACTIONS and self._is_appointment(line, word)):
            self._add(replace(line, start=line.labelled_from), section=Section.NEXT)
            return True
        if tag is not None:
            subject = doer_of_heading(line.aside or line.label, self.cast)
            self._add(line, section=tag, subject=subject, assigned=tag is Section.TENTATIVE)
        return tag is not None

    def _tells_what_was(self, line: Line) -> bool:
        """Tell whether a line begins with what somebody did: "told", "asked", no errand's verb."""
        text = self.text[line.start : line.end]
        words = plain_words(text)
        if _NEWS.match(text):
            # "me: Sandra said yes, told him": news that was passed on.
            return True
        return bool(words) and is_past(words[0]) and not is_errand(words[0])

    def _is_appointment(self, line: Line, word: str) -> bool:
        """Tell whether "next: Tue 1 Dec, same place" says when, not what."""
        text = self.text[line.start : line.end]
        if word != "next" or is_errand(text.split(maxsplit=1)[0].strip(",.:;!")):
            return False
        if _IN_FIGURES.match(text):
            return True
        dues = find_due_phrases(text)
        return bool(dues) and not text[: dues[0].start].strip(" -–—,(@")

    def _is_task(self, line: Line, person: PersonId | None) -> bool:
        """Tell whether words after a name are for that person to do, not what they said.

        In one's own notes "Ana: make it shorter" is Ana's advice, "Ana: send the link" her task.
        """
        text = self.text[line.start : line.end]
        words = plain_words(text)
        if line.assigned or line.mark in TASK_MARKS:
            return True
        if self.layout.form is Form.TASKS:
            if words and is_errand(words[0]) and "mentor" in self.cast.role(person):
                # Even among tasks, what a mentor is noted with may be what was advised.
                return not is_counsel(text)
            is_plain = bool(words) and (is_errand(words[0]) or words[0] in {"to", "will"})
            return has_term(text) or is_thing(words) or (is_plain and not is_contrast(text))
        if words[:1] == ["to"]:
            return True
        if is_thing(words):
            return True
        is_dated = has_term(text)
        if not words or not is_errand(words[0]):
            return is_dated and person is not None and not _TALKS.search(text)
        return is_undertaken(text, words[0], person=person, cast=self.cast, is_dated=is_dated)

    def _take_plain(self, line: Line) -> None:
        whole = replace(line, start=line.labelled_from) if line.label else line
        if self._goes_on(whole):
            last = self._done[-1]
            last.ranges[-1] = (last.ranges[-1][0], whole.end)
        else:
            words = plain_words(self.text[whole.start : whole.end])
            is_owed = self._subject is not None and self._section is Section.NONE
            self._add(
                whole,
                speaker=self._speaker if self._is_dialogue else None,
                assigned=is_owed and is_thing(words),
            )

    def _goes_on(self, line: Line) -> bool:
        """Tell whether a line is the rest of the one above, wrapped by a window or hung below it.

        Where the first word of a line would still have fitted above, a person ended the line.
        """
        if not self._done or self._after_blank or self._is_dialogue or line.mark is not Mark.NONE:
            return False
        last = self._done[-1]
        if last.mark is not Mark.NONE:
            return line.indent > last.indent
        if last.assigned or last.speaker or last.section is not self._section:
            return False
        above = self.text[last.ranges[-1][0] : last.ranges[-1][1]]
        words = self.text[line.start : line.end]
        if self.layout.width:
            length = len(above) - above.rfind("\n") - 1
            return length + len(words.split(maxsplit=1)[0]) >= self.layout.width - SLACK
        if words.rstrip().endswith("?") and _ASKS.match(words):
            return False
        is_open = len(above) >= _NARROWEST and above[-1] not in ".!?:;"
        return is_open and self.layout.is_cased and words[:1].islower() and above[:1].isupper()

    def _is_crossed(self, line: Line) -> bool:
        """Tell whether the box before a line has a cross in it: "[x] Ana: rota"."""
        before = self.text[max(0, line.labelled_from - _LONGEST_BOX) : line.labelled_from]
        return "[x]" in before.casefold()

    def _add(
        self,
        line: Line,
        *,
        speaker: str | None = None,
        section: Section | None = None,
        subject: str | None = None,
        assigned: bool = False,
    ) -> None:
        kind = section or self._section
        if section is None and line.mark is Mark.BOX and kind is Section.NONE:
            kind = Section.ACTIONS
        if line.mark is Mark.TICKED and (not assigned or self._is_crossed(line)):
            # What is ticked off is done; a tick that is a picture may only be a bullet.
            kind = Section.ASIDE
        if section is None and line.mark is Mark.QUERY:
            kind = Section.QUESTIONS
        self._done.append(
            Block(
                ranges=[(line.start, line.end)],
                speaker=speaker,
                section=kind,
                subject=subject or self._subject,
                mark=line.mark,
                assigned=assigned,
                indent=line.indent,
                due=self._due,
            )
        )
        self._is_begun = True
