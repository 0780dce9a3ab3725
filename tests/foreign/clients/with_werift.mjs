// werift, told what to do by JSON lines: ../README.md. It sends back what it receives.
import { MediaStreamTrack, RTCPeerConnection, useOPUS, useVP8 } from 'werift';
import { obey } from './lines.mjs';

const connection = new RTCPeerConnection({
  codecs: { audio: [useOPUS()], video: [useVP8()] },
  iceServers: [],
});
let packets = 0;
const own = {};
for (const kind of ['audio', 'video']) {
  own[kind] = new MediaStreamTrack({ kind });
  connection.addTransceiver(own[kind], { direction: 'sendrecv' });
}
connection.onTrack.subscribe((track) => {
  track.onReceiveRtp.subscribe((packet) => {
    packets += 1;
    own[track.kind].writeRtp(packet.clone());
  });
});

await obey({
  async offer() {
    await connection.setLocalDescription(await connection.createOffer());
    return { sdp: connection.localDescription.sdp };
  },
  async answer({ sdp }) {
    await connection.setRemoteDescription({ type: 'offer', sdp });
    await connection.setLocalDescription(await connection.createAnswer());
    return { sdp: connection.localDescription.sdp };
  },
  async take({ sdp }) {
    await connection.setRemoteDescription({ type: 'answer', sdp });
    return {};
  },
  received: () => ({ packets }),
});
