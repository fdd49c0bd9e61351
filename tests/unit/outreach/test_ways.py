"""Of several ways that a wish weighs, a message is about the one that its mentor knows."""

from companion.outreach.message import OutreachBrief
from companion.outreach.offline import compose
from tests.unit.outreach.briefs import a_goal, a_person

WISH = (
    "I do not know what I want, so maybe teaching knitting at the college. "
    "Or repairing tapestries for the museum. I would like to decide by May."
)
KNITTER = a_person("Ty Orr", headline="Knitter")


def written_to(headline: str) -> str:
    brief = OutreachBrief(
        mentee=KNITTER, mentor=a_person("Ines Holt", headline=headline), goal=a_goal(WISH)
    )
    draft = compose(brief).draft
    return f"{draft.subject}\n{draft.body}"


def test_the_way_that_the_mentor_works_in_is_written_about() -> None:
    said = written_to("restores tapestries at the museum in Leek")

    assert "I am thinking of repairing tapestries for the museum." in said
    assert "knitting" not in said


def test_the_first_way_stays_for_who_is_as_near_to_it() -> None:
    assert "I am thinking of teaching knitting at the college." in written_to("runs a bakery")
