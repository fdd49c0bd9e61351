"""When a pair is shared: each of the two keeps a pair of their own, and both have said yes in it.

Nothing of anybody's is changed by the other. Who has a pair of the same two people, named by the
ids of their accounts, and has said yes with their own word, holds out a hand; two such hands are a
handshake, and from then on each reads what the other keeps of this pair. It ends with the next
request after either takes the word back, ends the pair or removes it.
"""

import json

from companion.pairs.agreement import Given, MentoringPair, Side


def handshake_of(pair: MentoringPair, *, owner_id: str) -> str | None:
    """Return what the hands of both sides have in common; None where the owner holds out none."""
    side = next((one for one in Side if pair.person_on(one) == owner_id), None)
    if side is None or pair.ending is not None or pair.agreement is None:
        return None
    said_yes = any(
        word.side is side
        and word.given is Given.OWN
        and word.revision == pair.agreement.revision  # A yes to earlier terms counts no longer.
        for word in pair.agreement.words
    )
    return json.dumps([pair.mentor_id, pair.mentee_id]) if said_yes else None
