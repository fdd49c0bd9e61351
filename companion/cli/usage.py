"""What was wrong with a command as it was typed: one line that names the thing, with an example."""

import difflib
import re
from collections.abc import Sequence
from typing import Any, Final

import typer
from pydantic import ValidationError

from companion.cli.reading import STANDARD_INPUT
from companion.errors import InputError, shortened

_EXAMPLE: Final = re.compile(r"Example: `([^`]+)`")
_EXCESS: Final = re.compile(r"unexpected extra arguments?\(?s?\)? \((.*)\)$", re.DOTALL)
_VALUE_ERROR: Final = "Value error, "
_A_DAY: Final = "is no day; write it as in 2026-11-17"
_MEANINGS: Final = {
    "int_parsing": "is no whole number; write one as in 20",
    "int_parsing_size": "is no number of a usual size; write one as in 20",
    "int_from_float": "is no whole number; write one as in 20",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
}
_NEEDED: Final = "takes no {what}; put words that belong together in double quotes"


def is_usage_error(error: Exception) -> bool:
    """Whether the command line itself could not be understood."""
    return hasattr(error, "format_message") and hasattr(error, "exit_code")


def usage_line(error: Exception) -> str:
    """Return what the person typed that does not work, and how it does, as one line."""
    context = getattr(error, "ctx", None)
    line = _fault(error, command=getattr(context, "info_name", None) or "companion")
    example = _example(context)
    end = "" if line.endswith("?") else "."
    return f"{line}{end} Example: {example}" if example else f"{line}{end} See: companion --help"


def require_one_standard_input(arguments: Sequence[str]) -> None:
    """Refuse `-` for two inputs: the second would find nothing left to read.

    Raises:
        InputError: it stands twice; the flags are named.
    """
    users: list[str] = []
    before = ""
    for argument in arguments:
        flag, equals, value = argument.partition("=")
        if argument == STANDARD_INPUT:
            users.append(before if before.startswith("--") else "an argument")
        elif equals and flag.startswith("--") and value == STANDARD_INPUT:
            users.append(flag)
        before = argument
    if len(users) > 1:
        raise InputError(
            f"standard input (-) is named for {' and '.join(users)}, and can be read only once; "
            "give one of them as a file"
        )


def _fault(error: Exception, *, command: str) -> str:
    possibilities = getattr(error, "possibilities", None)
    option = getattr(error, "option_name", None)
    if isinstance(error, typer.BadParameter):
        return _bad_value(error, command=command)
    if option is not None and possibilities is None and "requires" in str(error):
        return f"{option} needs a value after it"
    if option is not None and "does not take" in str(error):
        return f"{option} takes no value"
    if option is not None:
        near = difflib.get_close_matches(option, possibilities or (), n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        return f"{command} has no option {option!r}{hint}"
    excess = _EXCESS.search(str(error))
    if excess is not None:
        return f"{command} {_NEEDED.format(what=shortened(excess[1]))}"
    return str(error).removesuffix(".")


def _bad_value(error: typer.BadParameter, *, command: str) -> str:
    name = _name_of(error.param)
    if not error.message:
        return _missing(error.param, name=name, command=command)
    cause = error.__cause__
    if not isinstance(cause, ValidationError):
        said = error.message.removesuffix(".")
        return f"{name}: {said}" if name.startswith("-") else said
    detail = cause.errors(include_url=False)[0]
    meaning = _MEANINGS.get(detail["type"])
    said = str(detail["msg"]).removeprefix(_VALUE_ERROR).removesuffix(".")
    value = shortened(detail["input"])
    if "does not match the format" in said:
        return f"{name} {value} {_A_DAY}"
    if meaning is not None:
        return f"{name} {value} {meaning.format(**detail.get('ctx', {}))}"
    return f"{name} {value} {said.removeprefix(value).lstrip()}"


def _missing(parameter: Any, *, name: str, command: str) -> str:  # noqa: ANN401 - the library's
    meaning = (getattr(parameter, "help", None) or "").removesuffix(".")
    meaning = meaning[:1].lower() + meaning[1:]
    if name.startswith("-"):
        return f"{command} needs {name}: {meaning or 'a value'}"
    return f"{command} needs {meaning or name}"


def _name_of(parameter: Any) -> str:  # noqa: ANN401 - a parameter of the library's
    options = getattr(parameter, "opts", None) or ("value",)
    return str(options[0])


def _example(context: Any) -> str | None:  # noqa: ANN401 - a context of the library's
    found = _EXAMPLE.search(getattr(getattr(context, "command", None), "help", None) or "")
    return None if found is None else found[1]
