"""Results kept by their text are given again, until somebody is erased."""

from pathlib import Path

from companion.bootstrap import open_companion
from companion.opening import Opening
from companion.people.person import PersonId
from companion.text.remembered import forget_texts, remembered
from tests.records import a_person

_worked_out: list[str] = []


@remembered(most=2)
def _shout(text: str) -> str:
    _worked_out.append(text)
    return text.upper()


def test_a_text_is_worked_out_once_while_it_is_among_the_last() -> None:
    forget_texts()
    _worked_out.clear()

    assert [_shout("ana"), _shout("ana"), _shout("ben")] == ["ANA", "ANA", "BEN"]
    assert _worked_out == ["ana", "ben"]

    _shout("cleo")
    _shout("ana")
    assert _worked_out == ["ana", "ben", "cleo", "ana"]


def test_what_is_forgotten_is_worked_out_again() -> None:
    _shout("ana")
    forget_texts()
    _worked_out.clear()

    _shout("ana")

    assert _worked_out == ["ana"]


async def test_erasing_somebody_forgets_every_text(tmp_path: Path) -> None:
    opening = Opening(flags={"data_dir": tmp_path, "embedder": "hash"}, offline=True)
    async with open_companion(opening) as companion:
        await companion.people.add_many([a_person("ana")])
        _shout("ana")
        _worked_out.clear()

        await companion.rights().erase(PersonId("ana"))
        _shout("ana")

    assert _worked_out == ["ana"]
