import { leave, pickerName } from '../page-world.ts';
import { startPick } from './pick.ts';

/** Leaves `startPick` where the page's task takes it. */
export function leavePicker(): void {
  leave(pickerName, startPick);
}
