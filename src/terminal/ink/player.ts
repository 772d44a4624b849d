/** The one way from the engine to the screen: plays months as they fall due and shows each as it was. */
import type { Session } from "../../engine/session.ts";
import { type Frame, frameOf, type Head } from "./look/frame.ts";

export interface Pacer {
  /** Resolves when the next month is to be played; false when none will be. */
  due(): Promise<boolean>;
}

/**
 * Yields each month after it is played. Ledgers are kept meanwhile, also of those who were not asked; neither changes a
 * result.
 * @param first what stood before the first month
 */
export async function* play(
  session: Session,
  head: Pick<Head, "start" | "end">,
  pacer: Pacer,
  first: Frame = frameOf(session, head),
): AsyncGenerator<Frame, void, undefined> {
  const ledgers = [...session.decisions.values()].map((d) => d.ledger);
  const before = ledgers.map(({ recording, probing }) => ({ recording, probing }));
  for (const ledger of ledgers) Object.assign(ledger, { recording: true, probing: true });
  try {
    let frame = first;
    while (session.month <= head.end && (await pacer.due())) {
      session.step();
      frame = frameOf(session, head, frame);
      yield frame;
    }
  } finally {
    ledgers.forEach((ledger, k) => {
      Object.assign(ledger, before[k]);
    });
  }
}
