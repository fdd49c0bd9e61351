"""Matches as a person reads them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from companion.cli.printing import bullets, heading, say
from companion.goals.goal import Goal
from companion.goals.terms import TermKind, without_terms
from companion.matching.jottings import is_job_now, is_jotted, says_little
from companion.matching.match import Match, MatchResult
from companion.matching.reach import HARD_TO_REACH
from companion.people.person import Person, PersonId
from companion.text.words import stems
from companion.values import Notice
from companion.writing.draft import first_words

_WEAK: Final = "weak_match"
_ONE_LINE: Final = "one_line_profile"
_NO_GOOD: Final = "no_good_match"
_SHOWN: Final = 120
_OBSTACLES: Final = 3


def show_match(result: MatchResult, *, goal: Goal, people: Mapping[PersonId, Person]) -> None:
    """Print the mentors found for one goal."""
    heading(f"For “{first_words([goal.statement], limit=_SHOWN)}”")
    # Lines may come from different places of what was written: no quote joins them.
    hard, terms = without_terms(goal.challenge or "", is_whole=False)
    _quoted("In the way", [line for line in hard.splitlines() if line.strip()])
    terms = (*without_terms(goal.statement)[1], *terms)
    _quoted("To keep to", [term.text for term in terms if term.kind is TermKind.LIMIT])
    _quoted("Ruled out", [term.text for term in terms if term.kind is TermKind.REFUSAL])
    bullets((warning.text for warning in result.warnings), indent=2, mark="!")
    all_guesses = any(warning.code == _NO_GOOD for warning in result.warnings)
    for match in result.matches:
        _show_one_match(match, people, all_guesses=all_guesses)
    if result.excluded:
        counts = Counter(excluded.why.text for excluded in result.excluded)
        say()
        say(f"Not eligible: {len(result.excluded)}", style="dim", indent=2)
        bullets((f"{count} × {why}" for why, count in counts.most_common(6)), indent=4)


def _quoted(label: str, lines: Sequence[str]) -> None:
    if lines:
        said = " ".join(f"“{first_words([line], limit=_SHOWN)}”" for line in lines[:_OBSTACLES])
        say(f"{label}: {said}", indent=2)


def _show_one_match(match: Match, people: Mapping[PersonId, Person], *, all_guesses: bool) -> None:
    person = people.get(match.mentor_id)
    name = person.name if person else match.mentor_id
    headline = _headline(match, person) if person else None
    about = f" — {headline}" if headline else ""
    say()
    score = f" · {match.score:.2f}" if match.parts else ""
    # Who jotted somebody down knows better than any score whether it is a guess.
    jotted = person is not None and is_jotted(person)
    is_guess = not jotted and any(caution.code == _WEAK for caution in match.cautions)
    guess = " (a guess: ask first)" if is_guess and not all_guesses else ""
    say(f"{match.rank}. {name}{about}{guess}{score}", style="bold", indent=2)
    # The job is the best that is known of who is only guessed at: a quote would be far-fetched.
    if match.parts or not (headline and is_guess):
        bullets(_reasons(match, jotted=jotted), indent=5)
    # Said in the line of the name or above the list.
    said = {_WEAK, _ONE_LINE} if all_guesses and jotted else {_WEAK}
    told = [caution for caution in match.cautions if match.parts or caution.code not in said]
    bullets(map(_with_remedy, told), indent=5, mark="!")
    for part in match.parts:
        say(f"{part.value:.2f}  {part.text}", indent=7)


def _with_remedy(caution: Notice) -> str:
    remedy = " (--ignore-reachability leaves this out)"
    return f"{caution.text}{remedy if caution.code == HARD_TO_REACH else ''}"


def _reasons(match: Match, *, jotted: bool) -> Iterator[str]:
    for reason in match.reasons:
        little = jotted and not match.parts and says_little(reason.quote)
        yield "What is noted so far says too little." if little else reason.text


def _headline(match: Match, person: Person) -> str | None:
    """Return what somebody does; of a jotting only a job of today that no reason quotes."""
    headline = person.headline
    if not headline or not is_jotted(person):
        return headline
    said = set(stems(" ".join(reason.quote for reason in match.reasons)))
    is_new = len(said.intersection(stems(headline))) * 2 < len(set(stems(headline)))
    return headline if is_new and is_job_now(headline) else None
