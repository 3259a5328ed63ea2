import { dateOf, valueOf, type Answers, type OpenField } from "../../../contract/forms.ts";
import { toNfc } from "../../../contract/text.ts";
import type { Identity } from "../../../contract/types.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Button, Choice, Notice, TextArea, TextField } from "../../ui/index.ts";
import { Select } from "../../ui/Select.tsx";
import { Ticks } from "../../ui/Tick.tsx";
import { Block } from "./Block.tsx";
import { communes } from "./communes.ts";
import { countries } from "./countries.ts";
import { today } from "./dossier.ts";
import { useDossierMessages } from "./messages.ts";
import { NumberInput } from "./NumberInput.tsx";

/** What the fields of a form need to know, and whom they tell. */
export interface Asking {
  /** As they were given. */
  answers: Answers;
  /** Who was proven, where this phone knows. */
  me?: Identity;
  change(path: string, value: unknown): void;
  errorAt(path: string): string | undefined;
  warningAt(path: string): string | undefined;
  /** The day as of which answers are read, where that is not today: from then on a date may be, until as of today. */
  asOf?: string;
}

/** So many options still stand open, each a card; more are the phone's own list. */
const CARDS = 8;

/** One field of a form, as its kind is. Its id in the page is its path in the answers. @param under the words above it */
export function FieldView({ open, ask, under }: { open: OpenField; ask: Asking; under?: string }) {
  const language = useLanguage();
  const { field } = open;
  if (field.kind === "note") {
    return (
      <div className="mb-5">
        <Notice title={field.label[language]}>{field.hint && <p>{field.hint[language]}</p>}</Notice>
      </div>
    );
  }
  if (field.kind === "person" || field.kind === "address") {
    return (
      <Block open={open} ask={ask} under={under}>
        {(leaf) => <FieldView key={leaf.path} open={leaf} ask={ask} />}
      </Block>
    );
  }
  const warning = ask.warningAt(open.path);
  return (
    <div className="mb-5">
      <Input open={open} ask={ask} />
      <Clear open={open} ask={ask} />
      {warning && (
        <div className="mt-2">
          <Notice kind="warning" title={warning} live />
        </div>
      )}
    </div>
  );
}

/** Radio buttons cannot be taken back; an answer that need not be given can. */
function Clear({ open: { field, path, value, required }, ask }: { open: OpenField; ask: Asking }) {
  const t = useDossierMessages().field;
  const language = useLanguage();
  if (required || value === undefined || (field.kind !== "choice" && field.kind !== "yesNo")) return null;
  return (
    <Button
      look="quiet"
      className="-ml-4"
      aria-label={t.clearNamed(field.label[language])}
      onClick={() => {
        ask.change(path, undefined);
        document.getElementById(path)?.focus(); // this button is gone now
      }}
    >
      {t.clear}
    </Button>
  );
}

function Input({ open: { field, path, required }, ask }: { open: OpenField; ask: Asking }) {
  const t = useDossierMessages();
  const language = useLanguage();
  const { kind, options = [], max, earliest, latest } = field;
  const value = valueOf(ask.answers, path);
  const text = typeof value === "string" ? value : "";
  const change = (next: unknown) => ask.change(path, next);
  const { asOf = today() } = ask;
  const label = required ? field.label[language] : t.optional(field.label[language]);
  const around = { id: path, label, hint: field.hint?.[language], error: ask.errorAt(path) };
  const choices = options.map(({ value, title, hint }) => ({
    value,
    title: title[language],
    ...(hint ? { text: hint[language] } : {}),
  }));
  const typing = {
    value: text,
    autoComplete: "off",
    onChange: (event: { target: { value: string } }) => change(event.target.value),
    // While an input method composes nothing may move; once the field is left, it is one form of the same letters.
    onBlur: () => text !== tidy(text) && change(tidy(text)),
  };
  const tidy = (given: string) => (kind === "identityNumber" ? given.replace(/\s/g, "") : toNfc(given));

  /** What is asked once is the citizen's own; of an item of a list it may be anybody's. */
  const own = (purpose: string) => (path.indexOf(".") < 0 ? purpose : "off");

  switch (kind) {
    case "longText":
      return <TextArea {...around} {...typing} rows={4} />;
    case "number":
    case "money":
      return <NumberInput {...around} field={field} value={value} onChange={change} />;
    case "date":
      return (
        <TextField
          {...around}
          hint={around.hint ?? t.field.dateHint}
          {...typing}
          type="date"
          min={earliest && dateOf(earliest, asOf)}
          max={latest && dateOf(latest, today())}
        />
      );
    case "yesNo":
      return (
        <Choice
          {...around}
          name={path}
          value={typeof value === "boolean" ? (value ? "yes" : "no") : undefined}
          options={[
            { value: "yes", title: t.field.yes },
            { value: "no", title: t.field.no },
          ]}
          onChange={(chosen) => change(chosen === "yes")}
        />
      );
    case "choice":
      if (choices.length <= CARDS)
        return <Choice {...around} name={path} value={text} options={choices} onChange={change} />;
      return (
        <Select
          {...around}
          all={t.field.choose}
          value={text}
          options={choices.map(({ value, title }) => ({ value, text: title }))}
          onChange={change}
        />
      );
    case "choices": {
      const hint = around.hint ?? (max === undefined ? undefined : t.field.choicesHint(max));
      const chosen = Array.isArray(value) ? (value as string[]) : [];
      return <Ticks {...around} hint={hint} value={chosen} options={choices} onChange={change} />;
    }
    case "commune":
      return (
        <Select
          {...around}
          all={t.where.choose}
          value={text}
          options={communes.map(({ code, fullName }) => ({ value: code, text: fullName }))}
          onChange={change}
        />
      );
    case "country":
      return <Select {...around} all={t.field.choose} value={text} options={countries(language)} onChange={change} />;
    case "phone":
      return <TextField {...around} {...typing} type="tel" inputMode="tel" autoComplete={own("tel")} />;
    case "email":
      return (
        <TextField
          {...around}
          {...typing}
          inputMode="email"
          autoComplete={own("email")}
          autoCapitalize="none"
          spellCheck={false}
        />
      );
    case "identityNumber":
      return <TextField {...around} hint={around.hint ?? t.field.identityHint} {...typing} inputMode="numeric" />;
    case "taxCode":
      return <TextField {...around} {...typing} inputMode="text" autoCapitalize="none" spellCheck={false} />;
    default:
      return <TextField {...around} {...typing} />;
  }
}
