import { mapAttachments } from './map-attachments.ts';

/** Rows of the first database had neither a delivery nor the names of uploads. */
export function withDelivery(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  const delivery = { helpdesk: null, failures: 0, createInDoubt: null };
  return mapAttachments({ delivery, attachments: [], ...row }, (one) => ({ blobAuthId: null, ...one }));
}
