import {
  Award,
  Bell,
  BookOpen,
  Bug,
  Building2,
  CalendarRange,
  ChartColumn,
  FileText,
  Gift,
  GraduationCap,
  Handshake,
  House,
  Inbox,
  Library,
  Lightbulb,
  ListChecks,
  type LucideIcon,
  Package,
  Settings,
  Ticket,
  Users,
} from "lucide-react";
import { LadderIcon } from "./ladder-icon.tsx";
import type { IconName } from "./nav-data.ts";

const icons: Record<Exclude<IconName, "ladder">, LucideIcon> = {
  home: House,
  ticket: Ticket,
  inbox: Inbox,
  handshake: Handshake,
  calendar: CalendarRange,
  checks: ListChecks,
  award: Award,
  training: GraduationCap,
  gift: Gift,
  library: Library,
  building: Building2,
  contract: FileText,
  bug: Bug,
  wish: Lightbulb,
  release: Package,
  knowledge: BookOpen,
  report: ChartColumn,
  people: Users,
  bell: Bell,
  settings: Settings,
};

export function NavIcon({ name }: { name: IconName }) {
  if (name === "ladder") return <LadderIcon />;
  const Icon = icons[name];
  return <Icon className="i" aria-hidden="true" />;
}
