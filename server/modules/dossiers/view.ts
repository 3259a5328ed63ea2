import {
  ACTORS,
  citizenCan,
  openRequest,
  whyNot,
  type Dossier,
  type DossierAction,
  RESULT,
  type SupplementRequest,
} from "../../../contract/dossiers.ts";
import { describe, neededDocuments, type Answers } from "../../../contract/forms.ts";
import { titleOf } from "../../../contract/procedures.ts";
import { askable, labelOf } from "../../../contract/supplement.ts";
import { civilDate } from "../../../contract/calendar.ts";
import type {
  Attachment,
  DossierPart,
  Form,
  OfficeDossierAction,
  Organisation,
  SupplementItem,
} from "../../../contract/types.ts";
import { attachmentView } from "../../core/case-view.ts";
import type { CaseRow } from "../../core/case-access.ts";
import type { Core } from "../../core/core.ts";
import type { Looking } from "../../core/kinds.ts";
import type { DbOrTx } from "../../db/database.ts";
import { coDeclaredOf } from "./agreement.ts";
import { codeMessageOf } from "./code-message.ts";
import { holderOf, organisationIn } from "./holder.ts";
import type { FilledIn } from "./submission.ts";
import { formsThatArose } from "./forms.ts";
import { aboutAddress, aboutAnswers, aboutToken, type DossierRow } from "./repository.ts";

export const sealerOf = ({ identity }: Core) => identity!.sealer;

export const filledIn = (core: Core, row: DossierRow): FilledIn =>
  JSON.parse(sealerOf(core).open(row.answers, aboutAnswers(row.case_id))) as FilledIn;

/** The answers in words, each line called as the office and the citizen both read it. */
export function inWords({ province }: Core, form: Form, answers: Answers, today: string): DossierPart["parts"] {
  const communeName = (code: string) => province.communeByCode.get(code)?.fullName;
  return describe(form, answers, { today, language: "vi", communeName }).map(({ title, item, lines, groups }) => ({
    title: item ?? title,
    lines: lines.map(({ path, label, block, text }) => ({ path, label: block ? `${block}: ${label}` : label, text })),
    groups,
  }));
}

/** What each paper and question of a form is called, by its id or its path in the answers. */
export function titlesOf(form: Form, answers: Answers, today: string): Map<string, string> {
  return new Map<string, string>([
    ...form.documents.map(({ id, title }) => [id, title.vi] as const),
    ...askable(form, answers, today).map((each) => [each.open.path, labelOf(each, "vi")] as const),
  ]);
}

/** What was asked for, as the form has it: a paper, or a path in the answers. */
export const askedItems = (form: Form, { items }: SupplementRequest): SupplementItem[] =>
  items.map(({ id, reason }) => {
    const isDocument = form.documents.some((document) => document.id === id);
    return { kind: isDocument ? "document" : "field", id, reason };
  });

/** A dossier's own part of its case, for the person it is of or the agency that has it. */
export async function dossierPart(
  core: Core,
  db: DbOrTx,
  row: CaseRow,
  dossier: DossierRow,
  { side, now, events }: Looking,
): Promise<DossierPart> {
  const procedure = await core.procedures.version(db, row.subject_id, dossier.procedure_version);
  const holder = await holderOf(core, db, row, dossier);
  const { state } = dossier;
  const { answers, isUnagreed } = filledIn(core, dossier);
  const form = procedure.form!;
  const today = civilDate(row.sent_at);
  const agreed = { caseId: row.id, code: row.subject_id, form, answers, today };
  const coDeclared = form.coDeclarations && (await coDeclaredOf(core, db, agreed));
  const parts = inWords(core, form, answers, today);
  const files = await filesOf(core, db, row, side);
  const address = dossier.delivery_address && sealerOf(core).open(dossier.delivery_address, aboutAddress(row.id));
  const request = openRequest(state);
  const titles = titlesOf(form, answers, today);
  const result = files.get(RESULT);
  const codeMessage = side === "office" && dossier.channel === "counter" && (await codeMessageOf(core, db, row.id));
  return {
    procedureCode: row.subject_id,
    procedureTitle: titleOf(procedure),
    procedureVersion: dossier.procedure_version,
    formVersion: form.version,
    communeCode: row.commune_code!,
    applicant: holder.name,
    ...organisationPart(organisationIn(form, answers, row), state),
    ...(coDeclared && { coDeclared }),
    // Who agreed to just this before is not asked again.
    ...(isUnagreed && (coDeclared?.changedSince ?? true) && { agreementMissing: true }),
    channel: dossier.channel,
    ...(side === "office" && holder.phone && { contactPhone: holder.phone }),
    ...(codeMessage && { codeMessage }),
    processing: state.status,
    finance: state.finance.status,
    ...(dossier.amount !== null && { amount: dossier.amount }),
    delivery: {
      method: state.delivery.way,
      state: state.delivery.status,
      ...(address && { address }),
      ...(state.delivery.trackingNumber && { trackingNumber: state.delivery.trackingNumber }),
    },
    ...(state.acceptedAt && { acceptedAt: state.acceptedAt.toISOString() }),
    ...(state.due && { dueAt: state.due.at.toISOString(), dueProvisional: state.due.isProvisional }),
    answers,
    parts,
    papers: neededDocuments(form, answers, today).flatMap(({ document: { id, title } }) => {
      const attachments = files.get(id);
      // The office sees what was not given, too: it can ask for it.
      return attachments || side === "office"
        ? [{ document: id, title: title.vi, attachments: attachments ?? [] }]
        : [];
    }),
    ...(request && {
      supplement: {
        items: askedItems(form, request).map((item) => {
          const title = titles.get(item.id);
          return { ...item, ...(title && { title }) };
        }),
        askedAt: request.at.toISOString(),
        ...(request.until && { until: request.until.toISOString() }),
      },
    }),
    handedOn: HANDED_ON[state.sync.status],
    supplements: state.supplementRequests.length,
    extensions: state.extensions.filter(({ corrects }) => !corrects).length,
    forms: formsThatArose(events, state).map(({ id, at }) => ({ id, at: at.toISOString() })),
    ...(result &&
      state.finishedAt && {
        result: {
          // Its files are opened through `getDossierResult`, which asks for a fresh level 2.
          attachments: side === "office" ? result : result.map((each) => resultUrls(each, row.code)),
          at: state.finishedAt.toISOString(),
          ...(dossier.signed_by && { signedBy: dossier.signed_by }),
          ...(dossier.check_token && {
            checkUrl: checkUrl(core, sealerOf(core).open(dossier.check_token, aboutToken(row.id))),
          }),
        },
      }),
    can: citizenCan(rated(state, row), now),
    ...(side === "office" && { steps: officeSteps(state, now) }),
  };
}

function organisationPart(organisation: Organisation | undefined, { representation }: Dossier) {
  if (!organisation || !representation) return {};
  const { at, ...said } = representation;
  return { organisation, representation: { ...said, ...(at && { at: at.toISOString() }) } };
}

const HANDED_ON = {
  notNeeded: "notNeeded",
  pending: "waiting",
  sending: "waiting",
  failed: "waiting",
  sent: "done",
} as const;

/** The rating is the case's, as of every kind. */
const rated = (state: Dossier, { rating }: CaseRow): Dossier =>
  rating === null ? state : { ...state, rating: { level: rating as 1 } };

export const checkUrl = (core: Core, token: string): string => `${core.identity!.publicOrigin}/kq/${token}`;

/** Later than whatever was promised. */
const FAR_OFF = new Date("9999-01-01T00:00:00Z");

/** What the office can do now, whatever must be said with it. */
export function officeSteps(state: Dossier, now: Date): OfficeDossierAction[] {
  const given = { reason: "…", date: FAR_OFF, items: [{ id: "…", reason: "…" }], trackingNumber: "…" };
  return (Object.keys(ACTORS) as DossierAction[]).filter(
    (action) => ACTORS[action].includes("office") && !whyNot(state, { action, by: "office", at: now, given }),
  ) as OfficeDossierAction[];
}

/** The pages of each paper as last given, and the result. */
async function filesOf(
  core: Core,
  db: DbOrTx,
  row: CaseRow,
  side: "mine" | "office",
): Promise<Map<string, Attachment[]>> {
  const rows = await db
    .selectFrom("attachment")
    .select(["id", "event_id", "document", "type", "bytes", "name", "width", "height", "reused_from"])
    .where("case_id", "=", row.id)
    .where("document", "is not", null)
    .orderBy("event_id")
    .orderBy("position")
    .execute();
  const newest = new Map<string, number>();
  for (const { document, event_id } of rows) newest.set(document!, event_id!);
  const origins = await originsOf(
    core,
    db,
    rows.flatMap(({ reused_from }) => reused_from ?? []),
  );
  const files = new Map<string, Attachment[]>();
  for (const each of rows) {
    if (each.event_id !== newest.get(each.document!)) continue;
    const from = each.reused_from && origins.get(each.reused_from);
    const page = { ...attachmentView(each, row.code, side), ...(from && { from }) };
    files.set(each.document!, [...(files.get(each.document!) ?? []), page]);
  }
  return files;
}

/** Of which dossier each of these is the result. */
async function originsOf(core: Core, db: DbOrTx, ids: string[]): Promise<Map<string, NonNullable<Attachment["from"]>>> {
  const origins = new Map<string, NonNullable<Attachment["from"]>>();
  if (ids.length === 0) return origins;
  const rows = await db
    .selectFrom("attachment")
    .innerJoin("case_file", "case_file.id", "attachment.case_id")
    .innerJoin("dossier", "dossier.case_id", "case_file.id")
    .select(["attachment.id", "code", "subject_id", "procedure_version", "case_file.agency", "signed_by"])
    .where("attachment.id", "in", ids)
    .execute();
  for (const { id, code, subject_id, procedure_version, agency, signed_by } of rows)
    origins.set(id, {
      code,
      procedureTitle: titleOf(await core.procedures.version(db, subject_id, procedure_version)),
      agency: agency!,
      ...(signed_by && { signedBy: signed_by }),
    });
  return origins;
}

function resultUrls(attachment: Attachment, code: string): Attachment {
  const url = `/v1/my/cases/${code}/result/${attachment.id}`;
  return { ...attachment, url, ...(attachment.thumbUrl && { thumbUrl: `${url}?size=thumb` }) };
}

/** `N*** V*** A***`: whoever knows the person recognises them, nobody else learns a name. */
export const maskName = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `${Array.from(word)[0]}***`)
    .join(" ");
