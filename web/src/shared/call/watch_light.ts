import { attempt, answered } from '../attempt';
import { type Framing, framingOf, type Light, lightOf, luminanceOf } from './light';

/** Chromium on some systems finds faces by itself. */
interface FaceDetector {
  detect(picture: CanvasImageSource): Promise<{ boundingBox: DOMRectReadOnly }[]>;
}

export interface Sight {
  light: Light;
  /** Null where the browser cannot tell. */
  framing: Framing | null;
}

const small = { width: 64, height: 36 };
/** A phone is warm enough from the call to come. */
const detect_ms_max = 5000;
const look_ms = { desktop: 500, phone: 1500 };

/** Looks at a playing video a few times in some seconds, until the returned function is called. Null: this browser does not let us look. */
export function watchLight(
  video: HTMLVideoElement,
  seen: (sight: Sight | null) => void,
): () => void {
  const canvas = document.createElement('canvas');
  canvas.width = small.width;
  canvas.height = small.height;
  const drawing = attempt(() => canvas.getContext('2d', { willReadFrequently: true }));
  const faces = faceDetector();
  let over = false;
  let busy = false;
  const look = async () => {
    if (!drawing) return seen(null);
    if (busy || document.hidden || video.readyState < video.HAVE_CURRENT_DATA) return;
    busy = true;
    try {
      drawing.drawImage(video, 0, 0, small.width, small.height);
      const { data } = drawing.getImageData(0, 0, small.width, small.height);
      const light = lightOf(luminanceOf(data, small.width, small.height));
      const found = faces && (await answered(() => faces.detect(video), detect_ms_max));
      const boxes = found?.map(({ boundingBox }) => boundingBox);
      const framing = boxes ? framingOf(boxes, video.videoWidth, video.videoHeight) : null;
      if (!over) seen({ light, framing });
    } catch {
      if (!over) seen(null);
    } finally {
      busy = false;
    }
  };
  const phone = attempt(() => matchMedia('(pointer: coarse)').matches);
  const timer = window.setInterval(() => void look(), phone ? look_ms.phone : look_ms.desktop);
  return () => {
    over = true;
    window.clearInterval(timer);
  };
}

function faceDetector(): FaceDetector | null {
  const { FaceDetector: Detector } = window as {
    FaceDetector?: new (options: { fastMode: boolean; maxDetectedFaces: number }) => FaceDetector;
  };
  try {
    return Detector ? new Detector({ fastMode: true, maxDetectedFaces: 3 }) : null;
  } catch {
    return null;
  }
}
