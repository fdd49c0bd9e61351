"""The fabricator makes things up in every draft, and remembers what."""

import json

from evals.fabricator import Fabricator

GOOD = json.dumps({"topics": [{"title": "Rota", "why": "It is late.", "quote": "the rota"}]})


def test_it_spoils_a_reply_and_keeps_what_it_made_up() -> None:
    model = Fabricator(lambda _messages: GOOD)
    for number in range(30):
        model.begin(f"case {number}", known="")

        reply = model.reply([{}, {}])

        assert reply != GOOD
        assert model.invented


def test_nothing_that_is_known_is_made_up() -> None:
    model = Fabricator(lambda _messages: GOOD)
    for number in range(30):
        model.begin(f"case {number}", known="Delacroix Marek")
        model.reply([{}, {}])

        assert not any(words in {"Delacroix", "Marek"} for _, words in model.invented)
