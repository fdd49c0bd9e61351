"""Topics as a person reads them."""

from companion.cli.printing import bullets, cited, heading, provenance, say, words_of
from companion.topics.offline import LEFT
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
    left = [dropped for dropped in topics.dropped if dropped.why.code == LEFT.code]
    if left:
        heading("Beyond these topics")
        bullets(words_of(dropped.text) for dropped in left)
    others = tuple(dropped for dropped in topics.dropped if dropped not in left)
    provenance(topics.model_copy(update={"dropped": others}))
