/** Listens to the keys. Shows nothing. */
import { useInput } from "ink";
import { type Stroke, strokesOf } from "../keys.ts";

export function Keyboard({ act }: { act: (action: { stroke: Stroke }) => void }) {
  useInput((input, key) => {
    for (const stroke of strokesOf(input, key)) act({ stroke });
  });
  return null;
}
