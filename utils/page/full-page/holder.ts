import { members, number, orNull, type Parser, parsing, text } from '../parsers.ts';
import type { Region } from './region-geometry.ts';
import type { Shown } from './shown.ts';

/**
 * A request to the page while it is pictured. `token` names the job: a page that does not know the token is another
 * page.
 */
export interface HoldRequest {
  token: string;
  /** Null: the whole page. */
  region: Region | null;
}

export interface ShowRequest extends HoldRequest {
  /** The place of the content that the view should begin at. CSS pixels. */
  left: number;
  top: number;
}

export interface Holder {
  /** Brings a part into view and waits until it is drawn. The first call stills the page. */
  show(request: ShowRequest): Promise<Shown>;
  /** Stills the page and puts everything in its place for a picture of the whole document that needs no scrolling. */
  lay(request: HoldRequest): Promise<Shown>;
  /** Gives laid out content time to grow at its end. If the content has grown before, its end is shown again. */
  grow(request: HoldRequest): Promise<Shown>;
  /** Returns the current state of the page; null if this job has not asked this page for anything. */
  look(token: string): Shown | null;
  /** Gives the page back as it was. */
  release(): Promise<void>;
}

const holdMembers = {
  token: text,
  region: orNull(members<Region>({ x: number, y: number, width: number, height: number })),
};
const parseHold: Parser<HoldRequest> = members(holdMembers);
const parseShow: Parser<ShowRequest> = members({ ...holdMembers, left: number, top: number });

/** Returns a holder that parses what it is told. It throws if it is told something else. */
export function parsingHolder({ show, lay, grow, look, release }: Holder): Holder {
  return {
    show: parsing(parseShow, show),
    lay: parsing(parseHold, lay),
    grow: parsing(parseHold, grow),
    look: parsing(text, look),
    release,
  };
}
