import type { TemplateSeed } from "./types.ts";

/** P2, P3, P5–P8: twelve months from the last signature. */
export const emmaAgreement: TemplateSeed = {
  kind: "partner_agreement",
  locale: "es",
  title: "Acuerdo de colaboración",
  firstSide: "partner",
  signDays: 21,
  remindDays: 4,
  body: `Acuerdo de colaboración n.º {{agreement.number}}, de {{document.date}}.

## Reunidos

De una parte, **{{vendor.legal_name}}**, fabricante de EMMA (en adelante, el **Fabricante**), representada por {{signers.vendor}}.

De otra parte, **{{partner.name}}** (en adelante, el **Partner**), con domicilio en {{partner.city}}, {{partner.country}}, representada por {{signers.partner}}.

## Exponen

1. Que el Partner ha completado los pasos previos del {{programme.name}}: reuniones de aproximación, acuerdo de confidencialidad, presentación del programa y plan comercial validado por el Fabricante.
2. Que cuenta con especialistas certificados en las áreas que exige el programa para la condición de **{{programme.tier}}**.
3. Que EMMA se implanta y opera en organismos públicos y en entidades privadas autorizadas por el CCN-CERT, para lo que la empresa debe estar certificada.

En consecuencia, acuerdan las siguientes

## Cláusulas

### 1. Objeto

Este acuerdo regula cómo el Partner comercializa, implanta y da soporte a EMMA, y qué pone a su disposición el Fabricante para ello.

### 2. Certificación de la empresa

La certificación es de la empresa y se mantiene mientras cumpla **todos** los requisitos del programa, entre ellos el número de especialistas certificados en cada área:

| Área | Especialistas | Validez |
|---|---|---|
| Comercial | 2 como mínimo | 1 año |
| Técnica (preventa, implementación y soporte) | 3 como mínimo | 1 año |

Si deja de cumplirse alguno, se abre un plazo de subsanación conforme al programa; durante él se conservan la condición y sus ventajas.

### 3. Proyectos

1. El Partner cualifica el proyecto y prepara la preimplantación: requisitos, dimensionamiento y arquitectura propuesta. El Fabricante la **valida**.
2. El Partner implanta según el proceso definido. El Fabricante **certifica** la implantación.
3. Ningún proyecto pasa a soporte sin su certificación.

### 4. Soporte

| Nivel | Quién | Qué comprende |
|---|---|---|
| 1 | Partner | atención al operador, monitorización, primera recuperación de servicios e informes |
| 2 | Partner | atención al administrador: políticas, visibilidad, CMDB, recuperación y despliegue de servicios, clúster y actualizaciones |
| 3 | Fabricante | posibles errores del producto, escalados en su herramienta de incidencias por un especialista certificado |

### 5. Oportunidades

Las oportunidades se gestionan con la metodología del programa: traspaso, oferta, pedido y factura. Cada parte informa a la otra de su estado cuando esta lo pida y, como mínimo, una vez al mes.

### 6. Precios de formación

La formación y certificación de especialistas se factura según la tarifa del programa vigente al inscribirse.

### 7. Marcas y materiales

El Fabricante concede al Partner, mientras conserve su condición, el derecho no exclusivo a usar las marcas y los materiales del programa según sus instrucciones. Se retira con ella.

### 8. Confidencialidad y datos personales

Sigue vigente el acuerdo de confidencialidad. Cada parte trata los datos personales de la otra solo para ejecutar este acuerdo.

### 9. Duración y renovación

Este acuerdo tiene una vigencia de **{{agreement.term}}** a contar desde {{agreement.start}}, ese día incluido. Puede renovarse en los últimos meses de su vigencia; el nuevo plazo empieza al día siguiente de terminar el anterior, sin interrupción. No se prorroga de forma tácita.

### 10. Terminación

Cualquiera de las partes puede terminarlo:

- por escrito, con **30 días** de preaviso, indicando el motivo;
- de inmediato, si la otra incumple gravemente y no lo subsana en **15 días** desde que se le requiera.

Terminado el acuerdo, el Partner concluye los proyectos certificados y los casos abiertos en los términos en que se abrieron.

### 11. Responsabilidad

Cada parte responde de los daños directos que cause por dolo o negligencia. Salvo dolo, la responsabilidad total de cada una se limita a lo facturado entre ellas en los doce meses anteriores.

### 12. Ley y fuero

Este acuerdo se rige por la ley española. Las partes se someten a los juzgados y tribunales de Madrid, salvo que la ley imponga otros.
`,
};
