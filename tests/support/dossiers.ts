// Dossiers of the invented province, handed in and worked on by the API alone.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addDays, civilDate } from "../../contract/calendar.ts";
import type { Case, NewDossier, OfficeDossierStep } from "../../contract/types.ts";
import { jpeg } from "./pictures.ts";
import { newKey, type Answered, type TestServer } from "./server.ts";

const demo = join(import.meta.dirname, "..", "..", "provinces", "demo");
const { agencies } = JSON.parse(readFileSync(join(demo, "agencies.json"), "utf8"));
export const [AGENCY, OTHER_AGENCY] = agencies as { code: string; communeCode: string; name: string }[];

/** Library card, 1.900001: the citizen applies for themself, an ordinary grown-up. */
export function libraryCard(
  communeCode: string,
  attachmentIds: string[],
  startsOn: string,
  more: Partial<NewDossier> = {},
): NewDossier {
  return {
    procedureCode: "1.900001",
    formVersion: 1,
    communeCode,
    answers: {
      wish: "borrow",
      behalf: "self",
      reader: { proven: true, residence: { place: "elsewhere", words: "12 đường Hải Đăng" } },
      cardKind: "digital",
      startsOn,
      phone: "0900000021",
    },
    papers: attachmentIds.length ? [{ document: "photoPaper", pages: attachmentIds.length }] : [],
    attachmentIds,
    declarations: [
      { id: "truth", version: 1 },
      { id: "processing", version: 1 },
    ],
    delivery: { method: "electronic" },
    ...more,
  };
}

/** The same, at the first agency, from three days hence. */
export const cardOf = (server: TestServer, attachmentIds: string[], more: Partial<NewDossier> = {}): NewDossier =>
  libraryCard(AGENCY!.communeCode, attachmentIds, addDays(civilDate(server.clock.now()), 3), more);

/** For a child of theirs: what is shared with the school is agreed to as well. */
export const cardForAChild = (server: TestServer): Pick<NewDossier, "answers" | "declarations"> => ({
  answers: {
    wish: "borrow",
    behalf: "child",
    reader: {
      fullName: "Lê Thị Bé",
      birthDate: "2016-01-15",
      sex: "female",
      residence: { place: "elsewhere", words: "Xã Bình Minh Đảo" },
    },
    school: "Tiểu học Bình Minh",
    cardKind: "digital",
    startsOn: addDays(civilDate(server.clock.now()), 3),
    applicant: { proven: true },
    phone: "0900000021",
  },
  declarations: ["truth", "processing", "sharing"].map((id) => ({ id, version: 1 })),
});

export const submit = (server: TestServer, token: string, body: NewDossier, key = newKey()): Promise<Answered<Case>> =>
  server.go("/v1/dossiers", { token, key, body });

/** One that is there, with one page of paper. */
export async function submitted(server: TestServer, token: string, more: Partial<NewDossier> = {}): Promise<Case> {
  const page = await server.upload(token, await jpeg());
  const answer = await submit(server, token, cardOf(server, [page.id], more));
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
}

/** An agency's key for its dossiers. */
export const agencyKey = (server: TestServer, agency = AGENCY!.name): Promise<string> =>
  server.running.issueOfficeKey({
    agency,
    scopes: ["cases:read", "cases:write", "dossiers:read", "dossiers:write", "dossiers:enter"],
  });

export const step = (
  server: TestServer,
  office: string,
  code: string,
  body: OfficeDossierStep,
  key = newKey(),
): Promise<Answered> => server.go(`/v1/office/cases/${code}/dossier-steps`, { office, key, body });
