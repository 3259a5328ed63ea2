/** For whom a dossier is written, where it is an enterprise or a household business. */
import { organisationOf, openFields, type Answers } from "../../../contract/forms.ts";
import type { FormPage } from "../../../contract/types.ts";
import { Button, Notice } from "../../ui/index.ts";
import { today, type Dossier } from "./dossier.ts";
import { useProviderName } from "./me.ts";
import { useDossierMessages } from "./messages.ts";

interface OfferProps {
  dossier: Dossier;
  page: FormPage;
  answers: Answers;
  onUse(answers: Answers): void;
}

/** On the page that asks for its tax code: those the citizen is known to represent need not be typed. */
export function OfferOrganisations({ dossier, page, answers, onUse }: OfferProps) {
  const t = useDossierMessages().person;
  const { definition, me } = dossier;
  const asked = openFields(definition, answers, today()).map(({ path }) => path);
  const form = (definition.organisations ?? []).find(
    ({ taxCode }) => asked.indexOf(taxCode) >= 0 && page.fields.some(({ id }) => id === taxCode),
  );
  if (!form || !me?.represents) return null;
  return (
    <div className="mb-4 flex flex-col">
      {me.represents.map(({ taxCode, name }) => (
        <Button
          key={taxCode}
          look="secondary"
          icon="shield"
          className="mb-2"
          onClick={() => onUse({ [form.taxCode]: taxCode, [form.name]: name })}
        >
          {t.useOrganisation(name)}
        </Button>
      ))}
    </div>
  );
}

/** Before it is sent: in whose name, and whether that will have to be confirmed. */
export function OnBehalfOf({ dossier, answers }: { dossier: Dossier; answers: Answers }) {
  const t = useDossierMessages().review;
  const { definition, me } = dossier;
  const provider = useProviderName(me?.provider);
  const organisation = organisationOf(definition, dossier.read(answers), today());
  if (!organisation) return null;
  const { name, taxCode } = organisation;
  const known = me?.represents?.some((each) => each.taxCode === taxCode);
  return (
    <div className="mb-3">
      <Notice title={t.organisation(name, taxCode)}>
        <p>{known && provider ? t.represents(provider) : t.representsUnknown}</p>
      </Notice>
    </div>
  );
}
