import type { TicketScreenProps } from '../../components/ticket/ticket-props.ts';
import { askToWatch } from '../ask-to-watch.ts';
import { watchSetting } from '../captures/watch-setting.ts';
import { request } from '../messages.ts';

type Watching = TicketScreenProps['watching'];

/** Gives `show` what begins and ends the watching of a tab, and once more when that changes. */
export async function showWatching(
  { tabId, url }: { tabId: number; url: string },
  makeRoom: () => void,
  show: (watching: Watching) => void,
): Promise<void> {
  const begin = async (reload: boolean) => {
    const { isGranted, isAllowed } = askToWatch(url);
    // Firefox may close the popup when it asks the person. The background then begins the watching after the answer.
    await request('startWatching', { tabId, reload, isGranted: await isGranted });
    if (await isAllowed) await request('resumeWatching', {});
    else await request('stopWatching', { tabId });
    makeRoom();
  };
  const stop = async () => {
    await request('stopWatching', { tabId });
    tell(false);
  };
  const tell = (isOn: boolean): void =>
    show({ isOn, onWatch: (reload) => void begin(reload), onStop: () => void stop() });
  const watch = await watchSetting.read();
  const isOn = watch?.phase === 'on' && watch.tabId === tabId;
  tell(isOn);
  // The background may have been asleep while the page was loaded again.
  if (isOn) await request('resumeWatching', {});
}
