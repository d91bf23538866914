import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { USUAL_FEW } from "#lib/domain/training/scheme.ts";
import { Prisma } from "#lib/platform/db/prisma.ts";
import { type Part, plays } from "./waiting.ts";

const sql = Prisma.sql;

/** So long after its end a date's attendance and results are still asked for. */
const RECORD_DAYS = 60;

const title = (locale: string) => sql`coalesce(c.title->>${locale}, c.title#>>'{}')`;
const course = sql`JOIN training_course c ON c.tenant_id = s.tenant_id AND c.id = s.course_id`;
const seated = sql`e.cancelled_at IS NULL AND e.seated_at IS NOT NULL`;
/** Parts of the rules of date `s` that somebody enrolled as `e` takes. */
const parts = sql`CROSS JOIN LATERAL jsonb_array_elements(coalesce(s.scheme, c.scheme)->'parts') AS p(part)`;
const taken = sql`(jsonb_array_length(p.part->'areas') = 0
  OR EXISTS (SELECT 1 FROM jsonb_array_elements_text(p.part->'areas') a WHERE a = ANY (e.areas)))`;

/** Of a partner's person: examinations that are open to them; who pays also sees who asks for a seat and who has none yet. */
export function partnerTraining(actor: Actor): Part[] {
  const own = sql`e.tenant_id = ${actor.tenantId}::uuid AND e.partner_org_id = ${actor.orgId}::uuid`;
  const session = sql`JOIN training_session s ON s.tenant_id = e.tenant_id AND s.id = e.session_id`;
  const found: Part[] = [
    {
      kind: "trainingExam",
      id: sql`e.id`,
      title: title(actor.locale),
      about: sql`coalesce(p.part->'title'->>${actor.locale}, p.part->>'title')`,
      count: sql`(p.part->'exam'->>'minutes')::int`,
      dueAt: sql`(s.ends_at + make_interval(days => (p.part->'exam'->>'openDays')::int))`,
      path: sql`'/training/exam/' || e.id || '/' || (p.part->>'key')`,
      from: sql`FROM training_enrolment e ${session} ${course} ${parts}
        WHERE ${own} AND e.person_id = ${actor.personId}::uuid AND ${seated} AND s.cancelled_at IS NULL AND ${taken}
          AND jsonb_typeof(p.part->'exam') = 'object'
          AND now() >= CASE p.part->'exam'->>'opens' WHEN 'start' THEN s.starts_at ELSE s.ends_at END
          AND now() <= s.ends_at + make_interval(days => (p.part->'exam'->>'openDays')::int)
          AND NOT EXISTS (SELECT 1 FROM training_result r WHERE r.tenant_id = e.tenant_id AND r.enrolment_id = e.id
            AND r.part_key = p.part->>'key' AND r.annulled_at IS NULL AND r.percent >= greatest(
              (p.part->>'minimum')::int, (coalesce(s.scheme, c.scheme)->>'passMark')::int))
          AND NOT EXISTS (SELECT 1 FROM training_attempt a WHERE a.tenant_id = e.tenant_id AND a.enrolment_id = e.id
            AND a.part_key = p.part->>'key' AND a.percent >= greatest(
              (p.part->>'minimum')::int, (coalesce(s.scheme, c.scheme)->>'passMark')::int)
            AND NOT EXISTS (SELECT 1 FROM training_result r WHERE r.tenant_id = a.tenant_id AND r.enrolment_id = a.enrolment_id
              AND r.attempt_id = a.id AND r.annulled_at IS NOT NULL))
          AND (p.part->>'tries' IS NULL OR (p.part->>'tries')::int > (SELECT count(*) FROM training_result r
            WHERE r.tenant_id = e.tenant_id AND r.enrolment_id = e.id AND r.part_key = p.part->>'key'
              AND r.attempt_id IS NOT NULL AND r.annulled_at IS NULL))`,
    },
  ];
  if (!plays(actor, "partner_admin", "partner_support_manager")) return found;
  const mine = sql`x.tenant_id = ${actor.tenantId}::uuid AND x.partner_org_id = ${actor.orgId}::uuid`;
  const open = sql`FROM training_session s ${course}
    WHERE s.tenant_id = x.tenant_id AND s.cancelled_at IS NULL AND s.starts_at > now() AND c.state = 'open'
      AND (s.enrol_until IS NULL OR s.enrol_until > now())
      AND c.programme_id = x.programme_id AND x.area_key = ANY (c.areas)`;
  return [
    ...found,
    {
      kind: "trainingAsked",
      id: sql`e.id`,
      title: sql`e.person_name`,
      about: title(actor.locale),
      dueAt: sql`s.starts_at`,
      path: sql`'/training/' || s.id`,
      from: sql`FROM training_enrolment e ${session} ${course}
        WHERE ${own} AND e.cancelled_at IS NULL AND e.confirmed_at IS NULL AND s.cancelled_at IS NULL AND s.starts_at > now()`,
    },
    {
      kind: "trainingEnrol",
      id: sql`x.id`,
      title: sql`x.person_name`,
      extra: sql`x.area_key`,
      dueAt: sql`(SELECT min(s.starts_at) ${open})`,
      path: sql`'/training?area=' || x.area_key || '&enrol=' || x.person_id`,
      from: sql`FROM certification x WHERE ${mine} AND x.valid_from IS NULL AND x.revoked_at IS NULL AND x.ended_at IS NULL
        AND x.training_on IS NULL AND x.result IS NULL AND EXISTS (SELECT 1 ${open})
        AND NOT EXISTS (SELECT 1 FROM training_enrolment e WHERE e.tenant_id = x.tenant_id
          AND e.person_id = x.person_id AND e.cancelled_at IS NULL AND x.area_key = ANY (e.areas))`,
    },
  ];
}

/** Of the vendor: attendance and results of dates one gives (or all, for who keeps them), and dates with too few or too many. */
export function vendorTraining(actor: Actor, today: PlainDate): Part[] {
  const keeps = plays(actor, "certification_manager", "vendor_admin");
  const here = sql`s.tenant_id = ${actor.tenantId}::uuid AND s.cancelled_at IS NULL`;
  const base = { id: sql`s.id`, title: title(actor.locale), path: sql`'/training/' || s.id` };
  const missing = sql`SELECT count(DISTINCT e.id) FROM training_enrolment e ${parts}
    WHERE e.tenant_id = s.tenant_id AND e.session_id = s.id AND ${seated} AND ${taken}
      AND e.attended IS DISTINCT FROM false
      AND ((e.attended IS NULL AND coalesce(s.scheme, c.scheme)->>'attendanceRequired' = 'true')
        OR (jsonb_typeof(p.part->'exam') IS DISTINCT FROM 'object' AND NOT EXISTS (SELECT 1 FROM training_result r
          WHERE r.tenant_id = e.tenant_id AND r.enrolment_id = e.id AND r.part_key = p.part->>'key'
            AND r.annulled_at IS NULL)))`;
  const found: Part[] = [
    {
      ...base,
      kind: "trainingRecord",
      count: sql`(${missing})`,
      since: sql`s.ends_at`,
      from: sql`FROM training_session s ${course}
        WHERE ${here} AND s.ends_at <= now() AND s.ends_at > ${today}::date - ${RECORD_DAYS}::int
          AND (s.trainer_id = ${actor.personId}::uuid OR (${keeps} AND s.trainer_id IS NULL)) AND (${missing}) > 0`,
    },
  ];
  if (!keeps) return found;
  return [
    ...found,
    {
      ...base,
      kind: "trainingWaits",
      count: sql`s.waiting`,
      dueAt: sql`s.starts_at`,
      from: sql`FROM training_session s ${course} WHERE ${here} AND s.starts_at > now() AND s.waiting > 0`,
    },
    {
      kind: "trainingDateAsked",
      id: sql`r.id`,
      title: title(actor.locale),
      about: sql`r.org_name`,
      count: sql`r.people`,
      since: sql`r.asked_at`,
      path: sql`'/training#asked'`,
      from: sql`FROM training_date_request r JOIN training_course c ON c.tenant_id = r.tenant_id AND c.id = r.course_id
        WHERE r.tenant_id = ${actor.tenantId}::uuid AND r.answer IS NULL`,
    },
    {
      ...base,
      kind: "trainingFew",
      count: sql`s.seats_taken`,
      extra: sql`s.seats::text`,
      dueAt: sql`s.starts_at`,
      from: sql`FROM training_session s ${course} WHERE ${here} AND s.starts_at > now()
        AND s.starts_at < ${today}::date + coalesce((c.scheme->>'fewDays')::int, ${USUAL_FEW.fewDays})
        AND s.seats_taken * 100 < s.seats * coalesce((c.scheme->>'fewPercent')::int, ${USUAL_FEW.fewPercent})`,
    },
  ];
}
