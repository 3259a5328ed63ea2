import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { getHost, isHostError, type Host } from "../../host/host.ts";
import { Button, Icon, Notice } from "../../ui/index.ts";
import { useCaseMessages } from "../messages.ts";
import type { PhotoTray, TrayPhoto } from "./tray.ts";

export const usePhotos = (tray: PhotoTray) => useSyncExternalStore(tray.subscribe, tray.photos, tray.photos);

/** Taking photos, seeing how far each has gone, trying again and taking back. */
export function PhotoStrip({ tray, max }: { tray: PhotoTray; max: number }) {
  const t = useCaseMessages().photos;
  const photos = usePhotos(tray);
  const host = useRef<Host>();
  const [notice, setNotice] = useState<string>();
  const [said, setSaid] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const held = photos.filter(({ status }) => status !== "refused").length;

  // Loaded before it is needed: a file chooser opens only from within the press itself.
  useEffect(() => {
    void getHost()
      .then((loaded) => {
        host.current = loaded;
      })
      .catch(() => undefined);
  }, []);

  // Said once per photo, not once per percent.
  const stored = photos.filter(({ status }) => status === "stored").length;
  const going = photos.some(({ status }) => status === "waiting" || status === "preparing" || status === "uploading");
  useEffect(() => {
    if (held > 0) setSaid(going ? t.progress(stored, held) : stored === held ? t.allStored(held) : "");
  }, [stored, held, going, t]);

  async function pick(source: "camera" | "album") {
    setNotice(undefined);
    try {
      const files = await (host.current ?? (await getHost())).pickPhotos(max - held, source);
      const left = tray.add(files);
      if (left > 0) setNotice(t.noRoom(left, max));
    } catch (error) {
      if (isHostError(error, "cancelled")) return;
      setNotice(isHostError(error, "denied") ? t.notAllowed : t.notOpened);
    }
  }

  function remove(photo: TrayPhoto) {
    tray.remove(photo.id);
    setSaid(t.removed(photo.number));
    heading.current?.focus();
  }

  return (
    <section aria-labelledby="photos-heading" className="mb-5">
      <h2 id="photos-heading" ref={heading} tabIndex={-1} className="text-lead font-bold">
        {t.title}
      </h2>
      <p className="mt-1 text-soft">{t.hint(max)}</p>
      {photos.length > 0 && (
        <ul className="mt-2">
          {photos.map((photo) => (
            <li key={photo.id} className="mb-2">
              <Photo photo={photo} onRetry={() => tray.retry(photo.id)} onRemove={() => remove(photo)} />
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
        <div className="mt-1 flex flex-col">
          <Button look="secondary" icon="camera" onClick={() => void pick("camera")} className="mt-2">
            {t.camera}
          </Button>
          <Button look="secondary" icon="image" onClick={() => void pick("album")} className="mt-2">
            {t.album}
          </Button>
        </div>
      )}
    </section>
  );
}

function Photo({ photo, onRetry, onRemove }: { photo: TrayPhoto; onRetry: () => void; onRemove: () => void }) {
  const t = useCaseMessages().photos;
  const { status, percent, number, previewUrl, problem } = photo;
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
          <p className="font-bold">{t.photo(number)}</p>
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
          aria-label={t.remove(number)}
          className="pressable ml-1 flex h-12 w-12 shrink-0 items-center justify-center rounded-card text-soft"
        >
          <Icon name="trash-2" />
        </button>
      </div>
      {wrong && (
        <div className="mt-2" role="alert">
          <p>{sentences[problem ?? "other"] ?? t.problems.other}</p>
          {status === "failed" && (
            <Button look="secondary" icon="refresh" onClick={onRetry} aria-label={t.retry(number)} className="mt-2">
              {t.retryShort}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
