import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { civilDate, type CalendarFile } from "../../../contract/calendar.ts";
import { closingOf } from "../../../contract/dueTime.ts";
import { openRequest, type Given } from "../../../contract/dossiers.ts";
import {
  faultsOf,
  leavesOf,
  neededDocuments,
  openFields,
  prune,
  stopOf,
  type Answers,
} from "../../../contract/forms.ts";
import type { Case, Form, OfficeDossierStep, SupplementItem } from "../../../contract/types.ts";
import { openAttachment } from "../../core/attachments.ts";
import type { Citizen, Handlers, Office, ServedFile } from "../../core/call.ts";
import { findAttachment, findCase, findFreeAttachments, type CaseRow, type Owner } from "../../core/case-access.ts";
import { caseView } from "../../core/case-view.ts";
import type { Core } from "../../core/core.ts";
import { once, onceKeeping } from "../../core/idempotency.ts";
import { logLook } from "../../core/looks.ts";
import { openPerson } from "../../core/persons.ts";
import { hashToken, newToken } from "../../core/tokens.ts";
import type { DbOrTx, Tx } from "../../db/database.ts";
import { inBody, Problem, unfit } from "../../problem.ts";
import {
  aboutAnswers,
  aboutToken,
  attachPapers,
  findDossier,
  insertDossier,
  RESULT,
  type DossierRow,
} from "./repository.ts";
import { receiptOf } from "./receipt-words.ts";
import { receiptPdf } from "./receipt.ts";
import { takeDossierStep, takeInHand, type DossierInHand } from "./steps.ts";
import { checkResult, findForAnybody } from "./result-check.ts";
import { allowedTime } from "./terms.ts";
import { checkPapers, checkSubmission, inAnswers } from "./submission.ts";
import { filledIn, inWords, sealerOf, titlesOf } from "./view.ts";

export function dossierHandlers(core: Core) {
  const check = checkResult(core);
  const mine = async (db: DbOrTx, citizen: Citizen, code: string, lock = false): Promise<CaseRow> =>
    findCase(db, { citizen }, code, { kind: "dossier", lock });

  const view = async (citizen: Citizen, code: string): Promise<Case> =>
    caseView(core, core.db, await mine(core.db, citizen, code), "mine", core.clock.now());

  return {
    /** The key keeps the code, not the dossier: what is sealed in one table is not written into another. */
    async submitDossier({ citizen, repeat, body }) {
      const { code } = await onceKeeping<{ code: string }>(core, repeat, async (tx, keep) => {
        const procedure = await core.procedures.current(tx, body.procedureCode);
        if (!procedure) throw new Problem("procedure-not-found");
        const { form, submissionMode } = procedure;
        if (!form) throw new Problem("form-not-found");
        if (submissionMode !== "local-intake") throw new Problem("procedure-not-taken-here");
        if (form.version !== body.formVersion) throw new Problem("form-changed");
        const agency = core.province.agencies.find(({ communeCode }) => communeCode === body.communeCode);
        if (!agency) throw new Problem("agency-unknown");
        const person = await openPerson(tx, sealerOf(core), citizen.personId!);
        const circumstances = { today: civilDate(core.clock.now()), communes: core.province.communeByCode };
        const { documents, ...filled } = checkSubmission(form, body, person, circumstances);
        const attachments = await findFreeAttachments(tx, { citizen }, body.attachmentIds);
        const submitted = {
          citizen,
          personId: person.id,
          procedure,
          agency,
          filledIn: filled,
          attachments,
          documents,
          body,
        };
        return { code: await insertDossier(core, tx, sealerOf(core), submitted, (code) => keep({ code })) };
      });
      return view(citizen, code);
    },

    async getDossierReceipt({ citizen, path }) {
      const row = await mine(core.db, citizen, path.code);
      const pdf = await receiptPdf(await receiptOf(core, row));
      return served(pdf, `giay-tiep-nhan-${row.code}.pdf`);
    },

    async supplementDossier({ citizen, path, repeat, body }) {
      const { code } = await once(core, repeat, async (tx) => {
        const hand = await takeInHand(core, tx, await mine(tx, citizen, path.code, true));
        const { row, dossier, procedure } = hand;
        const asked = new Set(openRequest(dossier.state)?.items.map(({ id }) => id));
        if (asked.size === 0) throw new Problem("transition-not-allowed");
        const { form } = procedure;
        const isDocument = (id: string) => form!.documents.some((document) => document.id === id);
        const today = civilDate(row.sent_at);
        const { answers: before, vouched } = filledIn(core, dossier);
        const given = Object.keys(body.answers);
        const answers = given.reduce((all, id) => withAnswer(all, id, body.answers[id]), before);
        // What the citizen mends must fit; the rest was checked when it was submitted.
        const faults = faultsOf(form!, answers, { today, communes: core.province.communeByCode });
        const theirs = faults.filter(({ path: at }) => given.some((id) => at === id || at.startsWith(`${id}.`)));
        if (theirs.length > 0 || stopOf(form!, answers, today))
          throw new Problem("invalid-request", { fields: theirs.map(({ path: at, rule }) => inAnswers(at, rule)) });
        const documents = new Set([...asked].filter(isDocument));
        const pages = checkPapers(form!, answers, body, today, documents);
        const items = [...given, ...body.papers.map(({ document }) => document)].map((id) => ({ id }));
        const attachments = await findFreeAttachments(tx, { citizen }, body.attachmentIds);
        const mended = JSON.stringify({ answers: prune(form!, answers, today), vouched });
        const sealed = sealerOf(core).seal(mended, aboutAnswers(row.id));
        const { eventId } = await takeDossierStep(core, tx, hand, {
          action: "supplement",
          by: { citizen },
          given: { items, ...(body.text && { reason: body.text }) },
          change: { answers: sealed },
        });
        await attachPapers(tx, attachments, pages, row.id, eventId);
        return { code: row.code };
      });
      return view(citizen, code);
    },

    async withdrawDossier({ citizen, path, repeat, body }) {
      const { code } = await once(core, repeat, async (tx) => {
        const hand = await takeInHand(core, tx, await mine(tx, citizen, path.code, true));
        const given = body.reason ? { reason: body.reason } : {};
        const { row } = await takeDossierStep(core, tx, hand, { action: "withdraw", by: { citizen }, given });
        return { code: row.code };
      });
      return view(citizen, code);
    },

    async getDossierResult({ citizen, path, query }) {
      const row = await mine(core.db, citizen, path.code);
      const file = await findAttachment(core.db, { citizen }, row.code, path.attachmentId, { result: true });
      const dossier = await findDossier(core.db, row.id);
      if (dossier.state.finance.status === "requested") throw new Problem("transition-not-allowed");
      const opened = await openAttachment(core, file, query.size);
      if (dossier.state.status === "finished" && dossier.state.delivery.way === "electronic") await handOver(row.id);
      return opened;
    },

    async lookUpDossier({ path }) {
      const { row, dossier, procedureTitle, applicantMasked } = await findForAnybody(core, path.code);
      return {
        code: row.code,
        procedureTitle,
        applicantMasked,
        processing: dossier.state.status,
        submittedAt: row.sent_at.toISOString(),
        ...(dossier.state.due && { dueAt: dossier.state.due.at.toISOString() }),
        late: row.late,
        agency: row.agency!,
      };
    },

    checkResult: ({ path }) => check(path.token),

    async officeStepDossier({ office, path, repeat, body }) {
      const { code } = await once(core, repeat, async (tx) => {
        const row = await findCase(tx, { office }, path.code, { kind: "dossier", lock: true });
        await officeStep(tx, await takeInHand(core, tx, row), office, body);
        return { code: row.code };
      });
      return officeView(office, code);
    },
  } satisfies Partial<Handlers>;

  /** The agency reads whose it is with every step: each is a look. */
  async function officeView(office: Office, code: string) {
    return core.db.transaction().execute(async (tx) => {
      const row = await findCase(tx, { office }, code, { kind: "dossier" });
      await logLook(tx, office, row, core.clock.now());
      return { case: await caseView(core, tx, row, "office", core.clock.now()), steps: [], attention: [] };
    });
  }

  async function officeStep(tx: Tx, hand: DossierInHand, office: Office, body: OfficeDossierStep): Promise<void> {
    const by: Owner = { office };
    const { row, dossier, procedure } = hand;
    const { action, attachmentIds = [], signedBy, amount } = body;
    // Where the law says no time, the agency does: a citizen is never left without a date.
    if (action === "accept" && !body.dueOn && !allowedTime(procedure)) throw unfit("dueOn");
    if ((action === "requestPayment" || action === "charge") && amount === undefined) throw unfit("amount");
    if (attachmentIds.length > 0 && action !== "finish") throw unfit("attachmentIds", "maxItems");
    // An electronic result is a file; what is handed over at the counter need not be.
    if (action === "finish" && dossier.state.delivery.way === "electronic" && attachmentIds.length === 0)
      throw unfit("attachmentIds");
    const items =
      action === "requestSupplement" ? itemsOf(dossier, procedure.form!, civilDate(row.sent_at), body) : undefined;
    const files = await findFreeAttachments(tx, by, attachmentIds);
    const token = action === "finish" ? newToken() : undefined;
    const { eventId } = await takeDossierStep(core, tx, hand, {
      action,
      by,
      given: givenOf(body, core.province.calendar),
      data: {
        ...(amount !== undefined && { amount }),
        ...(items && { items }),
      },
      change: {
        ...(amount !== undefined && { amount }),
        ...(signedBy && { signed_by: signedBy }),
        ...(token && {
          check_hash: hashToken(token),
          check_token: sealerOf(core).seal(token, aboutToken(row.id)),
        }),
      },
    });
    await attachPapers(
      tx,
      files,
      files.map(() => RESULT),
      row.id,
      eventId,
    );
  }

  /** Only what the dossier's own form asks can be asked for again. The citizen reads it by its title, then and later. */
  function itemsOf(
    dossier: DossierRow,
    form: Form,
    sentOn: string,
    { items = [] }: OfficeDossierStep,
  ): SupplementItem[] {
    const { answers, vouched } = filledIn(core, dossier);
    const papers = neededDocuments(form, answers, sentOn).map(({ document }) => document.id);
    // A field that is open now, or a part of one; what was proven is not the citizen's to say otherwise.
    const fields = openFields(form, answers, sentOn).flatMap((open) => [open, ...leavesOf(open)]);
    const asked = fields
      .map(({ path }) => path)
      .filter((path) => !vouched.some((each) => `${each}.`.startsWith(`${path}.`)));
    const wrong = items.filter(({ kind, id }) => !(kind === "document" ? papers : asked).includes(id));
    if (wrong.length > 0)
      throw new Problem("invalid-request", { fields: wrong.map(({ id }) => inBody(`items/${id}`, "enum")) });
    const titles = titlesOf(form, inWords(core, form, answers, sentOn));
    return items.map(({ kind, id, reason }) => {
      const title = titles.get(id);
      return { kind, id, reason, ...(title && { title }) };
    });
  }

  /** Opening an electronic result for the first time is receiving it. */
  async function handOver(caseId: string): Promise<void> {
    await core.db.transaction().execute(async (tx) => {
      const row = await tx
        .selectFrom("case_file")
        .selectAll()
        .where("id", "=", caseId)
        .forUpdate()
        .executeTakeFirstOrThrow();
      const hand = await takeInHand(core, tx, row);
      if (hand.dossier.state.status === "finished") await takeDossierStep(core, tx, hand, { action: "handOver" });
    });
  }
}

/** Offices promise days; the rules count instants. A day is over for an agency when it closes, for a citizen at midnight. */
function givenOf({ reason, items, dueOn, untilOn, trackingNumber }: OfficeDossierStep, calendar: CalendarFile): Given {
  return {
    ...(reason && { reason }),
    ...(items && { items: items.map(({ id, reason: why }) => ({ id, reason: why })) }),
    ...(dueOn && { date: closingOf(dueOn, calendar) }),
    ...(untilOn && { until: new Date(`${untilOn}T23:59:59+07:00`) }),
    ...(trackingNumber && { trackingNumber }),
  };
}

/** The answers with another one at that path. */
function withAnswer(answers: Answers, path: string, value: unknown): Answers {
  const [first = "", ...rest] = path.split(".");
  if (first === "__proto__") return answers;
  const inner = answers[first];
  if (rest.length === 0) return { ...answers, [first]: value };
  if (Array.isArray(inner)) {
    const copy = [...(inner as unknown[])];
    const [at = "", ...deeper] = rest;
    const item = copy[Number(at)];
    if (item && typeof item === "object")
      copy[Number(at)] = deeper.length ? withAnswer(item as Answers, deeper.join("."), value) : value;
    return { ...answers, [first]: copy };
  }
  const block = inner && typeof inner === "object" ? (inner as Answers) : {};
  return { ...answers, [first]: withAnswer(block, rest.join("."), value) };
}

function served(bytes: Buffer, name: string): ServedFile {
  const tag = createHash("sha1").update(bytes).digest("base64url");
  return { stream: Readable.from([bytes]), size: bytes.length, tag, type: "application/pdf", name };
}
