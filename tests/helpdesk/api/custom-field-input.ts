import { type ZodType, z } from 'zod';
import { getCustomField } from '../store/directory.ts';
import type { CustomField } from '../types.ts';
import type { World } from '../world.ts';
import { reject } from './validate.ts';

const dateTime = z.union([z.iso.datetime({ offset: true, local: true }), deskproDate()]);

/** Deskpro's own date format has no colon in the offset. */
function deskproDate() {
  return z.string().regex(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?([+-]\d{4})?$/);
}

/**
 * Returns a schema for the `fields` map: custom-field id → value in the form that its widget takes. Choices are always
 * a list of choice ids.
 */
export function customFieldValues(world: World): ZodType<Record<string, unknown> | undefined> {
  const emptyListAsMap = (value: unknown) => (Array.isArray(value) && value.length === 0 ? {} : value);
  return z.preprocess(
    emptyListAsMap,
    z
      .record(z.string(), z.unknown())
      .superRefine((values, context) => {
        const unknown: string[] = [];
        for (const [fieldId, value] of Object.entries(values)) {
          const field = /^\d+$/.test(fieldId) ? getCustomField(world.db, Number(fieldId)) : undefined;
          if (field) checkValue(field, value, context);
          else unknown.push(fieldId);
        }
        if (unknown.length > 0) context.addIssue({ code: 'unrecognized_keys', keys: unknown, input: values });
      })
      .optional(),
  );
}

function checkValue(field: CustomField, value: unknown, context: z.RefinementCtx): void {
  if (value === null || value === '') return;
  const path = [String(field.id)];
  switch (field.widgetType) {
    case 'text':
    case 'textarea':
      if (typeof value !== 'string' && typeof value !== 'number') reject(context, 'invalid_input', path);
      return;
    case 'toggle':
      if (typeof value !== 'boolean') reject(context, 'invalid_input', path);
      return;
    case 'date':
      if (!dateTime.safeParse(value).success) reject(context, 'invalid_input', path);
      return;
    default:
      checkChoices(field, value, path, context);
  }
}

function checkChoices(field: CustomField, value: unknown, path: string[], context: z.RefinementCtx): void {
  if (!Array.isArray(value)) {
    reject(context, 'invalid_input', path);
    return;
  }
  const takesOne = field.widgetType === 'choice' || field.widgetType === 'radio';
  const isKnown = (chosen: unknown) => field.choices.some((choice) => choice.id === chosen);
  if ((takesOne && value.length > 1) || !value.every(isKnown)) reject(context, 'bad_choice', path);
}

/** Whether the field is empty. A toggle that is off counts as filled in. */
export function isBlankValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
