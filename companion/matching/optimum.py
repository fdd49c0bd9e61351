"""The best assignment of mentees to mentors' places: dense when small, sparse when large.

Both find the same best total. The sparse way looks at a few likely mentors per mentee, then holds
the prices that its answer implies against every pair there is, and takes in the pairs that would
do better, until there are none. So leaving most pairs out never costs anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

DENSE_CELLS: Final = 4_000_000
"""Mentees times places up to which every pair is laid out at once: 1.2 s and 130 MB at most."""

ORDERED_CELLS: Final = 100_000
"""Mentees times places up to which equal totals are settled by the order of ids.

No two pairs are then worth the same, which makes the search up to ten times as long.
"""

_SOFTNESS: Final = 0.015
"""How much worse, in score, a mentor may be that a mentee still half wishes for."""
_PASSES: Final = 200
_SUITORS: Final = 10
_LEAST_DIFFERENCE: Final = 5e-4
_MOST_MISLED: Final = 6
_TINY: Final = np.float32(1e-30)
_LIKELY: Final = 12
_BLOCK_CELLS: Final = 2_000_000
_UNREACHABLE: Final = -(2**60)

Whole = NDArray[np.int64]
Scores = NDArray[np.float32] | NDArray[np.float64]

NOBODY: Final = -1
"""Stands in an answer for a mentee who gets no mentor."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Worths:
    """What each pair is worth, in whole numbers, so that equal totals are equal everywhere.

    A pair is worth `(score * unit + price) * scale`, and between equal totals the order of rows and
    columns decides, unless `finest` is 0. Each further mentee of one mentor costs `step` more than
    the one before.
    """

    scores: Scores
    """0 to 1, shape (mentees, mentors)."""
    possible: NDArray[np.bool_]
    """Same shape."""
    places: Whole
    """Free places per mentor."""
    taken: Whole
    """Places per mentor that are given away already; they count for `step`."""
    unit: int
    price: int
    """In units, on top of every score: what it is worth to leave nobody out."""
    step: int
    """In units."""
    scale: int
    finest: int
    """The largest number by which order decides, less than `scale` in total."""

    @property
    def rows(self) -> int:
        """How many mentees there are."""
        return int(self.scores.shape[0])

    @property
    def columns(self) -> int:
        """How many mentors there are."""
        return int(self.scores.shape[1])

    def of(self, first: int, last: int) -> Whole:
        """Return what the pairs of some mentees are worth on a mentor's first place.

        0 where a pair is not possible, at least 1 where it is; shape (last - first, mentors).
        """
        gains = np.rint(self.scores[first:last].astype(np.float64) * self.unit).astype(np.int64)
        turns = self.rows - np.arange(first, last)
        seats = self.columns - np.arange(self.columns)
        order = turns[:, None] * seats[None, :] * self.finest // (self.rows * self.columns)
        worth = (gains + self.price) * self.scale + order + 1
        return np.where(self.possible[first:last] & (self.places > 0), worth, 0)

    @property
    def extra(self) -> int:
        """What each further place of a mentor costs more."""
        return self.step * self.scale

    def blocks(self) -> Iterator[tuple[int, Whole]]:
        """Yield all worths, some mentees at a time, with the first one's row."""
        size = max(1, _BLOCK_CELLS // max(1, self.columns))
        for first in range(0, self.rows, size):
            yield first, self.of(first, min(first + size, self.rows))


def is_large(mentees: int, places: int) -> bool:
    """Whether a market is too large to look for the first by id among equal totals."""
    return mentees * places > ORDERED_CELLS


def best_columns(worths: Worths, *, dense_cells: int = DENSE_CELLS) -> Whole:
    """Return each mentee's mentor, or `NOBODY`, so that no other assignment is worth more."""
    places = int(worths.places.sum())
    if not worths.rows or not places:
        return np.full(worths.rows, NOBODY, dtype=np.int64)
    if worths.rows * places <= dense_cells:
        return _dense(worths)
    return _sparse(worths)


def is_best(worths: Worths, chosen: Whole) -> bool:
    """Whether no assignment is worth more than `chosen`, proven by prices over every pair."""
    edges = [
        np.flatnonzero(block.ravel()) + first * worths.columns for first, block in worths.blocks()
    ]
    prices = _prices(worths, np.concatenate(edges), chosen)
    return prices is not None and not len(_better(worths, chosen, prices))


def _dense(worths: Worths) -> Whole:
    # scipy takes 0.2 s to import, which only a cohort should wait for.
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    owners = np.repeat(np.arange(worths.columns), worths.places)
    nth = np.arange(len(owners)) - np.searchsorted(owners, owners)
    worth = worths.of(0, worths.rows)[:, owners]
    worth = np.where(worth > 0, worth - worths.extra * (worths.taken[owners] + nth), 0)
    rows, seats = linear_sum_assignment(worth.astype(np.float64), maximize=True)
    chosen = np.full(worths.rows, NOBODY, dtype=np.int64)
    made = worth[rows, seats] > 0
    chosen[rows[made]] = owners[seats[made]]
    return chosen


def _sparse(worths: Worths) -> Whole:
    edges, prices = _likely(worths)
    misled = 0
    while True:
        chosen = _best_among(worths, edges, prices)
        exact = _prices(worths, edges, chosen)
        if exact is None and not prices.any():
            return _dense(worths)  # Numbers too large for the sparse solver's floats: never seen.
        if exact is None:
            # Guessed prices make the search short; they can only mislead it where a mentor with a
            # price has a place left. Such a price goes, and the others come down by as much.
            load = np.bincount(chosen[chosen >= 0], minlength=worths.columns)
            above = prices[load < worths.places].max(initial=1)
            misled += 1
            prices = np.maximum(prices - above, 0) if misled < _MOST_MISLED else prices * 0
            continue
        better = _better(worths, chosen, exact)
        if not len(better):
            return chosen
        edges = np.union1d(edges, better)


def _likely(worths: Worths) -> tuple[Whole, Whole]:
    """Return pairs that an optimum may hold, and a guess of the right prices.

    The prices are those of a market where everybody spreads their wish a little over mentors who
    are nearly as good (entropic transport); it is solved by a few passes over the matrix.
    """
    open_pairs = worths.possible & (worths.places > 0)
    scores = np.where(open_pairs, worths.scores, np.float32(-np.inf)).astype(np.float32, copy=False)
    best = scores.max(axis=1, initial=-1.0, keepdims=True)
    wishes = np.exp((scores - best) / np.float32(_SOFTNESS))
    seats = worths.places.astype(np.float32)
    pull = np.ones(worths.columns, dtype=np.float32)
    for _ in range(_PASSES):
        share = 1 / np.maximum(wishes @ pull, _TINY)
        pull = np.minimum(seats / np.maximum(share @ wishes, _TINY), 1)
    prices = np.float32(-_SOFTNESS) * np.log(np.maximum(pull, _TINY))
    few = min(_LIKELY, worths.columns)
    found: list[Whole] = []
    size = max(1, _BLOCK_CELLS // worths.columns)
    for first in range(0, worths.rows, size):
        rows = np.arange(first, min(first + size, worths.rows))
        likes = scores[rows] - prices + _dealt(rows, np.arange(worths.columns))
        top = np.argpartition(-likes, few - 1, axis=1)[:, :few]
        found.append((rows[:, None] * worths.columns + top).ravel())
    found.append(_suitors(scores - best, worths))
    edges = np.unique(np.concatenate(found))
    guess = np.rint(prices.astype(np.float64) * worths.unit).astype(np.int64) * worths.scale
    return edges[open_pairs.ravel()[edges]], guess


def _dealt(rows: Whole, columns: Whole) -> NDArray[np.float32]:
    """Return less than any difference of scores per pair, always the same and never alike.

    Where many mentors are equally good, it deals different ones to different mentees.
    """
    mixed = (rows * 40_503 % 65_536)[:, None] ^ (columns * 30_011 % 65_536)[None, :]
    return (mixed * 25_173 % 65_536 / np.float32(65_536 / _LEAST_DIFFERENCE)).astype(np.float32)


def _suitors(regrets: NDArray[np.float32], worths: Worths) -> Whole:
    """Return for each mentor the pairs with those who lose least by coming, some per place."""
    wanted = min(worths.rows, _SUITORS)
    size = max(1, _BLOCK_CELLS // worths.rows)
    found: list[Whole] = []
    for first in range(0, worths.columns, size):
        columns = np.arange(first, min(first + size, worths.columns))
        likes = regrets[:, columns] + _dealt(np.arange(worths.rows), columns)
        top = np.argpartition(-likes, wanted - 1, axis=0)[:wanted]
        found.append((top * worths.columns + columns).ravel())
    return np.concatenate(found)


def _worth_of(worths: Worths, edges: Whole) -> Whole:
    """Return what single pairs are worth, `edges` in rising order."""
    found: list[Whole] = []
    size = max(1, _BLOCK_CELLS // worths.columns)
    for first in range(0, worths.rows, size):
        last = min(first + size, worths.rows)
        low, high = np.searchsorted(edges, (first * worths.columns, last * worths.columns))
        block = worths.of(first, last).ravel()
        found.append(block[edges[low:high] - first * worths.columns])
    return np.concatenate(found)


def _best_among(worths: Worths, edges: Whole, prices: Whole) -> Whole:
    """Return the best assignment that uses `edges` only.

    `prices` are near those that the answer implies; the search is short when every wish is counted
    net of them. The answer is the best if each mentor with a price is full in it.
    """
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - slow to import
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching  # noqa: PLC0415

    rows, columns = np.divmod(edges, worths.columns)
    useful = np.minimum(worths.places, np.bincount(columns, minlength=worths.columns))
    firsts = np.concatenate([[0], np.cumsum(useful)])
    counts = useful[columns]
    nth = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    seats = np.repeat(firsts[columns], counts) + nth
    owners = np.repeat(columns, counts)
    worth = np.repeat(_worth_of(worths, edges), counts)
    net = worth - worths.extra * (worths.taken[owners] + nth) - prices[owners]
    # A seat of their own, worth nothing, stands for getting nobody. Weights of 0 would be dropped.
    alone = np.arange(worths.rows)
    most = max(int(net.max(initial=0)), 0) + 1
    matrix = csr_matrix(
        (
            np.concatenate([most - net, np.full(worths.rows, most)]).astype(np.float64),
            (
                np.concatenate([np.repeat(rows, counts), alone]),
                np.concatenate([seats, firsts[-1] + alone]),
            ),
        ),
        shape=(worths.rows, int(firsts[-1]) + worths.rows),
    )
    taken_rows, taken_seats = min_weight_full_bipartite_matching(matrix)
    chosen = np.full(worths.rows, NOBODY, dtype=np.int64)
    chosen[taken_rows] = np.searchsorted(firsts, taken_seats, side="right") - 1
    chosen[taken_rows[taken_seats >= firsts[-1]]] = NOBODY
    return chosen


def _prices(worths: Worths, edges: Whole, chosen: Whole) -> Whole | None:
    """Return a price per mentor at which everybody has what they like best among `edges`.

    None when there are no such prices: then `chosen` is not the best that `edges` allow.
    """
    rows, columns = np.divmod(edges, worths.columns)
    worth = _worth_of(worths, edges)
    own = np.zeros(worths.rows, dtype=np.int64)
    mine = columns == chosen[rows]
    own[rows[mine]] = worth[mine]
    load = np.bincount(chosen[chosen >= 0], minlength=worths.columns)
    prices: Whole = worths.extra * (worths.taken + np.maximum(load - 1, 0))
    alone = chosen[rows] == NOBODY
    np.maximum.at(prices, columns[alone], worth[alone])
    moves = np.full((worths.columns, worths.columns), _UNREACHABLE, dtype=np.int64)
    paired = ~alone & ~mine
    np.maximum.at(moves, (chosen[rows[paired]], columns[paired]), worth[paired] - own[rows[paired]])
    risen = np.arange(worths.columns)
    for _ in range(worths.columns + 1):
        reached = (prices[risen, None] + moves[risen]).max(axis=0, initial=_UNREACHABLE)
        risen = np.flatnonzero(reached > prices)
        if not len(risen):
            break
        prices[risen] = reached[risen]
    slack = load < worths.places
    too_dear = prices[slack] > (worths.extra * (worths.taken + load))[slack]
    matched = chosen >= 0
    at_a_loss = prices[chosen[matched]] > own[matched]
    return None if len(risen) or too_dear.any() or at_a_loss.any() else prices


def _better(worths: Worths, chosen: Whole, prices: Whole) -> Whole:
    """Return pairs that somebody would rather have at these prices, a few of each mentee."""
    found: list[Whole] = []
    for first, block in worths.blocks():
        own = chosen[first : first + len(block)]
        likes = np.where(block > 0, block - prices, _UNREACHABLE)
        held = np.where(own == NOBODY, 0, likes[np.arange(len(block)), own])
        eager = np.flatnonzero((likes > held[:, None]).any(axis=1))
        if not len(eager):
            continue
        likes, held = likes[eager], held[eager]
        few = min(_LIKELY, worths.columns)
        top = np.argpartition(-likes, few - 1, axis=1)[:, :few]
        wins = np.take_along_axis(likes, top, axis=1) > held[:, None]
        found.append(((first + eager)[:, None] * worths.columns + top)[wins])
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
