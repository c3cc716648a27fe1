import { type FunctionComponent, h } from 'preact';
import { useMemo, useRef } from 'preact/hooks';

type Call = (...given: unknown[]) => unknown;

/**
 * A component that is drawn anew only where a prop is another one than before, or where it has called a function since: what
 * a person has put into it may have been answered by nothing new. Functions do not count as props: it is handed ones that
 * stay the same and call what was given last, so it calls them in answer to something, never while it is drawn.
 */
export function memo<Props extends object>(Component: FunctionComponent<Props>): FunctionComponent<Props> {
  return function Memo(props) {
    const calls = useRef(0);
    const latest = useRef<object>(props);
    latest.current = props;
    const steady = useRef<Record<string, Call>>({}).current;
    const passed = Object.entries(props).map(([name, value]) => {
      if (typeof value !== 'function') return [name, value];
      steady[name] ??= (...given) => {
        calls.current += 1;
        return (Reflect.get(latest.current, name) as Call)(...given);
      };
      return [name, steady[name]];
    });
    // biome-ignore lint/correctness/useExhaustiveDependencies: the list holds every prop and the number of calls, which the rule cannot know
    return useMemo(
      () => h(Component, Object.fromEntries(passed) as Props),
      [calls.current, ...passed.map(([, value]) => value)],
    );
  };
}
