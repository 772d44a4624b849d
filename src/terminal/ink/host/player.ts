/** The only way from the engine to the screen: takes what is due, and answers one thing after the other. */
import type { Answer } from "../state/action.ts";
import type { Request } from "../state/requests.ts";

/** What is asked of the runs next: the month after so many, or a request of the reader. */
export type Due = { show: number } | Request;

export interface Pacer {
  /** Resolves to what is due next; null when nothing more will be. */
  due(): Promise<Due | null>;
}

export async function* play(
  answer: (due: Due) => Answer,
  pacer: Pacer,
): AsyncGenerator<Answer, void, undefined> {
  for (;;) {
    const due = await pacer.due();
    if (due === null) return;
    yield answer(due);
  }
}
