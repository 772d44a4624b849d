/** Rows, or those around the cursor that there is room for and how many more there are. */
import type { ReactNode } from "react";
import { Line } from "./Line.tsx";

export function Rows(props: {
  count: number;
  /** @param first whether it is the uppermost in sight */
  row: (k: number, first: boolean) => ReactNode;
  room: number;
  /** The row that must be in sight; none where it is -1. */
  cursor?: number;
  /** How many things stand in a row; one, unless said. */
  holds?: (k: number) => number;
}) {
  const { count, row, room, cursor = -1, holds = () => 1 } = props;
  const several = (from: number, size: number) =>
    Array.from({ length: size }, (_, k) => row(from + k, k === 0));
  if (count <= room) return <>{several(0, count)}</>;
  const shown = Math.max(0, room - 1);
  const from = Math.max(0, Math.min(cursor - Math.floor(shown / 2), count - shown));
  const things = (first: number, end: number) => {
    let sum = 0;
    for (let k = first; k < end; k++) sum += holds(k);
    return sum;
  };
  const below = things(from + shown, count);
  const said = [...(from > 0 ? [`${things(0, from)} above`] : []), ...(below > 0 ? [`${below} more`] : [])];
  return (
    <>
      {several(from, shown)}
      <Line dim>{`… ${said.join(", ")}`}</Line>
    </>
  );
}
