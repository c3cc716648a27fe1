import type { ProblemAction, ProblemInWords } from '../utils/problems/problem-of.ts';
import { Icon } from './icon.tsx';

interface ProblemProps {
  problem: ProblemInWords;
  /** Runs inside the click. */
  onAction(action: ProblemAction): void;
  id?: string;
}

/** What happened and the one thing to do about it, said at once. */
export function Problem({ problem: { sentence, action, further }, onAction, id }: ProblemProps) {
  return (
    <div class="problem" role="alert" id={id}>
      <Icon name="warning" />
      <p class="problem-sentence">{sentence}</p>
      {[action, further].map((one) =>
        one ? (
          <button key={one.kind} type="button" class="button button-small" onClick={() => onAction(one)}>
            {one.label}
          </button>
        ) : null,
      )}
    </div>
  );
}
