/** A Redis of one's own: on loopback, with its own port and folder, kept in an append-only file. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface RedisOptions {
  password?: string;
  /** Speak TLS only, with a certificate made for this folder. */
  tls?: boolean;
}

/** Whoever runs the tests without it is told so; the project's own run must have it. */
export const withoutRedis = spawnSync("redis-server", ["--version"]).status !== 0 && !process.env["CI"];

export class OwnRedis {
  readonly folder = mkdtempSync(join(tmpdir(), "multivector-redis-"));
  readonly port: number;
  private readonly options: RedisOptions;
  private process: ChildProcess | undefined;

  private constructor(port: number, options: RedisOptions) {
    this.port = port;
    this.options = options;
  }

  static async start(options: RedisOptions = {}): Promise<OwnRedis> {
    if (spawnSync("redis-server", ["--version"]).status !== 0)
      throw new Error("these tests need redis-server: apt-get install -y redis-server (.ci/run does)");
    const own = new OwnRedis(await freePort(), options);
    if (options.tls) own.certify();
    await own.up();
    return own;
  }

  get url(): string {
    const { password, tls } = this.options;
    return `${tls ? "rediss" : "redis"}://${password === undefined ? "" : `:${password}@`}127.0.0.1:${this.port}`;
  }

  /** Where the certificate lies that speaks for it. */
  get certificate(): string {
    return join(this.folder, "redis.crt");
  }

  async up(): Promise<void> {
    const { password, tls } = this.options;
    const args = ["--bind", "127.0.0.1", "--dir", this.folder, "--save", ""];
    args.push("--appendonly", "yes", "--appendfsync", "everysec");
    if (tls) {
      args.push("--port", "0", "--tls-port", String(this.port), "--tls-cert-file", this.certificate);
      args.push("--tls-key-file", join(this.folder, "redis.key"), "--tls-auth-clients", "no");
    } else args.push("--port", String(this.port));
    if (password !== undefined) args.push("--requirepass", password);
    this.process = spawn("redis-server", args, { stdio: "ignore" });
    for (let k = 0; k < 100; k++) {
      if (await answers(this.port)) return;
      await sleep(50);
    }
    throw new Error(`redis-server does not answer on port ${this.port}`);
  }

  /** Kills it without warning; `up` brings it back with what its file holds. */
  async down(): Promise<void> {
    const { process: running } = this;
    if (!running) return;
    this.process = undefined;
    await new Promise((done) => {
      running.on("close", done);
      running.kill("SIGKILL");
    });
  }

  /** Keeps its connections and answers nothing, until it is woken up. */
  freeze(): void {
    this.process?.kill("SIGSTOP");
  }

  wake(): void {
    this.process?.kill("SIGCONT");
  }

  /** Loses all that it held. */
  forget(): void {
    rmSync(join(this.folder, "appendonlydir"), { recursive: true, force: true });
  }

  async end(): Promise<void> {
    await this.down();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private certify(): void {
    const key = join(this.folder, "redis.key");
    const asked = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"];
    execFileSync(
      "openssl",
      [...asked, "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", this.certificate],
      { stdio: "ignore" },
    );
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => {
      socket.destroy();
      done(true);
    });
    socket.on("error", () => done(false));
  });
}
