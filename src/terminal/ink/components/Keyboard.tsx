/** Listens to the keys. Shows nothing. */
import { useInput } from "ink";
import { useContext } from "react";
import { Suspend } from "../io/suspend.ts";
import { type Stroke, strokesOf } from "../state/keys.ts";

export function Keyboard({ act }: { act: (action: { stroke: Stroke }) => void }) {
  const suspend = useContext(Suspend);
  useInput((input, key) => {
    if (key.ctrl && input === "z") suspend();
    for (const stroke of strokesOf(input, key)) act({ stroke });
  });
  return null;
}
