import { Modal } from 'bootstrap';
import 'bootstrap/dist/css/bootstrap.min.css';
import { fill, footMark, headMark, mark } from './bands.ts';

/** Draws a modal dialog with all rows. `kind` is a Bootstrap class for the dialog. */
export function drawModal(root: HTMLElement, kind: string): Promise<void> {
  mark('.modal-header', headMark);
  mark('.modal-footer', footMark);
  root.innerHTML = `<p>Behind</p><div class="modal" tabindex="-1"><div class="modal-dialog ${kind}"><div class="modal-content">
    <div class="modal-header"><h5 class="modal-title">What the ticket is about</h5></div>
    <div class="modal-body"></div><div class="modal-footer">Foot</div></div></div></div>`;
  const body = root.querySelector<HTMLElement>('.modal-body');
  const modal = root.querySelector('.modal');
  if (body === null || modal === null) throw new Error('No modal');
  fill(body);
  new Modal(modal).show();
  return new Promise((resolve) => setTimeout(resolve, 800));
}
