"""`companion advice`: what one was told before, found by meaning."""

from typing import TYPE_CHECKING, Annotated

import typer

from companion.cli.context import run
from companion.cli.options import JsonFlag

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.followups.advice import Followed, PastAdvice

_HELP = (
    "Find advice of your own talks by what it is about, in any words: who said it, when, in which "
    "words, and what became of it. Only what you noted is searched.\n\n"
    'Example: `companion advice "asking for more money"`'
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("advice", help=_HELP)(advice)


def advice(
    context: typer.Context,
    words: Annotated[str, typer.Argument(help="What it is about, in your words.")],
    as_json: JsonFlag = False,
) -> None:
    """Print what fits, best first, each with its source; saying that nothing does is an answer."""
    from companion.cli import own, printing

    async def work(companion: "Companion") -> None:
        me = await own.myself(companion)
        found = await companion.find_advice(words)
        for one in found:
            if as_json:
                printing.json_line(one)
            else:
                _show(one, is_mentor=one.mentor_id == me.id)
        if not found and not as_json:
            printing.say(
                f"No advice that you noted is about {printing.words_of(words)}, and no line of "
                "your stored notes holds the words. What you store of a talk is searched: "
                "companion note NAME FILE"
            )

    run(context, work)


def _show(found: "PastAdvice", *, is_mentor: bool) -> None:
    from companion.cli.ask_view import day
    from companion.cli.printing import one_line, say, words_of

    whom = f"you, to {found.mentee_name}" if is_mentor else found.mentor_name
    said_on = f"{day(found.said_on, on=found.said_on)} {found.said_on.year}"
    if not found.is_advice:
        with_whom = found.mentee_name if is_mentor else found.mentor_name
        say(
            f"In your notes, not kept as advice: {words_of(found.quote.text)} "
            f"({said_on}, with {with_whom})"
        )
        return
    # The same words twice tell nothing more.
    is_quote = _same(found.text, found.quote.text)
    say(words_of(found.quote.text) if is_quote else one_line(found.text), style="bold")
    quote = "" if is_quote else f": {words_of(found.quote.text)}"
    say(f"{whom}, {said_on}{quote}", indent=2)
    if found.plan is not None:
        say(f"Your plan: when {found.plan.when}: {found.plan.then}", indent=2)
    for line in map(_became, found.followed):
        say(one_line(line), indent=2)
    if found.item_id is None:
        say("from the notes; nobody confirmed it", indent=2, style="dim")


def _same(one: str, other: str) -> bool:
    return one.strip(" .").casefold() == other.strip(" .").casefold()


def _became(one: "Followed") -> str:
    """Return an action with what came of it, as far as that was said."""
    from companion.cli.ask_view import day

    told = f"{one.text}: {one.status.value}"
    if one.status.value != "open":
        told = f"{told} on {day(one.on, on=one.on)}"
    result = f" — {one.result}" if one.result else ""
    sure = f" (sure that it worked: {one.confidence} of 5)" if one.confidence else ""
    return f"→ {told}{result}{sure}"
