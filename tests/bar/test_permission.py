"""The quick form of the proof of permission, and the mutants that it must notice."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import ColumnElement, true

from api.routes import records as routes
from companion.access import records as services
from companion.access.principal import Principal
from companion.adapters.sql import pairs, people, visible
from companion.adapters.sql.tables import Owned
from companion.application import gathering
from companion.pairs.agreement import MentoringPair
from companion.pairs.sharing import handshake_of
from companion.people.person import Person
from companion.programmes import rules, service
from companion.sessions import service as talks
from companion.sessions.service import SessionsService
from companion.text.remembered import forget_texts
from tests.bar.permission import PROOF, QUICK, sequences
from tests.bar.planting import unplanted
from tests.bar.proof import Terms

Set = Callable[[object, str, object], None]
ENOUGH = 40
"""Sequences within which a mutant must have been noticed."""
_FIRST = {
    "without_private_talks": 13,
    "with_notes_as_profiles": 13,
    "without_a_new_yes": 3,
    "with_any_change_as_a_yes": 15,
    "with_versions_for_everybody": 7,
}
"""Where to begin, for what few sequences meet: few begin with a private talk."""


async def test_nobody_sees_what_is_not_theirs_in_any_order(tmp_path: Path) -> None:
    terms = Terms(is_full=False, seed=7, folder=tmp_path, tell=lambda _line: None)

    (outcome,) = await PROOF.run(terms)

    assert outcome.wrong == ()
    assert outcome.cases == QUICK


def test_there_is_a_canary_in_every_free_text() -> None:
    assert unplanted() == ()


def without_owners(change: Set) -> None:
    """Let both walls, the database's filter and the services' question, pass every row."""

    def everything(_reader: object, _table: type[Owned]) -> ColumnElement[bool]:
        return true()

    change(visible, "_readable", everything)
    for module in (services, talks):
        change(module, "allows", lambda *_arguments: True)


def without_ends(change: Set) -> None:
    """Let a pair be shared for ever."""

    def endless(pair: MentoringPair, *, owner_id: str) -> str | None:
        return handshake_of(pair.model_copy(update={"ending": None}), owner_id=owner_id)

    change(pairs, "handshake_of", endless)


def without_private_talks(change: Set) -> None:
    """Show the pair what its owner kept to themselves."""
    change(SessionsService, "visibility_of", lambda self, _value: self.new_visibility)


def with_notes_as_profiles(change: Set) -> None:
    """Take what may only rank for what may be quoted."""
    asked = gathering._directory

    async def quotable(unit: Any, mentors: tuple[Person, ...], principal: Principal) -> Any:  # noqa: ANN401
        found = await asked(unit, mentors, principal)
        told = {
            mentor.id: tuple(one.text for one in found.evidence if one.mentor_id == mentor.id)
            for mentor in mentors
        }
        grown = tuple(
            mentor.model_copy(update={"can_help_with": (*mentor.can_help_with, *told[mentor.id])})
            for mentor in mentors
        )
        return gathering._Directory(
            mentors=grown,
            evidence=found.evidence,
            meetings=found.meetings,
            askings=found.askings,
        )

    change(gathering, "_directory", quotable)


def without_a_new_yes(change: Set) -> None:
    """Let whoever ended a pair share it again alone."""

    async def nothing(_connection: object, *, of_pairs: object) -> None:
        """Let the other side's hand stay held out."""

    for module in (pairs, people):
        change(module, "let_go", nothing)


def with_any_change_as_a_yes(change: Set) -> None:
    """Take a pause for a yes."""
    change(pairs, "says_yes_anew", lambda *_arguments, **_more: True)


def with_what_is_hidden(change: Set) -> None:
    """Show the other side of a talk what was struck of it."""
    change(talks, "as_seen", lambda row, _principal: row)


def with_versions_for_everybody(change: Set) -> None:
    """Let a reader's tag tell that something was written."""
    change(routes, "tag_of", lambda row, _principal: f'"{row.stamp.version}"')


def without_a_yes_to_count(change: Set) -> None:
    """Count what nobody allowed to be counted."""
    change(service, "may_count", lambda *_arguments, **_more: True)


def with_exact_numbers(change: Set) -> None:
    """Do not round."""
    change(rules, "ROUNDED_TO", 1)


@pytest.mark.parametrize(
    "mutate",
    [
        without_owners,
        without_ends,
        without_private_talks,
        with_notes_as_profiles,
        without_a_new_yes,
        with_any_change_as_a_yes,
        with_what_is_hidden,
        with_versions_for_everybody,
        without_a_yes_to_count,
        with_exact_numbers,
    ],
)
async def test_the_proof_notices(
    mutate: Callable[[Set], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mutate(monkeypatch.setattr)
    forget_texts()  # Statements that were made before hold what was true then.
    first = _FIRST.get(mutate.__name__, 0)

    ran, _, wrong = await sequences(
        tmp_path, seed=7, numbers=range(first, first + ENOUGH), until_wrong=True, with_model=False
    )

    forget_texts()
    assert wrong, f"{ran} sequences, and nothing was noticed"
