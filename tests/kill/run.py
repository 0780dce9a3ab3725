#!/usr/bin/python3 -B
"""Kills the program under load again and again, and looks for what it had acknowledged. See README.md."""

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from pathlib import Path

from backend import Backend, Receiver
from checks import Check
from damage import damages
from mailbox import Mailbox
from memory import Memory
from people import Applicant, StaffMember
from program import NotReady, Program, free_port
from wire import Gone, Wire

applicants, representatives, churning = 10, 3, 2
steps_max, steps_s_max, moment_s_max = 300, 20, 0.05
first_start_ms = (2, 120)
start_again_s = (0.002, 0.3)
store_every = 5
told_by_mail = ("required", "in_review", "verified", "not_verified", "canceled", "appeal_requested", "erasure_requested")
password = "a long enough password"
outbox_s_max = 420  # A webhook that failed twice comes again after five minutes.


class Campaign:
    """One store, and everybody who uses it, over all kills."""

    def __init__(self, program: Program, seed: int, receiver: Receiver, mailbox: Mailbox):
        self.program, self.receiver, self.mailbox = program, receiver, mailbox
        self.seed = seed
        self.chance = self.chance_of("kills")
        self.memory = Memory()
        self.kills, self.kills_of_starts = 0, 0
        self.ready_s = []
        self.checked = 0
        self.backend = None
        self.people = []

    def chance_of(self, whom: str) -> random.Random:
        return random.Random(f"{self.seed} {whom}")

    def set_up(self, hooks_port: int):
        added = self.program.add_marketplace("--webhook-url", f"http://127.0.0.1:{hooks_port}/hooks")
        self.receiver.trust(added["webhook_secret"])
        self.backend = Backend(added["api_key"], self.memory, self.chance_of("backend"))
        roles = ["representative"] * representatives + ["supervisor"]
        for number, role in enumerate(roles):
            name, email = f"{role} {number}", f"staff{number}@visavis.example"
            who = ("--email", email, "--name", name, "--role", role)
            self.program.command("staff", "add", *who, text=password + "\n")
            takes_calls = role == "representative"
            self.people.append(StaffMember(name, email, password, takes_calls, self.memory, self.chance_of(name)))
        for number in range(applicants):
            self.people.append(Applicant(self.backend, self.memory, self.chance_of(f"applicant {number}")))

    async def load_and_kill(self, steps: int, moment_s: float):
        """After so much was acknowledged, and a moment more."""
        async with Wire(self.program.url, self.memory) as wire:
            crowd = [one.play(wire) for one in self.people]
            crowd += [self.backend.come_and_go(wire) for _ in range(churning)]
            crowd.append(self.backend.read_events(wire, self.memory.log.last))
            tasks = [asyncio.create_task(until_gone(one)) for one in crowd]
            await self.acknowledged(self.memory.counted.total() + steps)
            await asyncio.sleep(moment_s)
            wire.killed = True
            self.program.kill()
            self.kills += 1
            await asyncio.gather(*tasks)

    async def acknowledged(self, facts: int):
        """Until then, or for as long as it goes on."""
        late = time.monotonic() + steps_s_max
        while self.memory.counted.total() < facts and time.monotonic() < late:
            await asyncio.sleep(0.001)

    async def start_again(self):
        """Now and then it is killed meanwhile, too."""
        while self.chance.random() < 0.15:
            self.program.start()
            await asyncio.sleep(self.chance.uniform(*start_again_s))
            self.program.kill()
            self.kills_of_starts += 1
        self.ready_s.append(await self.program.start_until_ready())

    async def check(self, older: int | None):
        async with Wire(self.program.url, self.memory) as wire:
            look = Check(wire, self.backend, self.memory, self.chance, older)
            self.memory.faults += await look.faults(self.checked)
        self.checked = self.memory.log.last

    async def check_store(self):
        self.memory.faults += await asyncio.to_thread(self.program.faults)

    async def outboxes_are_empty(self):
        """Or what waits still, when it takes too long."""
        late = time.monotonic() + outbox_s_max
        while waits := self.waiting():
            if time.monotonic() > late:
                self.memory.faults += [f"not sent after {outbox_s_max} s: {waits}"]
                return
            await asyncio.sleep(0.2)

    def waiting(self) -> dict:
        webhooks = self.program.ask_store("SELECT count(*) FROM delivery WHERE state = 'open'")[0][0]
        mails = self.program.ask_store("SELECT count(*) FROM mail WHERE state = 'open'")[0][0]
        return {"webhooks": webhooks, "mails": mails} if webhooks or mails else {}

    async def end(self):
        """Everything once more, and what was sent of it."""
        await self.check(older=None)
        await self.check_store()
        events = list(self.memory.log.events)
        await self.outboxes_are_empty()
        taken = dict(self.receiver.taken)
        self.memory.faults += self.receiver.faults + self.mail_faults()
        self.memory.faults += [f"event {one} came by no webhook" for one in events if one not in taken]
        # The program goes on meanwhile.
        await self.check(older=0)
        known = self.memory.log.events
        others = [one for one, hash in taken.items() if one not in known or known[one].hash != hash]
        self.memory.faults += [f"webhook {one} is no event, or another one" for one in others]

    def mail_faults(self) -> list:
        """Each step that is told by e-mail has its mail, and what was handed over has come."""
        told = ", ".join(f"'verification.{one}'" for one in told_by_mail)
        without = self.program.ask_store(
            "SELECT event.position, event.type FROM event JOIN verification ON verification.number = event.verification "
            "LEFT JOIN mail ON mail.verification = event.verification AND mail.sequence = event.sequence "
            f"WHERE verification.content ->> '$.contact' IS NOT NULL AND event.type IN ({told}) AND mail.number IS NULL"
        )
        handed_over = self.program.ask_store("SELECT number FROM mail WHERE state = 'handed_over'")
        found = [f"event {position} ({kind}) has no mail" for position, kind in without]
        return found + [f"mail {one} was handed over to nobody" for one, in handed_over if one not in self.mailbox.got]


async def until_gone(coroutine):
    try:
        await coroutine
    except Gone:
        pass


@asynccontextmanager
async def campaign(program: Path, seed: int):
    """With a store, a receiver and a mail server of its own."""
    with tempfile.TemporaryDirectory(prefix="visavis-kill-") as folder:
        receiver, mailbox = Receiver(random.Random(f"{seed} receiver")), Mailbox()
        hooks_port, mail_port = free_port(), free_port()
        await receiver.start(hooks_port)
        await mailbox.start(mail_port)
        one = Campaign(Program(program, Path(folder), mail_port), seed, receiver, mailbox)
        try:
            one.set_up(hooks_port)
            yield one
        except NotReady as fault:
            sys.exit(f"{fault}\n{one.program.log_tail()}")
        finally:
            # Its last webhooks are answered meanwhile.
            await asyncio.to_thread(one.program.stop)
            await receiver.stop()
            await mailbox.stop()


async def first_starts(program: Path, seed: int, times: int) -> list:
    """Kills in the very first start; what does not start after that."""
    chance, found = random.Random(f"{seed} first starts"), []
    for number in range(times):
        with tempfile.TemporaryDirectory(prefix="visavis-kill-") as folder:
            one = Program(program, Path(folder))
            moment_ms = chance.uniform(*first_start_ms)
            try:
                one.start("--create")
                await asyncio.sleep(moment_ms / 1000)
                one.kill()
                await one.start_until_ready("--create")
                one.add_marketplace()
                found += one.faults()
            except NotReady as fault:
                found.append(f"first start {number}, killed after {moment_ms:.0f} ms: {fault} {one.log_tail()}")
            finally:
                one.stop()
    print(f"{times} kills in the very first start: {times - len(found)} start again", flush=True)
    return found


async def kill_again_and_again(program: Path, seed: int, rounds: int) -> list:
    async with campaign(program, seed) as one:
        await one.program.start_until_ready()
        for number in range(1, rounds + 1):
            await one.load_and_kill(one.chance.randrange(steps_max), one.chance.uniform(0, moment_s_max))
            await one.start_again()
            await one.check(older=300 if number % store_every == 0 else 30)
            if number % store_every == 0:
                await one.check_store()
                said = f"{len(one.memory.log.events)} events, {sum(one.memory.counted.values())} acknowledged"
                print(f"{number} kills: {said}, {len(one.memory.faults)} faults", flush=True)
            if one.memory.faults:
                break
        await one.end()
        report(one)
        if one.memory.faults:
            print(one.program.log_tail(), file=sys.stderr)
        return one.memory.faults


def report(one: Campaign):
    memory = one.memory
    lost = [fault for fault in memory.faults if fault.startswith("lost")]
    gaps = [fault for fault in memory.faults if fault.startswith("gap")]
    handed_over = sum(one.mailbox.got.values())
    print(f"kills under load: {one.kills}, and while it started again: {one.kills_of_starts}; it came back each time")
    print(f"acknowledged: {sum(memory.counted.values())} facts of {len(memory.log.histories)} verifications")
    print("  " + ", ".join(f"{kind} {count}" for kind, count in sorted(memory.counted.items())))
    print(f"lost: {len(lost)}, gaps in sequences: {len(gaps)}, of {len(memory.log.events)} events; all faults: {len(memory.faults)}")
    print(f"restart to ready: median {statistics.median(one.ready_s):.2f} s, max {max(one.ready_s):.2f} s")
    print(f"webhooks: {len(one.receiver.taken)} events came, {len(one.receiver.failed)} failed once, {one.receiver.repeated} were repeated")
    print(f"mails: {len(one.mailbox.got)}, repeated {handed_over - len(one.mailbox.got)}")
    print("refused: " + ", ".join(f"{code} {count}" for code, count in memory.refused.most_common()), flush=True)


async def test_itself(program: Path, seed: int) -> list:
    """Whether it finds what was taken out of the store between a kill and the start after it."""
    unseen = []
    for name, damage in damages.items():
        async with campaign(program, seed) as one:
            await one.program.start_until_ready()
            await one.load_and_kill(steps_max, 0)
            damage(one)
            one.ready_s.append(await one.program.start_until_ready())
            await one.check(older=None)
            if not one.memory.faults:
                await one.end()  # What was ticked off is missed when all is sent.
            found = one.memory.faults
            print(f"taken out: {name}: {found[0] if found else 'NOT FOUND'}", flush=True)
            if not found:
                unseen.append(f"{name} was taken out, and nobody saw it")
    return unseen


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("program", type=Path)
    asked.add_argument("--rounds", type=int, default=20)
    asked.add_argument("--long", action="store_true", help="300 rounds, and 30 first starts")
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    asked.add_argument("--self-test", action="store_true", help="only whether it finds what was taken out of the store")
    given = asked.parse_args()
    rounds, starts = (300, 30) if given.long else (given.rounds, 5)
    print(f"--seed {given.seed}", flush=True)
    faults = asyncio.run(test_itself(given.program, given.seed))
    if not given.self_test:
        faults += asyncio.run(first_starts(given.program, given.seed, starts))
        faults += asyncio.run(kill_again_and_again(given.program, given.seed, rounds))
    for fault in faults[:50]:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
