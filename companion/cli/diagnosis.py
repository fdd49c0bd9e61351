"""`companion doctor`: each part's state and remedy, and where each setting came from."""

from companion.cli.context import Options
from companion.cli.printing import heading, say


def diagnose(options: Options) -> bool:
    """Print the state of every part; return whether all of them work."""
    from companion.examination import examine

    report = examine(options.opening())
    heading("Parts")
    for part in report.parts:
        mark = "ok  " if part.works else "MEND"
        say(f"{mark}  {part.name}: {part.state}", indent=2)
        if part.remedy:
            say(f"→ {part.remedy}", indent=8)
    heading("Settings, and where each came from")
    for setting in report.settings:
        say(f"{setting.name} = {setting.value}  ({setting.origin})", indent=2)
    return all(part.works for part in report.parts)
