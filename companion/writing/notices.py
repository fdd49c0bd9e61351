"""What a person is told of a draft that was not made as it was meant to be."""

from collections.abc import Sequence

from companion.errors import ModelError
from companion.ports import LanguageModel
from companion.values import Notice
from companion.writing.draft import Violation


def too_long(*, characters: int, most: int) -> Notice:
    """Say that a brief is longer than what is sent to a model."""
    return Notice(
        code="too_long_for_model",
        text=f"This comes to a prompt of {characters:,} characters, more than the {most:,} that "
        "are sent to a model; it was drafted offline. Give less text, or split it.",
    )


def timed_out(model: LanguageModel, seconds: float) -> Notice:
    """Say that a model took too long."""
    return Notice(
        code="model_unavailable",
        text=f"{model.name!r} at {model.endpoint} did not finish within {seconds:g} s; this was "
        "drafted offline. Try again, or allow it more time (COMPANION_MODEL_SECONDS).",
    )


def never_asked(model: LanguageModel, seconds: float) -> Notice:
    """Say that other drafts kept a model busy until it was too late to ask it."""
    return Notice(
        code="model_unavailable",
        text=f"Other drafts kept {model.name!r} at {model.endpoint} busy for {seconds:g} s; this "
        "was drafted offline. Try again, or ask it for more at once (COMPANION_MODEL_AT_ONCE).",
    )


def offline_because(error: ModelError) -> Notice:
    """Say why a model's draft is not there."""
    sentence = " ".join(str(error).split())
    return Notice(code=error.code, text=f"{sentence} This was drafted offline.")


def doubtful(violations: Sequence[Violation]) -> Notice:
    """Return what a person needs to know of an offline draft that broke a check."""
    phrases = dict.fromkeys(found.phrase for found in violations if found.phrase)
    named = ", ".join(f"“{phrase}”" for phrase in phrases)
    text = "This draft was composed by rules and one of them was not kept; read it with care."
    if named:
        many = "some phrases" if len(phrases) > 1 else "one phrase"
        text = f"This draft was composed by rules and {many} may not be supported: {named}."
    return Notice(code="check_failed", text=text)


def language_not_read(*, online: bool) -> Notice:
    """Say that a brief is in a language that the offline composer does not read."""
    remedy = (
        "Try again when the model answers"
        if online
        else "Name a model that reads it (COMPANION_MODEL and COMPANION_BASE_URL)"
    )
    return Notice(
        code="language_not_read",
        text="This does not look like English, the language that is read offline, so much of it "
        f"was left out. {remedy}.",
    )
