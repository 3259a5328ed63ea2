import { codeInGroups } from "../../contract/codes.ts";

/** A case's code, large, in groups that can be read aloud, and read digit by digit by screen readers. */
export function CodeInGroups({ label, code }: { label: string; code: string }) {
  return (
    <div>
      <p className="text-soft">{label}</p>
      <p className="text-title font-bold">
        <span aria-hidden="true" style={{ letterSpacing: "0.03em" }}>
          {codeInGroups(code)}
        </span>
        <span className="visually-hidden">{code.replace(/-/g, "").split("").join(" ")}</span>
      </p>
    </div>
  );
}
