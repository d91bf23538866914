"use client";

import { useTranslations } from "next-intl";
import { type PointerEvent, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import {
  type Drawing,
  MOST_POINTS,
  MOST_STROKES,
  PAD,
  type Point,
  svgPath,
} from "#lib/domain/agreements/drawing.ts";

/** A pad to draw one's signature on, by any pointer. Who has none types the name instead. */
export function SignaturePad({
  id,
  value,
  onChange,
  describedBy,
  invalid,
}: {
  id: string;
  value: Drawing;
  onChange: (drawing: Drawing) => void;
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
}) {
  const t = useTranslations("signing.sign");
  const [stroke, setStroke] = useState<Point[] | null>(null);
  const pad = useRef<SVGSVGElement>(null);
  const points = value.reduce((sum, s) => sum + s.length, 0);

  function at(event: PointerEvent): Point {
    const box = pad.current?.getBoundingClientRect();
    if (!box) return [0, 0];
    const within = (share: number, most: number) => Math.round(Math.min(1, Math.max(0, share)) * most);
    return [
      within((event.clientX - box.left) / box.width, PAD.width),
      within((event.clientY - box.top) / box.height, PAD.height),
    ];
  }
  function begin(event: PointerEvent<SVGSVGElement>) {
    if (value.length >= MOST_STROKES) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setStroke([at(event)]);
  }
  function go(event: PointerEvent) {
    const [x, y] = at(event);
    setStroke(now => {
      const last = now?.at(-1);
      if (!now || !last || points + now.length >= MOST_POINTS) return now;
      // A point every few units is enough for the eye, and keeps the drawing small.
      return Math.hypot(x - last[0], y - last[1]) < 3 ? now : [...now, [x, y]];
    });
  }
  function end() {
    if (stroke) onChange([...value, stroke]);
    setStroke(null);
  }
  return (
    <div className="pad">
      <svg
        ref={pad}
        id={id}
        viewBox={`0 0 ${PAD.width} ${PAD.height}`}
        role="img"
        aria-label={t("pad")}
        aria-describedby={describedBy}
        className={invalid ? "bad" : undefined}
        onPointerDown={begin}
        onPointerMove={stroke ? go : undefined}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1="40" y1="150" x2={PAD.width - 40} y2="150" />
        <path d={svgPath(stroke ? [...value, stroke] : value)} />
      </svg>
      <Button size="sml" look="ghost" onClick={() => onChange([])}>
        {t("clear")}
      </Button>
    </div>
  );
}
