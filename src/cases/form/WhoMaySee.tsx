import { useState } from "react";
import { IdentityScreen } from "../../session/IdentityScreen.tsx";
import { useSession } from "../../session/useSession.ts";
import { Button, Choice, Sheet } from "../../ui/index.ts";

interface Words {
  publish: string;
  yes: string;
  yesHint: string;
  no: string;
  noHint: string;
  contact: string;
  contactHint: string;
  share: string;
  contactYes: string;
  contactYesHint: string;
  contactNo: string;
  contactNoHint: string;
  anonymous: string;
}

export interface Seeing {
  mayPublish: boolean;
  /** Can be chosen only once name and phone are known (level 1). */
  shareContact: boolean;
}

interface WhoMaySeeProps {
  value: Seeing;
  onChange(part: Partial<Seeing>): void;
  words: Words;
  /** It is never published, so nobody is asked. */
  neverPublic?: boolean;
}

/** Whether all may read it, and whether the office learns who wrote it. Level 1 is asked for here, and only here. */
export function WhoMaySee({ value, onChange, words: t, neverPublic }: WhoMaySeeProps) {
  const { name, known } = useContact(t.share);
  const [asking, setAsking] = useState(false);
  const back = () => setAsking(false);
  return (
    <>
      {!neverPublic && (
        <Choice
          name="publish"
          label={t.publish}
          value={value.mayPublish ? "yes" : "no"}
          onChange={(chosen) => onChange({ mayPublish: chosen === "yes" })}
          options={[
            { value: "yes", title: t.yes, text: t.yesHint },
            { value: "no", title: t.no, text: t.noHint },
          ]}
        />
      )}
      <section className="mt-6">
        <h2 className="mb-1 text-lead">{t.contact}</h2>
        {known ? (
          <Choice
            name="contact"
            label={name}
            value={value.shareContact ? "yes" : "no"}
            onChange={(chosen) => onChange({ shareContact: chosen === "yes" })}
            options={[
              { value: "yes", title: t.contactYes, text: t.contactYesHint },
              { value: "no", title: t.contactNo, text: t.contactNoHint },
            ]}
          />
        ) : (
          <>
            <p className="text-soft">{t.contactHint}</p>
            <p className="mt-2">{t.anonymous}</p>
            <div className="mt-3 flex flex-col">
              <Button look="secondary" icon="user" onClick={() => setAsking(true)}>
                {t.share}
              </Button>
            </div>
          </>
        )}
      </section>
      {asking && (
        <Sheet title={t.share} onClose={back}>
          <IdentityScreen
            onSkip={back}
            onDone={() => {
              onChange({ shareContact: true });
              back();
            }}
          />
        </Sheet>
      )}
    </>
  );
}

/**
 * Name and phone as the citizen has shared them, and whether what is sent may carry them. A choice made earlier or on
 * another phone holds until this phone knows better.
 * @param unnamed said in their place where they are not known
 */
export function useContact(unnamed: string): { name: string; allowed: boolean; known: boolean } {
  const state = useSession();
  if (state.status !== "ready") return { name: unnamed, allowed: true, known: false };
  const { level, name, phoneMasked } = state.session;
  const known = level >= 1;
  return { name: [name, phoneMasked].filter(Boolean).join(", ") || unnamed, allowed: known, known };
}
