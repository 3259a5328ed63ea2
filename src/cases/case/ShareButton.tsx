import { useState } from "react";
import { getHost, isHostError } from "../../host/host.ts";
import { province } from "../../lib/province.ts";
import { zaloLink } from "../../lib/addresses.ts";
import { Button, Notice } from "../../ui/index.ts";
import { useCaseMessages } from "../messages.ts";

interface Props {
  path: string;
  title: string;
  /** An https address; without one Zalo shows the app's own picture. */
  thumbnail?: string;
  /** On the button, where it says more than “Chia sẻ”. */
  label?: string;
}

/** Zalo's share sheet with a card that opens the app at `path`; where there is none, the link itself. */
export function ShareButton({ path, title, thumbnail = "", label }: Props) {
  const t = useCaseMessages().share;
  const [failed, setFailed] = useState(false);
  const share = () =>
    getHost()
      .then((host) => host.share({ title, description: t.description(province.appName), thumbnail, path }))
      .then(
        () => setFailed(false),
        (error: unknown) => setFailed(!isHostError(error, "cancelled")),
      );
  return (
    <div className="flex flex-col">
      <Button look="secondary" icon="send" onClick={() => void share()}>
        {label ?? t.share}
      </Button>
      {failed && (
        <div className="mt-2">
          <Notice kind="info" title={t.failed} live>
            <p className="break-all">{zaloLink(path)}</p>
          </Notice>
        </div>
      )}
    </div>
  );
}
