// Ordinary pages with boxes to write in: none of them is an AI tool. Each is `{ body, title, by }`; `by` says what pressing
// Enter or the button does: `fetch` (answered at once), `slow` (a long download), `socket`, `form`, `nothing`.
const field = (more = "") => `<textarea style="width:34rem;height:5rem" ${more}></textarea>`;
const bottom = (inner) => `<div style="position:fixed;bottom:0;left:0;right:0;padding:1rem">${inner}</div>`;
const formats = '<div><button aria-label="Bold">B</button><button aria-label="Italic">I</button><button>Link</button></div>';
const said = (...lines) => lines.map((line) => `<p class="message">${line}</p>`).join("");

export const ORDINARY = {
  "mail, compose": {
    title: "Compose - Mail",
    body: `<input aria-label="To" style="width:30rem"><input placeholder="Subject" style="width:30rem">${formats}
      <div contenteditable role="textbox" aria-label="Message Body" style="width:40rem;height:20rem"></div><button>Send</button>`,
  },
  "mail, quick reply": {
    title: "Re: budget - Mail",
    body: `${said("Can you send the figures?")}<div contenteditable role="textbox" aria-label="Type your reply" style="width:40rem;height:6rem"></div><button>Send</button><button>Reply all</button>`,
  },
  "document editor": {
    title: "Grant report - Documents",
    body: `${formats}<div contenteditable role="textbox" aria-label="Document content" style="width:50rem;height:60rem"></div><button>Share</button>`,
    by: "slow",
  },
  "notes with an AI command in its placeholder": {
    title: "Notes",
    body: `${formats}<div contenteditable data-placeholder="Write, or press space for AI" style="width:50rem;height:10rem"></div><button>Share</button>`,
  },
  "web search": {
    title: "Search",
    body: `<form role="search"><input type="text" placeholder="Search the web" style="width:34rem"><button>Search</button></form>`,
    by: "form",
  },
  "search that answers as one types": {
    title: "Results for rent help",
    body: `<input type="text" placeholder="Search" aria-label="Search" style="width:34rem"><button>Search</button>${said("Rent help - county page")}`,
    by: "slow",
  },
  "forum, new reply": {
    title: "How do I prune roses? - Forum",
    body: `${said("In March.", "After the frost.")}${formats}${field('placeholder="Write your reply"')}<button>Post reply</button>`,
  },
  "forum about AI, new reply": {
    title: "Which AI assistant do you use? - Forum",
    body: `${said("I tried GPT-4 and Claude 3.", "Gemini is fine.")}${field('placeholder="Add a comment"')}<button>Comment</button><button>Tag: GPT-4</button>`,
  },
  "comments below an article": {
    title: "What AI means for schools | News",
    body: `<article>${said("A long article.")}</article>${field('placeholder="Join the conversation"')}<button>Post</button>`,
  },
  "content management": {
    title: "Edit post - CMS",
    body: `<input aria-label="Add title" style="width:40rem">${formats}<div contenteditable role="textbox" aria-label="Block: Paragraph. Type / to choose a block" style="width:40rem;height:20rem"></div><button>Publish</button>`,
  },
  "support chat with a person": {
    title: "Support - Harbor Bank",
    body: `<div role="log">${said("Hello, this is Ada. How can I help you?")}</div>${bottom(`${field('placeholder="Type your message..."')}<button aria-label="Send message">Send</button>`)}`,
    by: "socket",
  },
  "team messenger": {
    title: "#general - Messenger",
    body: `<nav><button>general</button><button>ai-tools</button></nav><div role="log">${said("Lunch?")}</div>${bottom(`${formats}<div contenteditable role="textbox" aria-label="Message #general" style="width:40rem;height:3rem"></div><button aria-label="Send now">></button>`)}`,
    by: "fetch",
  },
  "private messages": {
    title: "Ada Vance - Messages",
    body: `<div aria-live="polite">${said("See you at five")}</div>${bottom(`<div contenteditable role="textbox" aria-label="Message" style="width:40rem;height:2rem"></div><button aria-label="Send">></button>`)}`,
    by: "socket",
  },
  "video call chat": {
    title: "Weekly meeting",
    body: `<div role="log">${said("I am muted")}</div>${bottom(`${field('placeholder="Send a message to everyone"')}<button aria-label="Send">></button>`)}`,
    by: "socket",
  },
  "issue tracker": {
    title: "Issue 7: page is slow",
    body: `${said("It takes long.")}<input aria-label="Title" style="width:34rem">${formats}${field('aria-label="Add your comment"')}<button>Comment</button><button>Close issue</button>`,
  },
  "pull request assigned to a bot": {
    title: "Bump serde by dependency-bot - Code",
    body: `${said("bot: please review")}${formats}${field('placeholder="Leave a comment"')}<button>Comment</button><button>Approve</button>`,
  },
  "case management form": {
    title: "New case note",
    body: `<input aria-label="Client" style="width:20rem"><input aria-label="Date" style="width:20rem"><input aria-label="Programme" style="width:20rem"><input aria-label="Worker" style="width:20rem">${field('aria-label="Narrative"')}<button>Save</button>`,
    by: "form",
  },
  "contact form": {
    title: "Contact us",
    body: `<form><input aria-label="Name" style="width:20rem"><input aria-label="E-mail" style="width:20rem">${field('placeholder="Your message"')}<button>Send message</button></form>`,
    by: "form",
  },
  "survey": {
    title: "Staff survey on AI assistants",
    body: `<p>Have you used ChatGPT?</p>${field('aria-label="Tell us more"')}<p>Why?</p>${field('aria-label="Why"')}<button>Next</button>`,
    by: "form",
  },
  "translation by hand": {
    title: "Translate a string",
    body: `${field('placeholder="Type your translation"')}${field('readonly aria-label="Source"')}<button>Suggest</button>`,
  },
  "code playground": {
    title: "Playground",
    body: `<div contenteditable class="cm-content" role="textbox" aria-label="Editor content" style="width:50rem;height:30rem"></div><button>Run</button><div role="log">ok</div>`,
    by: "slow",
  },
  "database console": {
    title: "Query console",
    body: `${field('placeholder="Type a query"')}<button>Run</button><button>Stop</button><table><tr><td>1</td></tr></table>`,
    by: "slow",
  },
  "social post": {
    title: "Home - Social",
    body: `<div contenteditable role="textbox" aria-label="What is happening?" style="width:34rem;height:4rem"></div><button>Post</button><div aria-live="polite">${said("A post")}</div>`,
  },
  "shop's review": {
    title: "Garden hose - Reviews",
    body: `${said("Fine hose")}${field('placeholder="Ask a question about this product"')}<button>Submit</button>`,
  },
  "log viewer with a filter": {
    title: "Logs",
    body: `<input placeholder="Filter" style="width:34rem"><button>Apply</button><div role="log">${said("started", "stopped")}</div>`,
    by: "slow",
  },
  "wiki page": {
    title: "Editing Claude Monet - Encyclopedia",
    body: `${formats}<textarea style="width:50rem;height:40rem" aria-label="Text"></textarea><input aria-label="Edit summary" style="width:34rem"><button>Publish changes</button>`,
  },
};
