import { useId, useState } from 'preact/hooks';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import type { ConnectProps } from './connect-props.ts';

/** The tags that an admin sets at a key. */
const tags = { allow: '*', disallow: '*.delete' } as const;

/** What a key must be able to do, if an admin allows nothing else. Every request begins with `/api/v2`. */
const neededRequests = [
  'POST /tickets',
  'POST /blobs/temp',
  'GET /agents',
  'GET /agent_teams',
  'GET /ticket_departments',
  'GET /ticket_custom_fields',
  'GET /ticket_layouts',
  'GET /people',
] as const;

interface KeyHelpProps extends Pick<ConnectProps, 'onCopy'> {
  /** The base URL of the helpdesk, if it is known that one is there. */
  baseUrl: string | undefined;
  /** The helpdesk as the message for the admin names it; may be empty. */
  address: string;
}

/** What an API key is, and how to get one: from Deskpro's admin pages, or from an admin. */
export function KeyHelp({ baseUrl, address, onCopy }: KeyHelpProps) {
  const id = useId();
  const [asking, setAsking] = useState(false);
  return (
    <div class="key-help">
      <p>
        {t('keyWhat')} {t('apiKeyHint')}
      </p>
      <div class="actions">
        {baseUrl === undefined ? null : (
          <a class="button button-small" href={`${baseUrl}/admin/`} target="_blank" rel="noreferrer">
            {t('openApiKeys')}
            <Icon name="external" />
          </a>
        )}
        <button
          type="button"
          class="button button-small"
          aria-expanded={asking}
          aria-controls={id}
          onClick={() => setAsking(!asking)}
        >
          {t('notAdmin')}
        </button>
      </div>
      <div id={id}>{asking ? <AdminMessage address={address} onCopy={onCopy} /> : null}</div>
      <details class="key-tags">
        <summary>{t('keyTags')}</summary>
        <p class="field-hint">{t('keyTagsHint', tags.allow, tags.disallow)}</p>
        <p class="key-requests">
          {neededRequests.map((one) => (
            <code key={one} dir="ltr">
              {one}
            </code>
          ))}
        </p>
      </details>
    </div>
  );
}

function AdminMessage({ address, onCopy }: Pick<KeyHelpProps, 'address' | 'onCopy'>) {
  const id = useId();
  const [copied, setCopied] = useState(false);
  const message = t(
    'adminMessage',
    address === '' ? 'Deskpro' : address,
    tags.allow,
    tags.disallow,
    neededRequests.join(', '),
  );
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {t('adminMessageLabel')}
      </label>
      <textarea id={id} class="input admin-message" readOnly rows={8} value={message} />
      <button type="button" class="button button-small" onClick={() => void onCopy(message).then(setCopied)}>
        <Icon name={copied ? 'check' : 'copy'} />
        <span aria-live="polite">{t(copied ? 'copied' : 'copyMessage')}</span>
      </button>
    </div>
  );
}
