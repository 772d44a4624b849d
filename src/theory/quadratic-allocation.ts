/**
 * The best allocation of one limited total over a few uses: max g'x - x'Hx/2 over x >= 0, sum x <= 1, exactly.
 *
 * A primal active-set method (Nocedal & Wright 2006, chapter 16.5): solve on the constraints held tight, step towards
 * that point until another constraint stops the way, and let one go when its multiplier says that it holds for nothing.
 * The gradients of the constraints tight at a point are always independent here (all of them together cannot be tight),
 * so every constraint that is let go allows a real step, the objective rises, no set returns and the method ends.
 * The result is solved afresh on the final set: where one starts from does not show in it.
 */

/** Sizes within rounding of a bound count as on it. */
const TOUCH = 1e-13;
/** Multipliers this far below zero, relative to the gains, are rounding. */
const IDLE = 1e-13;
/** A set is visited once at most in exact arithmetic; small problems visit a handful. */
const MOST = 1000;

/** Maximises a concave quadratic over shares with bounds on them and on their sum. */
export class Allocation {
  readonly size: number;
  /** g; the caller fills it. */
  readonly gain: Float64Array;
  /** The allocation. What it holds before `solve` is where the search starts, if it is feasible. */
  readonly x: Float64Array;
  /** Multipliers of x >= 0 after `solve`: what a first unit of an unused use would lose. */
  readonly slack: Float64Array;
  /** Multiplier of sum x <= 1 after `solve`: what one more unit of the total would gain. */
  price = 0;
  private readonly hessian: Float64Array;
  /** H is not the one that was last decomposed. */
  private changed = true;
  private readonly free: Int32Array;
  private count = 0;
  private tight = false;
  private readonly held: Uint8Array;
  /** L below its unit diagonal, on the free uses in order. */
  private readonly factor: Float64Array;
  private readonly pivot: Float64Array;
  /** H_FF^-1 g_F and H_FF^-1 1, on the free uses in order. */
  private readonly toGain: Float64Array;
  private readonly toOne: Float64Array;

  constructor(size: number) {
    this.size = size;
    this.hessian = new Float64Array(size * size);
    this.gain = new Float64Array(size);
    this.x = new Float64Array(size);
    this.slack = new Float64Array(size);
    this.free = new Int32Array(size);
    this.held = new Uint8Array(size);
    this.factor = new Float64Array(size * size);
    this.pivot = new Float64Array(size);
    this.toGain = new Float64Array(size);
    this.toOne = new Float64Array(size);
  }

  /** Sets H_jk and H_kj. As long as H stays as it is, and the same uses stay free, it is decomposed once. */
  set(j: number, k: number, value: number): void {
    const { hessian, size } = this;
    if (hessian[j * size + k] === value) return;
    hessian[j * size + k] = value;
    hessian[k * size + j] = value;
    this.changed = true;
  }

  /** @returns false where H is not positive definite, so that there is no best allocation to find */
  solve(): boolean {
    this.begin();
    for (let round = 0; round < MOST; round++) {
      this.gather();
      if (this.changed && !this.decompose()) return false;
      this.target();
      if (!this.advance()) continue;
      const worst = this.release();
      if (worst < 0) return true;
      if (worst < this.size) this.held[worst] = 0;
      else this.tight = false;
    }
    return false;
  }

  /** Holds what the given point holds tight; begins at nothing where that point is no allocation. */
  private begin(): void {
    const { size, x, held } = this;
    let sum = 0;
    let feasible = true;
    for (let j = 0; j < size; j++) {
      if (!(x[j]! >= 0)) feasible = false;
      sum += x[j]!;
    }
    if (!feasible || !(sum <= 1 + TOUCH)) {
      x.fill(0);
      sum = 0;
    }
    for (let j = 0; j < size; j++) held[j] = x[j] === 0 ? 1 : 0;
    this.tight = sum >= 1 - TOUCH;
  }

  private gather(): void {
    const { size, free, held } = this;
    let n = 0;
    let same = true;
    for (let j = 0; j < size; j++) {
      if (held[j] !== 0) continue;
      if (free[n] !== j) same = false;
      free[n++] = j;
    }
    if (!same || n !== this.count) this.changed = true;
    this.count = n;
    if (n === 0) this.tight = false;
  }

  /** H_FF = L D L', column by column; what is zero costs nothing. `pivot` holds 1/D. */
  private decompose(): boolean {
    const { size, hessian, free, factor, pivot, count } = this;
    for (let a = 0; a < count; a++) {
      const row = free[a]! * size;
      for (let b = 0; b <= a; b++) factor[a * size + b] = hessian[row + free[b]!]!;
    }
    for (let c = 0; c < count; c++) {
      const d = factor[c * size + c]!;
      if (!(d > 0)) return false;
      const inverse = 1 / d;
      pivot[c] = inverse;
      for (let a = c + 1; a < count; a++) {
        const f = factor[a * size + c]!;
        if (f === 0) continue;
        factor[a * size + c] = f * inverse;
        for (let b = c + 1; b <= a; b++)
          factor[a * size + b] = factor[a * size + b]! - f * factor[b * size + c]!;
      }
    }
    this.changed = false;
    return true;
  }

  /** Solves H_FF y = out in place. */
  private substitute(out: Float64Array): void {
    const { size, factor, pivot, count } = this;
    for (let b = 0; b < count; b++) {
      const v = out[b]!;
      for (let a = b + 1; a < count; a++) {
        const l = factor[a * size + b]!;
        if (l !== 0) out[a] = out[a]! - l * v;
      }
    }
    for (let a = 0; a < count; a++) out[a] = out[a]! * pivot[a]!;
    for (let b = count - 1; b > 0; b--) {
      const v = out[b]!;
      for (let a = 0; a < b; a++) {
        const l = factor[b * size + a]!;
        if (l !== 0) out[a] = out[a]! - l * v;
      }
    }
  }

  /** The best point with the held constraints tight, left in `toGain`: H_FF x = g_F - mu 1. */
  private target(): void {
    const { free, gain, toGain, toOne, count } = this;
    for (let a = 0; a < count; a++) toGain[a] = gain[free[a]!]!;
    this.substitute(toGain);
    this.price = 0;
    if (!this.tight) return;
    for (let a = 0; a < count; a++) toOne[a] = 1;
    this.substitute(toOne);
    let sum = 0;
    let each = 0;
    for (let a = 0; a < count; a++) {
      sum += toGain[a]!;
      each += toOne[a]!;
    }
    const mu = (sum - 1) / each;
    for (let a = 0; a < count; a++) toGain[a] = toGain[a]! - mu * toOne[a]!;
    this.price = mu;
  }

  /** Steps towards the target. @returns whether it was reached; if not, what stopped the way is now held */
  private advance(): boolean {
    const { x, free, toGain, held, count } = this;
    let step = 1;
    let stop = -1;
    let sum = 0;
    let aim = 0;
    for (let a = 0; a < count; a++) {
      const now = x[free[a]!]!;
      const to = toGain[a]!;
      sum += now;
      aim += to;
      if (to >= -TOUCH) continue;
      const share = now / (now - to);
      if (share >= step) continue;
      step = share;
      stop = free[a]!;
    }
    const over = !this.tight && aim > 1 + TOUCH;
    const whole = over ? (1 - sum) / (aim - sum) : 1;
    const filled = over && whole < step;
    if (filled) step = Math.max(whole, 0);
    for (let a = 0; a < count; a++) {
      const j = free[a]!;
      const to = step === 1 ? toGain[a]! : x[j]! + step * (toGain[a]! - x[j]!);
      x[j] = to > 0 ? Math.min(to, 1) : 0;
    }
    if (filled) this.tight = true;
    else if (stop >= 0) {
      x[stop] = 0;
      held[stop] = 1;
    } else return true;
    return false;
  }

  /** Sets the multipliers. @returns the constraint that holds for nothing (`size` for the total), or -1 */
  private release(): number {
    const { size, hessian, gain, x, slack, held, free, count } = this;
    let scale = 0;
    for (let j = 0; j < size; j++) scale = Math.max(scale, gain[j]!, -gain[j]!);
    let worst = -IDLE * (1 + scale);
    let found = -1;
    for (let j = 0; j < size; j++) {
      slack[j] = 0;
      if (held[j] === 0) continue;
      let v = this.price - gain[j]!;
      for (let a = 0; a < count; a++) v += hessian[j * size + free[a]!]! * x[free[a]!]!;
      slack[j] = Math.max(v, 0);
      if (v < worst) {
        worst = v;
        found = j;
      }
    }
    if (this.tight && this.price < worst) return size;
    if (this.price < 0) this.price = 0;
    return found;
  }
}
