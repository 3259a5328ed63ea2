import type { OpenField } from "../../../contract/forms.ts";
import { isNothing, type Opened, type OpenedPage } from "../../../contract/supplement.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Tick } from "../../ui/Tick.tsx";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { declarationId } from "./dossier.ts";
import { FieldView, type Asking } from "./FieldView.tsx";
import { Items } from "./Items.tsx";
import { PaperItem, type PaperItemProps } from "./PaperItem.tsx";

interface Props extends Pick<PaperItemProps, "tray"> {
  opened: Opened;
  ask: Asking;
  declared: Record<string, number>;
  onDeclare: (id: string, version: number | undefined) => void;
}

/** What the answer above opened: more questions, papers, and what is to be agreed to. */
export function OpenedItems({ opened, ask, tray, declared, onDeclare }: Props) {
  const t = useDossierCaseMessages().supplement;
  const language = useLanguage();
  const { pages, documents, declarations } = opened;
  const isEmpty = isNothing(opened);
  return (
    <div className={isEmpty ? "" : "border-t border-line pt-4"}>
      <p role="status" className={isEmpty ? "visually-hidden" : "mb-3 font-bold"}>
        {!isEmpty && t.opened}
      </p>
      {pages.map((page) => (
        <Page key={page.page.id} opened={page} ask={ask} />
      ))}
      {documents.map(({ document, required }) => (
        <PaperItem key={document.id} document={document} required={required} tray={tray} error={ask.errorAt} />
      ))}
      {declarations.map(({ id, version, text }) => (
        <Tick
          key={id}
          id={declarationId(id)}
          title={text[language]}
          checked={declared[id] === version}
          error={ask.errorAt(declarationId(id))}
          onChange={(on) => onDeclare(id, on ? version : undefined)}
        />
      ))}
    </div>
  );
}

function Page({ opened: { page, isNew, items }, ask }: { opened: OpenedPage; ask: Asking }) {
  const language = useLanguage();
  const title = page.title[language];
  const show = (fields: OpenField[]) =>
    fields.map((open, at) => (
      <FieldView key={open.path} open={open} ask={ask} under={isNew && at === 0 ? title : undefined} />
    ));
  return (
    <section className="mb-3">
      {isNew && <h3 className="mb-3 text-lead font-bold">{title}</h3>}
      {isNew && page.lead && <p className="mb-3">{page.lead[language]}</p>}
      {isNew && page.repeat ? <Items page={page} items={items} ask={ask} show={show} /> : items.map(show)}
    </section>
  );
}
