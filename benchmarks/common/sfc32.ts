/** Small fast counter, 32 bits (C. Doty-Humphrey 2010), with normals by the polar method: the usual sequential way. */
export class Sfc32 {
  private a = 0;
  private b = 0;
  private c = 0;
  private counter = 1;
  private spare = 0;
  private hasSpare = false;

  constructor(seed: number) {
    this.seed(seed);
  }

  seed(seed: number): void {
    this.a = 0x9e3779b9 | 0;
    this.b = 0x243f6a88 | 0;
    this.c = seed | 0;
    this.counter = 1;
    this.hasSpare = false;
    for (let k = 0; k < 12; k++) this.word();
  }

  word(): number {
    const t = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0;
    return t;
  }

  /** A uniform in [0, 1), 32 bits. */
  uniform(): number {
    return (this.word() >>> 0) * 2.3283064365386963e-10;
  }

  /** A standard normal (Marsaglia & Bray 1964). */
  normal(): number {
    if (this.hasSpare) {
      this.hasSpare = false;
      return this.spare;
    }
    let x = 0;
    let y = 0;
    let s = 0;
    do {
      x = 2 * this.uniform() - 1;
      y = 2 * this.uniform() - 1;
      s = x * x + y * y;
    } while (s >= 1 || s === 0);
    const scale = Math.sqrt((-2 * Math.log(s)) / s);
    this.spare = y * scale;
    this.hasSpare = true;
    return x * scale;
  }
}
