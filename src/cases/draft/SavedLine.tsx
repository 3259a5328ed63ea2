import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { civilDate } from "../../../contract/calendar.ts";
import { now } from "../../lib/clock.ts";
import { sayClock, sayDate } from "../../lib/dates.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Button, Icon, Notice } from "../../ui/index.ts";
import { useCaseMessages } from "../messages.ts";
import type { DraftState } from "./draft.ts";

const WARN_DAYS = 7;
const DAY = 24 * 60 * 60 * 1000;

/** Told once until the app closes: what it means that this phone keeps nothing. */
let telling: "not-yet" | "now" | "told" = "not-yet";
const tellers = new Set<() => void>();
function tell(next: "now" | "told"): void {
  if (telling === "told") return;
  telling = next;
  [...tellers].forEach((teller) => teller());
}
const useTelling = () =>
  useSyncExternalStore(
    (teller) => {
      tellers.add(teller);
      return () => void tellers.delete(teller);
    },
    () => telling,
  );

/** Says that what was written is kept, where, and since when. A screen reader hears of it once, not at every letter. */
export function SavedLine({ draft }: { draft: Pick<DraftState<unknown>, "saved" | "deletedOn" | "begun"> }) {
  const t = useCaseMessages().draft;
  const language = useLanguage();
  const { saved, deletedOn, begun } = draft;
  const told = useTelling();
  useEffect(() => {
    if (saved.state === "memory") tell("now");
  }, [saved.state]);
  const words =
    saved.state === "none" || (saved.state === "saving" && !saved.at)
      ? saved.state === "saving"
        ? t.saving
        : ""
      : saved.state === "memory"
        ? t.memory
        : saved.state === "phone"
          ? t.onPhone(sayClock(saved.at!))
          : t.saved(sayClock(saved.at!));
  // The phone has it a moment before the server does: “no network” is said only when that moment has become long.
  const [settled, setSettled] = useState(saved.state === "phone" ? "" : words);
  useEffect(() => {
    if (saved.state === "saving") return;
    const timer = setTimeout(() => setSettled(words), saved.state === "phone" ? 12_000 : 0);
    return () => clearTimeout(timer);
  }, [words, saved.state]);
  const shown = saved.state === "phone" && settled !== words && saved.at ? t.saved(sayClock(saved.at)) : settled;

  const [said, setSaid] = useState("");
  const spoken = useRef(false);
  useEffect(() => {
    if (spoken.current || !saved.at || saved.state === "saving" || saved.state === "memory") return;
    spoken.current = true;
    setSaid(t.saved(sayClock(saved.at)));
  }, [saved.at, saved.state, t]);

  const soon =
    deletedOn && deletedOn <= civilDate(new Date(now().getTime() + WARN_DAYS * DAY))
      ? sayDate(deletedOn, language)
      : "";
  return (
    <div className="mb-3">
      <p className="flex min-h-[1.5em] items-center text-soft" data-saved={saved.state}>
        {begun && shown && (
          <>
            <Icon name={saved.state === "memory" ? "triangle-alert" : "check"} className="mr-1 shrink-0" />
            <span className="min-w-0">{shown}</span>
          </>
        )}
      </p>
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {begun && told === "now" && (
        <div className="mt-1">
          <Notice kind="warning" title={t.memoryTitle} live>
            <p className="mt-1">{t.memoryText}</p>
            <Button look="quiet" className="-ml-4" onClick={() => tell("told")}>
              {t.memoryKnown}
            </Button>
          </Notice>
        </div>
      )}
      {begun && soon && (
        <div className="mt-1">
          <Notice kind="warning" title={t.deletedOn(soon)} />
        </div>
      )}
    </div>
  );
}
