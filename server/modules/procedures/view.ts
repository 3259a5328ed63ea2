/** A procedure as the contract shows it: read where it can be read, in its own words where it cannot. */
import {
  isGiven,
  notationsOf,
  readChannel,
  readDocument,
  readFee,
  readLegalBasis,
  readResults,
  readTime,
  titleOf,
  type DocumentGroup,
  type ProcedureFile,
  type PublishedChannel,
} from "../../../contract/procedures.ts";

export function summaryView(procedure: ProcedureFile) {
  const { code, plain, published, submissionMode } = procedure;
  return {
    code,
    title: titleOf(procedure),
    ...(plain && { summary: plain.summary }),
    field: published.field,
    submissionMode,
  };
}

interface Beside {
  /** `H53`, where the province has one: its own notations of the code end with it. */
  provinceCode?: string;
  /** What is in the place of an abolished one. */
  successor?: ProcedureFile;
}

export function procedureView(procedure: ProcedureFile, { provinceCode, successor }: Beside = {}) {
  const { code, version, cutoffTime, effective, published, form, abolished } = procedure;
  const { name, levels, audience, agency, channels, documents, steps, conditions, decision, source } = published;
  return {
    ...summaryView(procedure),
    notations: provinceCode ? notationsOf(code, provinceCode) : [code],
    version,
    officialName: name,
    levels,
    audience: audience.flatMap(oneByOne),
    ...(isGiven(agency) && { agency }),
    hasForm: form !== undefined && !abolished,
    ...(cutoffTime && { cutoffTime }),
    effective: {
      ...(effective.from !== "unknown" && { from: effective.from }),
      ...(effective.to !== "unknown" && { to: effective.to }),
    },
    ...(abolished && {
      abolished: {
        since: abolished.since,
        reason: abolished.reason,
        ...(successor && { successor: { code: successor.code, title: titleOf(successor) } }),
      },
    }),
    channels: channels.map(channelView),
    documents: documents.map(groupView),
    steps,
    ...(isGiven(conditions) && { conditions }),
    results: readResults(published.result),
    legalBasis: readLegalBasis(published.legal),
    decision,
    source,
  };
}

/** `Công dân Việt Nam, Tổ chức (không bao gồm doanh nghiệp, HTX)`: commas in brackets do not part. */
const oneByOne = (text: string): string[] => text.split(/,\s*(?![^(]*\))/).filter(Boolean);

function channelView({ channel, time, fee_text }: PublishedChannel) {
  const takes = readTime(time);
  const { description, ...fee } = readFee(fee_text);
  return {
    channel: readChannel(channel) ?? ("other" as const),
    ...(takes && { time: takes }),
    fee,
    ...(description && { description }),
  };
}

/** The portal draws its lists by hand: `- Giấy chứng sinh`, `* Giấy tờ phải nộp:`. */
const withoutBullet = (text: string): string => text.replace(/^[-+*•]\s*/, "");

/** The portal's name of the only group there is. */
const ONLY_GROUP = "default";

function groupView({ group, items }: DocumentGroup) {
  const read = items.map((item) => ({ item, document: readDocument(item) }));
  return {
    ...(group !== ONLY_GROUP && isGiven(group) && { case: withoutBullet(group) }),
    documents: read.flatMap(({ document }) => {
      if (!document) return [];
      const { original, copy } = document;
      const name = withoutBullet(document.name);
      return [
        { name, ...(original !== "unknown" && { originals: original }), ...(copy !== "unknown" && { copies: copy }) },
      ];
    }),
    notes: read.flatMap(({ item, document }) => (document ? [] : [withoutBullet(item.name)])),
  };
}
