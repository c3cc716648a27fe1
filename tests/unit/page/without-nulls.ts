/** Returns a value as Chromium's `executeScript` passes an argument on: objects lose their members that are null. */
export function withoutNulls(told: unknown): unknown {
  if (Array.isArray(told)) return told.map(withoutNulls);
  if (typeof told !== 'object' || told === null) return told;
  const kept = Object.entries(told).filter(([, value]) => value !== null);
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutNulls(value)]));
}
