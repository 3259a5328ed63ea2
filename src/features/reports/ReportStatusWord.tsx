import type { ReportStatus } from "../../../contract/types.ts";
import { StatusWord } from "../../ui/index.ts";
import { useReportMessages } from "./messages.ts";

const LOOKS = {
  received: { icon: "send", look: "neutral" },
  accepted: { icon: "clock", look: "accent" },
  answered: { icon: "circle-check", look: "success" },
  refused: { icon: "octagon-alert", look: "danger" },
} as const;

/** Where a report stands: a word, a shape, a colour. */
export function ReportStatusWord({ status }: { status: ReportStatus }) {
  const t = useReportMessages();
  return <StatusWord {...LOOKS[status]}>{t.status[status]}</StatusWord>;
}
