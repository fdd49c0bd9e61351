"""`companion doctor --privacy`: ten lines on what is where, who reads it, what left, what to do."""

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from companion.access.consent import Choice, Choices, Material, Purpose
from companion.access.principal import LOCAL_OWNER
from companion.cli.context import Options, run_with
from companion.cli.printing import say
from companion.errors import InputError

if TYPE_CHECKING:
    from companion.access.departures import DeparturesTo
    from companion.application.companion import Companion
    from companion.settings import Settings

_HOSTS_SHOWN: Final = 3
_ALL: Final = "all"
_NONE: Final = "none"
_EXAMPLE: Final = "companion doctor --privacy --set remote=goal,career --set rank=none"


def show_privacy(options: Options, changes: Sequence[str]) -> None:
    """Print the ten lines, after keeping what is said with `--set`.

    Raises:
        InputError: a change names no purpose or no kind of material.
    """
    said = [choice for change in changes for choice in choices_of(change)]
    settings = options.opening().load().settings

    async def work(companion: "Companion") -> None:
        if said:
            await companion.privacy.say(LOCAL_OWNER, said)
        for line in await _lines(companion, settings):
            say(line)

    run_with(options, work)


def choices_of(change: str) -> Iterator[Choice]:
    """Yield what a text such as "remote=goal,career" allows, and what it then does not.

    Raises:
        InputError: it names no purpose or no kind of material.
    """
    name, equals, listed = change.partition("=")
    words = [word.strip().lower() for word in listed.split(",") if word.strip()]
    if name.strip().lower() not in set(Purpose) or not equals or not words:
        raise InputError(
            f"--set {change!r} is none of {', '.join(Purpose)} with what it is for: {_EXAMPLE}"
        )
    unknown = [word for word in words if word not in {*Material, _ALL, _NONE}]
    if unknown or (len(words) > 1 and {_ALL, _NONE} & set(words)):
        raise InputError(
            f"--set {change!r}: name some of {', '.join(Material)}, or {_ALL}, or {_NONE}"
        )
    for material in Material:
        yield Choice(
            material=material,
            purpose=Purpose(name.strip().lower()),
            allowed=words == [_ALL] or material in words,
        )


async def _lines(companion: "Companion", settings: "Settings") -> tuple[str, ...]:
    """Return the ten lines."""
    choices = await companion.privacy.choices(LOCAL_OWNER)
    return (
        f"Stored: {await _stored(companion)} in {_place(settings)}.",
        f"Beside it: vectors of passing texts in {settings.vector_cache}; the search index in "
        f"{settings.data_dir / 'index'} once a server ran; {len(companion.knowing.every())} notes "
        f"of your own in {companion.knowing.place}.",
        f"Who can read it: {_readers(settings)}. It is not encrypted; encrypt your disk.",
        "Who is shown it: notes are the pair’s own, goals their owner’s until shared; a server "
        "answers this machine alone, or accounts with a key.",
        f"Language model: {_model(settings)}.",
        f"Texts are compared: {_embedder(settings)}.",
        f"Allowed: {_allowed(choices)}. To change: {_EXAMPLE}",
        f"Left this machine: {_left(await companion.privacy.departures())}",
        "See and take it: companion export NAME --out FOLDER",
        "Erase it: companion erase NAME. Files that you exported and backups are yours to delete; "
        "restoring a backup brings back nobody who was erased.",
    )


async def _stored(companion: "Companion") -> str:
    if not companion.has_records:
        return "nothing yet"
    counts = {
        "people": len(await companion.people.every()),
        "goals": len(await companion.goals.every()),
        "requests": len(await companion.requests.every()),
        "pairs": len(await companion.pairs.every()),
        "talks": len(await companion.sessions.every()),
        "items": len(await companion.items.every()),
    }
    return ", ".join(f"{number} {kind}" for kind, number in counts.items())


def _place(settings: "Settings") -> str:
    url = settings.store_url
    if url.startswith("sqlite"):
        return url.partition("///")[2]
    parts = urlsplit(url)
    return f"the database {parts.path.lstrip('/')!r} at {parts.hostname or 'this machine'}"


def _readers(settings: "Settings") -> str:
    if not settings.store_url.startswith("sqlite"):
        return "whoever the database’s own roles let in, and who runs its server"
    path = Path(_place(settings))
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return "nobody yet; its files will be for your user account alone"
    if mode & 0o077:
        return f"others on this machine too (file mode {mode:o}; mend it: chmod 600 {path})"
    return "your user account on this machine (file mode 600), and its administrator"


def _model(settings: "Settings") -> str:
    if not settings.online:
        return "none, so drafts leave nowhere"
    host = urlsplit(settings.base_url or "").hostname
    if settings.consent.is_local:
        return f"{settings.model} at {host}, which counts as this machine"
    return f"{settings.model} at {host}, elsewhere; contact details and numbers are replaced first"


def _embedder(settings: "Settings") -> str:
    if not settings.embeds_elsewhere:
        return "on this machine"
    host = urlsplit(settings.embedder_base_url or "").hostname
    kept = ", ".join(sorted(settings.never_send))
    if kept:
        return f"on this machine, not at {host}, since {kept} never leave it"
    return f"at {host}, elsewhere; contact details and numbers are replaced first"


def _allowed(choices: Choices) -> str:
    said = {
        Purpose.REMOTE: "a model elsewhere, if you name one, may read {}",
        Purpose.RANK: "{} may rank",
        Purpose.COUNT: "{} may be counted",
    }
    return "; ".join(
        text.format(", ".join(choices.allowed(purpose)) or "nothing")
        for purpose, text in said.items()
    )


def _left(departures: "Sequence[DeparturesTo]") -> str:
    if not departures:
        return "nothing, ever."
    told = [
        f"{one.requests} requests to {one.host}, {one.first_at:%Y-%m-%d} to "
        f"{one.last_at:%Y-%m-%d %H:%M} UTC, of {', '.join(one.fields) or 'no record'}, "
        f"{one.characters:,} characters"
        for one in departures[:_HOSTS_SHOWN]
    ]
    more = len(departures) - _HOSTS_SHOWN
    return "; ".join([*told, *([f"{more} more hosts"] if more > 0 else [])]) + "."
