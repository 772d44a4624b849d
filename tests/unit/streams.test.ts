/** No two things that mean something different share luck: every draw of every shipped scenario, by who draws it. */
import seedrandom from "seedrandom";
import { afterEach, describe, expect, test, vi } from "vitest";
import { streamKey } from "../../src/engine/keys.ts";
import { Session } from "../../src/engine/session.ts";
import { Stream } from "../../src/engine/stream.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import type { Opened } from "../../src/models/open.ts";
import { shippedNames } from "../../src/node/files.ts";
import { openScenario } from "../../src/node/open.ts";
import { openText } from "../support/written.ts";

afterEach(() => vi.restoreAllMocks());

/** The file of a mechanism or a term from which a draw was asked for; those of a decision's luck are the kernel's. */
function asker(path: string): string {
  const [file] = /src\/(mechanisms|agents)\/[\w/.-]+/.exec(new Error().stack ?? "") ?? [];
  return file ?? `the luck of ${path}`;
}

/** Draws that two askers share, in one run. */
function shared({ program }: Opened): string[] {
  const owners = new Map<string, string>();
  const found = new Set<string>();
  const note = (stream: Stream, entity: number, period: number, ordinal: number) => {
    const key = `${stream.path} ${entity} ${period} ${ordinal}`;
    const by = asker(stream.path);
    const before = owners.get(key);
    if (before !== undefined && before !== by) found.add(`${stream.path}: ${before}, ${by}`);
    owners.set(key, by);
  };
  const real = Stream.prototype;
  const { uniform, normal, normals, uniforms } = real;
  vi.spyOn(real, "uniform").mockImplementation(function (this: Stream, entity, period, ordinal) {
    note(this, entity, period, ordinal);
    return uniform.call(this, entity, period, ordinal);
  });
  vi.spyOn(real, "normal").mockImplementation(function (this: Stream, entity, period, ordinal) {
    note(this, entity, period, ordinal);
    return normal.call(this, entity, period, ordinal);
  });
  vi.spyOn(real, "normals").mockImplementation(function (this: Stream, out, entities, each, period) {
    for (const entity of entities) for (let d = 0; d < each; d++) note(this, entity, period, d);
    normals.call(this, out, entities, each, period);
  });
  vi.spyOn(real, "uniforms").mockImplementation(function (this: Stream, out, entities, period, ordinal) {
    for (const entity of entities) note(this, entity, period, ordinal);
    uniforms.call(this, out, entities, period, ordinal);
  });
  const session = new Session(program);
  session.begin({ seed: "streams" });
  session.finish();
  expect(owners.size).toBeGreaterThan(0);
  return [...found];
}

test("but for dispositions, whose keys say what they are towards, one mechanism draws from a stream", () => {
  const owners = new Map<string, string[]>();
  for (const m of centralAsia.mechanisms)
    for (const path of m.streams ?? []) owners.set(path, [...(owners.get(path) ?? []), m.id]);
  expect([...owners].filter(([path, ids]) => ids.length > 1 && path !== "frailty")).toEqual([]);
});

test.each([
  ["a", "š"],
  ["0", "а"],
  ["тест", "B5AB"],
  ["é", "Ã©"],
  ["\ud800", "\ud801"],
])("the seeds %s and %s have luck of their own", (one, other) => {
  expect(streamKey(one, "leader")).not.toEqual(streamKey(other, "leader"));
});

test("a seed of plain letters has the luck that it had", () => {
  const generator = seedrandom('["golden","leader"]');
  expect(streamKey("golden", "leader")).toEqual([generator.int32(), generator.int32()]);
});

describe("shares no draw", () => {
  test.each(shippedNames())("%s", (id) => {
    expect(shared(openScenario(id))).toEqual([]);
  });

  test("a treaty that is called like a pipeline", () => {
    const text = `multivector: 2
id: twins
extends: trans-caspian-energy
treaties:
  tcp:
    depth: 0.3
    statusQuo: 0
    securityContent: 0.2
    entryIntoForce: 2
    overlap: 0
    eligible: [AZE, KAZ, KGZ, TJK, TKM, UZB]
    proposed: { at: 2018-02, by: KAZ }
`;
    expect(shared(openText(text))).toEqual([]);
  });
});
