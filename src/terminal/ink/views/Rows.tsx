/** Rows, or as many as there is room for and how many more there are. */
import type { ReactNode } from "react";
import { Line } from "./Line.tsx";

export function Rows({ rows, room }: { rows: readonly ReactNode[]; room: number }) {
  if (rows.length <= room) return <>{rows}</>;
  const shown = Math.max(0, room - 1);
  return (
    <>
      {rows.slice(0, shown)}
      <Line dim>{`… ${rows.length - shown} more`}</Line>
    </>
  );
}
