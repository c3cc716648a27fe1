import { Offcanvas } from 'bootstrap';
import 'bootstrap/dist/css/bootstrap.min.css';
import { fill, headMark, mark } from '../bands.ts';

export function draw(root: HTMLElement): Promise<void> {
  mark('.offcanvas-header', headMark);
  root.innerHTML = `<p>Behind</p><div class="offcanvas offcanvas-end" tabindex="-1">
    <div class="offcanvas-header"><h5>What the ticket is about</h5></div><div class="offcanvas-body"></div></div>`;
  const body = root.querySelector<HTMLElement>('.offcanvas-body');
  const sheet = root.querySelector('.offcanvas');
  if (body === null || sheet === null) throw new Error('No sheet');
  fill(body);
  new Offcanvas(sheet).show();
  return new Promise((resolve) => setTimeout(resolve, 800));
}
