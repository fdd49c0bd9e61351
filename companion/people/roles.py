"""Job titles as they stand in a sentence: "a staff nurse (respiratory) at a city hospital"."""

import re
from typing import Final

from companion.people.career import Position
from companion.people.lexicon import looks_like_organization
from companion.text.patterns import lazy
from companion.text.phrasing import lowered, tidied, with_article
from companion.text.verb_lists import BOTH_NOUN_AND_VERB, VERBS, word_set

MOST_TITLE_WORDS: Final = 8

_ROLE_WORDS: Final = word_set(
    """
    auctioneer bosun bursar caretaker celebrant chambermaid concierge demonstrator docker embalmer
    farrier ghillie grocer invigilator janitor jockey packer playworker projectionist purser usher
    agent aide analyst ambassador apprentice architect artist aspirant assistant associate ba
    barista bookkeeper buyer candidate captain carpenter ceo cfo chair chairman chairperson
    chairwoman
    champion chef chief clerk cmo co-founder cofounder coach comedian commis consultant coo cook cto
    curator dean dentist deputy detective developer director driver ed editor electrician engineer
    entrepreneur exec executive farmer fellow firefighter foreman forewoman founder freelancer
    gardener grad graduate guide head headmaster headmistress headteacher hire homemaker host intern
    interpreter inventor journalist judge judges lawyer lead leader lecturer librarian lieutenant
    machinist maker manager matron mechanic mediator member midwife nurse officer ombuds operator
    organiser organizer owner paralegal paramedic partner pharmacist phd photographer physician
    physio physiotherapist picker pilot planner plumber pm postdoc president presidenta principal
    producer prof professor programmer psychologist receptionist recruiter rep representative
    researcher resident sales-rep salesperson scholar scientist secretary sergeant sommelier
    solicitor specialist statistician steward stewardess strategist student superintendent
    supervisor surgeon surveyor teacher technician technologist teller therapist trader trainee
    trainer translator treasurer tutor vet veterinarian volunteer vp waiter waitress welder worker
    writer actuary accountant attorney auditor author baker banker biologist blogger broker builder
    butcher caregiver carer caseworker cashier chemist clinician columnist commissioner controller
    coordinator counsellor counselor creator designer dietitian dispatcher doctor draughtsman
    draughtswoman draftsman economist educator estimator evaluator examiner facilitator fundraiser
    geologist handler helper historian illustrator inspector instructor investigator investor
    jeweller landscaper linguist logistician marketer merchandiser minister musician negotiator
    nutritionist optician painter pastor performer physicist playwright policeman policewoman porter
    priest promoter publisher realtor registrar retoucher reporter reviewer roofer sailor
    scrum-master sculptor seamstress seller singer soldier sonographer staffer stylist superviser
    tailor technican tester tiler toolmaker typist underwriter videographer warden watchmaker weaver
    adviser advisor administrator mathematician moderator mentor creative sommelière generalist
    postman postwoman attendant
    operative hairdresser barber stylist installer fitter joiner mason cleaner housekeeper labourer
    shepherd florist bartender glazier plasterer decorator scaffolder potter blacksmith dressmaker
    beautician nanny childminder lifeguard courier conductor dancer actor actress presenter composer
    violinist pianist guitarist archivist conservator podcaster proofreader copywriter warehouseman
    guard upholsterer journeyman journeywoman tradesman craftsman craftswoman fireman handyman
    milkman
    salesman saleswoman businesswoman businessman spokeswoman spokesman stockman apprenticeship
    traineeship internship barber saddler cobbler cooper furrier milliner jeweler goldsmith
    silversmith locksmith stonemason bricklayer roofer restorer framer binder bookbinder
    machinist cutter embroiderer shoemaker cabinetmaker luthier gilder engraver
    masseur masseuse chiropodist podiatrist audiologist phlebotomist orderly doula
    practitioner sister anaesthetist anesthetist geriatrician paediatrician pediatrician
    constable usher hostess auxiliary vicar curate verger sacristan sexton deckhand farmhand
    stagehand kitchenhand groundsman groundswoman valet locum hygienist ranger forester croupier
    senco crewmember choirmaster organist precentor dispenser steeplejack thatcher
    stevedore signaller shunter choreographer dramaturg dresser wigmaker gaffer prompter busker
    """
)
_AS_HAND: Final = lazy(
    r"(?!(?:second|first|third|left|right|own|other|one|both|upper|free|old|short|long|helping|by)\s)"
    r"[a-z]{3,12} hand|[a-z]{3,12}(?:er|or|n|sun)['’]s (?:mate|assistant|help|boy|lad|man)|"
    r"(?:first|second|third|fourth|chief|1st|2nd|3rd|4th|relief) mate|au pair|"
    r"(?!photo )[a-z]{3,12} op|[a-z]{3,12} (?:asst|mgr|supt|supv|temp)|"
    r"(?:lab|vet|pharmacy|dental|it|sound|stage|nail|theatre|lighting|car) tech|"
    r"(?:cabin|film|stage|ground|air|lifeboat|camera|train|bin) crew|"
    r"(?:bar|waiting|kitchen|nursing|ward|floor) staff|front of house"
)
"""Jobs whose last word is no job by itself."""

_JOB_ENDINGS: Final = (
    "ologist",
    "grapher",
    "keeper",
    "maker",
    "setter",
    "smith",
    "wright",
    "monger",
)
_FEWEST_LETTERS_BEFORE: Final = 3
_TELLING_LETTERS: Final = 4
_AGENTS: Final = ("er", "or", "ist", "ian", "wright")
_NO_AGENTS: Final = word_set(
    """
    semester trimester career summer winter other paper number order center theater water power
    computer chapter corner floor labor honor major minor senior junior interior exterior quarter
    december september october november layover stopover takeover turnover shelter transfer
    erasmus caregiver's cover never better together rather matter letter folder ladder vector
    sector tractor motor error mirror factor colour color favor harbor labor list assist twist
    """
)
_MOST_GUESSED_WORDS: Final = 3
_SHORTEST_GUESSED: Final = 4
_MAN: Final = ("man", "woman")
_NO_JOBS_IN_MAN: Final = frozenset({"german", "human", "roman", "norman", "ottoman", "superhuman"})

_WITHOUT_ARTICLE: Final = lazy(
    r"(?:(?:deputy|assistant|interim|acting|co-?)\s?)?(?:head|chief|director|vice president|vp|"
    r"managing director|chair|president|ceo|cto|cfo|coo|cmo)\b(?=$|\sof\b|\s(?:\w+\s)?officer\b|,)"
)
_THE_ONE: Final = lazy(r"(?:co-?)?(?:founder|owner)\b")
_NO_EMPLOYER: Final = lazy(
    r"(?:self[- ]?employed|independent|freelance|various|n/?a|none|confidential|-|own|private|"
    r"rancho familiar)\b",
    re.IGNORECASE,
)
_THINGS_IN_ER: Final = frozenset({"poster", "counter", "timer", "tracker", "starter", "cover"})
_GRADE: Final = lazy(r"(?:i{1,3}|iv|v|[1-9]|l\d|grade|level|band|[a-z]\d)")
_FIELDS: Final = word_set(
    """accounting administration communications consulting design education engineering finance hr
    healthcare human-resources it law logistics manufacturing marketing nursing operations
    procurement recruiting research retail sales support teaching
    """
)
_BREAK: Final = lazy(
    r"\b(?:break|leave|stay[- ]at[- ]home|sabbatical|caring|carer'?s|parental|maternity|"
    r"paternity|unemployed|job[- ]search|looking for|between jobs|family|homemaker|"
    r"gap year|retired)\b",
    re.IGNORECASE,
)
_QUALIFIED: Final = lazy(r",\s(?!then\b)(?!.*\sand\s)")
_ASIDE: Final = lazy(r"\s?\([^()]{0,200}\)")
"""What a CV adds of an employer ("48 beds"), which nobody says in a sentence."""

_TAKES_THE: Final = lazy(
    r"(?:University|College|Ministry|Department|Institute|Bank|City|Port|Office|Faculty) of\b"
)

_TITLE_END: Final = lazy(
    r"\s[-–—|·•/]\s|\s?[|;:•·–—]\s?|\.\s|\s(?:at|@|in|for|with|who|of|to|from|de)\s|,|\("
)


def is_break(position: Position) -> bool:
    """Tell whether an entry of a career is time away from paid work."""
    return _BREAK.search(position.title) is not None


def is_role(title: str) -> bool:
    """Tell whether a title names what a person is ("staff nurse"), not a field or an event."""
    head = _TITLE_END.split(tidied(title), maxsplit=1)[0].strip().lower().split()
    if not head or len(head) > MOST_TITLE_WORDS:
        return False
    while len(head) > 1 and _GRADE.fullmatch(head[-1]):
        head.pop()
    last = head[-1].rstrip(".")
    if _AS_HAND.fullmatch(" ".join(head[-2:])):
        return True
    ends_so = last[_FEWEST_LETTERS_BEFORE:].endswith(_JOB_ENDINGS)
    ends_so = ends_so or (
        last[_FEWEST_LETTERS_BEFORE:].endswith(_MAN) and last not in _NO_JOBS_IN_MAN
    )
    return last in _ROLE_WORDS or ends_so or _does_work(last)


def is_job_title(title: str) -> bool:
    """Tell whether what stands as the title of a position can follow "I am": lists, or its ending.

    Looser than `is_role`, for where a job is to be expected: "upholsterer", "glazing estimator".
    """
    if is_role(title):
        return True
    head = _TITLE_END.split(tidied(title), maxsplit=1)[0].strip().lower().split()
    last = head[-1] if 0 < len(head) <= _MOST_GUESSED_WORDS else ""
    return len(last) > _SHORTEST_GUESSED and last.endswith(_AGENTS) and last not in _NO_AGENTS


def _does_work(word: str) -> bool:
    """Tell who is called by a verb: "presser", "weigher"; not a thing such as "poster"."""
    bases = {word[:-2], word[:-1]} if word.endswith("er") else set()
    return bool(bases & (VERBS | BOTH_NOUN_AND_VERB)) and word not in _THINGS_IN_ER


def is_field(title: str) -> bool:
    """Tell whether a title is a field of work ("Marketing"), in which one works."""
    words = tidied(title).lower().rstrip(".").split()
    return 0 < len(words) <= 2 and words[-1] in _FIELDS


def role_in_sentence(title: str) -> str:
    """Return a title inside a sentence: "Staff Nurse, Respiratory": "staff nurse (respiratory)"."""
    text = tidied(title).rstrip(" .,;")
    parts = _QUALIFIED.split(in_sentence(text), maxsplit=1)
    return f"{parts[0]} ({parts[1]})" if len(parts) > 1 and parts[1] else parts[0]


def in_sentence(text: str) -> str:
    """Return a job in small letters; where only some words have a capital, those are names."""
    words = text.split(" ")
    plain = [word for word in words[1:] if len(word) >= _TELLING_LETTERS and word[0].isalpha()]
    names_stand_out = any(word.islower() for word in plain)
    rest = words[1:] if names_stand_out else [_lowered_word(word) for word in words[1:]]
    return " ".join((_lowered_word(words[0]), *rest))


def _lowered_word(word: str) -> str:
    mark = word[: len(word) - len(word.lstrip("(“‘"))]
    return f"{mark}{lowered(word[len(mark) :])}"


def role_with_article(title: str) -> str:
    """Return what follows "I am": "an apprentice electrician", "head of learning"."""
    role = role_in_sentence(title)
    if _THE_ONE.match(role):
        return f"the {role}" if not role.startswith(("co-", "cof")) else with_article(role)
    return with_its_article(role)


def with_its_article(role: str) -> str:
    """Return a role as it stands in a sentence after "I am": "a nurse", "head of archives"."""
    return role if _WITHOUT_ARTICLE.match(role) else with_article(role)


def employer_phrase(position: Position) -> str | None:
    """Return "at a city hospital", "of Fresquito" for an owner, or None where there is none."""
    organization = _ASIDE.sub("", tidied(position.organization or "")).strip(" .,;")
    if not organization or _NO_EMPLOYER.match(organization) or len(organization.split()) > 9:
        return None
    parts = organization.split(", ")
    named = (part for part in parts if " " in part and looks_like_organization(part))
    organization = next(named, parts[0])  # "Stroke unit, St Anne's Hospital", "Elm House, Kendal"
    if _TAKES_THE.match(organization):
        organization = f"the {organization}"
    joint = "of" if _THE_ONE.match(role_in_sentence(position.title)) else "at"
    return f"{joint} {organization}"
