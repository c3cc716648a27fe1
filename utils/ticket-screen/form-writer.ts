import type { TicketForm } from '../captures/capture.ts';

type Write = (patch: Partial<TicketForm>, byPerson: boolean) => Promise<unknown>;

/**
 * Returns a function that writes changes of a form in their order. Changes made while a write is under way are written
 * together: with a long selection each write takes a while, and typing is faster. The function resolves once nothing is
 * left to write, and rejects with the first failure.
 */
export function createFormWriter(write: Write): (...change: Parameters<Write>) => Promise<void> {
  let waiting: { patch: Partial<TicketForm>; byPerson: boolean } | null = null;
  let running: Promise<void> | null = null;

  const run = async () => {
    const failures: unknown[] = [];
    while (waiting !== null) {
      const { patch, byPerson } = waiting;
      waiting = null;
      await write(patch, byPerson).catch((thrown: unknown) => failures.push(thrown));
    }
    running = null;
    if (failures.length > 0) throw failures[0];
  };

  return (patch, byPerson) => {
    waiting = { patch: { ...waiting?.patch, ...patch }, byPerson: byPerson || waiting?.byPerson === true };
    running ??= run();
    return running;
  };
}
