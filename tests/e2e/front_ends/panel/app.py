"""A Panel chat with a stub model behind it, which keeps a record of every prompt that reached it."""

import json
import os

import panel

panel.extension()


def answer(prompt, user, interface):
    with open(os.environ["PROMPTS"], "a", encoding="utf-8") as record:
        record.write(json.dumps({"prompt": prompt}) + "\n")
    return "Thank you. Here is a draft you can check before you use it."


panel.chat.ChatInterface(callback=answer).servable()
