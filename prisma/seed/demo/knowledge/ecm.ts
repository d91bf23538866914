import type { DemoKnowledge } from "./types.ts";

/** What the support of SIGAP and ECM Framework knows (S10, S19). */
export const ecmKnowledge: DemoKnowledge[] = [
  {
    kind: "alert",
    audience: "entitled",
    product: "sigap",
    severity: "high",
    course: "worked_around",
    ranges: [
      { from: "6.0", to: "6.0" },
      { from: "6.1", to: "6.1", fixedIn: "6.1.2" },
    ],
    mustRead: true,
    publishedAgo: 9,
    updates: [
      {
        ago: 3,
        before: "active",
        es: "Hay solución temporal: relevar a la segunda autoridad de sellos.",
        en: "There is a work-around: switch to the second time stamp authority.",
      },
    ],
    cases: ["e-firma: el sello de tiempo tarda más de un minuto"],
    es: {
      title: "e-firma: la firma de oficios se detiene en el sello de tiempo",
      summary:
        "Cuando la autoridad de sellos de tiempo responde despacio, e-firma espera hasta un minuto por documento y la cola de firma crece.",
      affected:
        "Sistemas SIGAP 6.0 y 6.1 con **e-firma** y una sola autoridad de sellos configurada. Se nota en que los oficios quedan en *firmando* y en el registro aparece `TSA timeout`.",
      workaround:
        "1. Abra **Administración › Firma › Autoridades de sellado**.\n2. Agregue la segunda autoridad y marque *Relevo automático*.\n3. Baje el tiempo de espera a **10 segundos**.\n4. Reinicie el servicio `efirma` fuera del horario de ventanilla.\n\nLos oficios que esperaban se firman solos; no los envíe otra vez.",
      resolution: "La versión 6.1.2 hará el relevo sin configurarlo. Se publicará con las notas de versión.",
    },
    en: {
      title: "e-firma: signing letters stops at the time stamp",
      summary:
        "When the time stamp authority answers slowly, e-firma waits up to a minute a document and the signing queue grows.",
      affected:
        "SIGAP 6.0 and 6.1 with **e-firma** and a single time stamp authority. Letters stay *signing* and the log says `TSA timeout`.",
      workaround:
        "Add the second authority under **Administration › Signing › Time stamp authorities**, tick *Automatic relay*, lower the timeout to **10 seconds** and restart the `efirma` service out of hours.",
      resolution: "6.1.2 will switch by itself.",
    },
  },
  {
    kind: "alert",
    audience: "entitled",
    product: "ecm_framework",
    severity: "medium",
    course: "active",
    ranges: [{ from: "3.0", to: "4.0" }],
    publishedAgo: 2,
    cases: ["ECM Loader rechaza lotes con acentos en el nombre"],
    es: {
      title: "ECM Loader rechaza lotes cuyo nombre lleva acentos o eñe",
      summary:
        "Los lotes preparados en macOS llegan con los acentos separados y el cargador los da por dañados.",
      affected:
        "ECM Framework 3.x y 4.0 cuando el lote se comprime en macOS. El informe de carga dice `checksum mismatch` en la primera línea.",
    },
  },
  {
    kind: "problem",
    audience: "entitled",
    product: "sigap",
    course: "worked_around",
    ranges: [{ from: "5.0", to: "6.1" }],
    publishedAgo: 41,
    cases: ["La exportación a PDF/A se detiene a los 2 GB"],
    es: {
      title: "La exportación a PDF/A se detiene al llegar a 2 GB",
      summary:
        "Un expediente de más de 2 GB no se exporta completo a PDF/A: el archivo queda cortado sin aviso.",
      affected: "SIGAP 5.x y 6.x. Expedientes con anexos de video o planos grandes.",
      workaround:
        "Exporte por **tomos**: en *Exportar › Opciones* active *Dividir cada 1 GB*. Cada tomo lleva su carátula y su sello.",
    },
  },
  {
    kind: "problem",
    audience: "entitled",
    product: "sigap",
    course: "resolved",
    ranges: [{ from: "6.0", to: "6.0" }],
    publishedAgo: 88,
    updates: [{ ago: 30, before: "worked_around", es: "Corregido en 6.1.", en: "Mended in 6.1." }],
    cases: ["La búsqueda por folio repite resultados"],
    es: {
      title: "La búsqueda por folio repite resultados",
      summary: "El mismo expediente aparece dos veces si el folio cambió de área.",
      affected: "SIGAP 6.0.",
      workaround: "Añada el área a la búsqueda.",
      resolution: "Corregido en **6.1**. Después de actualizar, ejecute una vez *Reindexar folios*.",
    },
  },
  {
    kind: "article",
    audience: "entitled",
    product: "ecm_framework",
    publishedAgo: 120,
    cases: ["¿Cómo se agrega un área nueva a la Oficina Digital?"],
    es: {
      title: "Cómo agregar un área nueva a la Oficina Digital",
      summary: "Pasos para dar de alta un área, sus turnos y sus permisos sin detener el sistema.",
      body: "1. En **Organización › Áreas** elija el área superior y pulse *Agregar*.\n2. Escriba la clave oficial: forma parte del folio y no se puede cambiar después.\n3. Asigne al menos un *responsable de turno*.\n4. En **Permisos** copie los de un área parecida y revise *Firma* y *Archivo*.\n5. Publique el cambio; los usuarios lo ven al entrar de nuevo.\n\nSi el área sustituye a otra, use *Trasladar asuntos* antes de cerrar la anterior.",
    },
  },
  {
    kind: "article",
    audience: "public",
    product: "sigap",
    publishedAgo: 200,
    es: {
      title: "Qué revisar antes de abrir un caso de SIGAP",
      summary:
        "Cinco comprobaciones que resuelven uno de cada tres casos: base de datos, almacén, disco, hora y certificados.",
      body: "- **Base de datos**: responde a una consulta en menos de un segundo.\n- **Almacén de documentos**: se puede leer y escribir en él desde el servidor de aplicaciones.\n- **Disco**: queda al menos 10 % libre.\n- **Hora**: los servidores están en hora; una diferencia de dos minutos invalida los sellos.\n- **Certificados**: ninguno ha caducado.\n\nCon el resultado de estas cinco, el caso se diagnostica antes.",
    },
    en: {
      title: "What to check before you open a SIGAP case",
      summary:
        "Five checks that solve one case in three: database, document store, disk, time and certificates.",
      body: "- **Database**: answers a query within a second.\n- **Document store**: can be read and written from the application server.\n- **Disk**: at least 10 % is free.\n- **Time**: servers agree; two minutes of difference void time stamps.\n- **Certificates**: none has expired.",
    },
  },
  {
    kind: "article",
    audience: "staff",
    product: "sigap",
    publishedAgo: 60,
    es: {
      title: "Guion de diagnóstico: SIGAP no abre expedientes",
      summary: "Orden de las preguntas y consultas para llegar al diagnóstico en la primera llamada.",
      body: "1. ¿Todos los usuarios o un área? Un área: permisos.\n2. `select count(*) from asunto_bloqueo` mayor que 0: hay una migración a medias.\n3. Revise el almacén antes que la aplicación.",
    },
  },
  {
    kind: "article",
    audience: "entitled",
    product: "sigap",
    draft: "in_review",
    publishedAgo: 1,
    cases: ["Consulta ciudadana: el acuse no llega por correo"],
    es: {
      title: "El acuse de una solicitud ciudadana no llega por correo",
      summary: "Tres causas y cómo distinguirlas en la bitácora de envíos.",
      body: "Busque el folio en **Bitácora › Envíos**.\n\n- *No figura*: la plantilla del trámite no tiene acuse.\n- *Rechazado*: revise SPF y la dirección del ciudadano.\n- *Entregado*: está en la carpeta de correo no deseado.",
    },
  },
];
