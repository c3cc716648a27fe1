import { useLayoutEffect, useRef } from 'preact/hooks';

interface PictureCanvasProps {
  class: string;
  /** Pixels to show as they are. */
  picture: { image: CanvasImageSource; width: number; height: number };
  /** The picture's name. Empty for one that only repeats what stands beside it. */
  label: string;
}

/** Shows pixels without encoding them. */
export function PictureCanvas({ class: look, picture, label }: PictureCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(picture.image, 0, 0);
  }, [picture]);
  const named =
    label === '' ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': label } as const);
  return <canvas ref={canvas} class={look} width={picture.width} height={picture.height} {...named} />;
}
