"""Which stored person somebody is to themselves."""

from companion.access.principal import LOCAL_OWNER, Principal
from companion.errors import NotFoundError
from companion.people.person import PersonId
from companion.people.slugs import OWN_ID


def own_id_of(principal: Principal) -> PersonId:
    """Return the id of the principal's own record, whether it is stored or not."""
    return OWN_ID if principal.person_id == LOCAL_OWNER else PersonId(principal.person_id)


def require_own_id(person_id: str, principal: Principal) -> None:
    """Refuse what is for nobody but the person themselves, whom `me` means for everybody.

    Raises:
        NotFoundError: it is asked for about somebody else; whether they are stored is not said.
    """
    own = own_id_of(principal)
    if person_id not in {own, OWN_ID}:
        raise NotFoundError(f"there is nothing of {person_id!r} for you; ask for {own!r}, yourself")
