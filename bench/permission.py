#!/usr/bin/env python3
"""Permission checks a second: Visavis beside nginx returning a body of the same size, in one run.
See README.md."""

import argparse
import json
import os
import resource
import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from servers import (
    Server,
    Visavis,
    accepts_tcp,
    connect,
    cpu_seconds,
    free_port,
    need,
    peer_at_its_best,
    run_wrk,
    verification_of,
)

ACCOUNTS = 1000
ACTION = "submit_proposal"
HERE = Path(__file__).resolve().parent


class Nginx(Server):
    """Debian's nginx as fast as it can answer: no log, no file, no end to keep-alive."""

    def __init__(self, directory: Path, workers: str, body: str):
        super().__init__(directory)
        self.name = f"nginx, {workers} worker{'' if workers == '1' else 's'}"
        self.port = free_port()
        self.key = "unused"
        (directory / "nginx.conf").write_text(
            f"""daemon off;
worker_processes {workers};
pid {directory}/pid;
error_log {directory}/error.log crit;
events {{
  worker_connections 4096;
  multi_accept on;
}}
http {{
  access_log off;
  keepalive_timeout 600s;
  keepalive_requests 1000000000;
  client_body_temp_path {directory}/body;
  proxy_temp_path {directory}/proxy;
  fastcgi_temp_path {directory}/fastcgi;
  uwsgi_temp_path {directory}/uwsgi;
  scgi_temp_path {directory}/scgi;
  server {{
    listen 127.0.0.1:{self.port} reuseport backlog=4096;
    default_type application/json;
    location / {{ return 200 '{body}'; }}
  }}
}}
"""
        )

    def command(self):
        conf = str(self.directory / "nginx.conf")
        return [need("nginx", "nginx"), "-p", str(self.directory), "-c", conf,
                "-e", str(self.directory / "error.log")]  # fmt: skip

    def ready(self):
        return accepts_tcp(self.port)


# ---- How Visavis is filled and asked. This is the part that follows the program. ----


class Filled(Visavis):
    def fill(self):
        """A thousand accounts that Visavis knows; every second one is held, the others were."""
        connection = connect(self)
        for number in range(ACCOUNTS):
            body = verification_of(f"bench-{number}")
            made = self.ask(connection, "POST", "/v1/verifications", body)
            if number % 2 == 1:
                self.ask(connection, "POST", f"/v1/verifications/{made['id']}/cancel", None)

    def ask(self, connection, method: str, path: str, body: dict | None) -> dict:
        headers = {"Authorization": f"Bearer {self.key}"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            sys.exit(f"{method} {path}: {answer.status} {text[:500]!r}")
        return json.loads(text)


def denied(body: dict) -> bool:
    return not body["allowed"]


# ---- End of that part. ----


class StandIn(Nginx):
    """In Visavis' place, to try this script without it."""

    def __init__(self, directory: Path):
        super().__init__(directory, "1", json.dumps({"allowed": True, "holds": []}))
        self.name = "visavis"

    def fill(self):
        pass


def look(server) -> int:
    """Asks about every account once: are the answers right? Returns their mean size."""
    connection = connect(server)
    sizes, held = [], 0
    for number in range(ACCOUNTS):
        path = f"/v1/accounts/bench-{number}/permissions/{ACTION}"
        connection.request("GET", path, headers={"Authorization": f"Bearer {server.key}"})
        answer = connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            sys.exit(f"GET {path}: {answer.status} {text[:500]!r}")
        sizes.append(len(text))
        held += denied(json.loads(text))
    if not isinstance(server, StandIn) and held != ACCOUNTS // 2:
        sys.exit(f"{held} of {ACCOUNTS} accounts may not {ACTION}; it should be half of them")
    return round(statistics.mean(sizes))


def children_seconds() -> float:
    """What the children that ended and were waited for have worked; of those, wrk."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def load(server, options) -> dict:
    before, own_before = cpu_seconds(server.pid), children_seconds()
    result = run_wrk(
        "permission.lua", server, options.threads, options.connections, options.seconds, ACCOUNTS, ACTION
    )
    cores = (cpu_seconds(server.pid) - before) / options.seconds
    own = (children_seconds() - own_before) / options.seconds
    return {"name": server.name, "cores": cores, "wrk": own, **result}


def main():
    root = HERE.parent
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=root / "build/bench", help="the CMake build tree")
    parser.add_argument("--program", type=Path, help="visavis itself, when it is elsewhere")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5, help="a round and server")
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="of wrk")
    parser.add_argument("--stand-in", action="store_true", help="try the script without Visavis")
    parser.add_argument("--json", type=Path, help="also write every result here")
    options = parser.parse_args()
    program = (options.program or options.build / "src/main/visavis").resolve()

    with tempfile.TemporaryDirectory(prefix="visavis-bench-") as directory, ExitStack() as running:
        os.chmod(directory, 0o755)  # nginx' workers are another user when this one is root.
        base = Path(directory)
        ours = StandIn(base / "ours") if options.stand_in else Filled(base / "ours", program)
        running.enter_context(ours)
        ours.fill()
        body_bytes = look(ours)
        body = json.dumps({"allowed": True, "pad": ""})
        body = body.replace('""', f'"{"x" * max(0, body_bytes - len(body))}"')
        servers = [ours]
        for workers in ("1", "auto"):
            nginx = Nginx(base / f"nginx-{workers}", workers, body)
            servers.append(running.enter_context(nginx))

        print(
            f"{ACCOUNTS} accounts, {options.connections} connections, {options.seconds} s a round, "
            f"bodies of {body_bytes} bytes"
        )
        for server in servers:
            load(server, argparse.Namespace(**{**vars(options), "seconds": 1}))  # Warm.
        results = {server.name: [] for server in servers}
        print(f"{'round':>5}  {'server':<19}  {'checks/s':>9}  {'p50 ms':>7}  {'p99 ms':>7}  {'cores':>5}  {'wrk':>5}")
        for number in range(options.rounds):
            for server in servers:
                result = load(server, options)
                results[server.name].append(result)
                print(
                    f"{number + 1:>5}  {server.name:<19}  {result['rate']:>9.0f}  "
                    f"{result['p50_ms']:>7.2f}  {result['p99_ms']:>7.2f}  "
                    f"{result['cores']:>5.2f}  {result['wrk']:>5.2f}",
                    flush=True,
                )

    print(f"\nMedians of {options.rounds} rounds:")
    print(f"{'server':<19}  {'checks/s':>9}  {'p50 ms':>7}  {'p99 ms':>7}  {'cores':>5}  {'wrk':>5}")
    for name, rows in results.items():
        rate, p50, p99, cores, own = (
            statistics.median(row[key] for row in rows)
            for key in ("rate", "p50_ms", "p99_ms", "cores", "wrk")
        )
        print(f"{name:<19}  {rate:>9.0f}  {p50:>7.2f}  {p99:>7.2f}  {cores:>5.2f}  {own:>5.2f}")
    if options.json:
        options.json.write_text(json.dumps(results, indent=1))
    rates = {name: [row["rate"] for row in rows] for name, rows in results.items()}
    peer, ratio = peer_at_its_best(rates, "visavis")
    print(f"beside {peer}, the faster nginx")
    print(f"permission: {ratio:.2f}")


if __name__ == "__main__":
    main()
