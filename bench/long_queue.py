"""What a long queue costs: thousands of applicants wait with their pages open, and every second some join and some are
matched. Also asserts that the places that pages were told are true in time (docs/protocol.md). See README.md."""

import argparse
import gc
import json
import os
import random
import re
import resource
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from live_client import Http, Traffic, WebSocket, frame, patiently
from servers import Visavis, cpu_seconds, verification_of

HERE = Path(__file__).resolve().parent
WATCHED = 200
NEAR = 20  # A place up to here that was told is true within NEAR_SECONDS, any other within FAR_SECONDS.
NEAR_SECONDS, FAR_SECONDS = 1.0, 10.0
CHECK_EVERY = 0.05
CPU_BAR = 0.10  # of a core
BYTES_BAR = 150_000  # to all sockets together, a change
CHANGES_BAR = 0.95  # of those that were to be
CLIENTS = 8
JOINING_AT_ONCE = 200
PLACES_BY_DEFAULT = 12_000  # that the service has for applicants' pages
CONSENT = "2026-11"
PASSWORD = "correct horse battery"
JOIN = frame(b'{"type":"join_queue","request":1}')


class Applicant(WebSocket):
    """Reads nothing but the answers to its own requests, unless it is watched."""

    def __init__(self, traffic, connected, came, verification: str):
        self.verification = verification
        self.watched = self.joined = self.called = False
        self.place = None  # told last
        super().__init__(traffic, connected, came, verification)

    def join(self):
        self.socket.send(JOIN)

    def came(self, data, begin, end):
        if not self.watched and end - begin > 100:
            return
        message = json.loads(data[begin:end])
        kind = message["type"]
        if kind == "ok":
            self.joined = True
        elif kind == "error":
            self.traffic.trouble.append(f"{self.name}: {message['error']['code']}")
        elif kind in ("state", "queue") and self.watched:
            queue = (message["view"] if kind == "state" else message)["queue"]
            self.place = queue["place"] if queue else None
            if queue and queue["length"] < queue["place"]:
                self.traffic.trouble.append(f"place {queue['place']} in a queue of {queue['length']}")


class Representative(WebSocket):
    """Takes who is offered when told to, decides at once, and is available again."""

    def __init__(self, traffic, connected, came, name: str, decisions, truth):
        self.decisions, self.truth = decisions, truth
        self.match = self.taking = self.call = None
        decisions.owner = self
        super().__init__(traffic, connected, came, name)

    def go_available(self):
        self.taking = None
        self.say({"type": "go_available", "request": 1})

    def can_take(self) -> bool:
        return self.match is not None and self.taking is None

    def take_match(self):
        self.taking = self.match
        self.truth.begins(self.taking)
        self.say({"type": "accept_match", "verification": self.taking, "request": 2})

    def came(self, data, begin, end):
        message = json.loads(data[begin:end])
        kind = message["type"]
        if kind == "ok" and message["request"] == 2:
            self.truth.began(self.taking)
            self.decisions.decide(self.call)
        elif kind == "error":
            self.traffic.trouble.append(f"{self.name}: {message['error']['code']}")
        elif kind == "state":
            self.match = message["match"] and message["match"]["verification"]
            # Comes before the answer to the acceptance.
            self.call = message["call"] and message["call"]["id"]


class Decisions(Http):
    """A representative's connection for decisions, within the loop."""

    def __init__(self, traffic: Traffic, port: int, headers: dict, reason: str):
        super().__init__(port)
        self.traffic, self.headers, self.reason, self.owner = traffic, headers, reason, None
        traffic.add(self)

    def decide(self, call: str):
        body = {"outcome": "inconclusive", "reasons": [self.reason], "message": "", "internal_text": "", "checklist": []}
        self.send("POST", f"/console/calls/{call}/decision", self.headers, body)

    def readable(self):
        data = self.socket.recv(65536)
        if not data:
            self.traffic.poll.unregister(self.socket)
            self.traffic.trouble.append("a console's connection ended")
        self.rest += data
        done = self.answer()
        if done is None:
            return
        if done[0] != 200:
            self.traffic.trouble.append(f"decision: {done[0]} {done[2][:200]!r}")
        self.owner.go_available()


class Watch:
    """What is known of a watched applicant's place: one more than those who joined before and whose calls have not begun.
    A call begins between its acceptance and the answer to that."""

    def __init__(self, applicant: Applicant, index: int, ahead: int, begun: int):
        self.applicant, self.index, self.ahead = applicant, index, ahead
        self.begun = begun  # calls of those ahead that may have begun
        self.gone = []  # when it was known that one of them surely has
        self.since = time.monotonic()

    def staleness(self, now: float) -> float | None:
        """For how long the place told last has not been true; nothing when it never was."""
        place = self.applicant.place
        if place is None:
            return now - self.since
        seen = self.ahead + 1 - place
        if seen < 0 or seen > self.begun:
            return None
        return max(0.0, now - self.gone[seen]) if seen < len(self.gone) else 0.0


class Truth:
    """Who waits, in which order, and who of them is watched."""

    def __init__(self, waiting: list):
        self.index = {applicant.verification: index for index, applicant in enumerate(waiting)}
        self.applicants = {applicant.verification: applicant for applicant in waiting}
        self.watches = [Watch(one, index, index, 0) for index, one in enumerate(waiting) if one.watched]
        self.under_way, self.matches, self.joins = 0, 0, 0
        self.checks, self.wrong = 0, []
        self.stalest = {NEAR_SECONDS: 0.0, FAR_SECONDS: 0.0}

    def joins_now(self, applicant: Applicant):
        index = len(self.index)
        self.index[applicant.verification] = index
        self.applicants[applicant.verification] = applicant
        if applicant.watched:
            self.watches.append(Watch(applicant, index, index - self.matches, self.under_way))
        self.joins += 1
        applicant.join()

    def begins(self, verification: str):
        self.under_way += 1
        self.applicants[verification].called = True
        self.watches = [watch for watch in self.watches if not watch.applicant.called]
        for watch in self.behind(verification):
            watch.begun += 1

    def began(self, verification: str):
        self.under_way -= 1
        self.matches += 1
        now = time.monotonic()
        for watch in self.behind(verification):
            watch.gone.append(now)

    def behind(self, verification: str):
        index = self.index[verification]
        return (watch for watch in self.watches if watch.index > index)

    def check(self, read_until: float):
        """Everything that had come by `read_until` has been read."""
        for watch in self.watches:
            place = watch.applicant.place
            limit = NEAR_SECONDS if place is not None and place <= NEAR else FAR_SECONDS
            staleness = watch.staleness(read_until)
            self.checks += 1
            if staleness is None or staleness > limit:
                self.wrong.append(f"told {place}, true {watch.ahead + 1 - len(watch.gone)}, for {staleness} s")
            else:
                self.stalest[limit] = max(self.stalest[limit], staleness)


class Service(Visavis):
    """Its clients come as through a reverse proxy on this machine, so that each has an address of its own."""

    def __init__(self, directory: Path, program: Path, applicants: int, staff: int):
        settings = 'trusted_proxies = ["127.0.0.1"]'
        if applicants > PLACES_BY_DEFAULT:
            settings += f"\napplicants = {applicants}"
        super().__init__(directory, program, settings)
        self.origin = {"Origin": f"http://127.0.0.1:{self.port}"}
        self.staff = [f"rep{number}@bench.example" for number in range(staff)]

    def begin_store(self):
        super().begin_store()
        for email in self.staff:
            self.add_staff(email, PASSWORD)

    def browser(self, client: int) -> dict:
        return {**self.origin, "X-Forwarded-For": f"10.{client >> 16}.{client >> 8 & 255}.{client & 255}"}

    def require(self, http: Http, number: int, attempt: int) -> tuple:
        """A verification whose link was opened and whose applicant agreed: its id, and the browser's headers."""
        account = verification_of(f"bench-{number}-{attempt}")
        _, _, body = http.ask("POST", "/v1/verifications", {"Authorization": f"Bearer {self.key}"}, account)
        made = json.loads(body)
        browser = self.browser(number)
        token = made["url"].partition("#")[2]
        _, head, _ = http.ask("POST", "/applicant/session", browser, {"token": token})
        browser["Cookie"] = cookie_of(head)
        http.ask("POST", f"/applicant/consent?verification={made['id']}", browser, {"version": CONSENT})
        return made["id"], browser

    def sign_in(self, email: str, client: int) -> dict:
        browser = self.browser(client)
        _, head, _ = Http(self.port).ask("POST", "/console/session", browser, {"email": email, "password": PASSWORD})
        return {**browser, "Cookie": cookie_of(head)}

    def order_of_joining(self) -> list:
        """The ids of those who wait, as the log has them: by the time of joining, and among equal times by id."""
        http, order, position, more = Http(self.port), [], 0, True
        while more:
            path = f"/v1/events?after={position}&limit=100"
            answer = patiently(lambda _, path=path: http.ask("GET", path, {"Authorization": f"Bearer {self.key}"}))
            page = json.loads(answer[2])
            for event in page["data"]:
                position = event["position"]
                if event["type"] == "verification.waiting":
                    order.append((event["created"], event["verification"]))
            more = page["has_more"]
        return [verification for _, verification in sorted(order)]


def cookie_of(head: str) -> str:
    return re.search(r"\r\nset-cookie: *(visavis_(?:applicant|staff)=[^;\r]+)", head, re.IGNORECASE)[1]


# ---- The story, from coming to being matched. ----


def come(service: Service, traffic: Traffic, numbers: range) -> list:
    """Applicants with their pages open, who have not joined. The loop runs meanwhile."""

    def some(of: range) -> list:
        http, here = Http(service.port), []
        for number in of:
            verification, browser = patiently(lambda attempt, number=number: service.require(http, number, attempt))
            page = Http(service.port)
            rest = page.upgrade(f"/applicant/live?verification={verification}&device=computer", browser)
            here.append(Applicant(traffic, page.socket, rest, verification))
            traffic.add(here[-1])
        return here

    with ThreadPoolExecutor(CLIENTS) as clients:
        parts = [clients.submit(some, numbers[part::CLIENTS]) for part in range(CLIENTS)]
        traffic.until(lambda: all(part.done() for part in parts), 600, "coming")
    return [one for part in parts for one in part.result()]


def join_all(traffic: Traffic, applicants: list):
    coming, asked = list(applicants), []

    def joined() -> bool:
        asked[:] = [one for one in asked if not one.joined]
        while coming and len(asked) < JOINING_AT_ONCE:
            asked.append(coming.pop())
            asked[-1].join()
        return not asked

    traffic.until(joined, 300, "joining")


def watch_some(line: list, newcomers: list, head: int):
    """Half of those who will come to the head, and some of all others."""
    near, far = line[:head], line[head:]
    for group, share in ((near, WATCHED // 2), (far, WATCHED * 2 // 5), (newcomers, WATCHED // 10)):
        for one in random.sample(group, min(share, len(group))):
            one.watched = True


def open_consoles(service: Service, traffic: Traffic, truth: Truth) -> list:
    consoles = []
    for number, email in enumerate(service.staff):
        headers = service.sign_in(email, 0xFF0000 + number)
        reasons = json.loads(Http(service.port).ask("GET", "/console/reasons", headers)[2])["reasons"]
        reason = next(one["code"] for one in reasons if one["outcome"] == "inconclusive")
        page = Http(service.port)
        rest = page.upgrade("/console/live", headers)
        decisions = Decisions(traffic, service.port, headers, reason)
        consoles.append(Representative(traffic, page.socket, rest, email, decisions, truth))
        traffic.add(consoles[-1])
        traffic.turn(0)
    return consoles


def play(traffic: Traffic, truth: Truth, consoles: list, newcomers: list, options):
    """A join and a match every tick. Who could not be matched at once is matched at the next turn."""
    began = last_check = time.monotonic()
    matches_wanted = 0
    while (now := time.monotonic()) < began + options.seconds:
        due = int((now - began) * options.rate) + 1
        if truth.joins < due and newcomers:
            truth.joins_now(newcomers.pop())
        # Half a tick behind, so that they do not come together.
        matches_due = int((now - began) * options.rate + 0.5)
        ready = [console for console in consoles if console.can_take()]
        if matches_wanted < matches_due and ready:
            random.choice(ready).take_match()
            matches_wanted += 1
        before = time.monotonic()
        traffic.turn(0.01)
        if before >= last_check + CHECK_EVERY:
            truth.check(before)
            last_check = before
    return time.monotonic() - began


def own_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def measure(service: Service, options) -> dict:
    traffic = Traffic()
    extra = int(options.rate * options.seconds) + 1
    began = time.monotonic()
    here = come(service, traffic, range(options.waiting + extra))
    newcomers, waiting = here[:extra], here[extra:]
    # Their first states have come; those of the watched come again with the joining.
    join_all(traffic, waiting)
    by_id = {one.verification: one for one in waiting}
    line = [by_id[verification] for verification in service.order_of_joining()]
    print(f"{len(here)} came and {len(line)} joined in {time.monotonic() - began:.0f} s", flush=True)
    watch_some(line, newcomers, min(len(line), extra + NEAR))
    truth = Truth(line)
    consoles = open_consoles(service, traffic, truth)
    # Whoever goes available changes what everybody is told, the watched too.
    for console in consoles:
        console.go_available()
    traffic.until(lambda: all(console.can_take() for console in consoles), 30, "being offered applicants")
    traffic.until(lambda: all(one.place for one in line if one.watched), 30, "being told places")
    gc.collect()
    gc.freeze()
    bytes_before, cpu_before, own_before = traffic.bytes, cpu_seconds(service.pid), own_seconds()
    passed = play(traffic, truth, consoles, newcomers, options)
    changes = truth.joins + truth.matches
    return {
        "truth": truth,
        "trouble": traffic.trouble,
        "sockets": len(here) + len(consoles),
        "changes": changes,
        "cpu": (cpu_seconds(service.pid) - cpu_before) / passed,
        "own": (own_seconds() - own_before) / passed,
        "bytes": (traffic.bytes - bytes_before) / max(1, changes),
        "planned": 2 * options.rate * passed,
    }


def resident_mb(pid: int) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def show(result: dict, rss: float) -> bool:
    truth = result["truth"]
    near, far = truth.stalest[NEAR_SECONDS], truth.stalest[FAR_SECONDS]
    passed = {
        "cpu": result["cpu"] < CPU_BAR,
        "bytes": result["bytes"] < BYTES_BAR,
        "changes": result["changes"] >= CHANGES_BAR * result["planned"],
        "places": not truth.wrong and truth.checks > 0,
        "sockets": not result["trouble"],
    }
    print(f"{'what':<34}  {'now':>12}  {'bar':>9}")
    for what, now, bar in (
        ("sockets; the service's memory", f"{result['sockets']}; {rss:.0f} MB", ""),
        ("joins and matches", f"{truth.joins} + {truth.matches}", f"{CHANGES_BAR * result['planned']:.0f}"),
        ("the service's CPU, of a core", f"{100 * result['cpu']:.1f} %", f"{100 * CPU_BAR:.0f} %"),
        ("sent to all sockets, a change", f"{result['bytes'] / 1000:.1f} kB", f"{BYTES_BAR / 1000:.0f} kB"),
        (f"oldest place told, up to {NEAR}", f"{near:.2f} s", f"{NEAR_SECONDS:.0f} s"),
        ("oldest place told, any other", f"{far:.2f} s", f"{FAR_SECONDS:.0f} s"),
        ("places looked at; wrong", f"{truth.checks}; {len(truth.wrong)}", "0"),
        ("the bench's own CPU", f"{100 * result['own']:.0f} %", ""),
    ):
        print(f"{what:<34}  {now:>12}  {bar:>9}")
    for line in (truth.wrong + result["trouble"])[:10]:
        print("  " + line)
    missed = [name for name, good in passed.items() if not good]
    if missed:
        print(f"missed: {', '.join(missed)}")
    return not missed


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=HERE.parent / "build/bench", help="the CMake build tree")
    parser.add_argument("--program", type=Path, help="visavis itself, when it is elsewhere")
    parser.add_argument("--waiting", type=int, default=10_000)
    parser.add_argument("--rate", type=float, default=10, help="joins, and matches, a second")
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    program = (options.program or options.build / "src/main/visavis").resolve()
    sockets = options.waiting + int(options.rate * options.seconds) + 500
    # The service inherits it.
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    if 0 <= hard < sockets:
        sys.exit(f"{sockets} sockets are needed, and {hard} files may be open (ulimit -Hn)")
    with tempfile.TemporaryDirectory(prefix="visavis-bench-", dir=HERE.parent / ".dev") as directory:
        staff = max(4, int(options.rate * 2))
        with Service(Path(directory), program, sockets, staff) as service:
            result = measure(service, options)
            good = show(result, resident_mb(service.pid))
    print(f"queue: {min(CPU_BAR / max(result['cpu'], 1e-9), BYTES_BAR / max(result['bytes'], 1e-9)):.2f}")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    os.makedirs(HERE.parent / ".dev", exist_ok=True)
    main()
