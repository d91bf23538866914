export default {
  granted: "{tier} granted",
  remediation_opened: "Remediation opened, until {until}",
  remediation_extended: "Remediation extended, until {until}",
  remediation_closed: "Remediation closed: everything is there again",
  suspended: "Suspended: {reason}",
  reinstated: "Reinstated",
  ended: "Partnership ended: {reason}",
};
