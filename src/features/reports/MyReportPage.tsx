import { useParams } from "react-router-dom";
import type { Case } from "../../../contract/types.ts";
import { MyCaseScreen } from "../../cases/case/MyCaseScreen.tsx";
import { paths } from "../../lib/paths.ts";
import { useKindTitle } from "./categories.ts";
import { PlaceInWords } from "./ReportCard.tsx";
import { useReportMessages } from "./messages.ts";

/** One of my reports, with its answer. */
export default function MyReportPage() {
  const t = useReportMessages();
  const { code = "" } = useParams();
  const kindTitle = useKindTitle();
  const titleOf = ({ report }: Case) => (report ? kindTitle(report.kindId) : t.detail.title);
  return (
    <MyCaseScreen
      code={code}
      parent={paths.mine}
      titleOf={titleOf}
      about={(item) => item.report && <PlaceInWords place={item.report.place} />}
      words={t.caseWords}
    />
  );
}
