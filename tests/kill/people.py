"""Applicants, representatives and a supervisor. Each goes on after a kill where it was: with the same cookie, in the same state."""

import asyncio
import random
from dataclasses import dataclass

from backend import Backend
from memory import Memory
from wire import Live, Wire

consent_version = "2026-11"
joins_max = 5  # The sixth would have to wait.
appeal_text = "The document was mine and valid. Please look at it once more."
reasons = {
    "passed": "profile_confirmed",
    "failed": "photo_mismatch",
    "inconclusive": "poor_visibility",
    "technical": "no_video",
}
decided_as = {
    "passed": "verification.verified",
    "failed": "verification.in_review",
    "inconclusive": "verification.inconclusive",
    "technical": "verification.technical",
}
outcomes = ["passed"] * 5 + ["failed"] * 4 + ["inconclusive"] * 2 + ["technical"]


@dataclass
class Case:
    """A verification and the browser in which its link was opened."""

    verification: str
    account: str
    url: str
    address: str
    cookie: str = ""
    joins: int = 0
    erasure_asked: bool = False
    opening: bool = False  # The answer to an opening did not come.

    def headers(self, origin: str) -> dict:
        return {"Origin": origin, "Cookie": self.cookie, "X-Forwarded-For": self.address}

    def path(self, door: str) -> str:
        return f"/applicant/{door}{'&' if '?' in door else '?'}verification={self.verification}"


class Applicant:
    """One person after the other."""

    def __init__(self, backend: Backend, memory: Memory, chance: random.Random):
        self.backend, self.memory, self.chance = backend, memory, chance
        self.case = None

    async def play(self, wire: Wire):
        while True:
            if self.case is None:
                await self.begin(wire)
            elif not self.case.cookie:
                await self.open_link(wire)
            else:
                await self.go_live(wire)

    async def begin(self, wire: Wire):
        required = await self.backend.next_link(wire)
        if required is None:
            return await asyncio.sleep(0.1)
        self.case = Case(required.id, required.account, required.url, self.memory.address())

    async def open_link(self, wire: Wire):
        case = self.case
        if case.opening:
            # Perhaps it was opened, and the cookie lost on its way.
            shown = await self.backend.get(wire, case.verification)
            case.url = shown.get("url", case.url)
        case.opening = True
        token = case.url.split("#")[1].split(".")[0]
        answer = await wire.ask("POST", "/applicant/session", case.headers(wire.url), {"token": token})
        if answer.ok:
            case.cookie = answer.cookie
            self.memory.device(case.verification, case.cookie, case.address)

    async def go_live(self, wire: Wire):
        path = self.case.path("live?device=computer")
        async with await wire.live(path, self.case.headers(wire.url)) as live:
            acts = {
                "required": self.when_required,
                "waiting": self.when_waiting,
                "in_call": self.when_in_call,
                "in_review": self.when_in_review,
                "not_verified": self.when_not_verified,
            }
            while (act := acts.get(live.state["status"])) and await act(wire, live):
                pass
        await self.leave(wire, live.state["status"])

    def step(self, kind: str, event: str, answer):
        if answer.ok:
            self.memory.acknowledge(kind, self.case.verification, event, answer)

    async def post(self, wire: Wire, door: str, body: dict):
        return await wire.ask("POST", self.case.path(door), self.case.headers(wire.url), body)

    async def when_required(self, wire: Wire, live: Live) -> bool:
        if not live.state["consent"]["given"]:
            answer = await self.post(wire, "consent", {"version": consent_version})
            self.step("consent", "verification.consent_given", answer)
            return await live.until(lambda view: view["consent"]["given"] or view["status"] != "required", 5)
        if self.chance.random() < 0.1 and not self.case.erasure_asked:
            # Asking again is no step.
            self.case.erasure_asked = True
            self.step("erasure", "verification.erasure_requested", await self.post(wire, "erasure", {}))
        if self.chance.random() < 0.1:
            await self.change_slot(wire, live)
        if self.case.joins >= joins_max:
            return False
        self.case.joins += 1
        answer = await live.say("join_queue")
        self.step("join", "verification.waiting", answer)
        return answer.ok and await live.until(lambda view: view["status"] != "required", 5)

    async def change_slot(self, wire: Wire, live: Live):
        if live.state["slot"]:
            return self.step("slot canceled", "verification.slot_canceled", await live.say("cancel_slot"))
        free = await wire.ask("GET", self.case.path("slots"), self.case.headers(wire.url))
        if not free.body.get("slots"):
            return
        at = self.chance.choice(free.body["slots"])["at"]
        self.step("slot", "verification.slot_booked", await live.say("book_slot", at=at))

    async def when_waiting(self, _: Wire, live: Live) -> bool:
        what = self.chance.random()
        if what < 0.1:
            await asyncio.sleep(self.chance.random() * 0.2)
            self.step("leave", "verification.left_queue", await live.say("leave_queue"))
        elif what < 0.2 and live.state["contact"]["email_known"] and self.case.joins < joins_max:
            await self.be_called_back(live)
        await live.until(lambda view: view["status"] != "waiting", 1)
        return True

    async def be_called_back(self, live: Live):
        self.case.joins += 1  # Counted with them.
        asked = await live.say("request_call_back")
        self.step("call back", "verification.call_back_requested", asked)
        await asyncio.sleep(self.chance.random() * 0.1)
        self.step("back again", "verification.call_back_ended", await live.say("end_call_back"))

    async def when_in_call(self, _: Wire, live: Live) -> bool:
        await live.say("call_chat", text="Good morning, can you hear me?")
        if self.chance.random() < 0.12:
            self.step("leave call", "verification.technical", await live.say("leave_call"))
        await live.until(lambda view: view["status"] != "in_call", 1)
        return True

    async def when_in_review(self, _: Wire, live: Live) -> bool:
        return await live.until(lambda view: view["status"] != "in_review", 2)

    async def when_not_verified(self, wire: Wire, live: Live) -> bool:
        appeal = live.state["appeal"]
        if appeal["possible"] and self.chance.random() < 0.7:
            answer = await self.post(wire, "appeal", {"text": appeal_text})
            self.step("appeal", "verification.appeal_requested", answer)
            return await live.until(lambda view: not view["appeal"]["possible"], 2)
        if appeal["last"] and appeal["last"]["status"] == "open":
            return await live.until(lambda view: view["status"] != "not_verified" or view["appeal"]["possible"], 2)
        return False

    async def leave(self, wire: Wire, status: str):
        """Somebody else comes, unless the marketplace asks for another call."""
        case, self.case = self.case, None
        if status == "not_verified":
            await self.backend.do_effects(wire, case.verification)
            if self.chance.random() < 0.5 and await self.backend.retry(wire, case.verification):
                self.case = case
        elif status in ("required", "waiting", "in_call", "in_review") and self.chance.random() < 0.7:
            await self.backend.cancel(wire, case.verification)


class StaffMember:
    """Somebody who signs in; a supervisor takes no calls here."""

    def __init__(self, name: str, email: str, password: str, takes_calls: bool, memory: Memory, chance: random.Random):
        self.name, self.email, self.password, self.takes_calls = name, email, password, takes_calls
        self.memory, self.chance = memory, chance
        self.address = memory.address()

    def headers(self, wire: Wire) -> dict:
        session = self.memory.sessions.get(self.name)
        cookie = {"Cookie": session.cookie} if session else {}
        return {"Origin": wire.url, "X-Forwarded-For": self.address, **cookie}

    async def play(self, wire: Wire):
        if self.name in self.memory.sessions and self.chance.random() < 0.15:
            await self.sign_out(wire)
        while self.name not in self.memory.sessions:
            await self.sign_in(wire)
        async with await wire.live("/console/live", self.headers(wire)) as live:
            while True:
                if self.takes_calls:
                    await self.take_calls(wire, live)
                if not self.takes_calls or self.chance.random() < 0.2:
                    await self.review(wire)
                    await self.answer_appeal(wire)
                await live.until(lambda state: state["match"] or state["call"], 0.1)

    async def sign_out(self, wire: Wire):
        # Without an answer nobody knows whether it has ended.
        session = self.memory.sessions.pop(self.name)
        answer = await wire.ask("DELETE", "/console/session", {**self.headers(wire), "Cookie": session.cookie})
        self.memory.sessions[self.name] = session
        if answer.ok:
            self.memory.signed_out(self.name)

    async def sign_in(self, wire: Wire):
        who = {"email": self.email, "password": self.password}
        answer = await wire.ask("POST", "/console/session", self.headers(wire), who)
        if answer.ok:
            self.memory.signed_in(self.name, answer.cookie, self.address)
        else:
            await asyncio.sleep(0.2)

    async def take_calls(self, wire: Wire, live: Live):
        if live.state["call"]:
            return await self.decide(wire, live, live.state["call"])
        match = live.state["match"]
        if match and self.chance.random() < 0.95:
            answer = await live.say("accept_match", verification=match["verification"])
            if answer.ok:
                self.memory.acknowledge("call", match["verification"], "verification.call_started", answer)
                await live.until(lambda state: state["call"], 2)
        elif match:
            await live.say("decline_match", verification=match["verification"])
        elif live.state["availability"] != "available":
            await live.say("go_available")

    async def decide(self, wire: Wire, live: Live, call: dict):
        await asyncio.sleep(self.chance.random() * 0.15)
        outcome = self.chance.choice(outcomes)
        decision = {
            "outcome": outcome,
            "reasons": [reasons[outcome]],
            "message": "Thank you for your time.",
            "internal_text": "As it was seen in the call.",
            "checklist": [{"item": one["item"], "result": "ok"} for one in call["checklist"]],
        }
        answer = await wire.ask("POST", f"/console/calls/{call['id']}/decision", self.headers(wire), decision)
        if answer.ok:
            self.memory.acknowledge(f"decide {outcome}", call["verification"], decided_as[outcome], answer)
        await live.until(lambda state: not state["call"] or state["call"]["id"] != call["id"], 2)

    async def pick(self, wire: Wire, what: str) -> dict | None:
        """One that waits for somebody else than those who took part."""
        answer = await wire.ask("GET", f"/console/{what}", self.headers(wire))
        open_ones = [one for one in answer.body.get(what, []) if not one["mine"]]
        return self.chance.choice(open_ones) if open_ones else None

    async def review(self, wire: Wire):
        verdict, told = ("confirmed", "not_verified") if self.chance.random() < 0.7 else ("overturned", "inconclusive")
        await self.look_again(wire, "review", verdict, told, internal_text="Looked at once more.")

    async def answer_appeal(self, wire: Wire):
        verdict = "granted" if self.chance.random() < 0.4 else "declined"
        await self.look_again(wire, "appeal", verdict, "appeal_answered", message="We have looked at it again.")

    async def look_again(self, wire: Wire, what: str, verdict: str, told: str, **words: str):
        one = await self.pick(wire, f"{what}s")
        if one is None:
            return
        path = f"/console/{what}s/{one['verification']}"
        answer = await wire.ask("POST", path, self.headers(wire), {"verdict": verdict, **words})
        if answer.ok:
            self.memory.acknowledge(f"{what} {verdict}", one["verification"], f"verification.{told}", answer)
