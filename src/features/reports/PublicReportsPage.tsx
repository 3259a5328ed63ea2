import { lazy, Suspense } from "react";
import { useSearchParams } from "react-router-dom";
import type { CaseStatus } from "../../../contract/types.ts";
import { SeenPages } from "../../cases/SeenPages.tsx";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Button, EmptyState, LinkCard, Screen, Skeleton } from "../../ui/index.ts";
import { Select } from "../../ui/Select.tsx";
import { listPublic } from "./api.ts";
import { useCategories } from "./categories.ts";
import { communes } from "./communes.ts";
import { useReportMessages } from "./messages.ts";
import { ReportCard } from "./ReportCard.tsx";

const PublicMap = lazy(() => import("./PublicMap.tsx"));

/** Kept in the address, each where it is chosen. */
export interface Filters {
  commune?: string;
  category?: string;
  status?: CaseStatus;
}

/** The first page comes fast on a slow network; whoever goes on reads much. */
const PAGE = { first: 20, next: 50 };

/** What others have told, as a list or on the map, with the same filters. The choices stand in the address, so back works. */
export default function PublicReportsPage() {
  const t = useReportMessages();
  const language = useLanguage();
  const categories = useCategories();
  const [params, setParams] = useSearchParams();
  const asMap = params.get("view") === "map";
  const words = t.caseWords.status;
  const status = (Object.keys(words) as CaseStatus[]).find((each) => each === params.get("status"));
  const chosen: Filters = {
    ...given("commune", params.get("commune")),
    ...given("category", params.get("category")),
    ...given("status", status),
  };
  const { commune = "", category = "" } = chosen;
  const choose = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  };
  return (
    <Screen title={t.list.title}>
      <div role="group" aria-label={t.list.view} className="-m-1 mb-3 flex flex-wrap">
        {[false, true].map((map) => (
          <Button
            key={String(map)}
            look={map === asMap ? "primary" : "secondary"}
            aria-pressed={map === asMap}
            onClick={() => choose("view", map ? "map" : "")}
            className="m-1 grow basis-32"
          >
            {map ? t.list.asMap : t.list.asList}
          </Button>
        ))}
      </div>
      <Select
        id="filter-commune"
        label={t.list.commune}
        all={t.list.allCommunes}
        value={commune}
        options={communes.map(({ code, fullName }) => ({ value: code, text: fullName }))}
        onChange={(value) => choose("commune", value)}
      />
      <Select
        id="filter-category"
        label={t.list.category}
        all={t.list.allCategories}
        value={category}
        options={categories.map(({ id, title }) => ({ value: id, text: localText(title, language) }))}
        onChange={(value) => choose("category", value)}
      />
      <Select
        id="filter-status"
        label={t.list.status}
        all={t.list.allStatuses}
        value={status ?? ""}
        options={Object.entries(words).map(([value, text]) => ({ value, text }))}
        onChange={(value) => choose("status", value)}
      />
      {asMap ? (
        <Suspense fallback={<Skeleton cards={3} />}>
          <PublicMap filters={chosen} />
        </Suspense>
      ) : (
        <SeenPages
          key={[commune, category, status].join(" ")}
          queryKey={["reports", commune, category, status ?? ""]}
          fetch={({ cursor, signal }) =>
            listPublic({ ...chosen, cursor, limit: cursor ? PAGE.next : PAGE.first }, { signal })
          }
          count={t.list.loaded}
          card={(report, near) => <ReportCard report={report} withPicture={near} />}
          empty={
            <>
              <EmptyState icon="search" title={t.list.empty}>
                <p>{t.list.emptyNext}</p>
              </EmptyState>
              <LinkCard to="/reports/new" icon="camera" title={t.list.emptyAction} />
            </>
          }
        />
      )}
    </Screen>
  );
}

const given = <Name extends keyof Filters>(name: Name, value: Filters[Name] | null) => (value ? { [name]: value } : {});
