"""Crafts that two people name in different words: instagram is social media, a sprain an injury.

A form's offers are a word or two, and so are the things asked for; what a small model of meaning
does not know of such words stands here.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Final

from companion.text.remembered import remembered

LONGEST_READ: Final = 400
"""Characters of one thing asked for or offered that are read."""


class Craft(StrEnum):
    """Something that people are good at in many trades, whatever they call it."""

    SOCIAL_MEDIA = "social media"
    MARKETING = "marketing"
    FINANCE = "finance"
    FUNDING = "funding"
    PEOPLE = "leading people"
    ROTAS = "rotas"
    VOLUNTEERS = "volunteers"
    CUSTOMERS = "customers"
    INJURIES = "injuries"
    STAGE = "stage technology"
    BUILDINGS = "buildings"
    TURF = "turf"
    EVENTS = "events"
    YOUTH = "young people"
    SWIMMING = "swimming"
    SAFEGUARDING = "safeguarding"
    COMPUTERS = "office software"
    DATA = "data"
    RECORDS = "records"
    JOBS = "finding work"
    SPEAKING = "speaking"
    GOVERNANCE = "governance"
    PRIVACY = "data protection"
    KITCHEN = "kitchen"
    STOCK = "stock"
    MEDICINES = "medicines"
    DEMENTIA = "dementia"
    DYING = "end of life"
    NEEDS = "special needs"
    SCHOOLS = "schools"
    ENGLISH = "english"
    LESSONS = "lessons"
    HIRING = "hiring"
    PROJECTS = "projects"
    SELLING = "selling"
    BUYING = "buying"
    TIME = "one's own time"
    FLEET = "fleet"
    HOUSING = "housing"
    GARDENS = "gardens"
    CLIMATE = "climate"
    PICTURES = "pictures"
    COMPANY = "a business of one's own"


_DIFFICULT: Final = r"difficult|angry|rude|awkward|shouty|abusive|aggressive|upset|unhappy|stroppy"
_THOSE_SERVED: Final = (
    r"customers?|visitors?|guests?|clients?|patients?|public|parents|callers?|passengers?|members?|"
    r"tenants?|relatives|families|shoppers?|diners?|residents?|owners?"
)
_YOUNG: Final = r"(?:children|kids|young(?:er)? people|teenagers|teens|juniors|youth|youngsters)"
_LED: Final = (
    r"(?:an?\s|my\s|the\s|our\s|your\s)?(?:(?:new|small|first|big|mixed|own|larger?|remote)\s)?"
    r"(?:teams?|staff|people|crews?|others|colleagues|employees|shifts?)"
)

_SIGNS: Final[Mapping[Craft, str]] = {
    Craft.SOCIAL_MEDIA: r"social media|socials|insta(?:gram)?|facebook|tik ?tok|twitter|linkedin|"
    r"youtube|reels|hashtags?|canva|followers",
    Craft.MARKETING: r"marketing|advertis\w{1,6}|publicity|branding|leaflets?|flyers|websites?|seo|"
    r"mailing lists?|newsletters?|new members|getting the word out",
    Craft.FINANCE: r"book-?\s?keeping|(?<!media )(?<!user )(?<!key )accounts|accounting|"
    r"accountancy|vat|p\s?&\s?l|profit and loss|balance sheets?|ledgers?|invoic\w{1,4}|xero|"
    r"quickbooks|payroll|gift aid|budget\w{0,4}|cash ?flow|costings?|financ\w{1,6}|tax returns?|"
    r"petty cash|(?:energy|running) costs|treasurer\w{0,4}|reconciliations?|business cases?|"
    r"(?:do|doing|keep|keeping)? ?the books|year[- ]end|receipts",
    Craft.FUNDING: r"grants?|fund-?\s?raising|fundraisers?|funding|bid[- ]writing|"
    r"(?:writing|lottery|funding) bids?|heritage fund|sponsorships?|sponsors|donors?|donations?|"
    r"crowd-?\s?funding",
    Craft.PEOPLE: rf"(?:lead|leading|manag(?:e|ing)|supervis(?:e|ing)|running|motivating) {_LED}"
    r"|(?:line|people|team|staff|performance) (?:manage(?:ment|r|rs)|managing|leadership|leading)|"
    r"(?:my|a) first team|delegat\w{1,4}|appraisals?|return[- ]to[- ]work (?:chats?|interviews?|"
    r"meetings?)|supervis(?:ion|ing)|underperform\w{0,6}|team ?lead(?:er|ing|ership)?s?|"
    r"leadership|people who used to be my \w{1,12}",
    Craft.ROTAS: r"rotas?|rosters?|rostering|shift (?:planning|patterns?)|duty sheets?",
    Craft.VOLUNTEERS: r"volunteers?|volunteering",
    Craft.CUSTOMERS: rf"(?:{_DIFFICULT}) (?:{_THOSE_SERVED})|complaints?|complain\w{{1,4}}|"
    r"customer (?:services?|care)|front[- ]desk|front[- ]of[- ]house|reception desk|box office|"
    r"ticket(?:ing)? desk|refunds?|de-?escalat\w{1,4}",
    Craft.INJURIES: r"injur\w{1,5}|sprain\w{0,3}|rehab\w{0,9}|physio\w{0,8}|acl|concussion|"
    r"strapping|(?:knee|back|shoulder|hip|ankle) (?:pain|injur\w{1,5}|problems?)|ligaments?|"
    r"hamstrings?|tend[oi]n\w{0,5}",
    Craft.STAGE: r"(?:stage|lighting|sound) (?:lighting|desks?|design|boards?|rigs?|"
    r"engineer\w{0,4}|management|technical|technician\w{0,1})|stage ?craft|rigging|backstage|"
    r"technical production|stage / technical|follow ?spots?",
    Craft.BUILDINGS: r"damp|boilers?|roofs?|roofing|plumbing|fire (?:safety|doors?)|pat testing|"
    r"legionella|buildings? (?:maintenance|safety|repairs?|management)|facilities|premises|"
    r"caretaking|asbestos|health (?:and|&) safety",
    Craft.TURF: r"wickets?|turf|scarif\w{1,4}|(?:bowling|cricket) greens?|grounds?\s?"
    r"(?:maintenance|keeping|care|work)|pitch (?:(?:&|and) green |maintenance|prep\w{0,8}|upkeep|"
    r"care)|green (?:keeping|maintenance)|greenkeep\w{1,4}|mow(?:ers?|ing)|lawns?",
    Craft.EVENTS: r"events|running events|galas?|tournaments?|festivals?|f[eê]tes?|open days?|"
    r"fun ?runs?|\d{1,3}k(?: runs?| races?)?|conferences?|weddings?|race director|event "
    r"(?:planning|management)",
    Craft.YOUTH: rf"u-?\d{{1,2}}['’]?s|under[- ]\d{{1,2}}['’]?s|junior (?:section|teams?|"
    rf"coach\w{{0,4}})|youth (?:coach\w{{0,4}}|work\w{{0,4}}|teams?|groups?|clubs?|football)|"
    rf"(?:coaching|teaching|working with|engaging) (?:\w{{3,12}} )?{_YOUNG}|"
    r"young people",
    Craft.SWIMMING: r"swim(?:s|ming|mers?)?|aquatics?|lifeguard\w{0,4}",
    Craft.SAFEGUARDING: r"safeguarding|child protection|dbs(?: checks?)?|welfare officers?",
    Craft.COMPUTERS: r"excel|spread ?sheets?|(?:stock|tracking|budget) sheets?|databases?|"
    r"pivot tables?|google sheets|power ?point|computers?|software|"
    r"it skills|digital skills|word processing",
    Craft.DATA: r"python|sql|coding|data (?:analysis|science|visuali[sz]ation)|power ?bi|tableau|"
    r"scripting|scripts for",
    Craft.RECORDS: r"catalog\w{1,6}|digiti[sz]\w{1,6}|archiv(?:es|ing)|metadata|scann(?:ing|ers?)|"
    r"records? management|filing systems?",
    Craft.JOBS: r"job (?:interviews?|hunt\w{0,4}|search\w{0,4}|applications?)|interview "
    r"(?:skills|techniques?|practice|prep\w{0,8})|cvs?|cover(?:ing)? letters?|r[eé]sum[eé]s?|"
    r"career (?:changes?|moves?|planning|advice|progression|development)|(?:go|going) for "
    r"(?:\w{3,12} )?(?:posts?|jobs?|roles?|promotion)|(?:getting|get) promoted",
    Craft.SPEAKING: r"public speaking|presentations?|presenting|speaking (?:up|in (?:meetings|"
    r"front|public))|presenting to \w{3,20}|giving talks",
    Craft.GOVERNANCE: r"governance|chairing|committee meetings|trustees?(?:hip)?|"
    r"charity (?:law|commission)|constitutions?|agms?",
    Craft.PRIVACY: r"gdpr|data protection|information governance|subject access|foi",
    Craft.KITCHEN: r"food (?:hygiene|safety)|allergens?|menus?|catering|baking|cooking",
    Craft.STOCK: r"stock ?(?:control|taking|take|ordering|management|rotation|levels)|inventory|"
    r"merchandising|shrinkage|waste in the kitchen",
    Craft.MEDICINES: r"medications?|medicines?|drug (?:rounds?|charts?)|prescri\w{2,8}|dosages?",
    Craft.DEMENTIA: r"dementia|alzheimer\w{0,2}|sundowning|memory clinics?",
    Craft.DYING: r"end[- ]of[- ]life|palliative|hospice|bereave\w{1,5}|grief",
    Craft.NEEDS: r"(?-i:SEND|SEN)|senco|autis\w{1,3}|adhd|neuro-?diver\w{1,5}|disabilit\w{1,3}|"
    r"special (?:educational )?needs|dyslexi[ac]|additional needs",
    Craft.SCHOOLS: r"schools? (?:visits?|sessions?|workshops?|parties|groups|programmes?|trips?)|"
    r"(?:working with|visits (?:to|from)) schools|school children",
    Craft.ENGLISH: r"esol|english (?:conversation|classes|lessons|for (?:work|speakers|beginners))|"
    r"teaching english|conversation groups?|ielts|interpret(?:ers?|ing)|translat\w{1,4}",
    Craft.LESSONS: r"lesson plan\w{0,5}|planning lessons|curriculum|schemes? of work|"
    r"behaviou?r (?:management|in class)|classroom (?:management|behaviou?r)",
    Craft.HIRING: r"recruit(?:ing|ment)|hiring|job descriptions?|interviewing (?:people|staff)|"
    r"inductions?|onboarding",
    Craft.PROJECTS: r"project (?:plan\w{0,5}|manage\w{0,5}|managing)|gantt\w{0,1}|milestones|"
    r"risk registers?",
    Craft.SELLING: r"sales|selling|cold calls?|cold calling|negotiat\w{1,4}|pitching to clients",
    Craft.BUYING: r"procurement|tenders?|tendering|suppliers?|purchasing",
    Craft.TIME: r"time management|prioriti[sz]\w{1,4}|workloads?|to-?do lists?|saying no to work|"
    r"getting organi[sz]ed",
    Craft.FLEET: r"hgv|lorr(?:y|ies)|fleets?|route planning|tacho\w{0,7}|logistics|"
    r"drivers?['’]? hours|vehicle maintenance",
    Craft.HOUSING: r"tenanc(?:y|ies)|rent arrears|homeless\w{0,4}|evictions?|universal credit|"
    r"benefits advice|housing (?:law|advice|options)",
    Craft.GARDENS: r"gardens?|gardening|allotments?|compost\w{0,3}|pruning|raised beds?|seedlings?|"
    r"slugs?|vegetable growing|growing (?:veg\w{0,7}|food|&|and)|horticultur\w{1,4}",
    Craft.CLIMATE: r"net zero|carbon|recycling|sustainab\w{1,6}|energy (?:saving|efficiency|costs)|"
    r"solar|heat pumps?",
    Craft.PICTURES: r"photo\w{0,7}|videos?|filming|camera work|video editing",
    Craft.COMPANY: r"self-?\s?employ\w{1,4}|freelanc\w{1,4}|sole traders?|business plans?|"
    r"(?:starting|setting) up (?:on my own|my own|a business)|start(?:ing)? (?:a|my own) business",
}


@cache
def _patterns() -> tuple[tuple[Craft, re.Pattern[str]], ...]:
    """Return the signs, compiled when they are first needed: ranking mentors needs none."""
    return tuple(
        (craft, re.compile(rf"(?<![\w’'-])(?:{signs})(?![\w’'-])", re.IGNORECASE))
        for craft, signs in _SIGNS.items()
    )


@remembered(most=8_192)
def crafts_of(text: str) -> frozenset[Craft]:
    """Return the crafts that one thing asked for or offered names. Linear; mostly none or one."""
    read = text[:LONGEST_READ]
    return frozenset(craft for craft, signs in _patterns() if signs.search(read) is not None)
