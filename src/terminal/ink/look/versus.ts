/** In what two runs differ, in the month on screen. */
import { monthText } from "../../../engine/calendar.ts";
import type { Tweaked } from "../wishes.ts";
import type { Frame } from "./frame.ts";
import type { OutcomeLine } from "./outcomes.ts";

export interface Difference {
  id: string;
  first: string | null;
  second: string | null;
}

/** Outcomes that both have, and that are not the same. */
export function differences(first: Pick<Frame, "looks">, second: Pick<Frame, "looks">): Difference[] {
  const of = (frame: Pick<Frame, "looks">) => (frame.looks.outcomes ?? []) as readonly OutcomeLine[];
  const others = new Map(of(second).map((o) => [o.id, o.value]));
  return of(first).flatMap(({ id, value }) => {
    const other = others.get(id);
    return other === undefined || other === value ? [] : [{ id, first: value, second: other }];
  });
}

/** @param start first month of the run, since 1900-01 */
export function tweakText({ edits, from }: Tweaked, start: number): string {
  const said = edits.map((e) => `${e.path} = ${e.text}`).join(", ");
  return from === null ? said : `${said} from ${monthText(start + from)}`;
}

/** The same with the month first, where there may be no room for all of it. */
export function fromOn({ edits, from }: Tweaked, start: number): string {
  const said = tweakText({ edits, from: null }, start);
  return from === null ? said : `from ${monthText(start + from)}: ${said}`;
}
