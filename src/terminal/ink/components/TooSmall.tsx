/** Shown when the terminal is too small for the panels. */
import { LEAST, type Size } from "../state/size.ts";
import { Line } from "./Line.tsx";

export function TooSmall({ size }: { size: Size }) {
  return (
    <>
      <Line bold>{`This terminal is ${size.columns}x${size.rows}.`}</Line>
      <Line>{`The view needs ${LEAST.columns}x${LEAST.rows}.`}</Line>
      <Line dim>Enlarge it, or q quits.</Line>
    </>
  );
}
