"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { moveRuleAction, removeRuleAction, setRuleStateAction } from "#lib/features/automation/actions.ts";
import type { RuleDto } from "#lib/features/automation/dto.ts";

type Props = { workspace: string; rule: Pick<RuleDto, "id" | "version" | "name" | "active"> };

/** On or off. */
export function TurnRule({ workspace, rule }: Props) {
  const t = useTranslations("automation");
  const router = useRouter();
  return (
    <ActionButton
      size="sml"
      send={setRuleStateAction.bind(null, workspace)}
      input={{ ruleId: rule.id, version: rule.version, active: !rule.active }}
      doneText={rule.active ? t("turnedOff") : t("turnedOn")}
      onDone={() => router.refresh()}
    >
      {rule.active ? t("turnOff") : t("turnOn")}
      <span className="vh"> {rule.name}</span>
    </ActionButton>
  );
}

/** One place up or down. */
export function MoveRule({ workspace, rule, up }: Props & { up: boolean }) {
  const t = useTranslations("automation");
  const router = useRouter();
  const Icon = up ? ArrowUp : ArrowDown;
  return (
    <ActionButton
      size="sml"
      look="ghost"
      send={moveRuleAction.bind(null, workspace)}
      input={{ ruleId: rule.id, version: rule.version, up }}
      onDone={() => router.refresh()}
    >
      <Icon className="i" aria-hidden="true" />
      <span className="vh">
        {up ? t("up") : t("down")}: {rule.name}
      </span>
    </ActionButton>
  );
}

export function RemoveRule({ workspace, rule, back }: Props & { back: string }) {
  const t = useTranslations("automation");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sml" look="ghost">
          {t("remove")}
        </Button>
      }
      title={t("removeTitle", { name: rule.name })}
      description={t("removeText")}
      send={removeRuleAction.bind(null, workspace)}
      input={{ ruleId: rule.id, version: rule.version }}
      doneText={t("removed")}
      onDone={() => router.replace(back)}
    >
      {t("remove")}
    </ConfirmDialog>
  );
}
