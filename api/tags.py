"""ETags: for who owns a record its version, for everybody else what they are shown of it.

What an owner keeps to themselves moves their own tag, and no tag that anybody else gets.
"""

import hashlib
import re
from typing import Final, TypeVar

from pydantic import BaseModel

from companion.access.principal import Principal
from companion.access.record import Stored

ValueT = TypeVar("ValueT", bound=BaseModel)

_OWNERS: Final = re.compile(r'"([0-9]{1,9})"')
_READERS: Final = re.compile(r'"shown-[0-9a-f]{32}"')
_NO_VERSION: Final = 0
"""Of who may not change the record; versions begin at 1."""


def tag_of(row: Stored[ValueT], principal: Principal) -> str:
    """Return the tag of a record as somebody is shown it."""
    if row.stamp.owner_id == principal.person_id:
        return f'"{row.stamp.version}"'
    shown = row.value.model_dump_json().encode()
    return f'"shown-{hashlib.sha256(shown).hexdigest()[:32]}"'


def version_of(tag: str) -> int | None:
    """Return the version that a tag of ours stands for; None where it is none of ours.

    Weak and half-quoted ones are none (RFC 9110, 13.1.1).
    """
    found = _OWNERS.fullmatch(tag)
    if found is not None:
        return int(found[1])
    return None if _READERS.fullmatch(tag) is None else _NO_VERSION
