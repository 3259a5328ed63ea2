import { isApiError, isNotFound } from "../../api/errors.ts";
import { EmptyState, ErrorState, LinkCard, Screen, Skeleton } from "../../ui/index.ts";
import { useDossierMessages } from "./messages.ts";
import { procedurePath } from "./paths.ts";

/** Before the form is here, and where there is none. */
export function Opening({ code, error, onRetry }: { code: string; error: unknown; onRetry: () => void }) {
  const t = useDossierMessages();
  return (
    <Screen title={t.title} parent={procedurePath(code)}>
      {isNotFound(error) ? (
        <>
          <EmptyState icon="search" title={t.notFound.title}>
            <p>{t.notFound.next}</p>
          </EmptyState>
          <LinkCard to={procedurePath(code)} icon="list-checks" title={t.toProcedure} />
        </>
      ) : isApiError(error, "procedure-abolished") ? (
        <>
          <ErrorState error={error} />
          <LinkCard to={procedurePath(code)} icon="list-checks" title={t.toProcedure} />
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={onRetry} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Screen>
  );
}
