#!/usr/bin/env python3
"""Verifications required a second, each saved for good: Visavis beside SQLite itself, which saves one small row after
the other, and beside other builds of Visavis (--beside), in one run, on a disk as it is and on a slow one. See README.md."""

import argparse
import json
import os
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from servers import Visavis, connect, verification_of

HERE = Path(__file__).resolve().parent
SLOW_MS = 500


class OnDisk(Visavis):
    """Visavis on a disk whose every fsync takes `slow_ms` longer."""

    def __init__(self, directory: Path, name: str, program: Path, slow_ms: int, preload: Path):
        super().__init__(directory, program)
        self.name, self.slow_ms, self.preload = name, slow_ms, preload

    def environment(self):
        if not self.slow_ms:
            return {}
        return {"LD_PRELOAD": str(self.preload), "VISAVIS_FSYNC_MS": str(self.slow_ms)}


def client(server, number: int, until: float, took: list, refused: list):
    """One connection that requires one verification after the other."""
    connection = connect(server, timeout=60)
    headers = {"Authorization": f"Bearer {server.key}", "Content-Type": "application/json"}
    made = 0
    while time.monotonic() < until:
        body = verification_of(f"c{number}-{made}")
        began = time.monotonic()
        connection.request("POST", "/v1/verifications", json.dumps(body), headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status == 201:
            took.append(time.monotonic() - began)
        elif answer.status == 503:
            refused.append(time.monotonic() - began)
        else:
            sys.exit(f"{server.name}: {answer.status}")
        made += 1


def load(server, connections: int, seconds: float) -> dict:
    took, refused = [], []
    began = time.monotonic()
    clients = [
        threading.Thread(target=client, args=(server, number, began + seconds, took, refused))
        for number in range(connections)
    ]
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    passed = time.monotonic() - began
    return {"rate": len(took) / passed, "took": sorted(took), "refused": len(refused)}


def rows_by_sqlite(directory: Path, seconds: float) -> float:
    """Rows a second that SQLite saves alone, each durable before the next: WAL, synchronous = FULL."""
    database = sqlite3.connect(directory / "alone.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE IF NOT EXISTS one (number INTEGER PRIMARY KEY, text TEXT)")
    saved, began = 0, time.monotonic()
    while time.monotonic() < began + seconds:
        database.execute("INSERT INTO one (text) VALUES (?)", ("x" * 800,))
        saved += 1
    return saved / (time.monotonic() - began)


def show(name: str, disk: str, connections: int, result: dict):
    took = result["took"] or [float("nan")]
    p50, p99 = (1000 * took[min(len(took) - 1, int(len(took) * share))] for share in (0.5, 0.99))
    print(
        f"{name:<10}  {disk:<8}  {connections:>4}  {result['rate']:>8.1f}  {p50:>8.1f}  {p99:>8.1f}  {1000 * took[-1]:>8.1f}"
        f"  {result['refused']:>6}",
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=HERE.parent / "build/bench", help="the CMake build tree")
    parser.add_argument("--beside", nargs=2, action="append", default=[], metavar=("NAME", "PROGRAM"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=4, help="a round, server and number of connections")
    options = parser.parse_args()
    programs = [("visavis", (options.build / "src/main/visavis").resolve())]
    programs += [(name, Path(program).resolve()) for name, program in options.beside]
    rates = {name: [] for name, _ in programs}
    peer = []
    print(f"{'server':<10}  {'disk':<8}  {'conn':>4}  {'rows/s':>8}  {'p50 ms':>8}  {'p99 ms':>8}  {'max ms':>8}  {'503':>6}")
    with tempfile.TemporaryDirectory(prefix="visavis-bench-", dir=HERE.parent / ".dev") as directory:
        for number in range(options.rounds):
            peer.append(rows_by_sqlite(Path(directory), options.seconds))
            print(f"{'sqlite':<10}  {'as it is':<8}  {1:>4}  {peer[-1]:>8.1f}", flush=True)
            for disk, slow_ms, counts in (("as it is", 0, (1, 10, 64)), (f"+{SLOW_MS} ms", SLOW_MS, (10,))):
                for name, program in programs:
                    preload = (options.build / "bench/slow_fsync.so").resolve()
                    folder = Path(directory) / f"{name}-{number}-{slow_ms}"
                    with OnDisk(folder, name, program, slow_ms, preload) as server:
                        for connections in counts:
                            result = load(server, connections, options.seconds if not slow_ms else 10)
                            show(name, disk, connections, result)
                            if connections == 64:
                                rates[name].append(result["rate"])
    for name, _ in programs[1:]:
        ratio = statistics.median(a / b for a, b in zip(rates["visavis"], rates[name]))
        print(f"beside {name}, 64 connections: {ratio:.2f}")
    ratio = statistics.median(a / b for a, b in zip(rates["visavis"], peer))
    print(f"creates: {ratio:.2f}")


if __name__ == "__main__":
    os.makedirs(HERE.parent / ".dev", exist_ok=True)
    main()
