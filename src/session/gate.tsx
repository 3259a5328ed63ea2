/**
 * How a screen asks for a level: `if (await askForLevel(2)) …`, or `withLevel(() => api.call(…))` around what may be
 * refused. The steps rise over the screen, which stays mounted, and the focus returns to the same field.
 */
import type { ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { isApiError } from "../api/errors.ts";
import { whereWeAre } from "../lib/addresses.ts";
import { LevelGate, meets, type Wanted } from "./LevelGate.tsx";
import { session } from "./session.ts";

let root: Root | undefined;
let open: { level: 1 | 2; answer: Promise<boolean> } | undefined;

/** Beside the app, not in it: the first paint need not know that there is a gate, and any screen may ask. */
function show(gate: ReactNode): void {
  root ??= createRoot(document.body.appendChild(document.createElement("div")));
  root.render(gate);
}

/**
 * Nothing is shown to who is at `level` already.
 * @param options.fresh level 2 proven too long ago does not do
 * @param options.again asks in any case
 * @returns whether the citizen is at `level` now; false when they put it off
 */
export async function askForLevel(level: 1 | 2, { fresh = false, again = false } = {}): Promise<boolean> {
  const state = session.current();
  const wanted = { level, fresh, again };
  return (!again && state.status === "ready" && meets(state.session, wanted)) || openGate(wanted);
}

/**
 * Runs `action`; where the server wants to know better who asks, the gate opens, and once raised `action` runs once
 * more. @throws what `action` throws; its `identity-level-required` when the citizen put it off
 */
export async function withLevel<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!isApiError(error, "identity-level-required")) throw error;
    // The server knows better than this phone, which may believe it is there already.
    if (!(await askForLevel(error.requiredLevel === 1 ? 1 : 2, { again: true }))) throw error;
    return action();
  }
}

/** One gate at a time: who asks while it is open gets its answer. */
function openGate(wanted: Wanted): Promise<boolean> {
  if (open && open.level < wanted.level) return open.answer.then((raised) => raised && openGate(wanted));
  if (open) return open.answer;
  const field = document.activeElement?.getAttribute("name") || undefined;
  const origin = { returnTo: whereWeAre(), ...(field ? { field } : {}) };
  const answer = new Promise<boolean>((resolve) => {
    let answered = false;
    const onEnd = (raised: boolean) => {
      answered = raised;
      show(null);
    };
    const onClosed = () => {
      open = undefined;
      resolve(answered);
    };
    show(<LevelGate {...wanted} origin={origin} onEnd={onEnd} onClosed={onClosed} />);
  });
  open = { level: wanted.level, answer };
  return answer;
}
