"""The vectors of the library, embedded once for a whole run of the tests and given to each worker.

To embed nearly 2,000 texts takes a core ten seconds. In a fresh folder the first draft of a test
would wait for that, behind whatever else the machine does, and so would the first one after each
test that erases somebody, because erasing throws the vectors away.
"""

import asyncio
import shutil
from pathlib import Path

from filelock import FileLock

from companion.adapters.onnx_embedder import OnnxEmbedder
from companion.adapters.vector_cache import FILE_NAME, KEY_NAME, CachedEmbedder, FileVectorStore
from companion.bootstrap import open_companion
from companion.opening import Opening
from companion.settings import load_settings


def prepare(folder: Path) -> None:
    """Fill a folder with the vectors of the library, unless another worker has done so.

    What `companion setup` left on this machine is taken over, the rest is embedded.
    """
    with FileLock(f"{folder}.lock"):
        if not (folder / FILE_NAME).exists():
            asyncio.run(_fill(folder))


async def _fill(folder: Path) -> None:
    settings = load_settings().settings
    embedder = OnnxEmbedder(settings.model_dir)
    draft = folder.with_name(f"{folder.name}-draft")
    async with open_companion(Opening(flags={"data_dir": draft}, offline=True)) as companion:
        texts = companion._parts.knowledge().texts()
    kept = FileVectorStore(draft)
    if (settings.data_dir / "cache" / FILE_NAME).exists():
        left = FileVectorStore(settings.data_dir / "cache")
        known = await left.read(fingerprint=embedder.fingerprint, texts=texts)
        await kept.write(fingerprint=embedder.fingerprint, vectors=known)
    await CachedEmbedder(embedder, kept).embed(texts)
    draft.rename(folder)


def restore(cache: Path, *, prepared: Path) -> None:
    """Put the vectors into a cache folder that has none."""
    if (cache / FILE_NAME).exists():
        return
    cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not (cache / KEY_NAME).exists():
        shutil.copyfile(prepared / KEY_NAME, cache / KEY_NAME)
    shutil.copyfile(prepared / FILE_NAME, cache / FILE_NAME)
