import type en from "#lib/messages/en/tickets.ts";
import type { Messages } from "#lib/messages/shape.ts";

export default {
  refusal: {
    noContract:
      "{customer} no tiene un contrato de soporte vigente, por lo que no se puede abrir un caso. Quien le atiende puede ofrecerle uno.",
    notStarted: "El soporte de {customer} empieza el {from}. A partir de ese día se pueden abrir casos.",
    lapsed:
      "El soporte de {customer} terminó el {until}, por lo que no se pueden abrir casos nuevos. Los casos abiertos se terminan; {servedBy} puede renovar el contrato.",
    cancelled:
      "El contrato {contract} fue cancelado; la cobertura terminó el {until}. Los casos abiertos se terminan en sus términos.",
    notAuthorised:
      "Solo los contactos autorizados abren casos. {count, plural, =0 {Aún no hay nadie en la lista: su administrador puede añadir contactos.} other {En {customer} son: {contacts}. Escríbales o pida a su administrador que le incluya en la lista.}}",
    notTrained:
      "Usted figura en la lista de contactos, pero aún no consta su formación en el producto. La registra {servedBy}; mientras tanto, {contacts} puede abrir el caso.",
    systemNotCovered: "Este sistema no está incluido en el contrato {contract}. Elija uno que lo esté.",
    moduleNotCovered: "Este módulo no está incluido en el contrato. Elija uno que lo esté.",
    checklist:
      "Confirme primero que cada componente asociado funciona y tiene su propio soporte: ahorra una ronda de preguntas.",
    subjectShort: "Diga en pocas palabras qué ocurre: al menos {minimum} caracteres.",
    tooManyFiles: "Como máximo {maximum} archivos en un mensaje.",
    onlyContacts:
      "Aquí solo escriben los contactos autorizados. Pídaselo a uno de ellos, o a su administrador que le incluya en la lista.",
    notYours: "Esto lo hace soporte. Escriba en una respuesta lo que necesita.",
    reads:
      "Usted puede leer este caso. Trabajan en él los ingenieros y responsables de soporte: un administrador puede darle ese rol.",
    readsServed:
      "Usted puede leer este caso. Lo atiende el partner; cuando llegue al nivel 3, trabajarán en él también aquí los ingenieros y responsables de soporte.",
    role: "Esto corresponde a los ingenieros de soporte de quien atiende el contrato.",
    partnerServes:
      "Este caso lo atiende el partner. Usted puede escribirle, y actuar aquí cuando lo haya escalado al nivel 3.",
    vendorServes: "El fabricante atiende este contrato directamente: basta con pasar el caso al nivel 3.",
    manufacturer: "Esto corresponde a los ingenieros del fabricante.",
    acceptFirst: "Acepte primero el escalamiento.",
    notCertified:
      "Solo un especialista con certificado vigente escala al nivel 3. Pídaselo a un compañero certificado o renueve su certificado.",
    notCertifiedAsk:
      "Solo un especialista con certificado vigente escala al nivel 3. {count, plural, one {Lo tiene {names}.} other {Lo tienen {names}.}}",
    level2Own:
      "El nivel 2 lo llevan especialistas con un certificado vigente, y usted no tiene ninguno para él. {count, plural, one {Puede tomarlo {names}.} other {Pueden tomarlo {names}.}}",
    level2Other:
      "El nivel 2 lo llevan especialistas con un certificado vigente; {name} no tiene ninguno para él. {count, plural, one {Puede tomarlo {names}.} other {Pueden tomarlo {names}.}}",
    level2Nobody:
      "El nivel 2 lo llevan especialistas con un certificado vigente, y ahora nadie de su empresa tiene uno. Sigan en el nivel 1 o certifiquen a un compañero; su página de partner muestra los cursos.",
    successorRole: "Su responsable de soporte o su administrador decide a quién pasan los casos.",
    successorNotCertified:
      "Este compañero no tiene un certificado vigente para el nivel 2. Elija a uno que lo tenga.",
    successorNone:
      "Esta persona no tiene ahora ningún certificado para el nivel 2, así que no hay nada que preparar.",
    level3Tier:
      "El nivel 3 viene con {tier}, que su empresa no tiene. Siga en los niveles 1 y 2; su página de colaboración muestra qué falta.",
    level3Withdrawn:
      "El nivel 3 viene con {tier} y se ha retirado a su empresa. Su escalera dice por qué. Siga en los niveles 1 y 2 y consulte a su responsable de partners.",
    level3Stopped:
      "El nivel 3 viene con {tier} y no vale mientras la colaboración no esté activa. Siga en los niveles 1 y 2 y consulte a su responsable de partners.",
    level3Never: "Ningún nivel de su programa incluye el nivel 3. Siga en los niveles 1 y 2.",
    level3Apart: "El nivel 3 es para los partners de un programa, y su empresa no está en ninguno.",
    finished: "Este caso está terminado. Una respuesta del cliente lo abre de nuevo.",
    not_diagnosed: "Primero hace falta un diagnóstico preliminar.",
    alreadyDiagnosed: "Este caso ya está diagnosticado.",
    nobodyHasIt: "Nadie lleva este caso.",
    alreadyYours: "Usted ya tiene este caso.",
    alreadyDone: "Eso ya está hecho.",
    already_escalated: "El caso está con el fabricante. Primero debe responder o devolverlo.",
    needs_escalation: "El nivel 3 es del fabricante: escale con evidencias.",
    not_escalated: "Este caso no se ha escalado al nivel 3.",
    more_not_wanted: "El fabricante no ha pedido más información.",
    waiting_customer: "El caso espera al cliente. Termine primero la espera.",
    notWaiting: "El caso no está esperando al cliente.",
    not_resolved: "El caso aún no está resuelto.",
    reopening_over: "El plazo para reabrirlo ha pasado. Una respuesta abre un caso nuevo enlazado con este.",
    samePriority: "Ya tiene esa prioridad.",
    sameLevel: "Ya está en ese nivel.",
    priorityReason: "Otra prioridad necesita su motivo.",
    notAssignable: "Esta persona no trabaja aquí con casos.",
    holderGone: "{name} ya no trabaja en casos aquí, así que no se le puede devolver el caso.",
    evidenceMissing: {
      product: "Producto: el fabricante lo necesita para empezar.",
      version: "Versión: el fabricante la necesita para empezar.",
      environment: "Entorno: el fabricante lo necesita para empezar.",
      steps: "Pasos para reproducirlo: el fabricante los necesita para empezar.",
      logs: "Registros: pegue las líneas que importan o adjunte archivos.",
      tried: "Qué se ha probado: el fabricante lo necesita para empezar.",
    },
    noSuchCase: "No hay ningún caso con este número en el que usted trabaje.",
    tagName: "Una etiqueta tiene hasta 40 letras.",
    tagMany: "Un caso tiene hasta 20 etiquetas. Quite antes una.",
    linkSelf: "Es este mismo caso.",
    linkThere: "Estos dos casos ya están enlazados. Quite antes ese enlace.",
    linkHasParent: "Un caso tiene un solo caso principal, y este ya tiene otro.",
    linkTwoLevels:
      "Un caso principal no depende de otro, ni un dependiente tiene dependientes. Elija el de arriba.",
    mergeSelf: "Es este mismo caso.",
    mergeCustomer: "Los casos de dos clientes no se unen. Enlácelos.",
    mergeServing: "Los atienden empresas distintas, así que no se unen. Enlácelos.",
    mergeFinished: "Ese caso está terminado. Elija uno abierto.",
    splitNothing: "Elija al menos un mensaje que lea el cliente.",
    secrets:
      "{count, plural, one {Algo parece una contraseña o una clave: ocúltelo, o diga que va tal cual.} other {# puntos parecen contraseñas o claves: ocúltelos, o diga que van tal cual.}}",
    partMissing: "{part}: el fabricante lo necesita para empezar.",
    colleagueWrote:
      "{name} escribió aquí mientras tanto: «{words}» Tome de ello lo que haga falta; si lo envía otra vez, queda lo suyo.",
    logsAsFile: "Registros: el fabricante los necesita como archivos.",
    nothingToPassOn: "El fabricante no escribió aquí nada para el cliente. Escríbaselo con sus palabras.",
    wishedPast: "Elija un día a partir de hoy.",
    callFuture: "Eso aún no ha ocurrido. Indique cuándo llegó la llamada.",
    callLongAgo: "Una llamada puede anotarse hasta {hours} horas después. Diga en la descripción cuándo fue.",
    noteChangesNothing: "Una nota no cambia el estado. Para eso, escriba a todos.",
    crossed:
      "Mientras tanto ha llegado un mensaje más reciente. Su texto se conserva: léalo y envíe el suyo tal cual o cambiado.",
  },
  state: {
    new: "nuevo",
    diagnosed: "diagnosticado",
    in_progress: "en curso",
    waiting_customer: "espera al cliente",
    with_manufacturer: "con el fabricante",
    in_progress_with_manufacturer: "en curso, con el fabricante",
    resolved: "resuelto",
    closed: "cerrado",
  },
  priority: {
    P1: "Crítica: producción está detenida",
    P2: "Alta: afecta a más de la mitad",
    P3: "Media: afecta a una parte",
    P4: "Baja: afecta a pocos, o no es producción",
  },
  reason: {
    non_production: "No es un sistema de producción.",
    all_unable: "Producción está detenida: nadie puede trabajar.",
    some_unable: "Una parte de los usuarios no puede trabajar.",
    affected_between: "Afecta a una parte de los usuarios, que pueden continuar.",
    affected_few: "Afecta a pocos usuarios, que pueden continuar.",
    by_kind: "Una consulta, una solicitud o una petición empieza con esta prioridad.",
    changed: "La cambió un especialista.",
  },
} satisfies Messages<typeof en>;
