#!/usr/bin/python3 -B
"""Calls with foreign WebRTC stacks in both roles: run.py PROGRAM [client...]. See README.md."""

import asyncio
import json
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import protocol

here = Path(__file__).resolve().parent
clients = {
    "aiortc": ["/usr/bin/python3", here / "clients/with_aiortc.py"],
    "gstreamer": ["/usr/bin/python3", here / "clients/with_gstreamer.py"],
    "werift": ["node", here / "clients/with_werift.mjs"],
    "libdatachannel": ["node", here / "clients/with_libdatachannel.mjs"],
}
email, password = "eva@visavis.example", "a long enough password"
wait_s_max, call_s_max, packets_enough = 30, 120, 50


class Client:
    """One stack in a process of its own."""

    def __init__(self, name: str):
        self.name = name
        self.process = None

    async def __aenter__(self):
        self.process = await asyncio.create_subprocess_exec(
            *map(str, clients[self.name]),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            limit=1 << 20,
        )
        return self

    async def __aexit__(self, *_):
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()

    async def do(self, what: str, **members) -> dict:
        self.process.stdin.write(json.dumps({"do": what, **members}).encode() + b"\n")
        line = await self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended when it was to do: {what}")
        return json.loads(line)


async def more_from(sides: list, count: int):
    """Until each has received so many packets more."""
    before = [(await side.do("received"))["packets"] for side in sides]
    late = time.monotonic() + wait_s_max
    while True:
        now = [(await side.do("received"))["packets"] for side in sides]
        if all(later - earlier >= count for earlier, later in zip(before, now)):
            return
        if time.monotonic() > late:
            got = ", ".join(f"{side.name} {packets}" for side, packets in zip(sides, now))
            raise RuntimeError(f"after {wait_s_max} s there are too few packets: {got}")
        await asyncio.sleep(0.05)


async def call(url: str, key: str, applicants: str, representatives: str) -> float:
    """One call: after how many seconds media had come both ways."""
    applicant = await protocol.applicant_of(url, key, f"{applicants}-{representatives}")
    representative = await protocol.representative_of(url, email, password)
    async with Client(applicants) as a, Client(representatives) as r:
        try:
            await protocol.accept_next(representative)
            connect = await applicant.hear("call_connect")
            began = time.monotonic()
            negotiation = connect["negotiation"]
            offer = (await a.do("offer"))["sdp"]
            await applicant.say("call_offer", negotiation=negotiation, sdp=offer)
            offered = (await representative.hear("call_offer"))["sdp"]
            answer = (await r.do("answer", sdp=offered))["sdp"]
            await representative.say("call_answer", negotiation=negotiation, sdp=answer)
            await a.do("take", sdp=(await applicant.hear("call_answer"))["sdp"])
            await more_from([a, r], 1)
            up_s = time.monotonic() - began
            await more_from([a, r], packets_enough)
            await protocol.decide(representative)
        finally:
            # Whatever failed, the representative is free for the next.
            await applicant.say("leave_call")
            await applicant.leave()
            await representative.leave()
    return up_s


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Service:
    """The program with an empty store, one marketplace and one representative."""

    def __init__(self, program: str, folder: Path):
        self.program = [program]
        self.folder = folder
        self.url = f"http://127.0.0.1:{free_port()}"
        self.config = folder / "visavis.toml"
        for page in ("verify.html", "console.html"):
            (folder / page).write_text("<!doctype html><title>no page is asked for</title>")
        self.config.write_text(
            f"""[server]
port = {self.url.rsplit(":", 1)[1]}
public_url = "{self.url}"
web_root = "{folder}"
[store]
path = "{folder}/visavis.sqlite"
[relay]
port = 0
"""
        )
        self.process = None

    def command(self, *words: str, text: str | None = None) -> str:
        line = [*self.program, words[0], *words[1:2], "-c", str(self.config), *words[2:]]
        return subprocess.run(line, input=text, stdout=subprocess.PIPE, text=True, check=True).stdout

    def __enter__(self) -> str:
        key = json.loads(self.command("marketplace", "add", "--name", "Larkfold"))["api_key"]
        role = ("--email", email, "--name", "Eva Lind", "--role", "representative")
        self.command("staff", "add", *role, text=password + "\n")
        with open(self.folder / "log", "wb") as log:
            serve = [*self.program, "serve", "-c", str(self.config)]
            self.process = subprocess.Popen(serve, stdout=log, stderr=log)
        while self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/healthz")
                return key
            except OSError:
                time.sleep(0.05)
        sys.exit((self.folder / "log").read_text(errors="replace"))

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


async def all_calls(url: str, key: str, names: list) -> list:
    """What failed."""
    pairs = [(name, "aiortc") for name in names]
    pairs += [("aiortc", name) for name in names if name != "aiortc"]
    failed = []
    for applicants, representatives in pairs:
        said = f"{applicants} calls {representatives}"
        try:
            up_s = await asyncio.wait_for(call(url, key, applicants, representatives), call_s_max)
            print(f"{said}: media both ways after {up_s:.2f} s", flush=True)
        except Exception as fault:
            failed.append(said)
            print(f"{said}: failed: {fault!r}", flush=True)
    return failed


def main() -> int:
    program, names = sys.argv[1], sys.argv[2:] or list(clients)
    with tempfile.TemporaryDirectory(prefix="visavis-foreign-") as folder:
        service = Service(program, Path(folder))
        with service as key:
            failed = asyncio.run(all_calls(service.url, key, names))
        if failed:
            print((Path(folder) / "log").read_text(errors="replace")[-4000:], file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
