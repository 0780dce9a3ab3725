import { useEffect, useRef } from 'react';

export type Turn = 0 | 90 | 180 | 270;

/** A picture, drawn as it is: each of its pixels one of the canvas. */
export function StillCanvas(props: {
  bitmap: ImageBitmap | null;
  label: string;
  turn?: Turn;
  testid?: string;
}) {
  const { bitmap, label, turn = 0, testid } = props;
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    if (!canvas || !bitmap || bitmap.width === 0) return;
    const lying = turn % 180 !== 0;
    canvas.width = lying ? bitmap.height : bitmap.width;
    canvas.height = lying ? bitmap.width : bitmap.height;
    const brush = canvas.getContext('2d');
    if (!brush) return;
    brush.translate(canvas.width / 2, canvas.height / 2);
    brush.rotate((turn * Math.PI) / 180);
    brush.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2);
  }, [bitmap, turn]);
  return <canvas ref={ref} role="img" aria-label={label} data-testid={testid} />;
}
