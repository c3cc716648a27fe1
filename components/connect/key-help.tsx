import { useId, useState } from 'preact/hooks';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { checkIcon, copyIcon, externalIcon } from '../kit/icons.ts';
import type { ConnectProps } from './connect-props.ts';

/** The tags that an admin gives to a key. */
const tags = { allow: '*', disallow: '*.delete' } as const;

/** The requests that a key must permit at least. Each path begins with `/api/v2`. */
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
  /** The base URL of the helpdesk at the typed address; undefined if no helpdesk has answered there yet. */
  baseUrl: string | undefined;
  /** The address that the message for the admin names. May be empty. */
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
            <Icon of={externalIcon} />
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
        <Icon of={copied ? checkIcon : copyIcon} />
        <span aria-live="polite">{t(copied ? 'copied' : 'copyMessage')}</span>
      </button>
    </div>
  );
}
