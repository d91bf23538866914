import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { RuleDto } from "#lib/features/automation/dto.ts";
import { MoveRule, TurnRule } from "./rule-deeds.tsx";
import { RuleSentence } from "./rule-sentence.tsx";
import type { RuleChoices } from "./rule-words.ts";

type Props = {
  workspace: string;
  side: Side;
  rules: readonly RuleDto[];
  choices: RuleChoices;
  changes: boolean;
};

/** A desk's rules in the order in which they run. */
export function RuleList({ workspace, rules, choices, changes }: Props) {
  const t = useTranslations("automation");
  return (
    <Table label={t("title")} stack>
      <thead>
        <tr>
          <Th>{t("name")}</Th>
          <Th>{t("what")}</Th>
          <Th>{t("state")}</Th>
          {changes && <Th>{t("order")}</Th>}
        </tr>
      </thead>
      <tbody>
        {rules.map((rule, i) => (
          <tr key={rule.id}>
            <Td className="full">
              <Link href={`/${workspace}/tickets/rules/${rule.id}`}>
                <b>{rule.name}</b>
              </Link>
            </Td>
            <Td className="full">
              <RuleSentence rule={rule} choices={choices} />
            </Td>
            <Td>
              <span className="row wrap">
                <Tag tone={rule.active ? "ok" : "paused"}>{rule.active ? t("on") : t("off")}</Tag>
                {changes && <TurnRule workspace={workspace} rule={rule} />}
              </span>
            </Td>
            {changes && (
              <Td>
                <span className="row">
                  {i > 0 && <MoveRule workspace={workspace} rule={rule} up />}
                  {i < rules.length - 1 && <MoveRule workspace={workspace} rule={rule} up={false} />}
                </span>
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
