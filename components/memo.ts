import { type FunctionComponent, h } from 'preact';
import { useMemo, useRef } from 'preact/hooks';

type Call = (...given: unknown[]) => unknown;

/**
 * A component that is drawn anew only where a prop is another one than before. Functions do not count: it is handed ones
 * that stay the same and call what was given last, so it calls them in answer to something, never while it is drawn.
 */
export function memo<Props extends object>(Component: FunctionComponent<Props>): FunctionComponent<Props> {
  return function Memo(props) {
    const latest = useRef<object>(props);
    latest.current = props;
    const steady = useRef<Record<string, Call>>({}).current;
    const passed = Object.entries(props).map(([name, value]) => {
      if (typeof value !== 'function') return [name, value];
      steady[name] ??= (...given) => (Reflect.get(latest.current, name) as Call)(...given);
      return [name, steady[name]];
    });
    return useMemo(
      () => h(Component, Object.fromEntries(passed) as Props),
      // biome-ignore lint/correctness/useExhaustiveDependencies: all that is passed, whatever a component takes
      passed.map(([, value]) => value),
    );
  };
}
