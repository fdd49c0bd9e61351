"""Every setting, where it may come from, and where it came from. Only `bootstrap` reads this.

Precedence, first wins: flags, `COMPANION_*` variables, the file named by `COMPANION_ENV_FILE`,
`OPENAI_BASE_URL` / `OPENAI_API_KEY`, `config.toml`, defaults.
"""

import io
import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import SplitResult, urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from companion.access.addresses import is_loopback, require_usual
from companion.access.consent import Consent, Material, Place
from companion.access.limits import MEGABYTES, REQUESTS_A_MINUTE
from companion.errors import SettingsError, shortened
from companion.problems import plainly
from companion.values import MOST_OPEN_REQUESTS
from companion.writing.places import AT_ONCE, QUEUE
from companion.writing.spending import TOKENS_PER_DRAFT

_PREFIX: Final = "COMPANION_"
_OPENAI: Final = {"base_url": "OPENAI_BASE_URL", "api_key": "OPENAI_API_KEY"}
_OWN: Final = f"{_PREFIX}* variable"
_OPENAIS: Final = "OPENAI_* variable"
_NOT_SETTINGS: Final = frozenset(
    {"COMPANION_ENV_FILE", "COMPANION_CONFIG_FILE", "COMPANION_REQUIRE"}
)

_DATABASES: Final = frozenset(
    {"sqlite", "sqlite+aiosqlite", "postgresql", "postgres", "postgresql+psycopg"}
)

PACKAGED_EMBEDDER: Final = "packaged"
HASH_EMBEDDER: Final = "hash"
ENDPOINT_EMBEDDER: Final = "openai:"
"""What an embedder's setting begins with where it is an endpoint."""

Tokens = Annotated[int, Field(ge=1)]
Seconds = Annotated[float, Field(gt=0, le=3600, allow_inf_nan=False)]


class _Fields(BaseModel):
    """The settings themselves. Attribute docstrings are what `companion doctor` explains."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    data_dir: Path = Path()
    """Folder of the database and the index."""
    cache_dir: Path | None = None
    """Folder of the vector cache, which may be deleted at any time; `cache` in the data folder."""
    model_dir: Path = Path()
    """Folder of the exported embedding model."""
    database_url: str | None = None
    """`sqlite` in the data folder when unset, or `postgresql://…`."""
    chroma_url: str | None = None
    """A Chroma server; unset means a folder that `companion serve` owns."""
    embedder: str = PACKAGED_EMBEDDER
    """`packaged`, `hash`, `openai:NAME`, or a sentence-transformers name or folder."""
    embedder_base_url: str | None = None
    """An OpenAI-compatible embeddings endpoint, for `openai:NAME`."""
    embedder_api_key: SecretStr | None = None
    """Sent to `embedder_base_url` only."""
    model: str | None = None
    """The language model; drafts go online only when `base_url` is set too."""
    base_url: str | None = None
    """An OpenAI-compatible endpoint, such as a local server's `http://127.0.0.1:11434/v1`."""
    api_key: SecretStr | None = None
    """Sent to `base_url` only. A key alone changes nothing."""
    model_seconds: Seconds = 60.0
    """Longest wait for one draft, repairs included."""
    connect_seconds: Seconds = 5.0
    """Longest wait for a connection."""
    model_first_seconds: Seconds = 20.0
    """Longest wait for the first token of a reply, where the server streams."""
    model_gap_seconds: Seconds = 15.0
    """Longest silence between two tokens."""
    model_at_once: Annotated[int, Field(ge=1, le=1_000)] = AT_ONCE
    """Drafts that a process has the language model write at a time."""
    model_queue: Annotated[int, Field(ge=0, le=10_000)] = QUEUE
    """Drafts that may wait for their turn; more are refused (HTTP 429)."""
    model_tokens_per_draft: Tokens | None = TOKENS_PER_DRAFT
    """Tokens that one draft may cost, repairs included."""
    model_tokens_per_day: Tokens | None = None
    """Tokens that all drafts of a day may cost; unset means no limit."""
    open_requests: Annotated[int, Field(ge=1, le=100)] = MOST_OPEN_REQUESTS
    """Requests of one mentee that may wait for an answer at once."""
    account_megabytes: Annotated[int, Field(ge=1, le=1_000_000)] = MEGABYTES
    """What one account may keep on a server, in MB of stored text."""
    account_requests: Annotated[int, Field(ge=1, le=1_000_000)] = REQUESTS_A_MINUTE
    """Requests of one account a minute, drafts and imports aside; more are refused (HTTP 429)."""
    proxy: str | None = None
    """The proxy for the model's endpoint; proxies of the environment are ignored."""
    endpoint_is: Place = Place.AUTO
    """`local` or `remote`; `auto` takes a loopback address without a proxy for this machine."""
    never_send: frozenset[Material] = frozenset()
    """What is never sent elsewhere: `notes`, `career`, `goal`, `profile`, with commas between."""
    hide_names: bool = False
    """Whether names of third parties stay here too, as addresses and numbers always do."""

    @field_validator("base_url", "embedder_base_url", "chroma_url", "proxy")
    @classmethod
    def _is_an_http_url(cls, url: str | None) -> str | None:
        if url is None:
            return None
        parts = _parts_of(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("must be a URL such as http://127.0.0.1:8000/v1")
        if parts.username or parts.password:
            raise ValueError("must not carry a user name or password; use COMPANION_API_KEY")
        require_usual(parts.hostname)
        return url.rstrip("/")

    @field_validator("endpoint_is", mode="before")
    @classmethod
    def _is_a_place(cls, given: object) -> object:
        if given not in set(Place):
            raise ValueError(f"must be {', '.join(Place)}")
        return given

    @field_validator("never_send", mode="before")
    @classmethod
    def _is_a_list(cls, given: object) -> object:
        if not isinstance(given, str):
            return given
        named = [word.strip().lower() for word in given.split(",") if word.strip()]
        unknown = [word for word in named if word not in set(Material)]
        if unknown:
            raise ValueError(f"holds {unknown[0]!r}; choose from {', '.join(Material)}")
        return named

    @field_validator("database_url")
    @classmethod
    def _is_a_database_url(cls, url: str | None) -> str | None:
        if url is not None and _parts_of(url).scheme not in _DATABASES:
            raise ValueError("must be postgresql://USER@HOST/NAME or sqlite:///PATH")
        return url

    @field_validator("embedder")
    @classmethod
    def _is_a_name(cls, name: str) -> str:
        if not name.isprintable() or name.strip() in {"", "openai:"}:
            raise ValueError("must be 'packaged', 'openai:NAME', or a model's name or folder")
        return name.strip()

    @field_validator("data_dir", "cache_dir", "model_dir")
    @classmethod
    def _is_a_path(cls, path: Path | None) -> Path | None:
        if path is not None and "\0" in str(path):
            raise ValueError("must be the path of a folder")
        return path


def _parts_of(url: str) -> SplitResult:
    """Return the parts of a URL.

    Raises:
        ValueError: no server can be at it.
    """
    if not url.isprintable() or " " in url:
        raise ValueError("holds a blank or a character that no URL has")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError("has a host or a port that cannot be; ports go up to 65535") from None
    if port == 0:
        raise ValueError("has the port 0, which no server listens on")
    return parts


class Settings(_Fields):
    """Settings as resolved, with every default filled in."""

    @property
    def online(self) -> bool:
        """Whether drafts may go to a language model: both a model and an endpoint are named."""
        return self.model is not None and self.base_url is not None

    @property
    def consent(self) -> Consent:
        """What may leave this machine for the model."""
        at_home = self.proxy is None and is_loopback(self.base_url or "")
        return Consent(
            is_local=at_home if self.endpoint_is is Place.AUTO else self.endpoint_is is Place.LOCAL,
            never_send=self.never_send,
            hide_names=self.hide_names,
        )

    @property
    def embeds_elsewhere(self) -> bool:
        """Whether texts that are compared leave this machine for it."""
        if not self.embedder.startswith(ENDPOINT_EMBEDDER) or self.embedder_base_url is None:
            return False
        if self.endpoint_is is Place.REMOTE:
            return True
        same = urlsplit(self.embedder_base_url).hostname == urlsplit(self.base_url or "").hostname
        is_local = self.endpoint_is is Place.LOCAL and same
        return not (is_local or is_loopback(self.embedder_base_url))

    @property
    def vector_cache(self) -> Path:
        """Folder of the vectors of drafts from files."""
        return self.cache_dir or self.data_dir / "cache"

    @property
    def store_url(self) -> str:
        """The database's URL."""
        return self.database_url or f"sqlite:///{self.data_dir / 'companion.sqlite3'}"


@dataclass(frozen=True, kw_only=True)
class LoadedSettings:
    """Settings, where each value came from, and variables that look like typing errors."""

    settings: Settings
    origins: Mapping[str, str]
    unknown: tuple[str, ...]


def load_settings(
    flags: Mapping[str, object] | None = None, *, environment: Mapping[str, str] | None = None
) -> LoadedSettings:
    """Resolve all settings.

    Args:
        flags: values given on the command line; None values count as not given.
        environment: in place of the process's own.

    Raises:
        SettingsError: a value cannot work, a named file is missing, or a key is unknown.
    """
    environ = os.environ if environment is None else environment  # noqa: TID251 - the one reader
    layers = _layers(flags or {}, environ)
    values: dict[str, object] = {}
    origins: dict[str, str] = {}
    for origin, found in layers:
        for field, value in found.items():
            if field not in values:
                values[field] = value
                origins[field] = origin
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        raise SettingsError(_sentence(error, origins)) from None
    return LoadedSettings(settings=settings, origins=origins, unknown=_unknown(environ))


def _layers(
    flags: Mapping[str, object], environ: Mapping[str, str]
) -> list[tuple[str, Mapping[str, object]]]:
    given = {name: value for name, value in flags.items() if value is not None}
    layers: list[tuple[str, Mapping[str, object]]] = [("flag", given)]
    layers.append((_OWN, _prefixed(environ)))
    env_file = environ.get("COMPANION_ENV_FILE")
    if env_file:
        layers.append((f"file {env_file}", _from_env_file(Path(env_file))))
    layers.append(
        (
            _OPENAIS,
            {field: environ[name] for field, name in _OPENAI.items() if environ.get(name)},
        )
    )
    config = _config_file(environ)
    layers.append((f"file {config}", _from_toml(config, named="COMPANION_CONFIG_FILE" in environ)))
    layers.append(("default", _computed_defaults(environ)))
    return layers


def _prefixed(environ: Mapping[str, str]) -> dict[str, object]:
    return {
        field: environ[name]
        for field in _Fields.model_fields
        if environ.get(name := f"{_PREFIX}{field.upper()}")
    }


def _from_env_file(path: Path) -> dict[str, object]:
    if not path.is_file():
        raise SettingsError(f"COMPANION_ENV_FILE names {str(path)!r}, which is not a file")
    text = _text_of(path, named_by="COMPANION_ENV_FILE")
    # Imported here: most runs name no such file, and every start pays for what stands on top.
    from dotenv.parser import parse_stream  # noqa: PLC0415

    found: dict[str, str] = {}
    for binding in parse_stream(io.StringIO(text)):
        if binding.error:
            raise SettingsError(
                f"COMPANION_ENV_FILE: {str(path)!r}, line {binding.original.line}: "
                "is not NAME=value; mend or remove it"
            )
        if binding.key is not None and binding.value is not None:
            found[binding.key] = binding.value
    return _prefixed(found)


def _text_of(path: Path, *, named_by: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror
    except UnicodeDecodeError as error:
        reason = f"it is not UTF-8 (byte {error.start})"
    raise SettingsError(f"{named_by}: cannot read {str(path)!r}: {reason}")


def _from_toml(path: Path, *, named: bool) -> dict[str, object]:
    if not path.is_file():
        if named:
            raise SettingsError(f"COMPANION_CONFIG_FILE names {str(path)!r}, which is not a file")
        return {}
    try:
        values = tomllib.loads(_text_of(path, named_by="the settings"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"cannot read {str(path)!r} as TOML: {error}") from None
    for name in values:
        if name not in _Fields.model_fields:
            raise SettingsError(f"{str(path)!r} sets {name!r}, which is not a setting")
    return values


def _home(environ: Mapping[str, str]) -> Path | None:
    home = environ.get("HOME") or environ.get("USERPROFILE")
    return Path(home) if home else None


def _config_file(environ: Mapping[str, str]) -> Path:
    named = environ.get("COMPANION_CONFIG_FILE")
    if named:
        return Path(named)
    base = environ.get("XDG_CONFIG_HOME")
    home = _home(environ)
    folder = Path(base) if base else (home / ".config" if home else Path(".companion"))
    return folder / "companion" / "config.toml"


def _computed_defaults(environ: Mapping[str, str]) -> dict[str, object]:
    base = environ.get("XDG_DATA_HOME")
    home = _home(environ)
    if base or home is None:
        data = Path(base) / "companion" if base else Path(".companion").absolute()
    else:
        data = home / ".local" / "share" / "companion"
    # The exported model belongs to the installation, as its weights do, not to one person.
    installed = Path(sys.prefix) / "share"
    writable = os.access(installed if installed.is_dir() else installed.parent, os.W_OK)
    model = installed / "companion" if writable else data / "models"
    return {"data_dir": data, "model_dir": model}


def _unknown(environ: Mapping[str, str]) -> tuple[str, ...]:
    known = {f"{_PREFIX}{field.upper()}" for field in _Fields.model_fields} | _NOT_SETTINGS
    return tuple(sorted(name for name in environ if name.startswith(_PREFIX) and name not in known))


def _sentence(error: ValidationError, origins: Mapping[str, str]) -> str:
    first = error.errors()[0]
    field = str(first["loc"][0]) if first["loc"] else "settings"
    value: Any = first.get("input")
    shown = "(hidden)" if _is_secret(field, value) else shortened(value)
    return f"{_source(origins, field)} = {shown}: {plainly(first)}"


def _is_secret(field: str, value: object) -> bool:
    """Whether a value must not be shown: a key, or a URL that may carry a password."""
    return field.endswith("api_key") or (field.endswith("_url") and "@" in str(value))


def _source(origins: Mapping[str, str], field: str) -> str:
    """Return where somebody finds a setting in order to correct it."""
    origin = origins.get(field, "default")
    if origin == "flag":
        return f"--{field.replace('_', '-')}"
    if origin == _OWN:
        return f"the variable {_PREFIX}{field.upper()}"
    if origin == _OPENAIS:
        return f"the variable {_OPENAI[field]}"
    return f"the setting {field!r} ({origin})"


def source_of(loaded: LoadedSettings, name: str) -> str:
    """Return where somebody finds a setting in order to correct it, as a message begins with it."""
    return _source(loaded.origins, name)


def origin_of(loaded: LoadedSettings, name: str) -> str:
    """Return where the value of a setting came from."""
    return loaded.origins.get(name, "default")
