/** Listens to the keys. Shows nothing. */
import { useInput } from "ink";
import { type Command, commandsOf } from "../keys.ts";

export function Keyboard({ act }: { act: (command: Command) => void }) {
  useInput((input, key) => {
    for (const command of commandsOf(input, key)) act(command);
  });
  return null;
}
