"""Prints what would be sent to a language model, for `--show-prompt`; nothing is sent."""

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from companion.cli.printing import remark, say

if TYPE_CHECKING:
    from companion.ports import ModelRequest
    from companion.settings import Settings


def show_requests(
    requests: "Sequence[ModelRequest]", settings: "Settings", *, as_json: bool
) -> None:
    """Print the messages of each request, and on standard error where they would go."""
    if not requests:
        kept = ", ".join(sorted(settings.never_send))
        why = f" (COMPANION_NEVER_SEND={kept})" if kept else ""
        remark(f"nothing would be sent: this is drafted offline{why}")
        return
    remark(f"shown only, not sent; it would go to {_whither(settings)}")
    for request in requests:
        if as_json:
            _print_json(request)
        else:
            _print_text(request)


def _whither(settings: "Settings") -> str:
    if not settings.online:
        return "no model as it is; shown as for one elsewhere"
    place = "this machine" if settings.consent.is_local else "elsewhere"
    return f"{settings.model} at {settings.base_url} ({place})"


def _print_text(request: "ModelRequest") -> None:
    say("=== system")
    say(request.system)
    say("=== user")
    say(request.user)


def _print_json(request: "ModelRequest") -> None:
    messages = [
        {"role": "system", "content": request.system},
        {"role": "user", "content": request.user},
    ]
    shown = {
        "messages": messages,
        "reply_format": request.reply_format.value,
        "schema_name": request.schema_name,
        "schema": dict(request.schema),
    }
    sys.stdout.write(f"{json.dumps(shown)}\n")
