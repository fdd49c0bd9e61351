"""The fault scenarios as a table: who wrote the draft, after how many requests and seconds."""

from collections.abc import Iterator, Sequence

from tests.faults.drill import LOST, MOST_REQUESTS, NO_DRAFT, PAST_DEADLINE, TASKS, TRACEBACK, Seen


def table(seen: Sequence[Seen]) -> Iterator[str]:
    """Yield the lines: one per scenario, then what went wrong, then the sums."""
    head = " ".join(f"{task:>16}" for task in TASKS)
    yield f"{'':4} {'who wrote, requests, seconds':34} {head}"
    rows: dict[tuple[str, str], dict[str, Seen]] = {}
    for one in seen:
        rows.setdefault((one.kind, one.fault), {})[one.task] = one
    for (kind, fault), by_task in rows.items():
        cells = " ".join(f"{_cell(by_task.get(task)):>16}" for task in TASKS)
        yield f"{kind:4} {fault:34} {cells}"
    yield from _verdict(seen)


def _cell(one: Seen | None) -> str:
    if one is None:
        return "-"
    mark = "!" if one.wrong else ""
    return f"{mark}{one.by[:7]} {one.requests} {one.seconds:5.2f}"


def _verdict(seen: Sequence[Seen]) -> Iterator[str]:
    yield ""
    for one in seen:
        if one.wrong:
            yield f"WRONG {one.kind} {one.fault} {one.task}: {'; '.join(one.wrong)}"

    def having(what: str) -> int:
        return sum(any(text.startswith(what) for text in one.wrong) for one in seen)

    written = sum(one.by == "model" for one in seen)
    yield (
        f"{len(seen)} drafts of {len({one.fault for one in seen})} scenarios: {written} by the "
        f"model, {having(NO_DRAFT)} not made, {having(PAST_DEADLINE)} past the deadline, "
        f"{having(TRACEBACK)} tracebacks, {having(LOST)} with something lost, "
        f"{sum(one.requests > MOST_REQUESTS for one in seen)} of more than {MOST_REQUESTS} "
        f"requests, {sum(bool(one.wrong) for one in seen)} wrong in any way"
    )
