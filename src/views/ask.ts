/** A decision that can be explained, as `multivector explain` takes it. */
export interface Ask {
  decision: string;
  actor: string;
  /** On what, where it is one of several. */
  object?: string;
  /** `YYYY-MM` */
  at: string;
}
