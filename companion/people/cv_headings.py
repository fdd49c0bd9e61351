"""The headings of a CV and what stands under each; English first, its neighbours briefly."""

import re
from enum import StrEnum
from typing import Final

from companion.people.lexicon import plain

_LONGEST_HEADING: Final = 48


class Section(StrEnum):
    """The parts of a CV that the reader tells apart."""

    TOP = "top"
    SUMMARY = "summary"
    WORK = "work"
    EDUCATION = "education"
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
    Section.EDUCATION: """
        education, education and training, training, academic background, qualifications,
        academic qualifications, degrees, studies, schools, courses, certifications, certificates,
        licences, licenses, licenses and certifications, certifications and licences,
        courses and certificates, ausbildung, bildung, studium, formation, formacion, educacion,
        opleiding
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
        personal information, personal data, kontakt, kontaktdaten, personliche daten,
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
_DECORATION: Final = re.compile(r"[#*_=~\-–—:•▪■|\s]+")
_LABEL: Final = re.compile(
    r"\s*[*_]{0,3}([^\W\d_][^:\n]{1,40}?)[*_]{0,3}(?:\s?:[*_]{0,3}\s{1,9}|\s[-–—]\s)(?=\S)"
)


def section_headed(line: str) -> Section | None:
    """Return the section that a heading opens, or None for any other line."""
    if len(line.strip()) > _LONGEST_HEADING:
        return None
    return _SECTION_OF.get(_words_of(line))


def labelled(line: str) -> tuple[Section, str] | None:
    """Return the section and the rest of a line such as "Skills: rostering, Excel", or None."""
    match = _LABEL.match(line)
    if match is None:
        return None
    section = _SECTION_OF.get(_words_of(match[1]))
    return None if section is None else (section, line[match.end() :])


def _words_of(text: str) -> str:
    return " ".join(_DECORATION.sub(" ", plain(text).replace("&", " and ")).split())
