import * as monaco from 'monaco-editor';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import JsonWorker from 'monaco-editor/language/json/json.worker.js?worker';
import { configOf } from '../config-text.ts';
import { person } from '../planted.ts';

export function draw(root: HTMLElement): Promise<void> {
  self.MonacoEnvironment = {
    getWorker: (_, label) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
  };
  root.style.height = '420px';
  const value = `${configOf(person(0))}\n${configOf(person(1))}`;
  monaco.editor.create(root, { value, language: 'json', minimap: { enabled: true } });
  return new Promise((resolve) => setTimeout(resolve, 1500));
}
