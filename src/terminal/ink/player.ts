/** The one way from the engine to the screen: what is asked for is answered, one thing after the other. */
import type { Answer } from "./reducer.ts";
import type { Wish } from "./state.ts";

/** What the engine is asked: the month after so many, or something that the reader wishes. */
export type Request = { show: number } | Wish;

export interface Pacer {
  /** Resolves to what is due next; null when nothing more will be. */
  due(): Promise<Request | null>;
}

export async function* play(
  answer: (request: Request) => Answer,
  pacer: Pacer,
): AsyncGenerator<Answer, void, undefined> {
  for (;;) {
    const request = await pacer.due();
    if (request === null) return;
    yield answer(request);
  }
}
