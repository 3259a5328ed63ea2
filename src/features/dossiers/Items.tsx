import { useEffect, useRef, useState, type ReactNode } from "react";
import type { OpenField, OpenPage } from "../../../contract/forms.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Button, Card, FieldError, Notice } from "../../ui/index.ts";
import type { Asking } from "./FieldView.tsx";
import { useDossierMessages } from "./messages.ts";

interface ItemsProps {
  page: OpenPage["page"];
  items: OpenField[][];
  ask: Asking;
  show(fields: OpenField[]): ReactNode;
}

/** A repeated page: one card for each, one more, one less. */
export function Items({ page, items, ask, show }: ItemsProps) {
  const t = useDossierMessages().page;
  const language = useLanguage();
  const { min, max, item } = page.repeat!;
  const title = item[language];
  const given = ask.answers[page.id];
  /** What is shown, also where nothing is answered yet. */
  const list = () => items.map((_, n): unknown => (Array.isArray(given) ? (given as unknown[])[n] : undefined) ?? {});
  const [said, setSaid] = useState("");
  const [asking, setAsking] = useState<number>();
  const box = useRef<HTMLDivElement>(null);
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asking !== undefined) question.current?.focus();
  }, [asking]);
  const last = useRef(items.length);
  useEffect(() => {
    if (items.length > last.current) document.getElementById(itemId(page.id, items.length - 1))?.focus();
    last.current = items.length;
  }, [items.length, page.id]);

  function remove(n: number) {
    ask.change(
      page.id,
      list().filter((_, at) => at !== n),
    );
    setAsking(undefined);
    setSaid(t.removed(t.item(title, n + 1)));
    box.current?.focus();
  }
  return (
    <div ref={box} id={page.id} tabIndex={-1} style={{ outline: "none" }}>
      {items.length === 0 && <p className="mb-4 text-soft">{t.none}</p>}
      {items.map((fields, n) => (
        <Card key={n} className="mb-4">
          <h2 id={itemId(page.id, n)} tabIndex={-1} className="mb-3 text-lead font-bold">
            {t.item(title, n + 1)}
          </h2>
          {show(fields)}
          {items.length > min &&
            (asking === n ? (
              <div ref={question} tabIndex={-1}>
                <Notice kind="warning" title={t.removeSure(title, n + 1)} live>
                  <p className="mt-1">{t.removeText}</p>
                  <div className="mt-3 flex flex-col">
                    <Button look="danger" onClick={() => remove(n)}>
                      {t.removeYes}
                    </Button>
                    <Button look="secondary" className="mt-3" onClick={() => setAsking(undefined)}>
                      {t.removeNo}
                    </Button>
                  </div>
                </Notice>
              </div>
            ) : (
              <Button look="quiet" icon="trash-2" className="-ml-4" onClick={() => setAsking(n)}>
                {t.remove(title, n + 1)}
              </Button>
            ))}
        </Card>
      ))}
      <p role="status" className={said ? "mb-2 text-soft" : "visually-hidden"}>
        {said}
      </p>
      {items.length < max ? (
        <div className="flex flex-col">
          <Button look="secondary" icon="plus" onClick={() => ask.change(page.id, [...list(), {}])}>
            {t.add(language === "vi" ? lower(title) : title)}
          </Button>
        </div>
      ) : (
        <p>{t.full(max)}</p>
      )}
      <FieldError id={`${page.id}-error`}>{ask.errorAt(page.id)}</FieldError>
    </div>
  );
}

const itemId = (pageId: string, n: number) => `${pageId}.${n}`;
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
