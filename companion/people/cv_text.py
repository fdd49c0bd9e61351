"""A CV or profile pasted as text, read into fields; what fits no field is shown, not guessed."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from companion.people.career import Position
from companion.people.contact_details import take_details
from companion.people.cv_headings import Section, section_headed
from companion.people.cv_licences import is_of_school, is_paper, names_licence, spoken_beside
from companion.people.cv_lines import (
    NumberedLine,
    paragraphs,
    unwrapped,
    without_furniture,
    without_markup,
)
from companion.people.cv_sections import sections
from companion.people.cv_top import (
    first_position,
    is_aside,
    is_page_title,
    is_prose,
    job_line,
    labelled_job,
    letters_after_name,
    says_job,
    without_page_title,
)
from companion.people.dated_lines import as_numbered, as_typed, with_whole_years
from companion.people.heading_lines import is_heading
from companion.people.languages import language_tag, read_languages
from companion.people.lexicon import looks_like_title
from companion.people.lists import distinct, items_of, without_bullet
from companion.people.names import looks_like_name, named_line, written_name
from companion.people.personal_details import is_personal
from companion.people.places import place_in
from companion.people.positions_text import read_positions
from companion.people.read_person import ReadPerson, UnplacedLine, left_over, pasted
from companion.people.time_zones import find_time_zone
from companion.text.sentences import sentences as sentences_of
from companion.values import FIELD_LIMIT, Notice

_LONGEST_SKILL: Final = 80
_LONGEST_HEADING: Final = 300
_DOCTOR: Final = re.compile(
    r"^(?:(?:dr|prof|mr|mrs|ms|mx|dipl|ing|herr|frau)\.?"
    r"(?:[ -](?:med|phil|rer|nat|ing|habil|oec|jur|pol)\.?){0,3} ){1,3}",
    re.IGNORECASE,
)
_NAME_LABEL: Final = re.compile(r"^(?:full )?name\s?:\s?", re.IGNORECASE)
_REMARK: Final = re.compile(r"[(\[][^()\[\]]{0,300}[)\]]")
"""A line that is one bracket says something of another: "(old address, dont use)"."""
_PRONOUNS: Final = re.compile(
    r"(?:she|he|they|xe|ze|it)(?:\s?/\s?[a-z]{2,6}){1,2}(?=\s|\Z)", re.IGNORECASE
)
_I_AM: Final = re.compile(
    r"(?:I['’]m|I am|[Mm]y name is)\s"
    r"([A-ZÀ-Þ][\w'’-]{1,30}(?:\s[A-ZÀ-Þ][\w'’-]{1,30}){0,2})(?=[,.])"
)
_CALLED: Final = re.compile(r" ?[(\"“][^()\"”]{2,20}[)\"”] ?")
_SHORT_LINES: Final = 2
"""A text of two lines is a name and what its owner does; no CV is that short."""
_LONE_NAME: Final = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{1,20}")
_PLACE: Final = re.compile(r"[^\W\d_][\w .'’-]{1,30}(?:,\s?[^\W\d_][\w .'’-]{1,30}){1,2}")
_ZONE_ALONE: Final = re.compile(r"\s*(?:time ?zone\s?:?)?\s*[\w/+:−-]{1,60}\s*", re.IGNORECASE)
_FRAGMENTS: Final = re.compile(r"\t+|\s{3,}|\s?[|•·;]\s?")
_COLUMN_GAP: Final = re.compile(r"\t+|\s{3,}")
_NUMBER: Final = re.compile(r"\d")
_PERSONAL: Final = "personal"
_AFTER_NAME: Final = "after the name"
_EDGE: Final = " \t,;|·•–—-"


def read_cv(text: str, *, where: str = "the CV") -> ReadPerson:
    """Read a CV or profile: name, headline, summary, positions, skills, languages, interests.

    A time zone is taken only where one is written ("Europe/Paris", "UTC+2"): a city is not one.
    Education, courses, certificates and licences have no field and are no skills, so their lines
    come back as unplaced.

    Raises:
        TooLargeError: the text is far too long for a CV.
        BadRecordsError: it holds a character that cannot be kept.
    """
    body = pasted(text, where=where)
    lines = [
        NumberedLine(number, without_markup(line))
        for number, line in enumerate(body.split("\n"), start=1)
    ]
    whole = with_whole_years(lines)
    reading = _Reading(
        is_short=sum(bool(line.text.strip()) for line in lines) <= _SHORT_LINES,
        typed={
            line.number: (made.text, line.text)
            for made, line in zip(whole, lines, strict=True)
            if made is not line
        },
    )
    for section, found in sections(without_furniture(whole)):
        reading.take(section, found)
    return reading.finished()


class _Reading:
    """The fields as they fill; one method per section."""

    def __init__(self, *, is_short: bool, typed: Mapping[int, tuple[str, str]]) -> None:
        self.is_short = is_short
        self.typed = typed
        self.name: str | None = None
        self.pronouns: str | None = None
        self.headline: str | None = None
        self.location: str | None = None
        self.emails: list[str] = []
        self.links: list[str] = []
        self.bio: list[str] = []
        self.skills: list[str] = []
        self.interests: list[str] = []
        self.languages: list[str] = []
        self.career: list[Position] = []
        self.time_zone: str | None = None
        self.unplaced: list[UnplacedLine] = []
        self.notices: list[Notice] = []

    def take(self, section: Section, lines: list[NumberedLine]) -> None:
        """Read the lines of one section."""
        if section is Section.TOP:
            self._take_top(lines)
        elif section is Section.CONTACT:
            self._take_contact(lines)
        elif section is Section.SUMMARY:
            self._take_about([self._without_zone(line) for line in lines])
        elif section in {Section.WORK, Section.SIDE}:
            self._take_work(unwrapped(lines), section)
        elif section in {Section.SKILLS, Section.INTERESTS}:
            kept = self.skills if section is Section.SKILLS else self.interests
            kept += self._items(unwrapped(lines), section)
        elif section is Section.LICENCES:
            self._take_licences(lines)
        elif section is Section.LANGUAGES:
            self._take_languages(lines)
        else:
            self._leave(self._without_spoken(lines), section)

    def finished(self) -> ReadPerson:
        """Return what was read; a bio longer than a field goes back to the unplaced lines."""
        bio = "\n\n".join(self.bio)
        if len(bio) > FIELD_LIMIT:
            self.unplaced += left_over(1, bio[FIELD_LIMIT:], Section.SUMMARY)
        return ReadPerson(
            name=self.name,
            email=self.emails[0] if self.emails else None,
            pronouns=self.pronouns,
            headline=self.headline,
            location=self.location,
            bio=bio[:FIELD_LIMIT].strip() or None,
            skills=distinct(self.skills),
            interests=distinct(self.interests),
            languages=tuple(dict.fromkeys(self.languages)),
            time_zone=self.time_zone,
            links=distinct(self.links),
            career=tuple(self.career),
            unplaced=tuple(sorted(self.unplaced, key=lambda line: line.line)),
            notices=tuple(self.notices),
        )

    def _take_top(self, lines: list[NumberedLine]) -> None:
        work_begins = first_position(lines)
        prose: list[NumberedLine] = []
        for line in map(self._without_zone, lines[:work_begins]):
            rest = self._without_pronouns(self._without_details(line))
            job = labelled_job(rest) if self.headline is None else None
            if job is not None:
                self.headline = job
            elif not rest:
                prose.append(NumberedLine(line.number, ""))
            elif not self._take_title_or_name(line.number, rest):
                beside = rest != line.text.strip(_EDGE)
                public = self._without_place(line.number, rest, beside_contact=beside)
                if public and not self._take_headline(public):
                    prose.append(NumberedLine(line.number, public))
        self._take_prose(prose)
        if work_begins < len(lines):
            self._take_work(unwrapped(lines[work_begins:]))

    def _without_pronouns(self, text: str) -> str:
        """Take "he/him" that stands between marks, and return the other parts."""
        parts = [part.strip(_EDGE) for part in _FRAGMENTS.split(text)]
        said = next((part for part in parts if _PRONOUNS.fullmatch(part)), None)
        if said is None or self.pronouns is not None:
            return text
        self.pronouns = said
        return " | ".join(part for part in parts if part and part != said)

    def _take_contact(self, lines: list[NumberedLine]) -> None:
        for line in map(self._without_zone, lines):
            rest = self._without_details(line)
            if rest and not (self.name is None and self._take_name(line.number, rest)):
                left = self._without_place(line.number, rest, beside_contact=True)
                self._leave([NumberedLine(line.number, left)], Section.CONTACT)

    def _take_prose(self, lines: list[NumberedLine]) -> None:
        """Sentences above the first heading are about the person; short bits are not placed."""
        block: list[NumberedLine] = []
        for line in (*lines, NumberedLine(0, "")):
            if line.text:
                block.append(line)
                continue
            if any(is_prose(each.text) for each in block):
                self._take_about(block)
            else:
                self._leave(block, None)
            block = []

    def _take_about(self, lines: Sequence[NumberedLine]) -> None:
        """Take what somebody says of themselves: the job that opens it, and the rest."""
        said = paragraphs(lines)
        job = job_line(said[0]) if said and self.headline is None else None
        if job is None or is_personal(job[0]) or take_details(job[0]).rest != job[0]:
            self._take_bio(lines)
            return
        self.headline, said[0] = job
        number = next(line.number for line in lines if line.text.strip())
        rest = (text for paragraph in said for text in (*paragraph.split("\n"), ""))
        self._take_bio([NumberedLine(number, text) for text in rest])

    def _take_bio(self, lines: Sequence[NumberedLine]) -> None:
        """Take paragraphs, without the sentences that give an address, a birth date and such."""
        first = next((line.number for line in lines if line.text.strip()), 1)
        for paragraph in paragraphs(lines):
            kept, begin = "", 0
            for quote in sentences_of(paragraph):
                details = take_details(quote.text)
                if details.emails or details.phones or is_personal(quote.text):
                    kept += paragraph[begin : quote.start].rstrip(" ")
                    begin = quote.end
                    self.unplaced += left_over(first, quote.text, _PERSONAL)
            kept = (kept + paragraph[begin:]).strip()
            if any(map(str.isalpha, kept)):
                self.bio.append(kept)

    def _take_title_or_name(self, number: int, text: str) -> bool:
        """Take a line as the title of the page or the name."""
        if len(text) > _LONGEST_HEADING:
            return False
        if is_page_title(text) or self.name is not None:
            return is_page_title(text)
        first, *others = [part for part in _COLUMN_GAP.split(text) if part.strip()] or [text]
        has_letters = bool(letters_after_name(text)[1])
        is_named = " " in first and not has_letters and looks_like_name(first.strip())
        if is_named and others and not any(map(looks_like_title, others)):
            self._take_name(number, first)  # "Ana Ruiz      Hull" lives in Hull
            told = "" if all(map(section_headed, others)) else " | ".join(others)
            left = self._without_place(number, told, beside_contact=True)
            self._leave([NumberedLine(number, left)], None)
            return True
        return self._take_name(number, text)

    def _without_place(self, number: int, text: str, *, beside_contact: bool) -> str:
        """Return a line without what is personal, and without the place, which is kept."""
        public = self._without_personal(number, text)
        if self.location is not None:
            return public
        parts = [part for part in _FRAGMENTS.split(public) if part.strip(_EDGE)]
        for part in parts:
            self.location = place_in(part, beside_contact=beside_contact or len(parts) > 1)
            if self.location is not None:
                return " | ".join(each.strip(_EDGE) for each in parts if each is not part)
        return public

    def _without_personal(self, number: int, text: str) -> str:
        """Return a line above the first heading without addresses, births, families, licences."""
        if not is_personal(text):
            return text
        parts = [part for part in _FRAGMENTS.split(text) if part.strip(_EDGE)]
        self._leave([NumberedLine(number, part) for part in parts if is_personal(part)], _PERSONAL)
        return " | ".join(part.strip(_EDGE) for part in parts if not is_personal(part))

    def _take_name(self, number: int, text: str) -> bool:
        introduced = _I_AM.match(text)
        if introduced is not None and language_tag(introduced[1]) is None:
            self.name = introduced[1]
            return False
        unlabelled = _NAME_LABEL.sub("", without_page_title(text))
        without, letters = letters_after_name(unlabelled)
        bare = _DOCTOR.sub("", without).strip(_EDGE)
        found = named_line(bare)
        # "Magdalena (Magda) Wrona" says what its owner is called as well.
        known_as = found is not None and found.name == bare and "(" in bare
        if looks_like_name(bare) or (known_as and looks_like_name(_CALLED.sub(" ", bare))):
            self.name = written_name(bare)
            self._leave([NumberedLine(number, letters)], _AFTER_NAME)
            return True
        if self.is_short and _LONE_NAME.fullmatch(bare) and not looks_like_title(bare):
            self.name = bare
            return True
        sure = found is not None and looks_like_name(found.name) and found.is_sure
        if found is None or not (sure or (found.mark and looks_like_title(found.rest))):
            return False
        self.name = written_name(found.name)
        pronouns = _PRONOUNS.match(found.rest)
        self.pronouns = None if pronouns is None else pronouns[0]
        rest = found.rest if pronouns is None else found.rest[pronouns.end() :].strip(_EDGE)
        self.headline = self._without_place(number, rest, beside_contact=False) or None
        self._leave([NumberedLine(number, letters)], _AFTER_NAME)
        return True

    def _take_headline(self, text: str) -> bool:
        bare = text.strip(_EDGE)
        short = is_heading(bare) and any(character.isalpha() for character in bare)
        job_said = says_job(bare) or " at " in bare
        if self.headline is not None or self.name is None or not short:
            return False
        if _REMARK.fullmatch(text.strip()) and not says_job(bare):
            return False
        if not (job_said or self.is_short) and _NUMBER.search(bare):
            return False
        is_place = _PLACE.fullmatch(bare) or len(bare.split()) < 4
        if not job_said and is_place and not self.is_short:
            return False
        self.headline = bare
        return True

    def _take_work(self, lines: Sequence[NumberedLine], section: Section = Section.WORK) -> None:
        told = [line for line in lines if section is Section.SIDE and is_aside(line.text)]
        self._leave(told, section)  # it says nothing of the job above it
        read = read_positions([line for line in lines if line not in told])
        self.career += read.positions
        self._leave(as_typed(read.unplaced, lines), section)

    def _take_licences(self, lines: Sequence[NumberedLine]) -> None:
        for line in self._without_spoken(lines):
            label = Section.EDUCATION if is_of_school(line.text) else Section.LICENCES
            self._leave([line], label)

    def _without_spoken(self, lines: Sequence[NumberedLine]) -> list[NumberedLine]:
        """Take the languages of "Polish, English. Clean licence", and return the other lines."""
        kept = []
        for line in lines:
            spoken = spoken_beside(line.text)
            if spoken is None:
                kept.append(line)
                continue
            self.languages += spoken[0]
            for other in spoken[1]:
                label = Section.LICENCES if names_licence(other) else Section.LANGUAGES
                self._leave([NumberedLine(line.number, other)], label)
        return kept

    def _take_languages(self, lines: Sequence[NumberedLine]) -> None:
        for line in self._without_spoken(lines):
            tags, unknown = read_languages(without_bullet(line.text))
            if not tags and names_licence(line.text):
                self._take_licences([line])  # "Driving licence, first aid" below the languages
                continue
            unknown = unknown if tags or not unknown else (line.text,)
            self.languages += tags
            self._leave([NumberedLine(line.number, text) for text in unknown], Section.LANGUAGES)

    def _items(self, lines: Sequence[NumberedLine], section: Section) -> list[str]:
        """Return the entries of a list section; whole sentences are not entries."""
        items: list[str] = []
        for line in self._without_spoken(lines) if section is Section.SKILLS else lines:
            _, colon, after = line.text.partition(": ")
            for item in items_of(after if colon else line.text):
                if section is Section.SKILLS and is_paper(item):
                    self._leave([NumberedLine(line.number, item)], Section.LICENCES)
                elif len(item) <= _LONGEST_SKILL:
                    items.append(item)
                else:
                    self._leave([NumberedLine(line.number, item)], section)
        return items

    def _without_zone(self, line: NumberedLine) -> NumberedLine:
        """Take a zone that the line states; the line is used up when it says nothing else."""
        zone = None if self.time_zone else find_time_zone(line.text)
        if zone is None or zone.name is None:
            return line
        self.time_zone = zone.name
        if zone.remark:
            self.notices.append(Notice(code="time_zone_read", text=zone.remark))
        return NumberedLine(line.number, "") if _ZONE_ALONE.fullmatch(line.text) else line

    def _without_details(self, line: NumberedLine) -> str:
        details = take_details(line.text)
        self.emails += details.emails
        self.links += details.links
        self._leave([NumberedLine(line.number, phone) for phone in details.phones], "phone")
        return details.rest.strip(_EDGE)

    def _leave(self, lines: Sequence[NumberedLine], section: str | None) -> None:
        for line in (as_numbered(made, self.typed) for made in lines):
            if any(map(str.isalnum, line.text)):
                self.unplaced += left_over(line.number, line.text, section)
