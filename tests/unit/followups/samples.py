"""Items for tests: invented promises of a ward sister and a staff nurse."""

from companion.followups.item import Item

NOTES = "Ida will send the rota by Friday. Marta: begin with the worst shift."


def an_item(id: str = "i", **fields: object) -> Item:  # noqa: A002
    """Return an action of the mentee, confirmed on 3 November 2026."""
    given: dict[str, object] = {
        "id": id,
        "kind": "action",
        "text": "Send Marta the rota",
        "mentor_id": "marta",
        "mentee_id": "me",
        "owner": "me",
        "evidence": {"session_id": "s", "start": 0, "end": 33, "text": NOTES[:33]},
        "confirmed_on": "2026-11-03",
        **fields,
    }
    if given["kind"] != "action":
        given["owner"] = None
    return Item.model_validate(given)
