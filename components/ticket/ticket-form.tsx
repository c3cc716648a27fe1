import './ticket-form.css';
import type {
  Capture,
  FieldValue,
  TicketForm as Form,
  FoundTicket,
  Target,
} from '../../utils/captures/capture.ts';
import type { Directory } from '../../utils/deskpro/directory.ts';
import type { FormField } from '../../utils/deskpro/fields.ts';
import type { AppError } from '../../utils/errors.ts';
import { t } from '../../utils/i18n.ts';
import type { FieldProblems } from '../../utils/problems/field-problems-of.ts';
import { loadLater } from '../kit/load-later.tsx';
import { TextField } from '../kit/text-field.tsx';
import { DirectoryFields } from './directory-fields.tsx';
import { PageHealthPart, SensitiveNotice, TemplateField, TicketChips } from './later-parts.tsx';
import { MessageField } from './message-field.tsx';
import { PeopleField } from './people-field.tsx';
import type { People, TicketScreenProps, TicketUpdates } from './ticket-props.ts';

const ExistingTarget = loadLater(() => import('./existing-target.tsx').then((part) => part.ExistingTarget));
export const TicketSearch = loadLater(() => import('./ticket-search.tsx').then((part) => part.TicketSearch));

const emptyForm: Form = {
  subject: '',
  requester: '',
  message: '',
  agentId: null,
  departmentId: null,
  withoutDetails: [],
  fields: {},
  addTo: null,
};

/** An existing ticket gets no further fields and no rule. */
const noFields: readonly FormField[] = [];
const noRule: TicketScreenProps['siteRule'] = { followed: null, site: '', onKeep: null };

export interface TicketFormProps
  extends Pick<TicketScreenProps, 'findTickets' | 'templates' | 'siteRule' | 'plainOf' | 'onAnnotate'> {
  /** Null while the page is being captured. The form is then shown disabled. */
  capture: Capture | null;
  /** Without a helpdesk there are no agents and departments to choose from. */
  connected: boolean;
  directory: Directory | null;
  directoryProblem: AppError | null;
  people: People;
  formFields: readonly FormField[];
  /** The existing ticket to add to. The fields that only a new ticket has are then not shown. */
  target: Target | null;
  onTicket(ticket: FoundTicket | null): void;
  readTicket: TicketUpdates['read'];
  /** The person's own words to hide, besides what the detectors find. Null if nothing is hidden automatically. */
  toHide: readonly string[] | null;
  problems: FieldProblems;
  /** The person searches for an existing ticket to add to. */
  searching: boolean;
  onSearchEnd(): void;
  disabled: boolean;
  onForm(patch: Partial<Form>): void;
  onField(key: string, value: FieldValue): void;
  onOpenOptions(): void;
  /** Opens the editor. Null in the editor. */
  onLook: (() => void) | null;
  onReloadDirectory(): void;
}

/** The fields of a ticket: subject, requester, message, agent, department, and what opens from a row of buttons. */
export function TicketForm(props: TicketFormProps) {
  const { capture, problems, target, onForm } = props;
  const form = capture?.form ?? emptyForm;
  const disabled = props.disabled || capture === null;
  return (
    <div class="ticket-form">
      {props.searching ? (
        <TicketSearch
          disabled={disabled}
          findTickets={props.findTickets}
          onLeave={props.onSearchEnd}
          onChoose={(ticket) => {
            props.onSearchEnd();
            props.onTicket(ticket);
          }}
        />
      ) : null}
      {target === null ? (
        <SubjectAndRequester {...props} form={form} disabled={disabled} />
      ) : (
        <ExistingTarget
          target={target}
          disabled={disabled}
          onTicket={props.onTicket}
          readTicket={props.readTicket}
          onTarget={(changed) => onForm({ addTo: changed })}
        />
      )}
      <TemplateField templates={props.templates} disabled={disabled} />
      <MessageField
        value={form.message}
        problem={problems['message']}
        disabled={disabled}
        onChange={(message) => onForm({ message })}
        plainOf={props.plainOf}
      />
      <FieldNotice field="message" {...props} form={form} disabled={disabled} />
      {props.connected && target === null ? (
        <DirectoryFields
          agentLabel={t('agent')}
          departmentLabel={t('department')}
          directory={props.directory}
          directoryProblem={props.directoryProblem}
          agentId={form.agentId}
          departmentId={form.departmentId}
          problems={problems}
          disabled={disabled}
          onChange={onForm}
          onRetry={props.onReloadDirectory}
        />
      ) : null}
      {capture === null ? (
        <div class="form-chips" />
      ) : (
        <TicketChips
          capture={capture}
          without={form.withoutDetails}
          fields={target === null ? props.formFields : noFields}
          values={form.fields}
          people={props.people}
          problems={problems}
          siteRule={target === null ? props.siteRule : noRule}
          disabled={disabled}
          onField={props.onField}
          onWithout={(withoutDetails) => onForm({ withoutDetails })}
          onAnnotate={props.onAnnotate}
          onLook={props.onLook}
          onOpenOptions={props.onOpenOptions}
        />
      )}
      <PageHealthPart
        health={capture?.health}
        without={form.withoutHealth}
        disabled={disabled}
        onForm={onForm}
      />
    </div>
  );
}

type PartProps = Pick<TicketFormProps, 'toHide' | 'onForm' | 'disabled'> & { form: Form };

/** The fields that only a new ticket has. */
function SubjectAndRequester(props: PartProps & Pick<TicketFormProps, 'people' | 'problems'>) {
  const { form, problems, disabled, onForm } = props;
  return (
    <>
      <TextField
        label={t('subject')}
        name="subject"
        value={form.subject}
        problem={problems['subject']}
        disabled={disabled}
        onChange={(subject) => onForm({ subject })}
      />
      <FieldNotice field="subject" {...props} />
      <PeopleField
        label={t('requester')}
        name="requester"
        value={form.requester}
        people={props.people}
        problem={problems['requester']}
        disabled={disabled}
        onChange={(requester) => onForm({ requester })}
      />
    </>
  );
}

/** Says what is sensitive in a field's text. */
function FieldNotice(props: PartProps & { field: 'subject' | 'message' }) {
  const { field, form, toHide, disabled, onForm } = props;
  return (
    <SensitiveNotice
      text={form[field]}
      toHide={toHide}
      requester={form.requester}
      disabled={disabled}
      onHide={(text) => onForm({ [field]: text })}
    />
  );
}
