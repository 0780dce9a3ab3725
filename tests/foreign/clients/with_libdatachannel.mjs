// libdatachannel by node-datachannel, told what to do by JSON lines: ../README.md. It sends back what
// it receives, as its own.
import library from 'node-datachannel';
import { obey } from './lines.mjs';

const connection = new library.PeerConnection('foreign', { iceServers: [] });
const gathered = new Promise((resolve) => {
  connection.onGatheringStateChange((state) => state === 'complete' && resolve());
});
let packets = 0;
const kept = [];

function add(media, ssrc, name) {
  media.addSSRC(ssrc, name, 'stream', name);
  const track = connection.addTrack(media);
  track.onMessage((bytes) => {
    const rtcp = bytes[1] >= 192 && bytes[1] <= 223;
    if (rtcp) return;
    packets += 1;
    const own = Buffer.from(bytes);
    own.writeUInt32BE(ssrc, 8);
    if (track.isOpen()) track.sendMessageBinary(own);
  });
  kept.push(track);
}

/** The payload types are the offerer's. */
function send(opus, vp8, mids) {
  const audio = new library.Audio(mids[0], 'SendRecv');
  audio.addOpusCodec(opus);
  add(audio, 1001, 'sound');
  const video = new library.Video(mids[1], 'SendRecv');
  video.addVP8Codec(vp8);
  add(video, 1002, 'picture');
}

const typeOf = (sdp, codec) => Number(new RegExp(`a=rtpmap:(\\d+) ${codec}/`, 'i').exec(sdp)[1]);

async function described() {
  await gathered;
  return { sdp: connection.localDescription().sdp };
}

await obey({
  async offer() {
    send(111, 96, ['0', '1']);
    connection.setLocalDescription('offer');
    return described();
  },
  async answer({ sdp }) {
    const mids = [...sdp.matchAll(/^a=mid:(\S+)/gm)].map(([, mid]) => mid);
    send(typeOf(sdp, 'opus'), typeOf(sdp, 'vp8'), mids);
    connection.setRemoteDescription(sdp, 'offer');
    return described();
  },
  async take({ sdp }) {
    connection.setRemoteDescription(sdp, 'answer');
    return {};
  },
  received: () => ({ packets }),
});
connection.close();
library.cleanup();
