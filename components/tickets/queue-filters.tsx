"use client";

import { ListFilter } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field, FieldGroup } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import Link from "#components/ui/link.tsx";
import { Select } from "#components/ui/select.tsx";
import { PRIORITIES, type Side, TICKET_STATES } from "#lib/domain/tickets/types.ts";
import { waitsOnFor } from "#lib/domain/tickets/waiting-on.ts";
import { CompanyChoice } from "./company-choice.tsx";
import { chosenOf, type QueueQuery, type TicketFilterOptions, whoseChoices } from "./queue-address.ts";

type Props = { path: string; query: QueueQuery; options: TicketFilterOptions; side: Side; clearHref: string };

/** What the queue may leave out. A form that asks by address: it can be sent as a link and goes back with the browser. */
export function QueueFilters({ path, query, options, side, clearHref }: Props) {
  const t = useTranslations("ticketPages");
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const staff = side !== "customer";

  /** As the browser would send it, but for the fields without an answer: a link that is passed on stays short. */
  function show(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === "string" && value) chosen.append(name, value);
    }
    setOpen(false);
    router.push(`${path}?${chosen}`);
  }

  const people = whoseChoices(options.people, t("queue.filter.me"), t("queue.filter.nobody"));
  const lists = [
    { name: "product", choices: options.products, value: query.product },
    { name: "assignee", choices: staff ? people : [], value: query.assignee },
  ] as const;
  const companies = [
    { kind: "partner", value: query.partner, asked: side === "vendor" },
    { kind: "customer", value: query.customer, asked: staff },
  ] as const;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t("queue.filter.title")}
      trigger={
        <Button look="ghost" size="sml" data-queue-filter="" aria-keyshortcuts="f">
          <ListFilter className="i" aria-hidden="true" />
          {t("queue.filter.open")}
        </Button>
      }
    >
      <form method="get" action={path} className="form-body" onSubmit={show}>
        <input type="hidden" name="view" value={query.view} />
        {query.q && <input type="hidden" name="q" value={query.q} />}
        {query.sort !== "due" && <input type="hidden" name="sort" value={query.sort} />}
        {query.cols && <input type="hidden" name="cols" value={query.cols.join(",")} />}
        <FieldGroup id="filter-priority" label={t("queue.filter.priority")}>
          <div className="row wrap">
            {PRIORITIES.map(priority => (
              <Checkbox
                key={priority}
                name="priority"
                value={priority}
                label={priority}
                defaultChecked={query.priority.includes(priority)}
              />
            ))}
          </div>
        </FieldGroup>
        <FieldGroup id="filter-state" label={t("queue.filter.state")}>
          <div className="tq-checks">
            {TICKET_STATES.map(state => (
              <Checkbox
                key={state}
                name="state"
                value={state}
                label={t(`state.${staff ? "forStaff" : "forCustomer"}.${state}`)}
                defaultChecked={query.state.includes(state)}
              />
            ))}
          </div>
        </FieldGroup>
        {staff && (
          <FieldGroup id="filter-level" label={t("queue.filter.level")}>
            <div className="row wrap">
              {([1, 2, 3] as const).map(level => (
                <Checkbox
                  key={level}
                  name="level"
                  value={level}
                  label={t("queue.filter.levelN", { level })}
                  defaultChecked={query.level.includes(level)}
                />
              ))}
            </div>
          </FieldGroup>
        )}
        {companies.map(
          ({ kind, value, asked }) =>
            asked && (
              <Field key={kind} id={`filter-${kind}`} label={t(`queue.filter.${kind}`)}>
                {control => (
                  <CompanyChoice
                    {...control}
                    kind={kind}
                    chosen={chosenOf(options.companies, value, t("queue.filter.other"))}
                    any={t("queue.filter.any")}
                  />
                )}
              </Field>
            ),
        )}
        {lists.map(
          list =>
            list.choices.length > 1 && (
              <Field key={list.name} id={`filter-${list.name}`} label={t(`queue.filter.${list.name}`)}>
                {control => (
                  <Select
                    {...control}
                    name={list.name}
                    defaultValue={list.value ?? ""}
                    placeholder={t("queue.filter.any")}
                    options={list.choices.map(choice => ({ value: choice.id, label: choice.name }))}
                  />
                )}
              </Field>
            ),
        )}
        <Field id="filter-waits" label={t("queue.filter.waits")}>
          {control => (
            <Select
              {...control}
              name="waits"
              defaultValue={query.waits ?? ""}
              placeholder={t("queue.filter.any")}
              options={waitsOnFor(side).map(value => ({
                value,
                label: t(`queue.filter.waitsOn.${side}.${value}`),
              }))}
            />
          )}
        </Field>
        {staff && (
          <Field id="filter-tag" label={t("queue.filter.tag")} hint={t("queue.filter.tagHint")}>
            {control => (
              <>
                <Input
                  {...control}
                  name="tag"
                  list="filter-tags"
                  defaultValue={query.tag.join(", ")}
                  maxLength={200}
                />
                <datalist id="filter-tags">
                  {options.tags.map(tag => (
                    <option key={tag} value={tag} />
                  ))}
                </datalist>
              </>
            )}
          </Field>
        )}
        <Checkbox name="late" value="1" label={t("queue.filter.late")} defaultChecked={query.late} />
        <Checkbox name="follow" value="1" label={t("queue.filter.follow")} defaultChecked={query.follow} />
        <div className="ft row">
          <Link className="btn" href={clearHref} onClick={() => setOpen(false)}>
            {t("queue.filter.clear")}
          </Link>
          <span className="grow" />
          <Button type="submit" look="pri">
            {t("queue.filter.show")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
