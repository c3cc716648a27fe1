/**
 * What can go wrong on a page, the worst first. `page`: the page itself was answered with an error. `request`: a fetch
 * or another request of a script. `policy`: blocked by the page's content security policy. `blocked`: a script kept the
 * page from answering. `unanswered`: a request of which no answer is known, which need not have failed.
 */
export const troubleKinds = [
  'page',
  'offline',
  'request',
  'policy',
  'script',
  'style',
  'image',
  'media',
  'font',
  'blocked',
  'unanswered',
  'intervention',
  'deprecation',
] as const;
