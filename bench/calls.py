#!/usr/bin/env python3
"""Calls a core: Visavis' relay beside Janus 1.1.2 (VideoCall), in one run; with --record, beside itself while it
records. See README.md."""

import argparse
import json
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from servers import Server, accepts_unix, need, peer_at_its_best

LOSS_MAX = 0.001
DELAY_P99_MS_MAX = 50
LATE_P99_MS_MAX = 10  # Above this it was our client that did not keep up.
OTHER_CORES_MAX = 0.25  # Above this somebody else used the machine.
RECORD_MAX = 1.35  # Processor time of a call that is recorded, over one that is not.
DISK_MORE_MAX = 0.02

JANUS_PLUGINS = "audiobridge duktape echotest lua nosip recordplay sip streaming textroom videoroom voicemail"
JANUS_TRANSPORTS = "http mqtt nanomsg rabbitmq websockets"


class Janus(Server):
    """Debian's Janus with one plugin and one transport, ICE-lite, quiet, no retransmission options
    touched. `event_loops` is the one knob that matters: 1 costs least, 2 use both cores."""

    def __init__(self, directory: Path, tools: Path, event_loops: int):
        super().__init__(directory)
        self.name = f"janus, {event_loops} loop{'s' if event_loops > 1 else ''}"
        self.kind = "janus"
        self.tools = tools
        self.socket = directory / "api"
        home = subprocess.run(
            ["dpkg-query", "-L", "janus"], capture_output=True, text=True, check=False
        ).stdout.splitlines()
        folders = [line for line in home if line.endswith("/janus/plugins")]
        modules = Path(folders[0]).parent if folders else Path("/usr/lib/janus")

        def off(names):
            return ",".join(f"libjanus_{name}.so" for name in names.split())

        (directory / "janus.jcfg").write_text(
            f"""general: {{
  configs_folder = "{directory}"
  plugins_folder = "{modules}/plugins"
  transports_folder = "{modules}/transports"
  events_folder = "{modules}/events"
  loggers_folder = "{modules}/loggers"
  debug_level = 3
  session_timeout = 0
  event_loops = {event_loops}
}}
nat: {{
  ice_lite = true
  ice_enforce_list = "127.0.0.1"
}}
plugins: {{ disable = "{off(JANUS_PLUGINS)}" }}
transports: {{ disable = "{off(JANUS_TRANSPORTS)}" }}
loggers: {{ disable = "libjanus_jsonlog.so" }}
"""
        )
        (directory / "janus.transport.pfunix.jcfg").write_text(
            f"""general: {{
  enabled = true
  json = "compact"
  path = "{self.socket}"
  type = "SOCK_SEQPACKET"
}}
"""
        )

    def command(self):
        return [need("janus", "janus"), "-F", str(self.directory)]

    def environment(self):
        return {"LD_PRELOAD": str(self.tools / "loopback_interface.so")}

    def ready(self):
        return accepts_unix(self.socket, socket.SOCK_SEQPACKET)


class RelayHost(Server):
    """Visavis' media relay alone in a process."""

    def __init__(self, directory: Path, tools: Path):
        super().__init__(directory)
        self.name = "visavis"
        self.kind = "visavis"
        self.tools = tools
        self.socket = directory / "relay"

    def command(self):
        return [str(self.tools / "relay_host"), "--socket", str(self.socket)]

    def ready(self):
        return accepts_unix(self.socket, socket.SOCK_STREAM)


class RecordingRelayHost(RelayHost):
    """The same, and both sides of every call are recorded and sealed, as in a service."""

    def __init__(self, directory: Path, tools: Path, disk: Path):
        super().__init__(directory, tools)
        self.name = "recording"
        # The disk is measured as it is: the other folders may be in memory.
        self.recorded = Path(tempfile.mkdtemp(prefix="recorded-", dir=disk))

    def command(self):
        return [*super().command(), "--record", str(self.recorded)]

    def became(self) -> dict:
        """What the host says of what it recorded, once the client has left."""
        told = self.recorded / "recorded.json"
        deadline = time.monotonic() + 30
        while not told.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        return json.loads(told.read_text()) if told.exists() else {"fault": "nothing was recorded"}

    def end(self):
        super().end()
        shutil.rmtree(self.recorded, ignore_errors=True)


def measure(make_server, calls: int, options) -> dict:
    """One fresh server, one set of calls."""
    with tempfile.TemporaryDirectory(prefix="visavis-bench-") as directory:
        with make_server(Path(directory)) as server:
            command = [
                str(options.tools / "webrtc_client"),
                "--server", server.kind,
                "--socket", str(server.socket),
                "--server-pid", str(server.pid),
                "--calls", str(calls),
                "--seconds", str(options.seconds),
            ]  # fmt: skip
            if options.paced:
                command.append("--paced")
            try:
                done = subprocess.run(
                    command, capture_output=True, text=True, timeout=options.seconds + 60
                )
            except subprocess.TimeoutExpired:
                return {"name": server.name, "calls": calls, "fault": "the client did not end"}
            if done.returncode != 0:
                return {"name": server.name, "calls": calls, "fault": done.stderr.strip()[-200:]}
            result = {"name": server.name, "fault": "", **json.loads(done.stdout)}
            return {**result, **server.became()} if hasattr(server, "became") else result


def verdict(result: dict) -> str:
    if result["fault"]:
        return result["fault"].splitlines()[-1]
    if result["late_ms_p99"] > LATE_P99_MS_MAX or result["unsent"] > 0:
        return "client too slow"
    if result["loss"] >= LOSS_MAX:
        return "loses packets"
    if result["delay_ms_p99"] >= DELAY_P99_MS_MAX:
        return "too late"
    return ""


def print_row(result: dict):
    if result["fault"]:
        print(f"{result['calls']:>5}  {result['name']:<14}  {verdict(result)}", flush=True)
        return
    note = verdict(result)
    if result["other_cores"] > OTHER_CORES_MAX:
        note += f" (others used {result['other_cores']:.2f} cores)"
    print(
        f"{result['calls']:>5}  {result['name']:<14}  {result['calls_per_core']:>10.1f}  "
        f"{result['server_cores']:>6.3f}  {100 * result['loss']:>7.3f}  "
        f"{result['delay_ms_p50']:>9.2f}  {result['delay_ms_p99']:>9.2f}  "
        f"{result['client_cores']:>7.3f}  {note}",
        flush=True,
    )


HEADING = (
    f"{'calls':>5}  {'server':<14}  {'calls/core':>10}  {'cores':>6}  {'loss %':>7}  "
    f"{'p50 ms':>9}  {'p99 ms':>9}  {'client':>7}"
)


def climb(contenders, options) -> tuple:
    """Every server on every level it still holds. Returns the results by level and the highest
    level each server held."""
    results, highest, left = {}, {}, list(contenders)
    for calls in options.levels:
        for make_server in list(left):
            if time.monotonic() > options.climb_until:
                return results, highest
            result = measure(make_server, calls, options)
            print_row(result)
            if verdict(result):
                result = measure(make_server, calls, options)  # It may have been a neighbour.
                print_row(result)
            if verdict(result):
                left.remove(make_server)
                continue
            results.setdefault(calls, {})[result["name"]] = [result]
            highest[result["name"]] = calls
        if not left:
            break
    return results, highest


def common_level(results: dict, contenders: int):
    """The highest level that every server held: none may drop out because of a bad moment."""
    held = [calls for calls, by_name in results.items() if len(by_name) == contenders]
    return max(held, default=None)


def more_rounds(contenders, level: int, held: dict, until: float, options):
    """Adds rounds to `held`. A round in which one server did not hold the level is left out."""
    for _ in range(options.rounds + 2):
        if len(next(iter(held.values()))) >= options.rounds or time.monotonic() > until:
            return
        one_round = []
        for make_server in contenders:
            one_round.append(measure(make_server, level, options))
            print_row(one_round[-1])
        if any(verdict(result) for result in one_round):
            print("       (left out)")
            continue
        for result in one_round:
            held[result["name"]].append(result)


def recorded_whole(result: dict) -> str:
    """Empty: everything that came is in the recording, and little else."""
    if result["faults"] or result["packets_lost"] or result["frames_lost"]:
        return f"recording: {result['faults']} faults, {result['packets_lost']} packets and {result['frames_lost']} frames lost"
    more = result["disk_bytes"] / result["media_bytes"] - 1
    return "" if abs(more) <= DISK_MORE_MAX else f"recording: {100 * more:.1f} % more on disk than media"


def beside_itself(options):
    """With and without recording in interleaved rounds. Ends with `record: R`, processor time with it over without."""
    plain, recording = (
        lambda directory: RelayHost(directory, options.tools),
        lambda directory: RecordingRelayHost(directory, options.tools, options.disk),
    )
    calls = options.levels[0]
    print(f"{calls} calls, {options.seconds:g} s each; one measurement a row.\n{HEADING}")
    ratios, more = [], []
    for _ in range(2 * options.rounds):
        without, with_it = measure(plain, calls, options), measure(recording, calls, options)
        print_row(without)
        print_row(with_it)
        if verdict(without) or verdict(with_it):
            print("       (left out)")
            continue
        if wrong := recorded_whole(with_it):
            sys.exit(wrong)
        ratios.append(with_it["server_cores"] / without["server_cores"])
        more.append(100 * (with_it["disk_bytes"] / with_it["media_bytes"] - 1))
        if len(ratios) == options.rounds:
            break
    if len(ratios) < options.rounds:
        sys.exit("too few rounds in which both held: is the machine busy with something else?")
    print(f"on disk, beside the media's bytes: {statistics.median(more):+.2f} % (bar: {100 * DISK_MORE_MAX:.0f} %)")
    print(f"record: {statistics.median(ratios):.2f}")
    if statistics.median(ratios) > RECORD_MAX:
        sys.exit(f"above {RECORD_MAX}")


def median(results: list, key: str) -> float:
    return statistics.median(result[key] for result in results)


def main():
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=root / "build/bench", help="the CMake build tree")
    parser.add_argument("--levels", default="20,40,80,120,160,240,320", help="calls at once")
    parser.add_argument("--rounds", type=int, default=5, help="at the highest level that all hold")
    parser.add_argument("--seconds", type=float, default=3, help="measured a round and server")
    parser.add_argument("--paced", action="store_true", help="pace frames as Chromium does")
    parser.add_argument("--only", choices=["janus", "visavis"], help="measure one side alone")
    parser.add_argument("--json", type=Path, help="also write every result here")
    parser.add_argument("--record", action="store_true", help="what recording costs, at 40 calls if no level is given")
    parser.add_argument("--disk", type=Path, default=root / "build", help="where it records")
    options = parser.parse_args()
    if options.record and options.levels == parser.get_default("levels"):
        options.levels = "40"
    options.levels = [int(level) for level in options.levels.split(",")]
    options.tools = options.build.resolve() / "bench"
    began = time.monotonic()
    if options.record:
        return beside_itself(options)
    options.climb_until = began + 90
    rounds_until = began + 160

    contenders = []
    if options.only != "janus":
        contenders.append(lambda directory: RelayHost(directory, options.tools))
    if options.only != "visavis":
        contenders.append(lambda directory: Janus(directory, options.tools, 1))
        contenders.append(lambda directory: Janus(directory, options.tools, 2))

    print("Each participant sends 2 Mbit/s of video and Opus; one measurement a row.")
    print(HEADING)
    results, highest = climb(contenders, options)
    level = common_level(results, len(contenders))
    if options.only or level is None:
        for name, calls in highest.items():
            print(f"{name}: holds {calls} calls")
        if options.only:
            return
        sys.exit("no level at which every server held: is the machine busy with something else?")

    held = results[level]
    print(f"\nRounds at {level} calls, the highest that all hold:")
    more_rounds(contenders, level, held, rounds_until, options)

    print(f"\nMedians of {min(map(len, held.values()))} rounds at {level} calls:")
    print(
        f"{'server':<14}  {'calls/core':>10}  {'cores':>6}  {'loss %':>7}  {'p50 ms':>7}  "
        f"{'p99 ms':>7}  {'most calls held':>15}"
    )
    for name, rows in held.items():
        print(
            f"{name:<14}  {median(rows, 'calls_per_core'):>10.1f}  "
            f"{median(rows, 'server_cores'):>6.3f}  {100 * median(rows, 'loss'):>7.3f}  "
            f"{median(rows, 'delay_ms_p50'):>7.2f}  {median(rows, 'delay_ms_p99'):>7.2f}  "
            f"{highest[name]:>15}"
        )
    if options.json:
        options.json.write_text(json.dumps(results, indent=1))
    figures = {name: [row["calls_per_core"] for row in rows] for name, rows in held.items()}
    peer, ratio = peer_at_its_best(figures, "visavis")
    print(f"beside {peer}, the better Janus")
    print(f"calls: {ratio:.2f}")


if __name__ == "__main__":
    main()
