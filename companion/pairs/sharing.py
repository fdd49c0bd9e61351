"""When a pair is shared: each of the two keeps a pair of their own, and both have said yes in it.

Nothing of anybody's is changed by the other. Who has a pair of the same two people, named by the
ids of their accounts, and has said yes with their own word, holds out a hand; two such hands are a
handshake, and from then on each reads what the other keeps of this pair. It ends with the next
request after either takes the word back, ends the pair or removes it, and then for both: whoever
wants it again says yes anew, so that nobody brings it back alone.
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


def says_yes_anew(pair: MentoringPair, *, before: MentoringPair, owner_id: str) -> bool:
    """Tell whether a changed pair says a yes that it did not say `before`.

    That is a word which was not there, or a hand where there was none. All else that changes (a
    pause, a meeting) leaves a handshake that the other side let go as it is.
    """
    if handshake_of(before, owner_id=owner_id) is None:
        return True
    known = () if before.agreement is None else before.agreement.words
    said = () if pair.agreement is None else pair.agreement.words
    fresh = tuple(word for word in said if word not in known)
    if pair.agreement is None or not fresh:
        return False
    only_fresh = pair.agreement.model_copy(update={"words": fresh})
    return (
        handshake_of(pair.model_copy(update={"agreement": only_fresh}), owner_id=owner_id)
        is not None
    )
