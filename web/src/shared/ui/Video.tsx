import { useEffect, useRef, useState } from 'react';
import { playOn, speaker } from '../call/speaker';
import { useStore } from '../store';

/** A stream, played. Where the browser wants a tap before it plays sound, a button asks for it. */
export function Video(props: {
  stream: MediaStream | null;
  testid: string;
  label: string;
  own?: boolean;
  playLabel?: string;
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
    if (!stream) return;
    video.play().catch((error: unknown) => {
      if (error instanceof Error && error.name === 'NotAllowedError') setBlocked(true);
    });
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
            void ref.current?.play().catch(() => setBlocked(true));
          }}
        >
          {props.playLabel}
        </button>
      ) : null}
    </>
  );
}
