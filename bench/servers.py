"""Starts the servers under test with private configurations on loopback, and ends them by pid."""

import http.client
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path


def need(program: str, package: str) -> str:
    # Daemons are often outside a user's PATH.
    found = shutil.which(program, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if not found:
        sys.exit(f"{program} is missing: apt-get install {package}")
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A child process with a directory of its own; a context manager that ends it."""

    name = "server"
    starting_max = 5  # seconds

    def __init__(self, directory: Path):
        self.directory = directory
        self.process = None
        directory.mkdir(parents=True, exist_ok=True)

    def command(self) -> list:
        raise NotImplementedError

    def environment(self) -> dict:
        return {}

    def ready(self) -> bool:
        raise NotImplementedError

    @property
    def pid(self) -> int:
        return self.process.pid

    def __enter__(self):
        # Janus' socket thread sometimes ends because it starts before it is marked initialized.
        for _ in range(20):
            if self.start():
                return self
        tail = (self.directory / "log").read_text(errors="replace")[-2000:]
        sys.exit(f"{self.name} did not start:\n{tail}")

    def start(self) -> bool:
        with open(self.directory / "log", "wb") as log:
            self.process = subprocess.Popen(
                self.command(),
                cwd=self.directory,
                env={**os.environ, **self.environment()},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + self.starting_max
        while self.process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
            if self.ready():
                return True
        self.end()
        return False

    def __exit__(self, *_):
        self.end()

    def end(self):
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Visavis(Server):
    """The program with an empty store, and the API key of a marketplace in `key`. The relay listens, too, and carries
    nothing."""

    name = "visavis"

    def __init__(self, directory: Path, program: Path, server_settings: str = ""):
        super().__init__(directory)
        self.program = program
        self.port = free_port()
        self.key = ""
        self.store = directory / "visavis.sqlite"
        self.config = directory / "visavis.toml"
        self.config.write_text(
            f"""[server]
port = {self.port}
public_url = "http://127.0.0.1:{self.port}"
web_root = "{directory}"
{server_settings}
[operators]
port = 0
[store]
path = "{self.store}"
[relay]
listen = "127.0.0.1"
port = 0
[log]
level = "error"
"""
        )
        # No page is asked for; the server wants to find some.
        for page in ("verify.html", "console.html"):
            (directory / page).write_text("<!doctype html><title>bench</title>")

    def command(self):
        return [str(self.program), "serve", "-c", str(self.config)]

    def ready(self):
        return accepts_tcp(self.port)

    def __enter__(self):
        self.begin_store()
        return super().__enter__()

    def begin_store(self):
        self.key = json.loads(self.command_line("marketplace", "add", "--name", "bench"))["api_key"]

    def add_staff(self, email: str, password: str):
        self.command_line(
            "staff", "add", "--email", email, "--name", "Bench", "--role", "representative", said=password + "\n"
        )

    def command_line(self, *arguments: str, said: str = "") -> str:
        """One of the program's commands: what it printed."""
        return subprocess.run(
            [str(self.program), *arguments, "-c", str(self.config)],
            input=said, stdout=subprocess.PIPE, text=True, check=True,
        ).stdout  # fmt: skip


def connect(server, timeout: float = 10) -> http.client.HTTPConnection:
    """A connection to what answers on the server's port."""
    return http.client.HTTPConnection("127.0.0.1", server.port, timeout=timeout)


def verification_of(account: str) -> dict:
    """The body that requires a verification of a person who is named after the account."""
    return {"account": account, "trigger": "manual", "profile": {"name": f"Bench {account}"}}


def run_wrk(script: str, server, threads: int, connections: int, seconds: int, *arguments) -> dict:
    """What wrk saw: requests a second (`rate`), `p50_ms`, `p99_ms`. Not one of them may have failed."""
    done = subprocess.run(
        [
            need("wrk", "wrk"),
            f"-t{threads}", f"-c{connections}", f"-d{seconds}s",
            "-s", str(Path(__file__).with_name(script)), f"http://127.0.0.1:{server.port}",
            "--", server.key, *map(str, arguments),
        ],
        capture_output=True, text=True, timeout=seconds + 30,
    )  # fmt: skip
    for line in done.stdout.splitlines():
        if line.startswith("result "):
            result = json.loads(line[len("result "):])
            if result["errors"]:
                sys.exit(f"{server.name}: {result['errors']} requests failed\n{done.stdout}")
            return result
    sys.exit(f"wrk: {done.stdout}{done.stderr}")


def accepts_unix(path: Path, kind: int) -> bool:
    with socket.socket(socket.AF_UNIX, kind) as probe:
        try:
            probe.connect(str(path))
            return True
        except OSError:
            return False


def accepts_tcp(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def peer_at_its_best(rounds: dict, ours: str) -> tuple:
    """Of the peers in `rounds` (name -> one figure a round, more is better), the one with the
    highest median, and the median over the rounds of our figure through its figure."""
    peers = {name: figures for name, figures in rounds.items() if name != ours}
    best = max(peers, key=lambda name: statistics.median(peers[name]))
    ratios = [mine / theirs for mine, theirs in zip(rounds[ours], peers[best])]
    return best, statistics.median(ratios)


def cpu_seconds(pid: int) -> float:
    """User and system time of a process and its living children."""
    processes = [pid]
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if children.exists():
        processes += [int(child) for child in children.read_text().split()]
    ticks = 0
    for process in processes:
        # The second field is a name that may contain anything; utime and stime are 14 and 15.
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
