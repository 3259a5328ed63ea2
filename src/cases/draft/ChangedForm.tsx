import { Notice } from "../../ui/index.ts";
import { useCaseMessages } from "../messages.ts";
import type { DraftState } from "./draft.ts";

interface Props {
  changed: DraftState<unknown>["changedForm"];
  /** What a field is called on the screen; undefined where the form does not know it any more. */
  nameOf?(field: string): string | undefined;
}

/** The form is another one than when this draft was begun: what is new, and what is kept although nobody asks for it. */
export function ChangedForm({ changed, nameOf }: Props) {
  const t = useCaseMessages().draft.changed;
  if (!changed) return null;
  const gone = Object.entries(changed.gone).filter(([, value]) => say(value) !== "");
  const added = changed.added.flatMap((field) => nameOf?.(field) ?? []);
  return (
    <div className="mb-5">
      <Notice kind="info" title={t.title} live>
        <p className="mt-1">{t.kept}</p>
        {added.length > 0 && (
          <>
            <p className="mt-1">{t.added}</p>
            <ul className="ml-5 list-disc">
              {added.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </>
        )}
        {gone.length > 0 && (
          <>
            <p className="mt-1">{t.gone}</p>
            <ul className="ml-5 list-disc">
              {gone.map(([field, value]) => (
                <li key={field} className="whitespace-pre-wrap break-words">
                  {nameOf?.(field) ? `${nameOf(field)}: ` : ""}
                  {say(value)}
                </li>
              ))}
            </ul>
          </>
        )}
      </Notice>
    </div>
  );
}

/** An answer in words, whatever it was. */
function say(value: unknown): string {
  if (value === null || value === undefined || value === false) return "";
  if (Array.isArray(value)) return value.map(say).filter(Boolean).join(", ");
  if (typeof value === "object") return Object.values(value).map(say).filter(Boolean).join(", ");
  return String(value);
}
