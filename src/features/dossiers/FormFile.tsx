import { useState } from "react";
import { openFile } from "../../cases/case/openFile.ts";
import { withLevel } from "../../session/gate.tsx";
import { Button } from "../../ui/index.ts";

interface Props {
  label: string;
  /** To who listens, where several have the same label. */
  spoken?: string;
  look?: "secondary" | "quiet";
  /** What the file is called. */
  name: string;
  failed: string;
  fetch: () => Promise<Blob>;
}

/** An official form, opened as a file. */
export function FormFile({ label, spoken, look = "secondary", name, failed, fetch }: Props) {
  const [state, setState] = useState<"ready" | "fetching" | "failed">("ready");
  async function open() {
    setState("fetching");
    try {
      openFile(await withLevel(fetch), name);
      setState("ready");
    } catch {
      setState("failed");
    }
  }
  return (
    <div className="flex flex-col">
      <Button look={look} busy={state === "fetching"} aria-label={spoken} onClick={() => void open()}>
        {label}
      </Button>
      <p role="status" className={state === "failed" ? "mt-1 text-soft" : "visually-hidden"}>
        {state === "failed" ? failed : ""}
      </p>
    </div>
  );
}
