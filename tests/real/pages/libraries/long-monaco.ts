import * as monaco from 'monaco-editor';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import { bandColour, linesOf, paneHeight, rowCount } from '../bands.ts';

export function draw(root: HTMLElement): Promise<void> {
  self.MonacoEnvironment = { getWorker: () => new EditorWorker() };
  root.style.height = `${paneHeight}px`;
  const style = document.createElement('style');
  const lines = Array.from({ length: rowCount }, (_, at) => at);
  style.textContent = lines
    .map((at) => `.band-${at} { background: ${bandColour(at)}; width: 10px !important; }`)
    .join('\n');
  document.head.append(style);
  const editor = monaco.editor.create(root, {
    value: lines.map(linesOf).join('\n'),
    minimap: { enabled: false },
    // A bar that fades would make two pictures of the same page differ.
    scrollbar: { vertical: 'visible' },
    scrollBeyondLastLine: false,
  });
  editor.createDecorationsCollection(
    lines.map((at) => ({
      range: new monaco.Range(at + 1, 1, at + 1, 1),
      options: { isWholeLine: true, linesDecorationsClassName: `band-${at}` },
    })),
  );
  return new Promise((resolve) => setTimeout(resolve, 1500));
}
