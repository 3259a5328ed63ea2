import type { Citation, NewDossier, OfficeDossierStep } from "../../contract/types.ts";

/** Days before today, and the hour in the province. */
export type When = [daysAgo: number, hour: number];

/** What happened next. The office's and the citizen's steps stand in one list, as in the case's own timeline. */
export type Step = { at: When } & (
  | { do: "accept" }
  | { do: "pass"; agency: string; reason?: string }
  | { do: "ask"; text: string }
  | { do: "reply"; text: string; pictures?: string[] }
  | { do: "answer"; text: string; pictures?: string[]; noPhotoReason?: string; citations?: Citation[] }
  | { do: "close"; reason: string }
  | { do: "refuse"; reason: string }
  | { do: "publish"; text?: string; title?: string }
  /** The same question as the example with this id. */
  | { do: "join"; into: string }
  | { do: "reopen"; text: string; pictures?: string[] }
  | { do: "rate"; level: number; text?: string }
);

interface Sent<Next> {
  /** Stable: who sends it and its idempotency keys are made of it. */
  id: string;
  /** Files of `pictures/`, without `.jpg`. */
  pictures: string[];
  /** Who sends it; absent: a Zalo account that shared neither name nor phone. */
  name?: string;
  sent: When;
  then: Next[];
}

interface Told extends Sent<Step> {
  text: string;
  mayPublish?: boolean;
}

/** A citizen's report as the examples tell it, and what came of it. Every person and event is invented. */
export interface ExampleReport extends Told {
  kindId: string;
  communeCode: string;
  landmark: string;
  point?: { latitude: number; longitude: number };
}

/** A citizen's question. The people are invented, the laws are not. */
export interface ExampleQuestion extends Told {
  topicId: string;
  title: string;
}

/** A step of the agency's; its days are counted from today. */
export type DossierStep = { at: When; pictures?: string[]; dueIn?: number; untilIn?: number } & Omit<
  OfficeDossierStep,
  "attachmentIds" | "dueOn" | "untilOn"
>;

/** A dossier of one of the people who hold the sandbox's phones, at the agency where they live. One for each procedure. */
export interface ExampleDossier
  extends Sent<DossierStep>, Pick<NewDossier, "procedureCode" | "answers" | "papers" | "delivery"> {
  person: "grandmother" | "student";
  name: string;
}

export type Example = ExampleReport | ExampleQuestion | ExampleDossier;
