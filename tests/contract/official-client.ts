/** The body of a reply as the client returns it. */
export interface Reply {
  status: number;
  headers: Headers;
  /** The parsed JSON; an empty string for an empty body. */
  body: unknown;
}

interface Settings {
  /** Sent after `Authorization:`, such as `key 1:ABC`. */
  authorization?: string;
  /** The agent for whom a machine key acts. */
  agent?: number;
  /** Stands after `v2` in every address. */
  version?: string;
}

/** Calls as Deskpro's own JavaScript client makes them: our own code, after the facts in deskpro-api.md. */
export interface OfficialClient {
  get(endpoint: string): Promise<Reply>;
  /** A POST that reads: its body is the query. */
  getByBody(endpoint: string, query: object): Promise<Reply>;
  post(endpoint: string, body: object): Promise<Reply>;
  put(endpoint: string, body: object): Promise<Reply>;
  delete(endpoint: string): Promise<Reply>;
  /** Uploads one file under the name that the API wants. */
  upload(filename: string, type: string, content: string): Promise<Reply>;
  /** Sends many reads at once, by name; `verb` is how. Returns the answers by name. */
  batch(verb: 'GET' | 'POST', endpoints: Record<string, string>): Promise<Reply>;
}

export function officialClient(helpdeskUrl: string, settings: Settings = {}): OfficialClient {
  const { authorization, agent, version } = settings;
  const base = `${helpdeskUrl}/api/v2${version === undefined ? '' : `/${version}`}`;

  const send = async (
    method: string,
    endpoint: string,
    body?: object,
    more: Record<string, string> = {},
  ): Promise<Reply> => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${base}${endpoint}`, {
      method,
      headers: {
        accept: 'application/json, text/plain, */*',
        ...(authorization !== undefined && { authorization }),
        ...(agent !== undefined && { 'x-deskpro-agent-id': String(agent) }),
        ...(body !== undefined && !isForm && { 'content-type': 'application/json;charset=utf-8' }),
        ...more,
      },
      body: isForm ? body : body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? '' : JSON.parse(text) };
  };

  return {
    get: (endpoint) => send('GET', endpoint),
    getByBody: (endpoint, query) => send('POST', endpoint, query, { 'x-deskpro-api-get-query-body': '1' }),
    post: (endpoint, body) => send('POST', endpoint, body),
    put: (endpoint, body) => send('PUT', endpoint, body),
    delete: (endpoint) => send('DELETE', endpoint),
    upload: (filename, type, content) => {
      const form = new FormData();
      form.append('file', new Blob([content], { type }), filename);
      return send('POST', '/blobs/temp', form);
    },
    batch: (verb, endpoints) => {
      if (verb === 'POST') return send('POST', '/batch', { requests: endpoints });
      const query = new URLSearchParams(
        Object.entries(endpoints).map(([name, endpoint]) => [`get[${name}]`, endpoint]),
      );
      return send('GET', `/batch?${query}`);
    },
  };
}
