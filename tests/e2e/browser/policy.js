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
