import type { Attachment } from './capture.ts';

/** Identifies an attachment with its present annotations. */
export function originOf({ id, annotations }: Pick<Attachment, 'id' | 'annotations'>): string {
  return `${id} ${JSON.stringify(annotations)}`;
}
