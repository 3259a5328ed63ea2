import { useState } from "react";
import { getHost } from "../host/host.ts";
import { Button, Notice, Sheet } from "../ui/index.ts";
import { useCaseMessages } from "./messages.ts";

/** Asks before an address outside the app opens, and says the address where the phone does not open it. */
export function LeaveSheet({ url, onClose }: { url: string; onClose: () => void }) {
  const t = useCaseMessages().citations;
  const [failed, setFailed] = useState(false);
  const leave = () =>
    void getHost()
      .then((host) => host.openWebview(url))
      .then(onClose, () => setFailed(true));
  return (
    <Sheet title={t.leaveTitle} onClose={onClose}>
      <p className="break-words">{t.leave(new URL(url).host)}</p>
      {failed && (
        <div className="mt-3">
          <Notice kind="warning" title={t.leaveFailed} live>
            <p className="break-all">{url}</p>
          </Notice>
        </div>
      )}
      <div className="mt-4 flex flex-col">
        <Button onClick={leave}>{t.leaveYes}</Button>
        <Button look="secondary" className="mt-3" onClick={onClose}>
          {t.leaveNo}
        </Button>
      </div>
    </Sheet>
  );
}
