"""Finds what fits a goal or a career in the library, or nothing when nothing does."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

import numpy as np

from companion.knowledge.bank import QuestionFit, SituationFit
from companion.knowledge.guidance import GuidanceFit
from companion.knowledge.library import Library
from companion.ports import Embedder, Vectors
from companion.values import Value

T = TypeVar("T")

LEAST_SIMILARITY: Final = 0.35
"""Below this cosine, two short texts of MiniLM rarely share more than a word; nothing is said then.
Read off the committed sample goals (`python -m evals knowledge`)."""


class Findings(Value):
    """What fits, best first in each list; empty lists when nothing is relevant."""

    situations: tuple[SituationFit, ...] = ()
    questions: tuple[QuestionFit, ...] = ()
    guidance: tuple[GuidanceFit, ...] = ()


class KnowledgeService:
    """Searches the library by meaning. The library's vectors come from the embedder's cache."""

    def __init__(self, *, library: Callable[[], Library], embedder: Embedder) -> None:
        """Search what `library` returns; it is called when first needed."""
        self._read_library = library
        self._embedder = embedder

    @property
    def _library(self) -> Library:
        return self._read_library()

    def texts(self) -> tuple[str, ...]:
        """Every text that a search compares with, so that set-up can embed them ahead."""
        phrases = (p for situation in self._library.situations for p in situation.applies_when)
        questions = (q.text for s in self._library.situations for q in s.questions)
        passages = (passage.text for passage in self._library.guidance)
        return tuple(dict.fromkeys((*phrases, *questions, *passages)))

    async def warm_up(self) -> int:
        """Embed all of the library's texts and return how many there are.

        Raises:
            EmbedderError: the embedding model does not answer.
        """
        texts = self.texts()
        await self._embedder.embed(texts)
        return len(texts)

    async def probe(self) -> None:
        """Embed one word.

        Raises:
            EmbedderError: the embedding model does not answer.
        """
        await self._embedder.embed(["mentor"])

    async def find(
        self, about: Sequence[str], *, situations: int = 4, questions: int = 12, guidance: int = 0
    ) -> Findings:
        """Return what fits the texts `about`, each compared for itself, the best counting.

        Args:
            about: a goal's statement and challenge, lines of a career, a question.
            situations: most situations.
            questions: most questions, taken from the fitting situations only.
            guidance: most guidance passages.

        Raises:
            EmbedderError: the embedding model does not answer.
        """
        asked = tuple(text for text in about if text.strip())
        if not asked:
            return Findings()
        queries = await self._embedder.embed(asked)
        fits = await self._situations(queries, limit=situations)
        return Findings(
            situations=fits,
            questions=await self._questions(queries, fits, limit=questions),
            guidance=await self._guidance(queries, limit=guidance),
        )

    async def _situations(self, queries: Vectors, *, limit: int) -> tuple[SituationFit, ...]:
        all_situations = self._library.situations
        phrases = [(s, phrase) for s in all_situations for phrase in s.applies_when]
        best = await self._best(queries, [phrase for _, phrase in phrases])
        fits: dict[str, SituationFit] = {}
        for (situation, phrase), similarity in zip(phrases, best, strict=True):
            known = fits.get(situation.id)
            if similarity >= LEAST_SIMILARITY and (known is None or similarity > known.similarity):
                fits[situation.id] = SituationFit(
                    situation=situation, similarity=similarity, phrase=phrase
                )
        return _top(tuple(fits.values()), limit, lambda fit: (-fit.similarity, fit.situation.id))

    async def _questions(
        self, queries: Vectors, fits: tuple[SituationFit, ...], *, limit: int
    ) -> tuple[QuestionFit, ...]:
        pairs = [(fit, question) for fit in fits for question in fit.situation.questions]
        best = await self._best(queries, [question.text for _, question in pairs])
        # A question inherits half of its situation's fit: most are too general to fit by words.
        found = tuple(
            QuestionFit(
                question=question,
                ref=fit.situation.ref,
                prepare=fit.situation.prepare,
                similarity=(similarity + fit.similarity) / 2,
            )
            for (fit, question), similarity in zip(pairs, best, strict=True)
        )
        return _top(found, limit, lambda fit: (-fit.similarity, fit.question.text))

    async def _guidance(self, queries: Vectors, *, limit: int) -> tuple[GuidanceFit, ...]:
        if limit == 0:
            return ()
        passages = self._library.guidance
        best = await self._best(queries, [passage.text for passage in passages])
        found = tuple(
            GuidanceFit(passage=passage, similarity=similarity)
            for passage, similarity in zip(passages, best, strict=True)
            if similarity >= LEAST_SIMILARITY
        )
        return _top(found, limit, lambda fit: (-fit.similarity, fit.passage.ref))

    async def _best(self, queries: Vectors, texts: Sequence[str]) -> list[float]:
        if not texts:
            return []
        vectors = await self._embedder.embed(texts)
        return [float(value) for value in np.max(vectors @ queries.T, axis=1)]


def _top(found: tuple[T, ...], limit: int, key: Callable[[T], tuple[float, str]]) -> tuple[T, ...]:
    return tuple(sorted(found, key=key)[:limit])
