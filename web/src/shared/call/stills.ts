import { limits } from '../api/limits';

/** A still of the camera, small enough for any line: as many bytes as the service takes at most. */
const { still_bytes_max } = limits;

const sizes = [640, 480, 320, 240] as const;
const qualities = [0.7, 0.5, 0.35] as const;
const play_ms_max = 3000;

/** The JPEG's bytes in base64; null when there is no picture, or the browser makes none. */
export async function stillOf(stream: MediaStream): Promise<string | null> {
  const [track] = stream.getVideoTracks();
  if (!track?.enabled || track.readyState !== 'live') return null;
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  try {
    // A track that is silent may leave this open for ever.
    await Promise.race([video.play(), new Promise((late) => setTimeout(late, play_ms_max))]);
    if (video.videoWidth === 0) return null;
    return await smallEnough(video);
  } catch {
    return null;
  } finally {
    video.srcObject = null;
  }
}

async function smallEnough(video: HTMLVideoElement): Promise<string | null> {
  const canvas = document.createElement('canvas');
  for (const longest of sizes) {
    const scale = Math.min(1, longest / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
    for (const quality of qualities) {
      const blob = await new Promise<Blob | null>((resolve) =>
        canvas.toBlob(resolve, 'image/jpeg', quality),
      );
      if (blob && blob.type === 'image/jpeg' && blob.size <= still_bytes_max) return base64Of(blob);
    }
  }
  return null;
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
