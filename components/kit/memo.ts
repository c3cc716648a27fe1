import { type FunctionComponent, h } from 'preact';
import { useMemo, useRef } from 'preact/hooks';

type Call = (...given: unknown[]) => unknown;

/**
 * Returns a component that renders again only if a prop has changed, or if the component has called a function prop
 * since: the person's input may have changed no prop, and the controls must then show the unchanged props again.
 * Functions do not count as changed props. The component gets functions that stay the same and call the latest ones, so
 * it must call them only in response to an event, never while rendering.
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
    // biome-ignore lint/correctness/useExhaustiveDependencies: the linter cannot read a list that is built at run time; the list holds each prop and the number of calls
    return useMemo(
      () => h(Component, Object.fromEntries(passed) as Props),
      [calls.current, ...passed.map(([, value]) => value)],
    );
  };
}
