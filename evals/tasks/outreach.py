"""Would one send these messages? Right length, claims with their fields, meant for this mentor."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from statistics import fmean
from typing import Final

from companion.application.asks import OutreachAsk
from companion.goals.goal import Goal
from companion.outreach.message import EMAIL_WORDS, Claim, ClaimAbout, OutreachMessage
from companion.people.person import Person
from companion.samples import Samples
from evals.baselines import Lexical
from evals.records import field_text
from evals.scores import Better, Crash, Measure, Outcome, Score, Sheet, crash_of
from evals.seams import seams
from evals.words import name_words, without, word_runs
from evals.workbench import Workbench

TASK: Final = "outreach"
MENTORS: Final = 40
MESSAGES_PER_GOAL: Final = 10
RUN: Final = 5
"""Words in a row that two messages are compared by."""

_SHEET: Final = Sheet(task=TASK, cases="samples")
_TEMPLATE: Final = "template"


@dataclass(frozen=True, kw_only=True)
class _Case:
    """Who writes to whom, about what, and the message."""

    goal: Goal
    mentee: Person
    mentor: Person
    message: OutreachMessage

    @property
    def name(self) -> str:
        return f"{self.goal.id} → {self.mentor.id}"

    def record(self, about: ClaimAbout) -> Person | Goal:
        """Return the record that a claim names."""
        match about:
            case ClaimAbout.MENTOR:
                return self.mentor
            case ClaimAbout.MENTEE:
                return self.mentee
            case ClaimAbout.GOAL:
                return self.goal


async def evaluate(bench: Workbench) -> Outcome:
    """Write to ten mentors for each sample goal, fitting or not, and look at every message."""
    bench.tell("outreach: samples")
    mentors = bench.samples.mentors[:MENTORS]
    cases: list[_Case] = []
    crashes: list[Crash] = []
    for goal, mentee, mentor in _pairings(bench.samples, mentors):
        ask = OutreachAsk(mentee=mentee, mentor=mentor, goal=goal)
        try:
            message = await bench.companion.outreach(ask)
        except Exception as error:  # noqa: BLE001 - a crash is reported, not scored
            crashes.append(crash_of(f"{TASK} · {goal.id} → {mentor.id}", error))
        else:
            cases.append(_Case(goal=goal, mentee=mentee, mentor=mentor, message=message))
    return Outcome(
        measures=tuple(_measures(cases, mentors)) if cases else (), crashes=tuple(crashes)
    )


def _pairings(samples: Samples, mentors: Sequence[Person]) -> Iterator[tuple[Goal, Person, Person]]:
    """Yield who writes to whom about what; every mentor is written to by five mentees."""
    mentees = {one.id: one for one in samples.mentees}
    asked = [goal for goal in samples.goals for _ in range(MESSAGES_PER_GOAL)]
    for number, goal in enumerate(asked):
        if goal.mentee_id is not None:
            yield goal, mentees[goal.mentee_id], mentors[number % len(mentors)]


def _measures(cases: Sequence[_Case], mentors: Sequence[Person]) -> Iterator[Measure]:
    yield _SHEET.mean("words in the band", [_length(case) for case in cases], aim="1")
    claims = sum(len(case.message.claims) for case in cases)
    loose = [score for case in cases for score in _loose_claims(case)]
    yield _SHEET.never("claims without a field", loose, among=claims)
    found = [
        Score(case=case.name, value=1.0, reason=seam)
        for case in cases
        for seam in seams(case.message.body)
    ]
    yield _SHEET.never("seams", found, among=len(cases))
    yield _led_back(cases, mentors)
    yield _SHEET.mean(
        "5-word runs two mentees share",
        list(_shared_runs(cases)),
        better=Better.LOWER,
        aim="< .50",
        others={
            _TEMPLATE: fmean(
                _overlap(_template(one), _template(other)) for one, other in _pairs(cases)
            )
        },
    )


def _length(case: _Case) -> Score:
    fewest, most = EMAIL_WORDS
    words = len(case.message.body.split())
    return Score(case=case.name, value=float(fewest <= words <= most), reason=f"{words} words")


def _loose_claims(case: _Case) -> Iterator[Score]:
    for claim in case.message.claims:
        text = field_text(case.record(claim.about), claim.field)
        if text is None or claim.quote not in text:
            yield _claim_score(case, claim, f"is not in {claim.about}.{claim.field}")
        if claim.text not in case.message.body:
            yield _claim_score(case, claim, "is not in the body")


def _claim_score(case: _Case, claim: Claim, reason: str) -> Score:
    return Score(case=case.name, value=1.0, reason=f"{claim.text!r} {reason}")


def _led_back(cases: Sequence[_Case], mentors: Sequence[Person]) -> Measure:
    """Measure how often plain BM25 finds the mentor by the message, all names removed."""
    profiles = Lexical({one.id: _profile(one) for one in mentors})
    scores, plain = [], []
    for case in cases:
        names = name_words(case.mentor.name, case.mentee.name)
        place = profiles.bm25(without(case.message.body, names)).index(case.mentor.id) + 1
        thin = not _has_a_fact(case)
        hit = place == 1 and not thin
        reason = "its only fact is the headline" if thin else f"the mentor is at {place}"
        scores.append(Score(case=case.name, value=float(hit), reason=reason))
        found = profiles.bm25(without(_template(case), names))[0] == case.mentor.id
        plain.append(float(found and _says_little(case.mentor)))
    return _SHEET.mean(
        f"leads back to its mentor among {len(mentors)}",
        scores,
        aim="≥ .90",
        others={_TEMPLATE: fmean(plain)},
    )


def _has_a_fact(case: _Case) -> bool:
    """Tell whether it says more of the mentor than the headline, where the profile has more."""
    fields = {claim.field for claim in case.message.claims if claim.about is ClaimAbout.MENTOR}
    return bool(fields - {"headline"}) or (bool(fields) and _says_little(case.mentor))


def _says_little(mentor: Person) -> bool:
    return not (mentor.bio or mentor.career or mentor.skills or mentor.can_help_with)


def _profile(mentor: Person) -> str:
    lists = (mentor.skills, mentor.interests, mentor.can_help_with, mentor.industries)
    career = (f"{one.title} {one.organization or ''} {one.summary or ''}" for one in mentor.career)
    texts = (mentor.headline or "", mentor.bio or "", *chain(*lists), *career)
    return without(" ".join(texts), name_words(mentor.name))


def _shared_runs(cases: Sequence[_Case]) -> Iterator[Score]:
    for one, other in _pairs(cases):
        shared = _overlap(one.message.body, other.message.body)
        reason = f"as much as this is the same in the message for {other.goal.id}"
        yield Score(case=one.name, value=shared, reason=reason)


def _pairs(cases: Sequence[_Case]) -> Iterator[tuple[_Case, _Case]]:
    """Yield two mentees' messages to the same mentor."""
    for one, other in combinations(cases, 2):
        if one.mentor.id == other.mentor.id and one.mentee.id != other.mentee.id:
            yield one, other


def _overlap(one: str, other: str) -> float:
    ours, theirs = word_runs(one, length=RUN), word_runs(other, length=RUN)
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def _template(case: _Case) -> str:
    """Return what a mail merge would send."""
    return (
        f"Dear {case.mentor.first_name}, I read your profile ({case.mentor.headline}) and was very "
        f"impressed. My goal is: {case.goal.statement}. Could we talk for 15 minutes? "
        f"Best regards, {case.mentee.first_name}"
    )
