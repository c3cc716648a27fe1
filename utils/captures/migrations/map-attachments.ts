type Members = Record<string, unknown>;

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;

/** Returns a row of any version with each attachment changed. A row without a list of attachments stays as it is. */
export function mapAttachments(row: unknown, change: (attachment: Members) => Members): unknown {
  if (!isObject(row) || !Array.isArray(row['attachments'])) return row;
  return { ...row, attachments: row['attachments'].map((one) => (isObject(one) ? change(one) : one)) };
}
