"use client";

import { Paperclip } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type AnswerFile, type AnswerPerson, numberAnswer } from "#lib/domain/programmes/answers.ts";
import type { QuestionDto } from "#lib/features/applications/dto.ts";
import { useCountries } from "./countries.tsx";

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
export const peopleOf = (value: unknown): AnswerPerson[] => (isList(value) ? (value as AnswerPerson[]) : []);
export const filesOf = (value: unknown): AnswerFile[] => (isList(value) ? (value as AnswerFile[]) : []);

type Props = {
  question: Pick<QuestionDto, "kind" | "options">;
  value: unknown;
  tiers: readonly { key: string; name: string }[];
  vendor: string;
};

/** An answer to read. What is missing is said, not left blank. */
export function Answer({ question, value, tiers, vendor }: Props) {
  const t = useTranslations("applications");
  const format = useFormatter();
  const countries = useCountries();
  const label = (key: unknown) => question.options?.find(o => o.key === key)?.label ?? String(key);
  const empty =
    value === null || value === undefined || value === "" || (isList(value) && value.length === 0);
  if (empty) return <span className="mm">{t("noAnswer")}</span>;
  switch (question.kind) {
    case "number": {
      const number = numberAnswer(value);
      return Number.isNaN(number) ? String(value) : format.number(number, { maximumFractionDigits: 2 });
    }
    case "choice":
      return label(value);
    case "multi":
      return isList(value) ? value.map(label).join(", ") : String(value);
    case "country":
      return countries.find(country => country.value === value)?.label ?? String(value);
    case "tier":
      return tiers.find(tier => tier.key === value)?.name ?? String(value);
    case "url": {
      const address = String(value);
      return /^https?:\/\//i.test(address) ? (
        <a href={address} target="_blank" rel="noopener noreferrer nofollow">
          {address}
        </a>
      ) : (
        address
      );
    }
    case "people":
      return (
        <ul className="answer-people">
          {peopleOf(value).map((person, index) => (
            <li key={`${person.name}${index}`}>
              <b>{person.name}</b>
              {[person.role, person.email, person.certificate].filter(Boolean).map(more => (
                <span key={more} className="mm">
                  {" "}
                  · {more}
                </span>
              ))}
            </li>
          ))}
        </ul>
      );
    case "file":
      return (
        <span className="files">
          {filesOf(value).map(file => (
            <a key={file.fileId} className="file" href={`/api/files/${file.fileId}?w=${vendor}`} download>
              <Paperclip className="i i-s" aria-hidden="true" />
              <span className="ell">{file.name}</span>
            </a>
          ))}
        </span>
      );
    default:
      return <span className="answer-text">{String(value)}</span>;
  }
}
