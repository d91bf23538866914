import type { DemoKnowledge } from "./types.ts";

/** What the makers of OpenNebula know (S10, P14). */
export const openNebulaKnowledge: DemoKnowledge[] = [
  {
    kind: "alert",
    audience: "entitled",
    product: "opennebula",
    severity: "high",
    course: "worked_around",
    ranges: [{ from: "7.0", to: "7.0", fixedIn: "7.0.2" }],
    mustRead: true,
    publishedAgo: 6,
    updates: [
      {
        ago: 2,
        before: "active",
        en: "A work-around that needs no restart of machines.",
        es: "Una solución temporal que no reinicia máquinas.",
      },
    ],
    cases: ["Marketplace import hangs on the Ceph datastore since 7.0.1"],
    en: {
      title: "Marketplace imports hang on Ceph datastores after an upgrade to 7.0",
      summary:
        "The import waits for a lock that the new datastore driver never gives back; other images are not touched.",
      affected:
        "Front-ends on 7.0 and 7.0.1 with a **Ceph** image datastore. `oneimage list` shows the image *LOCKED* and `oned.log` repeats `rbd: lock is held`.",
      workaround:
        'On the front-end:\n\n```\noneimage unlock <id>\nrbd lock rm <pool>/one-<id> "auto" <locker>\n```\n\nSet `CEPH_LOCK = "no"` in the datastore template until you upgrade. Running machines are not affected.',
      resolution: "The driver of 7.0.2 gives the lock back.",
    },
    es: {
      title: "Las importaciones del Marketplace se cuelgan en almacenes Ceph tras pasar a 7.0",
      summary: "La importación espera un bloqueo que el controlador nuevo no devuelve.",
      affected: "Front-ends 7.0 y 7.0.1 con almacén de imágenes **Ceph**.",
      workaround:
        'Libere el bloqueo con `rbd lock rm` y ponga `CEPH_LOCK = "no"` en la plantilla del almacén.',
      resolution: "El controlador de 7.0.2 devuelve el bloqueo.",
    },
  },
  {
    kind: "alert",
    audience: "entitled",
    product: "opennebula",
    severity: "critical",
    course: "active",
    ranges: [{ from: "6.8", to: "6.10" }],
    publishedAgo: 1,
    cases: ["Virtual network: addresses leased twice"],
    en: {
      title: "Virtual networks may lease an address twice during a leader change",
      summary:
        "In a high-availability front-end two machines can get the same address if the leader changes while they are deployed.",
      affected:
        "6.8 and 6.10 with **RAFT high availability** and more than one address range a network. Look for `duplicate lease` in `oned.log`.",
    },
  },
  {
    kind: "problem",
    audience: "entitled",
    product: "opennebula",
    course: "worked_around",
    ranges: [{ from: "6.10", to: "7.0" }],
    publishedAgo: 37,
    cases: ["Backup of 2 TB images stops at 98 %"],
    en: {
      title: "Backups of images over 2 TB stop at 98 %",
      summary: "The restic backend runs out of time while it checks the last packs of a very large image.",
      affected: "6.10 and 7.0 with the restic backup datastore.",
      workaround:
        "Raise `RESTIC_MAX_RIOPS` and set `BACKUP_TIMEOUT = 86400` in the datastore template, then retry: the next run takes up where the last one stopped.",
    },
  },
  {
    kind: "problem",
    audience: "entitled",
    product: "opennebula",
    course: "resolved",
    ranges: [{ from: "6.8", to: "6.8" }],
    publishedAgo: 150,
    updates: [{ ago: 84, before: "worked_around", en: "Fixed in 6.10.", es: "Corregido en 6.10." }],
    cases: ["Live migration leaves the machine in MIGRATE"],
    en: {
      title: "Live migration leaves the machine in MIGRATE",
      summary: "The machine runs on the new host, and OpenNebula still waits for the old one.",
      affected: "6.8 with shared NFS storage.",
      workaround: "`onevm recover --success <id>` once `virsh list` shows it on the new host.",
      resolution: "Fixed in **6.10**.",
    },
  },
  {
    kind: "article",
    audience: "entitled",
    product: "opennebula",
    publishedAgo: 75,
    cases: ["How do we drain a host without stopping its machines?"],
    en: {
      title: "How to drain a host without stopping its machines",
      summary: "Disable the host, move its machines live, and check that nothing was scheduled back.",
      body: "1. `onehost disable <host>`: running machines stay, no new ones come.\n2. `onehost flush <host>` reschedules them live where storage is shared.\n3. Watch `onevm list --filter HOST=<host>` until it is empty.\n4. `onehost offline <host>` before you touch the hardware.\n\nMachines with passthrough devices do not move: plan a stop for those.",
    },
    es: {
      title: "Cómo vaciar un servidor sin parar sus máquinas",
      summary: "Desactive el servidor, mueva sus máquinas en caliente y compruebe que no vuelve ninguna.",
      body: "1. `onehost disable <host>`.\n2. `onehost flush <host>`.\n3. Espere a que `onevm list --filter HOST=<host>` quede vacío.\n4. `onehost offline <host>` antes de tocar el equipo.",
    },
  },
  {
    kind: "article",
    audience: "partners",
    product: "opennebula",
    publishedAgo: 48,
    cases: ["Sunstone: sign-in with OIDC loops behind HAProxy"],
    en: {
      title: "Levels 1 and 2: sign-in loops behind a proxy, before you escalate",
      summary: "What to collect and the three settings that are wrong in nine cases of ten.",
      body: "- `X-Forwarded-Proto` reaches FireEdge.\n- The cookie’s domain is that of the public address.\n- Clocks differ by less than a minute.\n\nCollect `fireedge.log` at level 3 and a HAR file **without tokens**.",
    },
  },
  {
    kind: "article",
    audience: "public",
    product: "opennebula",
    publishedAgo: 190,
    en: {
      title: "Marketplace mirror: what to do when a checksum differs",
      summary: "Tell a damaged download from a tampered one, and fetch the image again safely.",
      body: "1. Delete the local copy and fetch it once more.\n2. Compare the SHA-256 with the one in the marketplace, over another connection.\n3. If it differs again, **do not use the image** and tell us.\n\nMirrors refresh every six hours; an image published in between may differ until then.",
    },
    es: {
      title: "Espejo del Marketplace: qué hacer si la suma no coincide",
      summary: "Distinguir una descarga dañada de una alterada, y volver a bajar la imagen con seguridad.",
      body: "1. Borre la copia local y bájela otra vez.\n2. Compare la suma SHA-256 por otra conexión.\n3. Si sigue distinta, **no use la imagen** y avísenos.",
    },
  },
  {
    kind: "problem",
    audience: "entitled",
    product: "opennebula",
    course: "active",
    ranges: [{ from: "7.0", to: "" }],
    draft: "in_review",
    publishedAgo: 2,
    cases: ["LXC containers lose their network after a host restart"],
    en: {
      title: "LXC containers lose their network after a host restart",
      summary: "The bridge comes up after the containers, and their interfaces stay down.",
      affected: "7.0 with the LXC driver on Debian 12 hosts.",
    },
  },
];
