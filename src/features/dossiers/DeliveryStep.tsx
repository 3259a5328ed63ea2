import { useLocation } from "react-router-dom";
import { useDraftStore } from "../../cases/draft/draft.ts";
import { useFaults } from "../../cases/form/faults.tsx";
import type { Arrival } from "../../cases/form/form.ts";
import { StepScreen } from "../../cases/form/StepScreen.tsx";
import { Choice, TextArea } from "../../ui/index.ts";
import { ADDRESS, deliveryFault, type Dossier } from "./dossier.ts";
import { useFocusFirst } from "./focus.ts";
import { useDossierMessages } from "./messages.ts";

/** How the result comes. */
export function DeliveryStep({ dossier }: { dossier: Dossier }) {
  const t = useDossierMessages().delivery;
  const { store, form } = dossier;
  const { answers } = useDraftStore(store);
  const { $delivery, $address = "" } = answers;
  const { field } = (useLocation().state ?? {}) as Arrival;
  const wrong = deliveryFault(answers);
  const { summary, errorAt, pass, attempt } = useFaults(
    {
      delivery: wrong === "delivery" && t.missing,
      address: wrong === "address" && ($address.length > ADDRESS.max ? t.addressLong : t.addressMissing),
    },
    field !== undefined,
  );
  useFocusFirst(attempt, wrong);
  const ways = (["electronic", "counter", "post"] as const).map((value) => ({ value, ...t.methods[value] }));
  return (
    <StepScreen form={form} step="delivery" title={t.title} pass={pass}>
      {summary}
      <Choice
        id="delivery"
        name="delivery"
        label={t.heading}
        value={$delivery}
        options={ways}
        error={errorAt("delivery")}
        onChange={(method) => store.change({ $delivery: method })}
      />
      {$delivery === "post" && (
        <div className="mt-4">
          <TextArea
            id="address"
            label={t.address}
            hint={t.addressHint}
            error={errorAt("address")}
            value={$address}
            onChange={(event) => store.change({ $address: event.target.value })}
          />
        </div>
      )}
    </StepScreen>
  );
}
