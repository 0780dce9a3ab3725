"""aiortc, told what to do by JSON lines: ../README.md."""

import asyncio
import json
import sys

import aiortc.codecs
from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import AudioStreamTrack, VideoStreamTrack


def without_clashing_extensions():
    """aiortc 1.4 gives one id to two extensions of a BUNDLE, which RFC 8843 forbids."""
    ids = {}
    for extensions in aiortc.codecs.HEADER_EXTENSIONS.values():
        for one in extensions:
            one.id = ids.setdefault(one.uri, len(ids) + 1)


class Side:
    def __init__(self):
        self.connection = RTCPeerConnection()
        self.connection.addTrack(AudioStreamTrack())
        self.connection.addTrack(VideoStreamTrack())

    async def offer(self, _):
        await self.connection.setLocalDescription(await self.connection.createOffer())
        return {"sdp": self.connection.localDescription.sdp}

    async def answer(self, told):
        await self.connection.setRemoteDescription(RTCSessionDescription(told["sdp"], "offer"))
        await self.connection.setLocalDescription(await self.connection.createAnswer())
        return {"sdp": self.connection.localDescription.sdp}

    async def take(self, told):
        await self.connection.setRemoteDescription(RTCSessionDescription(told["sdp"], "answer"))
        return {}

    async def received(self, _):
        stats = (await self.connection.getStats()).values()
        return {"packets": sum(one.packetsReceived for one in stats if one.type == "inbound-rtp")}


async def main():
    without_clashing_extensions()
    side = Side()
    reader = asyncio.StreamReader(limit=1 << 20)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        told = json.loads(line)
        print(json.dumps(await getattr(side, told["do"])(told)), flush=True)


asyncio.run(main())
