import { Readability } from '@mozilla/readability';
import { leave, readerName } from './page-world.ts';

/** Leaves Readability's class for the file that is injected after this one. */
export function leaveReader(): void {
  leave(readerName, Readability);
}
