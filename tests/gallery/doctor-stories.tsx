import type { ComponentChildren } from 'preact';
import { OptionsScreen } from '../../components/screens/options/options-screen.tsx';
import { type Check, type ConnectionProblem, checks, type Diagnosis } from '../../utils/deskpro/doctor.ts';
import { ok } from '../../utils/result.ts';
import { connection, directoryOf } from './data.ts';
import { optionsProps } from './props.ts';

const { host } = connection;

/** Returns a diagnosis in which `check` fails. The checks before it pass, and those after it are not made. */
function failing(check: Check, problem: ConnectionProblem): Diagnosis {
  const at = checks.indexOf(check);
  return checks.map((each, index) => {
    if (index === at) return { check, outcome: 'failed', problem };
    return { check: each, outcome: index < at ? 'passed' : 'unchecked' };
  });
}

const checked =
  (diagnosis: Diagnosis, checking = false) =>
  () => (
    <OptionsScreen
      {...optionsProps}
      connection={connection}
      initialAddress={connection.baseUrl}
      directory={directoryOf(40)}
      diagnosis={ok(diagnosis)}
      checking={checking}
    />
  );

/** The options page after a connection check. */
export const doctorStories: Readonly<Record<string, () => ComponentChildren>> = {
  'doctor-passed': checked(checks.map((check) => ({ check, outcome: 'passed' }))),
  'doctor-again': checked(
    checks.map((check) => ({ check, outcome: 'passed' })),
    true,
  ),
  'doctor-unreachable': checked(failing('answer', { code: 'unreachable', host })),
  'doctor-key': checked(failing('key', { code: 'key-unseen', host })),
  'doctor-upload': checked(
    failing('upload', { code: 'forbidden', host, message: '' }).map((finding) =>
      finding.check === 'agents' || finding.check === 'clock' ? { ...finding, outcome: 'passed' } : finding,
    ),
  ),
};
