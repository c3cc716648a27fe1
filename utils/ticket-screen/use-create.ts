import { useRef, useState } from 'preact/hooks';
import type { TicketScreenProps } from '../../components/ticket/ticket-props.ts';
import type { Capture } from '../captures/capture.ts';
import { targetAt } from '../captures/existing-ticket.ts';
import { missingFields } from '../captures/missing-fields.ts';
import { isUnchecked, uncheckedProblem } from '../captures/stages.ts';
import { type FormField, withDefaults } from '../deskpro/fields.ts';
import { loadAgain } from '../load-again.ts';
import type { FieldProblems } from '../problems/field-problems-of.ts';
import { err, ok } from '../result.ts';
import { fieldWords, without } from './field-words.ts';
import type { CaptureRow } from './use-capture-row.ts';
import type { Helpdesk } from './use-helpdesk.ts';
import { useOnceReady } from './use-once-ready.ts';
import type { Outcome } from './use-outcome.ts';
import type { useSending } from './use-sending.ts';

interface CreatePorts {
  row: CaptureRow;
  helpdesk: Helpdesk;
  formFields: readonly FormField[];
  sending: ReturnType<typeof useSending>;
  settle: Outcome['settle'];
  /** Is called when a ticket is sent. */
  onSend(): void;
}

interface Create extends Pick<TicketScreenProps, 'attempts' | 'fieldProblems'> {
  /** Sends the ticket, or shows what the person must do first. */
  create(): Promise<void>;
  /** Drops the problems of fields that the person has changed. */
  dropFieldProblems(fields: readonly string[]): void;
}

/** Creates a ticket when asked to, if nothing in it needs the person. */
export function useCreate({ row, helpdesk, formFields, sending, settle, onSend }: CreatePorts): Create {
  const [attempts, setAttempts] = useState(0);
  const [fieldProblems, setFieldProblems] = useState<FieldProblems>({});
  const fields = useRef(formFields);
  fields.current = formFields;

  const createNow = async () => {
    const draft = row.current();
    if (draft === null || sending.isSending()) return;
    const capture = filledIn(draft, fields.current);
    // The helpdesk that the form's choices are for, even while the screen still shows another helpdesk.
    const baseUrl = capture.form.helpdesk ?? helpdesk.connection?.baseUrl;
    const isAddition = targetAt(capture.form, baseUrl) !== null;
    const isEmpty = isAddition && (await addsNothing(capture));
    // The person may have pressed again while code was loaded.
    if (sending.isSending()) return;
    // For an existing ticket anything is enough.
    const missing = isAddition ? (isEmpty ? [nothingToAdd] : []) : missingIn(capture, fields.current);
    if (missing.length > 0) {
      setAttempts((before) => before + 1);
      return setFieldProblems(fieldWords(missing));
    }
    // Keep the same object if there are no problems, because rendering the form would delay the write.
    setFieldProblems((before) => (Object.keys(before).length === 0 ? before : {}));
    settle(ok(null));
    if (isUnchecked(capture)) {
      setAttempts((before) => before + 1);
      return settle(err(uncheckedProblem(capture)));
    }
    if (!helpdesk.connection || baseUrl === undefined) return settle(err({ code: 'not-connected' }));
    if (capture !== draft) row.change({ fields: capture.form.fields }, { byPerson: true });
    onSend();
    await sending.send(capture, baseUrl, () => fields.current.map(({ field }) => field.key));
  };

  return {
    attempts,
    fieldProblems,
    create: useOnceReady(helpdesk.isDirectoryRead, createNow),
    dropFieldProblems: (settled) => setFieldProblems((before) => without(before, settled)),
  };
}

/** Returns a capture with the defaults that its form shows. */
function filledIn(capture: Capture, shown: readonly FormField[]): Capture {
  const fields = withDefaults(capture.form.fields, shown);
  return fields === capture.form.fields ? capture : { ...capture, form: { ...capture.form, fields } };
}

const nothingToAdd = { path: 'message', code: 'nothing-to-add', message: '' } as const;

/**
 * Whether a capture has nothing to add to an existing ticket. A capture with a message or attachments has something. For
 * any other capture, the function loads further code. If that fails, the capture counts as empty, and the form asks the
 * person for a message.
 */
async function addsNothing(capture: Capture): Promise<boolean> {
  if (capture.form.message.trim() !== '' || capture.attachments.length > 0) return false;
  const code = await loadAgain(() => import('../captures/has-nothing-to-add.ts')).catch(() => null);
  return code === null || code.hasNothingToAdd(capture);
}

/** Returns the problems of the empty fields of a new ticket. */
function missingIn(capture: Capture, fields: readonly FormField[]) {
  const required = fields.filter((one) => one.required).map(({ field }) => field.key);
  return missingFields(capture, required);
}
