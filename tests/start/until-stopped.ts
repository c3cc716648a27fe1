/** Resolves on Ctrl+C, or when the browser with that process id has been closed. */
export function untilStopped(browserPid: number): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
    const watch = setInterval(() => {
      if (isAlive(browserPid)) return;
      clearInterval(watch);
      resolve();
    }, 1000);
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // Signal 0 fails if the process does not exist: the browser was closed.
    return false;
  }
}
