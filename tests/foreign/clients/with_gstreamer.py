"""GStreamer's webrtcbin, told what to do by JSON lines: ../README.md."""

import json
import re
import sys
import threading
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstSdp", "1.0")
gi.require_version("GstWebRTC", "1.0")
from gi.repository import Gst, GstSdp, GstWebRTC  # noqa: E402

Gst.init(None)
sources = """
webrtcbin name=rtc bundle-policy=max-bundle
audiotestsrc is-live=true ! opusenc ! rtpopuspay pt={opus}
  ! application/x-rtp,media=audio,encoding-name=OPUS,payload={opus} ! rtc.
videotestsrc is-live=true ! video/x-raw,width=160,height=120,framerate=10/1 ! vp8enc deadline=1 keyframe-max-dist=10
  ! rtpvp8pay pt={vp8} ! application/x-rtp,media=video,encoding-name=VP8,payload={vp8} ! rtc.
"""


def type_of(sdp: str, codec: str) -> str:
    return re.search(rf"a=rtpmap:(\d+) {codec}/", sdp, re.IGNORECASE).group(1)


class Side:
    def begin(self, opus="111", vp8="96"):
        self.pipeline = Gst.parse_launch(sources.format(opus=opus, vp8=vp8))
        self.rtc = self.pipeline.get_by_name("rtc")
        self.packets = 0
        self.gathered = threading.Event()
        self.rtc.connect("pad-added", self.pad_added)
        self.rtc.connect("notify::ice-gathering-state", self.gathering)
        self.pipeline.set_state(Gst.State.PLAYING)
        # What it sends is described only once it flows.
        while not all(pad.get_current_caps() for pad in self.rtc.sinkpads):
            time.sleep(0.05)

    def gathering(self, rtc, _):
        if rtc.get_property("ice-gathering-state") == GstWebRTC.WebRTCICEGatheringState.COMPLETE:
            self.gathered.set()

    def pad_added(self, _, pad):
        if pad.direction != Gst.PadDirection.SRC:
            return
        sink = Gst.ElementFactory.make("fakesink")
        sink.set_property("async", False)
        self.pipeline.add(sink)
        sink.sync_state_with_parent()
        pad.add_probe(Gst.PadProbeType.BUFFER, self.count)
        pad.link(sink.get_static_pad("sink"))

    def count(self, *_):
        self.packets += 1
        return Gst.PadProbeReturn.OK

    def ask(self, what, *words):
        promise = Gst.Promise.new()
        self.rtc.emit(what, *words, promise)
        promise.wait()
        return promise.get_reply()

    def local(self, kind):
        reply = self.ask(f"create-{kind}", None)
        if reply.has_field("error"):
            raise reply.get_value("error")
        description = reply.get_value(kind)
        self.ask("set-local-description", description)
        self.gathered.wait()
        return {"sdp": self.rtc.get_property("local-description").sdp.as_text()}

    def remote(self, kind, sdp):
        _, message = GstSdp.SDPMessage.new_from_text(sdp)
        self.ask("set-remote-description", GstWebRTC.WebRTCSessionDescription.new(kind, message))

    def offer(self, _):
        self.begin()
        return self.local("offer")

    def answer(self, told):
        # The payload types are the offerer's.
        self.begin(type_of(told["sdp"], "opus"), type_of(told["sdp"], "vp8"))
        self.remote(GstWebRTC.WebRTCSDPType.OFFER, told["sdp"])
        return self.local("answer")

    def take(self, told):
        self.remote(GstWebRTC.WebRTCSDPType.ANSWER, told["sdp"])
        return {}

    def received(self, _):
        return {"packets": self.packets}


side = Side()
for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps(getattr(side, asked["do"])(asked)), flush=True)
