import { pickerName } from '../argument.ts';
import { startPick } from './pick.ts';

export type Picker = typeof startPick;

/** Leaves `startPick` where the page's task takes it. */
export function leavePicker(): void {
  Reflect.set(globalThis, pickerName, startPick);
}
