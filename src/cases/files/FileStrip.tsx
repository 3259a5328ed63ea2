import { useEffect, useId, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { getHost, isHostError, type Host } from "../../host/host.ts";
import { Button, Icon, Notice } from "../../ui/index.ts";
import { useCaseMessages } from "../messages.ts";
import type { CaseFile, Files } from "./files.ts";
import { fetchUploadsAhead } from "./uploads.ts";

export const useFiles = (files: Files): readonly CaseFile[] =>
  useSyncExternalStore(files.subscribe, files.list, files.list);

type Words = ReturnType<typeof useCaseMessages>["files"];

interface Props {
  files: Files;
  max: number;
  /** Whether the form takes PDF files, too. */
  pdf?: boolean;
  /** What this form says otherwise of its files. */
  words?: Partial<Omit<Words, "title">> & { title?: () => ReactNode };
  /** What a file is called by its place among the others; without it by the number it was picked with. */
  nameOf?(index: number): string;
  /** What else can be done with a file, under it. */
  more?(file: CaseFile, index: number, name: string): ReactNode;
}

/** Taking photos and choosing files, seeing how far each has gone, trying again and taking back. */
export function FileStrip({ files: tray, max, pdf = false, words, nameOf: nameAt, more }: Props) {
  const t = { ...useCaseMessages().files, ...words };
  const headingId = useId();
  const files = useFiles(tray);
  const nameOf = (file: CaseFile) =>
    nameAt ? nameAt(files.indexOf(file)) : file.kind === "pdf" ? t.pdf(file.number) : t.picture(file.number);
  const host = useRef<Host>();
  const [notice, setNotice] = useState<string>();
  const [said, setSaid] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const held = files.filter(({ status }) => status !== "refused").length;

  // Loaded before it is needed: a file chooser opens only from within the press itself.
  useEffect(() => {
    void getHost()
      .then((loaded) => {
        host.current = loaded;
      })
      .catch(() => undefined);
    void fetchUploadsAhead().catch(() => undefined); // the first file loads it again
  }, []);

  // Said once per file, not once per percent.
  const stored = files.filter(({ status }) => status === "stored").length;
  const going = files.some(({ status }) => status === "waiting" || status === "preparing" || status === "uploading");
  const progress = held === 0 ? "" : going ? t.progress(stored, held) : stored === held ? t.allStored(held) : "";
  useEffect(() => {
    if (held > 0) setSaid(progress);
  }, [held, progress]);

  async function pick(source: "camera" | "album" | "document") {
    setNotice(undefined);
    try {
      const phone = host.current ?? (await getHost());
      const picked = await (source === "document"
        ? phone.pickDocuments(max - held)
        : phone.pickPhotos(max - held, source));
      const left = tray.add(picked);
      if (left > 0) setNotice(t.noRoom(left, max));
    } catch (error) {
      if (isHostError(error, "cancelled")) return;
      setNotice(isHostError(error, "denied") ? t.notAllowed : t.notOpened);
    }
  }

  function remove(file: CaseFile) {
    tray.remove(file.id);
    setSaid(t.removed(nameOf(file)));
    heading.current?.focus();
  }

  return (
    <section aria-labelledby={headingId} className="mb-5">
      <h2 id={headingId} ref={heading} tabIndex={-1} className="text-lead font-bold">
        {t.title(pdf)}
      </h2>
      <p className="mt-1 text-soft">{t.hint(max, pdf)}</p>
      {files.length > 0 && (
        <ul className="mt-2">
          {files.map((file, index) => (
            <li key={file.id} className="mb-2">
              <Row file={file} name={nameOf(file)} onRetry={() => tray.retry(file.id)} onRemove={() => remove(file)} />
              {more?.(file, index, nameOf(file))}
            </li>
          ))}
        </ul>
      )}
      <p aria-live="polite" className={said ? "mt-1 text-soft" : "visually-hidden"}>
        {said}
      </p>
      {notice && (
        <div className="mt-2">
          <Notice kind="warning" title={notice} live />
        </div>
      )}
      {held >= max ? (
        <p className="mt-2">{t.full(max)}</p>
      ) : (
        <div className="mt-3 flex flex-col">
          <Button look="secondary" icon="camera" onClick={() => void pick("camera")}>
            {t.camera}
          </Button>
          <div className="-mx-4 flex flex-wrap justify-center">
            <Button look="quiet" onClick={() => void pick("album")}>
              {t.album}
            </Button>
            {pdf && (
              <Button look="quiet" onClick={() => void pick("document")}>
                {t.document}
              </Button>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

interface RowProps {
  file: CaseFile;
  name: string;
  onRetry: () => void;
  onRemove: () => void;
}

function Row({ file, name, onRetry, onRemove }: RowProps) {
  const t = useCaseMessages().files;
  const { status, percent, previewUrl, problem } = file;
  const word = {
    waiting: t.waiting,
    preparing: t.preparing,
    uploading: t.uploading(percent),
    stored: t.stored,
    refused: t.refused,
    failed: t.failed,
  }[status];
  const wrong = status === "refused" || status === "failed";
  const sentences = t.problems as Record<string, string>;
  return (
    <div className={`rounded-card border bg-surface p-2 ${wrong ? "border-danger" : "border-line"}`}>
      <div className="flex items-center">
        <div className="h-16 w-16 shrink-0 overflow-hidden rounded-lg bg-page">
          {previewUrl ? (
            <img src={previewUrl} alt="" className="h-full w-full object-cover" />
          ) : (
            <span className="flex h-full w-full items-center justify-center text-soft">
              <Icon name={wrong ? "triangle-alert" : "image"} />
            </span>
          )}
        </div>
        <div className="ml-3 min-w-0 grow">
          <p className="font-bold">{name}</p>
          {file.kind === "pdf" && file.name && <p className="break-words text-soft">{file.name}</p>}
          <p className={`flex items-center ${wrong ? "font-bold text-danger" : "text-soft"}`}>
            {status === "stored" && <Icon name="check" className="mr-1 text-success" />}
            <span className="min-w-0">{word}</span>
          </p>
          {status === "uploading" && (
            <div aria-hidden="true" className="mt-1 h-2 overflow-hidden rounded bg-line">
              <div className="h-2 bg-accent-fill" style={{ width: `${percent}%` }} />
            </div>
          )}
        </div>
        <button
          type="button"
          onClick={onRemove}
          aria-label={t.remove(name)}
          className="pressable ml-1 flex h-12 w-12 shrink-0 items-center justify-center rounded-card text-soft"
        >
          <Icon name="trash-2" />
        </button>
      </div>
      {wrong && (
        <div className="mt-2" role="alert">
          <p>{sentences[problem ?? "other"] ?? t.problems.other}</p>
          {status === "failed" && (
            <Button look="secondary" icon="refresh" onClick={onRetry} aria-label={t.retry(name)} className="mt-2">
              {t.retryShort}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
