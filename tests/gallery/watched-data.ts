import type { Capture } from '../../utils/captures/capture.ts';

const at = Date.UTC(2026, 2, 4, 9, 12, 5);

/** What happened in a tab that was watched, of each kind. */
export const watched: NonNullable<Capture['watched']> = {
  from: at,
  to: at + 65_000,
  lines: [
    { at: at + 9000, level: 'warn', text: 'Deprecated: cart.total', place: '', count: 12 },
    {
      at: at + 21_000,
      level: 'exception',
      text: 'TypeError: total is undefined',
      place: '/shop/cart.js:212',
      count: 1,
    },
    {
      at: at + 22_000,
      level: 'log',
      text: 'Customer [e-mail address hidden] pays at https://shop.example/checkout/payment-method/confirmation?voucher=',
      place: '',
      count: 1,
    },
  ],
  requests: [
    {
      at: at + 20_000,
      method: 'POST',
      address: '/api/total?voucher',
      by: 'fetch',
      status: 503,
      what: 'application/json',
      trace: '4bf92f35',
      durationMs: 812,
    },
    {
      at: at + 20_500,
      method: 'GET',
      address: '/api/cart',
      by: 'xhr',
      status: 200,
      what: 'application/json',
      trace: '',
      durationMs: 40,
    },
  ],
  steps: [
    { at, action: 'load', role: '', name: '/shop/cart' },
    { at: at + 12_000, action: 'change', role: 'textbox', name: 'Voucher code' },
    { at: at + 19_000, action: 'click', role: 'button', name: 'Pay now' },
  ],
  missed: { lines: 40, requests: 0, steps: 0 },
  locked: ['console.debug'],
};
