import { pdf } from "../library/pdf.ts";

type Notes = {
  en: string;
  es: string;
  /** A guide for the way there, as customers get it. */
  guide?: { file: string; title: string; intro: string; steps: readonly string[] };
};

/** What releases say, by product and version; in the workspace's language and the other. */
export const releaseNotes: Record<string, Notes> = {
  "emma/3.2": {
    es: "## Novedades\n\n- Perfiles de equipo por **fabricante y firmware**.\n- Informe mensual de equipos sin agente.\n\n## Corregido\n\n- Las cuarentenas manuales caducan a las 24 horas también en clúster.",
    en: "## New\n\n- Device profiles by **maker and firmware**.\n- Monthly report of devices without an agent.\n\n## Mended\n\n- Manual quarantines end after 24 hours in clusters too.",
  },
  "emma/4.0": {
    es: "## Novedades\n\n- Segmentación por **etiquetas de la CMDB**, sin tocar los conmutadores.\n- Acceso remoto seguro con segundo factor.\n- Cuadros de mando por sede.\n\n## Antes de actualizar\n\n1. Copia de seguridad de la base de datos.\n2. Espacio libre: 40 GB por nodo.\n3. Se actualiza desde 3.2; las anteriores pasan antes por ella.",
    en: "## New\n\n- Segmentation by **CMDB tags**, with the switches left as they are.\n- Secure remote access with a second factor.\n- Dashboards by site.\n\n## Before you upgrade\n\n1. Back up the database.\n2. 40 GB free on each node.\n3. You upgrade from 3.2; older ones go there first.",
    guide: {
      file: "emma-4.0-actualizacion.pdf",
      title: "EMMA 4.0: guía de actualización",
      intro: "De 3.2 a 4.0 en una ventana de dos horas por clúster.",
      steps: [
        "Compruebe que los dos nodos están en verde y que la cola RADIUS está vacía.",
        "Actualice el nodo pasivo, espere a que sincronice y haga el cambio de nodo.",
        "Actualice el otro nodo y repita la prueba de acceso con un equipo de cada perfil.",
      ],
    },
  },
  "emma/4.1": {
    es: "## Novedades\n\n- Políticas con **fecha de inicio y de fin**.\n- Exportación de inventario a CSV por etiquetas.\n\n## Corregido\n\n- El nodo pasivo ya no pierde eventos RADIUS al reincorporarse.\n- La sonda SNMP admite contextos de SNMPv3.\n\n## Seguridad\n\n- OpenSSL 3.5 y nuevas claves por defecto de 3072 bits.",
    en: "## New\n\n- Policies with a **first and a last day**.\n- Inventory as CSV, by tags.\n\n## Mended\n\n- The passive node no longer loses RADIUS events when it comes back.\n- The SNMP probe takes SNMPv3 contexts.\n\n## Security\n\n- OpenSSL 3.5 and new default keys of 3072 bits.",
    guide: {
      file: "emma-4.1-actualizacion.pdf",
      title: "EMMA 4.1: guía de actualización",
      intro: "De 4.0 a 4.1 sin parada: un nodo detrás de otro.",
      steps: [
        "Descargue el paquete y compruebe su suma SHA-256.",
        "Actualice el nodo pasivo; el activo atiende mientras tanto.",
        "Cambie de nodo y actualice el segundo.",
      ],
    },
  },
  "emma/5.0": {
    es: "## En preparación\n\n- Motor de políticas nuevo, con simulación antes de aplicar.\n- Retirada de la consola clásica.",
    en: "## In preparation\n\n- A new policy engine that simulates before it applies.\n- The classic console goes.",
  },
  "opennebula/6.8": {
    en: "## Highlights\n\n- **Backup jobs** cover several virtual machines and run in order.\n- Improved VM groups in FireEdge Sunstone.\n- Windows guests: contextualisation over VirtIO serial.",
    es: "## Lo principal\n\n- Los **trabajos de copia** abarcan varias máquinas y se ejecutan en orden.\n- Grupos de máquinas mejorados en FireEdge Sunstone.\n- Invitados Windows: contextualización por VirtIO serie.",
  },
  "opennebula/6.10": {
    en: "## Highlights\n\n- Long-term support release: fixes for the whole subscription.\n- In-place restore of single disks from incremental backups.\n- **NUMA-aware** scheduling for GPU workloads.\n\n## Upgrade\n\nUpgrade the front-end first, then each host. `onedb upgrade` takes about a minute per 10,000 VMs.",
    es: "## Lo principal\n\n- Versión de soporte prolongado: correcciones durante toda la suscripción.\n- Restauración de discos sueltos desde copias incrementales.\n- Planificación **consciente de NUMA** para cargas con GPU.\n\n## Actualización\n\nPrimero el front-end, después cada servidor. `onedb upgrade` tarda cerca de un minuto por cada 10.000 máquinas.",
    guide: {
      file: "opennebula-6.10-upgrade.pdf",
      title: "OpenNebula 6.10: upgrade guide",
      intro: "From 6.4, 6.6 or 6.8 to 6.10.",
      steps: [
        "Stop the OpenNebula services on the front-end; running virtual machines stay up.",
        "Back up the database with onedb backup and keep the file off the front-end.",
        "Upgrade the packages, run onedb upgrade and onedb fsck, and start the services.",
      ],
    },
  },
  "opennebula/7.0": {
    en: "## Highlights\n\n- **OpenNebula Distributed Resource Scheduler**: placement and rebalancing by prediction.\n- New Sunstone with role-based views.\n- Ubuntu 24.04, RHEL 9.6 and Debian 12 front-ends.\n\n## Leaves\n\n- Ruby Sunstone and the vCenter driver are gone.",
    es: "## Lo principal\n\n- **Planificador distribuido de recursos**: ubicación y reequilibrio por predicción.\n- Sunstone nuevo, con vistas por rol.\n- Front-end en Ubuntu 24.04, RHEL 9.6 y Debian 12.\n\n## Se retira\n\n- El Sunstone en Ruby y el controlador de vCenter.",
    guide: {
      file: "opennebula-7.0-upgrade.pdf",
      title: "OpenNebula 7.0: upgrade guide",
      intro: "From 6.10 LTS to 7.0; older versions go through 6.10.",
      steps: [
        "Check that no host uses the vCenter driver; convert those clusters with OneSwap first.",
        "Upgrade the front-end and let the new scheduler run in advisory mode for a day.",
        "Upgrade the hosts one cluster after another, and switch the scheduler to automatic.",
      ],
    },
  },
  "opennebula/7.2": {
    en: "## Highlights\n\n- Live migration between clusters with different storage.\n- Veeam backup integration for KVM is generally available.\n\n## Fixed\n\n- `onevm recover` no longer leaves orphaned snapshots.",
    es: "## Lo principal\n\n- Migración en caliente entre clústeres con almacenamiento distinto.\n- La integración de copias con Veeam para KVM está disponible para todos.\n\n## Corregido\n\n- `onevm recover` ya no deja instantáneas huérfanas.",
  },
  "opennebula/8.0": {
    en: "## In preparation\n\n- One control plane for clouds in several regions.",
    es: "## En preparación\n\n- Un solo plano de control para nubes en varias regiones.",
  },
  "sigap/5.3": {
    es: "## Novedades\n\n- Turnado de oficios por área y por carga de trabajo.\n- Acuse con sello de tiempo NOM-151.",
    en: "## New\n\n- Letters are passed on by area and workload.\n- Receipts with a NOM-151 time stamp.",
  },
  "sigap/6.0": {
    es: "## Novedades\n\n- **e-firma** con certificados del SAT en el navegador, sin applet.\n- Atención a solicitudes ciudadanas con plazos por tipo.\n\n## Antes de actualizar\n\n- Requiere PostgreSQL 14 o posterior y 8 GB de memoria por servidor de aplicaciones.",
    en: "## New\n\n- **e-firma** with SAT certificates in the browser, without an applet.\n- Citizens’ requests with time limits by kind.\n\n## Before you upgrade\n\n- Needs PostgreSQL 14 or newer and 8 GB of memory for each application server.",
    guide: {
      file: "sigap-6.0-migracion.pdf",
      title: "SIGAP 6.0: guía de migración",
      intro: "De 4.0 y 5.x a 6.0, con vuelta atrás.",
      steps: [
        "Respalde la base de datos y el almacén de documentos, y pruebe el respaldo en el ambiente de pruebas.",
        "Ejecute el asistente de migración; las firmas anteriores se conservan como están.",
        "Verifique un oficio firmado de cada área antes de abrir el sistema a los usuarios.",
      ],
    },
  },
  "sigap/6.1": {
    es: "## Novedades\n\n- Memorias con anexos de hasta 2 GB.\n- Búsqueda por folio parcial.\n\n## Corregido\n\n- El acuse de solicitudes ciudadanas respeta el horario de verano de los estados fronterizos.",
    en: "## New\n\n- Memos with attachments of up to 2 GB.\n- Search by part of a folio.\n\n## Mended\n\n- Receipts of citizens’ requests follow daylight saving in the border states.",
  },
  "ecm_framework/4.0": {
    es: "## Novedades\n\n- **ECM Loader** reanuda una carga masiva donde quedó.\n- Oficina Digital en dispositivos móviles.\n- Sellos de tiempo de dos autoridades, con relevo automático.",
    en: "## New\n\n- **ECM Loader** takes a bulk load up where it stopped.\n- Oficina Digital on phones.\n- Time stamps of two authorities, one standing in for the other.",
    guide: {
      file: "ecm-framework-4.0-migracion.pdf",
      title: "ECM Framework 4.0: guía de migración",
      intro: "De 3.x a 4.0; las versiones 2.x pasan antes por 3.4.",
      steps: [
        "Detenga las cargas del ECM Loader y respalde su cola.",
        "Instale 4.0 en el ambiente de pruebas y valide los sellos de tiempo.",
        "Migre producción y reanude las cargas.",
      ],
    },
  },
};

/** What to do about an end, by product and version. */
export const endAdvice: Record<string, { en: string; es: string }> = {
  "emma/2.4": {
    es: "Actualice a 4.1 pasando por 3.2. La guía de 4.0 describe los dos pasos.",
    en: "Upgrade to 4.1 by way of 3.2. The guide of 4.0 describes both steps.",
  },
  "emma/3.2": {
    es: "Con 5.0 la línea 3 deja de recibir correcciones. Actualice a 4.1, sin parada.",
    en: "With 5.0, line 3 gets no more fixes. Upgrade to 4.1 without downtime.",
  },
  "opennebula/5.12": {
    en: "Plan the way over 6.10 LTS. Upgrades are part of every subscription; ask your partner for a date.",
    es: "Planee el paso por 6.10 LTS. Las actualizaciones son parte de toda suscripción; pida fecha a su partner.",
  },
  "sigap/4.0": {
    es: "Migre a 6.1 con el asistente de 6.0. Las firmas anteriores se conservan.",
    en: "Migrate to 6.1 with the wizard of 6.0. Earlier signatures are kept.",
  },
};

/** The guide's bytes. */
export const guideOf = ({ title, intro, steps }: NonNullable<Notes["guide"]>): Buffer =>
  pdf(
    title,
    intro,
    steps.map((text, i) => ({ head: `${i + 1}.`, text: [text] })),
  );
