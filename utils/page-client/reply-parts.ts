import * as z from 'zod/mini';

/** Shapes that several answers of a page have. */
export const number = z.number();
export const place = { x: number, y: number };
export const box = { ...place, width: number, height: number };
