"""The marketplace's backend: it requires and cancels verifications, reads events, and gets webhooks."""

import asyncio
import base64
import hashlib
import hmac
import itertools
import json
import random
import time
from collections import Counter, deque
from dataclasses import dataclass

from aiohttp import web

from wire import Wire

links_kept, link_s_max = 20, 600
events_page = 100
profile = {
    "name": "Ada Mensah",
    "title": "Illustrator",
    "country": "GH",
    "skills": ["Ink", "Vector", "Posters"],
    "work": [{"title": "Illustrator", "company": "Studio Kente", "from": "2019", "to": "2024"}],
    "education": [{"degree": "BA", "school": "KNUST", "year": "2018"}],
}
triggers = ["first_proposal", "risky_category", "suspicion", "periodic", "manual"]


@dataclass
class Required:
    """A verification, and a link to it that nobody opened."""

    id: str
    account: str
    url: str
    since: float


class Backend:
    def __init__(self, key: str, memory, chance: random.Random):
        self.headers = {"Authorization": f"Bearer {key}"}
        self.memory, self.chance = memory, chance
        self.accounts = itertools.count(1)
        self.links = deque()  # of verifications for whoever comes next

    async def require(self, wire: Wire) -> Required | None:
        account = f"a{next(self.accounts)}"
        wanted = {"account": account, "trigger": self.chance.choice(triggers), "profile": profile}
        if self.chance.random() < 0.6:
            contact = {"email": f"{account}@people.example", "language": "de", "time_zone": "Europe/Berlin"}
            wanted["contact"] = contact
        answer = await wire.ask("POST", "/v1/verifications", self.headers, wanted)
        if not answer.ok:
            return None
        self.memory.acknowledge("create", answer.body["id"], "verification.required", answer)
        return Required(answer.body["id"], account, answer.body["url"], time.monotonic())

    async def next_link(self, wire: Wire) -> Required | None:
        """Of one that was required before, perhaps before a kill."""
        while self.links:
            required = self.links.popleft()
            if time.monotonic() - required.since < link_s_max:
                return required
        return await self.require(wire)

    async def get(self, wire: Wire, verification: str) -> dict:
        return (await wire.ask("GET", f"/v1/verifications/{verification}", self.headers)).body

    async def cancel(self, wire: Wire, verification: str):
        answer = await wire.ask("POST", f"/v1/verifications/{verification}/cancel", self.headers)
        if answer.ok:
            self.memory.acknowledge("cancel", verification, "verification.canceled", answer)

    async def retry(self, wire: Wire, verification: str) -> bool:
        answer = await wire.ask("POST", f"/v1/verifications/{verification}/retry", self.headers)
        if answer.ok:
            self.memory.acknowledge("retry", verification, "verification.required", answer)
        return answer.ok

    async def do_effects(self, wire: Wire, verification: str):
        """What a failure asks for. Said twice it is no step any more."""
        shown = await self.get(wire, verification)
        for effect in shown.get("effects", []):
            if effect["status"] != "open":
                continue
            path = f"/v1/accounts/{shown['account']}/effects/{effect['id']}/done"
            answer = await wire.ask("POST", path, self.headers)
            if answer.ok:
                self.memory.acknowledge("effect done", verification, "effect.done", answer)

    async def come_and_go(self, wire: Wire):
        """Verifications that are required: some are canceled, of some the link is kept."""
        while True:
            required = await self.require(wire)
            if required is None:
                await asyncio.sleep(0.1)
            elif len(self.links) < links_kept and self.chance.random() < 0.4:
                self.links.append(required)
            else:
                await self.get(wire, required.id)
                await self.cancel(wire, required.id)
                await asyncio.sleep(self.chance.random() * 0.05)

    async def read_events(self, wire: Wire, after: int, once: bool = False) -> set:
        """Remembers them: the positions that were read. Goes on until the program is gone, or once to the end."""
        positions = set()
        while True:
            answer = await wire.ask("GET", f"/v1/events?after={after}&limit={events_page}", self.headers)
            for event in answer.body.get("data", []):
                self.memory.faults += self.memory.log.add(event)
                positions.add(event["position"])
                after = event["position"]
            if not answer.body.get("has_more", False):
                if once:
                    return positions
                await asyncio.sleep(0.05)


class Receiver:
    """The marketplace's webhook endpoint. It lives on while the program is killed, and fails now and then."""

    fails = 0.03

    def __init__(self, chance: random.Random):
        self.chance = chance
        self.secret = b""
        self.got = Counter()  # how often, by event
        self.taken = {}  # event -> its hash
        self.sequences = {}  # the last that was taken, by verification
        self.failed = set()
        self.faults = []
        self.runner = None

    async def start(self, port: int):
        app = web.Application()
        app.router.add_post("/hooks", self.take)
        self.runner = web.AppRunner(app, access_log=None)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", port).start()

    async def stop(self):
        await self.runner.cleanup()

    async def take(self, request: web.Request) -> web.Response:
        body = await request.read()
        if not self.is_signed(request.headers, body):
            self.faults.append(f"webhook {request.headers.get('webhook-id')} is not signed with our secret")
        event = json.loads(body)["data"]
        self.got[event["position"]] += 1
        # Never the same one twice: after a second time it would come again after five minutes only.
        if event["position"] not in self.failed and self.chance.random() < self.fails:
            self.failed.add(event["position"])
            return web.Response(status=500)
        self.check_order(event)
        self.taken[event["position"]] = event["hash"]
        return web.Response(status=204)

    def check_order(self, event: dict):
        last = self.sequences.get(event["verification"], 0)
        if event["sequence"] > last + 1:
            self.faults.append(f"webhook {event['position']}: {event['sequence']} of its verification after {last}")
        self.sequences[event["verification"]] = max(last, event["sequence"])

    def is_signed(self, headers, body: bytes) -> bool:
        signed = f"{headers.get('webhook-id')}.{headers.get('webhook-timestamp')}.".encode() + body
        mac = hmac.new(self.secret, signed, hashlib.sha256).digest()
        return headers.get("webhook-signature") == "v1," + base64.b64encode(mac).decode()

    def trust(self, secret: str):
        self.secret = base64.b64decode(secret.removeprefix("whsec_"))

    @property
    def repeated(self) -> int:
        return sum(self.got.values()) - len(self.got) - len(self.failed)
