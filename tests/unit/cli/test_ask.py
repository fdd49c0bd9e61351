"""`companion ask` on stored records, over simulated weeks."""

import json
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest

from companion.requests.request import FOLLOW_UP_WORDS
from companion.text.words import count_words
from tests.cli import CommandLine, Ran
from tests.schemas import require_valid

PEOPLE = """Marta Quill, ward sister at St Bede's
Ran a night ward for six years. Can help with running a night ward, rotas.

Joe Pym, orchestra librarian
Lends scores to forty players. Can help with catalogues.

Nel Abara, matron
Led three wards through a merger. Can help with leading nurses.
"""


@pytest.fixture
def asker(companion: CommandLine, tmp_path: Path) -> CommandLine:
    """A command line on which `companion start` was run."""
    people, cv = tmp_path / "people.txt", tmp_path / "cv.txt"
    people.write_text(PEOPLE, "utf-8")
    cv.write_text("Ida Holm\n\nStaff nurse, St Bede's Hospital, 2021 - present\n", "utf-8")
    companion(
        *("start", "--me", str(cv), "--people", str(people)),
        *("--goal", "Run the night ward without losing the day team"),
    )
    return companion


def on(day: str, companion: CommandLine, *arguments: str) -> Ran:
    return companion("--today", day, *arguments)


def test_a_request_goes_from_draft_to_reminder_to_the_next_mentor(asker: CommandLine) -> None:
    first = on("2026-11-02", asker, "ask")
    drafted = on("2026-11-02", asker, "ask", "Marta")
    sent = on("2026-11-02", asker, "ask", "marta", "--sent")
    waiting = on("2026-11-05", asker, "ask", "Marta")
    reminder = on("2026-11-09", asker, "ask", "Marta")
    reminded = on("2026-11-10", asker, "ask", "Marta", "--sent")
    silent = on("2026-11-17", asker, "ask", "Marta")

    assert "First in line: Marta Quill" in first.out
    assert drafted.out.startswith("Subject: ")
    assert 'Send it yourself, then: companion ask "Marta Quill" --sent' in drafted.out
    assert "asked on Mon 2 Nov, no answer yet" in sent.out
    assert "wait until Mon 9 Nov" in waiting.out
    assert "The one reminder to Marta Quill" in reminder.out
    body = reminder.out.partition("Subject: Re: ")[2].partition("words. What it")[0]
    assert count_words(body) <= FOLLOW_UP_WORDS + 12
    assert "reminded on Tue 10 Nov" in reminded.out
    assert "no answer since Tue 10 Nov (7 days)" in silent.out
    assert 'Next: companion ask "Nel Abara"' in silent.out
    assert "reminder" not in silent.out


def test_a_no_leads_to_the_next_mentor_and_a_yes_to_the_first_talk(asker: CommandLine) -> None:
    for name in ("Marta", "Nel"):
        on("2026-11-02", asker, "ask", name)
        on("2026-11-02", asker, "ask", name, "--sent")

    full = on("2026-11-03", asker, "ask")
    declined = on("2026-11-04", asker, "ask", "Marta", "--answered", "no")
    accepted = on("2026-11-05", asker, "ask", "Nel", "--answered", "YES", "--said", "Tuesdays")
    again = on("2026-11-06", asker, "ask", "Marta")

    assert "2 requests are open" in full.out
    assert "said no on Wed 4 Nov" in declined.out
    assert "Next: agree on a time" in accepted.out
    assert "said no on Wed 4 Nov" in again.out
    assert "Subject:" not in again.out
    stored = [json.loads(line) for line in asker("export", "requests").out.splitlines()]
    assert {one["answer"]: one["answer_text"] for one in stored} == {"no": None, "yes": "Tuesdays"}


def test_a_yes_says_agree_prepare_or_that_it_is_over_by_what_came_of_it(
    asker: CommandLine,
) -> None:
    on("2026-11-02", asker, "ask", "Nel", "--sent")
    on("2026-11-05", asker, "ask", "Nel", "--answered", "yes")
    said = on("2026-11-06", asker, "ask")
    terms = ("--at", "Wed 16:00", "--every", "2 weeks", "--zone", "Europe/London")
    on("2026-11-06", asker, "pair", "Nel", *terms, "--agree", "--said", "yes")
    agreed = on("2026-11-07", asker, "ask")
    on("2026-11-20", asker, "pair", "Nel", "--end")

    every = on("2026-11-21", asker, "ask")
    alone = on("2026-11-21", asker, "ask", "Nel")

    assert 'agree on a time: companion pair "Nel Abara"' in said.out
    assert 'prepare the next talk: companion prep "Nel Abara"' in agreed.out
    for ran in (every, alone):
        assert "said yes on Thu 5 Nov; your talks ended on Fri 20 Nov" in ran.out
        assert "agree on a time" not in ran.out
        assert "prepare" not in ran.out


def test_a_third_request_at_once_is_refused_unless_more_are_allowed(asker: CommandLine) -> None:
    for name in ("Marta", "Joe"):
        on("2026-11-02", asker, "ask", name)

    refused = on("2026-11-02", asker, "ask", "Nel")
    allowed = on("2026-11-02", asker, "ask", "Nel", "--open-requests", "3")

    assert refused.status == 2
    assert "'joe-pym', 'marta-quill' wait already" in refused.err
    assert "companion ask NAME --open-requests 3" in refused.err
    assert allowed.status == 0


def test_a_message_of_ones_own_can_be_recorded(asker: CommandLine) -> None:
    sent = on("2026-11-02", asker, "ask", "Joe", "--sent")
    twice = on("2026-11-02", asker, "ask", "Joe", "--sent")
    more = on("2026-11-03", asker, "ask", "Joe", "--answered", "more", "--json")

    assert "asked on Mon 2 Nov" in sent.out
    assert twice.status == 2
    assert "recorded as sent on 2026-11-02" in twice.err
    require_valid("request", json.loads(more.out))
    assert json.loads(more.out)["message"]["body"] is None


def test_a_draft_that_was_not_sent_is_drafted_anew(asker: CommandLine) -> None:
    on("2026-11-02", asker, "ask", "Marta")

    chat = on("2026-11-03", asker, "ask", "Marta", "--channel", "chat", "--json")
    stored = asker("list", "requests")

    assert json.loads(chat.out)["message"]["subject"] is None
    assert json.loads(chat.out)["message"]["drafted_on"] == "2026-11-03"
    assert len(stored.out.splitlines()) == 1


def test_a_silence_lowers_a_mentor_in_the_next_match(asker: CommandLine) -> None:
    on("2026-11-02", asker, "ask", "Marta", "--sent")

    before = on("2026-11-03", asker, "match")
    after = on("2026-11-20", asker, "match")

    assert "hard to reach" not in before.out
    assert "may be hard to reach: did not answer a request" in after.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ask", "--sent"), "say whom you asked"),
        (("ask", "Marta", "--sent", "--answered", "no"), "one after the other"),
        (("ask", "Marta", "--said", "Hello"), "--said goes with --answered"),
        (("ask", "Marta", "--answered", "maybe"), "none of yes, no and more"),
        (("ask", "Marta", "--answered", "no"), "no request to 'marta-quill' is stored"),
        (("ask", "Ida"), "is you; name somebody else"),
        (("ask", "Zebedee"), "nobody stored is called 'Zebedee'"),
        (("ask", "Marta", "--channel", "pigeon"), "--channel 'pigeon'"),
    ],
)
def test_what_does_not_go_together_is_said(
    asker: CommandLine, arguments: tuple[str, ...], said: str
) -> None:
    ran = asker(*arguments)

    assert ran.status == 2
    assert said in ran.err


def test_who_never_started_is_told_how(companion: CommandLine) -> None:
    ran = companion("ask", "Ana")

    assert ran.status == 2
    assert "companion start" in ran.err


def test_everybody_asked_is_said(companion: CommandLine, tmp_path: Path) -> None:
    people = tmp_path / "people.txt"
    people.write_text("Joe Pym, orchestra librarian\nLends scores.\n", "utf-8")
    companion("start", "--name", "Ida Holm", "--people", str(people), "--goal", "Lend scores")
    on("2026-11-02", companion, "ask", "Joe", "--sent")

    declined = on("2026-11-03", companion, "ask", "Joe", "--answered", "no")

    assert "Everybody stored has been asked" in declined.out


def test_a_mentor_sees_what_is_asked_whether_it_fits_and_three_replies(
    companion: CommandLine, tmp_path: Path
) -> None:
    people, mail = tmp_path / "people.txt", tmp_path / "mail.txt"
    people.write_text("me: Marta Quill, ward sister\n\nAmir Vos, nurse\n", "utf-8")
    mail.write_text("Hi Marta,\nWhat did you do in your first night?\nAmir\n", "utf-8")
    companion("start", "--people", str(people), "--minutes", "10")

    shown = on("2026-11-18", companion, "ask", "Amir", "--received", str(mail))
    given = on(
        *("2026-11-18", companion, "ask", "--received", str(mail), "--json"),
        *("--slot", "Tue 17:00", "--slot", "Thu 12:30"),
    )

    assert "They ask: “What did you do in your first night?”" in shown.out
    assert "It does not say how long it should take" in shown.out
    assert "15 minutes do not fit this week: 10 are left" in shown.out
    assert shown.out.count("Hi Amir,") == 3
    assert '--slot "Tue 24 Nov, 17:00"' in shown.out
    triage = json.loads(given.out)
    assert "Tue 17:00 or Thu 12:30" in triage["replies"][0]["body"]
    assert companion("list", "requests").out.startswith("no requests stored")


def test_two_free_times_of_ones_own_are_offered(companion: CommandLine, tmp_path: Path) -> None:
    me = tmp_path / "me.jsonl"
    free = [{"weekday": day, "start": "17:00", "end": "18:00"} for day in ("tue", "thu")]
    me.write_text(
        json.dumps(
            {"id": "me", "name": "Marta Quill", "time_zone": "Europe/Paris", "availability": free}
        ),
        "utf-8",
    )
    companion("import", "people", str(me))
    mail = tmp_path / "mail.txt"
    mail.write_text("How did you begin?", "utf-8")

    shown = on("2026-11-18", companion, "ask", "--received", str(mail))

    assert (
        "Thu 19 Nov 2026, 17:00 (Europe/Paris) or Tue 24 Nov 2026, 17:00 (Europe/Paris)"
        in shown.out
    )
    assert "--slot" not in shown.out


def test_an_empty_request_is_refused(asker: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" \n", "utf-8")

    ran = asker("ask", "--received", str(tmp_path / "empty.txt"))

    assert ran.status == 2
    assert "is empty; paste the request" in ran.err


def test_a_draft_and_its_reminder_open_as_unsent_mails(asker: CommandLine, tmp_path: Path) -> None:
    first, reminder = tmp_path / "first.eml", tmp_path / "reminder.eml"

    drafted = on("2026-11-02", asker, "ask", "Marta", "--eml", str(first))
    on("2026-11-02", asker, "ask", "Marta", "--sent")
    on("2026-11-09", asker, "ask", "Marta", "--eml", str(reminder))

    mails = [message_from_bytes(path.read_bytes(), policy=SMTP) for path in (first, reminder)]
    assert [mail["X-Unsent"] for mail in mails] == ["1", "1"]
    assert mails[1]["Subject"] == f"Re: {mails[0]['Subject']}"
    body = mails[0].get_content()
    assert "Marta" in body.splitlines()[0]
    assert all(line.strip() in drafted.out for line in body.splitlines()[:2])
    assert "no address of Marta Quill is stored" in drafted.err


def test_a_mail_is_written_of_a_draft_alone_and_over_nothing(
    asker: CommandLine, tmp_path: Path
) -> None:
    there = tmp_path / "ask.eml"
    there.write_text("changed by hand", encoding="utf-8")

    over = on("2026-11-02", asker, "ask", "Marta", "--eml", str(there))
    on("2026-11-02", asker, "ask", "Joe")
    sent = on("2026-11-03", asker, "ask", "Joe", "--sent", "--eml", str(tmp_path / "b.eml"))
    on("2026-11-03", asker, "ask", "Joe", "--sent")
    waiting = on("2026-11-04", asker, "ask", "Joe", "--eml", str(tmp_path / "c.eml"))

    assert [ran.status for ran in (over, sent, waiting)] == [2, 2, 2]
    assert there.read_text(encoding="utf-8") == "changed by hand"
    assert not list(tmp_path.glob("[bc].eml"))
