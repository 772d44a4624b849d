/** Arguments of the scripts: the defaults say which options there are and what each one holds. */
import { parseArgs } from "node:util";

/** A mistake in the arguments. The runner prints its message alone and ends with exit code 2. */
export class Misuse extends Error {
  override name = "Misuse";
}

type Value = boolean | number | string | readonly string[];
/** What an option may hold, beyond the literal that its default is. */
type Widened<T> = T extends boolean
  ? boolean
  : T extends number
    ? number
    : T extends string
      ? string
      : readonly string[];

/**
 * @param defaults a switch is `false`; a number is checked; an option with a list may be given several times
 * @returns the options, and the arguments that are none
 */
export function readArguments<const D extends Readonly<Record<string, Value>>>(
  args: readonly string[],
  defaults: D,
): { options: { [K in keyof D]: Widened<D[K]> }; rest: string[] } {
  const { values, positionals } = parsed(args, defaults);
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, fallback]) => {
      const given = values[name];
      if (given === undefined) return [name, fallback];
      return [name, typeof fallback === "number" ? readNumber(String(given), `--${name}`) : given];
    }),
  );
  return { options: options as { [K in keyof D]: Widened<D[K]> }, rest: positionals };
}

function parsed(args: readonly string[], defaults: Readonly<Record<string, Value>>) {
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, fallback]) => [
      name,
      {
        type: typeof fallback === "boolean" ? "boolean" : "string",
        multiple: Array.isArray(fallback),
      } as const,
    ]),
  );
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new Misuse((error as Error).message);
  }
}

/** A number from zero up. */
export function readNumber(text: string, name: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < 0)
    throw new Misuse(`${name} "${text}" is not a number from 0 up`);
  return value;
}

/** How many runs to play, the first argument of the reports. */
export function readRuns(text: string | undefined, fallback: number): number {
  const runs = text === undefined ? fallback : readNumber(text, "RUNS");
  if (!Number.isInteger(runs) || runs === 0)
    throw new Misuse(`RUNS "${text}" is not a whole number from 1 up`);
  return runs;
}
