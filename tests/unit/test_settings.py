"""Where a setting comes from, and what is refused."""

from pathlib import Path

import pytest

from companion.errors import SettingsError
from companion.settings import load_settings, origin_of


def test_flags_go_before_variables_and_these_before_openai_and_files(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('model = "from-file"\nbase_url = "http://file/v1"\nproxy = "http://p"\n')
    environment = {
        "HOME": str(tmp_path),
        "COMPANION_CONFIG_FILE": str(config),
        "COMPANION_MODEL": "from-variable",
        "OPENAI_BASE_URL": "http://openai/v1",
    }

    loaded = load_settings({"model": "from-flag", "base_url": None}, environment=environment)

    assert loaded.settings.model == "from-flag"
    assert loaded.settings.base_url == "http://openai/v1"
    assert loaded.settings.proxy == "http://p"
    assert origin_of(loaded, "model") == "flag"
    assert origin_of(loaded, "base_url") == "OPENAI_* variable"
    assert origin_of(loaded, "proxy") == f"file {config}"
    assert origin_of(loaded, "embedder") == "default"


def test_the_companions_own_variables_go_before_openais() -> None:
    environment = {"COMPANION_BASE_URL": "http://own/v1", "OPENAI_BASE_URL": "http://openai/v1"}

    assert load_settings(environment=environment).settings.base_url == "http://own/v1"


def test_a_dotenv_file_counts_only_when_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / ".env"
    file.write_text("COMPANION_MODEL=leak\nCOMPANION_BASE_URL=http://elsewhere/v1\n")
    monkeypatch.chdir(tmp_path)

    unnamed = load_settings(environment={"HOME": str(tmp_path)})
    named = load_settings(environment={"COMPANION_ENV_FILE": str(file)})

    assert not unnamed.settings.online
    assert named.settings.online


@pytest.mark.parametrize(
    ("environment", "online"),
    [
        ({"COMPANION_API_KEY": "k", "OPENAI_API_KEY": "k"}, False),
        ({"COMPANION_MODEL": "m"}, False),
        ({"OPENAI_BASE_URL": "http://x/v1"}, False),
        ({"COMPANION_MODEL": "m", "OPENAI_BASE_URL": "http://x/v1"}, True),
    ],
)
def test_online_needs_a_model_and_an_endpoint(environment: dict[str, str], online: bool) -> None:
    assert load_settings(environment=environment).settings.online is online


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"COMPANION_BASE_URL": "ftp://x"}, "COMPANION_BASE_URL = 'ftp://x'"),
        ({"COMPANION_MODEL_SECONDS": "nan"}, "must be a number"),
        ({"COMPANION_MODEL_SECONDS": "soon"}, "must be a number"),
        ({"COMPANION_MODEL_SECONDS": "9999"}, "must be at most 3,600"),
        ({"COMPANION_CONNECT_SECONDS": "0"}, "must be more than 0"),
        ({"COMPANION_BASE_URL": "http://user:secret@x/v1"}, "user name or password"),
        ({"COMPANION_BASE_URL": "127.0.0.1:8000"}, "COMPANION_BASE_URL"),
        ({"COMPANION_BASE_URL": "http://x:99999/v1"}, "ports go up to 65535"),
        ({"COMPANION_BASE_URL": "http://x:0/v1"}, "port 0"),
        ({"COMPANION_BASE_URL": "http://x y/v1"}, "holds a blank"),
        ({"COMPANION_BASE_URL": "http://[::1/v1"}, "cannot be"),
        ({"OPENAI_BASE_URL": "x"}, "the variable OPENAI_BASE_URL = 'x'"),
        ({"COMPANION_CHROMA_URL": "http://x:port"}, "COMPANION_CHROMA_URL"),
        ({"COMPANION_PROXY": "socks5://x:1"}, "COMPANION_PROXY"),
        ({"COMPANION_DATABASE_URL": "mysql://x/y"}, "COMPANION_DATABASE_URL = 'mysql://x/y'"),
        ({"COMPANION_DATABASE_URL": "companion.sqlite3"}, "sqlite:///PATH"),
        ({"COMPANION_DATABASE_URL": "postgresql://x:port/y"}, "COMPANION_DATABASE_URL"),
        ({"COMPANION_EMBEDDER": "openai:"}, "COMPANION_EMBEDDER"),
        ({"COMPANION_EMBEDDER": "a\x1b[31m"}, "COMPANION_EMBEDDER"),
        ({"COMPANION_MODEL_SECONDS": "-1"}, "COMPANION_MODEL_SECONDS"),
        ({"COMPANION_ENV_FILE": "/nowhere/.env"}, "COMPANION_ENV_FILE"),
        ({"COMPANION_CONFIG_FILE": "/nowhere/config.toml"}, "COMPANION_CONFIG_FILE"),
    ],
)
def test_a_value_that_cannot_work_is_named(environment: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(environment=environment)

    assert said in str(caught.value)


def test_a_key_never_shows() -> None:
    loaded = load_settings(environment={"COMPANION_API_KEY": "sk-secret"})

    assert "sk-secret" not in repr(loaded)
    assert "sk-secret" not in str(loaded.settings.model_dump())


def test_a_misspelt_variable_is_reported() -> None:
    environment = {"COMPANION_MODLE": "x", "COMPANION_REQUIRE": "postgres"}

    assert load_settings(environment=environment).unknown == ("COMPANION_MODLE",)


def test_an_unknown_key_in_the_file_is_an_error(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('modle = "x"\n')

    with pytest.raises(SettingsError, match="'modle'"):
        load_settings(environment={"COMPANION_CONFIG_FILE": str(config)})


def test_without_a_home_the_data_lies_where_one_stands() -> None:
    data_dir = load_settings(environment={}).settings.data_dir

    assert data_dir.is_absolute()
    assert data_dir.name == ".companion"


def test_a_password_never_shows_in_what_is_refused() -> None:
    environment = {"COMPANION_DATABASE_URL": "mysql://me:secret@x/y"}

    with pytest.raises(SettingsError) as caught:
        load_settings(environment=environment)

    assert "secret" not in str(caught.value)
    assert "COMPANION_DATABASE_URL" in str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"COMPANION_MODEL=m\nsome words\n=x\n", "line 2"),
        (b"\xff\xfe\x00", "not UTF-8 (byte 0)"),
    ],
)
def test_a_broken_env_file_is_named_in_one_line(
    tmp_path: Path, content: bytes, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.env"
    file.write_bytes(content)

    with pytest.raises(SettingsError) as refused:
        load_settings(environment={"COMPANION_ENV_FILE": str(file)})

    assert str(file) in str(refused.value)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("environment", "is_local"),
    [
        ({"COMPANION_BASE_URL": "http://127.0.0.1:1/v1"}, True),
        ({"COMPANION_BASE_URL": "http://127.0.0.1:1/v1", "COMPANION_PROXY": "http://p"}, False),
        ({"COMPANION_BASE_URL": "http://127.0.0.1:1/v1", "COMPANION_ENDPOINT_IS": "remote"}, False),
        ({"COMPANION_BASE_URL": "https://models.example/v1"}, False),
        ({"COMPANION_BASE_URL": "http://box/v1", "COMPANION_ENDPOINT_IS": "local"}, True),
        ({}, False),
    ],
)
def test_only_a_model_on_this_machine_sees_everything(
    environment: dict[str, str], is_local: bool
) -> None:
    assert load_settings(environment=environment).settings.consent.is_local is is_local


def test_what_is_never_to_be_sent_is_a_list_of_known_kinds() -> None:
    environment = {"COMPANION_NEVER_SEND": "notes, Career"}

    kept = load_settings(environment=environment).settings.consent.never_send

    assert kept == {"notes", "career"}
    with pytest.raises(SettingsError, match="'nots'; choose from notes, career, goal, profile"):
        load_settings(environment={"COMPANION_NEVER_SEND": "nots"})
    with pytest.raises(SettingsError, match="COMPANION_ENDPOINT_IS = 'far': must be auto, local"):
        load_settings(environment={"COMPANION_ENDPOINT_IS": "far"})


def test_an_endpoint_where_clouds_keep_credentials_is_refused() -> None:
    environment = {"COMPANION_BASE_URL": "http://169.254.169.254/v1"}

    with pytest.raises(SettingsError, match=r"COMPANION_BASE_URL.*link-local"):
        load_settings(environment=environment)
