/** Mends work when they are obeyed: a scenario is written from nothing by doing what the errors say. */
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { MultivectorError, MultivectorErrors } from "../../src/engine/errors.ts";
import { isPlainMap, type Plain, type PlainMap } from "../../src/scenario/plain.ts";
import { openText } from "../support/written.ts";

function faultsOf(data: PlainMap): readonly MultivectorError[] {
  try {
    openText(stringify(data));
    return [];
  } catch (e) {
    if (e instanceof MultivectorErrors) return e.all;
    if (e instanceof MultivectorError) return [e];
    throw e;
  }
}

/** What a mend asks to be written. */
function asked(mend: string): Plain {
  const [, date] = /a date such as (\S+)/.exec(mend) ?? [];
  if (date) return date;
  const [, name] = /one of (\w+)/.exec(mend) ?? [];
  if (name) return name;
  if (mend.includes("true or false")) return false;
  const [, low, high] = /number from (\S+) to (\S+)/.exec(mend) ?? [];
  expect(low, mend).toBeDefined();
  return Math.min(Math.max(Number(low), 0), Number(high));
}

function put(data: PlainMap, path: string, value: Plain): void {
  const keys = path.split(".");
  let here = data;
  for (const key of keys.slice(0, -1)) {
    if (!isPlainMap(here[key])) here[key] = {};
    here = here[key] as PlainMap;
  }
  here[keys.at(-1)!] = value;
}

test("what is missing is told once a number, and can be written as it is told", () => {
  const data: PlainMap = {
    multivector: 2,
    id: "nile",
    start: "2022-01",
    end: "2023-12",
    actors: Object.fromEntries(["EGY", "ETH", "SDN"].map((id) => [id, { leader: { since: "2011-01-01" } }])),
    disputes: { "egy-eth": { parties: ["EGY", "ETH"] } },
    treaties: { nile: { title: "On the Nile" } },
  };
  const first = faultsOf(data);
  expect(first.length).toBeLessThan(70);
  expect(first.map((e) => e.message)).toContainEqual(
    expect.stringMatching(/^actors\.\*\.threat: not given for EGY, ETH, SDN: /),
  );
  let left = first;
  for (let round = 0; left.length > 0 && round < 5; round++) {
    for (const e of left) {
      expect(e.code, `${e.message} ${e.mend}`).toBe("missing-value");
      const value = asked(e.mend!);
      const [, pattern, entries] = /^(\S+): not given for ([^:]+): /.exec(e.message) ?? [];
      const [, single] = /^(\S+) is not given/.exec(e.message) ?? [];
      if (single) put(data, single, value);
      for (const entry of entries?.split(", ") ?? []) {
        const parts = entry.split(".");
        put(
          data,
          pattern!.replaceAll("*", () => parts.shift()!),
          value,
        );
      }
    }
    left = faultsOf(data).filter((e) => e.code !== "sum");
  }
  expect(left).toEqual([]);
});
