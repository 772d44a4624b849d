/** Text in a tone, where colour is wanted. */
import { Text } from "ink";
import { type ReactNode, useContext } from "react";
import { Colour } from "./colour.ts";

/** All can be read on a light ground as on a dark one, which yellow cannot. */
const TONES = { good: "green", bad: "red", warn: "magenta", accent: "cyan" } as const;

export type Tone = keyof typeof TONES;

export function Tint(props: { tone: Tone | undefined; children: ReactNode }) {
  const coloured = useContext(Colour);
  return <Text {...(coloured && props.tone && { color: TONES[props.tone] })}>{props.children}</Text>;
}
