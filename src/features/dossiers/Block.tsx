import { useEffect, useId, useRef, type ReactNode } from "react";
import { leavesOf, PERSON, valueOf, type Answers, type OpenField } from "../../../contract/forms.ts";
import { useLanguage } from "../../messages/messages.ts";
import { CardScan } from "./CardScan.tsx";
import type { Asking } from "./FieldView.tsx";
import { Proven, provenParts, UseProven } from "./Proven.tsx";
import { useDossierMessages } from "./messages.ts";

interface BlockProps {
  open: OpenField;
  ask: Asking;
  /** What stands right above it: said once is enough. */
  under?: string;
  /** Shows one of the plain fields. */
  children(leaf: OpenField): ReactNode;
}

/** A person or an address: the plain fields it is made of, and what saves filling them in. */
export function Block({ open, ask, under, children }: BlockProps) {
  const language = useLanguage();
  const t = useDossierMessages();
  const id = useId();
  const { field, path, prefill, required } = open;
  const given = valueOf(ask.answers, path);
  const block = typeof given === "object" && given !== null ? (given as Answers) : {};
  const proven = field.kind === "person" && prefill && block["proven"] === true;
  const locked = proven ? provenParts(ask.me) : [];
  const leaves = leavesOf(open).filter((leaf) => !locked.some((part) => leaf.path === `${path}.${part}`));
  const residence = leaves.filter((leaf) => leaf.path.startsWith(`${path}.residence.`));
  const others = leaves.filter((leaf) => !residence.includes(leaf));
  const lives = (block["residence"] ?? {}) as { words?: string };
  const change = (next: Answers) => ask.change(path, next);
  const label = field.label[language];
  const section = useRef<HTMLElement>(null);
  const before = useRef(proven);
  // The button that was pressed is gone by then, in both directions.
  useEffect(() => {
    if (before.current !== proven) section.current?.focus();
    before.current = proven;
  }, [proven]);
  return (
    <section ref={section} id={path} tabIndex={-1} style={{ outline: "none" }} aria-labelledby={id} className="mb-5">
      <h2 id={id} className={label === under ? "visually-hidden" : "mb-2 text-lead font-bold"}>
        {required ? label : t.optional(label)}
      </h2>
      {field.hint && <p className="mb-3 text-soft">{field.hint[language]}</p>}
      {field.kind === "person" && (
        <>
          {proven ? (
            <Proven
              me={ask.me}
              parts={field.parts ?? {}}
              onStop={() => change({ ...block, proven: undefined })}
              {...(lives.words ? {} : { onAddress: (words) => change({ ...block, residence: { ...lives, words } }) })}
            />
          ) : (
            prefill && <UseProven onUse={() => change({ ...without(block, PROVABLE), proven: true })} />
          )}
          {!proven && field.parts?.fullName && field.parts.identityNumber && (
            <CardScan parts={field.parts ?? {}} block={block} onFilled={change} />
          )}
        </>
      )}
      {others.map(children)}
      {residence.length > 0 && (
        <section aria-labelledby={`${id}-residence`}>
          <h3 id={`${id}-residence`} className="mb-2 text-lead font-bold">
            {PERSON.residence.label[language]}
          </h3>
          {residence.map(children)}
        </section>
      )}
    </section>
  );
}

const PROVABLE = provenParts(undefined);

const without = (block: Answers, names: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(block).filter(([name]) => !names.includes(name)));
