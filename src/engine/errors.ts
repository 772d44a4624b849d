/**
 * The one error type that users see. Says what is wrong, where, and how to mend it, under a stable code.
 */

/** Exit codes that a process ends with, by the kind of fault (see the command line's documentation). */
export type Fault = "usage" | "scenario" | "run" | "internal";

export interface Mended {
  /** Stable, kebab-case; tests and scripts may match on it. */
  code: string;
  /** What is wrong, as one sentence without a trailing stop. */
  message: string;
  /** file:line:col, or the path of the value (`actors.TKM.neutrality`). */
  where?: string | undefined;
  /** What to do about it. */
  mend?: string | undefined;
  fault?: Fault;
}

/** An error that a user can act on: a stable code, what, where, and a mend. */
export class MultivectorError extends Error {
  readonly code: string;
  readonly where: string | undefined;
  readonly mend: string | undefined;
  readonly fault: Fault;

  constructor(m: Mended) {
    super(m.message);
    this.name = "MultivectorError";
    this.code = m.code;
    this.where = m.where;
    this.mend = m.mend;
    this.fault = m.fault ?? "scenario";
  }
}

/** Several faults of one file, all reported at once. */
export class MultivectorErrors extends MultivectorError {
  readonly all: MultivectorError[];

  constructor(all: MultivectorError[]) {
    const first = all[0] as MultivectorError;
    super({
      code: first.code,
      message: first.message,
      where: first.where,
      mend: first.mend,
      fault: first.fault,
    });
    this.all = all;
  }
}

/** A fault of what a user has typed. @param where the option or argument at fault */
export function usage(code: string, message: string, mend: string, where?: string): MultivectorError {
  return new MultivectorError({ code, message, mend, where, fault: "usage" });
}
