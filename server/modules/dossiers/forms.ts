import { EVENT, FORMS, type Dossier, type Form } from "../../../contract/dossiers.ts";
import type { CaseEvent, SupplementItem } from "../../../contract/types.ts";
import type { EventRow } from "../../core/events.ts";
import type { EventData } from "../../db/tables.ts";

/** A form that arose with something the agency, or the server for it, said. */
export interface AroseForm {
  /** `02-1`: the form, and which of them. */
  id: string;
  form: Form;
  nth: number;
  at: Date;
  agency?: string;
  reason?: string;
  items: SupplementItem[];
}

const GIVEN: readonly Form[] = ["02", "03", "04", "05"];
/** The event each arises with. Form 04 also with the apology nobody but the server made in time. */
const FORM_OF = new Map<CaseEvent, Form>([
  ...GIVEN.map((form) => [EVENT[FORMS[form].on], form] as const),
  ["overdue", "04"],
]);

/** Forms 02 to 05 of a dossier, oldest first, in the words in which each was said. @param events all of the dossier */
export function formsThatArose(events: EventRow[], { extensions }: Dossier): AroseForm[] {
  const counts = new Map<Form, number>();
  return events.flatMap(({ kind, at, agency, text, data }) => {
    const form = FORM_OF.get(kind);
    if (!form) return [];
    // Late before anybody accepted it: nothing had been promised that could be promised anew.
    const extension = extensions.find((each) => each.at.getTime() === at.getTime());
    if (kind === "overdue" && !extension) return [];
    const nth = (counts.get(form) ?? 0) + 1;
    counts.set(form, nth);
    const reason = text ?? extension?.reason;
    return {
      id: `${form}-${nth}`,
      form,
      nth,
      at,
      ...(agency && { agency }),
      ...(reason && { reason }),
      items: (data as EventData | null)?.items ?? [],
    };
  });
}
