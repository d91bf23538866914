import type { DemoKnowledge } from "./types.ts";

/** What the makers of EMMA know (S10, P8). */
export const emmaKnowledge: DemoKnowledge[] = [
  {
    kind: "alert",
    audience: "entitled",
    product: "emma",
    severity: "critical",
    course: "worked_around",
    ranges: [{ from: "4.0", to: "4.1", fixedIn: "4.1.1" }],
    mustRead: true,
    publishedAgo: 5,
    updates: [
      {
        ago: 2,
        before: "active",
        es: "Confirmada la solución temporal en clústeres de dos nodos.",
        en: "The work-around is confirmed in clusters of two nodes.",
      },
    ],
    cases: ["Clúster: el nodo secundario no toma el servicio"],
    es: {
      title: "Clúster: el nodo pasivo no toma el servicio si el activo se cuelga sin apagarse",
      summary:
        "Con el nodo activo colgado pero con red, el pasivo no asume RADIUS y los equipos nuevos no entran.",
      affected:
        "EMMA 4.0 y 4.1 en clúster. Se reconoce porque `emma-cluster status` muestra *activo / esperando* y los conmutadores registran *RADIUS timeout*.",
      workaround:
        "En el nodo pasivo:\n\n```\nemma-cluster fence --peer\nemma-cluster promote\n```\n\nNo apague el nodo activo por la corriente antes de `fence`: puede perder eventos.",
      resolution: "Se corrige en 4.1.1, prevista para las próximas semanas.",
    },
    en: {
      title: "Cluster: the passive node does not take over when the active one hangs",
      summary:
        "With the active node hung but on the network, the passive one does not serve RADIUS and new devices stay out.",
      affected:
        "EMMA 4.0 and 4.1 in a cluster: `emma-cluster status` says *active / waiting* and switches log *RADIUS timeout*.",
      workaround: "On the passive node run `emma-cluster fence --peer`, then `emma-cluster promote`.",
      resolution: "Mended in 4.1.1, planned for the coming weeks.",
    },
  },
  {
    kind: "alert",
    audience: "entitled",
    product: "emma",
    severity: "medium",
    course: "active",
    ranges: [{ from: "3.2", to: "4.1" }],
    publishedAgo: 12,
    cases: ["Los teléfonos IP pierden la VLAN de voz"],
    es: {
      title: "Los teléfonos IP pierden la VLAN de voz tras renovar la concesión DHCP",
      summary:
        "Al renovar la concesión, algunos teléfonos vuelven a la VLAN de datos hasta que se reinician.",
      affected:
        "EMMA 3.2 a 4.1 con **perfilado por DHCP** y teléfonos que envían la opción 60 solo al arrancar.",
    },
  },
  {
    kind: "problem",
    audience: "entitled",
    product: "emma",
    course: "worked_around",
    ranges: [{ from: "3.0", to: "4.1" }],
    publishedAgo: 52,
    cases: ["La CMDB duplica los equipos con dos interfaces"],
    es: {
      title: "La CMDB duplica los equipos con dos interfaces de red",
      summary: "Un portátil con cable y wifi aparece como dos equipos en el inventario y cuenta dos veces.",
      affected: "EMMA 3.x y 4.x sin agente instalado.",
      workaround:
        "Active **CMDB › Conciliación › Unir por número de serie** y lance *Conciliar ahora*. Los equipos sin número de serie se unen a mano.",
    },
    en: {
      title: "The CMDB doubles devices with two network interfaces",
      summary: "A laptop with cable and Wi-Fi stands twice in the inventory.",
      affected: "EMMA 3.x and 4.x without an agent.",
      workaround: "Switch on **CMDB › Reconciliation › Join by serial number** and run *Reconcile now*.",
    },
  },
  {
    kind: "problem",
    audience: "entitled",
    product: "emma",
    course: "resolved",
    ranges: [{ from: "4.0", to: "4.0" }],
    publishedAgo: 95,
    updates: [{ ago: 60, before: "worked_around", es: "Corregido en 4.1.", en: "Mended in 4.1." }],
    cases: ["El informe mensual de cumplimiento sale vacío"],
    es: {
      title: "El informe mensual de cumplimiento sale vacío",
      summary: "El informe no incluye equipos si el mes anterior tuvo un cambio de huso horario.",
      affected: "EMMA 4.0.",
      workaround: "Pida el informe por fechas en lugar de por mes.",
      resolution: "Corregido en **4.1**.",
    },
  },
  {
    kind: "article",
    audience: "entitled",
    product: "emma",
    publishedAgo: 140,
    cases: ["¿Cómo se etiquetan los equipos de proveedores?"],
    es: {
      title: "Cómo etiquetar los equipos de proveedores",
      summary:
        "Una etiqueta con fecha de fin evita que un equipo ajeno siga dentro cuando termina el trabajo.",
      body: "1. Cree la etiqueta `proveedor` en **CMDB › Etiquetas** y márquela *con caducidad*.\n2. Al dar de alta el equipo, ponga la fecha de fin del contrato.\n3. Cree una política que aplique la VLAN de proveedores a la etiqueta.\n4. En **Avisos** añada *7 días antes de caducar*.",
    },
  },
  {
    kind: "article",
    audience: "partners",
    product: "emma",
    publishedAgo: 33,
    cases: ["Actualización a 4.1 detenida en el paso de base de datos"],
    es: {
      title: "Niveles 1 y 2: qué reunir antes de escalar una actualización detenida",
      summary: "Lista de lo que el fabricante pide siempre cuando una actualización a 4.1 no avanza.",
      body: "- Salida de `emma-upgrade status --verbose`.\n- Versión de partida y tamaño de la base de datos.\n- Espacio libre en `/var` de los dos nodos.\n- Las últimas 200 líneas de `upgrade.log`, **sin contraseñas**.\n\nNo reinicie el asistente: retoma solo donde quedó.",
    },
  },
  {
    kind: "article",
    audience: "public",
    product: "emma",
    publishedAgo: 210,
    es: {
      title: "Requisitos de red para probar EMMA",
      summary: "Puertos, protocolos y permisos que necesita una prueba de concepto de dos semanas.",
      body: "| Origen | Destino | Puerto |\n|---|---|---|\n| Conmutadores | EMMA | UDP 1812, 1813 |\n| EMMA | Conmutadores | UDP 161 |\n| Administradores | EMMA | TCP 443 |\n\nBasta un puerto espejo para la visibilidad; el control de acceso necesita RADIUS.",
    },
    en: {
      title: "Network requirements for trying EMMA",
      summary: "Ports, protocols and rights that a proof of concept of two weeks needs.",
      body: "Switches reach EMMA on UDP 1812 and 1813, EMMA reaches switches on UDP 161, administrators reach EMMA on TCP 443.",
    },
  },
  {
    kind: "alert",
    audience: "entitled",
    product: "emma",
    severity: "low",
    course: "active",
    draft: "writing",
    publishedAgo: 1,
    cases: ["El portal cautivo no muestra el acuerdo de uso"],
    es: {
      title: "El portal cautivo no muestra el acuerdo de uso en algunos navegadores",
      summary: "El acuerdo se queda en blanco con bloqueadores de contenido.",
      affected: "EMMA 4.1.",
    },
  },
];
