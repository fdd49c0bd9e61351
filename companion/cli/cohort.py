"""`companion cohort`: pairs for a whole cohort, for a person to review."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

import typer

from companion.cli.context import run
from companion.cli.options import JsonFlag
from companion.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from companion.application.companion import Companion
    from companion.cli.cohort_drafts import Draft
    from companion.cli.cohort_review import Review
    from companion.goals.goal import Goal
    from companion.matching.cohort import CohortConstraints, CohortPair, CohortResult
    from companion.outreach.message import Pairing
    from companion.people.person import Person, PersonId

    Failures = Mapping[str, Exception]
    """What kept a message from being written, by the names of its two people."""

_CONSTRAINTS: Final = (
    'A JSON file of any of {"pinned": [["mentee", "mentor"]], "forbidden": [["mentee", "mentor"]], '
    '"minimum_score": 0.3, "balance": 1, "spread": 0}: people by id or name; no pair below the '
    "score; balance from 0, the best fit, to 1, everyone matched; spread above 0, such as 0.1, "
    "shares mentees out evenly: each further one of a mentor counts so much less."
)
_OUT: Final = "Write the pairs as a spreadsheet with columns for your decisions."
_REVIEW: Final = (
    "A spreadsheet of --out with your decisions: keep holds a pair, never rules it out, and what "
    "moves because of that is explained."
)
_DRAFTS: Final = (
    "Write an unsent e-mail (.eml) for each kept or pinned pair into this folder; a person opens "
    "and sends it."
)

_PROGRAMME: Final = (
    "What your programme or association is called: the e-mails of --drafts say who paired the two."
)

_HELP: Final = (
    "Pair a whole cohort. A mentor who states no capacity takes one mentee.\n\n"
    "Example: `companion cohort --out pairs.csv`, write keep or never beside the pairs, then "
    "`companion cohort --review pairs.csv --out final.csv --drafts mails`\n\n"
    "From files: `companion cohort --mentors m.jsonl --mentees p.jsonl --goals g.jsonl "
    "--out pairs.csv`"
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("cohort", help=_HELP)(cohort)


def cohort(
    context: typer.Context,
    mentors: Annotated[str | None, typer.Option(help="A file of mentors.")] = None,
    mentees: Annotated[str | None, typer.Option(help="A file of mentees.")] = None,
    goals: Annotated[str | None, typer.Option(help="A file of goals, one per mentee.")] = None,
    constraints: Annotated[str | None, typer.Option(help=_CONSTRAINTS, show_default=False)] = None,
    review: Annotated[str | None, typer.Option(help=_REVIEW, show_default=False)] = None,
    out: Annotated[str | None, typer.Option(help=_OUT, show_default=False)] = None,
    drafts: Annotated[str | None, typer.Option(help=_DRAFTS, show_default=False)] = None,
    programme: Annotated[str | None, typer.Option(help=_PROGRAMME, show_default=False)] = None,
    as_json: JsonFlag = False,
) -> None:
    """Pair a whole cohort; without files, everyone stored."""
    from companion.cli import given, given_constraints, own, printing
    from companion.cli.cohort_table import refuse_to_lose_decisions, require_writable

    files = (mentors, mentees, goals)
    given.all_or_none(files, flags=("--mentors", "--mentees", "--goals"))
    fixed = given_constraints.constraints_in(constraints)
    if out:
        require_writable(out)
        refuse_to_lose_decisions(out, reviewed=review)

    async def work(companion: "Companion") -> None:
        if mentors and mentees and goals:
            cast = given.people_in(mentors), given.people_in(mentees), given.goals_in(goals)
        else:
            cast = await own.stored_cohort(companion)
        wanted = given_constraints.by_id(fixed, mentees=cast[1], mentors=cast[0])
        ran = await _paired(companion, _Cast(*cast), wanted, review=review)
        failed = await _deliver(companion, ran, drafts=drafts, out=out, programme=programme)
        if as_json:
            printing.json_line(ran.result)
        else:
            _show(ran, out=out)
        if failed:
            _say_failed(failed, out=out)
            raise typer.Exit(1)

    run(context, work)


@dataclass(frozen=True)
class _Cast:
    """Everybody to be paired, and what they want."""

    mentors: "Sequence[Person]"
    mentees: "Sequence[Person]"
    goals: "Sequence[Goal]"

    @property
    def people(self) -> "dict[PersonId, Person]":
        """Everybody by id."""
        return {person.id: person for person in (*self.mentors, *self.mentees)}


@dataclass(frozen=True, kw_only=True)
class _Ran:
    """A pairing with what it came from."""

    cast: _Cast
    result: "CohortResult"
    review: "Review | None"


async def _paired(
    companion: "Companion", cast: _Cast, constraints: "CohortConstraints", *, review: str | None
) -> _Ran:
    from companion.application.asks import CohortAsk
    from companion.cli.cohort_remarks import kept_apart
    from companion.cli.cohort_review import read_review
    from companion.cli.printing import progress_line
    from companion.cli.reading import read_text

    reviewed = None
    if review is not None:
        reviewed = read_review(
            read_text(review), where=review, mentees=cast.mentees, mentors=cast.mentors
        )
        constraints = reviewed.added_to(constraints)
    constraints = kept_apart(constraints, mentees=cast.mentees, mentors=cast.mentors)
    ask = CohortAsk(
        mentors=tuple(cast.mentors),
        mentees=tuple(cast.mentees),
        goals=tuple(cast.goals),
        constraints=constraints,
    )
    result = await companion.cohort(
        ask, progress=lambda done, total: progress_line("comparing mentees", done, total)
    )
    return _Ran(cast=cast, result=result, review=reviewed)


async def _deliver(
    companion: "Companion",
    ran: _Ran,
    *,
    drafts: str | None,
    out: str | None,
    programme: str | None,
) -> "Failures":
    """Write the spreadsheet, and then the e-mails: what one of them lacks costs no other.

    Raises:
        InputError: the spreadsheet or the folder cannot be written, or no pair is kept; then
            nothing is.
    """
    from companion.cli import given
    from companion.cli.cohort_drafts import emptied, folder_for, written_together
    from companion.outreach.message import Pairing

    paired_by = given.asked(Pairing, programme=programme)
    pairs = _kept(ran) if drafts else []
    people = ran.cast.people
    who = [(people[pair.mentee_id], people[pair.mentor_id]) for pair in pairs]
    if not drafts:
        if out:
            _write(ran, path=out)
        return {}
    with emptied(drafts):
        files = folder_for(drafts, who)
        if out:
            _write(ran, path=out)
        with written_together(files):
            return await _drafted(
                companion,
                ran,
                dict(zip(files, pairs, strict=True)),
                paired_by=paired_by,
                folder=drafts,
            )


def _kept(ran: _Ran) -> "list[CohortPair]":
    fixed = set(ran.result.settings.pinned)
    pairs = [pair for pair in ran.result.pairs if (pair.mentee_id, pair.mentor_id) in fixed]
    if not pairs:
        raise InputError(
            "no pair is kept, so there is no message to draft: write keep beside pairs in the "
            "spreadsheet of --out and hand it in with --review"
        )
    return pairs


async def _drafted(
    companion: "Companion",
    ran: _Ran,
    pairs: "Mapping[Path, CohortPair]",
    *,
    paired_by: "Pairing",
    folder: str,
) -> "Failures":
    """Write each kept pair's message into its file, say how many, and return what failed."""
    from companion.application.asks import OutreachAsk
    from companion.cli.cohort_drafts import Draft, grounds_of, write_draft
    from companion.cli.printing import progress_line

    people = ran.cast.people
    goals = {goal.id: goal for goal in ran.cast.goals}
    written: list[Draft] = []
    failed: dict[str, Exception] = {}
    for number, (file, pair) in enumerate(pairs.items(), 1):
        mentee, mentor = people[pair.mentee_id], people[pair.mentor_id]
        ask = OutreachAsk(
            mentee=mentee,
            mentor=mentor,
            goal=goals[pair.goal_id],
            grounds=grounds_of(pair),
            paired_by=paired_by,
        )
        try:
            draft = Draft(mentee=mentee, mentor=mentor, message=await companion.outreach(ask))
            write_draft(file, draft)
        except Exception as error:  # noqa: BLE001 - one defect must not cost the other messages
            failed[f"{mentee.name} to {mentor.name}"] = error
        else:
            written.append(draft)
        progress_line("drafting messages", number, len(pairs))
    if written:
        _say_drafted(written, folder=folder)
    _say_undrafted(ran)
    return failed


def _say_failed(failed: "Failures", *, out: str | None) -> None:
    from companion.cli.printing import remark
    from companion.errors import CompanionError

    reasons: dict[str, list[str]] = {}
    for names, error in failed.items():
        known = isinstance(error, CompanionError)
        why = str(error) if known else f"a defect, {type(error).__name__}"
        reasons.setdefault(why, []).append(names)
    count = "1 e-mail" if len(failed) == 1 else f"{len(failed)} e-mails"
    told = "; ".join(f"{', '.join(those)}: {why}" for why, those in reasons.items())
    safe = f"; {out} is written and holds your decisions" if out else ""
    remark(f"{count} could not be written ({told}){safe}; all else is done")


def _say_drafted(mails: "Sequence[Draft]", *, folder: str) -> None:
    from companion.cli.cohort_drafts import waiting, without_address
    from companion.cli.printing import remark

    unaddressed = dict.fromkeys(name for draft in mails for name in without_address(draft))
    count = "1 unsent e-mail is" if len(mails) == 1 else f"{len(mails)} unsent e-mails are"
    remark(f"{count} in {folder}: open, read and send each yourself; nothing was sent")
    if unaddressed:
        remark(f"without a usable e-mail address: {', '.join(unaddressed)}")
    later = dict.fromkeys(name for mail in mails for name in waiting((mail.mentee, mail.mentor)))
    if later:
        remark(
            f"may start later: {', '.join(later)}; their e-mails begin with wait- in {folder}: "
            "read organiser_note before you send them"
        )


def _say_undrafted(ran: _Ran) -> None:
    """Name the pairs that no e-mail was asked for, since nobody has decided on them."""
    from companion.cli.printing import remark

    people, fixed = ran.cast.people, set(ran.result.settings.pinned)
    named = [
        f"{people[pair.mentee_id].name} with {people[pair.mentor_id].name}"
        for pair in ran.result.pairs
        if (pair.mentee_id, pair.mentor_id) not in fixed
    ]
    if named:
        pairs = "1 pair has" if len(named) == 1 else f"{len(named)} pairs have"
        remark(
            f"{pairs} no e-mail yet, for want of keep in the column “decision”: {'; '.join(named)}"
        )


def _write(ran: _Ran, *, path: str) -> None:
    from companion.cli.cohort_review import Review
    from companion.cli.cohort_table import Sheet, write_pairs

    sheet = Sheet(
        result=ran.result,
        people=ran.cast.people,
        mentors=ran.cast.mentors,
        review=ran.review or Review(),
        changes=_changes(ran),
    )
    write_pairs(sheet, path=path)


def _show(ran: _Ran, *, out: str | None) -> None:
    from companion.cli.cohort_remarks import show_kept_apart
    from companion.cli.cohort_view import show_changes, show_cohort

    people = ran.cast.people
    settings = ran.result.settings
    if ran.review is not None:
        show_changes(_changes(ran), people=people, kept=len(ran.review.kept))
    show_cohort(ran.result, people=people, mentors=ran.cast.mentors, listed_in=out)
    show_kept_apart(settings, mentees=ran.cast.mentees, mentors=ran.cast.mentors)


def _changes(ran: _Ran) -> "dict[PersonId, str]":
    from companion.cli.cohort_changes import changes_of

    if ran.review is None:
        return {}
    return changes_of(ran.review, ran.result, people=ran.cast.people, mentors=ran.cast.mentors)
