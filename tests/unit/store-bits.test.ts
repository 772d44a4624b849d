/**
 * One bit of a store is another: whoever reads the store notices, or says what it said before. Of every kind of file some
 * bits are taken by a fixed seed.
 */
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { MultivectorError } from "../../src/engine/errors.ts";
import { packDuck } from "../../src/node/store/duckfile.ts";
import { readShards } from "../../src/node/store/merge.ts";
import { query } from "../../src/node/store/query.ts";
import { verifyStore } from "../../src/node/store/verify.ts";
import { Folder } from "../cli/command.ts";
import { spoken } from "../cli/in-process.ts";

const SEED = Number(process.env["FC_SEED"] ?? 20240809);
/** Of each kind of file. */
const BITS = 16;
const TABLES = ["runs", "outcomes", "points", "events", "parameters", "manifest"];

/** All rows of all tables. */
const EVERYTHING = `select ${TABLES.map((t) => `(select list(t order by t) from ${t} t)`).join(", ")}`;

const home = new Folder();
const folder = join(home.path, "store");
/** Some of its runs divide zero by zero, so that the store has failed ones. */
const scenario = home.file(
  "fragile.yaml",
  "multivector: 2\nid: fragile\nextends: friendship-treaty\nend: 2023-06\noutcomes: { odd: '0 / (parties - 3)' }\n",
);
const asked = [scenario, "--design", "random", "--vary", "actors.TJK.neutrality=0..1", "--points", "12"];
const batch = [...["batch", ...asked], ...["--record", "events", "--jobs", "1", "--quiet", "--json"]];

/** Files of the store by what they hold: a table, the runs that failed, the manifest. */
function kindsOf(of: string): Map<string, string[]> {
  const kinds = new Map<string, string[]>();
  for (const f of readdirSync(of, { recursive: true, withFileTypes: true })) {
    if (!f.isFile()) continue;
    const path = relative(of, join(f.parentPath, f.name));
    const kind = f.name.startsWith("failed-") ? "failed" : path.replace(/[/.].*$/, "");
    kinds.set(kind, [...(kinds.get(kind) ?? []), path].sort());
  }
  return kinds;
}

/** Files, bytes and bits of a kind, the same every time: shares of how many there are. */
const places = (kind: string) =>
  fc.sample(fc.tuple(share, share, fc.nat(7)), { seed: SEED + kind.length, numRuns: BITS });
const share = fc.noBias(fc.integer({ min: 0, max: 999_999 })).map((k) => k / 1e6);
const at = <T>(all: ArrayLike<T>, part: number) => Math.floor(part * all.length);

/** What each reader of a store says of it. */
const READERS: Record<string, (of: string) => unknown> = {
  merge: async (of) => {
    const { batch, manifest } = await readShards([of]);
    return { digest: batch.digest, values: [...batch.values], failures: batch.failures, manifest };
  },
  query: (of) => query(of, EVERYTHING),
  verify: async (of) => {
    const { faults, ...said } = await verifyStore(of, 0);
    if (faults.length > 0) throw noticed(faults[0]!.message);
    return said;
  },
};

const NOTICED = "noticed";
const noticed = (message: string) => new MultivectorError({ code: NOTICED, message });

async function saidBy(reader: string, of: string): Promise<unknown> {
  try {
    return await READERS[reader]!(of);
  } catch (e) {
    // Anything else is a fault inside, which is no notice.
    if (e instanceof MultivectorError && e.fault !== "internal") return NOTICED;
    throw e;
  }
}

/** Copies a folder of a store to where none should be. @returns that folder */
function copied(of: string, from: string, to: string): string {
  cpSync(join(of, from), join(of, to), { recursive: true });
  return join(of, to);
}

/** What the readers say of the store as it was written, and what its batch said. */
const whole = new Map<string, unknown>();
let told = "";

beforeAll(async () => {
  const ended = await spoken([...batch, "--out", `${folder}/`]);
  expect(ended.code, ended.err).toBe(4);
  told = ended.out;
  for (const reader of Object.keys(READERS)) whole.set(reader, await saidBy(reader, folder));
});

describe("a flipped bit", () => {
  it("may be in files of every table, of runs that failed, and in the manifest", () => {
    expect([...whole.values()]).not.toContain(NOTICED);
    expect([...kindsOf(folder).keys()].sort()).toEqual([...TABLES, "failed"].sort());
  });

  it.each(Object.keys(READERS))("is noticed by %s, or changes nothing of what it says", async (reader) => {
    let seen = 0;
    for (const [kind, files] of kindsOf(folder))
      for (const [which, where, bit] of places(kind)) {
        const file = files[at(files, which)]!;
        const bytes = readFileSync(join(folder, file));
        const harmed = Buffer.from(bytes);
        harmed[at(bytes, where)]! ^= 1 << bit;
        writeFileSync(join(folder, file), harmed);
        const said = await saidBy(reader, folder);
        writeFileSync(join(folder, file), bytes);
        if (said === NOTICED) seen++;
        else expect(said, `${file}, byte ${at(bytes, where)}, bit ${bit}`).toEqual(whole.get(reader));
      }
    expect(seen).toBeGreaterThan(BITS * 6);
  });

  it.each<[string, (of: string) => string, string]>([
    [
      "a part of a table that the batch has not kept",
      (of) => copied(of, "events/shard=1", "series/shard=1"),
      "series",
    ],
    ["a shard that has no manifest", (of) => copied(of, "runs/shard=1", "runs/shard=2"), "runs"],
  ])("is as well noticed as %s", async (_, add, table) => {
    const harmed = join(home.path, `with-${table}`);
    cpSync(folder, harmed, { recursive: true });
    const where = add(harmed);
    await expect(query(harmed, `select * from ${table}`)).rejects.toThrow(where);
    await expect(
      query(harmed, `from query_table('${table.slice(0, 2)}' || '${table.slice(2)}')`),
    ).rejects.toThrow(where);
    expect((await verifyStore(harmed, 0)).faults[0]!.where).toContain(where);
  });

  it("is noticed in a DuckDB file, too", async () => {
    const file = join(home.path, "store.duckdb");
    await packDuck(folder, file);
    const bytes = readFileSync(file);
    const before = await query(file, EVERYTHING);
    for (const [, where, bit] of places("duckdb").slice(0, 6)) {
      const harmed = Buffer.from(bytes);
      harmed[at(bytes, where)]! ^= 1 << bit;
      writeFileSync(file, harmed);
      const said = await query(file, EVERYTHING).catch((e: MultivectorError) => e.code);
      if (said !== "store-unreadable") expect(said, `byte ${at(bytes, where)}, bit ${bit}`).toEqual(before);
    }
  });

  it("is mended by --resume, or refused where it is in the manifest", async () => {
    for (const [kind, files] of kindsOf(folder)) {
      const harmed = join(home.path, `harmed-${kind}`);
      cpSync(folder, harmed, { recursive: true });
      const file = join(harmed, files[0]!);
      const bytes = readFileSync(file);
      bytes[at(bytes, 0.4)]! ^= 1;
      writeFileSync(file, bytes);
      const ended = await spoken([...batch, "--out", `${harmed}/`, "--resume"]);
      if (kind === "manifest") {
        expect([ended.code, ended.out]).toEqual([2, ""]);
        expect(ended.err).toContain(file);
        continue;
      }
      expect([ended.code, ended.out], kind).toEqual([4, told]);
      // Failed runs are played again in any case, and their records written anew.
      if (kind !== "failed") expect(ended.err).toContain(files[0]!);
      expect((await verifyStore(harmed, 2)).faults).toEqual([]);
    }
  });
});
