"""How a companion is opened: settings by hand, who serves, who watches the progress."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from companion.ports import ModelRequest
from companion.settings import LoadedSettings, load_settings
from companion.writing.events import Watch

Remark = Callable[[str], None]
"""Called with a sentence on what did not go as it should and stopped nothing."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, kw_only=True)
class Opening:
    """How to open a companion.

    Attributes:
        flags: settings given by hand, by name; None values count as not given.
        environment: in place of the process's own variables.
        offline: use no language model, whatever is set.
        serving: this process may own the index folder (`companion serve` alone does).
        today: taken for today, to note down what happened on another day; the clock's otherwise.
        show_prompt: shown what a model would be asked, which then nobody is; None asks it.
        progress: shown the advance of long work.
        watch: told how a language model's draft advances, where the draft has no watch of its own.
        remark: told what did not go as it should and stopped nothing; a log otherwise.
    """

    flags: Mapping[str, object] = field(default_factory=dict)
    environment: Mapping[str, str] | None = None
    offline: bool = False
    serving: bool = False
    today: date | None = None
    show_prompt: Callable[[ModelRequest], None] | None = None
    progress: Progress | None = None
    watch: Watch | None = None
    remark: Remark | None = None

    def load(self) -> LoadedSettings:
        """Return the settings with their origins.

        Raises:
            SettingsError: a value cannot work.
        """
        return load_settings(self.flags, environment=self.environment)
