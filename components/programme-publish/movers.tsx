import { useLocale, useTranslations } from "next-intl";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Input } from "#components/ui/input.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { MOVES } from "#lib/domain/programmes/preview.ts";
import type { DryRunDto } from "#lib/features/publication/dto.ts";
import { MoverCells } from "./mover-row.tsx";

export type MoversAsked = { from: string; move: string; name: string };

type Props = {
  run: DryRunDto;
  asked: MoversAsked;
  base: string;
  workspace: string;
  /** The version somebody would keep; null where there is none to keep. */
  version: number | null;
  keeps: (orgId: string, worse: boolean) => boolean;
  toggle: (orgId: string) => void;
};

/** Every partner the draft would move, the gravest first; a tick keeps it on the version of today. */
export function Movers({ run, asked, base, workspace, version, keeps, toggle }: Props) {
  const t = useTranslations("publication");
  const locale = useLocale();
  const href = (more: Record<string, string>) => {
    const query = { from: asked.from, move: asked.move, name: asked.name, ...more };
    return `${base}?${new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""))}`;
  };
  if (run.moved === 0)
    return (
      <EmptyState title={t("who.none")} level={3}>
        {t("who.noneText", { count: run.looked })}
      </EmptyState>
    );
  const there = MOVES.filter(move => run.counts[move] > 0);
  const filtered = asked.move !== "" || asked.name !== "";
  return (
    <div className="movers">
      <p>
        {t.rich("who.sum", {
          b: text => <b>{text}</b>,
          moved: run.moved,
          looked: run.looked,
          rest: run.looked - run.moved,
          day: dayText(asked.from, locale),
        })}
      </p>
      {run.kept > 0 && <p className="mm sm">{t("who.kept", { count: run.kept })}</p>}
      <div className="row wrap movers-find">
        {there.length > 1 && (
          <Segmented
            label={t("who.filter")}
            current={asked.move || "all"}
            segments={[
              { key: "all", label: t("count.all", { count: run.moved }), href: href({ move: "" }) },
              ...there.map(move => ({
                key: move,
                label: t(`count.${move}`, { count: run.counts[move] }),
                href: href({ move }),
              })),
            ]}
          />
        )}
        {run.moved > 20 && (
          <span className="row">
            <Input
              form="find-mover"
              name="name"
              type="search"
              aria-label={t("who.find")}
              placeholder={t("who.find")}
              defaultValue={asked.name}
              maxLength={80}
            />
            <Button type="submit" form="find-mover">
              {t("who.search")}
            </Button>
          </span>
        )}
        {filtered && (
          <ButtonLink look="ghost" href={href({ move: "", name: "" })} scroll={false}>
            {t("who.clear")}
          </ButtonLink>
        )}
      </div>
      {run.rows.length === 0 ? (
        <EmptyState title={t("who.nothing")} level={3}>
          {t("who.nothingText")}
        </EmptyState>
      ) : (
        <Table label={t("who.table")} free stack>
          <thead>
            <tr>
              <Th>{t("who.partner")}</Th>
              <Th>{t("who.rungs")}</Th>
              {version !== null && <Th>{t("who.keep", { version })}</Th>}
            </tr>
          </thead>
          <tbody>
            {run.rows.map(mover => (
              <tr key={mover.orgId}>
                <MoverCells of={mover} workspace={workspace} />
                {version !== null && (
                  <Td className="full">
                    <Checkbox
                      label={
                        <>
                          <span aria-hidden="true" className="narrow">
                            {t("who.keep", { version })}
                          </span>
                          <span className="vh">{t("who.keepOf", { name: mover.name, version })}</span>
                        </>
                      }
                      checked={keeps(mover.orgId, ["loses", "at_risk", "falls"].includes(mover.move))}
                      onChange={() => toggle(mover.orgId)}
                    />
                  </Td>
                )}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Pager
        summary={t("who.page", { shown: run.rows.length, found: run.found })}
        previous={run.previous && href({ before: run.previous })}
        next={run.next && href({ after: run.next })}
      />
    </div>
  );
}
