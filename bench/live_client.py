"""Many live WebSockets and HTTP connections in one loop, as cheap as Python can be: of what comes, the heads of frames are
read, heartbeats are answered, and the rest is left to who needs it."""

import json
import re
import select
import socket
import sys
import time

HEARTBEAT = b'{"type":"heartbeat"}'


def frame(text: bytes) -> bytes:
    """A client's text frame. Its mask is zero, which RFC 6455 does not forbid and leaves the text as it is."""
    size = len(text)
    head = bytes([0x81, 0x80 | size]) if size < 126 else bytes([0x81, 0xFE]) + size.to_bytes(2, "big")
    return head + b"\0\0\0\0" + text


HEARTBEAT_FRAME = frame(HEARTBEAT)
HEARTBEAT_COMES = bytes([0x81, len(HEARTBEAT)]) + HEARTBEAT


class Traffic:
    """The one loop: who has a socket open, and how much came."""

    def __init__(self):
        self.poll = select.epoll()
        self.ends = {}
        self.bytes = 0
        self.trouble = []

    def add(self, end):
        end.socket.setblocking(False)
        self.ends[end.socket.fileno()] = end
        self.poll.register(end.socket, select.EPOLLIN)

    def turn(self, timeout: float):
        """Reads what has come until nothing more lies there."""
        ready = self.poll.poll(timeout, 65536)
        for number, _ in ready:
            self.ends[number].readable()

    def until(self, done, seconds: float, what: str):
        deadline = time.monotonic() + seconds
        while not done():
            if self.trouble or time.monotonic() > deadline:
                sys.exit(f"{what}: {self.trouble[:3] or 'too late'}")
            self.turn(0.05)


class WebSocket:
    def __init__(self, traffic: Traffic, connected: socket.socket, came: bytes, name: str):
        self.traffic, self.socket, self.name = traffic, connected, name
        self.rest = b""
        if came:
            self.take(came)

    def say(self, message: dict):
        self.socket.send(frame(json.dumps(message).encode()))

    def readable(self):
        try:
            data = self.socket.recv(262144)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.traffic.poll.unregister(self.socket)
            self.traffic.trouble.append(f"{self.name} was closed")
            return
        self.traffic.bytes += len(data)
        if data == HEARTBEAT_COMES and not self.rest:
            self.socket.send(HEARTBEAT_FRAME)
            return
        self.take(data)

    def take(self, data: bytes):
        if self.rest:
            data = self.rest + data
        at, end = 0, len(data)
        while end - at >= 2:
            size, begin = data[at + 1], at + 2
            if size == 126:
                size, begin = int.from_bytes(data[begin : begin + 2], "big"), at + 4
            elif size == 127:
                size, begin = int.from_bytes(data[begin : begin + 8], "big"), at + 10
            if begin + size > end:
                break
            if data[at] != 0x81:
                self.traffic.trouble.append(f"{self.name} got {data[at : begin + size][:40]!r}")
            elif size == len(HEARTBEAT):
                self.socket.send(HEARTBEAT_FRAME)
            else:
                self.came(data, begin, begin + size)
            at = begin + size
        self.rest = data[at:]

    def came(self, data: bytes, begin: int, end: int):
        raise NotImplementedError


class Busy(Exception):
    """The service can neither read nor save just now: 503."""


def patiently(work):
    """What `work`, which is told the how-manieth attempt it is, gives back once the service is not busy."""
    for attempt in range(15):
        try:
            return work(attempt)
        except Busy:
            time.sleep(1)
    sys.exit("the service stays busy")


class Http:
    """One keep-alive connection, as the reverse proxy of many clients has it."""

    def __init__(self, port: int):
        self.port = port
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.rest = b""

    def send(self, method: str, path: str, headers: dict, body: dict | None = None):
        text = b"" if body is None else json.dumps(body).encode()
        lines = {"Host": f"127.0.0.1:{self.port}", **headers}
        if body is not None:
            lines.update({"Content-Type": "application/json", "Content-Length": len(text)})
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        self.socket.sendall(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + text)

    def answer(self):
        """Status, head and body, once all of it has come."""
        head, found, body = self.rest.partition(b"\r\n\r\n")
        if not found:
            return None
        size = re.search(rb"\r\ncontent-length: *(\d+)", head, re.IGNORECASE)
        size = int(size[1]) if size else 0
        if len(body) < size:
            return None
        self.rest = body[size:]
        return int(head[9:12]), head.decode(), body[:size]

    def ask(self, *request):
        self.send(*request)
        while (done := self.answer()) is None:
            data = self.socket.recv(65536)
            if not data:
                sys.exit(f"{request[:2]}: the connection ended")
            self.rest += data
        if done[0] == 503:
            raise Busy
        if done[0] >= 300:
            sys.exit(f"{request[:2]}: {done[0]} {done[2][:300]!r}")
        return done

    def upgrade(self, path: str, headers: dict) -> bytes:
        """Becomes a WebSocket; gives back what came behind the handshake."""
        self.send("GET", path, {**headers, "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": 13,
                                "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="})  # fmt: skip
        while b"\r\n\r\n" not in self.rest:
            data = self.socket.recv(65536)
            if not data:
                break
            self.rest += data
        head, _, came = self.rest.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 101"):
            sys.exit(f"{path}: {head[:200]!r}")
        return came
