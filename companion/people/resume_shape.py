"""Tells a JSON Resume from our own records, before its reader is needed."""

from collections.abc import Mapping

from pydantic import JsonValue


def looks_like_resume(data: JsonValue) -> bool:
    """Whether data are a JSON Resume: an object with `basics` or `work`, not one of ours."""
    if not isinstance(data, Mapping) or "career" in data:
        return False
    if isinstance(data.get("basics"), Mapping):
        return True
    jobs = data.get("work", data.get("volunteer"))
    return isinstance(jobs, list) and "id" not in data
