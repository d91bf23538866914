/** What may be uploaded: by ending, with what the content must be. */
export type Kind = {
  mediaType: string;
  /** Media types that content of this ending is recognised as. */
  content: readonly string[];
  /** Plain text has no mark of its own: it is recognised by having no other. */
  text?: boolean;
  /** A zip inside: looked into before it is taken. */
  zip?: boolean;
};

const image = (type: string): Kind => ({ mediaType: type, content: [type] });
const text = (type: string): Kind => ({
  mediaType: type,
  content: ["application/xml", "text/xml"],
  text: true,
});
const office = (type: string): Kind => ({
  mediaType: type,
  // Some writers leave out the mark that tells the formats apart: then they are recognised as a zip.
  content: [type, "application/zip"],
  zip: true,
});
const oldOffice = (type: string): Kind => ({ mediaType: type, content: ["application/x-cfb"] });
const ooxml = "application/vnd.openxmlformats-officedocument";
const odf = "application/vnd.oasis.opendocument";

export const KINDS: Readonly<Record<string, Kind>> = {
  png: image("image/png"),
  jpg: image("image/jpeg"),
  jpeg: image("image/jpeg"),
  gif: image("image/gif"),
  webp: image("image/webp"),
  bmp: image("image/bmp"),
  tif: image("image/tiff"),
  tiff: image("image/tiff"),
  heic: image("image/heic"),
  pdf: { mediaType: "application/pdf", content: ["application/pdf"] },
  docx: office(`${ooxml}.wordprocessingml.document`),
  xlsx: office(`${ooxml}.spreadsheetml.sheet`),
  pptx: office(`${ooxml}.presentationml.presentation`),
  odt: office(`${odf}.text`),
  ods: office(`${odf}.spreadsheet`),
  odp: office(`${odf}.presentation`),
  doc: oldOffice("application/msword"),
  xls: oldOffice("application/vnd.ms-excel"),
  ppt: oldOffice("application/vnd.ms-powerpoint"),
  rtf: { mediaType: "application/rtf", content: ["application/rtf", "text/rtf"], text: true },
  txt: text("text/plain"),
  log: text("text/plain"),
  md: text("text/plain"),
  csv: text("text/csv"),
  json: text("application/json"),
  xml: text("application/xml"),
  yaml: text("text/plain"),
  yml: text("text/plain"),
  conf: text("text/plain"),
  ini: text("text/plain"),
  cfg: text("text/plain"),
  properties: text("text/plain"),
  sql: text("text/plain"),
  out: text("text/plain"),
  trc: text("text/plain"),
  eml: text("message/rfc822"),
  ics: { ...text("text/calendar"), content: ["text/calendar"] },
  zip: { mediaType: "application/zip", content: ["application/zip"], zip: true },
  gz: { mediaType: "application/gzip", content: ["application/gzip"] },
  tgz: { mediaType: "application/gzip", content: ["application/gzip"] },
  tar: { mediaType: "application/x-tar", content: ["application/x-tar"] },
};

/** What a name may end with. */
export const ENDINGS: readonly string[] = Object.keys(KINDS);
