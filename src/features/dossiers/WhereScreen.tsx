import { useEffect, useState } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router-dom";
import { useDraftStore } from "../../cases/draft/draft.ts";
import { useFaults } from "../../cases/form/faults.tsx";
import { stepPath, type Arrival } from "../../cases/form/form.ts";
import { useFormMessages } from "../../cases/form/messages.ts";
import { getVault } from "../../host/vault.ts";
import { sayInstant } from "../../lib/dates.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Button, Notice, Screen } from "../../ui/index.ts";
import { Select } from "../../ui/Select.tsx";
import { byCode, communeName, communes } from "./communes.ts";
import type { Dossier } from "./dossier.ts";
import { useFocusFirst } from "./focus.ts";
import { useDossierMessages } from "./messages.ts";
import { procedurePath } from "./paths.ts";

/** The commune chosen last, for whatever procedure. It lies in the vault, which goes with the citizen. */
const REMEMBERED = "my-commune";

/** Before the first page: who receives it. With `?about=` it is chosen anew for that draft. */
export function WhereScreen({ dossier }: { dossier: Dossier }) {
  const { where: t, ...all } = useDossierMessages();
  const { next } = useFormMessages();
  const language = useLanguage();
  const navigate = useNavigate();
  const { store, form, procedure } = dossier;
  const [params] = useSearchParams();
  const about = params.get("about") ?? undefined;
  const { begun, answers, saved } = useDraftStore(store);
  const [chosen, setChosen] = useState<string>();
  const [remembered, setRemembered] = useState("");
  useEffect(() => void store.open(about), [store, about]);
  useEffect(() => {
    void getVault()
      .then((vault) => vault.read<string>("seen", REMEMBERED))
      .then((code) => code && byCode.has(code) && setRemembered(code))
      .catch(() => undefined);
  }, []);
  const commune = chosen ?? answers.$commune ?? remembered;
  const { field } = (useLocation().state ?? {}) as Arrival;
  useEffect(() => {
    if (field) document.getElementById(field)?.focus();
  }, [field]);
  const { summary, errorAt, pass, attempt } = useFaults({ commune: !commune && t.missing });
  useFocusFirst(attempt, "commune");
  const goOn = () => {
    if (!pass()) return;
    store.change({ $commune: commune });
    void getVault().then((vault) => vault.write("seen", REMEMBERED, commune));
    navigate(stepPath(form, form.steps(store.get().answers)[0]!));
  };
  async function another() {
    await store.leave();
    setChosen(undefined);
  }
  // With a receiver it is a dossier; without one, answers brought along from “Tôi cần gì?”.
  const unfinished = begun && !about && answers.$commune !== undefined;
  return (
    <Screen
      title={dossier.submits ? all.title : all.prepareTitle}
      parent={procedurePath(procedure.code)}
      action={<Button onClick={goOn}>{next}</Button>}
    >
      <p className="mb-4 text-soft">{localText(procedure.title, language)}</p>
      {unfinished && (
        <div className="mb-5">
          <Notice title={t.begun}>
            {saved.at && <p>{sayInstant(saved.at, language)}</p>}
            <p className="mt-1">{t.begunText}</p>
            <div className="mt-3 flex flex-col">
              <Button look="secondary" onClick={() => navigate(`${form.path}?draft=${store.get().id}`)}>
                {t.goOn}
              </Button>
              <Button look="quiet" className="mt-1" onClick={() => void another()}>
                {t.another}
              </Button>
            </div>
          </Notice>
        </div>
      )}
      {summary}
      <h2 className="text-title">{t.heading}</h2>
      <p className="mb-4 mt-1 text-soft">{t.lead}</p>
      <Select
        id="commune"
        label={t.commune}
        all={t.choose}
        value={commune}
        error={errorAt("commune")}
        options={communes.map(({ code, fullName }) => ({ value: code, text: fullName }))}
        onChange={setChosen}
      />
      {commune && <p>{t.office(communeName(commune))}</p>}
      {procedure.agency && <p className="mt-1 text-soft">{t.agency(procedure.agency)}</p>}
    </Screen>
  );
}
