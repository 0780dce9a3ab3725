#!/usr/bin/env python3
"""What a store that has grown costs: the same figures with a thousand accounts and with a million, beside those that were
measured in November 2026. See README.md."""

import argparse
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from servers import Visavis, connect, run_wrk

HERE = Path(__file__).resolve().parent
KEPT = HERE.parent / ".dev/growth"
GROWN_BY = 1  # Another number makes the kept stores anew: what grow.cpp writes has changed.
ASKED_ABOUT = 100_000  # accounts, in turn, of as many as there are
SHARE = 1.15  # How much worse than then is still as good.
REPEATS = 21

# accounts: what was measured then. Where it was a range, its worse end.
THEN = {
    1_000: {
        "store_mb": 5, "start_s": 0.27, "rss_mb": 25, "checks": 41_600, "checks_p50_ms": 0.4, "checks_p99_ms": 68,
        "creates": 1_360, "first_page_ms": 1.4, "last_page_ms": 1.6, "events_first_ms": 1.1, "events_half_ms": None,
        "events_end_ms": None, "verify_s": 0.1, "end_s": 0.01,
    },
    1_000_000: {
        "store_mb": 4_889, "start_s": 9.4, "rss_mb": 452, "checks": 49_900, "checks_p50_ms": 0.5, "checks_p99_ms": 8,
        "creates": 856, "first_page_ms": 1.3, "last_page_ms": 1.1, "events_first_ms": 1.3, "events_half_ms": 1.1,
        "events_end_ms": 1.2, "verify_s": 29.7, "end_s": 0.9,
    },
}  # fmt: skip
BARS = {1_000: {"creates": 3_000}, 1_000_000: {"creates": 3_000, "start_s": 10}}
MORE_IS_BETTER = {"checks", "creates"}
# Too short to be compared: what is less than this is as good as any other.
AS_GOOD_AS = {"s": 0.5, "ms": 2.0}
WORDS = {
    "store_mb": "database, MB",
    "start_s": "start to ready, s",
    "rss_mb": "memory after the start, MB",
    "checks": "permission checks a second, 32 connections",
    "checks_p50_ms": "  their median, ms",
    "checks_p99_ms": "  their 99th percentile, ms",
    "creates": "verifications required a second, 16 connections",
    "first_page_ms": "list: first page of 100, ms",
    "last_page_ms": "list: last page of 100, ms",
    "events_first_ms": "events: first page of 100, ms",
    "events_half_ms": "events: a page in the middle, ms",
    "events_end_ms": "events: last page, ms",
    "verify_s": "verify-chain, s",
    "end_s": "SIGTERM to the end, s",
}


class Grown(Visavis):
    """Visavis over a store that is there, with the key that was kept beside it."""

    starting_max = 120

    def __init__(self, directory: Path, program: Path, key: str):
        super().__init__(directory, program)
        self.key = key

    def begin_store(self):
        pass

    def start(self) -> bool:
        self.began = time.monotonic()
        return super().start()

    def ready(self):
        connection = connect(self, 1)
        try:
            connection.request("GET", "/healthz")
            ready = connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()
        self.start_s = time.monotonic() - self.began
        return ready

    def stop(self) -> float:
        """How long it took from SIGTERM to the end."""
        began = time.monotonic()
        self.process.terminate()
        self.process.wait(timeout=600)
        return time.monotonic() - began

    def get(self, path: str) -> dict:
        connection = connect(self)
        connection.request("GET", path, headers={"Authorization": f"Bearer {self.key}"})
        answer = connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            sys.exit(f"growth: {path}: {answer.status} {text[:300]!r}")
        return json.loads(text)

    def milliseconds(self, path: str) -> float:
        """The median over several requests on one connection."""
        connection, took = connect(self), []
        for _ in range(REPEATS):
            began = time.monotonic()
            connection.request("GET", path, headers={"Authorization": f"Bearer {self.key}"})
            connection.getresponse().read()
            took.append(1000 * (time.monotonic() - began))
        return statistics.median(took)


class New(Visavis):
    def begin_store(self):
        super().begin_store()
        self.add_staff("bench@bench.example", "correct horse battery")


def grow(options, accounts: int) -> Path:
    """The folder of a store with so many accounts; made once. The service itself takes it into its chain, at its end."""
    folder = KEPT / str(accounts)
    stamp = folder / "grown"
    if stamp.exists() and json.loads(stamp.read_text())["by"] == GROWN_BY:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    new = New(folder, options.program)
    new.begin_store()
    began = time.monotonic()
    subprocess.run([options.build / "bench/visavis_grow", "--store", new.store, "--accounts", str(accounts)], check=True)
    grown = time.monotonic()
    service = Grown(folder, options.program, new.key)
    if not service.start():
        sys.exit(f"growth: the grown store does not start: {(folder / 'log').read_text()}")
    service.stop()
    print(f"{accounts} accounts: grown in {grown - began:.0f} s, taken into the chain in {time.monotonic() - grown:.0f} s", flush=True)
    stamp.write_text(json.dumps({"by": GROWN_BY, "key": new.key}))
    return folder


def last_position(store: Path) -> int:
    database = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    try:
        return database.execute("SELECT max(position) FROM event").fetchone()[0]
    finally:
        database.close()


def before_last_page(service: Grown) -> str:
    """The verification after which the oldest hundred are listed."""
    seen, position = [], 0
    while len(seen) < 101:
        page = service.get(f"/v1/events?after={position}&limit=100")["data"]
        seen += [event["verification"] for event in page if event["type"] == "verification.required"]
        position = page[-1]["position"]
    return seen[100]


def resident_mb(pid: int) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def measure(options, accounts: int) -> dict:
    kept = grow(options, accounts)
    key = json.loads((kept / "grown").read_text())["key"]
    with tempfile.TemporaryDirectory(prefix="visavis-bench-", dir=KEPT.parent) as directory:
        folder = Path(directory)
        for file in kept.glob("visavis.sqlite*"):
            shutil.copy2(file, folder)
        os.sync()
        service = Grown(folder, options.program, key)
        now = {"store_mb": service.store.stat().st_size / 1e6}
        began = time.monotonic()
        print("  " + service.command_line("verify-chain").splitlines()[0], flush=True)
        now["verify_s"] = time.monotonic() - began
        last = last_position(service.store)
        with service:
            now |= {"start_s": service.start_s, "rss_mb": resident_mb(service.pid)}
            asked_about = min(accounts, ASKED_ABOUT)
            checks = run_wrk("permission.lua", service, 1, 32, options.seconds, asked_about, "submit_proposal")
            now |= {"checks": checks["rate"], "checks_p50_ms": checks["p50_ms"], "checks_p99_ms": checks["p99_ms"]}
            oldest = before_last_page(service)
            for name, path in (
                ("first_page_ms", "/v1/verifications?limit=100"),
                ("last_page_ms", f"/v1/verifications?limit=100&starting_after={oldest}"),
                ("events_first_ms", "/v1/events?limit=100&after=0"),
                ("events_half_ms", f"/v1/events?limit=100&after={last // 2}"),
                ("events_end_ms", f"/v1/events?limit=100&after={last - 100}"),
            ):
                now[name] = service.milliseconds(path)
            now["creates"] = run_wrk("growth.lua", service, 1, 16, options.seconds, f"new{time.time_ns()}")["rate"]
            now["end_s"] = service.stop()
    return now


def bar_of(accounts: int, name: str) -> float | None:
    then = THEN[accounts][name]
    if name in BARS[accounts]:
        return BARS[accounts][name]
    if then is None:
        return None
    if name in MORE_IS_BETTER:
        return then / SHARE
    return max(then * SHARE, AS_GOOD_AS.get(name.rpartition("_")[2], 0))


def fits(name: str, now: float, bar: float | None) -> float:
    """How many times the figure fits into its bar."""
    if bar is None:
        return float("inf")
    return now / bar if name in MORE_IS_BETTER else bar / max(now, 1e-9)


def number(figure: float | None) -> str:
    if figure is None:
        return ""
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.2f}"


def show(accounts: int, now: dict) -> float:
    print(f"\n{f'{accounts:,} accounts':<48}  {'then':>9}  {'now':>9}  {'bar':>9}")
    worst = float("inf")
    for name, words in WORDS.items():
        then, bar = THEN[accounts][name], bar_of(accounts, name)
        fit = fits(name, now[name], bar)
        worst = min(worst, fit)
        print(f"{words:<48}  {number(then):>9}  {number(now[name]):>9}  {number(bar):>9}{'  missed' if fit < 1 else ''}")
    return worst


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=HERE.parent / "build/bench", help="the CMake build tree")
    parser.add_argument("--program", type=Path, help="visavis itself, when it is elsewhere")
    parser.add_argument("--accounts", type=int, choices=THEN, action="append", help="only a store of this size")
    parser.add_argument("--seconds", type=int, default=10, help="of load, for each rate")
    options = parser.parse_args()
    options.build = options.build.resolve()
    options.program = (options.program or options.build / "src/main/visavis").resolve()
    KEPT.mkdir(parents=True, exist_ok=True)
    worst = min([show(accounts, measure(options, accounts)) for accounts in options.accounts or THEN])
    print(f"growth: {worst:.2f}")
    sys.exit(0 if worst >= 1 else 1)


if __name__ == "__main__":
    main()
