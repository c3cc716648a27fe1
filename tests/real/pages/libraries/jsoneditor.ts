import JSONEditor from 'jsoneditor';
import 'jsoneditor/dist/jsoneditor.css';
import { configOf } from '../config-text.ts';
import { person } from '../planted.ts';

export function draw(root: HTMLElement): void {
  root.style.height = '520px';
  const editor = new JSONEditor(root, { mode: 'tree' }, [
    JSON.parse(configOf(person(0))),
    JSON.parse(configOf(person(1))),
  ]);
  editor.expandAll();
}
