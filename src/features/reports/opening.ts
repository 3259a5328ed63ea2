/** Which draft the address asks for, and which step of it. */
import { useEffect, useState } from "react";
import { useNavigate, useSearchParams } from "react-router-dom";
import { store, stepPath, toStep, useReport } from "./draft.ts";
import { firstUnfinished } from "./rules.ts";
import type { Arrival } from "./steps.tsx";

/** `absent`: sent, thrown away, or on another phone while there is no network. */
type Opening = "opening" | "open" | "absent";

/** Opens the draft the address names, else the last one; a chosen kind (`kind`) begins one, or changes the one in hand. */
export function useOpening(): Opening {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { id, begun } = useReport();
  const [looked, setLooked] = useState<string>();
  const [asked, kind, step] = [params.get("draft"), params.get("kind"), params.get("step")];
  const question = `${asked} ${kind}`;

  useEffect(() => {
    let here = true;
    void open(asked, kind).then((goingOn) => {
      if (!here) return;
      setLooked(question);
      const { id, begun, at, answers } = store.get();
      if (!begun || (asked && id !== asked)) return;
      if (kind) navigate(stepPath("words"), { replace: true, state: goingOn ? ({ goingOn } satisfies Arrival) : null });
      else if (!step || !asked) {
        const state: Arrival = { field: firstUnfinished(answers)?.field };
        navigate(stepPath(toStep(step ?? at)), { replace: true, state });
      }
    });
    return () => {
      here = false;
    };
  }, [asked, kind, step, question, navigate]);

  if (kind) return looked === question ? "absent" : "opening";
  if (begun && (!asked || id === asked)) return step && asked ? "open" : "opening";
  return looked === question ? "absent" : "opening";
}

/** @returns true when the kind was chosen for words that stand there already */
async function open(asked: string | null, kindId: string | null): Promise<true | undefined> {
  if (asked) await store.open(asked);
  else if (!kindId && !store.get().begun) await store.open();
  const { id, answers, begun } = store.get();
  if (!kindId || (asked && id !== asked)) return undefined;
  store.change({ kindId });
  return begun && !asked && answers.text.trim() !== "" ? true : undefined;
}
