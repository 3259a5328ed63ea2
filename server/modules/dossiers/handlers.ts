import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { Agency } from "../../../contract/agencies.ts";
import { civilDate, isCivilDate, type CalendarFile } from "../../../contract/calendar.ts";
import { closingOf } from "../../../contract/dueTime.ts";
import { openRequest, RESULT, type Given } from "../../../contract/dossiers.ts";
import {
  coDeclarationOf,
  faultsOf,
  neededDocuments,
  openFields,
  organisationOf,
  prune,
  stopOf,
} from "../../../contract/forms.ts";
import { readIdentityNumber } from "../../../contract/identityNumber.ts";
import {
  agreementOpened,
  answersNow,
  askable,
  faultsGiven,
  pathsOf,
  readAsked,
  toGive,
} from "../../../contract/supplement.ts";
import type {
  Case,
  EnteredDossier,
  Form,
  FormDeclaration,
  NewDossier,
  OfficeDossierStep,
  PersonAtCounter,
  Supplement,
  SupplementItem,
} from "../../../contract/types.ts";
import { openAttachment } from "../../core/attachments.ts";
import type { Citizen, Handlers, Office, ServedFile } from "../../core/call.ts";
import {
  attachmentOf,
  findCase,
  findFreeAttachments,
  personOfCard,
  type CaseRow,
  type Owner,
} from "../../core/case-access.ts";
import { caseView } from "../../core/case-view.ts";
import type { Core } from "../../core/core.ts";
import { once, onceKeeping, type Keep } from "../../core/idempotency.ts";
import { logLook } from "../../core/looks.ts";
import { openPerson } from "../../core/persons.ts";
import { identityName } from "../../core/session-view.ts";
import { hashToken, newToken } from "../../core/tokens.ts";
import type { DbOrTx, Tx } from "../../db/database.ts";
import { inBody, Problem, unfit } from "../../problem.ts";
import {
  aboutAnswers,
  aboutToken,
  attachPapers,
  findDossier,
  insertDossier,
  isMessaged,
  papersOf,
  type DossierRow,
  type Submitted,
} from "./repository.ts";
import { announceCodeMessage, hurryCodeMessages } from "./code-message.ts";
import { representationOf } from "./holder.ts";
import { givenFormOf, receiptOf } from "./form-words.ts";
import { formPdf } from "./form-pdf.ts";
import { dossierStatistics } from "./statistics.ts";
import { agreementHandlers, checkAgreement, isSharedChanged } from "./agreement.ts";
import { takeDossierStep, takeInHand, type DossierInHand, type DossierStep } from "./steps.ts";
import { checkResult, findForAnybody } from "./result-check.ts";
import { allowedTime } from "./terms.ts";
import {
  checkDeclarations,
  checkPapers,
  checkSubmission,
  fillProven,
  inAnswers,
  procedureToSubmit,
  type Applicant,
  type FilledIn,
} from "./submission.ts";
import { askedItems, filledIn, sealerOf, titlesOf } from "./view.ts";

export function dossierHandlers(core: Core) {
  const now = () => core.clock.now();
  const check = checkResult(core);
  const mine = async (db: DbOrTx, citizen: Citizen, code: string, lock = false): Promise<CaseRow> =>
    findCase(db, { citizen }, code, { kind: "dossier", lock });

  const view = async (citizen: Citizen, code: string): Promise<Case> =>
    caseView(core, core.db, await mine(core.db, citizen, code), "mine", core.clock.now());

  return {
    ...agreementHandlers(core),

    /** The key keeps the code, not the dossier: what is sealed in one table is not written into another. */
    async submitDossier({ citizen, repeat, body }) {
      if (body.identity !== undefined && body.identity !== identityName(citizen.id, citizen.personId!))
        throw new Problem("identity-changed");
      const { code } = await onceKeeping<{ code: string }>(core, repeat, async (tx, keep) => {
        const agency = core.province.agencies.find(({ communeCode }) => communeCode === body.communeCode);
        const person = await openPerson(tx, sealerOf(core), citizen.personId!);
        const applicant = { ...person, isProven: true };
        const submitted = { by: { citizen }, personId: person.id, agency, applicant, body };
        return { code: await submit(tx, submitted, (code) => keep({ code })) };
      });
      return view(citizen, code);
    },

    async officeEnterDossier({ office, repeat, body }) {
      const messaged = isMessaged(core, body.person);
      const answer = await onceKeeping<EnteredDossier>(core, repeat, async (tx, keep) => {
        const agency = core.province.agencies.find(({ name }) => name === office.agency);
        const { person: card } = body;
        const { identityNumber: number, name, birthDate, sex } = card;
        checkCard(card, civilDate(now()));
        const applicant = { number, particulars: { name, birthDate, sex }, isProven: false };
        const personId = await personOfCard(tx, sealerOf(core), card);
        const submitted = { by: { office }, personId, card, agency, applicant, body };
        if (messaged) await announceCodeMessage(core, tx);
        const answerOf = (code: string): EnteredDossier => ({ code, ...(messaged && { messaged }) });
        return answerOf(await submit(tx, submitted, (code) => keep(answerOf(code))));
      });
      if (messaged) hurryCodeMessages(core);
      return answer;
    },

    async officeGetReceipt({ office, path }) {
      const row = await core.db.transaction().execute(async (tx) => {
        const found = await findCase(tx, { office }, path.code, { kind: "dossier" });
        await logLook(tx, office, found, core.clock.now());
        return found;
      });
      return receipt(row);
    },

    async officeSupplementDossier({ office, path, repeat, body }) {
      const { code } = await once(core, repeat, async (tx) => {
        const hand = await entered(tx, office, path.code);
        return supplement(tx, hand, { by: { office }, onBehalf: true }, body);
      });
      return officeView(office, code);
    },

    async officeWithdrawDossier({ office, path, repeat, body }) {
      const { code } = await once(core, repeat, async (tx) => {
        const hand = await entered(tx, office, path.code);
        return ask(tx, hand, "withdraw", { by: { office }, onBehalf: true }, body);
      });
      return officeView(office, code);
    },

    async getDossierReceipt({ citizen, path }) {
      return receipt(await mine(core.db, citizen, path.code));
    },

    getDossierForm: async ({ citizen, path }) => givenForm(await mine(core.db, citizen, path.code), path.formId),

    async officeGetDossierForm({ office, path }) {
      const row = await findCase(core.db, { office }, path.code, { kind: "dossier" });
      const file = await givenForm(row, path.formId);
      await core.db.transaction().execute((tx) => logLook(tx, office, row, now()));
      return file;
    },

    async supplementDossier({ citizen, path, repeat, body }) {
      const { code } = await once(core, repeat, async (tx) => {
        const hand = await takeInHand(core, tx, await mine(tx, citizen, path.code, true));
        return supplement(tx, hand, { by: { citizen } }, body);
      });
      return view(citizen, code);
    },

    async withdrawDossier({ citizen, path, repeat, body }) {
      const { code } = await once(core, repeat, async (tx) => {
        const hand = await takeInHand(core, tx, await mine(tx, citizen, path.code, true));
        return ask(tx, hand, "withdraw", { by: { citizen } }, body);
      });
      return view(citizen, code);
    },

    async requestRefund({ citizen, path, repeat, body }) {
      const { code } = await once(core, repeat, async (tx) => {
        const hand = await takeInHand(core, tx, await mine(tx, citizen, path.code, true));
        return ask(tx, hand, "requestRefund", { by: { citizen } }, body);
      });
      return view(citizen, code);
    },

    async getDossierResult({ citizen, path, query }) {
      const row = await mine(core.db, citizen, path.code);
      const file = await attachmentOf(core.db, { citizen }, row, path.attachmentId, { result: true });
      const dossier = await findDossier(core.db, row.id);
      if (dossier.state.finance.status === "requested") throw new Problem("transition-not-allowed");
      const opened = await openAttachment(core, file, query.size);
      // A small picture in a list is not yet the result in hand.
      const isWhole = opened.type === "application/pdf" || query.size !== "thumb";
      if (isWhole && dossier.state.status === "finished" && dossier.state.delivery.way === "electronic")
        await handOver(row.id);
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

    async officeGetDossierStatistics({ office, query }) {
      if (query.from > query.to)
        throw new Problem("invalid-request", { fields: [{ path: "/query/to", rule: "minimum" }] });
      return dossierStatistics(core.db, office.agency, query);
    },

    async officeStepDossier({ office, path, repeat, body }) {
      const { code } = await once(core, repeat, async (tx) => {
        const row = await findCase(tx, { office }, path.code, { kind: "dossier", lock: true });
        await officeStep(tx, await takeInHand(core, tx, row), office, body);
        return { code: row.code };
      });
      return officeView(office, code);
    },
  } satisfies Partial<Handlers>;

  /** Whoever hands it in, checked by the same rules and stored in the same way. */
  async function submit(
    tx: Tx,
    given: Pick<Submitted, "by" | "personId" | "card"> & {
      agency: Agency | undefined;
      applicant: Applicant;
      body: Omit<NewDossier, "communeCode">;
    },
    keep: (code: string) => Keep,
  ): Promise<string> {
    const { agency, applicant, body, by } = given;
    const { procedure, form } = await procedureToSubmit(core, tx, body);
    if (!agency) throw new Problem("agency-unknown");
    const circumstances = { today: civilDate(now()), communes: core.province.communeByCode };
    const { documents, ...filled } = checkSubmission(form, body, applicant, circumstances);
    const attachments = await findFreeAttachments(tx, by, body.attachmentIds, { results: true });
    // At the counter both stand before the officer.
    const agreementId =
      "citizen" in by
        ? await checkAgreement(core, tx, {
            personId: given.personId!,
            code: procedure.code,
            form,
            answers: filled.answers,
            today: circumstances.today,
            id: body.coDeclarationId,
          })
        : undefined;
    const organisation = organisationOf(form, filled.answers, circumstances.today);
    const representation = representationOf(organisation, applicant.particulars, now());
    return insertDossier(
      core,
      tx,
      sealerOf(core),
      {
        ...given,
        agency,
        procedure,
        filledIn: filled,
        attachments,
        documents,
        ...(agreementId && { agreementId }),
        ...(representation && { representation }),
      },
      keep,
    );
  }

  /** Form 01 as it stands now. */
  async function receipt(row: CaseRow): Promise<ServedFile> {
    return served(await formPdf(await receiptOf(core, row)), `giay-tiep-nhan-${row.code}.pdf`);
  }

  /** Another form, in the words in which it was given. */
  async function givenForm(row: CaseRow, id: string): Promise<ServedFile> {
    return served(await formPdf(await givenFormOf(core, row, id)), `phieu-${id}-${row.code}.pdf`);
  }

  /** A dossier this agency has, that was entered at its counter: there alone an officer acts for its person. */
  async function entered(tx: Tx, office: Office, code: string): Promise<DossierInHand> {
    const row = await findCase(tx, { office }, code, { kind: "dossier", lock: true });
    const hand = await takeInHand(core, tx, row);
    if (hand.dossier.channel !== "counter") throw new Problem("transition-not-allowed");
    return hand;
  }

  type Who = Pick<DossierStep, "onBehalf"> & { by: Owner };

  /** A step that needs no more than a reason, if that. */
  async function ask(
    tx: Tx,
    hand: DossierInHand,
    action: "withdraw" | "requestRefund",
    who: Who,
    { reason }: { reason?: string },
  ): Promise<{ code: string }> {
    await takeDossierStep(core, tx, hand, { action, ...who, given: reason ? { reason } : {} });
    return { code: hand.row.code };
  }

  /** All that was asked for and what the new answers open, and nothing else. */
  async function supplement(tx: Tx, hand: DossierInHand, who: Who, body: Supplement): Promise<{ code: string }> {
    const { row, dossier, procedure } = hand;
    const request = openRequest(dossier.state);
    if (!request) throw new Problem("transition-not-allowed");
    const form = procedure.form!;
    const today = civilDate(row.sent_at);
    const { answers: before, vouched, isUnagreed } = filledIn(core, dossier);
    const items = askedItems(form, request);
    const asked = readAsked({ form, before, today, items, papers: await papersOf(tx, row.id) });
    const given = answersNow(asked, body.answers);
    const person = await provenOf(tx, who);
    const filled = person
      ? fillProven(form, given, { ...person, isProven: true }, today)
      : { answers: given, vouched: [] };
    const { answers } = filled;
    if (stopOf(form, answers, today)) throw new Problem("procedure-not-for-you");
    const give = toGive(asked, answers);
    const paths = Object.keys(body.answers);
    const allowed = [...items.map(({ id }) => id), ...pathsOf(give.opened.pages)];
    if (paths.some((path) => !allowed.includes(path))) throw new Problem("supplement-incomplete");
    const circumstances = { today, givenOn: civilDate(now()), communes: core.province.communeByCode };
    const faults = faultsOf(form, answers, circumstances);
    // What the citizen gives now must fit; the rest was checked when it was submitted.
    const theirs = faultsGiven(give, faults).filter(({ path }) => !filled.vouched.includes(path));
    if (theirs.length > 0)
      throw new Problem("invalid-request", { fields: theirs.map(({ path, rule }) => inAnswers(path, rule)) });
    const pages = checkPapers([...give.documents, ...give.opened.documents], body);
    const { declarations = [] } = body;
    checkDeclarations(give.opened.declarations, declarations);
    const attachments = await findFreeAttachments(tx, who.by, body.attachmentIds, { results: true });
    // What has no place any more by the new answers is no longer waited for.
    const supplied = new Set([...paths, ...body.papers.map(({ document }) => document), ...give.closed]);
    const done = request.items.filter(({ id }) => supplied.has(id)).map(({ id }) => ({ id }));
    const mayBeProven = openFields(form, answers, today).filter(({ prefill }) => prefill);
    const stillVouched = vouched.filter((path) => mayBeProven.some((open) => path.startsWith(`${open.path}.`)));
    // Both stood at the counter; what the citizen changes of it afterwards, the other one does not know.
    const isOpened = agreementOpened(asked, answers) !== undefined;
    const isChanged =
      dossier.channel === "counter" && isSharedChanged(core, form, [before, answers], today, row.subject_id);
    const isUnagreedNow =
      coDeclarationOf(form, answers, today) !== undefined &&
      ("citizen" in who.by ? isUnagreed || isOpened || isChanged : isUnagreed && !isOpened);
    const mended: FilledIn = {
      answers: prune(form, answers, today),
      vouched: [...stillVouched, ...filled.vouched],
      ...(isUnagreedNow && { isUnagreed: true }),
    };
    const [organisationBefore, organisation] = [before, answers].map((each) => organisationOf(form, each, today));
    const changed = organisation?.taxCode !== organisationBefore?.taxCode;
    const { eventId } = await takeDossierStep(core, tx, hand, {
      action: "supplement",
      ...who,
      given: { items: done, ...(body.text && { reason: body.text }) },
      change: {
        answers: sealerOf(core).seal(JSON.stringify(mended), aboutAnswers(row.id)),
        ...(give.opened.declarations.length > 0 && { declarations: declaredWith(dossier, give.opened.declarations) }),
      },
      ...(changed && { representation: { now: representationOf(organisation, person?.particulars, now()) } }),
    });
    await attachPapers(tx, attachments, pages, row.id, eventId);
    return { code: row.code };
  }

  /** Who was proven to be whom; of who stands at the counter nobody has said anything. */
  async function provenOf(tx: Tx, { by }: Who) {
    return "citizen" in by ? openPerson(tx, sealerOf(core), by.citizen.personId!) : undefined;
  }

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
    const starts = action === "accept" || (action === "resume" && !dossier.state.acceptedAt);
    if (starts && !body.dueOn && !allowedTime(procedure, dossier.channel)) throw unfit("dueOn");
    const isMoney = action === "requestPayment" || action === "charge";
    if (isMoney && amount === undefined) throw unfit("amount");
    if (!isMoney && amount !== undefined) throw unfit("amount", "additionalProperties");
    // Who signed is said with the result, once.
    if (action !== "finish" && signedBy !== undefined) throw unfit("signedBy", "additionalProperties");
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
    // What was proven is not the citizen's to say otherwise.
    const asked = askable(form, answers, sentOn)
      .map(({ open }) => open.path)
      .filter((path) => !vouched.some((each) => `${each}.`.startsWith(`${path}.`)));
    const wrong = items.filter(({ kind, id }) => !(kind === "document" ? papers : asked).includes(id));
    if (wrong.length > 0)
      throw new Problem("invalid-request", { fields: wrong.map(({ id }) => inBody(`items/${id}`, "enum")) });
    const titles = titlesOf(form, answers, sentOn);
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

/** What a card says agrees with itself: most mistyped numbers are noticed here. */
function checkCard({ identityNumber, birthDate, sex }: PersonAtCounter, today: string): void {
  const number = readIdentityNumber(identityNumber);
  if (!isCivilDate(birthDate)) throw unfit("person/birthDate", "type");
  if (birthDate > today) throw unfit("person/birthDate", "latest");
  if (number?.yearOfBirth !== Number(birthDate.slice(0, 4))) throw unfit("person/identityNumber", "identityYear");
  if (number.sex !== sex) throw unfit("person/identityNumber", "identitySex");
}

/** What was declared before, and what is now agreed to beside it. */
function declaredWith({ declarations }: DossierRow, opened: FormDeclaration[]): string {
  const others = declarations.filter(({ id }) => !opened.some((each) => each.id === id));
  return JSON.stringify([...others, ...opened.map(({ id, version }) => ({ id, version }))]);
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

function served(bytes: Buffer, name: string): ServedFile {
  const tag = createHash("sha1").update(bytes).digest("base64url");
  return { stream: Readable.from([bytes]), size: bytes.length, tag, type: "application/pdf", name, isPersonal: true };
}
