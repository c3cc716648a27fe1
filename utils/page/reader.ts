import { Readability } from '@mozilla/readability';
import { readerName } from './argument.ts';

export type Reader = typeof Readability;

/** Leaves Readability's class for the file that is injected after this one. */
export function leaveReader(): void {
  Reflect.set(globalThis, readerName, Readability);
}
