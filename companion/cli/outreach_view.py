"""A message as a person copies it."""

from companion.cli.printing import bullets, heading, provenance, say, words_of
from companion.outreach.message import OutreachMessage


def show_message(message: OutreachMessage) -> None:
    """Print a message ready to copy, and what it rests on."""
    if message.subject is not None:
        say(f"Subject: {message.subject}", style="bold")
        say()
    say(message.body)
    heading(f"{message.words} words.{' What it rests on:' if message.claims else ''}")
    bullets(f"{claim.about} {claim.field}: {words_of(claim.quote)}" for claim in message.claims)
    provenance(message)
