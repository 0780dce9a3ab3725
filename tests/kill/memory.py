"""What the campaign remembers: whatever the program acknowledged or told, with its time."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime

# Times of events are whole milliseconds of the same machine's clock.
clock_s = 0.005


def seconds(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


@dataclass(frozen=True)
class Fact:
    """A step that was acknowledged: its event happened between asking and hearing."""

    kind: str
    verification: str
    type: str
    asked: float
    heard: float

    def is_told_by(self, event: "Event") -> bool:
        in_time = self.asked - clock_s <= event.created <= self.heard + clock_s
        return event.type == self.type and in_time

    def __str__(self):
        return f"{self.kind} of {self.verification}, acknowledged at {self.heard:.3f}"


@dataclass(frozen=True)
class Event:
    position: int
    verification: str
    sequence: int
    type: str
    created: float
    hash: str


@dataclass
class History:
    """A verification by its events. `now` is what the last one said of it."""

    account: str
    events: list = field(default_factory=list)
    claimed: set = field(default_factory=set)  # positions of events that a fact has
    now: dict = field(default_factory=dict)


class Log:
    """All events that were ever read. Each stays what and where it was."""

    def __init__(self):
        self.events = {}  # by position
        self.histories = {}  # by verification
        self.last = 0

    def add(self, told: dict) -> list:
        """What is wrong with an event that was read."""
        known = self.events.get(told["position"])
        if known:
            same = known.hash == told["hash"] and known.verification == told["verification"]
            return [] if same else [f"event {told['position']} is another one than it was"]
        if told["position"] <= self.last:
            return [f"event {told['position']} was not there when later ones were"]
        return self.append(told)

    def append(self, told: dict) -> list:
        history = self.histories.setdefault(told["verification"], History(told["account"]))
        event = Event(
            told["position"],
            told["verification"],
            told["sequence"],
            told["type"],
            seconds(told["created"]),
            told["hash"],
        )
        found = []
        before = history.events[-1] if history.events else None
        if event.sequence != (before.sequence + 1 if before else 1):
            found.append(f"gap: event {event.position} has sequence {event.sequence} of {event.verification}")
        elif before and told["previous_hash"] != before.hash:
            found.append(f"event {event.position} does not follow the one before it")
        self.events[event.position] = event
        self.last = event.position
        history.events.append(event)
        history.now = told["data"]
        return found

    def missing(self, read: set) -> list:
        """What was there, and is not among the positions that were read now."""
        gone = [one for position, one in self.events.items() if position not in read]
        return [f"event {one.position} ({one.type}, {one.sequence} of {one.verification}) is gone" for one in gone]


@dataclass(frozen=True)
class Device:
    """A browser that opened a link."""

    verification: str
    cookie: str
    address: str


@dataclass(frozen=True)
class Session:
    """Somebody of the staff, signed in."""

    name: str
    cookie: str
    address: str


class Memory:
    def __init__(self):
        self.facts = []  # not looked for yet
        self.counted = Counter()  # acknowledged facts by kind
        self.log = Log()
        self.devices = []
        self.new_devices = []
        self.sessions = {}  # in force, by name
        self.ended = []
        self.refused = Counter()
        self.faults = []
        self.addresses = 0

    def acknowledge(self, kind: str, verification: str, event: str, answer):
        self.counted[kind] += 1
        self.facts.append(Fact(kind, verification, event, answer.asked, answer.heard))

    def device(self, verification: str, cookie: str, address: str):
        self.counted["device"] += 1
        self.new_devices.append(Device(verification, cookie, address))

    def signed_in(self, name: str, cookie: str, address: str):
        self.counted["sign-in"] += 1
        self.sessions[name] = Session(name, cookie, address)

    def signed_out(self, name: str):
        self.counted["sign-out"] += 1
        self.ended.append(self.sessions.pop(name))

    def address(self) -> str:
        """Another one for each person: the limits by address are no part of this."""
        self.addresses += 1
        return f"10.{self.addresses >> 16 & 255}.{self.addresses >> 8 & 255}.{self.addresses & 255}"

    def lost_facts(self) -> list:
        """Looks for the event of each fact, and forgets those that have one: from then on the log is what stays."""
        lost = []
        by_verification = defaultdict(list)
        for fact in self.facts:
            by_verification[fact.verification].append(fact)
        for verification, facts in by_verification.items():
            lost += lost_of(sorted(facts, key=lambda fact: fact.heard), self.log.histories.get(verification))
        self.facts = []
        return [f"lost: {fact}" for fact in lost]


def lost_of(facts: list, history: History | None) -> list:
    """Each fact has an event of its own."""
    if history is None:
        return facts
    lost = []
    for fact in facts:
        told = (one for one in history.events if one.position not in history.claimed and fact.is_told_by(one))
        event = next(told, None)
        if event is None:
            lost.append(fact)
        else:
            history.claimed.add(event.position)
    return lost
