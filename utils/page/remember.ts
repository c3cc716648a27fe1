/** Returns the function, but computes the answer to each question only once. */
export function remember<Key, Answer>(compute: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key) as Answer;
  };
}
