import type { ProblemAction, ProblemInWords } from '../../utils/problems/problem-of.ts';
import { Icon } from './icon.tsx';
import { warningIcon } from './icons.ts';

interface ProblemProps {
  problem: ProblemInWords;
  /** Called inside the click, so that a permission can be asked for. */
  onAction(action: ProblemAction): void;
  id?: string;
}

/** Says what happened and offers what to do about it. Screen readers announce it at once. */
export function Problem({ problem: { sentence, action, further = [] }, onAction, id }: ProblemProps) {
  return (
    <div class="problem" role="alert" id={id}>
      <Icon of={warningIcon} />
      <p class="problem-sentence">{sentence}</p>
      {[action, ...further].map((one) =>
        one ? (
          <button key={one.kind} type="button" class="button button-small" onClick={() => onAction(one)}>
            {one.label}
          </button>
        ) : null,
      )}
    </div>
  );
}
