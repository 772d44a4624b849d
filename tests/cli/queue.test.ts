/** Batches over a queue: a real Redis, workers that are killed, a Redis that is restarted, and the digest of a single machine. */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { engineName, queueName, resultsKey, scenarioKey } from "../../src/node/queue/message.ts";
import { pack } from "../../src/node/queue/wire.ts";
import { OwnRedis, withoutRedis } from "../support/redis.ts";
import { COMMAND, Folder, multivector, ROOT, told } from "./command.ts";

const folder = new Folder();
const TREATY = "friendship-treaty";
const at = (name: string) => join(folder.path, name);
/** The queue of the engine that was built. */
const MINE = queueName(engineName("central-asia"));
let redis: OwnRedis;
let workers: Helper[] = [];

interface Batch {
  runs: number;
  digest: string;
}

/** A worker in a process of its own. */
class Helper {
  readonly process: ChildProcess;
  readonly ended: Promise<{ code: number | null; err: string }>;

  constructor(url: string, args: readonly string[] = [], env: Record<string, string> = {}) {
    const words = [COMMAND, "worker", "--queue", url, "--jobs", "1", ...args];
    this.process = spawn(process.execPath, words, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let err = "";
    this.process.stderr?.on("data", (b) => {
      err += b;
    });
    this.ended = new Promise((done) => this.process.on("close", (code) => done({ code, err })));
    workers.push(this);
  }
}

if (withoutRedis)
  console.warn("redis-server is not installed: queues are not tested (apt-get install redis-server)");

beforeAll(async () => {
  if (!withoutRedis) redis = await OwnRedis.start();
});
afterEach(async () => {
  for (const w of workers) w.process.kill("SIGKILL");
  await Promise.all(workers.map((w) => w.ended));
  workers = [];
});
afterAll(() => redis?.end());

async function batch(args: readonly string[], env: Record<string, string> = {}): Promise<Batch> {
  const ended = await multivector(["batch", TREATY, "--quiet", "--json", ...args], { env });
  expect(ended.code, ended.err).toBe(0);
  return JSON.parse(ended.out) as Batch;
}

/** What the batch says without a queue. */
const alone = (seed: string, runs: number) => batch(["--runs", String(runs), "--seed", seed, "--jobs", "2"]);
const queued = (seed: string, runs: number, ...more: string[]) =>
  batch(["--runs", String(runs), "--seed", seed, "--queue", redis.url, ...more]);

/** Resolves when so many runs of a store are there. */
async function someIn(store: string): Promise<void> {
  for (let k = 0; k < 400; k++) {
    try {
      const { ok } = JSON.parse(readFileSync(join(store, "manifest.json"), "utf8")) as { ok: unknown[] };
      if (ok.length > 0) return;
    } catch {
      // Not yet.
    }
    await sleep(50);
  }
  throw new Error(`nothing has come into ${store}`);
}

describe.skipIf(withoutRedis)("a batch over a queue", () => {
  test("is that of one machine, whatever is kept of it", async () => {
    new Helper(redis.url);
    new Helper(redis.url);
    const store = `${at("kept")}/`;
    const kept = await queued("a", 400, "--out", store, "--record", "events,ledger");
    expect(kept).toEqual(await alone("a", 400));
    await batch(["--runs", "400", "--seed", "a", "--out", `${at("mine")}/`, "--record", "events,ledger"]);
    for (const table of ["runs", "outcomes", "events", "decisions"]) {
      const sql = `select count(*) as n, sum(hash(r)) as h from ${table} r`;
      const [a, b] = await Promise.all(
        [store, at("mine")].map((s) => multivector(["query", s, sql, "--json"])),
      );
      expect(a?.out, table).toBe(b?.out);
    }
  });

  test("survives a worker that is killed, and one that comes back when its work was given away", async () => {
    const first = new Helper(redis.url);
    const frozen = new Helper(redis.url);
    const store = `${at("lost")}/`;
    const going = queued("b", 1500, "--out", store);
    await someIn(store);
    first.process.kill("SIGKILL");
    frozen.process.kill("SIGSTOP");
    new Helper(redis.url);
    // Its lock runs out; then it wakes up and delivers a second time.
    setTimeout(() => frozen.process.kill("SIGCONT"), 9000);
    expect(await going).toEqual(await alone("b", 1500));
  });

  test("survives a Redis that is killed and started anew from its append-only file", async () => {
    new Helper(redis.url);
    new Helper(redis.url);
    const store = `${at("restart")}/`;
    const going = queued("c", 1500, "--out", store);
    await someIn(store);
    await redis.down();
    await sleep(700);
    await redis.up();
    expect(await going).toEqual(await alone("c", 1500));
  });

  test("survives a Redis that comes back with nothing", async () => {
    new Helper(redis.url);
    const store = `${at("forgot")}/`;
    const going = queued("d", 1200, "--out", store);
    await someIn(store);
    await redis.down();
    redis.forget();
    await redis.up();
    expect(await going).toEqual(await alone("d", 1200));
  });

  test("asked for twice at once is answered twice", async () => {
    new Helper(redis.url);
    const [one, two] = await Promise.all([queued("e", 600), queued("e", 600)]);
    expect(two).toEqual(one);
    expect(one).toEqual(await alone("e", 600));
  });

  test("plays the points of a design", async () => {
    new Helper(redis.url);
    const designed = [
      "--seed",
      "j",
      "--design",
      "lhs",
      "--runs",
      "300",
      "--vary",
      "actors.TKM.neutrality=0..1",
    ];
    expect(await batch([...designed, "--queue", redis.url])).toEqual(await batch(designed));
  });

  test("stops by a precision at the same run", async () => {
    new Helper(redis.url);
    const precise = ["--seed", "f", "--runs", "5000", "--precision", "signed.TKM=0.05"];
    expect(await batch([...precise, "--queue", redis.url])).toEqual(await batch(precise));
  });

  test("is taken back on Ctrl-C, and goes on without the queue", async () => {
    new Helper(redis.url);
    const store = `${at("back")}/`;
    const args = ["batch", TREATY, "--runs", "40000", "--seed", "g", "--out", store, "--queue", redis.url];
    const ended = await multivector(args, { signal: "SIGINT" });
    expect(ended.code).toBe(130);
    expect(ended.err).toContain("--resume");
    const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
    const queue = new Queue(MINE, { connection, prefix: "multivector" });
    expect(await queue.getWaitingCount()).toBe(0);
    await queue.close();
    connection.disconnect();
  });
});

describe.skipIf(withoutRedis)("a Redis that hangs", () => {
  /** A batch of which some runs are there when its Redis stops answering. */
  async function hung(name: string, patience: number, signal?: NodeJS.Signals) {
    const own = await OwnRedis.start();
    const worker = new Helper(own.url);
    const store = `${at(name)}/`;
    const args = ["batch", TREATY, "--runs", "40000", "--seed", "h", "--out", store, "--json"];
    const child = spawn(
      process.execPath,
      [COMMAND, ...args, "--queue", own.url, "--patience", String(patience)],
      {
        cwd: ROOT,
        stdio: ["ignore", "ignore", "pipe"],
      },
    );
    let err = "";
    child.stderr.on("data", (b) => {
      err += b;
    });
    const ended = new Promise<number | null>((done) => child.on("close", done));
    await someIn(store);
    own.freeze();
    if (signal) child.kill(signal);
    const code = await ended;
    own.wake();
    worker.process.kill("SIGKILL");
    await own.end();
    return { code, err };
  }

  test("is away after the patience, and what is finished is kept", async () => {
    const { code, err } = await hung("hangs", 5);
    expect(code).toBe(2);
    expect(err).toMatch(/"code":"redis-away".*--resume/);
  });

  test("holds nobody up who stops", async () => {
    const { code, err } = await hung("stopped", 60, "SIGINT");
    expect(code, err).toBe(130);
    expect(err).toContain("--resume");
  });
});

describe.skipIf(withoutRedis)("a worker", () => {
  test("is in nobody's way with what another engine has left, and says that a batch waits for one", async () => {
    const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
    const [seconds] = await connection.time();
    const [dead, theirs] = ["0.0.1 dead", "9.9.9 f00d"];
    await connection.zadd("multivector:engines", Number(seconds) - 8 * 86_400, dead);
    const queues = ["chunks", queueName(dead), queueName(theirs)].map(
      (name) => new Queue(name, { connection, prefix: "multivector" }),
    );
    for (const queue of queues)
      await queue.add("chunk", { model: "central-asia", engine: "9.9.9 f00d", scenario: "", task: "" });
    await connection.zadd("multivector:engines", Number(seconds), theirs);
    const worker = new Helper(redis.url, ["--idle", "6"]);
    expect(await queued("k", 300)).toEqual(await alone("k", 300));
    const { code, err } = await worker.ended;
    expect(code).toBe(0);
    expect(err).toMatch(/a batch waits for engine 9\.9\.9 f00d, and this worker is 0\.1\.0 \w+/);
    expect(await Promise.all(queues.map((q) => q.getWaitingCount()))).toEqual([1, 0, 1]);
    for (const queue of queues) {
      await queue.obliterate({ force: true });
      await queue.close();
    }
    connection.disconnect();
  });

  test("refuses a scenario whose bytes are not those of its hash, and the batch says so", async () => {
    const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
    await connection.flushall();
    const going = multivector([
      "batch",
      TREATY,
      "--runs",
      "500",
      "--seed",
      "h",
      "--quiet",
      "--json",
      "--queue",
      redis.url,
    ]);
    // As often as the batch sends it anew.
    const spoil = setInterval(async () => {
      for (const key of await connection.keys("multivector:scenario:*"))
        await connection.set(key, "something else");
    }, 20);
    new Helper(redis.url);
    const ended = await going;
    clearInterval(spoil);
    expect(ended.code, ended.out).toBe(4);
    expect(told(ended)[0]).toMatchObject({
      code: "chunk-failed",
      message: expect.stringContaining("another hash"),
    });
    for (const key of await connection.keys("multivector:scenario:*")) await connection.del(key);
    connection.disconnect();
    // The same batch is another chance, not the old failure.
    new Helper(redis.url);
    expect(await queued("h", 500)).toEqual(await alone("h", 500));
  });

  test("ends when it is told to, or has had nothing to do for long enough", async () => {
    const told = new Helper(redis.url);
    const idle = new Helper(redis.url, ["--idle", "1"]);
    expect((await idle.ended).code).toBe(0);
    told.process.kill("SIGTERM");
    const { code, err } = await told.ended;
    expect([code, err]).toEqual([0, expect.stringMatching(/\d+ chunks, \d+ runs\n$/)]);
  });
});

describe.skipIf(withoutRedis)("a hostile Redis", () => {
  const KEY = { MULTIVECTOR_QUEUE_KEY: "a key of more than sixteen letters" };

  /** Writes what it likes as the result of each chunk that is asked for, as soon as it is. */
  async function spoiled(
    seed: string,
    write: (id: string, connection: Redis) => Buffer,
    env: Record<string, string> = {},
  ) {
    const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
    await connection.flushall();
    const queue = new Queue(MINE, { connection, prefix: "multivector" });
    const spoil = async () => {
      for (const job of await queue.getWaiting(0, 100))
        await connection.hset(resultsKey(job.data.scenario), job.id!, write(job.id!, connection));
    };
    const timer = setInterval(() => void spoil().catch(() => {}), 20);
    const store = at(`spoiled-${seed}`);
    const args = [
      "batch",
      TREATY,
      "--runs",
      "400",
      "--seed",
      seed,
      "--queue",
      redis.url,
      "--out",
      `${store}/`,
    ];
    const ended = await multivector(args, { env });
    clearInterval(timer);
    await queue.close();
    connection.disconnect();
    return { ...ended, store };
  }

  const result = (id: string, more: object) => {
    const [, from, runs] = id.split("-").map(Number) as [number, number, number];
    const body = {
      ...{ from, runs, failures: [], parts: [] },
      values: new Float64Array(runs * 3),
      digests: new Uint8Array(runs * 32),
    };
    return Buffer.concat([Buffer.alloc(32), pack({ ...body, ...more })]);
  };

  test.each<[string, (id: string) => Buffer, RegExp]>([
    ["text", () => Buffer.from("something else"), /not a message/],
    ["fewer values", (id) => result(id, {}), /a value for each outcome/],
    [
      "files outside",
      (id) => result(id, { parts: [{ table: "events", file: "../../../owned", bytes: new Uint8Array(9) }] }),
      /not a result of multivector/,
    ],
  ])("that answers with %s is told, and after some times refused", async (what, write, why) => {
    const { code, err, store } = await spoiled(what.replace(" ", "-"), write);
    expect(code, err).toBe(4);
    expect(err).toMatch(why);
    expect(err).toMatch(/the first time.*played again/);
    expect(err).toContain("[results-refused]");
    expect(existsSync(join(store, "../owned"))).toBe(false);
    expect(existsSync(join(store, "runs"))).toBe(false);
  });

  test("cannot answer in place of workers that hold the key, nor be played for by those without", async () => {
    const { code, err } = await spoiled("keyed", (id) => result(id, {}), KEY);
    expect([code, err]).toEqual([
      4,
      expect.stringMatching(/not proven by the key.*\n[\s\S]*\[results-refused\]/),
    ]);
    const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
    await connection.flushall();
    connection.disconnect();
    const worker = new Helper(redis.url, [], KEY);
    const args = ["--runs", "300", "--seed", "l", "--queue", redis.url];
    expect(await batch(args, KEY)).toEqual(await alone("l", 300));
    const without = await multivector(["batch", TREATY, ...args, "--json", "--quiet"]);
    expect([without.code, told(without)[0]?.message]).toEqual([
      4,
      expect.stringContaining("plays only what is proven"),
    ]);
    worker.process.kill("SIGKILL");
    const short = await multivector(["batch", TREATY, ...args, "--json"], {
      env: { MULTIVECTOR_QUEUE_KEY: "short" },
    });
    expect([short.code, told(short)[0]?.code]).toEqual([2, "queue-key"]);
  });

  test("makes a worker write nothing, whatever a job names", async () => {
    const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
    await connection.flushall();
    const queue = new Queue(MINE, { connection, prefix: "multivector" });
    const scenario = pack({ model: "central-asia", world: {} });
    const hash = createHash("sha256").update(scenario).digest("hex");
    await connection.set(scenarioKey(hash), scenario);
    const engine = engineName("central-asia");
    const job = { model: "central-asia", engine, scenario: hash, task: "" };
    const bad: object[] = [
      { ...job, results: "another:key" },
      { ...job, scenario: "../x" },
      { ...job, task: pack({ into: { folder: at("owned"), shard: "../.." } }).toString("base64") },
      job,
    ];
    for (const [n, data] of bad.entries()) await queue.add("chunk", data, { jobId: `bad-${n}` });
    const { code } = await new Helper(redis.url, ["--idle", "2"]).ended;
    expect(code).toBe(0);
    expect(
      (await queue.getFailed()).map((j) => j.failedReason.replace(/ of multivector:.*/, "")).sort(),
    ).toEqual(["this is not a job", "this is not a job", "this is not a scenario", "this is not a scenario"]);
    expect(existsSync(at("owned"))).toBe(false);
    expect(await connection.exists("another:key")).toBe(0);
    await queue.close();
    connection.disconnect();
  });
});

describe.skipIf(withoutRedis)("a Redis that refuses", () => {
  test.each<[string, (c: Redis) => Promise<unknown>, RegExp]>([
    ["for want of memory", (c) => c.config("SET", "maxmemory", "1mb"), /OOM/],
    ["as a replica", (c) => c.replicaof("127.0.0.1", 1), /READONLY/],
    ["what lies in the way", (c) => c.set(`multivector:${MINE}:wait`, "mine"), /WRONGTYPE/],
  ])("%s is told with a mend, to batch and worker", async (_, spoil, why) => {
    const own = await OwnRedis.start();
    const connection = new Redis(own.url);
    await spoil(connection);
    const worker = new Helper(own.url, ["--patience", "2"]);
    const args = [
      "batch",
      TREATY,
      "--runs",
      "300",
      "--queue",
      own.url,
      "--patience",
      "2",
      "--json",
      "--quiet",
    ];
    const ended = await multivector(args);
    expect([ended.code, ended.out], ended.err).toEqual([2, ""]);
    const last = JSON.parse(ended.err.trim().split("\n").at(-1)!) as Record<string, string>;
    expect(last).toMatchObject({
      code: "redis-refuses",
      mend: expect.any(String),
      message: expect.stringMatching(why),
    });
    const { code, err } = await worker.ended;
    expect([code, err]).toEqual([2, expect.stringMatching(/\[redis-refuses\]/)]);
    connection.disconnect();
    await own.end();
  });

  test("for a while is waited for", async () => {
    const own = await OwnRedis.start();
    const connection = new Redis(own.url);
    new Helper(own.url);
    await connection.config("SET", "maxmemory", "1mb");
    const going = batch(["--runs", "300", "--seed", "m", "--queue", own.url]);
    await sleep(2500);
    await connection.config("SET", "maxmemory", "0");
    expect(await going).toEqual(await alone("m", 300));
    connection.disconnect();
    await own.end();
  });

  test("without workers is said to be", async () => {
    const own = await OwnRedis.start();
    const going = multivector(["batch", TREATY, "--runs", "300", "--queue", own.url], {
      signal: "SIGINT",
    });
    expect((await going).err).toMatch(/no worker of engine 0\.1\.0 \w+ is there yet/);
    await own.end();
  });
});

describe.skipIf(withoutRedis)("a Redis", () => {
  test("with a password, that no message shows", async () => {
    const locked = await OwnRedis.start({ password: "s3cret" });
    try {
      new Helper(locked.url);
      const store = `${at("locked")}/`;
      const through = await batch(["--runs", "300", "--queue", locked.url, "--out", store]);
      expect(through).toEqual(await batch(["--runs", "300"]));
      expect(readFileSync(join(store, "manifest.json"), "utf8")).not.toContain("s3cret");
      const query = locked.url.replace(/:s3cret@(.*)/, "$1?password=s3cret");
      const again = `${at("query")}/`;
      await batch(["--runs", "300", "--queue", query, "--out", again]);
      expect(readFileSync(join(again, "manifest.json"), "utf8")).not.toContain("s3cret");
      const wrong = [
        locked.url.replace("s3cret", "wr0ng"),
        locked.url.replace("s3cret", "s3cret@wr0ng"),
        locked.url.replace(/:s3cret@(.*)/, "$1?password=wr0ng"),
        locked.url.replace(":s3cret@", ""),
      ];
      for (const url of wrong) {
        const ended = await multivector(["batch", TREATY, "--runs", "10", "--queue", url, "--json"]);
        expect(ended.code).toBe(2);
        expect(told(ended)[0]?.code).toBe("redis-away");
        expect(ended.err).toMatch(/WRONGPASS|NOAUTH/);
        expect(ended.err).not.toMatch(/s3cret|wr0ng/);
      }
    } finally {
      await locked.end();
    }
  });

  test("with TLS", async () => {
    const sealed = await OwnRedis.start({ tls: true });
    try {
      const env = { NODE_EXTRA_CA_CERTS: sealed.certificate };
      new Helper(sealed.url, [], env);
      expect(await batch(["--runs", "300", "--queue", sealed.url], env)).toEqual(
        await batch(["--runs", "300"]),
      );
      const stranger = await multivector(["batch", TREATY, "--runs", "10", "--queue", sealed.url, "--json"]);
      expect([stranger.code, told(stranger)[0]?.code]).toEqual([2, "redis-away"]);
    } finally {
      await sealed.end();
    }
  });

  test("that is away is said to be, at once", async () => {
    const ended = await multivector([
      "batch",
      TREATY,
      "--runs",
      "10",
      "--queue",
      "redis://127.0.0.1:1",
      "--json",
    ]);
    expect([ended.code, ended.out]).toEqual([2, ""]);
    expect(told(ended)[0]).toMatchObject({
      code: "redis-away",
      mend: expect.stringContaining("redis-server"),
    });
    const worker = await new Helper("redis://127.0.0.1:1").ended;
    expect([worker.code, worker.err]).toEqual([2, expect.stringContaining("[redis-away]")]);
  });

  test("that goes away and stays away loses nothing that was finished", async () => {
    const brief = await OwnRedis.start();
    const store = `${at("gone")}/`;
    const args = ["--runs", "3000", "--seed", "i", "--out", store];
    const worker = new Helper(brief.url, ["--patience", "1"]);
    const going = multivector([
      "batch",
      TREATY,
      "--json",
      "--quiet",
      ...args,
      "--queue",
      brief.url,
      "--patience",
      "5",
    ]);
    await someIn(store);
    await brief.end();
    const ended = await going;
    expect(ended.code).toBe(2);
    expect(told(ended)[0]).toMatchObject({ code: "redis-away", mend: expect.stringContaining("--resume") });
    expect((await worker.ended).code).toBe(2);
    const less = ["--runs", "3000", "--seed", "i", "--jobs", "2"];
    expect(await batch([...less, "--out", store, "--resume"])).toEqual(await batch(less));
  });

  test.each(["localhost:6379", "http://localhost", "redis://", ""])(
    'at "%s" is not an address',
    async (url) => {
      for (const args of [["batch", TREATY], ["worker"]]) {
        const ended = await multivector([...args, "--queue", url, "--json"]);
        expect([ended.code, told(ended)[0]?.code]).toEqual([2, "queue-address"]);
      }
    },
  );
});
