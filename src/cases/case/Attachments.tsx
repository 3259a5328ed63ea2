import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useState, type ReactNode } from "react";
import type { Attachment } from "../../../contract/types.ts";
import { api, publicUrl } from "../../api/api.ts";
import { queryClient } from "../../api/queries.ts";
import { Button, Icon, Sheet } from "../../ui/index.ts";
import { useCaseMessages } from "../messages.ts";
import { openFile } from "./openFile.ts";

export type PictureSize = "thumb" | "full";
/** How an attachment of this case is shown: everybody's by its address, one's own by the bearer. */
export type ShowPicture = (attachment: Attachment, size: PictureSize, alt: string) => ReactNode;

export const isPdf = ({ type }: Pick<Attachment, "type">) => type === "application/pdf";

/** Pictures as small copies that open large, other files by their names. */
export function Attachments({ attachments, picture }: { attachments: Attachment[]; picture: ShowPicture }) {
  const t = useCaseMessages().case;
  const id = useId();
  const [shown, setShown] = useState<number>();
  if (attachments.length === 0) return null;
  const pictures = attachments.filter((each) => !isPdf(each));
  const documents = attachments.filter(isPdf);
  const large = shown === undefined ? undefined : pictures[shown];
  return (
    <div className="mt-3">
      <p id={id} className="text-soft">
        {t.files}
      </p>
      {pictures.length > 0 && (
        <ul aria-labelledby={id} className="-mr-2 flex flex-wrap">
          {pictures.map((each, index) => (
            <li key={each.id} className="mr-2 mt-2">
              <button
                type="button"
                aria-label={t.openPicture(index + 1)}
                onClick={() => setShown(index)}
                className="block h-24 w-24 overflow-hidden rounded-card border border-line bg-page"
              >
                {picture(each, "thumb", "")}
              </button>
            </li>
          ))}
        </ul>
      )}
      {documents.length > 0 && (
        <ul aria-labelledby={id}>
          {documents.map((each, index) => (
            <li key={each.id} className="mt-2">
              {picture(each, "full", each.name || t.pdf(index + 1))}
            </li>
          ))}
        </ul>
      )}
      {large && shown !== undefined && (
        <Sheet title={t.pictureOf(shown + 1, pictures.length)} onClose={() => setShown(undefined)}>
          {picture(large, "full", t.pictureOf(shown + 1, pictures.length))}
        </Sheet>
      )}
    </div>
  );
}

interface PictureProps {
  code: string;
  /** Of a summary, only its id and type are known. */
  attachment: Pick<Attachment, "id" | "type" | "name">;
  size: PictureSize;
  alt: string;
}

const FILLS: Record<PictureSize, string> = { thumb: "h-full w-full object-cover", full: "w-full" };

/** An attachment only its sender may see: fetched with the bearer, shown from memory. */
export function MyPicture(props: PictureProps) {
  return isPdf(props.attachment) ? <MyDocument {...props} /> : <MyImage {...props} />;
}

const fetchMine = (code: string, attachmentId: string, size: PictureSize, signal?: AbortSignal) =>
  api.call("getMyAttachment", { path: { code, attachmentId }, query: { size }, signal });

function MyImage({ code, attachment, size, alt }: PictureProps) {
  const t = useCaseMessages().case;
  const { data, error, refetch } = useQuery(
    {
      queryKey: ["my-attachment", code, attachment.id, size],
      queryFn: ({ signal }) => fetchMine(code, attachment.id, size, signal),
      staleTime: Infinity,
      gcTime: 60_000,
    },
    queryClient,
  );
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!data) return;
    const made = URL.createObjectURL(data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);

  if (url) return <img src={url} alt={alt} className={FILLS[size]} />;
  if (error && size === "full") {
    return (
      <button type="button" onClick={() => void refetch()} className="min-h-touch w-full p-4 text-center underline">
        {t.pictureFailed}. {t.pictureRetry}
      </button>
    );
  }
  return <NoPicture alt={alt} failed={Boolean(error)} />;
}

/** A file that is no picture goes to the phone's own viewer, under the name it was sent with. */
function MyDocument({ code, attachment, alt }: PictureProps) {
  const t = useCaseMessages().case;
  const [state, setState] = useState<"ready" | "fetching" | "failed">("ready");
  async function open() {
    setState("fetching");
    try {
      openFile(await fetchMine(code, attachment.id, "full"), attachment.name || `${code}.pdf`);
      setState("ready");
    } catch {
      setState("failed");
    }
  }
  return (
    <>
      <Button
        look="secondary"
        busy={state === "fetching"}
        onClick={() => void open()}
        className="max-w-full break-words"
      >
        {t.openPdf(alt)}
      </Button>
      <p role="status" className={state === "failed" ? "mt-1 text-soft" : "visually-hidden"}>
        {state === "failed" ? t.pdfFailed : ""}
      </p>
    </>
  );
}

/** An attachment the office has published: everybody's, by its address. */
export function PublicPicture({ code, attachment, size, alt }: PictureProps) {
  const t = useCaseMessages().case;
  const [failed, setFailed] = useState(false);
  const path = `/v1/public/cases/${encodeURIComponent(code)}/attachments/${attachment.id}`;
  if (isPdf(attachment)) {
    return (
      <a
        href={publicUrl(path)}
        target="_blank"
        rel="noreferrer"
        className="inline-flex min-h-touch items-center break-words font-bold text-accent underline"
      >
        {t.openPdf(alt)}
      </a>
    );
  }
  if (failed) return <NoPicture alt={alt} failed />;
  return (
    <img
      src={publicUrl(`${path}?size=${size}`)}
      alt={alt}
      loading="lazy"
      onError={() => setFailed(true)}
      className={FILLS[size]}
    />
  );
}

function NoPicture({ alt, failed }: { alt: string; failed: boolean }) {
  return (
    <span
      className="flex h-full min-h-touch w-full items-center justify-center bg-page text-soft"
      aria-label={alt || undefined}
      role={alt ? "img" : undefined}
    >
      <Icon name={failed ? "wifi-off" : "image"} />
    </span>
  );
}
