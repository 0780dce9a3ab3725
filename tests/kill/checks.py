"""What must be so after a restart, held against what is remembered."""

import asyncio
import random

from backend import Backend
from memory import Device, Memory, Session
from wire import Wire

at_once = 8
# Denied while pending, while overdue or failed, and never.
actions = ("submit_proposal", "withdraw_earnings", "work_on_contract")


def row_faults(row: dict, history) -> list:
    """A verification is what its last event said."""
    last, now = history.events[-1], history.now
    if row["version"] != last.sequence:
        return [f"{row['id']} has version {row['version']}, and {last.sequence} events"]
    differs = [name for name in ("status", "hold", "effects", "last_result", "slot") if row[name] != now[name]]
    return [f"{row['id']}: {name} is {row[name]}, and its last event says {now[name]}" for name in differs]


def permission_fault(told: dict, hold: dict | None) -> list:
    denied = hold is not None and told["action"] in hold["denied_actions"]
    if told["allowed"] == (not denied) and told["hold"] == hold:
        return []
    return [f"{told['action']} of {told['account']}: {told}, and its hold is {hold}"]


async def each(things, check) -> dict:
    """What `check` finds wrong, by thing; some are asked at once."""
    found = {}
    todo = iter(list(things))

    async def worker():
        for thing in todo:
            if wrong := await check(thing):
                found[thing] = wrong

    await asyncio.gather(*(worker() for _ in range(at_once)))
    return found


def all_of(found: dict) -> list:
    return [fault for faults in found.values() for fault in faults]


class Check:
    """One look at everything, by the program's own doors. What takes a request each is asked of all that was touched since the last
    look, and of so many `older` ones (None: all)."""

    def __init__(self, wire: Wire, backend: Backend, memory: Memory, chance: random.Random, older: int | None):
        self.wire, self.backend, self.memory = wire, backend, memory
        self.chance, self.older = chance, older

    async def faults(self, checked: int) -> list:
        """`checked`: the last position at the look before."""
        log = self.memory.log
        read = await self.backend.read_events(self.wire, 0, once=True)
        found = log.missing(read) + self.memory.lost_facts()
        found += await self.still_wrong(await self.wrong_rows(), self.row)
        touched = {event.verification for position, event in log.events.items() if position > checked}
        wrong = await each(touched | set(self.some(log.histories)), self.permissions)
        found += await self.still_wrong(wrong, self.permissions)
        return found + await self.secrets()

    async def still_wrong(self, verifications, check) -> list:
        """The program goes on meanwhile: somebody who is away for a minute leaves the queue."""
        if not verifications:
            return []
        await self.backend.read_events(self.wire, self.memory.log.last, once=True)
        return all_of(await each(verifications, check))

    def some(self, things) -> list:
        things = list(things)
        return things if self.older is None else self.chance.sample(things, min(self.older, len(things)))

    async def wrong_rows(self) -> set:
        """Of all that the program lists, and of all that it should."""
        right, wrong, after = set(), set(), ""
        while True:
            page = (await self.wire.ask("GET", f"/v1/verifications?limit=100{after}", self.backend.headers)).body
            for row in page.get("data", []):
                (wrong if self.row_faults(row) else right).add(row["id"])
            if not page.get("has_more"):
                return wrong | self.memory.log.histories.keys() - right
            after = f"&starting_after={page['data'][-1]['id']}"

    def row_faults(self, row: dict) -> list:
        history = self.memory.log.histories.get(row["id"])
        return row_faults(row, history) if history else [f"{row['id']} has no event"]

    async def row(self, verification: str) -> list:
        answer = await self.wire.ask("GET", f"/v1/verifications/{verification}", self.backend.headers, any_answer=True)
        if not answer.ok or answer.body["id"] != verification:
            return [f"lost: {verification}: {answer.status} {answer.body}"]
        return self.row_faults(answer.body)

    async def permissions(self, verification: str) -> list:
        history = self.memory.log.histories[verification]
        found = []
        for action in actions:
            path = f"/v1/accounts/{history.account}/permissions/{action}"
            told = (await self.wire.ask("GET", path, self.backend.headers)).body
            found += permission_fault(told, history.now["hold"])
        return found

    async def secrets(self) -> list:
        memory = self.memory
        devices = self.some(memory.devices) + memory.new_devices
        memory.devices += memory.new_devices
        memory.new_devices = []
        found = await each(devices, self.device)
        found |= await each(memory.sessions.values(), self.session)
        return all_of(found | await each(memory.ended[-10:], self.ended))

    async def device(self, device: Device) -> list:
        headers = {"Cookie": device.cookie, "X-Forwarded-For": device.address}
        path = f"/applicant/verification?verification={device.verification}"
        answer = await self.wire.ask("GET", path, headers, any_answer=True)
        if answer.ok and answer.body["verification"] == device.verification:
            return []
        return [f"lost: the browser of {device.verification}: {answer.status} {answer.code}"]

    async def ask_session(self, session: Session):
        headers = {"Cookie": session.cookie, "X-Forwarded-For": session.address}
        return await self.wire.ask("GET", "/console/session", headers, any_answer=True)

    async def session(self, session: Session) -> list:
        answer = await self.ask_session(session)
        if answer.ok and answer.body["staff"]["name"] == session.name:
            return []
        return [f"lost: the session of {session.name}: {answer.status} {answer.code}"]

    async def ended(self, session: Session) -> list:
        answer = await self.ask_session(session)
        return [] if answer.status == 401 else [f"lost: the end of a session of {session.name}: {answer.status}"]
