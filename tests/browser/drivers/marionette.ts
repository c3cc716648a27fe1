import { connect, type Socket } from 'node:net';
import { until } from './wait.ts';

type Answer = (error: Error | undefined, value: unknown) => void;

/**
 * A client of Firefox's own remote protocol over TCP. A frame is `LENGTH:JSON`, a command `[0, id, name, parameters]`,
 * a reply `[1, id, error, value]` (remote/marionette/transport.sys.mjs and message.sys.mjs).
 */
export class Marionette {
  readonly #socket: Socket;
  readonly #answers = new Map<number, Answer>();
  #received = Buffer.alloc(0);
  #last = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', (error) => this.#end(error));
    socket.on('close', () => this.#end(new Error('Firefox has ended')));
  }

  static async connect(port: number): Promise<Marionette> {
    const socket = await until(
      'Firefox to answer',
      () =>
        new Promise<Socket>((resolve, reject) => {
          const attempt = connect(port, '127.0.0.1', () => resolve(attempt));
          attempt.once('error', reject);
        }),
      60_000,
    );
    const client = new Marionette(socket);
    await client.send('WebDriver:NewSession', {
      unhandledPromptBehavior: 'accept',
      pageLoadStrategy: 'none',
    });
    await client.send('WebDriver:SetTimeouts', { script: 60_000 });
    await client.send('Marionette:SetContext', { value: 'chrome' });
    return client;
  }

  async send<T>(name: string, parameters: object = {}): Promise<T> {
    this.#last += 1;
    const id = this.#last;
    const message = JSON.stringify([0, id, name, parameters]);
    const reply = await new Promise<unknown>((resolve, reject) => {
      this.#answers.set(id, (error, value) => (error ? reject(error) : resolve(value)));
      this.#socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
    const isWrapped = typeof reply === 'object' && reply !== null && 'value' in reply;
    return (isWrapped ? reply.value : reply) as T;
  }

  /** Runs a function body with the browser's own rights; a promise that it returns is awaited. */
  execute<T>(body: string, ...args: unknown[]): Promise<T> {
    const parameters = { script: body, args, newSandbox: false, sandbox: 'system' };
    return this.send<T>('WebDriver:ExecuteScript', parameters);
  }

  disconnect(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#received.subarray(0, colon).toString());
      if (this.#received.length < end) return;
      const message: unknown = JSON.parse(this.#received.subarray(colon + 1, end).toString());
      this.#received = this.#received.subarray(end);
      // The first frame is a greeting, not an answer.
      if (Array.isArray(message)) this.#answer(message);
    }
  }

  #answer([, id, error, value]: unknown[]): void {
    const answer = this.#answers.get(Number(id));
    this.#answers.delete(Number(id));
    const failure = error as { message?: string } | null;
    answer?.(failure ? new Error(failure.message ?? String(failure)) : undefined, value);
  }

  #end(error: Error): void {
    for (const answer of this.#answers.values()) answer(error, undefined);
    this.#answers.clear();
  }
}
