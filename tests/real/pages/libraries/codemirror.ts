import { json } from '@codemirror/lang-json';
import { basicSetup, EditorView } from 'codemirror';
import { configOf } from '../config-text.ts';
import { person } from '../planted.ts';

export function draw(root: HTMLElement): void {
  const doc = `${configOf(person(0))}\n${configOf(person(1))}`;
  new EditorView({ doc, extensions: [basicSetup, json()], parent: root });
}
