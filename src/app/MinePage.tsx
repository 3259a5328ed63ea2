import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { Link, useNavigate } from "react-router-dom";
import { addDays, civilDate } from "../../contract/calendar.ts";
import { isOpen } from "../../contract/cases.ts";
import { codeInGroups } from "../../contract/codes.ts";
import type { CaseKind, CaseSummary } from "../../contract/types.ts";
import { MyPicture, PublicPicture } from "../cases/case/Attachments.tsx";
import { actOf, holds } from "../cases/case/caseDraft.ts";
import { FOLLOWED, listFollowed, listMine, MINE } from "../cases/case/lists.ts";
import { usePages, type Pages } from "../cases/case/pages.ts";
import { CaseStatusWord } from "../cases/case/StatusWord.tsx";
import { useDrafts, type BegunDraft } from "../cases/draft/useDrafts.ts";
import { useCaseMessages } from "../cases/messages.ts";
import { OutboxCard } from "../cases/outbox/OutboxCard.tsx";
import { useOutbox } from "../cases/outbox/outbox.ts";
import { SeenAt } from "../cases/SeenAt.tsx";
import type { FeatureCases } from "../features/feature.ts";
import { now } from "../lib/clock.ts";
import { sayDate, sayInstant } from "../lib/dates.ts";
import { paths } from "../lib/paths.ts";
import { useLanguage, useMessages } from "../messages/messages.ts";
import { useSession } from "../session/useSession.ts";
import { Button, Card, EmptyState, ErrorState, LinkCard, Notice, Screen, Skeleton, StatusWord } from "../ui/index.ts";
import { features } from "./features.ts";
import { useProvinceNow } from "./provinceNow.ts";

/** A draft is warned of when the server deletes it within so many days. */
const WARN_DAYS = 7;

const casesOf = (kind: CaseKind): FeatureCases | undefined => features.find(({ cases }) => cases?.kind === kind)?.cases;

/** “Việc của tôi”: what needs the citizen first, then what is on its way, begun, sent and followed. */
export default function MinePage() {
  const { tabs } = useMessages();
  const { mine: t } = useCaseMessages();
  const entries = useOutbox();
  const { drafts, remove } = useDrafts();
  const sent = usePages(MINE, listMine);
  const followed = usePages(FOLLOWED, listFollowed);

  const refused = entries.filter(({ state }) => state === "needs-you");
  const onTheWay = entries.filter(({ state }) => state === "waiting" || state === "sending");
  const answering = (code: string) => {
    const ofIt = entries.filter(({ path, state }) => path?.code === code && state !== "sent");
    return holds(ofIt, "reply") || holds(ofIt, "supplement");
  };
  const asked = (sent.items ?? []).filter(({ status, code }) => status === "waiting" && !answering(code));
  const others = (sent.items ?? []).filter((item) => !asked.includes(item));
  const nothing =
    entries.every(({ state }) => state === "sent") &&
    drafts?.length === 0 &&
    sent.items?.length === 0 &&
    !followed.items?.length;

  return (
    <Screen title={tabs.mine}>
      <SeenAt at={sent.seenAt ?? followed.seenAt} />
      {(refused.length > 0 || asked.length > 0) && (
        <Group title={t.needsYou}>
          {refused.map((entry) => (
            <li key={entry.key} className="mb-3">
              <OutboxCard entry={entry} />
            </li>
          ))}
          {asked.map((item) => (
            <li key={item.code} className="mb-3">
              <MyCase item={item} note={t.asked} />
            </li>
          ))}
        </Group>
      )}
      {onTheWay.length > 0 && (
        <Group title={t.onTheWay}>
          {onTheWay.map((entry) => (
            <li key={entry.key} className="mb-3">
              <OutboxCard entry={entry} />
            </li>
          ))}
        </Group>
      )}
      <Drafts drafts={drafts ?? []} remove={remove} />
      {nothing ? (
        <Nothing />
      ) : (
        <>
          <Sent pages={sent} items={others} />
          {followed.items && followed.items.length > 0 && (
            <Group title={t.followed} after={<More pages={followed} />}>
              {followed.items.map(({ summary, changed }) => (
                <li key={summary.code} className="mb-3">
                  <FollowedCase item={summary} changed={changed} />
                </li>
              ))}
            </Group>
          )}
        </>
      )}
      <Dossiers sent={sent} />
    </Screen>
  );
}

/** To who has not proven who they are no dossier is listed: a quiet word of it. To others, the way to their papers. */
function Dossiers({ sent }: { sent: Pages<CaseSummary> }) {
  const { mine: t } = useCaseMessages();
  const { modules } = useProvinceNow();
  const state = useSession();
  if (state.status !== "ready") return null;
  if (state.session.level === 2) {
    const some = sent.items?.some(({ kind, status }) => kind === "dossier" && status === "answered");
    return some ? <LinkCard to={paths.papers} icon="list-checks" title={t.papers} text={t.papersText} /> : null;
  }
  if (!modules.some(({ id, open }) => id === "dossiers" && open)) return null;
  const ask = async () => {
    const { askForLevel } = await import("../session/gate.tsx");
    if (await askForLevel(2)) await sent.refetch();
  };
  return (
    <p className="mt-2 text-soft">
      {t.hidden}{" "}
      <Button look="quiet" className="-ml-4" onClick={() => void ask()}>
        {t.hiddenAction}
      </Button>
    </p>
  );
}

function Group({ title, children, after }: { title: string; children: ReactNode; after?: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mb-6">
      <h2 id={id} className="mb-3 text-title">
        {title}
      </h2>
      <ul>{children}</ul>
      {after}
    </section>
  );
}

function Sent({ pages, items }: { pages: Pages<CaseSummary>; items: CaseSummary[] }) {
  const { mine: t } = useCaseMessages();
  if (!pages.items) {
    return pages.error ? (
      <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
    ) : (
      <Skeleton cards={3} />
    );
  }
  if (items.length === 0) return <More pages={pages} />;
  return (
    <Group title={t.sent} after={<More pages={pages} />}>
      {items.map((item) => (
        <li key={item.code} className="mb-3">
          <MyCase item={item} />
        </li>
      ))}
    </Group>
  );
}

/** The next page of a list, how many there are for who cannot see them, and what went wrong. */
function More({ pages }: { pages: Pages<unknown> }) {
  const { mine: t } = useCaseMessages();
  return (
    <>
      <p role="status" className="visually-hidden">
        {t.loaded(pages.items?.length ?? 0)}
      </p>
      {pages.moreError && <ErrorState error={pages.moreError} />}
      {pages.more && (
        <div className="flex flex-col">
          <Button look="secondary" busy={pages.loadingMore} onClick={pages.more}>
            {pages.loadingMore ? t.loadingMore : t.more}
          </Button>
        </div>
      )}
    </>
  );
}

function Nothing() {
  const { mine: t } = useCaseMessages();
  return (
    <>
      <EmptyState icon="list-checks" title={t.empty}>
        <p>{t.emptyNext}</p>
      </EmptyState>
      <ul>
        {features.map(
          ({ id, cases }) =>
            cases && (
              <li key={id} className="mb-3">
                <LinkCard to={cases.newPath} icon={cases.icon} title={t[cases.kind]} />
              </li>
            ),
        )}
      </ul>
    </>
  );
}

function Drafts({ drafts, remove }: { drafts: BegunDraft[]; remove(draft: BegunDraft): Promise<void> }) {
  const { mine: t } = useCaseMessages();
  const [said, setSaid] = useState("");
  const box = useRef<HTMLDivElement>(null);
  return (
    <div ref={box} tabIndex={-1} style={{ outline: "none" }}>
      {drafts.length > 0 && (
        <Group title={t.drafts}>
          {drafts.map((draft) => (
            <li key={draft.id} className="mb-3">
              <DraftCard
                draft={draft}
                onDelete={async () => {
                  await remove(draft);
                  setSaid(t.deleted);
                  box.current?.focus();
                }}
              />
            </li>
          ))}
        </Group>
      )}
      <p role="status" className={said ? "mb-4 text-soft" : "visually-hidden"}>
        {said}
      </p>
    </div>
  );
}

/** Where writing goes on, and what the draft is called if it has no title. */
function usePlaceOf({ id, service }: BegunDraft): { path?: string; name: string } {
  const { mine: t } = useCaseMessages();
  const about = actOf(service);
  if (about) {
    const name = { reply: t.draftReply, reopen: t.draftReopen, rate: t.draftRate, supplement: t.draftSupplement }[
      about.act
    ];
    return { path: casesOf(about.kind)?.minePath(about.code), name: name(codeInGroups(about.code)) };
  }
  const [featureId, of] = service.split(":");
  const feature = features.find((each) => each.id === featureId);
  if (of && feature?.draftPath) return { path: `${feature.draftPath(of)}?draft=${id}`, name: t.draftDossier };
  const cases = feature?.cases;
  if (!cases) return { name: t.untitled };
  return { path: `${cases.newPath}?draft=${id}`, name: t.kind[cases.kind] };
}

function DraftCard({ draft, onDelete }: { draft: BegunDraft; onDelete(): Promise<void> }) {
  const { mine: t } = useCaseMessages();
  const language = useLanguage();
  const navigate = useNavigate();
  const { path, name } = usePlaceOf(draft);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const sure = useRef<HTMLDivElement>(null);
  useEffect(() => sure.current?.focus(), [asking]);
  const { title, savedAt, device, deletedOn } = draft;
  const words = title || t.untitled;
  const saved = sayInstant(savedAt, language);
  const soon = deletedOn && deletedOn <= addDays(civilDate(now()), WARN_DAYS);
  return (
    <Card>
      <h3 className="break-words text-lead font-bold">{words}</h3>
      <p className="text-soft">
        {name} · {device ? t.savedOn(saved, device) : t.savedAt(saved)}
      </p>
      {soon && (
        <div className="mt-2">
          <Notice kind="warning" title={t.deletedOn(sayDate(deletedOn, language))} />
        </div>
      )}
      {asking ? (
        <div ref={sure} tabIndex={-1} role="group" aria-label={t.deleteDraftNamed(words)} className="mt-3">
          <p>{t.deleteSure}</p>
          <div className="mt-2 flex flex-col">
            <Button
              look="danger"
              busy={busy}
              onClick={() => {
                setBusy(true);
                void onDelete().finally(() => setBusy(false));
              }}
            >
              {t.deleteYes}
            </Button>
            <Button look="secondary" className="mt-2" onClick={() => setAsking(false)}>
              {t.deleteNo}
            </Button>
          </div>
        </div>
      ) : (
        <div className="mt-3 flex flex-col">
          {path && (
            <Button look="secondary" onClick={() => navigate(path)}>
              {t.continueDraft}
            </Button>
          )}
          <Button
            look="quiet"
            icon="trash-2"
            className="mt-1"
            aria-label={t.deleteDraftNamed(words)}
            onClick={() => setAsking(true)}
          >
            {t.deleteDraft}
          </Button>
        </div>
      )}
    </Card>
  );
}

/** The picture a summary names, as an attachment: its id is the last part of the address before the size. */
const pictureOf = ({ thumbUrl }: CaseSummary) => {
  const id = /\/attachments\/([^/?]+)/.exec(thumbUrl ?? "")?.[1];
  return id ? { id, type: "image/webp" as const } : undefined;
};

function MyCase({ item, note }: { item: CaseSummary; note?: string }) {
  const cases = casesOf(item.kind);
  const picture = pictureOf(item);
  if (!cases) return null;
  return (
    <CaseCard
      item={item}
      cases={cases}
      to={cases.minePath(item.code)}
      note={note}
      picture={picture && <MyPicture code={item.code} attachment={picture} size="thumb" alt="" />}
    />
  );
}

function FollowedCase({ item, changed }: { item: CaseSummary; changed: boolean }) {
  const { mine: t } = useCaseMessages();
  const cases = casesOf(item.kind);
  const picture = pictureOf(item);
  if (!cases) return null;
  return (
    <CaseCard
      item={item}
      cases={cases}
      to={cases.publicPath(item.code)}
      note={changed ? t.changed : undefined}
      picture={picture && <PublicPicture code={item.code} attachment={picture} size="thumb" alt="" />}
    />
  );
}

interface CaseCardProps {
  item: CaseSummary;
  cases: FeatureCases;
  to: string;
  note?: string;
  picture?: ReactNode;
}

/** One case in a list. `picture` is decoration: the words say what it is. */
function CaseCard({ item, cases, to, note, picture }: CaseCardProps) {
  const { mine: t, status, dossierStatus } = useCaseMessages();
  const language = useLanguage();
  const subject = cases.useSubject()(item.subjectId);
  const isDossier = item.kind === "dossier";
  // A dossier's time begins when it is accepted, and stands still while it waits for its citizen.
  const isPromised = isDossier ? item.status === "accepted" : isOpen(item.status);
  return (
    <Link to={to} className="pressable block rounded-card border border-line bg-surface p-4 shadow-card">
      <span className="-mr-3 flex flex-wrap items-start">
        <span className="mr-3 min-w-0 grow basis-40">
          <span className="block break-words text-lead font-bold">{item.title || subject || t.kind[item.kind]}</span>
          <span className="block break-words">{item.excerpt}</span>
        </span>
        {picture && <span className="mb-2 mr-3 h-16 w-16 shrink-0 overflow-hidden rounded-lg bg-page">{picture}</span>}
      </span>
      <span className="mt-1 block text-soft">{codeInGroups(item.code)}</span>
      <span className="block text-soft">
        {t.kind[item.kind]} · {sayDate(civilDate(new Date(item.sentAt)), language)}
      </span>
      {isPromised && (
        <span className="block text-soft">{(isDossier ? t.untilResult : t.until)(sayDate(item.dueOn, language))}</span>
      )}
      <span className="mt-2 block">
        <CaseStatusWord status={item.status} late={item.late} words={isDossier ? dossierStatus : status} />
      </span>
      {note && (
        <span className="mt-2 block">
          <StatusWord icon="bell" look="accent">
            {note}
          </StatusWord>
        </span>
      )}
    </Link>
  );
}
