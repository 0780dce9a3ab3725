import { expect, test } from 'vitest';
import { preferredVideoCodecs, withStartBitrate } from './sdp';

const lines = (...text: string[]) => `${text.join('\r\n')}\r\n`;

test('adds the start bitrate to VP8, whatever its number', () => {
  expect(
    withStartBitrate(lines('m=video 9 UDP/TLS/RTP/SAVPF 120 121', 'a=rtpmap:120 VP8/90000'), 2500),
  ).toBe(
    lines(
      'm=video 9 UDP/TLS/RTP/SAVPF 120 121',
      'a=rtpmap:120 VP8/90000',
      'a=fmtp:120 x-google-start-bitrate=2500',
    ),
  );
});

test('joins parameters that are there already, once', () => {
  const sdp = lines('a=rtpmap:96 VP8/90000', 'a=fmtp:96 max-fs=12288');
  const once = withStartBitrate(sdp, 1000);
  expect(once).toBe(
    lines('a=rtpmap:96 VP8/90000', 'a=fmtp:96 max-fs=12288;x-google-start-bitrate=1000'),
  );
  expect(withStartBitrate(once, 2500)).toBe(once);
});

test('leaves a description without VP8 alone', () => {
  const sdp = lines('a=rtpmap:102 H264/90000', 'a=fmtp:102 profile-level-id=42e01f');
  expect(withStartBitrate(sdp, 2500)).toBe(sdp);
});

test('prefers VP8, keeps H.264 and retransmission', () => {
  const codecs = ['video/AV1', 'video/H264', 'video/rtx', 'video/VP8', 'video/VP9'].map(
    (mimeType) => ({ mimeType }),
  );
  expect(preferredVideoCodecs(codecs).map(({ mimeType }) => mimeType)).toEqual([
    'video/VP8',
    'video/H264',
    'video/rtx',
  ]);
});
