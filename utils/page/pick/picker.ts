import { pickerName } from '../argument.ts';
import { startPick } from './pick.ts';

export type Picker = typeof startPick;

/** Leaves what lets a person pick where the page's task takes it. */
export function leavePicker(): void {
  Reflect.set(globalThis, pickerName, startPick);
}
