import { useInfiniteQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useSearchParams } from "react-router-dom";
import { publicUrl } from "../../api/api.ts";
import { queryClient } from "../../api/queries.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Button, EmptyState, LinkCard, Screen, Skeleton } from "../../ui/index.ts";
import { listPublic } from "./api.ts";
import { useCategories } from "./categories.ts";
import { communes } from "./communes.ts";
import { useReportMessages } from "./messages.ts";
import { ReportCard } from "./ReportCard.tsx";
import { ReportPages } from "./ReportPages.tsx";

const PublicMap = lazy(() => import("./PublicMap.tsx"));

/** What others have told, as a list with two filters or on the map. The choices stand in the address, so back works. */
export default function PublicReportsPage() {
  const t = useReportMessages();
  const [params, setParams] = useSearchParams();
  const asMap = params.get("view") === "map";
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
      {asMap ? (
        <Suspense fallback={<Skeleton cards={3} />}>
          <PublicMap />
        </Suspense>
      ) : (
        <List commune={params.get("commune") ?? ""} category={params.get("category") ?? ""} choose={choose} />
      )}
    </Screen>
  );
}

interface ListProps {
  commune: string;
  category: string;
  choose: (name: string, value: string) => void;
}

function List({ commune, category, choose }: ListProps) {
  const t = useReportMessages();
  const language = useLanguage();
  const categories = useCategories();
  const query = useInfiniteQuery(
    {
      queryKey: ["reports", commune, category],
      queryFn: ({ pageParam }) =>
        listPublic({ cursor: pageParam, commune: commune || undefined, category: category || undefined }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor,
    },
    queryClient,
  );
  return (
    <>
      <Filter
        id="filter-commune"
        label={t.list.commune}
        all={t.list.allCommunes}
        value={commune}
        options={communes.map(({ code, fullName }) => ({ value: code, text: fullName }))}
        onChange={(value) => choose("commune", value)}
      />
      <Filter
        id="filter-category"
        label={t.list.category}
        all={t.list.allCategories}
        value={category}
        options={categories.map(({ id, title }) => ({ value: id, text: localText(title, language) }))}
        onChange={(value) => choose("category", value)}
      />
      <ReportPages
        query={query}
        card={(report) => (
          <ReportCard
            report={report}
            to={`/reports/${report.code}`}
            picture={
              report.thumbUrl && (
                <img src={publicUrl(report.thumbUrl)} alt="" loading="lazy" className="h-full w-full object-cover" />
              )
            }
          />
        )}
        empty={
          <>
            <EmptyState icon="search" title={t.list.empty}>
              <p>{t.list.emptyNext}</p>
            </EmptyState>
            <LinkCard to="/reports/new" icon="camera" title={t.mine.emptyAction} />
          </>
        }
      />
    </>
  );
}

interface FilterProps {
  id: string;
  label: string;
  all: string;
  value: string;
  options: { value: string; text: string }[];
  onChange: (value: string) => void;
}

/** A native select: the phone's own list, which every screen reader and every old webview knows. */
function Filter({ id, label, all, value, options, onChange }: FilterProps) {
  return (
    <div className="mb-4">
      <label htmlFor={id} className="mb-1 block font-bold">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="block w-full min-h-touch rounded-card border border-edge bg-surface px-3 py-2"
      >
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
