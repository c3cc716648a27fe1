import { useCallback, useRef, useState } from 'preact/hooks';
import type { OptionsScreenProps } from '../../components/screens/screen-props.ts';
import { requestOrigin } from '../browser-ui.ts';
import { parseAddress } from '../deskpro/address.ts';
import { parseApiKey } from '../deskpro/api-key.ts';
import { type ConnectRequest, connectRequestSetting } from '../deskpro/stored-connection.ts';
import type { AppError, AppResult } from '../errors.ts';
import { request } from '../messages.ts';

interface Connect extends Pick<OptionsScreenProps, 'busy' | 'problem' | 'onConnect'> {
  onTyped(address: string, key: string): void;
  /** Connects with what was typed last. Must be called inside the click, so that a permission can be asked for. */
  retry(): void;
}

/** Connects to a helpdesk when asked to. `onConnected` is called after each success. */
export function useConnect(onConnected: () => void): Connect {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const typed = useRef<ConnectRequest>({ address: '', key: '', isFurther: false });

  const retry = useCallback(() => {
    setBusy(true);
    setProblem(null);
    void tryConnection(typed.current).then((outcome) => {
      setBusy(false);
      setProblem(outcome.ok ? null : outcome.error);
      if (outcome.ok) onConnected();
    });
  }, [onConnected]);
  return {
    busy,
    problem,
    retry,
    onConnect: (address, key, isFurther) => {
      typed.current = { address, key, isFurther };
      retry();
    },
    onTyped: (address, key) => {
      typed.current = { ...typed.current, address, key };
    },
  };
}

/**
 * Asks the browser for access to the helpdesk's origin, then has the background try the connection. The permission
 * request comes before any await, because it counts as the person's own request only inside their click.
 */
async function tryConnection(attempt: ConnectRequest): Promise<AppResult<null>> {
  const address = parseAddress(attempt.address);
  if (!address.ok) return address;
  const key = parseApiKey(attempt.key);
  if (!key.ok) return key;
  const { origin, host } = address.value;
  const granted = await requestOrigin(origin);
  if (!granted) return { ok: false, error: { code: 'permission-missing', host } };
  await connectRequestSetting.write(attempt);
  return request('connect', {});
}
