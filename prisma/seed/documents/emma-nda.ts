import type { TemplateSeed } from "./types.ts";

/** P2: signed before any material changes hands. */
export const emmaNda: TemplateSeed = {
  kind: "nda",
  locale: "es",
  title: "Acuerdo de confidencialidad",
  firstSide: "partner",
  signDays: 14,
  remindDays: 3,
  body: `Acuerdo de confidencialidad n.º {{agreement.number}}, de {{document.date}}.

## Reunidos

De una parte, **{{vendor.legal_name}}** (en adelante, el **Fabricante**), representada en este acto por {{signers.vendor}}.

De otra parte, **{{partner.name}}** (en adelante, la **Empresa**), con domicilio en {{partner.city}}, {{partner.country}}, representada en este acto por {{signers.partner}}.

Ambas partes se reconocen capacidad suficiente para obligarse y

## Exponen

1. Que la Empresa ha solicitado incorporarse al {{programme.name}} y que, antes de intercambiar material, ambas partes van a mantener reuniones de aproximación.
2. Que en esas reuniones y en las sesiones de presentación del programa cada parte puede conocer información de la otra que no es pública.
3. Que desean fijar por escrito cómo la protegen, conforme a las siguientes

## Cláusulas

### 1. Información confidencial

Es confidencial toda información técnica, comercial, económica u organizativa que una parte entregue a la otra con ocasión del programa, por cualquier medio, y en particular:

- la arquitectura, el código, los manuales y las hojas de ruta del producto;
- los datos de clientes, proyectos, oportunidades y precios;
- el plan comercial que la Empresa presenta para su validación.

No lo es la que ya era pública, la que la parte receptora conocía legítimamente antes, la que reciba de un tercero sin deber de secreto y la que haya desarrollado por su cuenta.

### 2. Obligaciones

La parte receptora se obliga a:

1. usar la información solo para valorar y desarrollar la colaboración;
2. darla a conocer solo a las personas de su organización que la necesiten y estén sujetas al mismo deber;
3. protegerla con el mismo cuidado que la propia y, como mínimo, con el de un profesional diligente;
4. comunicar sin demora cualquier acceso no autorizado del que tenga noticia.

Cuando la información se refiera a organismos públicos o a sistemas sujetos al Esquema Nacional de Seguridad, se aplicarán además las medidas que este exija.

### 3. Devolución

A petición de la otra parte, o si la colaboración no llega a formalizarse, la parte receptora devolverá o destruirá la información en un plazo de **15 días naturales** y lo confirmará por escrito. Podrá conservar lo que la ley le obligue a guardar.

### 4. Duración

Este acuerdo entra en vigor {{agreement.start}}, se celebra por {{agreement.term}} y el deber de secreto subsiste **cinco años** después de terminar la relación, por el motivo que sea.

### 5. Sin otros derechos

La entrega de información no concede licencia ni derecho alguno sobre ella, ni obliga a ninguna de las partes a celebrar otros contratos.

### 6. Datos personales

Los datos de las personas que intervienen se tratan solo para gestionar la relación, conforme al Reglamento (UE) 2016/679 y a la Ley Orgánica 3/2018.

### 7. Ley y fuero

Este acuerdo se rige por la ley española. Para cualquier controversia, las partes se someten a los juzgados y tribunales de Madrid, salvo que la ley imponga otros.
`,
};
