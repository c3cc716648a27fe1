import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Stage, Unchecked } from '../../../utils/captures/capture.ts';
import { acceptUnchecked } from '../../../utils/captures/hidden-items.ts';
import { uncheckedProblem } from '../../../utils/captures/stages.ts';
import { addCapture, getCapture } from '../../../utils/captures/store.ts';
import { problemOf } from '../../../utils/problems/problem-of.ts';
import { makeAttachment, makeCapture } from '../make-capture.ts';

function asked(...reasons: Unchecked[]) {
  return problemOf(
    uncheckedProblem({ attachments: reasons.map((unchecked) => makeAttachment({ unchecked })) }),
  );
}

test.each([
  ['canvas', /drawn by a script/],
  ['video', /a video/],
  ['plugin', /a file or a plugin/],
  ['frame', /another site’s/],
] as const)(
  'a person is told that a %s could not be checked, and is first asked to review the picture',
  (why, words) => {
    const { sentence, action, further } = asked(why);
    expect(sentence).toMatch(words);
    expect([action, ...(further ?? [])].map((one) => one?.kind)).toEqual([
      'review-picture',
      'send-unchecked',
      'allow-site',
    ]);
  },
);

test('a page that could not be read at all is not allowed for good', () => {
  const kinds = (why: ReturnType<typeof asked>) => why.further?.map(({ kind }) => kind);
  expect(kinds(asked('canvas', 'unreadable'))).toEqual(['send-unchecked']);
  expect(kinds(asked('moved'))).toEqual(['send-unchecked']);
});

test('an accepted picture is not asked about again', async () => {
  const { id } = await stored({ name: 'draft' });
  await acceptUnchecked(id);
  const row = await getCapture(id);
  expect([row?.attachments[0]?.unchecked, row?.touched]).toEqual([undefined, true]);
});

test('a capture that is on its way stays as it is, whatever is accepted late', async () => {
  const capture = await stored({ name: 'uploading', at: 1 });
  await acceptUnchecked(capture.id);
  expect(await getCapture(capture.id)).toEqual(capture);
});

async function stored(stage: Stage) {
  const capture = makeCapture({ stage, attachments: [makeAttachment({ unchecked: 'moved' })] });
  await addCapture(capture, new Map());
  return capture;
}
