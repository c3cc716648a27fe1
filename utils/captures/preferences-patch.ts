import * as z from 'zod/mini';
import { preferenceShape } from './preferences.ts';

/** A change of some preferences. It has no defaults, so that preferences it leaves out stay as they are. */
export const PreferencesPatch = z.partial(z.object(preferenceShape));
export type PreferencesPatch = z.infer<typeof PreferencesPatch>;
