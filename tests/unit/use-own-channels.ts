import { threadId } from 'node:worker_threads';

/**
 * Gives each test file channels of its own. Node connects the `BroadcastChannel`s of all threads, and files run in
 * threads, so a test would hear what another file announces.
 */
const Shared = globalThis.BroadcastChannel;
const own = `thread ${threadId}`;

class OwnChannel extends Shared {
  constructor(name: string) {
    super(name.startsWith(own) ? name : `${own} ${name}`);
  }
}

globalThis.BroadcastChannel = OwnChannel;
