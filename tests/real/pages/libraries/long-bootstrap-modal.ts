import { drawModal } from '../modal.ts';

export function draw(root: HTMLElement): Promise<void> {
  return drawModal(root, '');
}
