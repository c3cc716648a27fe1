import type { Attachment } from '../captures/capture.ts';
import type { AppError } from '../errors.ts';

/** Turns an upload's error into an error about this file, because the form was not refused. */
export function ofFile({ filename }: Attachment, error: AppError): AppError {
  if (error.code === 'too-large') return { ...error, filename };
  if (error.code !== 'fields-rejected') return error;
  const message = [...error.general, ...error.fields.map((field) => field.message)].join(' ');
  return { code: 'file-rejected', host: error.host, filename, message };
}

/** Whether the helpdesk refused our uploads, for example because it has deleted the temporary blobs. */
export function areUploadsGone(error: AppError): boolean {
  return (
    error.code === 'fields-rejected' && error.fields.some(({ path }) => /^(message\.)?attachments/.test(path))
  );
}
