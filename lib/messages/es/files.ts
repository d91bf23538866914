import type en from "../en/files.ts";
import type { Messages } from "../shape.ts";

export default {
  refusal: {
    drawing:
      "{name} no se puede dar como dibujo: como mucho 20 KB de formas, sin texto, imágenes, programas ni enlaces. Convierta las letras en trazos o use un PNG.",
    tooBig: "{name} ocupa más de {maximum} MB. Comprímalo en zip o envíe la parte que importa.",
    tooManyWaiting: "Hay demasiados archivos sin enviar. Envíe antes algunos.",
    tooMany: "Como máximo {maximum} archivos a la vez.",
    tooManyPlain: "Como máximo 10 archivos a la vez.",
    empty: "{name} está vacío.",
    name: "{name}: este nombre de archivo no se puede usar. Póngale un nombre sencillo, sin barras ni caracteres especiales.",
    ending:
      "{name}: no se aceptan archivos de este tipo. Sí imágenes, PDF, documentos de oficina, texto, registros, csv, json, xml, zip, gz y tar.",
    content: "{name}: el contenido no es lo que dice .{ending}. Guárdelo otra vez en su formato.",
    active: "{name} contiene un programa o una página web. Comprímalo en zip si hace falta.",
    bomb: "{name} ocuparía muchísimo más al descomprimirse. No se acepta.",
    path: "{name} contiene archivos que se descomprimirían fuera de su carpeta. No se acepta.",
    broken: "{name} está dañado: no se puede abrir como lo que dice ser.",
    gone: "Un archivo ya no está. Añádalo otra vez.",
  },
  preview: {
    loading: "Cargando…",
    failed: "Este archivo no se puede mostrar aquí",
    failedText: "Descárguelo para abrirlo con un programa suyo.",
    noViewer: "Este navegador no muestra PDF dentro de una página",
    noViewerText: "Descárguelo para leerlo.",
    cut: "Este es el principio. El archivo completo está en la descarga.",
    place: "Archivo {number} de {count}",
    keys: "con las flechas se pasa de uno a otro, Esc cierra",
    previous: "Anterior",
    next: "Siguiente",
    download: "Descargar",
  },
} satisfies Messages<typeof en>;
