/**
 * A named source of luck. A draw is a pure function of (seed, path, run, entity, period, ordinal): no state runs
 * on from one draw to the next, so a new mechanism shifts nobody else's luck and a fork needs no generator state.
 */
import { log } from "./dmath.ts";
import { fillNormals, fillUniforms, uniform53 } from "./normal.ts";
import { Threefry } from "./threefry.ts";

const PERIOD = 0x10000;

/** A stream of keyed luck: a draw depends on run, period, entity and ordinal, never on what was drawn before. */
export class Stream {
  readonly path: string;
  private readonly cipher = new Threefry();
  private hi = new Uint32Array(0);
  private lo = new Uint32Array(0);

  constructor(path: string) {
    this.path = path;
  }

  /** Keys this stream for one run: the stream's key of the seed enciphers the run's index. */
  begin(key: readonly [number, number], run: number): void {
    const cipher = this.cipher;
    cipher.key(key[0], key[1]);
    cipher.block(run | 0, Math.floor(run / 4294967296) | 0);
    cipher.key(cipher.x0, cipher.x1);
  }

  /**
   * A uniform in (0, 1), 53 bits.
   * @param entity 32-bit key of the entity that draws @param period months since 1900-01, or 0 where draws count events
   * @param ordinal which draw of that period, 0 to 65535
   */
  uniform(entity: number, period: number, ordinal: number): number {
    const cipher = this.cipher;
    cipher.block(period * PERIOD + ordinal, entity);
    return uniform53(cipher.x0 >>> 0, cipher.x1 >>> 0);
  }

  /** A standard exponential: the threshold of an integrated-hazard clock. */
  exponential(entity: number, period: number, ordinal: number): number {
    return -log(this.uniform(entity, period, ordinal));
  }

  /** A standard Gumbel: the luck of one alternative in a logit choice. */
  gumbel(entity: number, period: number, ordinal: number): number {
    return -log(-log(this.uniform(entity, period, ordinal)));
  }

  /** A standard normal. */
  normal(entity: number, period: number, ordinal: number): number {
    this.reserve(1);
    const cipher = this.cipher;
    cipher.block(period * PERIOD + ordinal, entity);
    this.hi[0] = cipher.x0;
    this.lo[0] = cipher.x1;
    fillNormals(one, this.hi, this.lo, 1);
    return one[0] as number;
  }

  /** Standard normals for every entity: `out[e * each + d]` is draw `d` (its ordinal) of entity `e` in `period`. */
  normals(out: Float64Array, entities: Int32Array, each: number, period: number): void {
    const n = entities.length * each;
    this.reserve(n);
    this.cipher.fill(this.hi, this.lo, entities, each, period * PERIOD);
    fillNormals(out, this.hi, this.lo, n);
  }

  /** Uniforms for every entity, one each: `out[e]`. */
  uniforms(out: Float64Array, entities: Int32Array, period: number, ordinal: number): void {
    const n = entities.length;
    this.reserve(n);
    this.cipher.fill(this.hi, this.lo, entities, 1, period * PERIOD + ordinal);
    fillUniforms(out, this.hi, this.lo, n);
  }

  private reserve(n: number): void {
    if (this.hi.length >= n) return;
    this.hi = new Uint32Array(n);
    this.lo = new Uint32Array(n);
  }
}

const one = new Float64Array(1);
