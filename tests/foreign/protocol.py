"""What a client of docs/protocol.md says before there are media: a marketplace's backend, an applicant, a representative."""

import asyncio

import aiohttp

consent = "2026-11"


class Person:
    """A browser: its cookies, and its live WebSocket."""

    def __init__(self, url: str):
        self.url = url
        self.http = aiohttp.ClientSession(
            headers={"Origin": url}, cookie_jar=aiohttp.CookieJar(unsafe=True)
        )
        self.socket = None
        self.state = {}
        self.heard = asyncio.Queue()  # call messages
        self.changed = asyncio.Event()
        self.reader = None

    async def post(self, path: str, body: dict) -> dict:
        async with self.http.post(self.url + path, json=body) as answer:
            text = await answer.text()
            if answer.status >= 300:
                raise RuntimeError(f"{path}: {answer.status} {text}")
            return await answer.json() if text else {}

    async def go_live(self, path: str):
        self.socket = await self.http.ws_connect(self.url + path)
        self.reader = asyncio.create_task(self.read())

    async def read(self):
        async for frame in self.socket:
            message = frame.json()
            if message["type"] == "heartbeat":
                await self.say("heartbeat")
            elif message["type"] in ("state", "queue"):
                self.state.update(message.get("view") or message)
                self.changed.set()
            elif message["type"] == "error":
                raise RuntimeError(message)
            elif message["type"].startswith("call_"):
                self.heard.put_nowait(message)

    async def say(self, kind: str, **members):
        await self.socket.send_json({"type": kind, **members})

    async def hear(self, kind: str) -> dict:
        """The next message about the call of this type; what cannot be used ends the test."""
        while True:
            message = await self.heard.get()
            if message["type"] == "call_refused":
                raise RuntimeError(message)
            if message["type"] == kind:
                return message

    async def until(self, holds):
        while not holds(self.state):
            self.changed.clear()
            await self.changed.wait()

    async def leave(self):
        if self.reader:
            self.reader.cancel()
        await self.http.close()


async def applicant_of(url: str, key: str, account: str) -> Person:
    """Somebody of whom a verification is required, and who waits."""
    backend = {"authorization": f"Bearer {key}"}
    profile = {"name": "Ada Mensah", "title": "Illustrator"}
    wanted = {"account": account, "trigger": "manual", "profile": profile}
    person = Person(url)
    async with person.http.post(f"{url}/v1/verifications", json=wanted, headers=backend) as answer:
        required = await answer.json()
    verification = required["id"]
    token = required["url"].split("#")[1].split(".")[0]
    await person.post("/applicant/session", {"token": token})
    await person.post(f"/applicant/consent?verification={verification}", {"version": consent})
    await person.go_live(f"/applicant/live?device=computer&verification={verification}")
    await person.say("join_queue")
    return person


async def representative_of(url: str, email: str, password: str) -> Person:
    person = Person(url)
    await person.post("/console/session", {"email": email, "password": password})
    await person.go_live("/console/live")
    return person


async def accept_next(representative: Person):
    await representative.say("go_available")
    await representative.until(lambda state: state.get("match"))
    match = representative.state["match"]["verification"]
    verification = match["id"] if isinstance(match, dict) else match
    await representative.say("accept_match", verification=verification)


async def decide(representative: Person):
    """Ends the call without judgement, so that both are free for the next."""
    await representative.until(lambda state: state.get("call"))
    call = representative.state["call"]
    items = [{"item": one["item"], "result": "not_asked"} for one in call.get("checklist", [])]
    async with representative.http.get(f"{representative.url}/console/reasons") as answer:
        reasons = (await answer.json())["reasons"]
    code = next(one["code"] for one in reasons if one["outcome"] == "inconclusive")
    decision = {"outcome": "inconclusive", "reasons": [code], "checklist": items}
    await representative.post(f"/console/calls/{call['id']}/decision", decision)
