import { useEffect, useRef, useState } from 'react';
import { playOn, speaker } from '../call/speaker';
import { useStore } from '../store';

/** Whether the browser wants a tap first. */
async function play(video: HTMLVideoElement): Promise<boolean> {
  try {
    await video.play();
    return false;
  } catch (error) {
    return error instanceof Error && error.name === 'NotAllowedError';
  }
}

/** A stream, played. Where the browser wants a tap before it plays sound, a button asks for it. */
export function Video(props: {
  stream: MediaStream | null;
  testid: string;
  label: string;
  own?: boolean;
  /** On the button: some browsers want a tap before they play even what has no sound. */
  playLabel: string;
  className?: string;
  /** Told of the element when it is there, and of null when it is gone. */
  onElement?: (video: HTMLVideoElement | null) => void;
}) {
  const { stream, own = false, onElement } = props;
  const sink = useStore(speaker);
  const ref = useRef<HTMLVideoElement>(null);
  const [blocked, setBlocked] = useState(false);
  useEffect(() => {
    const video = ref.current;
    if (!video) return;
    video.srcObject = stream;
    setBlocked(false);
    let over = false;
    if (stream) void play(video).then((now) => over || setBlocked(now));
    return () => {
      over = true;
    };
  }, [stream]);
  useEffect(() => {
    if (ref.current && !own) void playOn(ref.current, sink);
  }, [sink, own]);
  useEffect(() => {
    onElement?.(ref.current);
    return () => onElement?.(null);
  }, [onElement]);
  return (
    <>
      <video
        ref={ref}
        className={`${own ? 'video-own' : 'video-remote'} ${props.className ?? ''}`}
        data-testid={props.testid}
        aria-label={props.label}
        autoPlay
        playsInline
        muted={own}
        disablePictureInPicture
      />
      {blocked ? (
        <button
          type="button"
          className="button video-play"
          data-testid="play-button"
          onClick={() => {
            setBlocked(false);
            if (ref.current) void play(ref.current).then(setBlocked);
          }}
        >
          {props.playLabel}
        </button>
      ) : null}
    </>
  );
}
