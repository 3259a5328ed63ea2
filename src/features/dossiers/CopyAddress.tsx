import { useState } from "react";
import { Button } from "../../ui/index.ts";
import { useResultMessages } from "./resultMessages.ts";

interface Props {
  url: string;
  label?: string;
  look?: "primary" | "secondary";
}

/** An address to be sent to somebody: shown short, copied whole; where it cannot be copied, whole to be pressed and held. */
export function CopyAddress({ url, label, look }: Props) {
  const t = useResultMessages().address;
  const [copied, setCopied] = useState<boolean>();
  const copy = () =>
    // Absent where the page is not trusted with it.
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(url))
      .then(
        () => setCopied(true),
        () => setCopied(false),
      );
  return (
    <>
      <p className="my-2 select-text break-words">{copied === false ? url : shortened(url)}</p>
      <div className="flex flex-col">
        <Button look={look} onClick={() => void copy()}>
          {label ?? t.copy}
        </Button>
      </div>
      <p role="status" className={copied === undefined ? "visually-hidden" : "mt-2"}>
        {copied === undefined ? "" : copied ? t.copied : t.notCopied}
      </p>
    </>
  );
}

/** Enough to know it by: nobody reads the rest. */
function shortened(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname.slice(0, 10)}…`;
}
