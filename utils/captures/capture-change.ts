import * as z from 'zod/mini';
import { Annotations } from '../annotate/annotations.ts';
import { AttachmentId, CaptureId, formShape, ScreenStep } from './capture.ts';

/**
 * What a screen changes in a capture: values of the form, and all that is drawn on an image, by its attachment. The
 * form has no defaults, so that values it leaves out stay as they are. `byPerson` marks a draft as worked on.
 */
export const CaptureChange = z.object({
  id: CaptureId,
  ...ScreenStep.shape,
  form: z.partial(z.object(formShape)),
  drawings: z.record(AttachmentId, Annotations),
  byPerson: z.boolean(),
});
export type CaptureChange = z.infer<typeof CaptureChange>;
