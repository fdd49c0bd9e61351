"""The headings of a CV and what stands under each; English first, its neighbours briefly."""

import re
from enum import StrEnum
from typing import Final

from companion.people.lexicon import looks_like_organization, looks_like_title, plain, plain_words
from companion.people.lists import has_bullet

_LONGEST_HEADING: Final = 48
_MOST_HEADING_WORDS: Final = 6
_FEWEST_CAPITALS: Final = 4


class Section(StrEnum):
    """The parts of a CV that the reader tells apart."""

    TOP = "top"
    SUMMARY = "summary"
    WORK = "work"
    EDUCATION = "education"
    SIDE = "side work"
    """Work beside the job, paid or not."""
    LICENCES = "courses and licences"
    """Certificates and short courses, too: what somebody holds, not where they learnt."""
    SKILLS = "skills"
    LANGUAGES = "languages"
    INTERESTS = "interests"
    CONTACT = "contact"
    OTHER = "other"


_HEADINGS: Final = {
    Section.SUMMARY: """
        summary, profile, about, about me, professional summary, executive summary, career summary,
        personal statement, personal profile, professional profile, objective, career objective,
        bio, introduction, who i am, profil, kurzprofil, uber mich, resume professionnel, a propos,
        perfil, perfil profesional, sobre mi
    """,
    Section.WORK: """
        experience, work experience, professional experience, relevant experience, employment,
        employment history, work history, career, career history, positions, work, jobs,
        professional background, professional history, career to date, volunteering,
        volunteer experience, voluntary work, volunteer work, berufserfahrung,
        beruflicher werdegang,
        experience professionnelle, experiences professionnelles, parcours professionnel,
        experiencia, experiencia profesional, experiencia laboral, werkervaring, esperienza
    """,
    Section.SIDE: """
        side, on the side, sideline, sidelines, side work, side jobs, side job, side projects,
        side business, side gig, side gigs, side hustle, other work, other jobs, spare time,
        spare time work, in my spare time, evenings and weekends, outside work, besides work,
        beside work, beside the job, community, community work, unpaid work, nebentatigkeit,
        nebentatigkeiten, nebenberuflich, a cote, trabajos extra
    """,
    Section.EDUCATION: """
        education, education and training, training, academic background, qualifications,
        academic qualifications, degrees, studies, schools, ausbildung, bildung, studium,
        formation, formacion, educacion, opleiding
    """,
    Section.LICENCES: """
        courses, short courses, certifications, certificates, licences, licenses, tickets,
        licenses and certifications, certifications and licences, courses and certificates,
        certificates and courses, licences and certificates, accreditations, certs
    """,
    Section.SKILLS: """
        skills, key skills, core skills, technical skills, professional skills, it skills,
        computer skills, skills and tools, skills summary, core competencies,
        competencies, key competencies, areas of expertise, expertise, strengths, tools,
        technologies, tech stack, top skills, skills and competencies, kenntnisse, fahigkeiten,
        competences, habilidades, aptitudes, vaardigheden
    """,
    Section.LANGUAGES: """
        languages, language, language skills, languages spoken, sprachen, sprachkenntnisse, langues,
        idiomas, talen
    """,
    Section.INTERESTS: """
        interests, hobbies, hobbies and interests, interests and hobbies,
        personal interests, other interests, interessen, centres d'interet, loisirs, intereses,
        aficiones
    """,
    Section.CONTACT: """
        contact, contact details, contact information, contact info, personal details,
        personal information, personal data, personal, kontakt, dane osobowe, dane kontaktowe,
        kontaktdaten, personliche daten,
        informations personnelles, datos personales
    """,
    Section.OTHER: """
        references, referees, publications, awards, honours, honors, honors and awards, projects,
        achievements, key achievements, presentations, memberships, professional memberships,
        patents, additional information, miscellaneous, other, declaration, availability
    """,
}
_SECTION_OF: Final = {
    name.strip(): section for section, names in _HEADINGS.items() for name in names.split(",")
}
_WORDS_OF: Final = {
    Section.EDUCATION: """
        education educational training trainings qualification qualifications
        exam exams examinations degree degrees
        studies schooling school schools academic seminars workshops learning diploma diplomas
        weiterbildung weiterbildungen fortbildung fortbildungen ausbildung
        schulbildung bildung bildungsweg kurse studium schule formation formations diplomes etudes
        wyksztalcenie szkolenia kursy edukacja formacion estudios cursos formazione istruzione
        opleidingen cursussen
    """,
    Section.LICENCES: """
        course courses certificate certificates certification certifications licence licences
        license licenses tickets certs accreditations
    """,
    Section.LANGUAGES: "languages language sprachen sprachkenntnisse langues jezyki idiomas lingue",
    Section.SKILLS: """
        skills skill competencies competences competence abilities kenntnisse edv-kenntnisse
        fahigkeiten umiejetnosci habilidades aptitudes strengths software tools
    """,
    Section.INTERESTS: "hobbies hobby interests freizeit loisirs zainteresowania aficiones",
    Section.WORK: """
        experience employment jobs berufserfahrung berufspraxis werdegang berufstatigkeit
        doswiadczenie experiences experiencia volunteering voluntary ehrenamt benevolat wolontariat
        werkervaring arbete arbetslivserfarenhet erhvervserfaring tyoekokemus praca lavoro emploi
        emplois empleo trabajo
    """,
    Section.SUMMARY: "profile profil summary",
    Section.CONTACT: "contact kontakt",
    Section.OTHER: """
        references referees referenzen publications publikationen awards honours miscellaneous misc
        other others sonstiges verschiedenes divers inne activities memberships membership military
        referencje prizes exhibitions patents
    """,
}
_SECTION_OF_WORD: Final = {
    word: section for section, words in _WORDS_OF.items() for word in words.split()
}
_PASSING: Final = frozenset(
    """
    further additional my key main professional vocational relevant special continuing ongoing and
    und et y i e or of the in with work personal private it computer digital technical selected
    previous past recent career general formal foreign soft more information skills development
    other paid unpaid practical edv weitere berufliche berufliches schulische professionnelle
    professionnelles informatique zawodowe zawodowy a about knowledge etc
    """.split()  # noqa: SIM905 - a word list reads as words
)
"""What stands beside the telling word of a heading: "FURTHER training", "languages / OTHER"."""

_SUBHEADINGS: Final = frozenset(
    ("achievements", "key achievements", "projects", "awards", "tools", "technologies", "skills")
)
"""What may head some lines of a position as well."""

_DECORATION: Final = re.compile(r"[#*_=~\-–—:•▪■|\s]+")
_LABEL: Final = re.compile(
    r"\s*[*_]{0,3}([^\W\d_][^:\n\t]{1,40}?)[*_]{0,3}(?:\s?:[*_]{0,3}\s{1,9}|\s[-–—]\s)(?=\S)"
)
_TABBED: Final = re.compile(r"([^\W\d_][^:\n\t]{1,40}?):?(?:\t+|[ ]{3,})\s*(?=\S)")
_COLUMNS: Final = re.compile(r"\t+|[^\S\n]{3,}")


def section_headed(line: str, *, inside: Section | None = None) -> Section | None:
    """Return the section that a heading opens, or None for any other line.

    Args:
        line: one line of the CV.
        inside: the section in which it stands, where the same word may head a part of a position.
    """
    bare = line.strip()
    if not bare or len(bare) > _LONGEST_HEADING:
        return None
    if inside is Section.WORK and bare.endswith(":") and _words_of(bare) in _SUBHEADINGS:
        return None
    return _SECTION_OF.get(_words_of(bare)) or _section_by_words(bare)


def is_heading_by_shape(line: str) -> bool:
    """Tell whether a line looks like a heading, whatever it says: capitals, or a colon behind it.

    A job, an employer or a person in capitals is none; nor is anything with a number.
    """
    bare = line.strip()
    words = bare.split()
    if not words or len(bare) > _LONGEST_HEADING or len(words) > _MOST_HEADING_WORDS:
        return False
    if has_bullet(line) or any(map(str.isdigit, bare)) or "," in bare:
        return False
    if looks_like_title(bare) or looks_like_organization(bare):
        return False
    return _is_shouted(bare) or bare.endswith(":")


def headings_side_by_side(line: str) -> tuple[Section, ...]:
    """Return the sections of a line that holds nothing but two or more headings, else ()."""
    parts = [part for part in _COLUMNS.split(line.strip()[:400]) if part.strip()]
    found = [section_headed(part) for part in parts]
    sections = tuple(section for section in found if section is not None)
    return sections if len(parts) > 1 and len(sections) == len(parts) else ()


def labelled(line: str) -> tuple[Section, str] | None:
    """Return the section and the rest of a line such as "Skills: rostering, Excel", or None."""
    for pattern in (_LABEL, _TABBED):
        match = pattern.match(line[:1_000])
        section = None if match is None else _SECTION_OF.get(_words_of(match[1]))
        if match is not None and section is None and pattern is _TABBED:
            section = _section_by_words(match[1].strip())
        if match is not None and section is not None:
            return section, line[match.end() :]
    return None


def is_tabbed(line: str) -> bool:
    """Tell whether a heading stands in a column of its own, left of what it heads."""
    return _LABEL.match(line[:1_000]) is None and _TABBED.match(line[:1_000]) is not None


def _section_by_words(bare: str) -> Section | None:
    """Return the section that a heading names by its words, as "FURTHER TRAINING" does."""
    words = plain_words(bare)
    known = [_SECTION_OF_WORD[word] for word in words if word in _SECTION_OF_WORD]
    if not known or len(words) > _MOST_HEADING_WORDS or any(map(str.isdigit, bare)):
        return None
    if has_bullet(bare) or bare.endswith((".", ";", ",")):
        return None
    if Section.EDUCATION in known and known[0] is Section.LICENCES:
        known = [Section.EDUCATION]  # "Courses and exams" may hold schools
    only = all(word in _SECTION_OF_WORD or word in _PASSING for word in words)
    shaped = _is_shouted(bare) or bare.endswith(":")
    named = looks_like_title(bare) or looks_like_organization(bare)
    if only and (shaped or (not named and bare[0].isupper())):
        return known[0]
    return known[0] if is_heading_by_shape(bare) else None


def _is_shouted(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= _FEWEST_CAPITALS and all(map(str.isupper, letters))


def _words_of(text: str) -> str:
    return " ".join(_DECORATION.sub(" ", plain(text).replace("&", " and ")).split())
