"""What was stored of one talk, and the message that may go to the other of the pair."""

from companion.followups.item import Item
from companion.followups.recap import Recap
from companion.sessions.session import MentoringSession
from companion.values import Value


class Noted(Value):
    """A session with what was confirmed of it, and a recap to send."""

    session: MentoringSession
    items: tuple[Item, ...]
    recap: Recap
