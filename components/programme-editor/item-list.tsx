"use client";

import {
  ArrowDown,
  ArrowUp,
  ChevronRight,
  CircleAlert,
  Copy,
  GripVertical,
  Plus,
  Trash2,
} from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cx } from "#components/ui/cx.ts";
import { FieldError } from "#components/ui/field.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { titleOf } from "#lib/domain/programmes/differences.ts";
import { textIn } from "#lib/domain/text.ts";
import { useAt, useEditing, weightOf } from "./part-context.tsx";
import { fieldId, isWithin, keyFor } from "./path.ts";

type Props<T extends object> = {
  path: string;
  /** The heading's level of each item's name. */
  level: 3 | 4 | 5;
  label: string;
  /** On the button that adds one. */
  add: string;
  /** What a name is while there is none. */
  untitled: string;
  empty?: string;
  blank: () => T;
  /** What an item is called that carries no name of its own. */
  nameOf?: (item: T, index: number) => string;
  /** The list as it is kept, such as with its steps counted anew. */
  arrange?: (items: T[]) => T[];
  /** Beside the name: what matters of it at a glance. */
  summary?: (item: T) => ReactNode;
  children: (item: T, path: string) => ReactNode;
};

const keyOf = (item: object) => ("key" in item && typeof item.key === "string" ? item.key : "");

/** Things in an order: each opens to its fields, moves up and down, can be copied and taken out, and comes back. */
export function ItemList<T extends object>(props: Props<T>) {
  const { path, level, label, add, untitled, empty, blank, summary, children } = props;
  const t = useTranslations("programmeEditor.items");
  const locale = useLocale();
  const toast = useToast();
  const { reveal, problems } = useEditing();
  const field = useAt<T[] | undefined>(path);
  const items = field.value ?? [];
  // Each keeps an identity of its own while it moves: keys may be empty, and change.
  const own = useId();
  const made = useRef(0);
  const fresh = () => `${own}${made.current++}`;
  const [ids, setIds] = useState<string[]>(() => items.map(fresh));
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState("");
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const focus = useRef<string | null>(null);
  const latest = useRef(items);
  latest.current = items;
  if (ids.length !== items.length) setIds(before => items.map((_, i) => before[i] ?? fresh()));

  const seen = useRef(0);
  useEffect(() => {
    if (reveal.n === seen.current) return;
    seen.current = reveal.n;
    const at = ids.findIndex((_, i) => isWithin(reveal.path, `${path}.${i}`));
    const id = ids[at];
    if (id) setOpen(before => new Set(before).add(id));
  }, [reveal, ids, path]);

  useEffect(() => {
    if (!focus.current) return;
    document.getElementById(focus.current)?.focus();
    focus.current = null;
  });

  const { arrange = list => list } = props;
  const nameOf = (item: T, index: number) =>
    props.nameOf?.(item, index) ??
    (textIn(titleOf(item as Record<string, unknown>), locale).trim() || untitled);
  function put(next: T[], nextIds: string[]) {
    setIds(nextIds);
    field.set(arrange(next));
  }
  function insert(at: number, item: T) {
    const id = fresh();
    // The others fold away: what is being written stands alone, and a long list stays a list.
    setOpen(new Set([id]));
    put(items.toSpliced(at, 0, item), ids.toSpliced(at, 0, id));
    focus.current = `${id}-h`;
    setSaid("");
  }
  function copy(at: number) {
    const item = items[at];
    if (!item) return;
    const twin = structuredClone(item);
    const key = keyOf(item);
    const keys = items.map(keyOf).filter(one => one !== "");
    insert(at + 1, key === "" ? twin : { ...twin, key: keyFor(key, keys) });
  }
  function remove(at: number) {
    const item = items[at];
    const id = ids[at];
    if (!item || !id) return;
    put(items.toSpliced(at, 1), ids.toSpliced(at, 1));
    focus.current = fieldId(`${path}.add`);
    toast({
      text: t("removed", { name: nameOf(item, at) }),
      action: {
        label: t("undo"),
        run: () => {
          // Into the list as it is by then.
          const now = latest.current;
          setIds(before => before.toSpliced(Math.min(at, before.length), 0, id));
          field.set(arrange(now.toSpliced(Math.min(at, now.length), 0, item)));
        },
      },
    });
  }
  function moveTo(at: number, to: number) {
    const item = items[at];
    const id = ids[at];
    if (!item || !id || !items[to] || at === to) return;
    put(items.toSpliced(at, 1).toSpliced(to, 0, item), ids.toSpliced(at, 1).toSpliced(to, 0, id));
    setSaid(t("moved", { name: nameOf(item, at), position: to + 1, of: items.length }));
  }
  function move(at: number, by: 1 | -1) {
    const to = at + by;
    moveTo(at, to);
    // At an end the arrow pressed goes dead: the keyboard goes on with the other one.
    if (to === 0 || to === items.length - 1) focus.current = `${ids[at]}-${to === 0 ? "down" : "up"}`;
  }
  /** By mouse: the whole line follows its grip; arrows do the same by keyboard and under a finger. */
  const drag = (at: number) => ({
    onDragOver: (event: DragEvent) => {
      if (dragged === null) return;
      event.preventDefault();
      event.stopPropagation();
      event.dataTransfer.dropEffect = "move";
      setOver(at);
    },
    onDrop: (event: DragEvent) => {
      if (dragged === null) return;
      event.preventDefault();
      event.stopPropagation();
      moveTo(dragged, at);
      setDragged(null);
    },
  });
  function toggle(id: string) {
    setOpen(before => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  const Heading = `h${level}` as const;
  return (
    <div className="items-w" id={fieldId(path)} tabIndex={-1}>
      {field.error && <FieldError>{field.error}</FieldError>}
      {items.length === 0 && empty && <p className="mm items-none">{empty}</p>}
      {items.length > 0 && (
        <ol className="items" aria-label={label}>
          {items.map((item, i) => {
            const id = ids[i] ?? String(i);
            const at = `${path}.${i}`;
            const inside = problems.filter(p => isWithin(p.path, at));
            const wrong = inside.some(p => weightOf(p) === "wrong");
            const missing = inside.filter(p => weightOf(p) === "missing").length;
            const isOpen = open.has(id);
            const name = nameOf(item, i);
            return (
              <li
                key={id}
                className={cx(
                  "item",
                  isOpen && "open",
                  dragged === i && "dragged",
                  dragged !== null &&
                    over === i &&
                    (i < dragged ? "drop-above" : i > dragged && "drop-below"),
                )}
                {...drag(i)}
              >
                <div className="item-h">
                  {items.length > 1 && (
                    <span
                      className="item-grip"
                      draggable
                      aria-hidden="true"
                      title={t("drag")}
                      onDragStart={event => {
                        event.stopPropagation();
                        event.dataTransfer.effectAllowed = "move";
                        event.dataTransfer.setData("text/plain", name);
                        const line = event.currentTarget.closest("li");
                        if (line) event.dataTransfer.setDragImage(line, 12, 16);
                        setDragged(i);
                      }}
                      onDragEnd={() => {
                        setDragged(null);
                        setOver(null);
                      }}
                    >
                      <GripVertical className="i i-s" />
                    </span>
                  )}
                  <Heading>
                    <button
                      id={`${id}-h`}
                      type="button"
                      className="item-t"
                      aria-expanded={isOpen}
                      onClick={() => toggle(id)}
                    >
                      <ChevronRight className="i i-s turn" aria-hidden="true" />
                      <b className={name === untitled ? "mm" : undefined}>{name}</b>
                      {!isOpen && summary && <span className="mm sm item-s">{summary(item)}</span>}
                    </button>
                  </Heading>
                  {(wrong || missing > 0) && (
                    <span className={wrong ? "item-p breach-t" : "item-p mm"}>
                      {wrong && <CircleAlert className="i i-s" aria-hidden="true" />}
                      <span className="sm">{wrong ? t("wrong") : t("missing", { count: missing })}</span>
                    </span>
                  )}
                  <span className="item-m">
                    <Button
                      look="ghost"
                      size="sml"
                      ico
                      id={`${id}-up`}
                      disabled={i === 0}
                      aria-label={t("up", { name })}
                      onClick={() => move(i, -1)}
                    >
                      <ArrowUp className="i i-s" aria-hidden="true" />
                    </Button>
                    <Button
                      look="ghost"
                      size="sml"
                      ico
                      id={`${id}-down`}
                      disabled={i === items.length - 1}
                      aria-label={t("down", { name })}
                      onClick={() => move(i, 1)}
                    >
                      <ArrowDown className="i i-s" aria-hidden="true" />
                    </Button>
                  </span>
                </div>
                {isOpen && (
                  <div className="item-b">
                    {children(item, at)}
                    <div className="row wrap item-f">
                      <Button look="ghost" size="sml" onClick={() => copy(i)}>
                        <Copy className="i i-s" aria-hidden="true" />
                        {t("copy")}
                      </Button>
                      <Button look="ghost" size="sml" className="danger" onClick={() => remove(i)}>
                        <Trash2 className="i i-s" aria-hidden="true" />
                        {t("remove")}
                        <span className="vh">{name}</span>
                      </Button>
                    </div>
                  </div>
                )}
              </li>
            );
          })}
        </ol>
      )}
      <Button id={fieldId(`${path}.add`)} size="sml" onClick={() => insert(items.length, blank())}>
        <Plus className="i i-s" aria-hidden="true" />
        {add}
      </Button>
      <span className="vh" role="status">
        {said}
      </span>
    </div>
  );
}
