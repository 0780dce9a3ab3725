"""A mail server (RFC 5321) that takes everything, and remembers by Message-ID what it took."""

import asyncio
import re
from collections import Counter


class Mailbox:
    def __init__(self):
        self.got = Counter()  # how often, by the mail's number
        self.server = None

    async def start(self, port: int):
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", port)

    async def stop(self):
        self.server.close()
        await self.server.wait_closed()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
        try:
            await self.talk(reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            pass  # The program was killed.
        finally:
            writer.close()

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
        writer.write(b"220 mailbox.example\r\n")
        while line := await reader.readline():
            word = line[:4].upper()
            if word == b"DATA":
                writer.write(b"354 go on\r\n")
                mail = await reader.readuntil(b"\r\n.\r\n")
                self.take(mail)
            # A reply of several lines is the same as one of one line to whoever says EHLO.
            writer.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")
            await writer.drain()
            if word == b"QUIT":
                return

    def take(self, mail: bytes):
        number = re.search(rb"^Message-ID: <(\d+)\.", mail, re.M)
        self.got[int(number[1])] += 1
