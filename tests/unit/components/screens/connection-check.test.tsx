// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { OptionsScreen } from '../../../../components/screens/options/options-screen.tsx';
import type { OptionsScreenProps } from '../../../../components/screens/screen-props.ts';
import {
  type Check,
  type ConnectionProblem,
  checks,
  type Diagnosis,
} from '../../../../utils/deskpro/doctor.ts';
import { diagnosisOf } from '../../../../utils/problems/diagnosis-of.ts';
import { err, ok } from '../../../../utils/result.ts';
import { connection } from '../../../gallery/data.ts';
import { optionsProps } from '../../../gallery/props.ts';
import { cases } from '../../deskpro/doctor-cases.ts';
import { doing, mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const root = mountPoint();

const { host } = connection;
const show = (props: Partial<OptionsScreenProps>): void =>
  doing(() =>
    render(
      <OptionsScreen
        {...optionsProps}
        connection={connection}
        initialAddress={connection.baseUrl}
        {...props}
      />,
      root,
    ),
  );
const list = (): Element | null => root.querySelector('.checks');
function find(selector: string, text: string): HTMLElement {
  const found = [...root.querySelectorAll<HTMLElement>(selector)].find(
    ({ textContent }) => textContent?.trim() === text,
  );
  if (found === undefined) throw new Error(`No ${selector} says ${text}`);
  return found;
}
const press = (text: string): void => doing(() => find('button', text).click());

/** Returns a diagnosis in which `check` fails. The checks before it pass, and those after it are not made. */
function failing(check: Check, problem: ConnectionProblem): Diagnosis {
  const at = checks.indexOf(check);
  return checks.map((each, index) => {
    if (index === at) return { check, outcome: 'failed', problem };
    return { check: each, outcome: index < at ? 'passed' : 'unchecked' };
  });
}
const healthy: Diagnosis = checks.map((check) => ({ check, outcome: 'passed' }));

/** Returns the kind of a case. Only cases of the same kind may share a sentence. */
function kindOf({ check, problem }: (typeof cases)[number]): string {
  switch (problem.code) {
    case 'forbidden':
      return `forbidden ${check}`;
    case 'clock-skew':
      return problem.aheadMs > 0 ? 'ahead' : 'behind';
    case 'address-moved':
      return problem.address;
    default:
      return problem.code;
  }
}

describe('The words for a diagnosis', () => {
  it('Are a sentence of its own for each failure, with one thing to do', () => {
    const sentences = cases.map(({ check, problem, options }) => {
      const baseUrl = options?.baseUrl ?? `https://${host}`;
      const [problemRow] = diagnosisOf(failing(check, problem), { baseUrl, host }).filter(
        (row) => row.problem !== null,
      );
      expect(problemRow?.check).toBe(check);
      expect(problemRow?.problem?.action.label).toMatch(/\S/);
      return problemRow?.problem?.sentence ?? '';
    });
    const kinds = new Set(cases.map(kindOf));
    expect(new Set(sentences).size).toBe(kinds.size);
    for (const sentence of sentences) expect(sentence).toMatch(/\.$/);
  });

  it('Tell an address of this computer from one of another, where nothing answers', () => {
    const sentenceAt = (baseUrl: string) =>
      diagnosisOf(failing('answer', { code: 'unreachable', host }), { baseUrl, host })[1]?.problem?.sentence;
    expect(sentenceAt(`https://${host}`)).toContain('certificate');
    expect(sentenceAt('http://localhost:8080')).not.toContain('certificate');
  });
});

describe('The connection check', () => {
  it('Is offered where there is a connection, and lists nothing before it was made', () => {
    show({});
    expect(find('button', 'Check the connection')).toBeDefined();
    expect(list()).toBeNull();
    show({ connection: null });
    expect(root.textContent).not.toContain('Check the connection');
  });

  it('Lists every check in order with its outcome, and says that all is well', () => {
    show({ diagnosis: ok(healthy) });
    expect(root.querySelector('.doctor-status[role=status]')?.textContent).toBe('The connection works.');
    expect(document.getElementById(list()?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe(
      'Connection check',
    );
    const items = [...(list()?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent);
    expect(items).toHaveLength(checks.length);
    for (const item of items) expect(item).toMatch(/Passed$/);
    expect(root.querySelector('[role=alert]')).toBeNull();
  });

  it('Explains the first failure alone', () => {
    const forbidden = { code: 'forbidden', host, message: '' } as const;
    const diagnosis = healthy.map((finding) =>
      finding.check === 'upload' || finding.check === 'agents'
        ? ({ ...finding, outcome: 'failed', problem: forbidden } as const)
        : finding,
    );
    show({ diagnosis: ok(diagnosis) });
    expect(list()?.textContent?.match(/Failed/g)).toHaveLength(2);
    const alerts = [...root.querySelectorAll('[role=alert]')];
    expect(alerts).toHaveLength(1);
    expect(alerts[0]?.closest('li')?.textContent).toMatch(/^The key may upload files/);
  });

  it('Keeps its button where it is while it runs, and takes no second press', () => {
    const onCheck = vi.fn();
    show({ checking: true, onCheck, diagnosis: ok(healthy) });
    const button = find('button', 'Check the connection');
    button.focus();
    press('Check the connection');
    expect(onCheck).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button);
    expect([button.getAttribute('aria-busy'), button.getAttribute('aria-disabled')]).toEqual([
      'true',
      'true',
    ]);
    expect(root.querySelector('.doctor-status')?.textContent).toBe('Checking the connection…');
  });

  it('Says when there is nothing to check any more', () => {
    show({ diagnosis: err({ code: 'not-connected' }) });
    expect(root.querySelector('.doctor-status')?.textContent).toContain('No helpdesk is connected');
    expect(list()).toBeNull();
  });
});

describe('What mends a connection', () => {
  it('Is asked of the browser in the click itself, and the focus goes to the check', () => {
    const onAllowAccess = vi.fn();
    show({ onAllowAccess, diagnosis: ok(failing('permission', { code: 'permission-missing', host })) });
    press('Allow access');
    expect(onAllowAccess).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(find('button', 'Check the connection'));
  });

  it('Is another check', () => {
    const onCheck = vi.fn();
    show({ onCheck, diagnosis: ok(failing('answer', { code: 'maintenance', host })) });
    press('Check again');
    expect(onCheck).toHaveBeenCalledOnce();
  });

  it('Is a look at the address in a tab, where the browser says what is wrong', () => {
    show({ diagnosis: ok(failing('answer', { code: 'unreachable', host })) });
    const link = find('a', 'Open the address in a tab');
    expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual([connection.baseUrl, '_blank']);
  });

  it('Is another key, typed where the address stands already', () => {
    show({ diagnosis: ok(failing('key', { code: 'key-rejected', host })) });
    doing(() =>
      [...root.querySelectorAll<HTMLElement>('.checks button')]
        .find(({ textContent }) => textContent === 'Change address or key')
        ?.click(),
    );
    expect(document.activeElement).toBe(root.querySelector('.key-input'));
    expect(root.querySelector<HTMLInputElement>('.connect-form input')?.value).toBe(connection.baseUrl);
  });

  it('Is the new address, also where the old one is being changed already', () => {
    const address = `https://${host}/help`;
    show({ diagnosis: ok(failing('deskpro', { code: 'address-moved', host, address })) });
    doing(() => root.querySelector<HTMLElement>('.connection button')?.click());
    press(`Use ${address}`);
    expect(root.querySelector<HTMLInputElement>('.connect-form input')?.value).toBe(address);
  });
});
