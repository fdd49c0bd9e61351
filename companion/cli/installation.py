"""`companion setup`: everything that may be slow, done once and ahead."""

import asyncio

from companion.cli.context import Options
from companion.cli.printing import remark


def prepare(options: Options) -> None:
    """Export the embedding model if it is missing, and embed the question bank.

    Raises:
        EmbedderError: the model cannot be exported.
    """
    from companion.bootstrap import open_companion, prepare_library

    async def work() -> None:
        await prepare_library(options.opening())
        async with open_companion(options.opening()) as companion:
            count = await companion.warm_up()
            remark(f"ready: the embedding model answers, {count} knowledge texts are embedded")

    asyncio.run(work())
