"""Three questions after a talk, one key each, all skippable; and what a mentor learnt."""

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import typer

from companion.cli.keys import key_or_none
from companion.cli.printing import say
from companion.cli.questions import typed
from companion.errors import InputError
from companion.pairs.agreement import Given, Side
from companion.sessions.feedback import Answered, Feedback, Onward, TimeGiven

if TYPE_CHECKING:
    from companion.cli.talking import Talking

_ANSWERED: Final = {"y": Answered.YES, "p": Answered.PARTLY, "n": Answered.NO}
_TIME: Final = {"r": TimeGiven.RIGHT, "s": TimeGiven.TOO_SHORT, "l": TimeGiven.TOO_LONG}
_ONWARD: Final = {
    "g": Onward.GO_ON,
    "d": Onward.DEEPER,
    "e": Onward.SOMETHING_ELSE,
    "o": Onward.ENOUGH,
}
_SKIP: Final = "-"
_QUESTIONS: Final = 3
_KEYS: Final = (
    f"y p n, then r s l, then g d e o; {_SKIP} skips one: yes, partly or no (was the question "
    "answered), right, short or long (the time), go on, deeper, else or over"
)


@dataclass(frozen=True, kw_only=True)
class Felt:
    """What the flags say of a talk; None and empty where nothing is said."""

    keys: str | None = None
    theirs: str | None = None
    learnt: str | None = None
    share: bool = False

    @property
    def says_something(self) -> bool:
        """Whether any of them is given."""
        return any((self.keys, self.theirs, self.learnt, self.share))


def readable(keys: str | None, theirs: str | None, learnt: str | None, *, is_shared: bool) -> Felt:
    """Return what the flags say; what means nothing is refused before anything else is asked.

    Raises:
        InputError: the keys are none, or there is nothing to share.
    """
    felt = Felt(keys=keys, theirs=theirs, learnt=learnt, share=is_shared)
    given(felt, side=Side.MENTEE, on=date.min)
    return felt


def with_feedback(talk: "Talking", felt: Felt, *, on: date, is_asked: bool) -> "Talking":
    """Return a talk with what the flags say of it, else with what its person answers."""
    side = Side.MENTOR if talk.session.mentor_id == talk.me.id else Side.MENTEE
    said = given(felt, side=side, on=on)
    if not felt.says_something and is_asked:
        said = asked(talk, on=on)
    session = talk.session.model_copy(update={"feedback": said})
    return dataclasses.replace(talk, session=session)


def given(felt: Felt, *, side: Side, on: date) -> tuple[Feedback, ...]:
    """Return the feedback that flags hold, one's own and what the other one said.

    Raises:
        InputError: the keys are none, or there is nothing to share.
    """
    own = _of(felt.keys, "--felt", side=side, on=on, learnt=felt.learnt, is_shared=felt.share)
    if felt.share and own is None:
        raise InputError("--share shares what --felt or --learnt says; give one of them")
    theirs = _of(felt.theirs, "--they-felt", side=side.other, on=on, is_reported=True)
    return tuple(one for one in (own, theirs) if one is not None)


def asked(talk: "Talking", *, on: date) -> tuple[Feedback, ...]:
    """Ask the three questions at a terminal; whoever skips all of them gives none."""
    is_mentor = talk.session.mentor_id == talk.me.id
    side = Side.MENTOR if is_mentor else Side.MENTEE
    whose = f"{talk.other.first_name}’s" if is_mentor else "your"
    say()
    say("How was it? One key each; Enter skips.", style="bold")
    keys = "".join(
        key_or_none(question, allowed="".join(known), indent=5) or _SKIP
        for question, known in (
            (f"was {whose} question answered?  y yes · p partly · n no", _ANSWERED),
            ("the time?  r right · s too short · l too long", _TIME),
            ("next time?  g go on · d deeper · e something else · o enough for now", _ONWARD),
        )
    )
    learnt = _learnt() if is_mentor else None
    felt = _of(keys, "--felt", side=side, on=on, learnt=learnt)
    if felt is None:
        return ()
    first = talk.other.first_name
    key = key_or_none(f"s share this with {first} in the recap · k keep it", allowed="sk", indent=5)
    return (felt.model_copy(update={"is_shared": key == "s"}),)


def _learnt() -> str | None:
    prompt = "     What did you learn yourself? (Enter skips)"
    return typed(str(typer.prompt(prompt, default="", show_default=False))).strip() or None


def _of(
    keys: str | None,
    flag: str,
    *,
    side: Side,
    on: date,
    learnt: str | None = None,
    is_shared: bool = False,
    is_reported: bool = False,
) -> Feedback | None:
    """Return the feedback of three keys; None where they skip everything."""
    pressed = (keys or _SKIP * _QUESTIONS).replace(" ", "").replace(",", "").casefold()
    if len(pressed) != _QUESTIONS:
        raise InputError(f"{flag} {keys!r} is not three keys: {_KEYS}")
    try:
        answered, time, onward = (
            None if pressed[0] == _SKIP else _ANSWERED[pressed[0]],
            None if pressed[1] == _SKIP else _TIME[pressed[1]],
            None if pressed[2] == _SKIP else _ONWARD[pressed[2]],
        )
    except KeyError as error:
        raise InputError(f"{flag} {keys!r} has {error.args[0]!r}; the keys: {_KEYS}") from None
    if pressed == _SKIP * _QUESTIONS and learnt is None:
        return None
    return Feedback(
        side=side,
        on=on,
        given=Given.REPORTED if is_reported else Given.OWN,
        answered=answered,
        time=time,
        onward=onward,
        learnt=learnt,
        is_shared=is_shared or is_reported,
    )
