import { at, sent, thrownBy, type WatchedCases } from './watched-case.ts';

export const xhrCases: WatchedCases = {
  'a request without the argument that makes it wait': {
    does: (page) =>
      [[], [undefined], [false]].map((rest) => {
        const request = new page.XMLHttpRequest();
        request.open('GET', at('200'), ...rest);
        request.send();
        return request.readyState;
      }),
  },
  'an open that the browser refuses': {
    does: (page) => thrownBy(() => new page.XMLHttpRequest().open('bad method', at('a'))),
  },
  'an open that a library has wrapped, as Sentry does': {
    prepares: (page) => {
      const { open } = page.XMLHttpRequest.prototype;
      page.XMLHttpRequest.prototype.open = function (this: object, ...given: unknown[]) {
        Reflect.set(this, 'mine', given.length);
        return open.apply(this, given);
      };
    },
    does: (page) => {
      const request = new page.XMLHttpRequest();
      return [request.open('GET', at('a'), true), request.mine];
    },
  },
  'one request object that is opened and sent twice': {
    does: async (page) => {
      const request = new page.XMLHttpRequest();
      request.addEventListener('loadend', () => page.noticed.push(`end ${request.status}`));
      for (const name of ['404', '503']) {
        request.open('GET', at(name));
        await sent(request);
      }
    },
  },
  'a class without open': {
    prepares: (page) => {
      page.XMLHttpRequest = undefined;
    },
    does: (page) => typeof page.XMLHttpRequest,
  },
  'an open that is called on something else': {
    does: (page) => thrownBy(() => page.XMLHttpRequest.prototype.open.call({}, 'GET', at('a'))),
  },
};
