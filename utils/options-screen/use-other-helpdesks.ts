import { useEffect, useState } from 'preact/hooks';
import type { OptionsScreenProps } from '../../components/screens/screen-props.ts';
import { connectionSetting } from '../deskpro/stored-connection.ts';
import { type OtherHelpdesk, otherHelpdesksSetting } from '../helpdesks.ts';

type Cards = OptionsScreenProps['otherHelpdesks'];

/** Returns the connected helpdesks that are not active, live, each with what new tickets to it start with. */
export function useOtherHelpdesks(): Cards {
  const [cards, setCards] = useState<Cards>([]);
  useEffect(() => {
    let turn = 0;
    const read = async () => {
      turn += 1;
      const mine = turn;
      const [active, others] = await Promise.all([connectionSetting.read(), otherHelpdesksSetting.read()]);
      if (mine !== turn) return;
      // An entry that could not be read for a time may be of the helpdesk that is active now.
      const inactive = (others ?? []).filter(({ connection }) => connection.baseUrl !== active?.baseUrl);
      setCards(inactive.map(cardOf));
    };
    void read();
    const stops = [connectionSetting, otherHelpdesksSetting].map((one) => one.watch(() => void read()));
    return () => {
      turn += 1;
      for (const stop of stops) stop();
    };
  }, []);
  return cards;
}

/** Returns the card of a helpdesk, without a default agent or department that the helpdesk no longer has. */
export function cardOf({ connection, preferences, directory }: OtherHelpdesk): Cards[number] {
  const { baseUrl, host, person } = connection;
  const agent = directory?.agents.find(({ id }) => id === preferences.agentId)?.name;
  const department = directory?.departments.find(({ id }) => id === preferences.departmentId)?.title;
  const defaults = [preferences.requester || person.email, agent, department];
  return { baseUrl, host, defaults: defaults.flatMap((one) => one || []) };
}
