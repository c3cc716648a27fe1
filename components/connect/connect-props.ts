import type { FoundHelpdesk } from '../../utils/deskpro/connection.ts';
import type { AppError } from '../../utils/errors.ts';

/** The two steps that connect a helpdesk. */
export interface ConnectProps {
  /** Connect is running. */
  busy: boolean;
  /** The check of an address is running. */
  finding: boolean;
  /** What the last check found, and the address as it was typed. Null before, and after a check that failed. */
  found: (FoundHelpdesk & { typed: string }) | null;
  problem: AppError | null;
  /** Looks whether a helpdesk is there. Called synchronously in the click or key press, like `onConnect`. */
  onFind(address: string): void;
  /**
   * Called synchronously in the click or key press, so that a permission can be asked for. If `isFurther`, the helpdesk
   * is added to the connected ones.
   */
  onConnect(address: string, key: string, isFurther: boolean): void;
  /** Called when the text of a field changes. */
  onTyped(field: 'address' | 'key'): void;
  /** Resolves to whether the text is on the clipboard now. */
  onCopy(text: string): Promise<boolean>;
}
