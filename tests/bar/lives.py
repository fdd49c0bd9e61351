"""Random lives of three accounts beside a small model of who may read what."""

import json
import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from companion.people.person import PersonId
from tests.accounts import key_of, public_part
from tests.asgi import Answer, Caller
from tests.bar.counted import NUMBERS, PROGRAMME, expected, told
from tests.bar.planting import Planter
from tests.bar.reference import (
    CANARY,
    KINDS,
    MATERIALS,
    PURPOSES,
    Document,
    Kept,
    Life,
    Reference,
    as_listed,
    is_of_talk,
    own_canaries,
    path_of,
)
from tests.faults.server import FaultServer

STEPS: Final = 7
SAME_ID: Final = "talk"  # Of a talk of each account.


@dataclass
class Trial:
    """One sequence: three accounts, random steps, and what went wrong."""

    caller: Caller
    chance: random.Random
    planter: Planter
    model: FaultServer | None
    wrong: list[str]
    names: tuple[str, str, str]
    organiser: str
    """The key of who organises the programme of everybody."""
    everybody: list[Life]
    """Who lives in this database, these three too."""
    secret: bytes
    """The key by which it draws who is left out of its numbers."""
    checks: int = 0

    def __post_init__(self) -> None:
        self.lives: dict[str, Life] = {}
        self.reference = Reference(self.lives)
        self.trail: list[str] = []

    async def live(self) -> None:
        """Open the accounts, let random things happen, and look at what one of them has."""
        a, b, c = self.names
        for name in self.names:
            self.lives[name] = Life(name, await self._key(name))
            self.everybody.append(self.lives[name])
        for life in self.lives.values():
            await self._store(life, "people", [self.planter.person(who) for who in self.names])
        pairs = ((a, b), (a, c), (c, b))
        for life in self.lives.values():
            own = [pair for pair in pairs if life.name in pair]
            await self._hold_out(life, {pair: self.chance.random() < 0.8 for pair in own})
            if self.chance.random() < 0.5:
                await self._change_consent(life)
        steps: list[Callable[[Life], Any]] = [
            self._add_session,
            self._add_session,
            self._add_item,
            self._add_goal,
            self._add_request,
            self._change_goal,
            self._change_session,
            self._change_hand,
            self._reopen,
            self._edit_pair,
            self._change_hidden,
            self._prepare,
            self._remove,
            self._read,
            self._read_all,
            self._touch_foreign,
            self._draft,
            self._export,
            self._change_key,
            self._change_consent,
            self._count,
        ]
        for _ in range(STEPS):
            life = self.chance.choice(list(self.lives.values()))
            step = self.chance.choice(steps)
            self.trail.append(f"{life.name[0]}{step.__name__}")
            await step(life)
        await self._read_all(self.chance.choice(list(self.lives.values())))
        await self._count(self.chance.choice(list(self.lives.values())))

    async def _key(self, name: str) -> str:
        roles = (f"mentee:{PROGRAMME}", f"mentor:{PROGRAMME}")
        return await key_of(self.caller.companion, name, *roles)

    async def _send(
        self,
        life: Life,
        method: str,
        path: str,
        body: object = None,
        **more: Any,  # noqa: ANN401
    ) -> Answer:
        """Send something, and look at every byte that comes of it."""
        before = len(self.model.requests) if self.model else 0
        answer = await self.caller.send(method, path, body, key=life.key, **more)
        sent = path.encode() + (b"" if body is None else json.dumps(body).encode())
        prompts = self.model.requests[before:] if self.model else []
        self._look(life, f"{method} {path}", answer.everything, own=sent)
        for prompt in prompts:
            self._look(life, f"prompt of {path}", prompt.text.encode(), own=sent)
        return answer

    def _look(self, life: Life, where: str, content: bytes, *, own: bytes = b"") -> None:
        self.checks += 1
        seen = {int(number) for number in CANARY.findall(content.decode(errors="replace"))}
        told = {int(number) for number in CANARY.findall(own.decode())}
        foreign = seen - told - self.reference.canaries(life.name)
        if foreign:
            self._wrong(f"{where} shows {life.name} {sorted(foreign)}")

    def _wrong(self, what: str) -> None:
        self.wrong.append(f"{what} after {' '.join(self.trail)}")

    async def _store(self, life: Life, kind: str, documents: list[Document]) -> None:
        body = {"records": documents, "replace": True}
        answer = await self._send(life, "POST", f"/v1/{kind}", body)
        if answer.status != 201:
            self._wrong(f"storing {kind}: {answer.status} {answer.body[:300]!r}")
            return
        for document in documents:
            self._keep(life, kind, document)

    def _keep(self, life: Life, kind: str, document: Document) -> None:
        pair = self._pair_of(life, kind, document)
        number = int(CANARY.findall(json.dumps(document))[0])
        life.records[kind, document["id"]] = Kept(number, document, pair, own_canaries(document))

    def _pair_of(self, life: Life, kind: str, document: Document) -> tuple[str, str] | None:
        if kind == "goals" and document.get("pair_id"):
            shown_to = life.records["pairs", document["pair_id"]].document
            return shown_to["mentor_id"], shown_to["mentee_id"]
        if kind == "items":
            talk = life.records["sessions", document["evidence"]["session_id"]]
            return talk.pair
        if kind == "pairs" or (kind == "sessions" and not document.get("private")):
            return document["mentor_id"], document["mentee_id"]
        return None

    async def _hold_out(self, life: Life, hands: Mapping[tuple[str, str], bool]) -> None:
        documents: list[Document] = []
        for pair, yes in hands.items():
            ended = not yes and self.chance.random() < 0.5
            side = "mentor" if life.name == pair[0] else "mentee"
            documents.append(self.planter.pair(pair, side=side, said_yes=yes or ended, ended=ended))
        await self._store(life, "pairs", documents)
        for pair, yes in hands.items():
            self.reference.hold_out(life.name, pair, yes=yes)

    def _pairs_of(self, life: Life) -> list[tuple[str, str]]:
        return list(life.hands)

    async def _change_hand(self, life: Life) -> None:
        pair = self.chance.choice(self._pairs_of(life))
        await self._hold_out(life, {pair: not life.hands[pair]})

    async def _add_session(self, life: Life) -> None:
        pair = self.chance.choice(self._pairs_of(life))
        private = self.chance.random() < 0.4
        document = self.planter.session(pair, private=private)
        if ("sessions", SAME_ID) not in life.records and self.chance.random() < 0.3:
            document["id"] = SAME_ID
        await self._store(life, "sessions", [document])

    def _any(self, life: Life, kind: str) -> Kept | None:
        found = [kept for (of, _), kept in life.records.items() if of == kind]
        return self.chance.choice(found) if found else None

    async def _add_item(self, life: Life) -> None:
        talk = self._any(life, "sessions")
        if talk is not None:
            await self._store(life, "items", [self.planter.item(talk.document)])

    async def _add_goal(self, life: Life) -> None:
        await self._store(life, "goals", [self.planter.goal()])

    async def _add_request(self, life: Life) -> None:
        mentor, answer = self.chance.choice(self.names), self.chance.choice(("yes", "no", "more"))
        if mentor != life.name:
            document = self.planter.request(mentor, life.name, answer=answer)
            await self._store(life, "requests", [document])

    async def _change_consent(self, life: Life) -> None:
        """Allow something else, and read that back."""
        often = self.chance.choice((0.1, 0.9))
        for purpose in PURPOSES:
            life.allowed[purpose] = [one for one in MATERIALS if self.chance.random() < often]
        path = f"/v1/people/{life.name}/consent"
        said = await self._send(life, "PUT", path, life.allowed)
        read = await self._send(life, "GET", path)
        if (said.status, read.status) != (200, 200) or read.json != life.allowed:
            self._wrong(f"consent of {life.name}: {said.status}, {read.body!r}")

    async def _count(self, life: Life) -> None:
        """Look at everybody's programme in numbers, which show no word of anybody."""
        answer = await self.caller.send("GET", NUMBERS, key=self.organiser)
        self.checks += 1
        if answer.status != 200 or CANARY.search(answer.everything.decode()):
            self._wrong(f"numbers of the programme: {answer.status} {answer.body!r}")
        elif told(answer.json) != (due := expected(self.everybody, secret=self.secret)):
            self._wrong(f"the programme has {told(answer.json)} instead of {due}")
        refused = await self._send(life, "GET", NUMBERS)
        if refused.status != 404:
            self._wrong(f"{life.name} counts the programme: {refused.status}")

    async def _change_goal(self, life: Life) -> None:
        kept, pair = self._any(life, "goals"), self._any(life, "pairs")
        if kept is not None and pair is not None:
            shown = None if kept.pair else pair.document["id"]
            await self._store(life, "goals", [{**kept.document, "pair_id": shown}])

    async def _change_session(self, life: Life) -> None:
        kept = self._any(life, "sessions")
        if kept is None:
            return
        document = {**kept.document, "private": not kept.document["private"]}
        await self._store(life, "sessions", [document])
        for (kind, _), item in life.records.items():
            if kind == "items" and item.document["evidence"]["session_id"] == document["id"]:
                item.pair = life.records["sessions", document["id"]].pair

    async def _remove(self, life: Life) -> None:
        kind = self.chance.choice(("goals", "sessions", "items", "requests"))
        kept = self._any(life, kind)
        if kept is None:
            return
        name = kept.document["id"]
        answer = await self._send(life, "DELETE", f"/v1/{kind}/{name}")
        if answer.status != 204:
            self._wrong(f"removing {kind}: {answer.status}")
        life.records = {
            place: other
            for place, other in life.records.items()
            if place != (kind, name)
            and not (kind == "sessions" and is_of_talk(place[0], other, name))
        }

    async def _read(self, life: Life) -> None:
        kind = self.chance.choice(KINDS)
        await self._read_kind(life, kind, limit=self.chance.choice((1, 2, 500)))

    async def _read_all(self, life: Life) -> None:
        for kind in KINDS:
            await self._read_kind(life, kind, limit=500)

    async def _read_kind(self, life: Life, kind: str, *, limit: int) -> None:
        listed: Counter[tuple[str, ...]] = Counter()
        after = ""
        while True:
            answer = await self._send(life, "GET", f"/v1/{kind}?limit={limit}{after}")
            if answer.status != 200:
                self._wrong(f"listing {kind}: {answer.status}")
                return
            listed += as_listed(kind, answer.json["records"])
            if answer.json["next"] is None:
                break
            after = f"&after={answer.json['next']}"
        due = self.reference.listed(life.name, kind)
        if listed != due:
            more, less = dict(listed - due), dict(due - listed)
            self._wrong(f"{life.name} lists {kind} {more} too much, {less} too little")

    async def _touch_foreign(self, life: Life) -> None:
        """Try to get, change and remove somebody else's record."""
        other = self.chance.choice([one for one in self.lives.values() if one is not life])
        foreign = {key: kept for key, kept in other.records.items() if key not in life.records}
        if not foreign:
            return
        (kind, name), kept = self.chance.choice(list(foreign.items()))
        # Of somebody else it may be that shares a record of this id.
        sees = any(name == one for one, _ in self.reference.readable(life.name, kind))
        path = f"/v1/{kind}/{name}"
        tag = {"If-Match": '"1"'}
        tried = [
            await self._send(life, "GET", path),
            await self._send(life, "PUT", path, kept.document, headers=tag),
            await self._send(life, "DELETE", path),
        ]
        expected = [200, 403, 403] if sees else [404, 404, 404]
        if [answer.status for answer in tried] != expected:
            self._wrong(f"{path} by {life.name}: {[one.status for one in tried]} not {expected}")

    async def _own_pair(self, life: Life, pair: tuple[str, str]) -> Document:
        """Return a pair as it is stored, whose revision only the server knows."""
        found: Document = (await self._send(life, "GET", path_of(life, pair))).json
        return found

    async def _reopen(self, life: Life) -> None:
        """End a pair and take that back: the other one's earlier yes counts no longer."""
        pair = self.chance.choice(self._pairs_of(life))
        document = await self._own_pair(life, pair)
        for ending in ({"ended_on": "2026-03-09"}, None):
            await self._store(life, "pairs", [{**document, "ending": ending}])
            yes = ending is None and bool(document["agreement"]["words"])
            self.reference.hold_out(life.name, pair, yes=yes)
        await self._edit_pair(self.lives[self.chance.choice(pair)], pair)
        await self._read_kind(life, "pairs", limit=500)

    async def _edit_pair(self, life: Life, pair: tuple[str, str] | None = None) -> None:
        """Change a pair without a word on its terms: nobody reads more or less."""
        pair = pair or self.chance.choice(self._pairs_of(life))
        document = await self._own_pair(life, pair)
        pauses = [{"since": "2026-03-03", "resumes_on": "2026-03-04"}]
        entry = {"key": "k", "starts_at": "s", "minutes": 20, "digest": self.planter.word()}
        issued = [{**entry, "sequence": 0, "cancelled": False}]
        changed = {**document, "pauses": [] if document["pauses"] else pauses, "issued": issued}
        await self._store(life, "pairs", [changed])

    async def _change_hidden(self, life: Life) -> None:
        """Change of a talk what is its keeper's own: it moves no tag that somebody else gets."""
        if self._any(life, "sessions") is None:
            await self._add_session(life)
        talk = self._any(life, "sessions")
        assert talk is not None
        document = self.planter.with_hidden(talk.document)
        path = f"/v1/sessions/{document['id']}"
        before = [await self._send(one, "GET", path) for one in self.lives.values()]
        await self._store(life, "sessions", [document])
        after = [await self._send(one, "GET", path) for one in self.lives.values()]
        for one, old, new in zip(self.lives.values(), before, after, strict=True):
            has_moved = old.headers.get("etag") != new.headers.get("etag")
            if has_moved is not (one is life):
                self._wrong(f"the tag of {path} for {one.name}: {has_moved}")

    async def _prepare(self, life: Life) -> None:
        """Have the next talk of a pair prepared twice under one key, rights changing between."""
        pair = self.chance.choice(self._pairs_of(life))
        path = f"{path_of(life, pair)}/prep"
        once = {"Idempotency-Key": f"once-{self.planter.word()}"}
        for change in (None, self._change_hand, None):
            if change is not None:
                await change(self.lives[self.chance.choice(pair)])
                continue
            answer = await self._send(life, "POST", path, {}, headers=once)
            if answer.status != 200:
                self._wrong(f"prep for {life.name}: {answer.status} {answer.body[:200]!r}")

    async def _draft(self, life: Life) -> None:
        """Have something drafted from a talk or goal, one's own or somebody else's."""
        whose = self.chance.choice(list(self.lives.values()))
        streamed = {"Accept": "text/event-stream"} if self.chance.random() < 0.5 else {}
        talk, goal = self._any(whose, "sessions"), self._any(whose, "goals")
        plain = {"id": "inline", "statement": "Count the stock before the inventory opens"}
        asks: list[tuple[str, Document]] = [("matches", {"goals": [plain]})]
        if talk is not None:
            ids = [talk.document["id"]]
            asks += [("agendas", {"goal": plain, "session_ids": ids})]
            asks += [("summaries", {"session_id": ids[0]})]
        if goal is not None:
            asks += [("topics", {"goal_id": goal.document["id"]})]
        name, body = self.chance.choice(asks)
        answer = await self._send(life, "POST", f"/v1/{name}", body, headers=streamed)
        if answer.status not in {200, 404, 422}:
            self._wrong(f"{name} for {life.name}: {answer.status} {answer.body[:200]!r}")
        if name == "matches":
            self._require_profiles_only(life, answer)

    def _require_profiles_only(self, life: Life, answer: Answer) -> None:
        """Notes may move a mentor's rank; no word of them may stand in the reasons."""
        seen = {int(number) for number in CANARY.findall(answer.body.decode())}
        profiles = {kept.number for _, kept in self.reference.readable(life.name, "people")}
        if seen - profiles:
            self._wrong(f"a match quotes notes to {life.name}: {sorted(seen - profiles)}")

    async def _export(self, life: Life) -> None:
        principal = (await self.caller.companion.accounts.standing(life.key)).principal
        who = PersonId(self.chance.choice(self.names))
        held = await self.caller.companion.rights().export(who, principal=principal)
        self._look(life, "export", repr(held).encode())

    async def _change_key(self, life: Life) -> None:
        """Revoke the key; it must open nothing, and the next one what it did."""
        old = life.key
        await self.caller.companion.accounts.revoke(public_part(old))
        answer = await self.caller.send("GET", "/v1/sessions", key=old)
        self.checks += 1
        if answer.status != 401 or CANARY.search(answer.everything.decode()):
            self._wrong(f"a revoked key: {answer.status}")
        life.key = await self._key(life.name)
