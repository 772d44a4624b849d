/** What travels through Redis is data of a known shape, in both directions, and proven where there is a key. */
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { playChunk } from "../../src/experiments/chunk.ts";
import type { ChunkResult, ChunkTask } from "../../src/experiments/chunk-contract.ts";
import { worldDigest } from "../../src/experiments/world-digest.ts";
import { shownAddress } from "../../src/node/address.ts";
import { openScenario } from "../../src/node/open.ts";
import {
  type Carried,
  chunkName,
  engineName,
  packResult,
  packScenario,
  packTask,
  queueName,
  unpackResult,
  unpackScenario,
  unpackTask,
} from "../../src/node/queue/message.ts";
import { sealJob, unsealedJob } from "../../src/node/queue/seal.ts";
import { pack, unpack } from "../../src/node/queue/wire.ts";
import { partsOfChunk } from "../../src/node/store/encode.ts";
import { withoutPassword } from "../../src/terminal/shell.ts";

const opened = openScenario("friendship-treaty");
const { world } = opened.program;
const carried: Carried = { model: "central-asia", world };
const task: ChunkTask = {
  ...carried,
  program: `central-asia ${worldDigest(world)}`,
  seed: "s",
  from: 10,
  runs: 3,
  again: "multivector run friendship-treaty",
  keep: { record: ["events"], outcomes: opened.program.reported() },
};
const played: ChunkResult = (() => {
  const { tables, ...result } = playChunk(task, new Session(opened.program));
  return { ...result, parts: partsOfChunk(result, tables!) };
})();
const WIDTH = opened.program.reported().length;
const NAME = "0123456789abcdef0123456789abcdef-10-3";

/** A result as somebody else might write it. */
const forged = (change: (r: Record<string, unknown>) => void) => {
  const { parts = [], ...rest } = structuredClone(played);
  const recorded = parts.filter((p) => p.table === "events");
  const written: Record<string, unknown> = {
    ...rest,
    failures: [],
    parts: recorded.map(({ table, bytes }) => ({ table, bytes })),
  };
  change(written);
  return pack(written);
};

describe("bytes on the wire", () => {
  it("give back what went in, and nothing but plain data", () => {
    const all = {
      numbers: [1, -0, Number.NaN, Infinity, -Infinity, 1e-300],
      text: "ü\u0000",
      none: null,
      gone: undefined,
      map: new Map<string, unknown>([["a", new Set([1])]]),
      arrays: [new Float64Array([1.5, Number.NaN]), new Uint8Array([1, 2, 3]), new Uint32Array([7])],
      $n: "not a number",
    };
    expect(unpack(pack(all))).toEqual(all);
    expect(Object.is((unpack(pack([-0])) as number[])[0], -0)).toBe(true);
    expect(() => pack({ f: () => 1 })).toThrow(/function/);
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("something else")],
    ["bytes of node:v8", Buffer.from("ff0f6f22016149027b01", "hex")],
    ["a header longer than all", Buffer.from([0x4d, 0x56, 0x57, 0x31, 0xff, 0xff, 0xff, 0x7f, 0x7b])],
    ["a key of prototypes", headed('{"__proto__":{"a":1}}')],
    ["an array beyond the end", headed('{"$a":["Float64Array",0,10]}')],
    ["an array of a kind that there is not", headed('{"$a":["Function",0,0]}')],
    ["an array of a length that is none", headed('{"$a":["Uint8Array",0,-1]}')],
    ["nesting without end", headed(`${"[".repeat(3000)}${"]".repeat(3000)}`)],
  ])("that are %s are refused", (_, bytes) => {
    expect(() => unpack(bytes)).toThrow(/is not a message/);
  });
});

function headed(json: string): Buffer {
  const head = Buffer.from(json);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([Buffer.from("MVW1"), length, head]);
}

describe("a scenario", () => {
  it("arrives as it was sent, and only as the scenario that the chunk names", () => {
    const { bytes } = packScenario(carried);
    const back = unpackScenario(bytes);
    expect(worldDigest(back.world)).toBe(worldDigest(world));
    const other = { ...back, world: { ...back.world, end: back.world.end - 1 } };
    expect(() =>
      unpackTask(packTask(task), { ...other, program: `central-asia ${worldDigest(other.world)}` }),
    ).toThrow(/program/);
    expect(() => unpackScenario(pack({ model: "central-asia", world: { axes: 3 } }))).toThrow(
      /is not a scenario/,
    );
  });
});

describe("a chunk", () => {
  it("arrives as it was sent, without what belongs to this machine", () => {
    const sent = { ...task, into: { folder: "/somewhere", shard: 1 } };
    const scenario = unpackScenario(packScenario(carried).bytes);
    const { again: _, ...rest } = task;
    const keep = { record: ["events"], outcomes: [] };
    expect(unpackTask(packTask(sent), scenario)).toEqual({ ...rest, keep, world: scenario.world });
  });

  it.each([
    ["a folder", { into: { folder: "/tmp/x", shard: "../.." } }],
    ["signals", { signals: new Int32Array(3) }],
    ["a field of no meaning", { surprise: 1 }],
    ["more runs than any chunk", { runs: 1e9 }],
    ["no runs", { runs: 0 }],
    ["a first run that is none", { from: -1 }],
    ["a level that there is not", { keep: { record: ["../events"], outcomes: [] } }],
    [
      "points of another length",
      { points: { addresses: [], values: new Float64Array(3), luck: new Uint32Array(1) } },
    ],
  ])("that names %s is refused", (_, more) => {
    const scenario = unpackScenario(packScenario(carried).bytes);
    const { model: _m, world: _w, again: _a, keep: _k, ...own } = task;
    const text = pack({ ...own, ...more }).toString("base64");
    expect(() => unpackTask(text, scenario)).toThrow(/is not a chunk/);
  });
});

describe("a result", () => {
  const read = (bytes: Buffer, key?: string) => unpackResult(bytes, { name: NAME, task, width: WIDTH, key });

  it("arrives as it was sent; files are named here, outcomes are written here", () => {
    const back = read(packResult(played, NAME));
    expect(back).toMatchObject({ from: 10, runs: 3, failures: [] });
    expect(back.values).toEqual(played.values);
    expect(back.parts?.map((p) => [p.table, p.file])).toEqual([
      ["events", "part-0000000010-0000000012.parquet"],
    ]);
    expect(back.tables?.ended.name).toBe("runs");
    expect(back.tables?.results.map((t) => t.name)).toEqual(["outcomes"]);
  });

  it.each<[string, (r: Record<string, unknown>) => void]>([
    ["other runs", (r) => Object.assign(r, { from: 11 })],
    [
      "fewer runs",
      (r) => Object.assign(r, { runs: 2, values: new Float64Array(2 * WIDTH), digests: new Uint8Array(64) }),
    ],
    ["text for values", (r) => Object.assign(r, { values: "all of them" })],
    ["too few values", (r) => Object.assign(r, { values: new Float64Array(1) })],
    ["too many values", (r) => Object.assign(r, { values: new Float64Array(4 * WIDTH) })],
    ["too short digests", (r) => Object.assign(r, { digests: new Uint8Array(95) })],
    [
      "a table that there is not",
      (r) => Object.assign(r, { parts: [{ table: "../../etc", bytes: new Uint8Array(9) }] }),
    ],
    [
      "a table that was not asked for",
      (r) => Object.assign(r, { parts: [{ table: "series", bytes: new Uint8Array(9) }] }),
    ],
    ["a file name", (r) => Object.assign((r["parts"] as object[])[0]!, { file: "../../x" })],
    ["no part of what was asked for", (r) => Object.assign(r, { parts: [] })],
    [
      "a part that is no Parquet",
      (r) => Object.assign((r["parts"] as object[])[0]!, { bytes: new Uint8Array(99) }),
    ],
    ["tables of its own", (r) => Object.assign(r, { tables: {} })],
    [
      "a failure of another run",
      (r) => Object.assign(r, { failures: [{ run: 99, code: "x", message: "" }] }),
    ],
    [
      "a failure whose digest is another",
      (r) => Object.assign(r, { failures: [{ run: 10, code: "x", message: "" }] }),
    ],
    [
      "a command to be pasted",
      (r) => Object.assign(r, { failures: [{ run: 10, code: "x", message: "", command: "rm" }] }),
    ],
  ])("with %s is refused", (_, change) => {
    expect(() => read(sealed(forged(change)))).toThrow(/is not a result/);
  });

  it("is proven by the key, for the chunk that was asked for alone", () => {
    const bytes = packResult(played, NAME, "a key of sixteen letters");
    expect(read(bytes, "a key of sixteen letters").runs).toBe(3);
    expect(read(bytes).runs).toBe(3);
    expect(() => read(bytes, "another key of so many letters")).toThrow(/MULTIVECTOR_QUEUE_KEY/);
    expect(() => read(packResult(played, NAME), "a key of sixteen letters")).toThrow(/MULTIVECTOR_QUEUE_KEY/);
    const other = packResult(played, NAME.replace("0", "1"), "a key of sixteen letters");
    expect(() => read(other, "a key of sixteen letters")).toThrow(/MULTIVECTOR_QUEUE_KEY/);
    bytes[bytes.length - 1]! ^= 1;
    expect(() => read(bytes, "a key of sixteen letters")).toThrow(/MULTIVECTOR_QUEUE_KEY/);
  });
});

/** A result without proof. */
function sealed(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.alloc(32), bytes]);
}

describe("a job", () => {
  const job = {
    model: "central-asia",
    engine: engineName("central-asia"),
    scenario: "0".repeat(64),
    task: "",
  };

  it("is proven by the key, too, and has no other field", () => {
    const key = "a key of sixteen letters";
    expect(unsealedJob(NAME, sealJob(NAME, job, key), key)).toEqual(job);
    expect(unsealedJob(NAME, sealJob(NAME, job), undefined)).toEqual(job);
    expect(() => unsealedJob(NAME, sealJob(NAME, job), key)).toThrow(/MULTIVECTOR_QUEUE_KEY/);
    expect(() => unsealedJob(NAME, { ...sealJob(NAME, job, key), task: "x" }, key)).toThrow(
      /MULTIVECTOR_QUEUE_KEY/,
    );
    for (const wrong of [{ ...job, results: "another:key" }, { ...job, scenario: "../x" }, "text", null])
      expect(() => unsealedJob(NAME, wrong, undefined)).toThrow(/is not a job/);
  });

  it("has a name by what it is, in the queue of its engine", () => {
    const name = chunkName(job.engine, job.scenario, task, packTask(task));
    expect(name).toMatch(/^[0-9a-f]{32}-10-3$/);
    expect(queueName("0.1.0 abc")).not.toBe(queueName("0.1.0 abd"));
    expect(queueName("0.1.0 abc")).toMatch(/^chunks-[0-9a-f]{16}$/);
  });
});

describe("an address", () => {
  it.each([
    ["redis://:secret@h:6379", "redis://h:6379"],
    ["redis://:a@b@h", "redis://h"],
    ["redis://user:secret@h:1/3?db=2", "redis://h:1/3"],
    ["redis://h?password=secret", "redis://h"],
    ["REDISS://h/0?username=secret#secret", "rediss://h/0"],
    ["redis://secret:secret@", "an address that cannot be read"],
    ["secret", "an address that cannot be read"],
  ])("%s is shown as %s", (url, shown) => {
    expect(shownAddress(url)).toBe(shown);
  });

  it("shows no secret in a command, however it is written", () => {
    for (const word of [
      "redis://h?password=secret",
      "--queue=redis://:se@secret@h:1/2",
      "REDIS://u:secret@h",
      "rediss://:sec ret@h",
    ])
      expect(withoutPassword(word)).not.toMatch(/se@|sec|ret@/i);
    expect(withoutPassword("--queue=redis://:se@secret@h:1/2")).toBe("--queue=redis://h:1/2");
    expect(withoutPassword("disputes.kgz-tjk.severity=0")).toBe("disputes.kgz-tjk.severity=0");
  });
});
