import { useRef, useState } from "react";
import { PERSON } from "../../../contract/forms.ts";
import type { FormField, Identity } from "../../../contract/types.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Button, Card, Notice } from "../../ui/index.ts";
import { useProviderName } from "./me.ts";
import { useDossierMessages } from "./messages.ts";

type Parts = NonNullable<FormField["parts"]>;

/** What the server puts in of who is proven; of what the provider did not say, the citizen is asked. */
export function provenParts(me: Identity | undefined): (keyof Parts)[] {
  return [
    "fullName",
    ...(me && !me.birthDate ? [] : (["birthDate"] as const)),
    ...(me && !me.sex ? [] : (["sex"] as const)),
    "identityNumber",
  ];
}

/** Offers to take what was proven. Who has not proven anything is asked to, in place, and may put it off. */
export function UseProven({ onUse }: { onUse: () => void }) {
  const t = useDossierMessages().person;
  const provider = useProviderName();
  const [said, setSaid] = useState<string>();
  const atWork = useRef(false);
  async function use() {
    if (atWork.current) return;
    atWork.current = true;
    setSaid(undefined);
    try {
      const { askForLevel } = await import("../../session/gate.tsx");
      if (await askForLevel(2)) onUse();
      else setSaid(t.putOff);
    } catch {
      setSaid(t.failed);
    } finally {
      atWork.current = false;
    }
  }
  return (
    <div className="mb-3 flex flex-col">
      <Button look="secondary" icon="shield" onClick={() => void use()}>
        {provider ? t.useProven(provider) : t.useProvenUnknown}
      </Button>
      {said && (
        <div className="mt-2">
          <Notice title={said} live />
        </div>
      )}
    </div>
  );
}

interface ProvenProps {
  me: Identity | undefined;
  parts: Parts;
  onStop: () => void;
  /** Takes the address as words; which commune it lies in is for the citizen to say. Absent where words stand there. */
  onAddress?: (words: string) => void;
}

/** What was proven, to read. The number is the server's: the phone knows its end only. */
export function Proven({ me, parts, onStop, onAddress }: ProvenProps) {
  const t = useDossierMessages().person;
  const language = useLanguage();
  const provider = useProviderName(me?.provider);
  const from = provider ? t.from(provider) : t.fromUnknown;
  const sex = PERSON.sex.options?.find(({ value }) => value === me?.sex)?.title[language];
  const lines: [keyof Parts, string | undefined][] = [
    ["fullName", me?.name],
    ["birthDate", me?.birthDate?.split("-").reverse().join("/")],
    ["sex", sex],
    ["identityNumber", me?.numberMasked],
  ];
  return (
    <Card className="mb-3">
      <p>{provider ? t.proven(provider) : t.provenUnknown}</p>
      <dl>
        {lines.map(
          ([part, words]) =>
            parts[part] &&
            words && (
              <div key={part} className="mt-2">
                <dt className="text-soft">{PERSON[part].label[language]}</dt>
                <dd>
                  <span className="font-bold">{words}</span> <span className="text-soft">{from}</span>
                </dd>
              </div>
            ),
        )}
      </dl>
      {parts.residence && me?.address && (
        <>
          <p className="mt-2 text-soft">{t.address(me.address)}</p>
          {onAddress && (
            <Button look="quiet" className="-ml-4" onClick={() => onAddress(me.address!)}>
              {t.useAddress}
            </Button>
          )}
        </>
      )}
      <Button look="quiet" className="-ml-4" onClick={onStop}>
        {t.fillMyself}
      </Button>
    </Card>
  );
}
