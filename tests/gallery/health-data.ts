import type { Capture } from '../../utils/captures/capture.ts';

const trouble = { statuses: [404], trace: '', durationMs: 55, count: 1 };

/** The health of a page with a trouble of three kinds. */
export const troubled: NonNullable<Capture['health']> = {
  troubles: [
    {
      ...trouble,
      kind: 'request',
      address: '/api/cart/total?voucher&token',
      statuses: [503, 0],
      what: 'fetch',
      trace: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      durationMs: 1840,
      count: 7,
    },
    { ...trouble, kind: 'image', address: '/img/shoe.png', what: 'img' },
    { ...trouble, kind: 'font', address: '/fonts/lettering.woff2', what: 'css' },
  ],
  more: 0,
  requests: 84,
  isCut: false,
  load: { answerMs: 80, loadedMs: 1200, paintMs: 900, redirects: 0, protocol: 'h2' },
  isControlled: false,
};
