/** Returns the function, but computes the answer to each question only once. */
export function remember<Key, Answer>(compute: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    const answer = known.get(key);
    if (answer !== undefined || known.has(key)) return answer as Answer;
    const found = compute(key);
    known.set(key, found);
    return found;
  };
}
