import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { queryClient } from "../../api/queries.ts";
import { Icon } from "../../ui/index.ts";
import { getMyPhoto } from "./api.ts";
import { useReportMessages } from "./messages.ts";

interface MyPhotoProps {
  code: string;
  /** `photo.thumbUrl` or `photo.url`: the id is its last part. */
  path: string;
  size: "thumb" | "full";
  alt: string;
  className?: string;
}

/** A photo only its sender may see: fetched with the bearer, shown from memory. */
export function MyPhoto({ code, path, size, alt, className = "h-full w-full object-cover" }: MyPhotoProps) {
  const t = useReportMessages();
  const photoId = /\/photos\/([^/?]+)/.exec(path)?.[1] ?? "";
  const { data, error, refetch } = useQuery(
    {
      queryKey: ["my-photo", code, photoId, size],
      queryFn: ({ signal }) => getMyPhoto(code, photoId, size, signal),
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

  if (url) return <img src={url} alt={alt} className={className} />;
  if (error && size === "full") {
    return (
      <button type="button" onClick={() => void refetch()} className="min-h-touch w-full p-4 text-center underline">
        {t.detail.photoFailed}. {t.detail.photoRetry}
      </button>
    );
  }
  return (
    <span
      className="flex h-full min-h-touch w-full items-center justify-center bg-page text-soft"
      aria-label={alt || undefined}
      role={alt ? "img" : undefined}
    >
      <Icon name={error ? "wifi-off" : "image"} />
    </span>
  );
}
