"""The embedder that the settings name, built when a first text or vector asks for it."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from companion.errors import EmbedderError, SettingsError
from companion.opening import Opening
from companion.ports import Embedder, Vectors
from companion.settings import (
    ENDPOINT_EMBEDDER,
    HASH_EMBEDDER,
    PACKAGED_EMBEDDER,
    Settings,
    source_of,
)

if TYPE_CHECKING:
    from companion.access.departures import Gate
    from companion.adapters.openai_embedder import OpenAIEmbedder


class NamedEmbedder:
    """The embedder of some settings. A name that cannot work fails only what needs vectors."""

    def __init__(
        self,
        settings: Settings,
        opening: Opening,
        *,
        gate: "Callable[[], Gate] | None" = None,
    ) -> None:
        """Build nothing yet; the gate is asked for where texts are to leave this machine."""
        self._settings = settings
        self._opening = opening
        self._gate = gate
        self._endpoint: OpenAIEmbedder | None = None

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the embedder behind.

        Raises:
            SettingsError: the setting names none that this machine has.
        """
        return self._behind.fingerprint

    @property
    def dimensions(self) -> int:
        """Length of a vector.

        Raises:
            SettingsError: the setting names none that this machine has.
        """
        return self._behind.dimensions

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text, in order.

        Raises:
            SettingsError: the setting names none that this machine has.
            EmbedderError: as the embedder behind.
        """
        return await self._behind.embed(texts)

    async def close(self) -> None:
        """Close the connections to an endpoint, if there are any."""
        if self._endpoint is not None:
            await self._endpoint.close()

    @cached_property
    def _behind(self) -> Embedder:
        name = self._settings.embedder
        if name == HASH_EMBEDDER:
            from companion.adapters.hash_embedder import HashEmbedder

            return HashEmbedder()
        if name.startswith(ENDPOINT_EMBEDDER) and self._settings.embeds_elsewhere and self._kept:
            # A comparison needs all kinds alike, and vectors of two models do not compare.
            self._remark(
                f"note: {self._kept} never leave this machine, so texts are compared by the "
                "packaged model"
            )
            name = PACKAGED_EMBEDDER
        if name == PACKAGED_EMBEDDER:
            from companion.adapters.onnx_embedder import OnnxEmbedder

            progress = self._opening.progress
            report = None if progress is None else lambda line: progress(line, 0, 1)
            return OnnxEmbedder(self._settings.model_dir, report=report)
        if name.startswith(ENDPOINT_EMBEDDER):
            self._endpoint = self._at_an_endpoint()
            return self._endpoint
        return self._of_sentence_transformers()

    def _at_an_endpoint(self) -> "OpenAIEmbedder":
        from companion.adapters.openai_embedder import OpenAIEmbedder

        settings = self._settings
        if settings.embedder_base_url is None:
            raise self._refused("needs COMPANION_EMBEDDER_BASE_URL, the endpoint's URL")
        key = settings.embedder_api_key
        return OpenAIEmbedder(
            model=settings.embedder.removeprefix(ENDPOINT_EMBEDDER),
            base_url=settings.embedder_base_url,
            api_key=None if key is None else key.get_secret_value(),
            gate=self._gate() if self._gate and settings.embeds_elsewhere else None,
        )

    @property
    def _kept(self) -> str:
        return ", ".join(sorted(self._settings.never_send))

    def _remark(self, text: str) -> None:
        if self._opening.remark is not None:
            self._opening.remark(text)

    def _of_sentence_transformers(self) -> Embedder:
        from companion.adapters.sentence_transformers_embedder import SentenceTransformersEmbedder

        embedder = SentenceTransformersEmbedder(self._settings.embedder)
        try:
            _ = embedder.fingerprint
        except EmbedderError as error:
            raise self._refused(str(error)) from None
        return embedder

    def _refused(self, reason: str) -> SettingsError:
        source = source_of(self._opening.load(), "embedder")
        return SettingsError(f"{source} = {self._settings.embedder!r}: {reason}")


def cached(embedder: Embedder, settings: Settings) -> Embedder:
    """Return the embedder behind two files of vectors: one's own, then those that set-up made."""
    from companion.adapters.vector_cache import CachedEmbedder, FileVectorStore, PreparedVectors

    behind = CachedEmbedder(embedder, PreparedVectors(_prepared_folder(settings)))
    return CachedEmbedder(behind, FileVectorStore(settings.vector_cache))


def preparing(embedder: Embedder, settings: Settings) -> Embedder:
    """Return the embedder that keeps what it embeds for every data folder of this machine.

    For the packaged library only: what a person wrote does not belong there.
    """
    from companion.adapters.vector_cache import CachedEmbedder, FileVectorStore

    store = FileVectorStore(_prepared_folder(settings), kept_days=None)
    return CachedEmbedder(embedder, store)


def _prepared_folder(settings: Settings) -> Path:
    # Beside the exported model, which belongs to the installation as the library does.
    return settings.model_dir / "library"
