/** What the citizen has begun and not sent, on this phone and on others. */
import { useCallback, useEffect, useMemo, useState } from "react";
import { uploads } from "../files/uploads.ts";
import { useOutbox } from "../outbox/outbox.ts";
import { useSeen } from "../seen.ts";
import { DRAFTS, draftsBeingSent, endDraft, endedDrafts, keptDrafts, listServerDrafts } from "./kept.ts";

export interface BegunDraft {
  id: string;
  service: string;
  title?: string;
  /** UTC instant. */
  savedAt: string;
  /** Which phone, where it was another one. */
  device?: string;
  /** Civil date on which the server deletes it. */
  deletedOn?: string;
  /** The phone's own ids of its files. */
  files: string[];
}

interface OnPhone {
  kept: Awaited<ReturnType<typeof keptDrafts>>;
  /** Ended here, or handed to the outbox: the server may still list them. */
  gone: Set<string>;
}

export interface Drafts {
  /** Last saved first; undefined until the phone's own are read. */
  drafts: BegunDraft[] | undefined;
  /** Thrown away, with its files, here and on the server. */
  remove(draft: BegunDraft): Promise<void>;
}

export function useDrafts(): Drafts {
  const { data: onServer } = useSeen(DRAFTS, ({ signal }) => listServerDrafts(signal), { staleTime: 0 });
  const [onPhone, setOnPhone] = useState<OnPhone>();
  const entries = useOutbox();
  const look = useCallback(async () => {
    const [kept, ended, sending] = [await keptDrafts(), await endedDrafts(), await draftsBeingSent()];
    setOnPhone({ kept: kept.filter(({ id }) => !sending.has(id)), gone: new Set([...ended, ...sending]) });
  }, []);
  // What was sent, here or on another phone, is begun no more.
  useEffect(() => void look().catch(() => undefined), [look, entries, onServer]);

  const drafts = useMemo(() => {
    if (!onPhone) return undefined;
    const summaries = onServer?.items ?? [];
    const here = onPhone.kept.map(({ id, service, title, savedAt, deletedOn, attachments }): BegunDraft => {
      const summary = summaries.find((each) => each.id === id);
      return {
        id,
        service,
        title,
        savedAt,
        deletedOn: summary?.deletedOn ?? deletedOn,
        files: attachments.map((file) => file.id),
      };
    });
    const elsewhere = summaries
      .filter(({ id }) => !onPhone.gone.has(id) && !here.some((draft) => draft.id === id))
      .map(({ id, service, title, savedAt, device, deletedOn }): BegunDraft => {
        return { id, service, title, savedAt, device, deletedOn, files: [] };
      });
    return [...here, ...elsewhere].sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  }, [onPhone, onServer]);

  return {
    drafts,
    async remove({ id, service, files }) {
      await endDraft(id, service);
      for (const fileId of files) await uploads.forget(fileId);
      await look();
    },
  };
}
