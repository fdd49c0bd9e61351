"""`companion recall`: advice asked back before it is forgotten, a minute before a call."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Final

import typer

from companion.cli.context import run
from companion.cli.options import JsonFlag

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.application.recalling import DueRecalls
    from companion.followups.recall import RecallCard
    from companion.followups.recalled import Grade

_HELP = (
    "Recall what you took from your talks, before you forget it: a question first, the answer "
    "when you press a key, then how it went. At most three in a week, and none while you talk to "
    "a mentor.\n\n"
    "Example: `companion recall`"
)
_GRADES: Final = {"n": "forgot", "h": "hardly", "y": "knew", "e": "easily"}
_KEYS: Final = "did you know it?  y yes · h hardly · n no · e easily"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("recall", help=_HELP)(recall)


def recall(context: typer.Context, as_json: JsonFlag = False) -> None:
    """Ask what is due; without a terminal, print the questions only."""

    async def work(companion: "Companion") -> None:
        from companion.cli import own
        from companion.cli.printing import say

        me = await own.myself(companion)
        due = await companion.recalls.due(me.id)
        if as_json:
            _print_json(due.cards)
            return
        if not due.cards:
            say(_why_none(due, on=companion.today))
            return
        if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
            _print_questions(due.cards)
            return
        for number, card in enumerate(due.cards, start=1):
            grade = _ask(card, place=f"{number}/{len(due.cards)}")
            await companion.recalls.record(card.item_id, grade)
        after = await companion.recalls.due(me.id)
        say()
        say(_why_none(after, on=companion.today))

    run(context, work)


def _ask(card: "RecallCard", *, place: str) -> "Grade":
    """Ask one card back; the answer shows only when a key was pressed."""
    from companion.cli.keys import pressed_key
    from companion.cli.printing import say, words_of
    from companion.followups.recall import answer_of, question_of
    from companion.followups.recalled import Grade

    say()
    say(f"{place}  {question_of(card)}", style="bold")
    pressed_key("say it to yourself, then press the space bar", allowed=" ")
    say(answer_of(card), indent=5)
    if card.quote is not None and card.quote != card.text:
        say(words_of(card.quote), style="dim", indent=5)
    return Grade(_GRADES[pressed_key(_KEYS, allowed="".join(_GRADES))])


def _print_questions(cards: "tuple[RecallCard, ...]") -> None:
    from companion.cli.printing import bullets, remark
    from companion.followups.recall import question_of

    bullets((question_of(card) for card in cards), indent=0)
    remark("the answers show at a terminal: companion recall")


def _print_json(cards: "tuple[RecallCard, ...]") -> None:
    import json

    from companion.cli.printing import say
    from companion.followups.recall import answer_of, question_of

    for card in cards:
        shown = {
            "item_id": card.item_id,
            "question": question_of(card),
            "answer": answer_of(card),
            "mentor_id": card.mentor_id,
            "said_on": card.said_on.isoformat(),
            "quote": card.quote,
        }
        say(json.dumps(shown))


def _why_none(due: "DueRecalls", *, on: date) -> str:
    """Return why nothing is asked, and when something will be."""
    from companion.cli.ask_view import day

    if due.in_talk_with is not None:
        return f"You are talking to {due.in_talk_with} now; this can wait."
    if due.next_on is None:
        return (
            "There is nothing to recall yet. Keep what you take from a talk: "
            "companion note NAME FILE"
        )
    many = "one takeaway" if due.kept == 1 else f"{due.kept} takeaways"
    return f"Nothing is due. The next of {many} comes on {day(due.next_on, on=on)}."
