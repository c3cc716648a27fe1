import Quill from 'quill';
import 'quill/dist/quill.snow.css';
import { factsOf, person } from '../planted.ts';

export function draw(root: HTMLElement): void {
  const editor = document.createElement('div');
  root.append(editor);
  const quill = new Quill(editor, { theme: 'snow' });
  quill.setContents([
    { insert: 'What we know' },
    { insert: '\n', attributes: { header: 2 } },
    ...factsOf(person(0)).flatMap(({ label, value }) => [
      { insert: `${label}: ` },
      { insert: value, attributes: { bold: true } },
      { insert: '\n', attributes: { list: 'bullet' } },
    ]),
    ...factsOf(person(1)).flatMap(({ label, value }) => [
      { insert: label },
      { insert: '\n' },
      { insert: value },
      { insert: '\n' },
    ]),
  ]);
}
