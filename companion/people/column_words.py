"""What a column of a form can hold, and the words by which headers say so."""

from enum import StrEnum
from typing import Final

from companion.people.lexicon import word_set


class Holds(StrEnum):
    """What the cells of a column are: a field of a person or of their goal, or nothing we keep."""

    IGNORED = "ignored"
    UNIT = "unit"
    """Department, team or site: where somebody works says little of what they can do. Not kept."""
    TIMESTAMP = "timestamp"
    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    PRONOUNS = "pronouns"
    ROLE = "role"
    IS_MENTOR = "is_mentor"
    """Yes or no."""
    IS_MENTEE = "is_mentee"
    """Yes or no."""
    HEADLINE = "headline"
    ORGANIZATION = "organization"
    BIO = "bio"
    SKILLS = "skills"
    INTERESTS = "interests"
    CAN_HELP_WITH = "can_help_with"
    INDUSTRIES = "industries"
    LANGUAGES = "languages"
    TIME_ZONE = "time_zone"
    AVAILABILITY = "availability"
    CAPACITY = "capacity"
    MANAGER = "manager_id"
    """The name or e-mail address of another person of the form."""
    CHANNELS = "channels"
    LINKS = "links"
    GOAL = "goal"
    CHALLENGE = "challenge"
    SUCCESS_MEASURE = "success_measure"
    TARGET_ON = "target_on"
    NOTE = "note_to_organiser"
    """Wishes for the organiser's eyes only: "keep this from Dawn", "no video calls"."""


LISTS: Final = frozenset(
    (Holds.SKILLS, Holds.INTERESTS, Holds.CAN_HELP_WITH, Holds.INDUSTRIES, Holds.CHANNELS)
)
"""Fields whose cells hold several entries that are split at separators."""

NOT_KEPT: Final = frozenset((Holds.IGNORED,))
"""What is not read at all."""

REPEATABLE: Final = (
    LISTS
    | NOT_KEPT
    | {Holds.UNIT}
    | {*(Holds.BIO, Holds.LANGUAGES, Holds.AVAILABILITY, Holds.LINKS, Holds.NOTE)}
)
"""Fields that several columns may fill together; of the others the likeliest column counts."""

PHRASES: Final[dict[Holds, str]] = {
    Holds.IGNORED: """
        consent, agree, i agree, gdpr, privacy policy, data protection,
        gender, age, date of birth, birthday, ethnicity, ethnic, nationality, religion, disability,
        photo, phone, telephone, mobile number, phone number, postcode, address, how did you hear,
        hear about us, score, dietary, matched with, internal, employee id,
        salary, years of experience, how many years, seniority, grade,
        mentored before, been a mentor before, had a mentor before
    """,
    Holds.UNIT: """
        department, department site, departments, dept, team, your team, site, your site,
        division, directorate, business unit, branch, ward, faculty, abteilung, standort,
        project, service, your service, club, your club, which club, store, which store, centre,
        site or club, where do you volunteer
    """,
    Holds.TIMESTAMP: """
        timestamp, submitted at, submitted on, submission date, date submitted, completion time,
        start time, response date, created at, zeitstempel, horodateur, marca temporal
    """,
    Holds.NAME: """
        name, full name, your name, who are you, what are you called, who is this,
        name and surname, first and last name, participant, vor und
        nachname, nom complet, nom et prenom, nombre completo
    """,
    Holds.FIRST_NAME: "first name, given name, forename, preferred first name, vorname, prenom",
    Holds.LAST_NAME: "last name, surname, family name, nachname, nom de famille, apellidos",
    Holds.EMAIL: """
        email, e mail, email address, e mail address, mail, your email, work email, correo,
        adresse e mail, contact email
    """,
    Holds.PRONOUNS: "pronouns, your pronouns",
    Holds.IS_MENTOR: "be a mentor, become a mentor, mentor someone, available as a mentor",
    Holds.IS_MENTEE: "be a mentee, become a mentee, have a mentor, find a mentor, get a mentor",
    Holds.ROLE: """
        role, mentor or mentee, mentor mentee, mentor or a mentee,
        mentee or a mentor, i want to be a, i would like to be, sign up as,
        signing up as, join as, joining as, taking part as, participate as, programme role,
        are you a mentor, i am a, rolle
    """,
    Holds.HEADLINE: """
        job title, current role, current position, title, position, occupation, profession, job,
        what do you do, what you do, day job, your job, job role,
        your role at, current job, headline, beruf, metier, puesto
    """,
    Holds.ORGANIZATION: """
        organisation, organization, company, employer, workplace, institution, where do you work,
        affiliation, firma, entreprise, empresa
    """,
    Holds.BIO: """
        about you, about yourself, about me, bio, biography, tell us about, introduce yourself,
        short introduction, background, your experience, career so far, experience
    """,
    Holds.SKILLS: "skills, skill, your skills, strengths, tools you use, top skills",
    Holds.INTERESTS: "interests, hobbies, outside work, free time activities",
    Holds.CAN_HELP_WITH: """
        can you help with, can you help, could you help with, can help with, help others with,
        what can you offer, offer, expertise, areas of expertise, topics you can, mentor on,
        can you mentor, could you mentor, mentor in, mentor others, able to support, share with,
        as a mentor, if you are a mentor, for mentors, advise on, topics you could, happy to help,
        support others, can you support, others in, give a hand with, give a hand, lend a hand,
        can teach, can show others, good at, talk to others about, can share, know about
    """,
    Holds.INDUSTRIES: "industry, industries, sector, sectors, branche, field of work",
    Holds.LANGUAGES: """
        language, languages, languages you speak, sprachen, langues, idiomas, tongues, you speak
    """,
    Holds.TIME_ZONE: """
        time zone, timezone, your time zone, where are you based, location, city, based in,
        which city, zeitzone, fuseau horaire, country
    """,
    Holds.AVAILABILITY: """
        availability, available, when are you free, usually free, when are you available,
        best time, best times, free times, times that suit, when can you meet, which days,
        preferred time, preferred times, preferred meeting times, time slots, days and times,
        preferred days, verfugbarkeit, good times, good time, when suits, when works, suits you,
        works for you, when could you, when can you talk, times for a chat, when to meet
    """,
    Holds.CAPACITY: """
        how many mentees, how many people, capacity, number of mentees, max mentees,
        mentees could you, mentees can you, how many could you
    """,
    Holds.MANAGER: """
        line manager!, your manager!, manager's!, manager name!, name of manager!,
        name of your manager!, reports to!, report to!, supervisor name!, your supervisor!,
        who manages you!, who is your manager!, who is your boss!, answer to!, do you report to!,
        your boss!, manager, supervisor,
        vorgesetzter, manager email!, manager id
    """,
    Holds.CHANNELS: """
        how would you like to meet, prefer to meet, meeting format, in person or, online or,
        preferred channel, channel, channels, meeting preference, how do you want to meet,
        mode of meeting, communication
    """,
    Holds.LINKS: "linkedin, linkedin profile, website, link, links, url, profile link, portfolio",
    Holds.GOAL: """
        goal!, goals!, like help with, want help with, need help with,
        help do you need, help are you looking for, looking for help, hope to achieve,
        want to achieve, would like to achieve, like to achieve, hope to gain, hope to get,
        get out of, want to learn, like to learn, like to work on, want to work on, looking for,
        want to get better, as a mentee, if you are a mentee, for mentees, objective, objectives,
        what do you want~, what would you like~, ziel, ziele, objectif, objetivo,
        support do you need, like a hand with, want a hand with, need a hand with, like a hand,
        like some help, would help you, get better at, what are you after, bring to,
        like to be different, be different in
    """,
    Holds.CHALLENGE: """
        challenge, challenges, biggest challenge, obstacle, obstacles, holding you back, struggling,
        stuck, stands in the way, gets in the way, in the way, difficulty, difficulties,
        makes it hard, makes this hard, is hard, hardest part, makes it difficult, difficult about,
        stops you, stopping you, worries you
    """,
    Holds.SUCCESS_MEASURE: """
        success, what would success look like, measure of success, how will you know,
        how would you know, measure
    """,
    Holds.NOTE: """
        anything else, anything you would like us to know, anything we should know,
        anything you want to tell us, anything to add, anything to tell us, should we know,
        like us to know, comments, comment, any comments, other comments, notes, notes for us,
        remarks, additional information, other information, special requests, requirements,
        bemerkungen, remarques, observaciones
    """,
    Holds.TARGET_ON: "by when, how soon, deadline, target date, when do you want to",
}
"""Phrases of headers, in plain form. One with "!" counts three times; one with "~" only when no
other phrase is found: many a question begins so."""

TICK_WORDS: Final = word_set("tick select choose check mark pick")
"""Words of a header that offers options."""

UNKNOWING: Final = word_set("na none nil no nothing tbc tbd unknown pending -")
"""What people write into a cell that they leave blank."""
