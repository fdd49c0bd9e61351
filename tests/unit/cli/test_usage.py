"""A command that was mistyped: one line that names the thing and shows how it is right, exit 2."""

import pytest

from tests.cli import CommandLine


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("agenda", "--minutes", "abc"), "--minutes 'abc' is no whole number"),
        (("agenda", "--minutes", "17.5"), "--minutes '17.5' is no whole number"),
        (("summarize", "n.txt", "--date", "31.12.2026"), "write it as in 2026-11-17"),
        (("match", "--on", "2026-02-30"), "--on '2026-02-30' is no day"),
        (("match", "--top-k", "0"), "--top-k '0' must be at least 1"),
        (("serve", "--port", "99999999999999999999"), "must be at most 65535"),
        (("agenda", "--minuts", "20"), "did you mean --minutes?"),
        (("agenda", "-z"), "no option '-z'"),
        (("agenda", "--goal"), "--goal needs a value"),
        (("agenda", "--json=3"), "--json takes no value"),
        (("agenda", "--goal", "Open", "a", "bakery"), "double quotes"),
        (("outreach",), "needs --mentor"),
        (("summarize",), "needs a file of notes"),
        (("show", "people"), "needs its id"),
        (("list",), "needs people, goals, "),
        (("list", "widgets"), "or items, not 'widgets'"),
        (("show", "Ana Ruiz"), "not 'Ana Ruiz'"),
        (("sumarize", "n.txt"), "'summarize'"),
        (("--modle", "x", "demo"), "did you mean --model?"),
    ],
)
def test_a_mistyped_command_is_answered_in_one_line_with_an_example(
    companion: CommandLine, arguments: tuple[str, ...], said: str
) -> None:
    ran = companion(*arguments)

    assert ran.status == 2
    assert said in ran.err
    assert ran.err.startswith("companion: ")
    assert ran.err.count("\n") == 1
    assert "companion " in ran.err.removeprefix("companion: ")
    assert ran.out == ""


@pytest.mark.parametrize(
    ("arguments", "users"),
    [
        (("agenda", "--goal", "-", "--notes", "-"), "--goal and --notes"),
        (("match", "--mentors=-", "--goals=-"), "--mentors and --goals"),
        (("import", "people", "-", "-"), "an argument and an argument"),
    ],
)
def test_standard_input_for_two_things_is_refused_by_name(
    companion: CommandLine, arguments: tuple[str, ...], users: str
) -> None:
    ran = companion(*arguments)

    assert ran.status == 2
    assert f"named for {users}" in ran.err


def test_alone_the_command_shows_what_there_is(companion: CommandLine) -> None:
    from companion.cli.main import main

    with pytest.raises(SystemExit) as end:
        main([])

    assert end.value.code == 0


@pytest.mark.parametrize("arguments", [["help"], ["help", "match"], ["--version"]])
def test_help_and_version_are_given_as_people_ask_for_them(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    from companion.cli.main import main

    with pytest.raises(SystemExit) as end:
        main(arguments)

    assert end.value.code == 0
    assert "companion" in capsys.readouterr().out


def test_a_length_that_no_session_has_is_refused_by_its_flag(companion: CommandLine) -> None:
    ran = companion("agenda", "--goal", "Open a bakery", "--minutes", "14")

    assert ran.status == 2
    assert ran.err == "companion: --minutes 14: must be at least 15\n"
