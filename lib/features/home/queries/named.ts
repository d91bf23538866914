import {
  agreementKindOf,
  areaOf,
  type ProgrammeDefinition,
  tierOf,
} from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import type { WaitDto } from "../dto.ts";

type Described = { definition: ProgrammeDefinition };

function firstOf<T>(
  programmes: readonly Described[],
  find: (d: ProgrammeDefinition) => T | null | undefined,
) {
  for (const { definition } of programmes) {
    const found = find(definition);
    if (found) return found;
  }
  return null;
}

/**
 * Keys of tiers, areas, steps and agreements as the programme words them; a key nobody knows stays as it is. Steps are
 * those of the versions their ways in were begun under, where these are told.
 */
export function named(
  items: WaitDto[],
  programmes: readonly Described[],
  locale: string,
  begun: readonly Described[] = programmes,
): WaitDto[] {
  const tier = (key: string) => {
    const found = firstOf(programmes, d => tierOf(d, key));
    return found ? textIn(found.name, locale) : key;
  };
  const area = (key: string) => {
    const found = firstOf(programmes, d => areaOf(d, key));
    return found ? textIn(found.name, locale) : key;
  };
  const step = (key: string) => {
    const found = firstOf(begun, d => d.phases.flatMap(phase => phase.steps).find(s => s.key === key));
    return found ? textIn(found.title, locale) : key;
  };
  const agreement = (key: string) => {
    const found = firstOf(programmes, d => agreementKindOf(d, key));
    return found ? textIn(found.title, locale) : key;
  };
  return items.map(item => {
    if (item.kind.startsWith("tier")) return { ...item, extra: tier(item.extra) };
    if (item.kind === "blockerLift") return { ...item, title: step(item.title) };
    if (item.kind.startsWith("step") && !item.kind.startsWith("steps"))
      return { ...item, title: step(item.title) };
    if (item.kind === "agreementSign" || item.kind === "signatureAsked")
      return { ...item, title: agreement(item.title) };
    if (["examResult", "certificateIssue", "certificateRenew", "trainingEnrol"].includes(item.kind))
      return { ...item, extra: area(item.extra) };
    return item;
  });
}
