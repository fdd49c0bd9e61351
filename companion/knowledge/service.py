"""Finds what fits a goal or a career in the library, or nothing when nothing does."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, TypeVar

import numpy as np

from companion.knowledge.bank import (
    BankQuestion,
    OwnFit,
    QuestionFit,
    SituationFit,
)
from companion.knowledge.guidance import GuidanceFit
from companion.knowledge.kept_vectors import KeptVectors
from companion.knowledge.library import Library
from companion.knowledge.move import Compared, Role, Subject, texts_of
from companion.knowledge.places import places_of
from companion.knowledge.scoring import (
    BACKGROUND_WEIGHT,
    BankTexts,
    Numbers,
    Texts,
    nearest,
    phrases_of,
    situation_scores,
)
from companion.knowledge.trends import TrendFit, fitting, for_work, in_place
from companion.ports import Embedder, Vectors
from companion.values import Value

T = TypeVar("T")

LEAST_SIMILARITY: Final = 0.35
"""Below this cosine, two short texts of MiniLM rarely share more than a word; nothing is said then.
Read off the committed sample goals (`python -m evals knowledge`)."""

THEME_SHARE: Final = 0.3
"""How much the title of a question counts when it is compared with one sentence."""

MOST_FOR_A_SENTENCE: Final = 3
MOST_SITUATIONS: Final = 4
MOST_QUESTIONS: Final = 12


class Findings(Value):
    """What fits, best first in each list; empty lists when nothing is relevant."""

    situations: tuple[SituationFit, ...] = ()
    questions: tuple[QuestionFit, ...] = ()
    guidance: tuple[GuidanceFit, ...] = ()
    fits: tuple[OwnFit, ...] = ()


class KnowledgeService:
    """Searches the library by meaning. The library's vectors come from the embedder's cache."""

    def __init__(self, *, library: Callable[[], Library], embedder: Embedder) -> None:
        """Search what `library` returns; it is called when first needed."""
        self._read_library = library
        self._embedder = embedder
        self._bank: BankTexts | None = None
        self._vectors = KeptVectors(embedder)

    @property
    def _library(self) -> Library:
        return self._read_library()

    def texts(self) -> tuple[str, ...]:
        """Every text that a search compares with, so that set-up can embed them ahead."""
        phrases = (p for situation in self._library.situations for p in phrases_of(situation))
        asked = [q for situation in self._library.situations for q in situation.questions]
        questions = (text for question in asked for text in (question.text, question.topic))
        changes = (change.text for s in self._library.situations for change in s.changes)
        passages = (passage.text for passage in self._library.guidance)
        noted = (text for one in self._library.trends for text in (*one.work, *one.aims))
        return tuple(dict.fromkeys((*phrases, *questions, *changes, *passages, *noted)))

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

    async def similarities(self, words: str, texts: Sequence[str]) -> tuple[float, ...]:
        """Return the cosine of each of `texts` to some words, in order.

        Raises:
            EmbedderError: the embedding model does not answer.
        """
        if not texts:
            return ()
        about, *theirs = await self._embedder.embed((words, *texts))
        return tuple(float(one @ about) for one in theirs)

    async def find(
        self,
        about: Sequence[str],
        *,
        background: Sequence[str] = (),
        own: Sequence[str] = (),
        situations: int = MOST_SITUATIONS,
        questions: int = MOST_QUESTIONS,
        guidance: int = 0,
    ) -> Findings:
        """Return what fits the texts `about`, each compared for itself.

        Args:
            about: a goal's statement and challenge, or a question.
            background: a headline, titles, skills; they shift the order of situations a little,
                and stand in where `about` is empty.
            own: sentences to find fitting questions for, each by itself, among the situations.
            situations: most situations, each with what changes in it in the order in which the
                texts speak of it.
            questions: most questions, taken from the fitting situations only.
            guidance: most guidance passages.

        Raises:
            EmbedderError: the embedding model does not answer.
        """
        said = _said(about, background)
        if not said:
            return Findings()
        texts = await self._with_vectors(said)
        queries = texts.vectors[: sum(weight == 1.0 for weight in texts.weights)]
        fits = await self._situations(texts, limit=situations)
        return Findings(
            situations=await self._with_likely_changes(fits, Role(title=" ".join(texts.words))),
            questions=await self._questions(queries, fits, limit=questions),
            guidance=await self._guidance(queries, limit=guidance),
            fits=await self._fits(own, fits),
        )

    async def questions(self, about: Sequence[str]) -> tuple[QuestionFit, ...]:
        """Return the questions that `find` does, for who needs nothing else.

        Raises:
            EmbedderError: the embedding model does not answer.
        """
        said = _said(about, ())
        if not said:
            return ()
        texts = await self._with_vectors(said)
        fits = await self._situations(texts, limit=MOST_SITUATIONS)
        return await self._questions(texts.vectors, fits, limit=MOST_QUESTIONS)

    async def trends(
        self,
        aims: Sequence[str],
        *,
        work: Sequence[str],
        on: date,
        time_zone: str | None = None,
    ) -> tuple[TrendFit, ...]:
        """Return the dated notes that touch both a goal and the work, best first; mostly none.

        Args:
            aims: a goal's statement, challenge and skills.
            work: a headline, and what is held or was held last.
            on: the day that counts for what is stale.
            time_zone: where the person is; without it the places that they name count.

        Raises:
            EmbedderError: the embedding model does not answer.
        """
        wanted = tuple(text for text in aims if text.strip())
        done = tuple(text for text in work if text.strip())
        notes = in_place(self._library.trends, places_of(wanted, work=done, time_zone=time_zone))
        if not wanted or not notes:
            return ()
        # The goals of a note are embedded only if its work is theirs: few are.
        held = await self._by_text([role for note in notes for role in note.work])
        near = for_work(notes, held, work=await self._embedder.embed(done))
        named = await self._by_text([text for note, _ in near for text in note.aims])
        return fitting(near, named, aims=await self._embedder.embed(wanted), on=on)

    async def _by_text(self, texts: Sequence[str]) -> Mapping[str, Vectors]:
        return dict(zip(texts, await self._vectors.of(texts), strict=True))

    async def _with_vectors(self, said: Sequence[tuple[str, float]]) -> Texts:
        words = tuple(text for text, _ in said)
        return Texts(
            words=words,
            weights=tuple(weight for _, weight in said),
            vectors=await self._embedder.embed(words),
        )

    async def _situations(self, texts: Texts, *, limit: int) -> tuple[SituationFit, ...]:
        situations = self._library.situations
        if not situations:
            return ()
        bank = self._bank = self._bank or BankTexts(situations)
        count = len(situations)
        by_phrase = await self._cosines(texts.vectors, bank.phrases)
        by_question = await self._cosines(texts.vectors, bank.questions)
        scores = situation_scores(
            texts=texts,
            phrases=nearest(by_phrase, bank.phrase_owners, count=count),
            questions=nearest(by_question, bank.question_owners, count=count),
            words=bank.words,
        )
        found: list[SituationFit] = []
        nearest_phrase = by_phrase.max(axis=1).tolist()
        for number in np.argsort(-scores, kind="stable").tolist():
            if len(found) == limit:
                break
            best = max(bank.rows_of(number), key=nearest_phrase.__getitem__)
            if nearest_phrase[best] >= LEAST_SIMILARITY:
                found.append(
                    SituationFit(
                        situation=situations[number],
                        similarity=nearest_phrase[best],
                        phrase=bank.phrases[best],
                    )
                )
        return tuple(found)

    async def _with_likely_changes(
        self, fits: tuple[SituationFit, ...], aimed: Role
    ) -> tuple[SituationFit, ...]:
        """Return the situations with what changes in them in the order in which it is asked for."""
        subjects = [Subject(name=one.text) for fit in fits for one in fit.situation.changes]
        if not subjects:
            return fits
        vectors = await self._vectors.of(texts_of(subjects))
        compared = Compared(subjects=subjects, vectors=vectors)
        scores = compared.scores(aimed=aimed, to=await self._embedder.embed(aimed.texts))
        worth = dict(zip((one.name for one in subjects), scores.tolist(), strict=True))
        return tuple(_with_changes_by(fit, worth) for fit in fits)

    async def _questions(
        self, queries: Vectors, fits: tuple[SituationFit, ...], *, limit: int
    ) -> tuple[QuestionFit, ...]:
        pairs = [(fit, question) for fit in fits for question in fit.situation.questions]
        best = await self._best(queries, [question.text for _, question in pairs])
        # A question inherits half of its situation's fit: most are too general to fit by words.
        scores = [
            (similarity + fit.similarity) / 2
            for (fit, _), similarity in zip(pairs, best, strict=True)
        ]
        order = sorted(range(len(pairs)), key=lambda at: (-scores[at], pairs[at][1].text))
        return tuple(_question_fit(*pairs[at], scores[at]) for at in order[:limit])

    async def _fits(self, own: Sequence[str], fits: tuple[SituationFit, ...]) -> tuple[OwnFit, ...]:
        pairs = [(fit, question) for fit in fits for question in fit.situation.questions]
        sentences = tuple(dict.fromkeys(text for text in own if text.strip()))
        if not pairs or not sentences:
            return ()
        mine = await self._embedder.embed(sentences)
        asked = await self._cosines(mine, [question.text for _, question in pairs])
        themes = await self._cosines(mine, [question.topic for _, question in pairs])
        scores = (1 - THEME_SHARE) * asked + THEME_SHARE * themes
        return tuple(
            OwnFit(
                words=words,
                questions=tuple(
                    _question_fit(pairs[row][0], pairs[row][1], float(scores[row, column]))
                    for row in np.argsort(-scores[:, column], kind="stable")[:MOST_FOR_A_SENTENCE]
                ),
            )
            for column, words in enumerate(sentences)
        )

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
        return [float(value) for value in np.max(await self._cosines(queries, texts), axis=1)]

    async def _cosines(self, queries: Vectors, texts: Sequence[str]) -> Numbers:
        """Return the cosine of each of the library's `texts` (rows) to each query (columns)."""
        vectors = await self._vectors.of(texts)
        return np.asarray(vectors @ queries.T, dtype=np.float64)


def _said(about: Sequence[str], background: Sequence[str]) -> list[tuple[str, float]]:
    """Return the texts that count with their weights; background alone counts in full."""
    asked = [(text, 1.0) for text in about if text.strip()]
    weight = BACKGROUND_WEIGHT if asked else 1.0
    return asked + [(text, weight) for text in background if text.strip()]


def _question_fit(fit: SituationFit, question: BankQuestion, similarity: float) -> QuestionFit:
    return QuestionFit(
        question=question,
        ref=fit.situation.ref,
        prepare=fit.situation.prepare,
        similarity=similarity,
    )


def _with_changes_by(fit: SituationFit, worth: Mapping[str, float]) -> SituationFit:
    changes = sorted(fit.situation.changes, key=lambda change: -worth[change.text])
    situation = fit.situation.model_copy(update={"changes": tuple(changes)})
    return fit.model_copy(update={"situation": situation})


def _top(found: tuple[T, ...], limit: int, key: Callable[[T], tuple[float, str]]) -> tuple[T, ...]:
    return tuple(sorted(found, key=key)[:limit])
