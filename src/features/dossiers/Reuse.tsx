import { useState, type ComponentProps, type ComponentType } from "react";
import { codeInGroups } from "../../../contract/codes.ts";
import { useFiles } from "../../cases/files/FileStrip.tsx";
import type { CaseFile } from "../../cases/files/files.ts";
import { Button } from "../../ui/index.ts";
import { useResultMessages } from "./resultMessages.ts";
import type ReuseResult from "./ReuseResult.tsx";

type Panel = ComponentType<ComponentProps<typeof ReuseResult>>;

/** The way to papers one has already; what is behind it comes when it is asked for. */
export function Reuse(props: Pick<ComponentProps<typeof ReuseResult>, "files" | "paper" | "max">) {
  const t = useResultMessages().reuse;
  const held = useFiles(props.files).filter(({ status }) => status !== "refused").length;
  const [panel, setPanel] = useState<{ Panel: Panel }>();
  const [said, setSaid] = useState("");
  const open = () =>
    import("./ReuseResult.tsx").then(
      ({ default: Panel }) => setPanel({ Panel }),
      () => setSaid(t.failed),
    );
  const close = (words = "") => {
    setPanel(undefined);
    setSaid(words);
  };
  return (
    <div className={panel ? "mb-5" : "-mt-5 mb-5"}>
      {panel ? (
        <panel.Panel {...props} onClose={close} onTaken={(name) => close(t.taken(name))} />
      ) : (
        held < props.max && (
          <div className="flex flex-col">
            <Button look="quiet" aria-label={t.openNamed(props.paper)} onClick={() => void open()}>
              {t.open}
            </Button>
          </div>
        )
      )}
      <p role="status" className={said ? "mt-2" : "visually-hidden"}>
        {said}
      </p>
    </div>
  );
}

/** Of a page that is a result: which dossier it ended. */
export function FromResult({ file: { fromCode } }: { file: CaseFile }) {
  const t = useResultMessages().reuse;
  return fromCode ? <p className="mt-1">{t.from(codeInGroups(fromCode))}</p> : null;
}
