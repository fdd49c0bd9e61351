"""What an account allows of its own texts, read and said anew by itself."""

from companion.access.consent import Allowed
from companion.access.departures import PrivacyRecords
from companion.access.policy import require_scope
from companion.access.principal import Principal, Scope


async def allowed_by(privacy: PrivacyRecords, *, principal: Principal) -> Allowed:
    """Return what the principal allows.

    Raises:
        ForbiddenError: the key in hand does not read.
    """
    require_scope(principal, Scope.READ)
    return Allowed.by(await privacy.choices(principal.person_id))


async def allow(privacy: PrivacyRecords, allowed: Allowed, *, principal: Principal) -> Allowed:
    """Keep what the principal allows in place of all that they said before, and return it.

    It holds from the next request on: for models elsewhere, for rankings, for numbers.

    Raises:
        ForbiddenError: the key in hand does not write.
    """
    require_scope(principal, Scope.WRITE)
    before = await privacy.choices(principal.person_id)
    # What stays as it was is not said: an outright no holds for one's own results too.
    changed = [one for one in allowed.choices() if one.allowed is not before.may(*one.about)]
    await privacy.say(principal.person_id, changed)
    return Allowed.by(await privacy.choices(principal.person_id))
