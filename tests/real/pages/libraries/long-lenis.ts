import Lenis from 'lenis';
import { fill } from '../bands.ts';

export function draw(root: HTMLElement): void {
  fill(root);
  new Lenis({ autoRaf: true });
}
