import { useCaseMessages } from "../../cases/messages.ts";
import { EmptyState, LinkCard } from "../../ui/index.ts";
import type { IconName } from "../../ui/icons.ts";

/** Nothing comes here before a dossier was handed in: how one begins. */
export function NothingYet({ icon, title, next }: { icon: IconName; title: string; next: string }) {
  const t = useCaseMessages().mine;
  return (
    <>
      <EmptyState icon={icon} title={title}>
        <p>{next}</p>
      </EmptyState>
      <LinkCard to="/procedures" icon="list-checks" title={t.dossier} />
    </>
  );
}
