export default {
  report_sent: {
    subject: "Informe de servicio de {month} para {name}",
    body: "{actor} le ha enviado el informe de servicio de {month}: los contratos de {name}, sus casos y cómo se ha cumplido cada plazo.\nEn la página lo tiene también en PDF.",
    button: "Ver el informe",
  },
};
