"""Requests and WebSockets of one round, as docs/protocol.md has them. They end with the program."""

import asyncio
import itertools
import json
import time
from dataclasses import dataclass

import aiohttp

answer_s_max = 20
unavailable = 503
# What nobody here is ever to hear: all that is asked for is there, allowed, and asked as it should be.
never = {
    "account_unknown",
    "api_key_unknown",
    "internal",
    "invalid_json",
    "invalid_parameter",
    "invalid_request",
    "link_expired",
    "not_found",
    "not_signed_in",
    "other_verification",
    "unknown_action",
    "unknown_effect",
    "verification_unknown",
    "wrong_credentials",
    "wrong_origin",
}
# 4003 a protocol error, 4002 signed out, 1011 a fault of the program.
never_closed_with = {1011, 4002, 4003}


class Gone(Exception):
    """The program does not answer any more."""


@dataclass(frozen=True)
class Answer:
    status: int
    body: dict
    asked: float
    heard: float
    set_cookie: str = ""

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    @property
    def code(self) -> str:
        return self.body.get("code", "")

    @property
    def cookie(self) -> str:
        return self.set_cookie.split(";")[0]


class Wire:
    def __init__(self, url: str, memory):
        self.url, self.memory = url, memory
        self.killed = False
        self.http = None

    async def __aenter__(self):
        self.http = aiohttp.ClientSession(
            cookie_jar=aiohttp.DummyCookieJar(),
            connector=aiohttp.TCPConnector(limit=0),
            timeout=aiohttp.ClientTimeout(total=answer_s_max),
        )
        return self

    async def __aexit__(self, *_):
        await self.http.close()

    async def ask(self, method: str, path: str, headers: dict, body: dict | None = None, any_answer=False) -> Answer:
        answer = await self.ask_once(method, path, headers, body)
        while method == "GET" and answer.status == unavailable:
            await self.wait()
            answer = await self.ask_once(method, path, headers, body)
        if not answer.ok and not any_answer:
            self.refused(f"{method} {path}", answer.code)
        return answer

    async def ask_once(self, method: str, path: str, headers: dict, body: dict | None) -> Answer:
        asked = time.time()
        try:
            async with self.http.request(method, self.url + path, headers=headers, json=body) as response:
                text = await response.read()
                heard = time.time()
        except (aiohttp.ClientError, OSError, asyncio.TimeoutError) as fault:
            raise self.gone(f"{method} {path}: {fault!r}") from fault
        content = json.loads(text) if text else {}
        # The last: before a session comes a cookie for the browser that signs nobody in.
        cookies = response.headers.getall("Set-Cookie", [""])
        return Answer(response.status, content, asked, heard, cookies[-1])

    async def wait(self):
        """A disk that others keep busy: whoever asks again is answered."""
        self.memory.refused["unavailable"] += 1
        await asyncio.sleep(0.2)

    def refused(self, what: str, code: str):
        self.memory.refused[code] += 1
        if code in never:
            self.memory.faults.append(f"{what} was refused: {code}")

    def gone(self, what: str) -> Gone:
        if not self.killed:
            self.memory.faults.append(f"no answer while it ran: {what}")
        return Gone(what)

    async def live(self, path: str, headers: dict) -> "Live":
        try:
            socket = await self.http.ws_connect(self.url + path, headers=headers)
        except aiohttp.WSServerHandshakeError as fault:
            if fault.status == unavailable:
                await self.wait()
                return await self.live(path, headers)
            self.memory.faults.append(f"{path}: {fault.status}")
            raise Gone(path) from fault
        except (aiohttp.ClientError, OSError, asyncio.TimeoutError) as fault:
            raise self.gone(f"{path}: {fault!r}") from fault
        return Live(self, path, socket)


class Live:
    """A live WebSocket, and the state that it last told."""

    def __init__(self, wire: Wire, path: str, socket):
        self.wire, self.path, self.socket = wire, path, socket
        self.state = {}
        self.changed = asyncio.Event()
        self.numbers = itertools.count(1)
        self.asked = {}
        self.closed = False
        self.reader = asyncio.create_task(self.read())

    async def __aenter__(self):
        await self.until(lambda state: state, answer_s_max)
        return self

    async def __aexit__(self, *_):
        await self.close()

    async def close(self):
        # Whatever was sent before the end is heard.
        try:
            await asyncio.wait_for(self.socket.close(), 1)
        except (OSError, asyncio.TimeoutError):
            pass
        await self.reader

    async def read(self):
        try:
            async for frame in self.socket:
                await self.take(frame.json())
        except (aiohttp.ClientError, OSError, Gone):
            pass
        if self.socket.close_code in never_closed_with:
            self.wire.memory.faults.append(f"{self.path} was closed with {self.socket.close_code}")
        self.closed = True
        self.changed.set()
        for waits, _, _ in self.asked.values():
            if not waits.done():
                waits.set_exception(Gone(self.path))
                waits.exception()  # Perhaps nobody waits any more.

    async def take(self, message: dict):
        kind = message["type"]
        if kind == "heartbeat":
            await self.send({"type": "heartbeat"})
        elif kind in ("state", "queue"):
            self.state.update(message.get("view") or message)
            self.changed.set()
        elif kind in ("ok", "error") and "request" in message:
            self.answered(message)

    def answered(self, message: dict):
        waits, asked, said = self.asked.pop(message["request"])
        problem = message.get("error", {})
        if problem:
            self.wire.refused(f"{said} on {self.path}", problem["code"])
        if not waits.done():
            status = 400 if problem else 200
            waits.set_result(Answer(status, problem, asked, time.time()))

    async def send(self, message: dict):
        try:
            await self.socket.send_json(message)
        except (aiohttp.ClientError, OSError) as fault:
            raise Gone(self.path) from fault

    async def say(self, kind: str, **members) -> Answer:
        """A message and its answer."""
        if self.closed:
            raise Gone(self.path)
        number = next(self.numbers)
        waits = asyncio.get_running_loop().create_future()
        self.asked[number] = (waits, time.time(), kind)
        await self.send({"type": kind, "request": number, **members})
        try:
            return await asyncio.wait_for(waits, answer_s_max)
        except asyncio.TimeoutError as fault:
            raise self.wire.gone(f"{kind} on {self.path}") from fault

    async def until(self, holds, seconds_max: float) -> bool:
        late = time.monotonic() + seconds_max
        while not holds(self.state):
            if self.closed:
                raise Gone(self.path)
            self.changed.clear()
            try:
                await asyncio.wait_for(self.changed.wait(), late - time.monotonic())
            except asyncio.TimeoutError:
                return False
        return True
