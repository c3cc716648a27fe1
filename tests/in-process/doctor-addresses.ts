import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { type Helpdesk, startHelpdesk } from '../helpdesk/helpdesk.ts';
import { selfSignedCertificate } from '../helpdesk/self-signed.ts';

interface Address {
  name: string;
  baseUrl: string;
  /** The row that fails, counted from 1. */
  row: number;
  sentence: RegExp;
  action: string;
}

interface Addresses {
  list: Address[];
  /** How many different sentences there are if all hosts have the same name. */
  sentences: number;
  /** Returns the paths of requests with a key to servers that are not the helpdesk. */
  requestsWithKey(): string[];
  close(): Promise<void>;
}

const inTab = 'Open the address in a tab';
const untrusted = /the name may be wrong, it may be down, or its certificate is not trusted/;

/**
 * Opens addresses at which the check fails: nothing listens, nobody trusts the certificate, or the helpdesk has moved.
 */
export async function openAddresses(helpdesk: Helpdesk): Promise<Addresses> {
  const leaving = await listen(createServer());
  const vanished = portOf(leaving);
  await close(leaving);
  const selfSigned = await startHelpdesk({ tls: selfSignedCertificate(), agents: 1 });
  const withKey: string[] = [];
  const newer = await listen(
    createHttpServer(
      recording(withKey, (request, response) => {
        const { host = '' } = request.headers;
        const data = { is_deskpro: true, base_api_url: `http://${host}/api/v3/` };
        response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ data }));
      }),
    ),
  );
  return {
    list: [
      {
        name: 'nothing listens on this computer',
        baseUrl: `http://127.0.0.1:${vanished}`,
        row: 2,
        sentence: /the port may be wrong, or nothing is running there/,
        action: inTab,
      },
      {
        name: 'https is refused',
        baseUrl: `https://127.0.0.1:${vanished}`,
        row: 2,
        sentence: untrusted,
        action: inTab,
      },
      {
        name: 'a certificate that signs itself',
        baseUrl: selfSigned.url,
        row: 2,
        sentence: untrusted,
        action: inTab,
      },
      {
        name: 'a name that does not exist',
        baseUrl: 'https://no-such-helpdesk.invalid',
        row: 2,
        sentence: untrusted,
        action: inTab,
      },
      {
        name: 'a folder the helpdesk has left',
        baseUrl: `${helpdesk.url}/support`,
        row: 3,
        sentence: /says its address is .* now/,
        action: `Use ${helpdesk.url}`,
      },
      {
        name: 'another version of the API',
        baseUrl: `http://127.0.0.1:${portOf(newer)}`,
        row: 4,
        sentence: /offers v3 of Deskpro’s API/,
        action: 'Check again',
      },
    ],
    sentences: 4,
    requestsWithKey: () => [
      ...withKey,
      ...selfSigned.requests.filter(({ headers }) => 'authorization' in headers).map(({ path }) => path),
    ],
    close: async () => {
      newer.closeAllConnections();
      await Promise.all([selfSigned.close(), close(newer)]);
    },
  };
}

function recording(paths: string[], listener: RequestListener): RequestListener {
  return (request, response) => {
    if (request.headers.authorization !== undefined) paths.push(request.url ?? '');
    listener(request, response);
  };
}

async function listen<T extends Server>(server: T): Promise<T> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
