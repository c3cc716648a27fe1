import { useEffect, useState } from 'preact/hooks';
import type { AppError } from '../../utils/errors.ts';
import { t } from '../../utils/i18n.ts';
import type { ProblemContext, ProblemInWords } from '../../utils/problems/problem-of.ts';

type Sentences = typeof import('../../utils/problems/problem-of.ts');

/**
 * Returns a problem in words. The sentences are loaded with the first problem; null until then, or if there is no
 * problem.
 */
export function useProblemWords(problem: AppError | null, context: ProblemContext): ProblemInWords | null {
  const [sentences, setSentences] = useState<Sentences | 'loading' | 'failed'>('loading');
  const isWanted = problem !== null;
  useEffect(() => {
    if (isWanted)
      import('../../utils/problems/problem-of.ts').then(setSentences, () => setSentences('failed'));
  }, [isWanted]);
  if (problem === null || sentences === 'loading') return null;
  if (sentences === 'failed') return { sentence: t('partMissing'), action: null };
  return sentences.problemOf(problem, context);
}
