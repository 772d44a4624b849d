/** In what two runs differ, in the month on screen. */
import type { Frame } from "./frame.ts";

export interface Difference {
  id: string;
  first: string | null;
  second: string | null;
}

/** Outcomes that both have, and that are not the same. */
export function differences(first: Pick<Frame, "panels">, second: Pick<Frame, "panels">): Difference[] {
  const others = new Map((second.panels.outcomes ?? []).map((o) => [o.id, o.value]));
  return (first.panels.outcomes ?? []).flatMap(({ id, value }) => {
    const other = others.get(id);
    return other === undefined || other === value ? [] : [{ id, first: value, second: other }];
  });
}
