"""Results as a person reads them."""

from collections import Counter
from collections.abc import Mapping

from companion.agendas.agenda import Agenda
from companion.cli.printing import bullets, heading, provenance, say
from companion.goals.goal import Goal
from companion.matching.match import Match, MatchResult
from companion.outreach.message import OutreachMessage
from companion.people.person import Person, PersonId
from companion.summaries.summary import ActionItem, ActionStatus, QuotedText, Summary
from companion.topics.topic import TopicList
from companion.writing.draft import Source, first_words

_STATUS = {
    ActionStatus.COMMITTED: "",
    ActionStatus.TENTATIVE: " (tentative)",
    ActionStatus.SUGGESTED: " (suggested, nobody took it on)",
}
_QUOTE_LENGTH = 160


def show_match(result: MatchResult, *, goal: Goal, people: Mapping[PersonId, Person]) -> None:
    """Print the mentors found for one goal."""
    heading(f"For “{first_words([goal.statement], limit=120)}”")
    if not result.matches:
        say("No mentor fits.", indent=2)
    for match in result.matches:
        _show_one_match(match, people)
    if result.excluded:
        counts = Counter(excluded.why.text for excluded in result.excluded)
        say()
        say(f"Not eligible: {len(result.excluded)}", style="dim", indent=2)
        bullets((f"{count} × {why}" for why, count in counts.most_common(6)), indent=4)


def _show_one_match(match: Match, people: Mapping[PersonId, Person]) -> None:
    person = people.get(match.mentor_id)
    name = person.name if person else match.mentor_id
    about = f" — {person.headline}" if person and person.headline else ""
    say()
    say(f"{match.rank}. {name}{about}", style="bold", indent=2)
    bullets((reason.text for reason in match.reasons), indent=5)
    bullets((caution.text for caution in match.cautions), indent=5, mark="!")


def show_message(message: OutreachMessage) -> None:
    """Print a message ready to copy, and what it rests on."""
    if message.subject is not None:
        say(f"Subject: {message.subject}", style="bold")
        say()
    say(message.body)
    heading(f"{message.words} words. What it rests on:")
    bullets(
        f"{claim.about} {claim.field}: “{first_words([claim.quote], limit=_QUOTE_LENGTH)}”"
        for claim in message.claims
    )
    provenance(message)


def show_agenda(agenda: Agenda) -> None:
    """Print the plan, item by item."""
    heading(f"{agenda.minutes} minutes")
    passed = 0
    for item in agenda.items:
        span = f"{passed:>2}–{passed + item.minutes} min"
        say(f"{span}  {item.title}", style="bold", indent=2)
        say(item.purpose, indent=14)
        if item.question:
            say(f"Ask: {item.question}", indent=14)
        if item.source:
            say(_cited(item.source), style="dim", indent=14)
        passed += item.minutes
    if agenda.prework:
        heading("Before the call")
        bullets(agenda.prework)
    provenance(agenda)


def show_summary(summary: Summary, *, names: Mapping[PersonId, str]) -> None:
    """Print the lists that have something in them, each entry with its quote."""
    for entry in summary.summary:
        say(entry.text)
    _quoted("Takeaways", summary.takeaways)
    _quoted("Decisions", summary.decisions)
    if summary.action_items:
        heading("Action items")
        for item in summary.action_items:
            say(f"- {_action(item, names)}", indent=2)
            say(_words_of(item.quotes[0].text), style="dim", indent=4)
    _quoted("Open questions", summary.open_questions)
    provenance(summary)


def _quoted(title: str, entries: tuple[QuotedText, ...]) -> None:
    if not entries:
        return
    heading(title)
    for entry in entries:
        say(f"- {entry.text}", indent=2)
        # A line that is its own quote would only be read twice.
        if entry.quotes and entry.quotes[0].text.strip(" .") != entry.text.strip(" ."):
            say(_words_of(entry.quotes[0].text), style="dim", indent=4)


def _action(item: ActionItem, names: Mapping[PersonId, str]) -> str:
    owner = f"{names.get(item.owner, item.owner)}: " if item.owner else ""
    due = ""
    if item.due_on:
        due = f", by {item.due_on:%a %d %b %Y} (“{item.due_phrase}”)"
    elif item.due_phrase:
        due = f", “{item.due_phrase}”"
    return f"{owner}{item.what}{due}{_STATUS[item.status]}"


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
            say(_cited(source), style="dim", indent=3)
    provenance(topics)


def _cited(source: Source) -> str:
    return f"[{source.ref}] {_words_of(source.quote)}"


def _words_of(quote: str) -> str:
    return f"“{first_words([quote], limit=_QUOTE_LENGTH)}”"
