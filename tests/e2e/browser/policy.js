// Policies of a fictional organisation, as its IT would write them.

/** The text of a policy in this version that approves an own tool at `hosts`. */
export function policy({ version = "2026.1", hosts = ["chat.harborstreet.example"] } = {}) {
  return `schema = 1

[organisation]
name = "Harbor Street Family Services"

[policy]
title = "AI Use Policy"
version = "${version}"
languages = ["en"]

[contacts]
questions = "mailto:ai-help@harborstreet.example"

[[tool]]
id = "harbor-chat"
name = "Harbor Chat"
status = "approved"
hosts = ${JSON.stringify(hosts)}
`;
}

/** The same with a word that no policy knows, on line 17: `tool[1].status`. */
export const malformed = (version) => policy({ version }).replace('"approved"', '"aproved"');

/** A policy that approves ChatGPT, asks at both gates, keeps records and teaches. */
export const practised = ({ version = "2026.1", clause = "Replace what points to a person." } = {}) => `schema = 1

[organisation]
name = "Harbor Street Family Services"

[policy]
title = "AI Use Policy"
version = "${version}"
languages = ["en", "es"]

[contacts]
compliance_officer = { name = "Privacy Office", email = "privacy@harborstreet.example" }
questions = "mailto:ai-help@harborstreet.example"
report_incident = "https://harborstreet.example/ai-incident"
concerns = "https://harborstreet.example/ai-concerns"

[[tool]]
id = "chatgpt"
status = "approved"
settings = [{ en = "Turn off training on your chats.", es = "Desactive el entrenamiento con sus chats." }]

[[tool]]
id = "claude"
status = "approved"

[matrix]
health = "justify"
marking = "justify"

[intent]
auto_decision = "justify"
crisis = "inform"

[gates]
consent = ["health"]
oversight = ["auto_decision"]

[gates.reviewers]
supervisor = { en = "My supervisor", es = "Mi supervisora" }
case_conference = { en = "The case conference", es = "La reunión del caso" }

[records]
events = "details"
retain_days = 30

[output]
attribution = { en = "Drafted with {tool}; reviewed by a person.", es = "Redactado con {tool}; revisado por una persona." }
client_notice = { en = "We may use AI to write. It is not told who you are.", es = "Podemos usar IA para escribir. No se le dice quién es usted." }

[[lesson]]
id = "basics"
version = "1"
title = { en = "Before you ask", es = "Antes de preguntar" }
text = { en = "AI writes well and knows nothing for sure.", es = "La IA escribe bien y no sabe nada con certeza." }
renew_days = 365

[moments]
copied = "4.5"

[moments.class]
any = "4.2"

[moments.intent]
any = "3.1"

[[clause]]
id = "3.1"
title = { en = "People decide", es = "Deciden las personas" }
text = { en = "No decision about a family is left to an AI tool.", es = "Ninguna decisión sobre una familia se deja a una herramienta de IA." }

[[clause]]
id = "4.2"
title = { en = "Names and numbers out", es = "Fuera nombres y números" }
text = { en = "${clause}", es = "Sustituya lo que señale a una persona." }

[[clause]]
id = "4.5"
title = { en = "Check before use", es = "Comprobar antes de usar" }
text = { en = "Whoever uses what AI wrote has checked it first.", es = "Quien usa lo que escribió la IA lo ha comprobado antes." }
`;
