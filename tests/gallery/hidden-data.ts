import { Capture } from '../../utils/captures/capture.ts';
import { annotated, capture } from './data.ts';

export const hidden = Capture.parse({
  ...annotated,
  form: { ...capture.form, message: 'Please call +49 30 901820 back.' },
  attachments: annotated.attachments.map((one) => ({
    ...one,
    annotations: {
      crop: null,
      shapes: [
        ...(one.annotations?.shapes ?? []),
        { kind: 'redaction', id: 11, x: 60, y: 300, width: 240, height: 24, reason: 'email' },
        { kind: 'redaction', id: 12, x: 60, y: 340, width: 180, height: 24, reason: 'card' },
        {
          kind: 'redaction',
          id: 13,
          x: 60,
          y: 380,
          width: 300,
          height: 90,
          reason: 'page',
          host: 'pay.example',
        },
      ],
    },
  })),
});
export const unchecked = {
  ...capture,
  attachments: capture.attachments.map((one) => ({ ...one, unchecked: 'frame' as const })),
};

/** One item is hidden, nothing is written yet, and six details go along: what most tickets begin with. */
export const common = Capture.parse({
  ...capture,
  attachments: capture.attachments.map((one) => ({
    ...one,
    annotations: {
      crop: null,
      shapes: [{ kind: 'redaction', id: 1, x: 204, y: 236, width: 240, height: 24, reason: 'email' }],
    },
  })),
});

/** The requester's address, one of the footer and a stranger's are hidden. */
export const spares = Capture.parse({
  ...capture,
  attachments: capture.attachments.map((one) => ({
    ...one,
    annotations: {
      crop: null,
      shapes: (['own', undefined, 'footer'] as const).map((spare, at) => ({
        kind: 'redaction',
        id: at + 1,
        x: 204,
        y: 236 + 60 * at,
        width: 240,
        height: 24,
        reason: 'email',
        item: at,
        spare,
      })),
    },
  })),
});
