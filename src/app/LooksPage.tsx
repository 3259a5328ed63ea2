import { codeInGroups } from "../../contract/codes.ts";
import { listLooks, LOOKS } from "../cases/case/lists.ts";
import { usePages } from "../cases/case/pages.ts";
import { SeenAt } from "../cases/SeenAt.tsx";
import { capitalise, sayInstant } from "../lib/dates.ts";
import { paths } from "../lib/paths.ts";
import { useLanguage } from "../messages/messages.ts";
import "../session/session.ts";
import { Button, EmptyState, ErrorState, Screen, Skeleton } from "../ui/index.ts";
import { useSettingsMessages } from "./settingsMessages.ts";

/** Who looked at the citizen's name and phone number, and when. */
export default function LooksPage() {
  const t = useSettingsMessages().looks;
  const language = useLanguage();
  const { items, seenAt, error, refetch, more, loadingMore, moreError } = usePages(LOOKS, listLooks);
  return (
    <Screen title={t.title} parent={paths.settings}>
      <SeenAt at={seenAt} />
      <p className="mb-4">{t.lead}</p>
      {!items ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={6} />
        )
      ) : items.length === 0 ? (
        <EmptyState icon="shield" title={t.none}>
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <ul>
          {items.map(({ at, agency, caseCode }) => (
            <li key={`${at} ${caseCode}`} className="border-b border-line py-3">
              <p className="font-bold">{agency}</p>
              <p className="text-soft">
                <time dateTime={at}>{capitalise(sayInstant(at, language))}</time>
              </p>
              <p className="text-soft">{t.caseCode(codeInGroups(caseCode))}</p>
            </li>
          ))}
        </ul>
      )}
      {moreError && <ErrorState error={moreError} />}
      {more && (
        <div className="mt-4 flex flex-col">
          <Button look="secondary" busy={loadingMore} onClick={more}>
            {loadingMore ? t.loadingMore : t.more}
          </Button>
        </div>
      )}
    </Screen>
  );
}
