from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.adapters.scripted_model import ScriptedModel
from companion.agendas.agenda import (
    CATCH_UP_SHARE,
    MOST_ITEMS,
    QUESTION_SHARE,
    AgendaBrief,
    Carryover,
    OpenAction,
    PastNotes,
)
from companion.agendas.reply import CHECKS, AgendaReply, ReplyItem, accept, inputs, sources
from companion.agendas.rules import Part, Weight, fitted
from companion.agendas.service import AGENDA
from companion.content import content_folder
from companion.errors import ModelReplyError
from companion.goals.goal import Goal, GoalId
from companion.knowledge.bank import BankQuestion, QuestionFamily, QuestionFit
from companion.text.spans import quote_at
from companion.values import LONGEST_MINUTES, SHORTEST_MINUTES
from companion.writing.draft import SourceKind
from companion.writing.pipeline import Writer
from companion.writing.prompts import PromptLibrary
from companion.writing.sources import NO_SOURCE

GOAL = Goal(
    id=GoalId("g-1"),
    statement="Run my ward without doing everybody's job myself",
    challenge="Delegating feels rude.",
)
NOTES = "Grace: I'll hand over the bleep on Thursday."
BRIEF = AgendaBrief(
    goal=GOAL,
    minutes=20,
    carryover=Carryover(
        open_actions=(
            OpenAction(what="Hand over the bleep", ref="notes.txt", quote=quote_at(NOTES, 7, 44)),
        )
    ),
    notes=(PastNotes(ref="notes.txt", text=NOTES),),
    bank=(
        QuestionFit(
            question=BankQuestion(
                text="How would you begin with {focus}, and with whom?",
                family=QuestionFamily.APPROACH,
                topic="Delegating",
            ),
            ref="questions/new-manager",
            prepare=("Write down one task.",),
            similarity=0.5,
        ),
    ),
)


def an_item(
    part: Part, *, minutes: int = 5, question: str = "", source: str = "", quote: str = ""
) -> ReplyItem:
    return ReplyItem(
        part=part,
        minutes=minutes,
        title=f"The {part} part",
        purpose="Know what to do.",
        question=question,
        source=source,
        quote=quote,
    )


QUESTION = an_item(
    Part.QUESTION,
    minutes=8,
    question="How do you hand over a job?",
    source="S2",
    quote="Delegating feels rude",
)
COMMITMENT = an_item(Part.COMMITMENT, minutes=3)


def a_reply(*items: ReplyItem, prework: tuple[str, ...] = ()) -> AgendaReply:
    return AgendaReply(items=items, prework=prework)


def test_minutes_are_made_to_sum_whatever_was_replied() -> None:
    draft = accept(BRIEF, a_reply(QUESTION, COMMITMENT)).draft

    assert [item.minutes for item in draft.items] == [15, 5]
    assert draft.minutes == 20


def test_an_item_rests_on_the_exact_words_of_its_source() -> None:
    source = accept(BRIEF, a_reply(QUESTION, COMMITMENT)).draft.items[0].source

    assert source is not None
    assert (source.kind, source.ref, source.quote) == (
        SourceKind.GOAL,
        "challenge",
        "Delegating feels rude",
    )


def test_words_that_are_in_no_source_are_dropped_and_the_item_stays() -> None:
    invented = QUESTION.model_copy(update={"quote": "I always freeze"})

    accepted = accept(BRIEF, a_reply(invented, COMMITMENT))

    assert accepted.draft.items[0].source is None
    assert [(item.text, item.why.code) for item in accepted.dropped] == [
        ("I always freeze", NO_SOURCE)
    ]


def test_a_slot_of_the_question_bank_is_not_quoted() -> None:
    asked = QUESTION.model_copy(
        update={"quote": "How would you begin with {focus}, and with whom?"}
    )

    source = accept(BRIEF, a_reply(asked, COMMITMENT)).draft.items[0].source

    assert source is not None
    assert (source.kind, source.quote) == (SourceKind.KNOWLEDGE, "How would you begin with")


def test_the_commitment_is_moved_to_the_end() -> None:
    draft = accept(BRIEF, a_reply(COMMITMENT, QUESTION)).draft

    assert draft.items[-1].title == COMMITMENT.title


def test_items_beyond_the_most_are_left_out_and_named() -> None:
    others = [an_item(Part.OTHER) for _ in range(MOST_ITEMS)]

    accepted = accept(BRIEF, a_reply(*others, QUESTION, COMMITMENT))

    assert len(accepted.draft.items) == MOST_ITEMS
    assert accepted.draft.items[-2].title == QUESTION.title
    assert [item.why.code for item in accepted.dropped] == ["too_many_items"] * 2


@pytest.mark.parametrize(
    "items",
    [
        (QUESTION,),
        (COMMITMENT,),
        (QUESTION, QUESTION, COMMITMENT),
        (QUESTION, COMMITMENT, COMMITMENT),
        (QUESTION.model_copy(update={"question": ""}), COMMITMENT),
        (QUESTION.model_copy(update={"title": ""}), COMMITMENT),
        (),
    ],
)
def test_an_agenda_without_its_question_or_commitment_is_no_draft(
    items: tuple[ReplyItem, ...],
) -> None:
    with pytest.raises(ModelReplyError):
        accept(BRIEF, a_reply(*items))


def test_a_placeholder_or_an_unknown_name_sends_the_agenda_back() -> None:
    asked = QUESTION.model_copy(update={"question": "How would Marcus begin with {focus}?"})

    draft = accept(BRIEF, a_reply(asked, COMMITMENT)).draft

    codes = [violation.code for check in CHECKS for violation in check(BRIEF, draft)]
    assert codes == ["placeholder", "unsupported"]


def test_what_was_promised_stands_in_the_prompt_once_with_its_place() -> None:
    listed = [(source.origin, source.ref) for source in sources(BRIEF)]

    assert listed == [
        ("goal", "statement"),
        ("goal", "challenge"),
        ("notes", "notes.txt"),
        ("notes", "notes.txt"),
        ("knowledge", "questions/new-manager"),
    ]
    assert inputs(BRIEF)["question_percent"] == "50"


PARTS = st.lists(
    st.tuples(st.integers(-5, 90), st.sampled_from([Part.CATCH_UP, Part.OTHER])), max_size=3
)


@given(
    optional=PARTS,
    question=st.integers(-5, 90),
    commitment=st.integers(-5, 90),
    total=st.integers(SHORTEST_MINUTES, LONGEST_MINUTES),
)
def test_minutes_always_sum_and_keep_the_shares(
    optional: list[tuple[int, Part]], question: int, commitment: int, total: int
) -> None:
    weights = [
        *(Weight(minutes=minutes, part=part) for minutes, part in optional),
        Weight(minutes=question, part=Part.QUESTION),
        Weight(minutes=commitment, part=Part.COMMITMENT),
    ]

    minutes = fitted(weights, total=total)

    assert sum(minutes) == total
    assert min(minutes) >= 1
    assert minutes[len(optional)] >= total * QUESTION_SHARE
    for length, weight in zip(minutes, weights, strict=True):
        if weight.part is Part.CATCH_UP:
            assert length <= total * CATCH_UP_SHARE


def test_longer_items_stay_longer() -> None:
    weights = [
        Weight(minutes=minutes, part=part)
        for minutes, part in ((2, Part.OTHER), (12, Part.QUESTION), (4, Part.COMMITMENT))
    ]

    for total in range(SHORTEST_MINUTES, LONGEST_MINUTES + 1):
        minutes = fitted(weights, total=total)
        assert all(minutes[one] <= minutes[two] for one, two in combinations((0, 2, 1), 2))


async def test_a_question_that_the_model_repeats_is_named_to_it_and_replaced() -> None:
    first = QUESTION.model_copy(update={"question": "What did you hand over first?"})
    other = QUESTION.model_copy(update={"question": "Which task would you hand over next?"})
    replies = [a_reply(one, COMMITMENT).model_dump_json() for one in (first, other)]
    model = ScriptedModel(replies)
    writer = Writer(prompts=PromptLibrary.load(content_folder("prompts")), model=model)
    brief = BRIEF.model_copy(update={"asked": ("What did you hand over first?",)})

    written = await writer.write(AGENDA, brief)

    assert "was the question of one of the last talks" in str(model.requests[1])
    assert other.question in [item.question for item in written.draft.items]
