import './connection-check.css';
import { useRef } from 'preact/hooks';
import type { ConnectionSummary } from '../../../utils/deskpro/connection.ts';
import type { Diagnosis } from '../../../utils/deskpro/doctor.ts';
import type { AppResult } from '../../../utils/errors.ts';
import { t } from '../../../utils/i18n.ts';
import {
  type CheckInWords,
  type ConnectionRemedy,
  diagnosisOf,
} from '../../../utils/problems/diagnosis-of.ts';
import { setupProblemOf } from '../../connect/setup-problem-of.ts';
import { Icon, type IconShape } from '../../kit/icon.tsx';
import { checkIcon, dashIcon, externalIcon, warningIcon } from '../../kit/icons.ts';

interface ConnectionCheckProps {
  connection: ConnectionSummary;
  /** Null before the first check. */
  diagnosis: AppResult<Diagnosis> | null;
  checking: boolean;
  onCheck(): void;
  /** Called inside the click, so that a permission can be asked for. */
  onAllowAccess(): void;
  /** Shows the connect form with this address in it. */
  onReconnect(address: string): void;
}

/** Shows the connection check step by step, with a remedy for the first step that failed. */
export function ConnectionCheck(props: ConnectionCheckProps) {
  const { connection, diagnosis, checking, onCheck, onAllowAccess, onReconnect } = props;
  const button = useRef<HTMLButtonElement>(null);
  const rows = diagnosis?.ok ? diagnosisOf(diagnosis.value, connection) : [];

  const mend = (action: ConnectionRemedy): void => {
    if (action.kind === 'change-address') onReconnect(action.address);
    else if (action.kind === 'change-key') onReconnect(connection.baseUrl);
    else {
      if (action.kind === 'allow-access') onAllowAccess();
      else onCheck();
      // The pressed button disappears with its problem, so the focus moves to the button that checks.
      button.current?.focus();
    }
  };

  return (
    <section class="card" aria-labelledby="options-doctor">
      <h2 id="options-doctor">{t('doctorTitle')}</h2>
      <p class="field-hint">{t('doctorLead')}</p>
      <div class="doctor-start">
        <button
          ref={button}
          type="button"
          class="button"
          aria-busy={checking}
          aria-disabled={checking}
          onClick={() => {
            if (!checking) onCheck();
          }}
        >
          {checking ? <span class="spinner" /> : null}
          {t('doctorCheck')}
        </button>
        <p class="doctor-status" role="status">
          {statusOf(checking, diagnosis)}
        </p>
      </div>
      {rows.length === 0 ? null : (
        <ol class={checking ? 'checks checks-old' : 'checks'} aria-labelledby="options-doctor">
          {rows.map((row) => (
            <CheckRow key={row.check} row={row} onMend={mend} />
          ))}
        </ol>
      )}
      {rows.length === 0 ? null : <p class="field-hint">{t('doctorLists')}</p>}
    </section>
  );
}

function statusOf(checking: boolean, diagnosis: AppResult<Diagnosis> | null): string {
  if (checking) return t('doctorChecking');
  if (diagnosis === null) return '';
  if (!diagnosis.ok) return setupProblemOf(diagnosis.error).sentence;
  return diagnosis.value.some(({ outcome }) => outcome === 'failed') ? t('doctorNotFine') : t('doctorFine');
}

const icons: Record<CheckInWords['outcome'], IconShape> = {
  passed: checkIcon,
  failed: warningIcon,
  unchecked: dashIcon,
};

interface CheckRowProps {
  row: CheckInWords;
  onMend(action: ConnectionRemedy): void;
}

function CheckRow({ row, onMend }: CheckRowProps) {
  return (
    <li class={`check check-${row.outcome}`}>
      <Icon of={icons[row.outcome]} />
      <span class="check-label">{row.label}</span>
      <span class="check-outcome">{row.outcomeLabel}</span>
      {row.problem === null ? null : (
        <div class="check-problem" role="alert">
          <p>{row.problem.sentence}</p>
          <Remedy action={row.problem.action} onMend={onMend} />
        </div>
      )}
    </li>
  );
}

function Remedy({ action, onMend }: { action: ConnectionRemedy; onMend: CheckRowProps['onMend'] }) {
  if (action.kind === 'open-address') {
    return (
      <a class="button button-small" href={action.address} target="_blank" rel="noreferrer">
        {action.label}
        <Icon of={externalIcon} />
      </a>
    );
  }
  return (
    <button type="button" class="button button-small" onClick={() => onMend(action)}>
      {action.label}
    </button>
  );
}
