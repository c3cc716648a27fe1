/** How long to wait before each further try, in milliseconds. */
const pausesMs = [200, 1000];

/**
 * Loads code. If the browser could not read the file, tries again after a pause, as the extension may be updated at
 * this moment. Rejects with the last error if no try succeeds.
 */
export async function loadAgain<Code>(
  load: () => Promise<Code>,
  pauses: readonly number[] = pausesMs,
): Promise<Code> {
  const [pause, ...others] = pauses;
  if (pause === undefined) return load();
  try {
    return await load();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, pause));
    return loadAgain(load, others);
  }
}
