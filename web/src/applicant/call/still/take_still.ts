import { answered, attempt } from '../../../shared/attempt';
import type { StillTrouble } from '../../../shared/api/types';
import { limits } from '../../../shared/api/limits';

// A picture of what the camera sees, as large as it gives it.

/** Not in every browser, nor in the types. */
interface PhotoCapture {
  takePhoto(): Promise<Blob>;
}
type PhotoCaptureOf = new (track: MediaStreamTrack) => PhotoCapture;

/** A phone focuses, and some never answer. */
const photo_ms_max = 4000;
const frame_ms_max = 3000;
/** Of a frame of the video: what is read must not be lost to its encoding. */
const jpeg_qualities = [0.95, 0.85, 0.7] as const;

/** The file, or why there is none. */
export async function takeStill(stream: MediaStream | null): Promise<Blob | StillTrouble> {
  const track = stream?.getVideoTracks()[0];
  if (!track?.enabled || track.muted || track.readyState !== 'live') return 'no_camera';
  const photo = await photoOf(track);
  if (photo && photo.size <= limits.still_file_bytes_max) return photo;
  const frame = await frameOf(track);
  if (!frame) return photo ? 'too_large' : 'not_taken';
  return frame;
}

async function photoOf(track: MediaStreamTrack): Promise<Blob | null> {
  const Capture = (globalThis as { ImageCapture?: PhotoCaptureOf }).ImageCapture;
  if (!Capture) return null;
  const capture = attempt(() => new Capture(track));
  if (!capture?.takePhoto) return null;
  const photo = await answered(() => capture.takePhoto(), photo_ms_max);
  return photo && photo.size > 0 ? photo : null;
}

/** The video's next picture, in the video's own size. */
async function frameOf(track: MediaStreamTrack): Promise<Blob | null> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  try {
    const plays = await answered(async () => {
      await video.play();
      return true;
    }, frame_ms_max);
    if (!plays || video.videoWidth === 0) return null;
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    for (const quality of jpeg_qualities) {
      const blob = await new Promise<Blob | null>((resolve) =>
        canvas.toBlob(resolve, 'image/jpeg', quality),
      );
      if (blob && blob.size <= limits.still_file_bytes_max) return blob;
    }
    return null;
  } catch {
    return null;
  } finally {
    video.srcObject = null;
  }
}
