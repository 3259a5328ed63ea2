import { useEffect, useRef, useState } from "react";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/queries.ts";
import { useProblem } from "../../messages/problems.ts";
import "../../session/session.ts";
import { Button, Notice } from "../../ui/index.ts";
import { useCaseMessages } from "../messages.ts";
import { FOLLOWED, listFollowed } from "./lists.ts";
import { useSeen } from "../seen.ts";

/** Following a published case without having sent it. Opening it counts as having seen what is new. */
export function FollowButton({ code }: { code: string }) {
  const t = useCaseMessages().follow;
  const { data } = useSeen(FOLLOWED, listFollowed);
  const item = data?.items.find(({ summary }) => summary.code === code);
  const [chosen, setChosen] = useState<boolean>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const followed = chosen ?? item !== undefined;

  const seen = useRef(false);
  useEffect(() => {
    if (!item?.changed || seen.current) return;
    seen.current = true;
    void api
      .call("followCase", { path: { code } })
      .then(() => queryClient.invalidateQueries({ queryKey: FOLLOWED }))
      .catch(() => undefined); // told again at the next look
  }, [item, code]);

  async function change() {
    setBusy(true);
    setError(undefined);
    try {
      await api.call(followed ? "unfollowCase" : "followCase", { path: { code } });
      setChosen(!followed);
      void queryClient.invalidateQueries({ queryKey: FOLLOWED });
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  }

  return (
    <div className="flex flex-col">
      <Button look="secondary" icon={followed ? "check" : "bell"} busy={busy} onClick={() => void change()}>
        {followed ? t.unfollow : t.follow}
      </Button>
      <p role="status" className={followed || chosen === false ? "mt-1 text-soft" : "visually-hidden"}>
        {followed ? t.following : chosen === false ? t.stopped : ""}
      </p>
      {error !== undefined && <Failed error={error} />}
    </div>
  );
}

function Failed({ error }: { error: unknown }) {
  const { sentence, next } = useProblem(error);
  return (
    <div className="mt-2">
      <Notice kind="warning" title={sentence} live>
        <p>{next}</p>
      </Notice>
    </div>
  );
}
