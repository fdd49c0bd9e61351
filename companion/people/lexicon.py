"""Words that tell a job title from an employer and a person's name from either."""

import re
import unicodedata
from typing import Final

from companion.text.fold import folded
from companion.text.remembered import remembered


def word_set(*lines: str) -> frozenset[str]:
    """Return the words of a few lines as a set."""
    return frozenset(word for line in lines for word in line.split())


def plain(text: str) -> str:
    """Return `text` without case, accents and look-alikes, for comparing only."""
    if text.isascii():
        return text.lower()
    return "".join(map(_base, folded(text).casefold()))


@remembered(most=4096)
def _base(character: str) -> str:
    # One character at a time: normalising a whole text sorts its marks, which can be quadratic.
    if character in "’‘ʼ":
        return "'"
    parts = unicodedata.normalize("NFKD", character)
    return "".join(part for part in parts if not unicodedata.combining(part))


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` in their plain form, without punctuation around them."""
    return tuple(_WORD.findall(plain(text)))


def looks_like_title(text: str) -> bool:
    """Whether some word of `text` names a job."""
    return any(word in TITLE_WORDS or word.endswith(_TITLE_ENDINGS) for word in plain_words(text))


def looks_like_organization(text: str) -> bool:
    """Whether some word of `text` names a kind of employer."""
    return any(word in ORGANIZATION_WORDS for word in plain_words(text))


_WORD: Final = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")

TITLE_WORDS: Final = word_set(
    "accountant administrator admin adviser advisor agent ambassador analyst apprentice architect",
    "archivist artist assistant associate attorney auditor baker banker barista bookkeeper broker",
    "builder buyer captain carer caretaker carpenter cashier ceo cfo chair chairman chairwoman",
    "chairperson chancellor chef chief cio ciso cleaner clerk clinician cmo coach cofounder",
    "commander commissioner consultant contractor controller cook coo coordinator copywriter",
    "counsel counsellor counselor cto curator dean dentist deputy designer developer director",
    "dispatcher doctor driver economist editor electrician engineer entrepreneur estimator",
    "executive facilitator farmer fellow firefighter fitter foreman forewoman founder freelancer",
    "gardener geologist guard guide hairdresser handler head headteacher housekeeper inspector",
    "instructor intern internship interpreter investigator joiner journalist judge labourer",
    "lawyer lead leader lecturer librarian lieutenant machinist maintainer manager marketer",
    "mason matron mechanic mediator member merchandiser midwife minister modeller musician nurse",
    "officer operative operator optician organiser organizer owner painter paralegal paramedic",
    "partner pastor pharmacist photographer physician physicist physiotherapist pilot planner",
    "plumber porter postdoc postdoctoral practitioner president principal producer professor",
    "programmer psychologist radiographer receptionist recruiter rector registrar rep",
    "representative researcher reviewer sales saleswoman salesman scholar scientist secretary",
    "sergeant shepherd solicitor specialist statistician steward strategist student supervisor",
    "surgeon surveyor surveillant teacher technician technologist teller tester therapist",
    "trader trainee trainer translator treasurer trustee tutor underwriter vet veterinarian vp",
    "volunteer waiter waitress warden welder worker writer constable",
    # German, French, Spanish, Portuguese, Dutch: the commonest only
    "auszubildende auszubildender berater beraterin direktor direktorin entwickler entwicklerin",
    "geschaftsfuhrer geschaftsfuhrerin krankenpfleger krankenschwester lehrer lehrerin meister",
    "praktikant praktikantin referent referentin sachbearbeiter sachbearbeiterin schweisser",
    "analyste assistante avocat avocate charge chargee chercheur chercheuse comptable",
    "conseiller conseillere developpeur developpeuse directeur directrice enseignant enseignante",
    "infirmier infirmiere ingenieur ingenieure responsable stagiaire technicien technicienne",
    "abogada abogado analista asesor asesora auxiliar consultor consultora coordinador",
    "coordinadora desarrollador desarrolladora directora enfermera enfermero gerente ingeniera",
    "ingeniero jefa jefe maestra maestro profesor profesora tecnica tecnico",
    "adviseur beheerder medewerker ontwikkelaar verpleegkundige",
    # No family names: whoever is called Koch or Kellner is no cook or waiter.
    "kierownik kierowniczka nauczyciel nauczycielka pielegniarka sprzedawca sprzedawczyni",
    "kierowca kellnerin kochin backerin erzieherin verkauferin cuisinier cuisiniere serveur",
    "serveuse vendeur vendeuse camarero camarera vendedor vendedora cozinheiro cozinheira",
)

_TITLE_ENDINGS: Final = (
    "leiter", "leiterin", "ingenieur", "ingenieurin", "manager", "meister", "arzt", "arztin",
    "lehrer", "lehrerin", "berater", "beraterin", "entwickler", "entwicklerin", "pfleger",
    "pflegerin", "schwester", "techniker", "technikerin",
)  # fmt: skip

ORGANIZATION_WORDS: Final = word_set(
    "academy agency airline airlines airways association authority bank bv charity church clinic",
    "club co college company consulting cooperative corp corporation council county",
    "dental district ecole federation firm foundation fund gmbh group hochschule holding holdings",
    "hospital hotel hotels inc industries initiative institut institute institution insurance",
    "labs laboratory laboratories library limited llc llp logistics ltd ministry museum nhs nv",
    "orchestra oy parliament pharma plc polytechnic practice press railway railways restaurant",
    "sarl school schools services sl society software solutions spa srl stadtwerke startup",
    "stiftung studio studios surgery systems technologies theatre trust union universidad",
    "universitat universite universiteit university uk usa ventures verein werke workshop",
)

EMPLOYMENT_KINDS: Final = word_set(
    "full-time fulltime part-time parttime contract freelance internship permanent temporary",
    "seasonal apprenticeship self-employed remote hybrid on-site onsite vollzeit teilzeit",
)
"""What LinkedIn prints after an employer; no part of its name."""
