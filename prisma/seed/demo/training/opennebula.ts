import type { DemoCourse } from "./types.ts";

/** The official course for architects (P10); its price is the vendor's own, for the programme states none. */
export const openNebulaCourses: readonly DemoCourse[] = [
  {
    key: "architect",
    title: { en: "Architects’ course", es: "Curso de arquitectos" },
    summary: {
      en: "Three days: design, storage, networks and operation of an OpenNebula cloud, with an examination at the end.",
      es: "Tres días: diseño, almacenamiento, redes y operación de una nube OpenNebula, con examen al final.",
    },
    areas: ["architect"],
    training: null,
    ownPrice: {
      people: 1,
      price: { minor: 145_000, currency: "EUR" },
      additionalAttendee: { minor: 120_000, currency: "EUR" },
    },
    scheme: {
      passMark: 70,
      attendanceRequired: true,
      counts: "best",
      freeCancelDays: 14,
      fewDays: 21,
      fewPercent: 25,
      parts: [
        {
          key: "examination",
          title: { en: "Examination", es: "Examen" },
          exam: { questions: 6, minutes: 30, openDays: 21, opens: "end", explains: "answers" },
          minimum: 0,
          weight: 1,
          areas: [],
          tries: 2,
          waitDays: 2,
        },
      ],
    },
    questions: {
      examination: [
        [
          "Storage",
          "Which datastore holds the disks of running machines?",
          ["+The system datastore", "The image datastore", "The file datastore"],
        ],
        [
          "Storage",
          "What is a persistent image?",
          ["+One whose changes are kept", "One that is cached on every host", "One without a size"],
        ],
        [
          "Networks",
          "What keeps tenants’ traffic apart on shared switches?",
          ["+VLANs", "+VXLAN overlays", "A longer host name"],
        ],
        [
          "Networks",
          "Which piece serves addresses inside a virtual network?",
          ["+The address range", "The quota", "The marketplace"],
        ],
        [
          "Operation",
          "Who gives level 3 support to a partner’s customer?",
          ["+The vendor, through the partner", "The customer’s own staff", "Nobody"],
        ],
        [
          "Operation",
          "What makes a front end survive the loss of a node?",
          ["+A cluster of an odd number of front ends", "A larger disk", "A second marketplace"],
        ],
        [
          "Design",
          "What is sized first in a new cloud?",
          ["+The workloads it is to carry", "The colour of the racks", "The number of logos"],
        ],
      ],
    },
    sessions: [
      {
        key: "last",
        in: -4,
        days: 2,
        place: "",
        link: "https://class.one.example/architects",
        language: "en",
        seats: 10,
        people: [],
      },
      {
        key: "next",
        in: 9,
        days: 3,
        place: "Brussels, Rue du Nuage 7",
        language: "en",
        seats: 10,
        note: "Bring a laptop; lunch is included.",
        people: [{ org: "kaltenbach", who: "petra.lindqvist", areas: ["architect"] }],
      },
    ],
  },
];
