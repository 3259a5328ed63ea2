import { useState } from "react";
import { readCitizenCard } from "../../../contract/citizenCard.ts";
import type { Answers } from "../../../contract/forms.ts";
import type { FormField } from "../../../contract/types.ts";
import { getHost, isHostError } from "../../host/host.ts";
import { Button, Notice } from "../../ui/index.ts";
import { useDossierMessages } from "./messages.ts";

interface CardScanProps {
  parts: NonNullable<FormField["parts"]>;
  block: Answers;
  onFilled(block: Answers): void;
}

/** Fills a person in from the QR code on their card, as far as the form asks; what is odd about it is said. */
export function CardScan({ parts, block, onFilled }: CardScanProps) {
  const t = useDossierMessages().person;
  const [said, setSaid] = useState<{ kind: "success" | "info" | "warning"; sentences: string[] }>();
  const say = (kind: "info" | "warning", ...sentences: string[]) => setSaid({ kind, sentences });

  async function scan() {
    setSaid(undefined);
    try {
      const card = readCitizenCard(await (await getHost()).scanQr());
      if (!card) return say("warning", t.scanUnknown);
      const filled = { ...block };
      for (const [part, value] of Object.entries(card.person))
        if (parts[part as keyof typeof parts]) filled[part] = value;
      // Which commune it lies in is for the citizen to say.
      const residence = block["residence"] as Answers | undefined;
      if (parts.residence && card.address && !residence?.["words"])
        filled["residence"] = { ...residence, words: card.address };
      onFilled(filled);
      const odd = card.warnings.map((warning) => t.scanWarnings[warning]);
      setSaid({ kind: odd.length > 0 ? "warning" : "success", sentences: [t.scanned, ...odd] });
    } catch (error) {
      if (isHostError(error, "cancelled")) return;
      say("info", isHostError(error, "denied") ? t.scanDenied : t.scanImpossible);
    }
  }
  return (
    <div className="mb-4 flex flex-col">
      <Button look="secondary" icon="camera" onClick={() => void scan()}>
        {t.scan}
      </Button>
      {said && (
        <div className="mt-2">
          <Notice kind={said.kind} title={said.sentences[0]} live>
            {said.sentences.slice(1).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Notice>
        </div>
      )}
    </div>
  );
}
