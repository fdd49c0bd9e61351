import pytest

from companion.text.pasting import after_colon, may_be_pasted, reads_english, whole_sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("struggle with delegation", "I struggle with delegation."),
        ("don't know what to charge", "I don't know what to charge."),
        ("Not sure where to start", "I am not sure where to start."),
        ("afraid of failing", "I am afraid of failing."),
        ("feeling stuck", "I am feeling stuck."),
        ("need money", "I need money."),
        ("My boss is never there", "My boss is never there."),
        ("Three use it for free", "Three use it for free."),
        ("The donor likes the number", "The donor likes the number."),
        ("The practical I can do", "The practical I can do."),
        ("it's a small firm", "It's a small firm."),
        ("lack of confidence", None),
        ("imposter syndrome, no time", None),
        ("Saying no to my boss", None),
        ("No time to study the theory", "I have no time to study the theory."),
        ("Too many meetings", None),
        ("no budget, no network", None),
        ("Time", None),
        ("", None),
    ],
)
def test_a_remark_becomes_a_sentence_only_if_it_has_a_verb(text: str, expected: str | None) -> None:
    assert whole_sentence(text) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "See www.example.com for more.",
        "Write to me at ana@mail.example today.",
        "Call +44 20 7946 0958 now.",
        "I am a [profession] of note.",
        "I saw the the plan.",
        "word " * 41,
        "…",
        "x" * 60,
        "a <b> c",
    ],
)
def test_what_would_spoil_a_draft_is_not_pasted(sentence: str) -> None:
    assert not may_be_pasted(sentence)


def test_a_plain_sentence_is_pasted() -> None:
    assert may_be_pasted("I have 14 rooms and 3 keys.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Staff nurse", True),
        ("Uczeń elektryk, trzeci rok", False),
        ("Chef at a café", True),
        ("Je n'ai jamais eu de client et mes deux projets ressemblent à des cours.", False),
        ("🚀", False),
    ],
)
def test_short_foreign_texts_are_noticed(text: str, expected: bool) -> None:
    assert reads_english(text) is expected


def test_a_fragment_follows_a_colon_in_small_letters() -> None:
    assert after_colon("Lack of time!!") == "lack of time."
