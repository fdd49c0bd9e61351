"""What every embedder adapter shares: the folding of texts and rows of unit length."""

from collections.abc import Iterable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from companion.errors import EmbedderError
from companion.ports import Vectors
from companion.text.fold import folded

FOLD_VERSION: Final = 1
"""Raised when `companion.text.fold` folds any text differently: old vectors then do not compare."""


LONGEST_READ: Final = 2_000
"""Characters that are read of a text where no tokenizer sets the limit; passages are shorter."""


def prepared(texts: Iterable[str], *, longest: int | None = None) -> list[str]:
    """Return the texts as embedders read them: folded, then cut after `longest` characters."""
    return [folded(text)[:longest] for text in texts]


def unit_rows(rows: NDArray[Any], *, source: str) -> Vectors:
    """Return `rows`, shape (count, dimensions), as float32 rows of length one.

    Raises:
        EmbedderError: a row is zero or holds a value that is not finite; `source` names who sent
            it.
    """
    wide = rows.astype(np.float64)
    lengths = np.linalg.norm(wide, axis=1, keepdims=True)
    if not np.isfinite(lengths).all() or not lengths.all():
        raise EmbedderError(
            f"{source} returned a vector that is zero or not finite; "
            "check that the model is meant for embeddings"
        )
    unit: Vectors = (wide / lengths).astype(np.float32)
    return unit
