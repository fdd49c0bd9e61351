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
        ({"COMPANION_BASE_URL": "ftp://x"}, "'base_url' = 'ftp://x'"),
        ({"COMPANION_BASE_URL": "http://user:secret@x/v1"}, "user name or password"),
        ({"COMPANION_MODEL_SECONDS": "-1"}, "'model_seconds'"),
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
