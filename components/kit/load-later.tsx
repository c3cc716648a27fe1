import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../utils/i18n.ts';

type LaterComponent<Props> = FunctionComponent<Props> & {
  /** Loads the code before the component is shown. Resolves even if that fails: the component then says so. */
  load(): Promise<void>;
};

/**
 * Returns a component whose code `find` loads when the component is first shown. Until then the component shows
 * nothing. If the code cannot be loaded, the component shows a sentence.
 */
export function loadLater<Props extends object>(
  find: () => Promise<ComponentType<Props>>,
): LaterComponent<Props> {
  let Loaded: ComponentType<Props> | null = null;
  const load = async (): Promise<void> => {
    Loaded ??= await find().catch(() => null);
  };
  function Later(props: Props) {
    const [tried, setTried] = useState(Loaded !== null);
    // The code may arrive between the first rendering and this effect, which is no reason not to render again.
    useEffect(() => {
      if (!tried) void load().then(() => setTried(true));
    }, [tried]);
    if (Loaded !== null) return <Loaded {...props} />;
    return tried ? <p role="alert">{t('partMissing')}</p> : null;
  }
  return Object.assign(Later, { load });
}
