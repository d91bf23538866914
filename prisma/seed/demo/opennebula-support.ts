import { customerOrg } from "./customer-org.ts";
import type { DemoContract, DemoCustomer, DemoSupport, DemoTicket, Stage, Story } from "./support-types.ts";

const servers = (name: string, units: number, version = "7.0"): DemoContract["systems"] => [
  { product: "opennebula", name, version, unit: "server", units, modules: ["core", "storage", "networking"] },
];

const customers: DemoCustomer[] = [
  {
    org: customerOrg("brauhaus-lindtal", "Brauhaus Lindtal", "lindtal.example", "DE", "Bamberg", [
      ["stefan.aigner", "Stefan Aigner", ["customer_admin", "customer_contact"]],
      ["lena.vogt", "Lena Vogt", ["customer_contact"]],
      ["max.huber", "Max Huber", ["customer_reader"]],
    ]),
    contracts: [
      {
        key: "2026",
        plan: "premium",
        servedBy: "kaltenbach",
        startsIn: -297,
        months: 12,
        systems: servers("Brewery cloud", 4),
        contacts: [{ who: "stefan.aigner" }, { who: "lena.vogt" }],
        invoiced: { number: "ON-5521", throughIn: -80, by: "Sofia Lindgren" },
        amendment: {
          in: -12,
          reason: "Three more servers for the bottling plant.",
          by: "Dirk Vogel",
          add: servers("Bottling plant", 3),
        },
      },
    ],
  },
  {
    org: customerOrg("klinikum-rednitz", "Klinikum Rednitz", "rednitz.example", "DE", "Schwabach", [
      ["jutta.kern", "Jutta Kern", ["customer_admin", "customer_contact"]],
      ["emre.aydin", "Emre Aydın", ["customer_contact"]],
    ]),
    contracts: [
      {
        key: "2026",
        plan: "premium",
        servedBy: "kaltenbach",
        startsIn: -200,
        months: 12,
        systems: servers("Hospital cloud", 22, "6.10"),
        contacts: [{ who: "jutta.kern" }, { who: "emre.aydin" }],
      },
    ],
  },
  {
    org: customerOrg("lumiere-assurances", "Lumière Assurances", "lumiere.example", "FR", "Lyon", [
      ["claire.moreau", "Claire Moreau", ["customer_admin", "customer_contact"]],
      ["paul.girard", "Paul Girard", ["customer_contact"]],
    ]),
    contracts: [
      {
        key: "2026",
        plan: "premium",
        servedBy: "atlas-datacenter",
        startsIn: -345,
        months: 12,
        systems: servers("Claims platform", 40, "5.12"),
        contacts: [{ who: "claire.moreau" }, { who: "paul.girard" }],
      },
    ],
  },
  {
    org: customerOrg("havforsk-data", "Havforsk Data", "havforsk.example", "NO", "Bodø", [
      ["kari.nilsen", "Kari Nilsen", ["customer_admin", "customer_contact"]],
      ["ola.berg", "Ola Berg", ["customer_contact"]],
    ]),
    contracts: [
      {
        key: "2026",
        plan: "premium",
        servedBy: "nordlys-sky",
        startsIn: -326,
        months: 12,
        systems: servers("Ocean models", 60),
        contacts: [{ who: "kari.nilsen" }, { who: "ola.berg" }],
      },
      {
        key: "2027",
        plan: "premium",
        servedBy: "nordlys-sky",
        startsIn: 39,
        months: 12,
        signedIn: -9,
        renews: "2026",
        systems: servers("Ocean models", 64),
        contacts: [{ who: "kari.nilsen" }, { who: "ola.berg" }],
      },
    ],
  },
  {
    org: customerOrg("pinhal-energia", "Pinhal Energia", "pinhal.example", "PT", "Leiria", [
      ["teresa.lobo", "Teresa Lobo", ["customer_admin", "customer_contact"]],
    ]),
    contracts: [
      {
        key: "2026",
        plan: "standard",
        servedBy: "nova-estatistica",
        startsIn: -308,
        months: 12,
        systems: servers("Grid telemetry", 18),
        contacts: [{ who: "teresa.lobo" }],
      },
    ],
  },
  {
    org: customerOrg("gemeente-zoutveen", "Gemeente Zoutveen", "zoutveen.example", "NL", "Zoutveen", [
      ["sanne.devries", "Sanne de Vries", ["customer_admin", "customer_contact"]],
      ["bram.kuiper", "Bram Kuiper", ["customer_contact"]],
    ]),
    contracts: [
      {
        key: "2026",
        plan: "standard",
        startsIn: -326,
        months: 12,
        systems: servers("Municipal cloud", 12, "6.10"),
        contacts: [{ who: "sanne.devries" }, { who: "bram.kuiper", untrained: true }],
      },
    ],
  },
  {
    org: customerOrg("officina-bruna", "Officina Bruna", "officinabruna.example", "IT", "Modena", [
      ["elisa.bruni", "Elisa Bruni", ["customer_admin", "customer_contact"]],
    ]),
    contracts: [
      {
        key: "2026",
        plan: "standard",
        servedBy: "helix-sistemi",
        startsIn: -90,
        months: 12,
        systems: servers("Plant edge", 9),
        contacts: [{ who: "elisa.bruni" }],
      },
    ],
  },
  {
    org: customerOrg("fjellvann", "Fjellvann Kraft", "fjellvann.example", "NO", "Narvik", [
      ["siri.haug", "Siri Haug", ["customer_admin", "customer_contact"]],
    ]),
    contracts: [
      {
        key: "2025",
        plan: "standard",
        servedBy: "nordlys-sky",
        startsIn: -450,
        months: 12,
        systems: servers("Dam control", 6, "6.8"),
        contacts: [{ who: "siri.haug" }],
      },
    ],
  },
  {
    org: customerOrg("arquivo-ribeira", "Arquivo da Ribeira", "ribeira.example", "PT", "Porto", [
      ["nuno.faria", "Nuno Faria", ["customer_admin"]],
    ]),
    contracts: [
      {
        key: "2027",
        plan: "standard",
        servedBy: "nova-estatistica",
        startsIn: 10,
        months: 12,
        signedIn: null,
        systems: servers("Archive", 5),
        contacts: [],
        quotes: [
          {
            sentIn: -5,
            validIn: 9,
            by: "Inês Duarte",
            words: "Five servers, as in the pilot.",
            answer: { accepted: true, in: -1 },
          },
        ],
      },
    ],
  },
];

const stories: Story[] = [
  {
    subject: "Marketplace import hangs on the Ceph datastore since 7.0.1",
    product: "opennebula",
    module: "storage",
    environment: "production",
    affectedBp: 6700,
    canWork: true,
    text: "Since we moved to 7.0.1 on Saturday, importing any image from the marketplace to datastore 104 (Ceph) stays in LOCKED. About 60 of our 90 people can’t get a new desktop; the running ones are fine.",
    acknowledge:
      "Thank you. The import is waiting for `rbd`; the running machines are not touched. We look at the frontend now.",
    ask: {
      question:
        "Could you run this on the frontend and send the answer?\n\n```\nceph osd blocklist ls; rbd -p one status one-219\n```",
      reply:
        "Here it is. Two entries in the blocklist, both from the old frontend address.\n\n```\n192.0.2.14:0/3190 2026-11-24\n192.0.2.14:0/7741 2026-11-24\n```",
    },
    note: "Same pattern as last month at the hospital: the lock of the old frontend survives its address.",
    level3: {
      steps:
        "1. Change the frontend’s address. 2. Import an image into a Ceph datastore. 3. The image stays LOCKED.",
      logs: "ImageManager: import 219: rbd: lock is alive on client.4151\nImageManager: timeout after 600 s",
      tried: "Removed both blocklist entries, restarted oned; new imports work, 219 stays LOCKED.",
      more: "Could you send `onedb fsck` in dry mode and the exact package version of the frontend?",
      answer:
        "Known defect: the driver keeps the watcher of the former address. Fixed in 7.0.2; until then `rbd lock remove` for the image and `oneimage unlock 219`. The package is on the download page.",
    },
    answer:
      "The old frontend still held a lock on the image. Please run `rbd lock remove one-219 …` and `oneimage unlock 219`; the correction is part of 7.0.2, which you can install in your next window.",
    thanks: "Done, imports are quick again. Thank you for the clear steps.",
  },
  {
    subject: "Live migration leaves the machine in MIGRATE",
    product: "opennebula",
    environment: "production",
    affectedBp: 5800,
    canWork: true,
    text: "Live migrations between hosts 3 and 7 end, but the machines stay in state MIGRATE. They answer to ping. We can’t drain host 3 for maintenance on Thursday.",
    acknowledge:
      "The machines run on the new host; only the state is wrong. We compare the libvirt events on both hosts.",
    ask: {
      question: "Which libvirt versions run on hosts 3 and 7 (`virsh version`)?",
      reply: "Host 3: 9.0.0, host 7: 10.2.0. We upgraded host 7 last week.",
    },
    note: "Mixed libvirt; compare the event loop before anything else.",
    level3: {
      steps:
        "1. Hosts with libvirt 9.0 and 10.2. 2. `onevm migrate --live`. 3. State stays MIGRATE although the domain runs on the target.",
      logs: "VMM: poll action failed: unknown event id 4129",
      tried: "Restarted the monitor on both hosts; `onevm recover --success` sets the state right by hand.",
      answer:
        "The monitor drops an event id which 10.2 introduced. Patch attached to the download page; copy it to /var/lib/one/remotes and `onehost sync`.",
    },
    answer:
      "Please copy the corrected probe and run `onehost sync --force`. The three machines were set right with `onevm recover --success`.",
    thanks: "Host 3 is drained, all states right. Please close it when you like.",
  },
  {
    subject: "Sunstone: sign-in with OIDC loops behind HAProxy",
    product: "opennebula",
    environment: "production",
    affectedBp: 10000,
    canWork: false,
    text: "Nobody can sign in to Sunstone since 08:10. After the identity provider the browser returns to /login again and again. The command line works for administrators only; users can’t work.",
    acknowledge: "We see the loop: the cookie is set for the inner name. We are on it with priority.",
    ask: {
      question:
        "Please send the `frontend` section of haproxy.cfg and the value of `:host_uri:` in fireedge-server.conf.",
      reply:
        "Attached below. The certificate was renewed this morning and the name in host_uri is still the old one.\n\n```\n:host_uri: https://cloud-old.intern\n```",
    },
    level3: {
      steps: "1. HAProxy in front of FireEdge. 2. OIDC sign-in. 3. Redirect loop.",
      logs: "FireEdge: state mismatch, cookie domain cloud-old.intern",
      tried: "Corrected host_uri and restarted; loop stays for browsers with the old cookie.",
      answer:
        "Clear the session table (`fireedge-sessions flush`); a stale state from the old domain is refused, which is right. We add a clear message in the next minor.",
    },
    answer:
      "Set `:host_uri:` to the new name, restart FireEdge and flush the sessions. Everybody signs in once more, and it holds.",
    thanks: "We are in. 25 minutes of outage for us after your answer, none since.",
  },
  {
    subject: "Backup of 2 TB images stops at 98 %",
    product: "opennebula",
    module: "storage",
    environment: "production",
    affectedBp: 3000,
    canWork: true,
    text: "The weekly backup of the two largest images ends at 98 % with no message in Sunstone. Smaller ones work. The backup server has 9 TB free.",
    acknowledge:
      "The job runs into the time limit of the transfer, not into the disk. We check the datastore’s settings.",
    ask: {
      question: "What do `onedatastore show 120` and the last 50 lines of the backup log say?",
      reply: "RESTIC_SFTP_TIMEOUT is not set. Log: `sftp: connection lost after 86400 s`.",
    },
    note: "Default of 24 hours on a 300 Mbit line. Write an article about sizing.",
    answer:
      'The transfer takes longer than the limit of 24 hours. Set `RESTIC_SFTP_TIMEOUT="172800"` on datastore 120, or use incremental backups from the next run on, which is what we recommend.',
    thanks: "Incremental runs through in two hours. Perfect.",
  },
  {
    subject: "OneFlow scaling rule ignored in zone 2",
    product: "opennebula",
    environment: "production",
    affectedBp: 2200,
    canWork: true,
    text: "The elasticity rule of service 41 works in zone 1, but in zone 2 the cardinality never changes, although CPU is above 80 % for an hour.",
    acknowledge: "Zone 2 doesn’t report CPU to OneGate for these machines. We find out why.",
    ask: {
      question: "Can the machines of zone 2 reach OneGate (`onegate vm show` inside one of them)?",
      reply: "No: `connection refused`. In zone 1 it answers.",
    },
    answer:
      "OneGate of zone 2 listens on localhost only. Set `:host: 0.0.0.0` in onegate-server.conf and open 5030 towards the service network; the rule then works within one period.",
    thanks: "Scaling happens now, thank you.",
  },
  {
    subject: "Marketplace mirror: checksum differs",
    product: "opennebula",
    environment: "test",
    affectedBp: 500,
    canWork: true,
    text: "Our internal mirror refuses the appliance “Alma 9” because the checksum differs from the catalogue. Test environment only.",
    acknowledge: "The catalogue was renewed on Tuesday; the mirror has the old file.",
    answer:
      "Run the mirror’s sync with `--purge`: it kept the old file under the new name. The checksum of the catalogue is right.",
    thanks: "Purged and in order.",
  },
  {
    subject: "How do we drain a host without stopping its machines?",
    product: "opennebula",
    environment: "production",
    affectedBp: 400,
    canWork: true,
    kind: "question",
    text: "We change the memory of two hosts next week. What is the recommended order so that nobody notices?",
    acknowledge: "Good that you ask before. There is a way without any stop.",
    answer:
      "1. `onehost disable N` (no new machines). 2. `onehost flush N` migrates live, one by one, by the scheduler’s rules. 3. Check that it is empty, power off, change memory. 4. `onehost enable N`. Plan ten minutes a host with shared storage.",
    thanks: "Exactly what we needed.",
  },
  {
    subject: "Virtual network: addresses leased twice",
    product: "opennebula",
    module: "networking",
    environment: "production",
    affectedBp: 5200,
    canWork: true,
    text: "Two machines got 198.51.100.87 this morning. The second one disturbs our print service; more than half of the offices can’t print but go on otherwise.",
    acknowledge:
      "One of the two was made outside of the portal with a fixed address. We hold the address back at once.",
    ask: {
      question: "Was a machine imported from vCenter in the last days (`onevm list -f IMPORTED=YES`)?",
      reply: "Yes, three on Friday. One of them is the printer server.",
    },
    note: "Imported machines need the address reserved by hand; the wizard doesn’t say so.",
    level3: {
      steps:
        "1. Import a wild machine with a fixed address of a managed network. 2. Instantiate others. 3. The address is leased again.",
      logs: "VNM: lease 198.51.100.87 granted to vm 733",
      tried: "Put the address on hold; conflict gone. Asked for a check at import.",
      answer:
        "Confirmed. From 7.0.2 the import puts the address on hold by itself. Until then `onevnet hold` for each imported machine.",
    },
    answer:
      "We put the three addresses of the imported machines on hold; no machine can get them any more. From 7.0.2 this happens at the import itself.",
    thanks: "Printing works everywhere again.",
  },
  {
    subject: "Please add a warning before a quota is reached",
    product: "opennebula",
    environment: "production",
    affectedBp: 300,
    canWork: true,
    kind: "feature_request",
    text: "Our departments notice a quota only when the machine is refused. A warning at 90 % would save us calls.",
    acknowledge: "A good wish. We pass it on with your example.",
    answer:
      "It is noted as a request to the manufacturer, with your example. Meanwhile the attached hook sends a mail at 90 %; it takes five minutes to set up.",
    thanks: "The hook helps already.",
  },
  {
    subject: "Frontend answers slowly since the last restart",
    product: "opennebula",
    environment: "production",
    affectedBp: 4800,
    canWork: true,
    text: "Every list in Sunstone takes ten seconds since the restart on Monday. The hosts are fine. 2,300 machines.",
    acknowledge: "The database is busy with monitoring rows. We check its size and retention.",
    ask: { question: "What says `SELECT count(*) FROM vm_monitoring;`?", reply: "48,112,004." },
    level3: {
      steps: "1. Retention of monitoring set to 0. 2. Months of rows. 3. Every list scans them.",
      logs: "slow query: SELECT body FROM vm_monitoring … 9.8 s",
      tried: "Set retention to one day and purged; lists at 0.4 s.",
      answer: "Right measure. We add an index in 7.0.3; with one day of retention you won’t need it.",
    },
    answer:
      "Monitoring was kept for ever. We set `VM_MONITORING_EXPIRATION_TIME = 86400` and purged the rest; lists take 0.4 s.",
    thanks: "Night and day. Thank you.",
  },
  {
    subject: "LXC containers lose their network after a host restart",
    product: "opennebula",
    environment: "development",
    affectedBp: 1500,
    canWork: true,
    text: "In our development zone, LXC containers come up without an interface after the host restarts. A manual restart of the container helps.",
    acknowledge: "The bridge comes up after the containers. A question of order.",
    answer:
      "Add `After=network-online.target one-bridges.service` to the unit that starts the containers. The package does so from 6.10.2 on.",
    thanks: "Works after three restarts in a row.",
  },
  {
    subject: "Federation: zone 3 is behind the master",
    product: "opennebula",
    environment: "production",
    affectedBp: 2600,
    canWork: true,
    text: "Users made in the master don’t appear in zone 3 since yesterday evening. `onezone show 0` says zone 3 is at index 481,220, the master at 492,901.",
    acknowledge: "Replication to zone 3 stands still. We look at the log of the follower.",
    ask: {
      question: "Is the clock of zone 3 right (`timedatectl`)?",
      reply: "It was four minutes ahead. Corrected now, the index does not move yet.",
    },
    level3: {
      steps:
        "1. Follower’s clock jumps ahead by 4 min. 2. Replication stops. 3. It stays so after the correction.",
      logs: "FED: entry from the future, waiting",
      tried: "Corrected the clock, restarted the follower: index does not move.",
      more: "Please send the last 200 lines of `oned.log` of both zones around the jump.",
      answer:
        "The follower waits for its own future entry. Stop zone 3, `onedb fed-reset --follower`, start; it catches up in minutes. Checked with your log.",
    },
    answer:
      "Zone 3 was reset as follower and caught up within six minutes; all users are there. Keep the time service of zone 3 under watch, it was the cause.",
    thanks: "Confirmed, all 41 new users are there.",
  },
];

const plan: [Stage, number, number, string, { late?: boolean; site?: string; silent?: boolean }?][] = [
  // Open cases, so that every state and clock can be seen: stage, story, age in open minutes, customer.
  ["l3_more", 0, 620, "brauhaus-lindtal"],
  ["l3_asked", 1, 455, "klinikum-rednitz"],
  ["l3_accepted", 7, 300, "brauhaus-lindtal"],
  ["l3_accepted", 11, 900, "havforsk-data"],
  ["l3_asked", 9, 610, "lumiere-assurances"],
  ["level2", 1, 330, "brauhaus-lindtal", { site: "branch office" }],
  ["waiting", 3, 800, "klinikum-rednitz"],
  ["waiting", 4, 300, "pinhal-energia", { silent: true }],
  ["replied", 7, 260, "lumiere-assurances", { site: "Lyon 2" }],
  ["diagnosed", 2, 190, "havforsk-data"],
  ["diagnosed", 9, 1180, "gemeente-zoutveen"],
  ["new", 5, 30, "pinhal-energia"],
  ["new", 6, 220, "gemeente-zoutveen"],
  ["new", 10, 75, "officina-bruna"],
  ["replied", 4, 1300, "officina-bruna"],
  ["l3_answered", 0, 470, "klinikum-rednitz", { site: "radiology" }],
  ["answered", 3, 1500, "brauhaus-lindtal"],
  ["answered", 8, 2400, "havforsk-data"],
  ["reopened", 10, 3200, "klinikum-rednitz"],
  ["resolved", 2, 1200, "lumiere-assurances"],
  ["resolved", 6, 2700, "brauhaus-lindtal"],
  ["resolved", 5, 3900, "havforsk-data"],
];

const sites = [
  "north site",
  "data room B",
  "branch Regnitz",
  "building 4",
  "second zone",
  "office south",
  "lab",
];
const busy = [
  "brauhaus-lindtal",
  "klinikum-rednitz",
  "lumiere-assurances",
  "havforsk-data",
  "pinhal-energia",
  "gemeente-zoutveen",
  "officina-bruna",
];

/** Closed cases of the last months, for the figures by month. */
const closed: DemoTicket[] = Array.from({ length: 30 }, (_, i) => ({
  story: (i * 5) % stories.length,
  customer: busy[i % busy.length] ?? "brauhaus-lindtal",
  stage: "closed",
  age: 11_000 + i * 3_300,
  late: i % 11 === 6,
  site: sites[i % sites.length] ?? "lab",
}));

export const openNebulaSupport: DemoSupport = {
  customers,
  stories,
  tickets: [
    ...closed.reverse(),
    ...plan.map(([stage, story, age, customer, more]) => ({ stage, story, age, customer, ...more })),
  ],
};
