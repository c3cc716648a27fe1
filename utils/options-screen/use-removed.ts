import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { LibraryProps, OptionsScreenProps } from '../../components/screens/screen-props.ts';
import { putBack, type Removed, takeOut } from '../captures/removed-entry.ts';

const undoableForMs = 10_000;

type Removing = Pick<OptionsScreenProps, 'removed' | 'onRemove' | 'onUndoRemove'>;

/** Deletes templates and rules at once, and brings each back if the person asks within ten seconds. */
export function useRemoved({ library, onLibrary }: Pick<LibraryProps, 'library' | 'onLibrary'>): Removing {
  const [removed, setRemoved] = useState<readonly Removed[]>([]);
  const timers = useRef(new Map<Removed, ReturnType<typeof setTimeout>>());
  const forget = useCallback((one: Removed) => {
    clearTimeout(timers.current.get(one));
    timers.current.delete(one);
    setRemoved((before) => before.filter((other) => other !== one));
  }, []);
  useEffect(() => () => timers.current.forEach(clearTimeout), []);

  const onRemove = useCallback(
    (part: Removed['part'], at: number) => {
      const taken = takeOut(library, part, at);
      if (taken === null) return;
      onLibrary((before) => takeOut(before, part, at)?.library ?? before);
      timers.current.set(
        taken.removed,
        setTimeout(() => forget(taken.removed), undoableForMs),
      );
      setRemoved((before) => [...before, taken.removed]);
    },
    [library, onLibrary, forget],
  );
  const onUndoRemove = useCallback(
    (one: Removed) => {
      forget(one);
      onLibrary((before) => putBack(before, one));
    },
    [onLibrary, forget],
  );
  return { removed, onRemove, onUndoRemove };
}
