// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test, vi } from 'vitest';
import { AnnotatorText } from '../../../../components/annotator/annotator-text.tsx';
import type { TextShape } from '../../../../utils/annotate/annotations.ts';
import { makeText } from '../../annotate/make-shapes.ts';
import { mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const root = mountPoint();
const shape: TextShape = makeText();

test('the field for a text has the focus as soon as it is there, so that no key that follows is lost', () => {
  render(
    <AnnotatorText
      shape={shape}
      view={{ scale: 1, left: 0, top: 0 }}
      area={{ across: 800, down: 600 }}
      onDraft={() => undefined}
      onDone={() => undefined}
    />,
    root,
  );
  expect(document.activeElement).toBe(root.querySelector('textarea'));
});
