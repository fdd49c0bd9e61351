"""Topics as a person reads them."""

from companion.cli.printing import cited, provenance, say
from companion.topics.topic import TopicList


def show_topics(topics: TopicList) -> None:
    """Print topics with their question and sources."""
    if not topics.topics:
        say("Nothing relevant found; say more about the goal or the career.")
    for number, topic in enumerate(topics.topics, 1):
        say()
        say(f"{number}. {topic.title}", style="bold")
        say(topic.why, indent=3)
        say(f"Ask: {topic.question}", indent=3)
        for source in topic.sources:
            say(cited(source), style="dim", indent=3)
    provenance(topics)
