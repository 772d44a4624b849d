/** Rows, or those around the cursor that there is room for and how many more there are. */
import type { ReactNode } from "react";
import { Line } from "./Line.tsx";

export function Rows(props: {
  count: number;
  row: (k: number) => ReactNode;
  room: number;
  /** The row that must be in sight; none where it is -1. */
  cursor?: number;
}) {
  const { count, row, room, cursor = -1 } = props;
  const several = (from: number, size: number) => Array.from({ length: size }, (_, k) => row(from + k));
  if (count <= room) return <>{several(0, count)}</>;
  const shown = Math.max(0, room - 1);
  const from = Math.max(0, Math.min(cursor - Math.floor(shown / 2), count - shown));
  const above = from > 0 ? `${from} above, ` : "";
  return (
    <>
      {several(from, shown)}
      <Line dim>{`… ${above}${count - shown - from} more`}</Line>
    </>
  );
}
