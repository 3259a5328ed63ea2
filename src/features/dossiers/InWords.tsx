import type { ReadGroup } from "../../../contract/forms.ts";

/** What was answered, to be read through: each group's heading once, then its lines. */
export function InWords({ groups }: { groups: ReadGroup[] }) {
  return (
    <>
      {groups.map(({ heading, lines }) =>
        heading === undefined ? (
          <Lines key={lines[0]?.path} lines={lines} />
        ) : (
          <div key={lines[0]?.path} className="mt-3 border-l-2 border-line pl-3">
            <h3 className="break-words font-bold">{heading}</h3>
            <Lines lines={lines} />
          </div>
        ),
      )}
    </>
  );
}

function Lines({ lines }: Pick<ReadGroup, "lines">) {
  return (
    <dl>
      {lines.map(({ path, label, text }) => (
        <div key={path} className="mt-2">
          <dt className="break-words text-soft">{label}</dt>
          <dd className="whitespace-pre-wrap break-words">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

interface Told {
  lines: { label: string; text: string }[];
  groups?: ReadGroup[] | undefined;
}

/** Groups of what was put into words before there were any: one, of all its lines. */
export const groupsOf = ({ lines, groups }: Told): ReadGroup[] =>
  groups ?? [{ lines: lines.map((line, at) => ({ ...line, path: String(at) })) }];
