/** Legs of corridors and fleets of the Caspian as the map marks them. */
import type { Session } from "../../../engine/session.ts";
import { number } from "../../plain/text.ts";
import type { LegLook, MarkLook } from "../map/draw.ts";
import type { Atlas } from "../map/shapes.ts";
import { cells, idsOf } from "./columns.ts";

/** Where the fleet of a state lies. */
const HARBOURS: Readonly<Record<string, string>> = {
  AZE: "baku",
  IRN: "anzali",
  KAZ: "aktau",
  RUS: "kaspiysk",
  TKM: "turkmenbashi",
};

export function legLooks(session: Session, atlas: Atlas): LegLook[] {
  const open = cells(session, "leg.open");
  if (!open) return [];
  return idsOf(session, "leg").flatMap((id, k) => {
    const places = atlas.legs.get(id) ?? [];
    return places.slice(1).map((to, n) => ({ from: places[n]!, to, open: open[k] !== 0 }));
  });
}

/** Each fleet by its points, behind an anchor of letters that every terminal has. */
export function markLooks(session: Session): MarkLook[] {
  const capability = cells(session, "capability");
  if (!capability) return [];
  return idsOf(session, "fleet").flatMap((id, k) => {
    const at = HARBOURS[id];
    return at === undefined ? [] : [{ at, text: `◆${number(capability[k]!, 0)}` }];
  });
}
