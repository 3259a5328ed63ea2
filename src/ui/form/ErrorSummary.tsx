import { useEffect, useRef } from "react";
import { Icon } from "../Icon.tsx";

interface ErrorSummaryProps {
  title: string;
  faults: { fieldId: string; sentence: string }[];
  /** Changes with every refused attempt, so that the summary takes the focus again. */
  attempt: number;
}

/** What is missing on this screen, each a link to its field. Takes the focus when it appears. */
export function ErrorSummary({ title, faults, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (faults.length === 0) return null;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="group"
      aria-labelledby="faults"
      className="mb-4 flex rounded-card border-l-8 border-danger bg-danger-soft p-4"
    >
      <Icon name="octagon-alert" className="mr-3 text-danger" />
      <div className="min-w-0 grow">
        <p id="faults" className="font-bold">
          {title}
        </p>
        <ul>
          {faults.map(({ fieldId, sentence }) => (
            <li key={fieldId}>
              <button
                type="button"
                className="min-h-touch py-2 text-left underline"
                onClick={() => document.getElementById(fieldId)?.focus()}
              >
                {sentence}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
