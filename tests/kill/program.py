"""The program that is killed: its folder, its commands, its processes."""

import asyncio
import json
import random
import signal
import socket
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

ready_s_max = 60


class NotReady(Exception):
    """It ended, or did not become ready."""


def free_port() -> int:
    """Below those that the system gives to whoever connects: while the program is away, nobody else gets its port."""
    while True:
        port = random.randrange(10_240, 30_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


class Program:
    def __init__(self, program: Path, folder: Path, mail_port: int = 0):
        self.program, self.folder = program, folder
        self.port, self.operators_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.store = folder / "visavis.sqlite"
        self.log = folder / "log"
        self.config = folder / "visavis.toml"
        self.process = None
        for page in ("verify.html", "console.html"):
            (folder / page).write_text("<!doctype html><title>no page is asked for</title>")
        self.config.write_text(
            f"""[server]
port = {self.port}
public_url = "{self.url}"
web_root = "{folder}"
trusted_proxies = ["127.0.0.1"]
[operators]
port = {self.operators_port}
[store]
path = "{self.store}"
[relay]
listen = ["127.0.0.1"]
port = 0
[webhooks]
allow_private_targets = true
[photos]
allow_private_targets = true
"""
        )
        if mail_port:
            with self.config.open("a") as config:
                config.write(
                    f"""[mail]
server = "smtp://127.0.0.1:{mail_port}"
from = "verify@visavis.example"
allow_plaintext = true
"""
                )

    def command(self, *words: str, text: str | None = None) -> str:
        """Of a command that is to succeed."""
        done = self.attempt(*words, text=text)
        if done.returncode != 0:
            raise NotReady(f"visavis {' '.join(words)}: {done.returncode} {done.stderr}")
        return done.stdout

    def attempt(self, *words: str, text: str | None = None) -> subprocess.CompletedProcess:
        line = [str(self.program), *words, "-c", str(self.config)]
        return subprocess.run(line, input=text, capture_output=True, text=True, check=False)

    def add_marketplace(self, *more: str) -> dict:
        return json.loads(self.command("marketplace", "add", "--name", "Larkfold", *more))

    def start(self, *more: str):
        with self.log.open("ab") as log:
            line = [str(self.program), "serve", "-c", str(self.config), *more]
            self.process = subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    async def start_until_ready(self, *more: str) -> float:
        """After how many seconds it was."""
        began = time.monotonic()
        self.start(*more)
        while not await self.is_ready():
            if self.process.poll() is not None:
                raise NotReady(f"it ended with {self.process.returncode}")
            if time.monotonic() - began > ready_s_max:
                raise NotReady(f"not after {ready_s_max} s")
            await asyncio.sleep(0.002)
        return time.monotonic() - began

    async def is_ready(self) -> bool:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.operators_port)
        except OSError:
            return False
        with closing(writer):
            writer.write(b"GET /readyz HTTP/1.1\r\nHost: visavis\r\nConnection: close\r\n\r\n")
            try:
                return b" 200 " in await reader.readline()
            except OSError:
                return False

    def kill(self):
        """SIGKILL. It must have run until now."""
        if self.process.poll() is not None:
            raise NotReady(f"it had ended by itself with {self.process.returncode}")
        self.process.kill()
        if self.process.wait() != -signal.SIGKILL:
            raise NotReady(f"it ended with {self.process.returncode}")

    def stop(self):
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        self.process.wait()

    def ask_store(self, sql: str) -> list:
        """What another program reads of the store meanwhile."""
        with closing(sqlite3.connect(f"file:{self.store}?mode=ro", uri=True, timeout=10)) as store:
            return store.execute(sql).fetchall()

    def change_store(self, *statements: tuple):
        """What nobody should do: for the campaign's test of itself."""
        with closing(sqlite3.connect(self.store, timeout=10)) as store, store:
            for statement in statements:
                store.execute(*statement)

    def faults(self) -> list:
        """Of the store as a whole."""
        found = []
        chain = self.attempt("verify-chain")
        if chain.returncode != 0:
            found.append(f"verify-chain: {chain.stdout} {chain.stderr}".strip())
        integrity = self.ask_store("PRAGMA integrity_check")
        if integrity != [("ok",)]:
            found.append(f"integrity_check: {integrity[:5]}")
        return found

    def log_tail(self) -> str:
        return self.log.read_text(errors="replace")[-4000:]
