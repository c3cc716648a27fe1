import { useCallback, useRef, useState } from 'preact/hooks';
import type { OptionsScreenProps } from '../../components/screens/screen-props.ts';
import { requestOrigin } from '../browser-ui.ts';
import { parseAddress } from '../deskpro/address.ts';
import { parseApiKey } from '../deskpro/api-key.ts';
import type { FoundHelpdesk } from '../deskpro/connection.ts';
import { type ConnectRequest, connectRequestSetting } from '../deskpro/stored-connection.ts';
import type { AppError, AppResult } from '../errors.ts';
import { request } from '../messages.ts';
import { ok } from '../result.ts';

type Steps = Pick<
  OptionsScreenProps,
  'busy' | 'problem' | 'finding' | 'found' | 'onConnect' | 'onFind' | 'onTyped'
>;

/**
 * The two steps that connect to a helpdesk: `onFind` looks whether a helpdesk is at the typed address, `onConnect` proves
 * the key too and connects. Call both inside the click, so that a permission can be asked for. `onConnected` is called
 * after each success.
 */
export function useConnect(onConnected: () => void): Steps {
  const [busy, setBusy] = useState(false);
  const [finding, setFinding] = useState(false);
  const [found, setFound] = useState<OptionsScreenProps['found']>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const latest = useRef<Promise<unknown>>(undefined);

  const onFind = useCallback((address: string) => {
    setFinding(true);
    setFound(null);
    setProblem(null);
    const looking = find(address);
    latest.current = looking;
    void looking.then((outcome) => {
      if (latest.current !== looking) return;
      setFinding(false);
      setFound(outcome.ok ? { ...outcome.value, typed: address } : null);
      setProblem(outcome.ok ? null : outcome.error);
    });
  }, []);
  const onConnect = useCallback(
    (address: string, key: string, isFurther: boolean) => {
      setBusy(true);
      setFinding(false);
      setProblem(null);
      const trying = tryConnection({ address, key, isFurther });
      latest.current = trying;
      void trying.then((outcome) => {
        setBusy(false);
        setProblem(outcome.ok ? null : outcome.error);
        if (outcome.ok) onConnected();
      });
    },
    [onConnected],
  );
  // What was found out about an address or a key is not true of another.
  const onTyped = useCallback((field: 'address' | 'key') => {
    setProblem(null);
    if (field === 'key') return;
    latest.current = undefined;
    setFinding(false);
  }, []);
  return { busy, problem, finding, found, onFind, onConnect, onTyped };
}

/**
 * Asks the browser for access to the origin of a typed address. The permission request comes before any await, because
 * it counts as the person's own request only inside their click.
 */
async function askFor(typed: string): Promise<AppResult<null>> {
  const address = parseAddress(typed);
  if (!address.ok) return address;
  const { origin, host } = address.value;
  const granted = await requestOrigin(origin);
  return granted ? ok(null) : { ok: false, error: { code: 'permission-missing', host } };
}

async function find(address: string): Promise<AppResult<FoundHelpdesk>> {
  const asked = await askFor(address);
  return asked.ok ? request('findHelpdesk', { address }) : asked;
}

async function tryConnection(attempt: ConnectRequest): Promise<AppResult<null>> {
  const address = parseAddress(attempt.address);
  if (!address.ok) return address;
  const key = parseApiKey(attempt.key);
  if (!key.ok) return key;
  const asked = await askFor(attempt.address);
  if (!asked.ok) return asked;
  await connectRequestSetting.write(attempt);
  return request('connect', {});
}
