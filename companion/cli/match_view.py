"""Matches as a person reads them."""

from collections import Counter
from collections.abc import Mapping

from companion.cli.printing import bullets, heading, say
from companion.goals.goal import Goal
from companion.matching.match import Match, MatchResult
from companion.people.person import Person, PersonId
from companion.writing.draft import first_words


def show_match(result: MatchResult, *, goal: Goal, people: Mapping[PersonId, Person]) -> None:
    """Print the mentors found for one goal."""
    heading(f"For “{first_words([goal.statement], limit=120)}”")
    bullets((warning.text for warning in result.warnings), indent=2, mark="!")
    for match in result.matches:
        _show_one_match(match, people)
    if result.excluded:
        counts = Counter(excluded.why.text for excluded in result.excluded)
        say()
        say(f"Not eligible: {len(result.excluded)}", style="dim", indent=2)
        bullets((f"{count} × {why}" for why, count in counts.most_common(6)), indent=4)


def _show_one_match(match: Match, people: Mapping[PersonId, Person]) -> None:
    person = people.get(match.mentor_id)
    name = person.name if person else match.mentor_id
    about = f" — {person.headline}" if person and person.headline else ""
    say()
    score = f" · {match.score:.2f}" if match.parts else ""
    say(f"{match.rank}. {name}{about}{score}", style="bold", indent=2)
    bullets((reason.text for reason in match.reasons), indent=5)
    bullets((caution.text for caution in match.cautions), indent=5, mark="!")
    for part in match.parts:
        say(f"{part.value:.2f}  {part.text}", indent=7)
