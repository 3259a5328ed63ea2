/** The report being written, as its steps and their frame see it. */
import { findKind, REPORT_LIMITS } from "../../../contract/reports.ts";
import { toNfc } from "../../../contract/text.ts";
import { createDraftStore, useDraftStore } from "../../cases/draft/draft.ts";
import { useFiles } from "../../cases/files/FileStrip.tsx";
import { stepPath, type CaseForm } from "../../cases/form/form.ts";
import { useContact } from "../../cases/form/WhoMaySee.tsx";
import { getSettings } from "../../lib/settings.ts";
import { localText } from "../../lib/text.ts";
import { getCategories, useCategories, useKindTitle } from "./categories.ts";
import { communeName } from "./communes.ts";
import { useReportMessages } from "./messages.ts";
import { EMPTY, unfinished, type PlaceAnswer, type ReportAnswers, type Step } from "./rules.ts";

export const store = createDraftStore<ReportAnswers>(
  {
    service: "reports",
    version: "1",
    empty: EMPTY,
    title: titleOf,
    firstUnfinished: (answers) => unfinished(answers)?.step ?? "",
  },
  REPORT_LIMITS.attachments,
);

export const form: CaseForm<ReportAnswers, Step> = {
  path: "/reports/new",
  startPath: (draftId) => `/reports/new?about=${draftId}`,
  steps: () => ["words", "place", "privacy", "review"],
  store,
  unfinished,
  useParts() {
    const { fields: t, place: words, review } = useReportMessages();
    const kindTitle = useKindTitle();
    const isNeverPublic = useNeverPublic();
    const held = useFiles(store.files).filter(({ status }) => status !== "refused").length;
    const { name, allowed } = useContact(review.contactShared);
    return ({ kindId, text, place, mayPublish, shareContact }) => {
      const { communeCode, landmark, point } = place;
      const where = [communeCode && communeName(communeCode), landmark.trim(), point && words.withPoint];
      const publishing = isNeverPublic(kindId)
        ? review.publishNever
        : mayPublish
          ? review.publishYes
          : review.publishNo;
      return {
        kindId: [t.kindId, kindId && kindTitle(kindId), ""],
        text: [t.text, text.trim(), "words"],
        files: [t.files, review.photoCount(held), "words"],
        place: [t.place, where.filter(Boolean).join(", "), "place"],
        mayPublish: [t.mayPublish, publishing, "privacy"],
        shareContact: [t.shareContact, shareContact && allowed ? name : review.contactNone, "privacy"],
      };
    };
  },
};

export const useAnswers = (): ReportAnswers => useDraftStore(store).answers;

export function changePlace(part: Partial<PlaceAnswer>): void {
  store.change({ place: { ...store.get().answers.place, ...part } });
}

/** Ways to show the place, each a screen of its own under that step. */
export type Way = "gps" | "pin" | "commune";
export const placePath = (way?: Way): string => stepPath(form, "place") + (way ? `&way=${way}` : "");

/** Whether only the police may read reports of a kind. */
export function useNeverPublic(): (kindId: string) => boolean {
  const categories = useCategories();
  return (kindId) => findKind(categories, kindId)?.kind.audience === "police";
}

/** How its writer recognises it: the subject, and how the words begin. */
export function titleOf({ kindId, text }: ReportAnswers): string {
  const kind = findKind(getCategories(), kindId)?.kind;
  const words = toNfc(text).trim().replace(/\s+/g, " ");
  return [
    kind && localText(kind.title, getSettings().language),
    words.length > 60 ? `${words.slice(0, 60).trim()}…` : words,
  ]
    .filter(Boolean)
    .join(": ");
}
