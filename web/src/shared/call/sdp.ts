// Changes to session descriptions. Text in, text out.

/**
 * Adds `x-google-start-bitrate` to the VP8 format of a description.
 *
 * Chromium takes it from the *remote* description, whose formats are the ones it sends: so each side
 * adds it to what it is about to pass to setRemoteDescription. Others ignore it. Without it a call
 * stays at 480x270 for its first 15 s.
 */
export function withStartBitrate(sdp: string, kbps: number): string {
  const lines = sdp.split('\r\n');
  const out: string[] = [];
  for (const line of lines) {
    out.push(line);
    const vp8 = /^a=rtpmap:(\d+) VP8\/90000$/i.exec(line);
    if (!vp8) continue;
    const type = vp8[1] ?? '';
    const given = lines.findIndex((other) => other.startsWith(`a=fmtp:${type} `));
    if (given === -1) out.push(`a=fmtp:${type} x-google-start-bitrate=${kbps}`);
    else if (!lines[given]?.includes('x-google-start-bitrate')) {
      lines[given] = `${lines[given]};x-google-start-bitrate=${kbps}`;
    }
  }
  return out.join('\r\n');
}

interface Codec {
  mimeType: string;
}

/**
 * VP8 first (every browser has it, and the recording is VP8), H.264 kept for Safari's hardware,
 * retransmission kept; the rest only makes descriptions longer.
 */
export function preferredVideoCodecs<C extends Codec>(codecs: readonly C[]): C[] {
  const of = (name: string) => codecs.filter((codec) => codec.mimeType.toLowerCase() === name);
  return [...of('video/vp8'), ...of('video/h264'), ...of('video/rtx')];
}

/** The SSRCs that a description announces. */
export function sendersIn(sdp: string): Set<number> {
  return new Set(Array.from(sdp.matchAll(/^a=ssrc:(\d+) /gm), ([, ssrc]) => Number(ssrc)));
}
