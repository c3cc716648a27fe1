import type { ComponentType, FunctionComponent, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../utils/i18n.ts';
import { loadAgain } from '../../utils/load-again.ts';

type LaterComponent<Props> = FunctionComponent<Props> & {
  /** Loads the code before the component is shown. Resolves even if that fails: the component then says so. */
  load(): Promise<void>;
};

export interface LaterOptions {
  /** Stands for the component until its code arrives, and is as large, so that nothing moves then. */
  waiting?: VNode | null;
  /** Shows nothing if the code cannot be loaded: a component from the same file says so. */
  isQuiet?: boolean;
}

/**
 * Returns a component whose code `find` loads when the component is first shown. Until then the component shows
 * `waiting`. If the code cannot be loaded after several tries, the component shows a sentence.
 */
export function loadLater<Props extends object>(
  find: () => Promise<ComponentType<Props>>,
  { waiting = null, isQuiet = false }: LaterOptions = {},
): LaterComponent<Props> {
  let Loaded: ComponentType<Props> | null = null;
  const load = async (): Promise<void> => {
    Loaded ??= await loadAgain(find).catch(() => null);
  };
  function Later(props: Props) {
    const [tried, setTried] = useState(Loaded !== null);
    // The code may arrive between the first rendering and this effect, which is no reason not to render again.
    useEffect(() => {
      if (!tried) void load().then(() => setTried(true));
    }, [tried]);
    if (Loaded !== null) return <Loaded {...props} />;
    if (tried && isQuiet) return null;
    return tried ? <p role="alert">{t('partMissing')}</p> : waiting;
  }
  return Object.assign(Later, { load });
}
