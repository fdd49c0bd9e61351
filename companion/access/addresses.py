"""Addresses of servers: which are this machine itself, and which are nobody's choice."""

import ipaddress
import re
from typing import Final
from urllib.parse import urlsplit

_LOCAL_NAMES: Final = ("localhost", ".localhost")


def is_loopback(url: str) -> bool:
    """Tell whether a URL's host is this machine itself."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    if host == _LOCAL_NAMES[0] or host.endswith(_LOCAL_NAMES[1]):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


_DISGUISED: Final = re.compile(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}", re.IGNORECASE)
"""Hosts that some clients read as an address: 2130706433, 0x7f.1."""


def require_usual(host: str) -> None:
    """Refuse addresses at which no server of a person's choice is, and numbers in their place.

    Raises:
        ValueError: the host is link-local (where clouds keep credentials), or no plain address.
    """
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        if _DISGUISED.fullmatch(host):
            raise ValueError("spells an address in an unusual way; write it as 127.0.0.1") from None
        return
    plain = getattr(address, "ipv4_mapped", None) or address
    if plain.is_unspecified:
        raise ValueError("names every address of this machine; write 127.0.0.1")
    if plain.is_link_local or plain.is_multicast:
        raise ValueError("is a link-local or multicast address, at which no model answers")
