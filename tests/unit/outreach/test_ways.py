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


def test_words_that_say_nothing_turn_no_message_to_another_way() -> None:
    wish = (
        "I do not know what I want, so maybe teaching knitting at the college. "
        "Or museum stuff with tapestries."
    )
    mentor = a_person("Ines Holt", headline="shop steward, does a bit of pension stuff")
    brief = OutreachBrief(mentee=KNITTER, mentor=mentor, goal=a_goal(wish))

    assert "teaching knitting at the college" in compose(brief).draft.body


def test_what_is_hard_about_one_way_is_not_said_of_another() -> None:
    wish = (
        "I do not know what I want, so maybe teaching knitting at the college, but I have never "
        "stood before a class. Or one of the yarn companies, a rep, but I am not sure I could sell."
    )
    mentor = a_person("Ines Holt", headline="yarn rep")
    brief = OutreachBrief(mentee=KNITTER, mentor=mentor, goal=a_goal(wish))

    said = compose(brief).draft.body

    assert "I am thinking of working for one of the yarn companies" in said
    assert "not sure I could sell" in said
    assert "stood before a class" not in said


def test_what_was_taken_out_of_a_stored_wish_belongs_to_the_way_before_it() -> None:
    wish = (
        "I do not know what I want, so maybe teaching knitting at the college… "
        "Or repairing tapestries for the museum."
    )
    goal = a_goal(wish, challenge="I have never stood before a class.")
    mentor = a_person("Ines Holt", headline="restores tapestries at the museum in Leek")

    said = compose(OutreachBrief(mentee=KNITTER, mentor=mentor, goal=goal)).draft.body

    assert "repairing tapestries" in said
    assert "before a class" not in said


def test_a_doubt_about_what_one_needs_is_asked_as_it_is() -> None:
    wish = "Move into tapestry repair"
    goal = a_goal(wish, challenge="I don't know if I need a diploma or would have to move to Leek.")
    mentor = a_person("Ines Holt", headline="restores tapestries at the museum in Leek")

    said = compose(OutreachBrief(mentee=KNITTER, mentor=mentor, goal=goal)).draft.body

    assert "do I need a diploma, or would I have to move to Leek?" in said
